"""Bringing histories in: what is right goes in, what is wrong is said with its line, field and remedy."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.web.conftest import SignedIn
from tests.web.html import faults
from wayhome.access.actors import Role
from wayhome.kernel.ids import RecordId, Subject
from wayhome.web.wiring import Wiring

GOOD = (
    '{"id": "X-1", "nation": "England", "child_age": 13, "events": '
    '[{"n": 1, "at": "2026-09-14T17:10:00+01:00", "type": "missing_reported"}]}'
)

FOUND = '{"n": 2, "at": "2026-09-14T19:00:00+01:00", "type": "missing.child_located", "condition": "alive"}'
CLOSED = '{"n": 3, "at": "2026-09-14T21:00:00+01:00", "type": "missing.circulation_cancelled"}'
GROWN = GOOD.replace("]}", f", {FOUND}]}}")


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


def test_a_file_sent_again_is_headed_by_what_was_new(analyst: Client):
    send(analyst, GOOD)

    assert send(analyst, GOOD).context["page"].title == "Nothing new"
    assert send(analyst, GOOD, GROWN).context["page"].title == "1 case added to"
    assert send(analyst, GROWN, GOOD.replace("X-1", "X-2")).context["page"].title == "1 case brought in"


def test_what_is_new_in_a_case_that_has_grown_is_added(analyst: Client, empty_parts: Wiring):
    send(analyst, GOOD)

    page = send(analyst, GROWN)

    assert page.context["page"].mistakes == ()
    assert "1 new entry in the record." in page.content.decode()
    names = [sealed.event.type for sealed in empty_parts.ledger.about(Subject("child:X-1")).events]
    assert names == ["child.described", "missing.reported", "missing.child_located"]


def test_only_what_differs_in_a_case_is_refused_and_said_in_plain_words(analyst: Client, empty_parts: Wiring):
    send(analyst, GROWN)

    page = send(analyst, GROWN.replace("19:00", "20:00").replace("]}", f", {CLOSED}]}}"))
    (mistake,) = page.context["page"].mistakes

    assert page.context["page"].title == "1 case added to"
    assert mistake.field == "case X-1, event 2"
    assert "The file says: the child was found, alive, at 20:00 on 14 September 2026." in mistake.words
    assert "The record says: the child was found, alive, at 19:00 on 14 September 2026." in mistake.words
    assert "If the record is wrong, correct the entry there." in mistake.remedy


def test_what_a_case_says_of_the_child_anew_is_refused_and_said(analyst: Client):
    send(analyst, GOOD)

    (mistake,) = send(analyst, GROWN.replace('"child_age": 13', '"child_age": 14')).context["page"].mistakes

    assert mistake.field == "case X-1, the child"
    assert "What the file says about the child differs from what is held." in mistake.words
    assert "child.described" in mistake.remedy


def test_a_change_in_the_childs_circumstances_can_be_sent_as_the_remedy_says(analyst: Client):
    send(analyst, GOOD)
    change = '{"n": 2, "at": "2026-09-15T09:00:00+01:00", "type": "child.described", "placement": "foster_home"}'

    page = send(analyst, GOOD.replace("]}", f", {change}]}}"))

    assert page.context["page"].title == "1 case added to"
    assert page.context["page"].mistakes == ()


def test_a_case_told_from_earlier_says_who_the_child_was_from_then(analyst: Client, empty_parts: Wiring):
    send(analyst, GOOD)
    earlier = GOOD.replace(
        "]}", ', {"n": 2, "at": "2026-09-14T17:05:00+01:00", "type": "missing.circulation_cancelled"}]}'
    )

    again = [send(analyst, earlier).context["page"] for _ in range(2)]

    assert [page.title for page in again] == ["1 case added to", "Nothing new"]
    assert [page.mistakes for page in again] == [(), ()]
    told = [sealed.event.happened_at for sealed in empty_parts.ledger.read(RecordId("child:X-1")).events]
    assert f"{min(told):%H:%M}" == "16:05"


def test_another_story_under_the_same_id_is_refused_and_said(analyst: Client, empty_parts: Wiring):
    send(analyst, GOOD)
    before = empty_parts.ledger.head()

    page = send(analyst, GOOD.replace("17:10", "18:10")).content.decode()

    assert empty_parts.ledger.head() == before
    assert "The case X-1 was not brought in. A case with this id is held" in page
    assert "was used before" not in page


def test_one_byte_that_is_not_text_costs_neither_its_line_nor_the_file(analyst: Client):
    bad = GOOD.replace('"X-1", ', '"X-1", "title": "Z\xfcrich", ').encode("latin-1")

    page = send(analyst, b"\xef\xbb\xbf" + bad, GOOD.replace("X-1", "X-2")).context["page"]

    assert page.title == "2 cases brought in"
    assert [(wrong.where, wrong.words[:25]) for wrong in page.mistakes] == [("Line 1", "Byte 26 is not UTF-8; it ")]


def test_a_separator_inside_a_title_does_not_part_the_line(analyst: Client):
    assert send(analyst, GOOD.replace('"X-1", ', '"X-1", "title": "a\u2028b", ')).context["page"].mistakes == ()


def test_no_file_leads_back_to_the_field(analyst: Client):
    answer = analyst.post("/import/", {})

    assert answer.status_code == 422
    assert '<a href="#histories">Choose a file of histories' in answer.content.decode()
    assert faults(answer.content.decode()) == []


def test_a_file_in_another_encoding_is_refused_in_words(analyst: Client):
    assert "The file is UTF-16. Save it as UTF-8" in send(analyst, b"\xff\xfe\x00").content.decode()


def test_what_was_brought_in_is_in_the_who_looked_log(analyst: Client, empty_parts: Wiring):
    page = send(analyst, GOOD)

    (look,) = empty_parts.looks.noted(shown=None, actor=None)
    assert len(look.shown) == len(page.context["page"].records)


def test_a_supervisor_may_not_bring_histories_in(parts: Wiring, signed_in: SignedIn):
    answer = signed_in(Role.SUPERVISOR).post("/import/example/")

    assert answer.status_code == 403
    assert "You may not bring case histories in" in answer.content.decode()
