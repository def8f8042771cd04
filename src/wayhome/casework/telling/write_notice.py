"""Write a notice to one rights-holder: of which events, by which safe way, and in which words.

Writing tells nobody of anything. The notice waits to be carried, is asked again whether it is safe when its turn comes,
and counts when it arrives.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.holders.asked import as_named
from wayhome.casework.holders.standing import Holder, Reach, holder_called, holders_of, may_reach
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours, under
from wayhome.casework.telling.could_be import not_looked_at
from wayhome.casework.telling.saying import must_not_be_said, names_child
from wayhome.casework.telling.standing import next_notice, told_as
from wayhome.casework.telling.texts import AWAITING, left_open
from wayhome.casework.telling.triggers import ASKS_REASONS, ASKS_REVIEW, ASKS_SUPPORT, CALLED, trigger_of
from wayhome.duties.story import Story
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.envelope import Event
from wayhome.record.events.contact import Format
from wayhome.record.events.victim import NoticeWritten
from wayhome.record.vocabulary import Words
from wayhome.rulebook.telling import LONGEST_TEXT

By = Literal["text", "email", "letter", "door", "by_hand"]
BY_KIND: Mapping[str, By] = {
    "text": "text",
    "email": "email",
    "letter": "letter",
    "door": "door",
    "in_person": "by_hand",
}
KIND_OF: Mapping[By, str] = {by: kind for kind, by in BY_KIND.items()}
SEEN_BY_OTHERS: tuple[By, ...] = ("text", "email")
WHY_NOT: Mapping[str, str] = {
    "channel_unsafe": "That way of reaching them is not known to be safe.",
    "channel_stopped": "That number or address is not used any more.",
    "never_by": "It was agreed never to reach them in that way.",
    "holder_left": "They are not told of this child any more.",
    "under_suspicion": "They are, or may be, under suspicion, and are told nothing.",
    "nobody_asked": "Nobody has asked yet whether they may be among those who harm the child. They are told nothing.",
    "may_not_know": "It is not established that they may safely know.",
    "not_now": "There is no time in the week ahead at which it is safe to reach them in that way.",
}
INSTEAD = "Choose another way that is safe, tell them in person, or ask a supervisor to accept a good reason."


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteNotice(OnInvestigation):
    """To whom (``holder``), of which events, by what, and the words. ``channel`` is the reference of their channel.

    ``not_the_suspect``: whoever writes has looked, and they are not a suspect of whom only a nickname is known.
    """

    holder: str
    about: tuple[str, ...]
    by_what: By
    text: Words
    channel: str = ""
    title: str = ""
    template: str = ""
    language: Literal["english", "welsh", "other"] = "english"
    form: Format = "plain"
    reasons: bool = False
    support: bool = False
    review_right: bool = False
    informant: bool = False
    reviewed_by: Words | None = None
    not_the_suspect: bool = False


def write_notice(command: WriteNotice, facing: Facing) -> Outcome:
    """Keep the notice, to be carried. Rules VC-02 and VC-09 to VC-15, and VC-26.

    Refused where it would not be safe, for an event of somebody else's, with something left open, with words that must
    not be said, and in a language that nobody reviewed.
    """
    holder = holder_of(command.holder, facing)
    events = events_told(command.about, facing)
    reach = may_reach(holder, command.channel or KIND_OF[command.by_what], facing.now)
    unknown = () if command.not_the_suspect else not_looked_at(holder, facing)
    lacking = (*_unsafe(reach, facing), *unknown, *_unfit(command, holder, facing))
    if lacking:
        raise Refused(*lacking)
    return tell(_notice(command, holder, facing), notices=tuple(_notices(command, events, reach, facing)))


def holder_of(ref: str, facing: Facing) -> Holder:
    """Return a rights-holder of the child an act is about; raises Refused where there is none of that reference."""
    holder = holder_called(ref, holders_facing(facing))
    if holder is None:
        words = "Nobody is on record under this reference as told of this child."
        raise Refused(ours("no_such_holder", words, "Choose from those who are listed, or put them down first."))
    return holder


def holders_facing(facing: Facing) -> tuple[Holder, ...]:
    """Return the rights-holders of the child an act is about, as they stand now."""
    story = facing.stories.get(facing.child) or facing.story
    return holders_of(as_named(story, facing), facing.child, facing.words, at=facing.now)


def story_of(facing: Facing) -> Story:
    """Return the case as it is about the child an act is about: H1 of one child is not H1 of another."""
    return as_named(facing.story, facing).of_child(facing.child)


def events_told(about: tuple[str, ...], facing: Facing) -> tuple[Event, ...]:
    """Return the events that are told of; raises Refused for one that is not of this case and this child."""
    found = [facing.entry(one) for one in about]
    if any(one is None or not _is_theirs(one, facing) for one in found):
        words = "That entry is not of this case and this child."
        raise Refused(ours("not_theirs", words, "Choose from what is to be told in this case."))
    return tuple(one for one in found if one)


def _is_theirs(event: Event, facing: Facing) -> bool:
    theirs = facing.read_as(facing.child) in event.subjects
    return theirs and (event.record == facing.record or not _is_of_a_case(event))


def _is_of_a_case(event: Event) -> bool:
    return any(not named.startswith("child:") for named in event.subjects)


def _unsafe(reach: Reach, facing: Facing) -> Iterator[Reason]:
    """Say no to what is not safe; what is only too early or too late in the day waits for its time."""
    if not reach.ok and (reach.why != "not_now" or reach.not_before is None):
        yield under("VC-15", facing.pack, WHY_NOT[reach.why], INSTEAD)


def _unfit(command: WriteNotice, holder: Holder, facing: Facing) -> Iterator[Reason]:
    """Say what stands against the words themselves."""
    text = command.text.strip()
    if not text:
        yield ours("nothing_said", "The notice says nothing.", "Write what they are to be told.")
    for gap in left_open(text):
        yield ours("left_open", f"Something is left open: {gap}.", "Fill it in, and take the brackets away.")
    if command.by_what == "text" and len(text) > LONGEST_TEXT:
        words = f"It has {len(text)} characters, and a text message takes {LONGEST_TEXT}."
        yield ours("too_long", words, "Say it in fewer words, or send a letter.")
    yield from unsayable(f"{command.title}\n{text}", holder, command.by_what, facing)
    if command.language != "english" and not (command.reviewed_by or "").strip():
        words = f"A text that is not in English is {AWAITING}."
        yield ours("not_reviewed", words, "Have a translator review it, and name them; or send it in English.")


def unsayable(text: str, holder: Holder, by_what: By, facing: Facing) -> Iterator[Reason]:
    """Say which words must not stand in what goes to a holder by one way."""
    quiet = bool(holder.safety and holder.safety.say_nothing_of_police) and by_what in SEEN_BY_OTHERS
    for one in must_not_be_said(text, facing, nothing_of_police=quiet):
        yield ours("must_not_be_said", f"“{one.words}” {one.why}.", "Say it without those words.")


def _notice(command: WriteNotice, holder: Holder, facing: Facing) -> NoticeWritten:
    return NoticeWritten(
        notice=next_notice(facing.story),
        about=command.about,
        to=told_as(holder.kind),
        holder=holder.ref,
        channel=command.channel or None,
        by=command.by_what,
        title=command.title or None,
        template=command.template or None,
        language=command.language,
        format=command.form,
        reasons=command.reasons,
        support=command.support,
        review_right=command.review_right,
        informant=command.informant,
        reviewed_by=command.reviewed_by,
        text=command.text.strip(),
    )


def _notices(command: WriteNotice, events: tuple[Event, ...], reach: Reach, facing: Facing) -> Iterator[Reason]:
    if reach.not_before is not None:
        words = "It is not a safe time to reach them now."
        yield under("VC-15", facing.pack, words, "It waits until it is. If that is too late, tell them in person.")
    if names_child(command.text, facing) and command.by_what != "by_hand":
        words = "The child’s name stands in it, where others may read it."
        yield ours("name_stands", words, "Next time leave it out; they know who they are.")
    yield from lacks(events, facing, reasons=command.reasons, support=command.support, review=command.review_right)


def lacks(events: tuple[Event, ...], facing: Facing, *, reasons: bool, support: bool, review: bool) -> Iterator[Reason]:
    """Say what telling of some events has to give, and does not, so that it will not count."""
    for given, asking, what in (
        (reasons, ASKS_REASONS, "to the reasons, and this does not give them"),
        (support, ASKS_SUPPORT, "to an offer of support, and this makes none"),
        (review, ASKS_REVIEW, "to be told that they may ask for a review, and this does not say so"),
    ):
        found = next((one for one in map(trigger_of, events) if one in asking), None)
        if found and not given:
            words = f"{CALLED[found]}: they have a right {what}."
            yield under("VC-14", facing.pack, words, "What is owed stays owed until they are told that too.")
