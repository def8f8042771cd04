"""An officer invites whoever holds the return interview: a link one way, a code another, and the interview alone."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from tests.carers.at_the_door import inside
from tests.carers.carer import COUNCIL
from tests.casework.desk import CASE, CHILD, OFFICER, Desk
from tests.web.conftest import SignedIn
from tests.web.html import faults
from wayhome.access.actors import Role
from wayhome.application.sending.safe_now import look
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.providers.steps import AskForInterview, SendReturnInterview
from wayhome.web.http import parts_behind
from wayhome.web.invited.codes import send_codes
from wayhome.web.invited.models import Invitation

pytestmark = pytest.mark.django_db
WHO = {
    "of": "provider", "agency": "listeners", "name": "Jo Field", "email": "jo@listeners.example",
    "telephone": "07700 900456", "when": "now",
}  # fmt: skip


@pytest.fixture
def officer(desk: Desk, signed_in: SignedIn) -> Client:
    """Return an officer's browser, an hour after the child came back and a provider was asked."""
    desk.report()
    desk.at(60).do(LocateChild, OFFICER, basis="seen", place="street")
    desk.do(AskForInterview, OFFICER, record=CASE, of="provider", shared="Missing for an hour; ask who with")
    return signed_in(Role.INVESTIGATOR)


def put_down(officer: Client, **given: str) -> str:
    return officer.post(
        f"/cases/{CASE}/interviewer/", {"key": "k1", **WHO, **given}, follow=True
    ).content.decode()  # fmt: skip


def invited(officer: Client) -> Invitation:
    """Put them down, and send the link to their work e-mail."""
    put_down(officer)
    doors = officer.get(f"/cases/{CASE}/doors/")
    row = doors.context["rows"][-1]
    assert "Jo Field, who holds the return interview with Ada" in doors.content.decode()
    way = next(ref for ref, words in row.ways if words == "By e-mail to the address jo…@listeners.example")
    assert row.way == way
    assert "You can see what we ask of you, and answer there." in row.words
    sent = {"child": CHILD, "holder": row.holder, "way": way, "words": row.words, "invite": "1"}
    assert "The link is on its way to Jo Field" in officer.post(f"/cases/{CASE}/doors/", sent).content.decode()
    return Invitation.objects.get(ended_at=None)


def at_their_door(desk: Desk) -> Client:
    """Follow the link that was sent, have a code sent, and come in with it."""
    parts, client = parts_behind(), Client()
    (link,) = [one.outgoing for one in parts.outgoing.take(desk.now, 9)]
    assert (link.by, look(link, desk.ledger, desk.now).address) == ("email", "jo@listeners.example")
    client.get(re.search(r"/d/[^/\s]+/", link.secret)[0])  # type: ignore[index]
    client.post("/door/code/")
    assert send_codes(parts.outgoing, parts, desk.now) == 1
    (code,) = [one.outgoing for one in parts.outgoing.take(desk.now, 9) if one.outgoing.kind == "code"]
    assert (code.by, look(code, desk.ledger, desk.now).address) == ("text", "07700 900456")
    digits = re.search(r"\d{3} \d{3}", code.secret)
    assert digits
    client.post("/door/in/", {"code": digits[0]})
    client.post("/door/show/", {"back_to": "/door/interviews/"})
    return client


def test_what_is_lacking_is_asked_for_in_words(officer: Client):
    said = officer.post(f"/cases/{CASE}/interviewer/", {"key": "k1", "when": "now"}).content.decode()

    for words in (
        "Say for whom they hold it", "Say which council or provider it is", "Say who holds it",
        "Enter their e-mail address at work", "Enter their telephone at work",
    ):  # fmt: skip
        assert words in said
    refused = put_down(officer, email="jo")
    assert "The link goes to an e-mail address at work, and that is none." in refused


def test_the_link_goes_by_e_mail_the_code_by_telephone_and_the_door_shows_the_interview_alone(
    desk: Desk, officer: Client
):
    row = invited(officer)
    assert (row.kind, row.until <= desk.now + timedelta(days=15)) == ("provider", True)
    client = at_their_door(desk)

    said = client.get("/door/interviews/").content.decode()

    assert re.search(r"Child A \(A\., \d+\), return 1", said)
    assert "Ada" not in said
    (link,) = re.findall(r"/door/interviews/\w+/", said)
    assert "ask who with" in client.get(link).content.decode()
    for path in ("/door/", "/door/caring/", "/door/messages/1/"):
        assert client.get(path).headers["Location"] == "/door/in/"
    told = officer.get(f"/cases/{CASE}/told/").content.decode()
    assert "Jo Field" not in told
    seen = officer.get(f"/cases/{CASE}/doors/{row.holder}/interviews/").content.decode()
    assert "72 hours left" in seen


def test_a_door_that_was_ended_says_so_with_when_and_by_whom(officer: Client):
    made = invited(officer)

    officer.post(f"/cases/{CASE}/doors/", {"child": made.child, "holder": made.holder, "end": "1"})

    said = officer.get(f"/cases/{CASE}/doors/").content.decode()
    assert re.search(r"The door was ended .*\d\d:\d\d.* by .+\. It opens nothing now\.", said)
    assert "To let them in again, invite them: they get a new link and a new code." in said
    assert 'name="invite"' in said


def test_an_address_that_anybody_may_have_is_kept_and_asked_about(officer: Client):
    said = put_down(officer, email="jo@gmail.com")

    assert "Anybody can have an address at gmail.com: it may be a private one." in said
    assert "Anybody can have" not in put_down(officer)


def test_the_door_opens_no_more_once_the_interview_was_sent_and_a_visit_is_over(desk: Desk, officer: Client):
    made = invited(officer)
    client = at_their_door(desk)
    desk.at(70)
    desk.do(SendReturnInterview, COUNCIL, record=CASE, whom="provider", during="I was at the flat")
    assert "Sent to us" in client.get("/door/interviews/").content.decode()

    desk.at(70 + 241)
    client.post("/door/code/")
    parts = parts_behind()
    assert send_codes(parts.outgoing, parts, desk.now) == 0
    still_in = inside(desk, made, ticket="later")
    assert still_in.get("/door/interviews/").headers["Location"] == "/door/in/"
    row = officer.get(f"/cases/{CASE}/doors/").context["rows"][-1]
    assert row.why_not == "They are told no longer."


def test_a_link_that_the_officer_hands_over_has_its_code_sent_by_telephone(desk: Desk, officer: Client):
    put_down(officer, of="council")
    holder = officer.get(f"/cases/{CASE}/doors/").context["rows"][-1].holder
    made = officer.post(f"/cases/{CASE}/doors/", {"child": CHILD, "holder": holder, "invite": "1"})
    client, parts = Client(), parts_behind()
    client.get(re.search(r"/d/[^/<\s]+/", made.content.decode())[0])  # type: ignore[index]
    client.post("/door/code/")

    assert send_codes(parts.outgoing, parts, desk.now) == 1

    (code,) = [one.outgoing for one in parts.outgoing.take(desk.now, 9)]
    assert (code.kind, code.by) == ("code", "text")


def test_before_the_child_is_back_no_page_offers_to_invite_them(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.INVESTIGATOR)

    assert "interviewer" not in client.get(f"/cases/{CASE}/doors/").content.decode()
    desk.at(60).do(LocateChild, OFFICER, basis="seen", place="street")
    assert f"/cases/{CASE}/interviewer/" in client.get(f"/cases/{CASE}/doors/").content.decode()


def test_the_councils_and_providers_that_are_known_are_offered_and_others_can_be_written(officer: Client):
    assert "<datalist" not in officer.get(f"/cases/{CASE}/interviewer/").content.decode()
    put_down(officer, agency='listeners "north"')

    page = officer.get(f"/cases/{CASE}/interviewer/").content.decode()
    assert '<option value="listeners &quot;north&quot;"></option>' in page
    assert 'list="id_agency-offered"' in page
    assert '<datalist id="id_agency-offered">' in page
    assert not faults(page)
