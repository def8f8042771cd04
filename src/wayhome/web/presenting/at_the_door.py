"""A door as it is placed on a page: the same for whoever was invited and for the officer who looks first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from wayhome.application.at_the_door.carer import MissingShown
from wayhome.application.at_the_door.door import Door, door_of
from wayhome.application.at_the_door.rights import RightShown, rights_of
from wayhome.application.at_the_door.where import Places, places_of
from wayhome.application.at_the_door.whose import At, is_held_back
from wayhome.application.rights_holders import rights_holders
from wayhome.casework.carers.owed_back import owed_back
from wayhome.casework.holders.standing import holder_called
from wayhome.duties.duty import Duty
from wayhome.duties.story import Story
from wayhome.kernel.ids import ActorId, EventId, RecordId, Subject
from wayhome.kernel.moments import in_london
from wayhome.record.one_child import called_beside
from wayhome.web.presenting.missing_at_door import missing_at_door
from wayhome.web.wiring import Wiring

OFTEN: Mapping[str, str] = {
    "weekly": "every week", "fortnightly": "every two weeks", "four_weekly": "every four weeks",
    "when_something_happens": "when something happens, and at least every four weeks",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorShown:
    """What the template places: the door, whose it is, and the words that depend on who reads.

    ``instead`` is whom to ask for while their officer is away; empty where nobody was named who is here. ``missing``
    is what is shown while the child is missing; None otherwise, at the child's own door, and to whoever may not know.
    """

    door: Door
    rights: tuple[RightShown, ...]
    officer_is_away: bool = False
    instead: str = ""
    missing: MissingShown | None = None

    @property
    def is_child(self) -> bool:
        """Say whether the child reads it."""
        return self.door.at.kind == "child"

    @property
    def often(self) -> str:
        """Return how often they hear, as a phrase."""
        return OFTEN.get(self.door.next.how_often, "") if self.door.next else ""

    @property
    def next_day(self) -> str:
        """Return the day by which they hear."""
        return day(self.door.next.by) if self.door.next else ""


def door_shown(parts: Wiring, at: At) -> DoorShown:
    """Return a door as the record has it now: where the child's case goes on, of a child as they are read."""
    child = parts.reading.one(at.child)
    story = parts.reading.story(child)
    places = places_of(story, at.record)
    holder = called_beside(at.holder, at.child, child)
    at = replace(at, child=child, holder=holder, record=places.now, before=places.before)
    door = door_of(story, _words(parts, story, at), at)
    rights = parts.reading.rulebook.at(at.now).pack.victim_rights
    return DoorShown(
        door=door,
        rights=rights_of(rights, tuple(_owed(parts, child, places, at.now)), door),
        officer_is_away=is_away(parts, door.officer, at.now),
        instead="" if is_away(parts, door.carried_by, at.now) else door.carried_by,
        missing=_missing(parts, story, at),
    )


def _missing(parts: Wiring, child: Story, at: At) -> MissingShown | None:
    """Return what a parent is shown while the child is missing; None of a child who is not, and where they may not."""
    holder = holder_called(at.holder, rights_holders(at.child, parts.ledger, at=at.now))
    if at.kind == "child" or holder is None or not holder.may_be_told:
        return None
    shown = missing_at_door(parts, child, at, held=is_held_back(child, at))
    return shown if shown and shown.is_missing else None


def is_away(parts: Wiring, officer: str, now: datetime) -> bool:
    """Say whether somebody is away or has left: who asks for them by name would be told to ring again."""
    roster, named = parts.reading.people(), ActorId(officer)
    return roster.away(named, now) is not None or roster.has_left(named, now)


def _owed(parts: Wiring, child: Subject, places: Places, now: datetime) -> Iterator[tuple[Subject, tuple[Duty, ...]]]:
    """Yield what each record of a child's case owes, with the child who came into it first."""
    for record in places.all:
        case = parts.reading.case(record, now)
        if case is not None:
            yield parts.reading.one(case.children[0]) if case.children else child, case.duties


def _words(parts: Wiring, story: Story, at: At) -> Mapping[tuple[EventId, str], str]:
    """Return the words of the record, and of others in which the child was told what came of what they said."""
    given = [one for one in owed_back(story) if one.holder == at.holder]
    records = {
        at.record,
        *at.before,
        *(one.given.record for one in given),
        *(told.record for one in given for told in one.told),
    }
    return {named: text for record in sorted(records) for named, text in parts.reading.words(record).items()}


def at_of(kind: str, holder: str, child: str, record: str, now: datetime) -> At:
    """Return whose door it is."""
    return At(kind=kind, holder=holder, child=Subject(child), record=RecordId(record), now=now)


def day(moment: date | datetime) -> str:
    """Return a day in words: Thursday 26 November."""
    local = in_london(moment).date() if isinstance(moment, datetime) else moment
    return f"{local:%A} {local.day} {local:%B}"
