"""Record that what the child said after earlier episodes was read, and have each place in it visited."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.casework.update_trigger_plan import lines_of
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.enquiry import LineRaised
from wayhome.record.events.missing_search import EarlierInterviewsRead
from wayhome.record.vocabulary import Words

VISIT = "ML-16 place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that an earlier interview names: who is to visit it, and by when."""

    place: Words
    owner: str
    due: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadEarlierInterviews(OnCase):
    """The places and the people that the child named."""

    places: tuple[Place, ...] = ()
    people: tuple[Words, ...] = ()


def read_earlier_interviews(command: ReadEarlierInterviews, facing: Facing) -> Outcome:
    """Record the reading, and raise a line for each place, owed by its post. Rules MC-34 and MC-36."""
    lacking = tuple(_lacking(command, facing))
    if lacking:
        raise Refused(*lacking)
    people = lines_of(command.people)
    read = EarlierInterviewsRead(
        places_listed=len(command.places), people_listed=len(people), people="\n".join(people) or None
    )
    names = facing.names_for(VISIT, len(command.places))
    visits = (
        LineRaised(line=name, owner=one.owner, due=one.due, what=one.place)
        for name, one in zip(names, command.places, strict=True)
    )
    return tell(read, *visits, notices=tuple(_nothing_named(command, facing)))


def _lacking(command: ReadEarlierInterviews, facing: Facing) -> Iterator[Reason]:
    if any(not one.place.strip() or not one.owner.strip() for one in command.places):
        words = "A place is without words or without anyone to visit it."
        yield under("MC-36", facing.pack, words, "Say which place, which post visits it, and by when.")


def _nothing_named(command: ReadEarlierInterviews, facing: Facing) -> Iterator[Reason]:
    if not command.places and not command.people:
        words = "No place and no person was listed from what the child said before."
        yield under("MC-36", facing.pack, words, "List each that the child named, or leave it so if there is none.")
