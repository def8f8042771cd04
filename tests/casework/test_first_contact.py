"""Before a report: contacts that are no report, counted beside missing; and callers who were asked to look first."""

from datetime import timedelta

import pytest

from tests.casework.desk import CALL_HANDLER, CHILD, STARTS, Desk, england_wales, rules, words
from wayhome.application.drafts import Entered
from wayhome.casework.defer_report import DeferReport
from wayhome.casework.record_contact import RecordContact
from wayhome.duties.derive import derive_all
from wayhome.duties.stories import stories
from wayhome.kernel.ids import RecordId

CONTACT = RecordId("child:A")
BACK = STARTS + timedelta(minutes=30)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def named(entered: tuple[Entered, ...]) -> list[str]:
    return [sealed.event.type for one in entered for sealed in one.events]


def standing(desk: Desk, rule: str) -> list[str]:
    told = stories(each.event for each in desk.ledger.about(CHILD).events)
    duties = derive_all(told.values(), england_wales(), horizon=desk.now)
    return [duty.status_at(desk.now).value for duty in duties if duty.rule == rule]


def test_a_child_who_is_away_and_whose_place_is_known_is_counted_and_is_no_missing_report(desk: Desk) -> None:
    handled = desk.do(
        RecordContact, CALL_HANDLER, record=CONTACT, child=CHILD, whereabouts="known", informant="placement",
        handled_as="away_from_placement", said="At her sister's, and will not come back tonight.",
    )  # fmt: skip

    assert named(handled.entered) == ["missing.contact_received"]
    assert handled.notices == ()
    (contact,) = desk.events("missing.contact_received", record=CONTACT)
    assert contact.body == {"whereabouts": "known", "informant": "placement", "handled_as": "away_from_placement"}
    assert standing(desk, "MC-01") == []


def test_a_contact_in_which_nobody_knows_where_the_child_is_raises_a_report_at_once(desk: Desk) -> None:
    handled = desk.do(
        RecordContact, CALL_HANDLER, record=CONTACT, child=CHILD, whereabouts="unknown", handled_as="welfare"
    )

    assert words(handled.notices) == ["Nobody knows where the child is, so the child is missing."]
    assert "MC-01" in {duty.rule for duty in handled.raised}
    desk.at(6).report()
    assert standing(desk, "MC-01") == ["met"]


def test_a_contact_in_which_nobody_asked_is_not_known(desk: Desk) -> None:
    handled = desk.do(RecordContact, CALL_HANDLER, record=CONTACT, child=CHILD, whereabouts="not_asked")

    assert words(handled.notices) == ["Nobody asked whether the caller knows where the child is."]


def test_several_contacts_about_one_child_stand_in_one_record(desk: Desk) -> None:
    for _ in range(2):
        desk.do(RecordContact, CALL_HANDLER, record=CONTACT, child=CHILD, whereabouts="known")

    assert len(desk.events(record=CONTACT)) == 2


@pytest.mark.parametrize("stated", ["yes", "unknown", "not_asked"])
def test_a_caller_sent_to_look_while_danger_is_not_ruled_out_is_kept_and_the_report_is_owed(
    desk: Desk, stated: str
) -> None:
    handled = desk.do(
        DeferReport, CALL_HANDLER, record=CONTACT, child=CHILD, danger_stated=stated, asked_to="search_first",
        call_back_at=BACK,
    )  # fmt: skip

    (notice,) = handled.notices
    assert notice.words == "Not so yet: the caller was asked whether the child is in danger, and said no."
    assert notice.remedy == "Take the report now. Nothing stands before it."
    assert rules(handled.notices) == ["MC-06"]
    assert "MC-06" in {duty.rule for duty in handled.raised}


def test_a_caller_who_looks_first_in_no_danger_is_rung_back(desk: Desk) -> None:
    asked = {"record": CONTACT, "child": CHILD, "danger_stated": "no", "asked_to": "ring_round"}

    assert desk.do(DeferReport, CALL_HANDLER, **asked, call_back_at=BACK).notices == ()
    assert words(desk.do(DeferReport, CALL_HANDLER, **asked).notices) == ["Nobody said when the caller is rung back."]


def test_a_report_that_is_taken_after_all_puts_it_right_late(desk: Desk) -> None:
    desk.do(DeferReport, CALL_HANDLER, record=CONTACT, child=CHILD, danger_stated="yes", call_back_at=BACK)

    desk.at(20).report()

    assert standing(desk, "MC-06") == ["met_late"]
