"""After a birthday one conversation about what a child needs stands for every investigation about them."""

from datetime import timedelta

import pytest

from tests.casework.desk import CHILD, DETECTIVE, INQUIRY, INVESTIGATION, OFFICER, STARTS, Desk
from tests.needs.whole import whole
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.casework.concerns.crimes import RecordOffence
from wayhome.casework.needs.assess import AssessNeeds, NoteNeedsChanged
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.events.ending import OutcomeReached

RULE = "VC-06-BIRTHDAY"
SECOND, OTHER = RecordId("EI-2"), Subject("investigation:EI-2")
BORN = (STARTS + timedelta(days=3)).date()


@pytest.fixture
def desk() -> Desk:
    """Return a desk at which two investigations of one child run, who turns 16 in three days."""
    desk = Desk()
    for record, investigation in ((INQUIRY, INVESTIGATION), (SECOND, OTHER)):
        born = BORN.replace(year=BORN.year - 16)
        desk.concern(record=record, investigation=investigation, date_of_birth=born, another=True)
        desk.do(RecordOffence, DETECTIVE, record=record, offence="criminal_exploitation", told_by="school")
    return desk


def days(desk: Desk, many: int) -> Desk:
    """Set the clock to so many days after the beginning."""
    return desk.at(many * 24 * 60)


def ended(desk: Desk, record: RecordId, investigation: Subject) -> None:
    """Enter that an investigation ended."""
    fact = OutcomeReached(code="15")
    draft = Draft(fact=fact, happened_at=desk.now, subjects=(CHILD, investigation))
    enter(Entry(record=record, drafts=(draft,)), ledger=desk.ledger, supplies=desk.supplies)


def test_a_conversation_in_the_first_meets_what_the_birthday_raised_in_the_second_too(desk: Desk):
    days(desk, 4).do(AssessNeeds, DETECTIVE, said=whole())

    assert set(days(desk, 20).statuses(RULE)) == {"met"}


def test_nobody_asked_after_the_birthday_is_overdue_once_for_the_child(desk: Desk):
    assert days(desk, 20).statuses(RULE) == ["overdue"]


def test_it_is_owed_while_the_second_runs_though_the_first_had_ended(desk: Desk):
    ended(days(desk, 1), INQUIRY, INVESTIGATION)

    assert days(desk, 20).statuses(RULE) == ["overdue"]


def test_nothing_is_raised_once_both_had_ended(desk: Desk):
    ended(days(desk, 1), INQUIRY, INVESTIGATION)
    ended(desk, SECOND, OTHER)

    assert days(desk, 20).statuses(RULE) == []


def test_a_change_is_asked_about_while_the_second_runs_though_the_first_had_ended(desk: Desk):
    ended(days(desk, 1), INQUIRY, INVESTIGATION)
    desk.do(NoteNeedsChanged, OFFICER, record=SECOND, why="placement_move")

    assert days(desk, 20).statuses("VC-06") == ["overdue"]
