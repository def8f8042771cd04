"""Tell whoever gave information what was done with it; a child, what happened because of what they told us."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from wayhome.casework.answering.holding import as_read, why_not_told
from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.duties.story import Story
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.envelope import Event
from wayhome.record.events.door import CameOfItRead, NotTold, ToldWhatCameOfIt
from wayhome.record.events.safeguarding import Agency, InformationShared
from wayhome.record.vocabulary import Words

To = Literal["child", "family", "partner"]
THE_CHILD = "H1"
GIVEN, TOLD, READ, NOT_TOLD = (
    "door.information_given", "door.told_what_came_of_it", "door.came_of_it_read", "door.not_told",
)  # fmt: skip
BY_CHILD = ("partner.return_interview_received", "missing.account_recorded")
FAMILY = ("parent", "guardian", "carer")
INTERVIEW = "partner.return_interview_received"


@dataclass(frozen=True, slots=True, kw_only=True)
class TellWhatCameOfIt(OnInvestigation):
    """What somebody is told; ``about`` is the entry by which they gave it, ``heard``: it is known to have reached them.

    At a door, or in a message, it is not known before it is read there.
    """

    about: str
    to: To
    what: Words
    result: Literal["acted_on", "passed_on", "kept", "cannot_say"] = "kept"
    how: Literal["in_person", "telephone", "message", "door"] = "door"
    heard: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveReasonNotToTell(OnInvestigation):
    """The good reason for which what was done is not told."""

    about: str
    to: To
    reason: Literal["endangers_child", "endangers_enquiry", "no_safe_way", "asked_not_to_hear", "other"]
    why: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadWhatCameOfIt(OnInvestigation):
    """Whoever gave it read at their door what was done with it; ``told`` is the entry that says it."""

    told: str
    holder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerReadWhatCameOfIt(ReadWhatCameOfIt):
    """A council or provider read at its door what was done with an interview."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """Something that somebody told the police, with what they were told of it, newest last."""

    given: Event
    to: To
    holder: str
    told: tuple[Event, ...]
    read: bool
    reasoned: bool

    @property
    def is_open(self) -> bool:
        """Say whether it is still owed that they hear what was done with it."""
        return not self.read and not self.reasoned


def owed_back(story: Story) -> tuple[Owed, ...]:
    """Return everything that is answered by saying what was done with it, as a child's story has it, newest first."""
    found = [_owed(event, to, story) for event, to in _given(story)]
    return tuple(sorted(found, key=lambda one: (one.given.happened_at, one.given.id), reverse=True))


def tell_what_came_of_it(command: TellWhatCameOfIt, facing: Facing) -> Outcome:
    """Tell it. Rules FB-01 to FB-03. Refused where nothing was given, and to whoever may not be told."""
    given = _found(command.about, command.to, facing)
    if reasons := tuple(_against(command, given, facing)):
        raise Refused(*reasons)
    heard = command.heard and command.how in ("in_person", "telephone")
    told = ToldWhatCameOfIt(
        about=command.about,
        holder=given.holder or None,
        what=command.what,
        result=command.result,
        to=command.to,
        by=command.how,
        received="yes" if heard else "unknown",
    )
    return tell(told, *_shared(command, given))


def give_reason_not_to_tell(command: GiveReasonNotToTell, facing: Facing) -> Outcome:
    """Keep the reason; it is counted. Rules FB-01 to FB-03."""
    _found(command.about, command.to, facing)
    return tell(NotTold(about=command.about, to=command.to, reason=command.reason, why=command.why))


def read_what_came_of_it(command: ReadWhatCameOfIt, facing: Facing) -> Outcome:
    """Note that it was read, once; what was written for somebody else is not theirs to read."""
    told, (child, holder) = facing.entry(command.told), as_read(facing, command.holder)
    if told is None or told.type != TOLD or child not in told.subjects or not _is_theirs(told, command, holder):
        raise Refused(ours("nothing_told", "There is nothing like that here.", "Go back, and open it again."))
    story = facing.stories.get(facing.child) or Story(facing.child, ())
    if any(event.body["told"] == command.told for event in story.of_type(READ, with_child=True)):
        return tell()
    about, to = str(told.body["about"]), _to(told)
    return tell(CameOfItRead(about=about, told=command.told, to=to, holder=command.holder))


def _is_theirs(told: Event, command: ReadWhatCameOfIt, holder: str) -> bool:
    """Say whether it was written for whoever reads it: a partner's for a partner, a holder's for that holder."""
    if isinstance(command, PartnerReadWhatCameOfIt):
        return _to(told) == "partner"
    return _to(told) != "partner" and told.body.get("holder") == holder


def _given(story: Story) -> Iterator[tuple[Event, To]]:
    for event in story.of_type(GIVEN, with_child=True):
        if event.body["kind"] == "child":
            yield event, "child"
        elif event.body["kind"] in FAMILY:
            yield event, "family"
    for name in BY_CHILD:
        for event in story.of_type(name, with_child=True):
            yield event, "child"
            if name == INTERVIEW:
                yield event, "partner"


def _owed(given: Event, to: To, story: Story) -> Owed:
    about = {name: _about(given, to, name, story) for name in (TOLD, READ, NOT_TOLD)}
    heard = any(event.body.get("received") == "yes" for event in about[TOLD])
    return Owed(
        given=given,
        to=to,
        holder=THE_CHILD if to == "child" else str(given.body.get("holder") or ""),
        told=about[TOLD],
        read=heard or bool(about[READ]),
        reasoned=bool(about[NOT_TOLD]),
    )


def _about(given: Event, to: To, name: str, story: Story) -> tuple[Event, ...]:
    events = story.of_type(name, with_child=True)
    return tuple(event for event in events if event.body["about"] == given.id and event.body.get("to") == to)


def _found(about: str, to: To, facing: Facing) -> Owed:
    story = facing.stories.get(facing.child) or Story(facing.child, ())
    found = next((one for one in owed_back(story) if one.given.id == about and one.to == to), None)
    if found is None:
        words = "Nobody gave the information that this would answer."
        raise Refused(ours("nothing_given", words, "Open what is owed back, and answer from there."))
    return found


def _against(command: TellWhatCameOfIt, given: Owed, facing: Facing) -> Iterator[Reason]:
    if command.to == "family" and given.holder and why_not_told(facing, given.holder):
        words = "They may not be told anything about this child as it stands."
        yield ours("not_to_be_told", words, "Have a supervisor give the reason for which they are not told.")


def _shared(command: TellWhatCameOfIt, given: Owed) -> tuple[InformationShared, ...]:
    """Return what a partner is told as information shared: what, with whom, and on what basis. Rule MA-07."""
    if command.to != "partner":
        return ()
    agency: Mapping[str, Agency] = {"council": "local_authority", "provider": "provider"}
    shared = InformationShared(
        partner=agency.get(str(given.given.body.get("by")), "local_authority"),
        basis="safeguarding_of_children",
        basis_logged=True,
        minimum_logged=True,
        shared=command.what,
    )
    return (shared,)


def _to(told: Event) -> To:
    to = told.body.get("to")
    return "child" if to == "child" else "partner" if to == "partner" else "family"
