"""Review the search and the risk: what is outstanding, who does it, and by when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours, under
from wayhome.duties.acts import ToDo, acts_to_do
from wayhome.duties.duty import Duty, Status
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.enquiry import LineRaised
from wayhome.record.events.missing import Reviewed
from wayhome.record.vocabulary import Words

ITEM = "Review item"
REVIEWS = ("review_search", "review_grade")  # what a review itself does is not left undone by it


@dataclass(frozen=True, slots=True, kw_only=True)
class Outstanding:
    """One thing that is still to be done; it becomes a line of enquiry with an owner and a date.

    ``what`` may name people and places, so it is kept with the personal words; the line itself is numbered.
    """

    what: Words
    who: str
    due: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSearch(OnCase):
    """What is still to be done, and directions in the reviewer's words.

    ``nothing_outstanding`` says that the reviewer looked and that nothing is; ``repeats_knowingly`` that the directions
    are meant to read as the last review's did.
    """

    outstanding: tuple[Outstanding, ...] = ()
    directions: Words | None = None
    nothing_outstanding: bool = False
    repeats_knowingly: bool = False


def review_search(command: ReviewSearch, facing: Facing) -> Outcome:
    """Keep the review, and raise a line for each thing outstanding; an empty one is refused, and what it lacks said.

    Rules MC-19, MC-34, MC-43 and MC-44. That nothing is outstanding is not kept while the police are late with anything
    on the case: a review is a decision, and one that does not see what is late is none. It is not news about the child:
    what is new is recorded apart.
    """
    lacking = tuple(_lacking(command, facing))
    if lacking:
        raise Refused(*lacking)
    reviewed = Reviewed(by=command.by.rank, outstanding=len(command.outstanding), directions=command.directions)
    names = facing.names_for(ITEM, len(command.outstanding))
    lines = (
        LineRaised(line=name, owner=one.who, due=one.due, what=one.what)
        for name, one in zip(names, command.outstanding, strict=True)
    )
    return tell(reviewed, *lines)


def _lacking(command: ReviewSearch, facing: Facing) -> Iterator[Reason]:
    directions = (command.directions or "").strip()
    if not directions:
        words = "The review says nothing in words."
        yield under("MC-43", facing.pack, words, "Say what you looked at and what is to be done.")
    if not command.outstanding and not command.nothing_outstanding:
        words = "The review does not say what is outstanding, who does it and by when."
        yield under("MC-43", facing.pack, words, "List each thing, or say that you looked and nothing is.")
    if command.nothing_outstanding and not command.outstanding and (late := overdue_acts(facing)):
        yield _not_nothing(late, facing)
    if any(not one.what.strip() or not one.who.strip() for one in command.outstanding):
        words = "Something outstanding is without its name or without anyone to do it."
        yield under("MC-43", facing.pack, words, "Give each a name and a post.")
    if directions and not command.repeats_knowingly and _plain(directions) == _last_directions(facing):
        words = "These directions repeat the last review's, word for word."
        yield ours("review_repeats", words, "Say what is different now, or confirm that nothing is.")


def overdue_acts(facing: Facing) -> tuple[ToDo, ...]:
    """Return what the police are late with on the case, the longest overdue first, but for the review itself."""
    duties = facing.duties_of(facing.case, facing.child)
    return acts_to_do((duty for duty in duties if _is_late(duty, facing)), facing.pack, facing.at)


def _is_late(duty: Duty, facing: Facing) -> bool:
    raised = facing.entry(duty.raised_by)
    here = raised is not None and raised.record == facing.record
    owed = duty.owed_by.agency == "police" and duty.act not in REVIEWS
    return here and owed and duty.status_at(facing.at) is Status.OVERDUE


def _not_nothing(late: tuple[ToDo, ...], facing: Facing) -> Reason:
    count = "1 act is" if len(late) == 1 else f"{len(late)} acts are"
    words = f"{count} overdue on this case; the longest: {late[0].words}. That is not nothing."
    return under("MC-43", facing.pack, words, "List what is to be done first, who does it and by when.")


def _last_directions(facing: Facing) -> str | None:
    last = facing.last("missing.reviewed")
    words = facing.words.get((last.id, "directions")) if last else None
    return _plain(words) if words else None


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
