"""A missing case says in its first lines what whoever looks for the child needs."""

import pytest

from tests.casework.desk import CALL_HANDLER, CASE, OFFICER, Desk
from tests.web.conftest import SignedIn
from tests.web.html import faults
from tests.web.sending import said
from wayhome.access.actors import Role
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.record_answers import Answer, RecordAnswers
from wayhome.casework.record_done import RecordDone
from wayhome.record.events.missing import IdentityRecorded
from wayhome.record.events.missing_search import ItemObtained

pytestmark = pytest.mark.django_db
PAGE = f"/cases/{CASE}/"


@pytest.fixture
def told(desk: Desk) -> Desk:
    """Return a desk with a case in which everything was said."""
    desk.report(description="Tall, red hair.", clothing="A green coat.")
    desk.do(RecordDone, CALL_HANDLER, fact=IdentityRecorded(complete=True, informant_contact="07700 900123"))
    seen = Answer(question="last_seen_with", answer="yes", words="With Bo, at the bus station, six o’clock.")
    desk.at(5).do(RecordAnswers, CALL_HANDLER, answers=(seen,))
    return desk


def test_last_seen_clothes_looks_and_whom_to_ring_stand_before_everything_that_is_to_be_done(
    told: Desk, signed_in: SignedIn
):
    page = signed_in(Role.RESPONSE).get(PAGE)
    shown = said(page)
    order = (
        "Last seen where, when, with whom With Bo, at the bus station, six o’clock. Said 19:05 today",
        "Wearing A green coat. Said 19:00 today", "Looks like Tall, red hair.", "Ring back 07700 900123",
        "What to do, soonest first",
    )  # fmt: skip

    places = [shown.find(words) for words in order]
    assert -1 not in places
    assert places == sorted(places)
    assert not page.context["page"].know_by.folded
    assert faults(page.content.decode()) == []


def test_what_is_not_on_record_says_so_and_leads_to_where_it_is_said(desk: Desk, signed_in: SignedIn):
    desk.report()

    facts = signed_in(Role.CALL_HANDLER).get(PAGE).context["page"].know_by.facts

    assert {one.words for one in facts} == {"Not on record yet."}
    said_at = ("ask-questions", *["record-identity"] * 3)
    assert [one.say.href for one in facts] == [f"/cases/{CASE}/{act}/" for act in said_at]


def test_that_it_was_asked_and_nobody_knew_is_said(desk: Desk, signed_in: SignedIn):
    desk.report()
    desk.at(5).do(RecordAnswers, CALL_HANDLER, answers=(Answer(question="last_seen_with", answer="unknown"),))

    shown = said(signed_in(Role.CALL_HANDLER).get(PAGE))

    assert "Last seen where, when, with whom Asked 19:05 today; nothing more is on record." in shown


def test_what_was_obtained_is_to_be_added_and_not_asked_for_again(desk: Desk, signed_in: SignedIn):
    desk.report()
    desk.at(50).do(RecordDone, OFFICER, fact=ItemObtained(item="clothing"))

    assert f"Wearing Obtained 19:50 today by {OFFICER.actor.id}, not added here. Add it" in said(
        signed_in(Role.CALL_HANDLER).get(PAGE)
    )


def test_who_only_reads_is_not_led_to_a_refusal(desk: Desk, signed_in: SignedIn):
    desk.report()

    facts = signed_in(Role.ANALYST).get(PAGE).context["page"].know_by.facts

    assert {one.say for one in facts} == {None}


def test_once_the_child_is_found_it_stands_folded_and_nothing_is_asked_for(told: Desk, signed_in: SignedIn):
    told.at(90).do(LocateChild, OFFICER, basis="seen")

    know = signed_in(Role.RESPONSE).get(PAGE).context["page"].know_by

    assert know.folded
    assert {one.say for one in know.facts} == {None}
