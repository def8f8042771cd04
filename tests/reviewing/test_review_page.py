from collections.abc import Mapping
from datetime import date

import pytest
from django.test import Client

from tests.casework.desk import INQUIRY, Desk
from tests.reviewing.cases import said_of_case
from tests.web.conftest import SignedIn
from tests.web.html import faults
from tests.web.sending import said
from wayhome.access.actors import Role
from wayhome.casework.reviewing.parts import PARTS
from wayhome.record.events.bail import BailSet, SuspectDealtWith
from wayhome.record.events.enquiry import LineRaised
from wayhome.record.events.suspect import Identified

REVIEW = f"/cases/{INQUIRY}/review-investigation/"
IN_ORDER = {f"found_{part}": "in_order" for part in PARTS}
WHOLE = IN_ORDER | {
    "risk": "stands",
    "disruption": "unchanged_for_a_reason",
    "disruption_because": "The notice served on Monday is kept to.",
    "directions": "The phone data names two adults; the hotel must answer by Friday.",
    "what_1": "Ask the hotel for its register",
    "who_1": "investigator",
    "by_1": "12:00",
    "day_1": "2026-03-06",
}


@pytest.fixture
def open_case(desk: Desk) -> Desk:
    desk.concern()
    return desk.at(30)


def form(client: Client, page: str = REVIEW) -> dict[str, str]:
    asked = client.get(page).context["form"]
    return {name: asked[name].value() or "" for name in asked.fields if asked[name].value() is not False}


def sent(client: Client, given: Mapping[str, str], page: str = REVIEW) -> object:
    return client.post(page, form(client, page) | dict(given))


def test_an_empty_review_is_refused_naming_all_that_is_missing(open_case: Desk, signed_in: SignedIn) -> None:
    client = signed_in(Role.SUPERVISOR)
    answer = client.post(REVIEW, form(client))
    assert answer.status_code == 422
    assert faults(answer.content.decode()) == []
    assert "The review does not say what is outstanding, who does it and by when, or why nothing is." in said(answer)
    assert "Not looked at: The risk; What was done; The plan; The child;" in said(answer)
    assert open_case.events("investigation.reviewed", record=INQUIRY) == []


def test_what_was_typed_is_still_there_after_a_refusal(open_case: Desk, signed_in: SignedIn) -> None:
    client = signed_in(Role.SUPERVISOR)
    answer = client.post(REVIEW, form(client) | {"directions": "Only this was typed."})
    assert answer.status_code == 422
    assert "Only this was typed." in answer.content.decode()


def test_a_whole_review_is_kept_and_what_it_lists_is_owed(open_case: Desk, signed_in: SignedIn) -> None:
    client = signed_in(Role.SUPERVISOR)
    answer = client.post(REVIEW, form(client) | WHOLE)
    assert answer.status_code == 302
    (line,) = open_case.events("enquiry.line_raised", record=INQUIRY)
    assert str(line.body["due"]).startswith("2026-03-06T12:00")
    assert "Ask the hotel for its register" in client.get(REVIEW).content.decode()


def test_repeated_words_are_shown_with_a_box_for_why_they_stand(open_case: Desk, signed_in: SignedIn) -> None:
    client = signed_in(Role.SUPERVISOR)
    client.post(REVIEW, form(client) | WHOLE)
    answer = client.post(REVIEW, form(client) | WHOLE)
    assert answer.status_code == 422
    assert "100 % of these words stood in this case’s review of 2 March 2026" in said(answer).replace("'", "’")
    assert answer.context["form"]["kept_because"].auto_id in answer.content.decode()


def test_a_reviewer_is_shown_their_own_words_from_another_case(open_case: Desk, signed_in: SignedIn) -> None:
    open_case.concern(child="child:B", record="EI-2", investigation="investigation:EI-2")
    client = signed_in(Role.SUPERVISOR)
    client.post(REVIEW, form(client) | WHOLE)
    other = "/cases/EI-2/review-investigation/"
    answer = client.post(other, form(client, other) | WHOLE)
    assert "of these words stood in your review of another case of 2 March 2026" in said(answer)


def test_the_page_shows_what_came_in_that_no_review_has_seen(open_case: Desk, signed_in: SignedIn) -> None:
    client = signed_in(Role.SUPERVISOR)
    before = client.get(REVIEW).content.decode()
    assert "Nothing since the case was opened" in before
    open_case.report()
    open_case.at(60)
    assert "1 thing since the case was opened: the child missing" in client.get(REVIEW).content.decode()


def test_suspects_lines_and_the_next_review_are_in_the_one_look(open_case: Desk, signed_in: SignedIn) -> None:
    until = date(2026, 6, 1)
    told = (Identified(suspect="EI-1-S1"), SuspectDealtWith(kind="arrested", suspect="EI-1-S1"))
    said_of_case(open_case, *told, BailSet(until=until, suspect="EI-1-S1"), LineRaised(line="own 1"))
    page = signed_in(Role.SUPERVISOR).get(REVIEW).content.decode()
    assert faults(page) == []
    assert "Suspect EI-1-S1" in page
    assert "on bail until 1 June 2026" in page
    assert "1 open, 0 finished: 0 toward, 0 away" in page
    assert "by rule, counted in whole days" in page


def test_bail_whose_last_day_has_passed_is_said_to_have_run_out(open_case: Desk, signed_in: SignedIn) -> None:
    said_of_case(open_case, Identified(suspect="EI-1-S1"), BailSet(until=date(2026, 3, 1), suspect="EI-1-S1"))

    page = signed_in(Role.SUPERVISOR).get(REVIEW).content.decode()

    assert "Bailed, bail ran out on 1 March 2026" in page
    assert "on bail until" not in page
