"""The pages of lines of enquiry: what is proposed and why, one page for the whole catalogue, and nothing typed lost."""

from dataclasses import replace

import pytest
from django.test import Client
from django.utils.module_loading import import_string

from tests.casework.desk import CASE, DETECTIVE, INQUIRY, Desk
from tests.web.conftest import SignedIn
from tests.web.html import faults
from tests.web.sending import said
from wayhome.access.actors import Role
from wayhome.casework.enquiring.follow_line import FollowLine
from wayhome.casework.enquiring.keep_sources import IdentifySource
from wayhome.casework.enquiring.link_things import LinkPremises
from wayhome.casework.enquiring.resolve_identifiers import NoteIdentifier
from wayhome.holdings.records import HeldRecord, Person
from wayhome.kernel.ids import RecordId, Subject
from wayhome.store.holdings.memory import MemoryHoldings
from wayhome.web.wiring import Wiring

ENDED, LOST = f"/cases/{INQUIRY}/end-line/", f"/cases/{INQUIRY}/perishable/"
NOTED, SEARCHED = f"/cases/{INQUIRY}/identifiers/", f"/cases/{INQUIRY}/search-identifiers/"
OTHER = RecordId("EI-2")
CUSTODY = HeldRecord(
    id="CU-1", system="custody", text="A second phone was taken.",
    person=Person(given_name="Dean", family_name="Brand", phones=("+44 7700 900123",)),
)  # fmt: skip
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


def test_what_became_of_a_line_is_kept_with_which_way_it_points(desk: Desk, signed_in: SignedIn):
    desk.concern()
    desk.do(FollowLine, DETECTIVE, line="EL-08", what="The bus station")
    client = client_of(signed_in)

    client.post(
        ENDED, form(client, ENDED) | {"line": "EL-08", "ended": "done", "points": "away", "reason": "She is alone."}
    )

    told = said(client.get(LINES))
    assert "Away from a suspect. She is alone." in told
    (event,) = desk.events("enquiry.line_finished", record=INQUIRY)
    assert (event.body["result"], event.body["points"]) == ("done", "away")


def test_a_line_that_is_not_followed_says_why_and_nothing_typed_is_lost(desk: Desk, signed_in: SignedIn):
    desk.concern()
    desk.do(FollowLine, DETECTIVE, line="EL-08")
    client = client_of(signed_in)

    answer = client.post(ENDED, form(client, ENDED) | {"line": "EL-08", "ended": "impossible"})

    assert answer.status_code == 422
    assert "Say why it is not followed" in said(answer)
    assert answer.context["form"]["ended"].value() == "impossible"


def test_a_line_held_not_to_be_reasonable_waits_for_a_supervisor(desk: Desk, signed_in: SignedIn):
    desk.concern()
    client = client_of(signed_in)
    sent = form(client, CLASSIFY)
    sent.pop("follow_EL-26", None)
    client.post(CLASSIFY, sent | {"why_EL-26": "One boy and one phone.", "unreasonable_EL-26": "on"})
    assert "Held not to be reasonable, for a supervisor to look at" in said(client.get(LINES))

    supervisor = signed_in(Role.SUPERVISOR)
    page = f"/cases/{INQUIRY}/set-aside/?about=EL-26"
    assert "Said when it was ended: One boy and one phone." in said(supervisor.get(page))
    supervisor.post(page, form(supervisor, page) | {"result": "agreed"})

    assert desk.statuses("LOE-10") == ["met"]


def test_what_goes_first_is_counted_down_and_what_nobody_asked_for_is_counted(desk: Desk, signed_in: SignedIn):
    desk.concern()
    desk.do(IdentifySource, DETECTIVE, keeping="KT-ACCOUNT-MESSAGES", what="Her account", holder="The platform")
    desk.do(IdentifySource, DETECTIVE, keeping="KT-SHOP-RECORDING", what="The takeaway")
    client = client_of(signed_in)
    desk.at(60 * 23)

    before = said(client.get(LOST))
    assert "1 h left" in before
    assert "Kept until 19:00 today, as is typical; ask its holder. Held by The platform." in before

    desk.at(60 * 24 + 1)
    after = said(client.get(LOST))
    assert "Lost: 1" in after
    assert "Nobody had asked for 1 of them in time." in after


@pytest.mark.parametrize("page", [LINES, LOST])
def test_where_nothing_is_put_down_yet_the_proposed_lines_that_may_be_lost_are_counted_and_one_press_away(
    page: str, desk: Desk, signed_in: SignedIn
):
    desk.concern()
    desk.do(LinkPremises, DETECTIVE, kind="hotel", address="The Anchor")
    client = client_of(signed_in)
    offered = sum(bool(one.lost) for one in client.get(LINES).context["proposed"])

    answer = client.get(page)

    assert offered
    assert f"Nothing is put down yet. {offered} proposed line" in said(answer)
    assert '#proposed"' in answer.content.decode()
    assert "Nothing that may be lost is waiting" not in said(answer)


def test_across_every_investigation_nothing_put_down_is_not_called_nothing_to_lose(desk: Desk, signed_in: SignedIn):
    desk.concern()

    told = said(client_of(signed_in).get("/investigations/perishable/"))

    assert "Nothing that is put down is waiting. What nobody has put down yet may be lost all the same" in told


def test_across_every_investigation_the_proposed_lines_that_may_be_lost_are_counted_as_each_of_them_counts(
    desk: Desk, signed_in: SignedIn
):
    desk.concern()
    other_case(desk)
    desk.do(LinkPremises, DETECTIVE, kind="hotel", address="The Anchor")
    client = client_of(signed_in)
    of_each = [client.get(f"/cases/{one}/perishable/").context["proposed_lost"] for one in (INQUIRY, OTHER)]
    many = sum(int(one.split()[0]) for one in of_each if one)

    page = client.get("/investigations/perishable/")

    assert of_each[0]
    assert f"Put down by nobody yet: {many} proposed lines may be lost" in said(page)
    assert f"{INQUIRY} : {of_each[0]}." in said(page)
    assert f'href="/cases/{INQUIRY}/lines-of-enquiry/#proposed"' in page.content.decode()
    assert not faults(page.content.decode())


def test_what_may_be_lost_is_put_down_with_its_holders_time(desk: Desk, signed_in: SignedIn):
    desk.concern()
    client = client_of(signed_in)
    page = f"/cases/{INQUIRY}/identify-source/"

    client.post(
        page,
        form(client, page)
        | {
            "keeping": "KT-HOTEL-RECORDING",
            "known": "yes",
            "kept_on": "2026-03-05",
            "kept_time": "09:30",
            "asked": "yes",
        },
    )

    source, asked = desk.events("enquiry.source_identified", "enquiry.preservation_requested", record=INQUIRY)
    assert (source.body["kept_until"], source.body["kept_known"]) == ("2026-03-05T09:30:00Z", "known")
    assert asked.body["reference"] == source.body["reference"] == "M1"


def test_across_every_investigation_what_goes_first_stands_first(desk: Desk, signed_in: SignedIn):
    desk.concern()
    other_case(desk)
    desk.do(IdentifySource, DETECTIVE, keeping="KT-SHOP-RECORDING")
    desk.do(IdentifySource, DETECTIVE, record=OTHER, keeping="KT-ACCOUNT-MESSAGES")

    page = client_of(signed_in).get("/investigations/perishable/")

    assert [one.record for one in page.context["running"]] == [OTHER, INQUIRY]
    assert not faults(page.content.decode())


def test_a_number_of_two_cases_says_that_there_is_another_and_opens_it_for_a_purpose(desk: Desk, signed_in: SignedIn):
    desk.concern()
    other_case(desk)
    desk.do(NoteIdentifier, DETECTIVE, kind="phone", value="07700 900123")
    desk.do(NoteIdentifier, DETECTIVE, record=OTHER, kind="phone", value="+44 7700 900123", where="Bea rang it.")
    client = client_of(signed_in)

    told = said(client.get(NOTED))
    assert "Another investigation has the same: EI-2, with nobody yet." in told
    assert "Bea" not in told
    page = f"/cases/{INQUIRY}/identifiers/ID1/elsewhere/"
    refused = client.post(page, {})
    assert (refused.status_code, "Bea" in said(refused)) == (422, False)
    opened = said(client.post(page, {"purpose": "protect_children"}))
    assert "Bea rang it." in opened
    assert "Opened for: To protect this child, or others who may be in danger." in opened


def test_who_may_not_look_across_children_is_told_that_there_is_another_case_and_no_more(
    desk: Desk, signed_in: SignedIn
):
    desk.concern()
    other_case(desk)
    for record in (INQUIRY, OTHER):
        desk.do(NoteIdentifier, DETECTIVE, record=record, kind="phone", value="07700 900123")
    client = signed_in(Role.RESPONSE)

    assert "Another investigation has the same" in said(client.get(NOTED))
    assert "elsewhere" not in client.get(NOTED).content.decode()
    assert client.get(f"/cases/{INQUIRY}/identifiers/ID1/elsewhere/").status_code == 403


def test_a_search_of_what_is_held_proposes_what_has_the_same_and_says_what_it_rests_on(
    desk: Desk, signed_in: SignedIn, holdings: MemoryHoldings
):
    desk.concern()
    desk.do(NoteIdentifier, DETECTIVE, kind="phone", value="07700 900123")
    desk.do(NoteIdentifier, DETECTIVE, kind="phone", value="9001")
    holdings.add([CUSTODY], at=desk.now)
    client = client_of(signed_in)

    client.post(SEARCHED, form(client, SEARCHED))
    told = said(client.get(NOTED))

    assert "Its phone is the same" in told
    assert "Too little to be matched with anything: look into it by hand." in told
    page = f"/cases/{INQUIRY}/look-at-match/?about=ID1 CU-1"
    client.post(page, form(client, page) | {"result": "somebody_else"})
    assert "It is about somebody else." in said(client.get(NOTED))
    assert desk.statuses("LOE-09") == ["met"]


def test_what_a_restricted_record_says_is_shown_to_nobody_who_may_not_open_it(
    desk: Desk, signed_in: SignedIn, holdings: MemoryHoldings
):
    desk.concern()
    desk.do(NoteIdentifier, DETECTIVE, kind="phone", value="07700 900123")
    holdings.add([replace(CUSTODY, restricted_to="command")], at=desk.now)
    client = client_of(signed_in)

    client.post(SEARCHED, form(client, SEARCHED))

    assert "Closed to you: what it says is restricted." in said(client.get(NOTED))


def test_every_case_with_something_unresolved_stands_on_one_page(desk: Desk, signed_in: SignedIn):
    desk.concern()
    other_case(desk)
    desk.do(NoteIdentifier, DETECTIVE, record=OTHER, kind="nickname", value="Smokey")

    page = client_of(signed_in).get("/investigations/identifiers/")

    assert "Nickname: Smokey" in said(page)
    assert [case.record for case in page.context["cases"]] == [OTHER]
    assert not faults(page.content.decode())


def test_a_missing_childs_case_has_no_page_of_this_kind(desk: Desk, signed_in: SignedIn):
    desk.report()

    assert client_of(signed_in).get(f"/cases/{CASE}/lines-of-enquiry/").status_code == 404


@pytest.fixture
def holdings(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> MemoryHoldings:
    """Return what other systems hold, behind the pages."""
    index, made = MemoryHoldings(), import_string("wayhome.web.http.wiring")()
    parts: Wiring = replace(made, holdings=index)
    monkeypatch.setattr("wayhome.web.http.wiring", lambda: parts)
    return index


def other_case(desk: Desk) -> None:
    """Open another investigation, about another child."""
    desk.concern(child=Subject("child:B"), record=OTHER, investigation=Subject("investigation:EI-2"), name="Bea")


def client_of(signed_in: SignedIn) -> Client:
    return signed_in(Role.INVESTIGATOR)
