"""What goes with the link of an invitation: begun from the rulebook's text, looked at by an officer, and checked."""

from collections.abc import Iterator
from dataclasses import replace

from wayhome.casework.facing import Facing
from wayhome.casework.holders.contact import Channel
from wayhome.casework.holders.standing import Holder
from wayhome.casework.reasons import ours
from wayhome.casework.telling.saying import must_not_be_said
from wayhome.casework.telling.texts import draft, left_open, may_offer, reader_of
from wayhome.kernel.ids import Subject
from wayhome.kernel.refusals import Reason, Refused
from wayhome.rulebook.telling import LONGEST_TEXT, Language, Trigger
from wayhome.web.acting.desk import Desk
from wayhome.web.presenting.filled_in import filled_in

WHAT: tuple[Trigger, ...] = ("invitation",)
LINK = 120  # as long as a link of ours may be
CODE: dict[Language, str] = {
    "english": "The link asks for a code, which comes another way.",
    "welsh": "Mae’r ddolen yn gofyn am god, sy’n dod ffordd arall.",
}
UNTIL_THEN = "This is the link we talked about."  # where the rulebook in force holds no text of an invitation


def words_for(desk: Desk, child: Subject, holder: Holder) -> str:
    """Return what goes with a link, as the rulebook begins it for this reader; the link itself follows."""
    facing, pack = of_child(desk, child), desk.pack
    years = facing.known_of_child.value("age", desk.visit.now)
    reader = reader_of(holder.kind, years if isinstance(years, int) else None)
    in_welsh = bool(holder.plan and holder.plan.language == "welsh") and may_offer(pack, WHAT, reader, "welsh")
    language: Language = "welsh" if in_welsh else "english"
    known = filled_in(
        holder.plan, reader, officer=desk.visit.actor.name, record=desk.record, language=language
    )  # fmt: skip
    made = draft(pack, WHAT, reader, known, language)
    said = made.as_text.rpartition("\n")[0] if made else UNTIL_THEN  # how to ask, and when they hear, is at the door
    return "\n".join((said, CODE[language]))


def checked(words: str, channel: Channel, holder: Holder, child: Subject, desk: Desk) -> str:
    """Return what goes with a link; raises Refused for what must not be said or does not fit."""
    said = words.strip()
    if reasons := tuple(_against(said, channel, holder, of_child(desk, child))):
        raise Refused(*reasons)
    return said


def _against(said: str, channel: Channel, holder: Holder, facing: Facing) -> Iterator[Reason]:
    quiet = bool(holder.safety and holder.safety.say_nothing_of_police)
    for one in must_not_be_said(said, facing, nothing_of_police=quiet):
        yield ours("must_not_be_said", f"“{one.words}” {one.why}.", "Say it without that.")
    for gap in left_open(said):
        yield ours("left_open", f"Something is left open: {gap}.", "Fill it in, and take the brackets away.")
    most = LONGEST_TEXT - LINK
    if channel.kind == "text" and len(said) > most:
        yield ours("too_long", f"It has {len(said)} characters, and {most} fit beside the link.", "Say it in fewer.")


def of_child(desk: Desk, child: Subject) -> Facing:
    """Return a case as it is faced for one of its children."""
    return replace(desk.facing, child=child, of_one=True)
