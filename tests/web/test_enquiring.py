"""The pages of lines of enquiry: what is proposed and why, one page for the whole catalogue, and nothing typed lost."""

from django.test import Client

from tests.casework.desk import DETECTIVE, INQUIRY, Desk
from tests.web.conftest import SignedIn
from tests.web.html import faults
from tests.web.sending import said
from wayhome.access.actors import Role
from wayhome.casework.enquiring.link_things import LinkPremises

LINES, CLASSIFY = f"/cases/{INQUIRY}/lines-of-enquiry/", f"/cases/{INQUIRY}/classify-lines/"


def form(client: Client, page: str) -> dict[str, str]:
    """Return what a page's form sends as it was opened: what is ticked, and what is filled in."""
    asked = client.get(page).context["form"]
    given = {name: asked[name].value() for name in asked.fields}
    return {name: "on" if value is True else str(value) for name, value in given.items() if value not in (None, False)}


def test_the_lines_page_says_why_a_line_is_proposed_and_what_is_lost(desk: Desk, signed_in: SignedIn):
    desk.concern()
    desk.do(LinkPremises, DETECTIVE, kind="hotel", address="The Anchor")

    page = client_of(signed_in).get(LINES)

    assert (
        "To keep the register and who paid for the room: a hotel or short let was linked to the case (19:00 today)."
        in said(page)
    )
    assert "Registers and recordings of guests are overwritten, some within days." in said(page)
    assert not faults(page.content.decode())


def test_the_catalogue_is_gone_through_on_one_page_and_what_is_proposed_is_accepted_together(
    desk: Desk, signed_in: SignedIn
):
    desk.concern()
    client = client_of(signed_in)

    sent = form(client, CLASSIFY)
    answer = client.post(CLASSIFY, sent)

    assert (answer.status_code, answer["Location"]) == (302, LINES)
    raised = [event.body["line"] for event in desk.events("enquiry.line_raised", record=INQUIRY)]
    (classified,) = desk.events("enquiry.lines_classified", record=INQUIRY)
    assert "EL-28" in raised
    assert classified.body["left_open"] == 28 - len(raised) > 0
    assert desk.statuses("LOE-01") == ["owed"]


def client_of(signed_in: SignedIn) -> Client:
    return signed_in(Role.INVESTIGATOR)
