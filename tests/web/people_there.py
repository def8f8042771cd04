"""A unit, a post and two people for the pages about people on duty; nobody holds the post."""

from datetime import UTC, datetime

from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter_all
from wayhome.application.ports import Ledger, Supplies
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.events.workforce import AbsenceRecorded, OfficerJoined, PostDeclared, UnitDeclared
from wayhome.record.vocabulary import Fact

BEGAN = datetime(2026, 11, 1, 9, tzinfo=UTC)
AWAY = datetime(2026, 11, 23, 7, tzinfo=UTC)
UNIT, POST = Subject("unit:eastmere"), Subject("post:night-inspector")
TORRANCE = Subject("officer:PS Torrance 5003")


def set_up_people(ledger: Ledger, supplies: Supplies) -> None:
    """Enter them."""
    said: tuple[tuple[Subject, Fact], ...] = (
        (UNIT, UnitDeclared(name="Eastmere")),
        (POST, PostDeclared(name="Night inspector", role="inspector", unit="eastmere", always_held=True)),
        (TORRANCE, OfficerJoined(rank="Sergeant", unit="eastmere", role="supervisor", called="Ruth Torrance")),
        (TORRANCE, AbsenceRecorded(start=AWAY, kind="planned")),
    )
    entries = [
        Entry(record=RecordId(who), drafts=(Draft(fact=one, happened_at=BEGAN, subjects=(who,)),)) for who, one in said
    ]
    enter_all(entries, ledger=ledger, supplies=supplies)
