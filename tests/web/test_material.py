"""The pages on which others are asked what they hold, and the disclosure schedule."""

import csv
import io
import re

import pytest
from django.test import Client

from tests.casework.desk import DETECTIVE, INQUIRY, SERGEANT, Desk
from tests.ending.going import investigated, named, tell
from tests.material.test_requests import COUNSELLING, GROUNDS, REQUEST
from tests.web.conftest import SignedIn
from tests.web.html import faults
from tests.web.sending import page_of, said, send
from wayhome.access.actors import Role
from wayhome.casework.material.ask_third_party import AskThirdParty
from wayhome.casework.material.disclose import NameDisclosureOfficer
from wayhome.casework.without_the_child.record_position import RecordPosition
from wayhome.record.events.suspect import Identified

ACTS = (
    "disclosure", "name-disclosure-officer", "ask-third-party", "endorse-counselling", "request-notice",
    "notice-recipient", "settle-request", "examine-device", "decide-items",
)  # fmt: skip


@pytest.fixture
def opened(desk: Desk) -> Desk:
    named(investigated(desk))
    return desk


def act(client: Client, page: str, /, **given: object):
    return send(client, page, INQUIRY, **given)


@pytest.mark.parametrize("name", ACTS)
def test_each_page_is_sound(opened: Desk, signed_in: SignedIn, name: str) -> None:
    opened.do(AskThirdParty, DETECTIVE, **GROUNDS)
    opened.do(AskThirdParty, DETECTIVE, **COUNSELLING)
    answer = signed_in(Role.DETECTIVE_INSPECTOR).get(page_of(name, INQUIRY))
    assert answer.status_code == 200
    assert faults(answer.content.decode()) == []


def test_a_request_is_made_on_its_grounds_and_notice_given(opened: Desk, signed_in: SignedIn) -> None:
    client = signed_in(Role.INVESTIGATOR)
    refused = act(client, "ask-third-party", holder="school")
    assert "It does not say why they are believed to hold it." in said(refused)
    assert act(client, "ask-third-party", **GROUNDS).status_code == 302
    page = said(client.get(page_of("request-notice", INQUIRY)))
    assert "Hill School" in page
    assert "no notice yet" in page
    act(client, "request-notice", recipient="parent_or_guardian", written="on", name="Her mother")
    assert opened.statuses("DISC-03") == ["met"]


def test_where_a_parent_is_a_suspect_the_page_warns_and_leads_to_who_decides(opened: Desk, signed_in: SignedIn) -> None:
    tell(opened, Identified(suspect="EI-1-S2", known_by="name", cares_for_child="yes"))
    opened.do(AskThirdParty, DETECTIVE, **GROUNDS)
    client = signed_in(Role.SUPERVISOR)
    page = client.get(page_of("request-notice", INQUIRY))
    assert "A suspect cares for a child of this case. No notice goes to a parent or guardian." in said(page)
    assert page_of("notice-recipient", INQUIRY) in page.content.decode()
    refused = act(client, "request-notice", recipient="parent_or_guardian", written="on")
    assert refused.status_code == 422
    act(client, "notice-recipient", recipient="care_body", name="The council", reason="They look after her.")
    assert act(client, "request-notice", recipient="care_body", written="on").status_code == 302


def test_a_request_for_counselling_waits_for_the_second_person(opened: Desk, signed_in: SignedIn) -> None:
    opened.do(AskThirdParty, DETECTIVE, **COUNSELLING)
    client = signed_in(Role.DETECTIVE_INSPECTOR)
    page = said(client.get(page_of("endorse-counselling", INQUIRY)))
    assert "It is the only early account." in page
    assert act(client, "endorse-counselling", request=REQUEST, endorsed="yes").status_code == 302
    assert opened.statuses("DISC-04-B") == ["met"]


def test_the_schedule_shows_what_came_to_nothing_and_none_of_the_childs_words(
    opened: Desk, signed_in: SignedIn
) -> None:
    opened.do(RecordPosition, DETECTIVE, stance="withdraws", position="He knows where I live.")
    client = signed_in(Role.INVESTIGATOR)
    page = said(client.get(page_of("disclosure", INQUIRY)))
    assert "Nobody is named who answers for disclosure." in page
    assert "none_found" not in page
    assert "He knows where I live." not in page
    rows = list(csv.reader(io.StringIO(client.get(f"{page_of('disclosure', INQUIRY)}table/").content.decode())))
    assert rows[0][0] == "number"
    assert [row[0] for row in rows[1:]] == [str(number) for number in range(1, len(rows))]
    assert "He knows where I live." not in str(rows)


@pytest.mark.parametrize("role", [Role.INVESTIGATOR, Role.VICTIM_CARE])
def test_each_item_leads_to_its_entry_for_whoever_reads_the_case(role: Role, opened: Desk, signed_in: SignedIn) -> None:
    client = signed_in(role)
    entries = re.findall(r'href="(/entries/[^"]+)"', client.get(page_of("disclosure", INQUIRY)).content.decode())

    assert entries
    assert {client.get(one).status_code for one in entries} == {200}


def test_the_disclosure_officer_decides_on_several_items_at_once(opened: Desk, signed_in: SignedIn) -> None:
    client = signed_in(Role.INVESTIGATOR)
    opened.do(NameDisclosureOfficer, SERGEANT, officer="investigator")
    assert "Decide on one item at least" in said(act(client, "decide-items"))
    sent = act(client, "decide-items", bearing_1="assists", bearing_2="not_relevant")
    assert sent["Location"] == page_of("disclosure", INQUIRY)
    page = said(client.get(page_of("disclosure", INQUIRY)))
    assert "May assist the defence" in page
    assert "Decided not to be relevant (1)" in page


def test_anybody_else_is_told_whose_decision_it_is(opened: Desk, signed_in: SignedIn) -> None:
    opened.do(NameDisclosureOfficer, SERGEANT, officer="dov")
    client = signed_in(Role.INVESTIGATOR)
    refused = act(client, "decide-items", bearing_1="assists")
    assert "What an item is to the case is for the disclosure officer to decide: dov." in said(refused)


def test_the_officer_is_chosen_among_those_who_may_investigate(opened: Desk, signed_in: SignedIn) -> None:
    client = signed_in(Role.SUPERVISOR)
    assert act(client, "name-disclosure-officer", officer="supervisor").status_code == 302
    (named_one,) = opened.events("disclosure.officer_named", record=INQUIRY)
    assert named_one.body["officer"] == "supervisor"


def test_looking_at_a_device_says_what_it_went_without(opened: Desk, signed_in: SignedIn) -> None:
    client = signed_in(Role.INVESTIGATOR)
    act(client, "examine-device", scope="Messages in March.")
    assert "the child's views were sought" in said(client.get(f"/cases/{INQUIRY}/"))
