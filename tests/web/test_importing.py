"""Bringing histories in: what is right goes in, what is wrong is said with its line, field and remedy."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.web.conftest import SignedIn
from tests.web.html import faults
from wayhome.access.actors import Role
from wayhome.web.wiring import Wiring

GOOD = (
    '{"id": "X-1", "nation": "England", "child_age": 13, "events": '
    '[{"n": 1, "at": "2026-09-14T17:10:00+01:00", "type": "missing_reported"}]}'
)


@pytest.fixture
def analyst(empty_parts: Wiring, signed_in: SignedIn) -> Client:
    return signed_in(Role.ANALYST)


def send(client: Client, *lines: str | bytes):
    content = b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines)
    return client.post("/import/", {"histories": SimpleUploadedFile("histories.jsonl", content)})


def test_a_case_that_was_brought_in_can_be_opened(analyst: Client):
    page = send(analyst, GOOD)

    (link, *_) = page.context["page"].records
    assert page.context["page"].title == "1 case brought in"
    assert analyst.get(link.href).status_code == 200


def test_a_line_that_is_wrong_is_said_with_its_remedy_and_the_rest_goes_in(analyst: Client):
    page = send(analyst, "not json", GOOD)
    (mistake,) = page.context["page"].mistakes

    assert page.context["page"].title == "1 case brought in"
    assert mistake.where == "Line 1"
    assert mistake.remedy
    assert faults(page.content.decode()) == []


def test_the_same_case_sent_again_changes_nothing(analyst: Client, empty_parts: Wiring):
    send(analyst, GOOD)
    before = empty_parts.ledger.head()

    page = send(analyst, GOOD)

    assert empty_parts.ledger.head() == before
    assert "1 case was already held and not changed." in page.content.decode()


def test_another_story_under_the_same_id_is_refused_and_said(analyst: Client, empty_parts: Wiring):
    send(analyst, GOOD)
    before = empty_parts.ledger.head()

    page = send(analyst, GOOD.replace("17:10", "18:10"))

    assert empty_parts.ledger.head() == before
    assert "The case X-1 was not brought in." in page.content.decode()


def test_no_file_leads_back_to_the_field(analyst: Client):
    answer = analyst.post("/import/", {})

    assert answer.status_code == 422
    assert '<a href="#histories">Choose a file of histories' in answer.content.decode()
    assert faults(answer.content.decode()) == []


def test_a_file_that_is_not_text_is_refused_in_words(analyst: Client):
    assert "The file is not text in UTF-8" in send(analyst, b"\xff\xfe\x00").content.decode()


def test_what_was_brought_in_is_in_the_who_looked_log(analyst: Client, empty_parts: Wiring):
    page = send(analyst, GOOD)

    (look,) = empty_parts.looks.noted(shown=None, actor=None)
    assert len(look.shown) == len(page.context["page"].records)


def test_a_supervisor_may_not_bring_histories_in(parts: Wiring, signed_in: SignedIn):
    answer = signed_in(Role.SUPERVISOR).post("/import/example/")

    assert answer.status_code == 403
    assert "You may not bring case histories in" in answer.content.decode()
