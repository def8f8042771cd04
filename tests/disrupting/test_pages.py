"""The pages of disruption: what is open stands first, decisions are taken together, and a no keeps the words."""

import pytest
from django.test import Client

from tests.casework.desk import CHILD, DETECTIVE, DI, INQUIRY, OFFICER, Desk
from tests.web.conftest import SignedIn
from tests.web.html import faults
from tests.web.sending import said
from wayhome.access.actors import Role
from wayhome.casework.disrupting.notices import DecideWarningNotice, RecordNoticeBreach
from wayhome.casework.disrupting.orders import RecordOrder
from wayhome.casework.disrupting.places import ServeClosureNotice
from wayhome.duties.examples import london
from wayhome.record.envelope import Event

CASE = f"/cases/{INQUIRY}"
PAGE = f"{CASE}/disruption/"
PAGES = (
    "disruption", "disruption/power", "warning-notice", "notice-made-known", "notice-breach", "notice-ends",
    "police-protection", "closure-notice", "hotel-notice", "court-order", "order-breach", "order-review",
    "order-address", "licensing", "ask-partner",
)  # fmt: skip


@pytest.fixture
def officer(desk: Desk, signed_in: SignedIn) -> Client:
    desk.concern()
    return signed_in(Role.INVESTIGATOR)


def form(client: Client, page: str) -> dict[str, object]:
    """Return what a page's form sends as it was opened."""
    asked = client.get(page).context["form"]
    return {name: value for name in asked.fields if (value := asked[name].value()) not in (None, False)}


def entries(desk: Desk, name: str) -> list[Event]:
    return desk.events(name, record=INQUIRY)


@pytest.mark.parametrize("page", PAGES)
def test_each_page_is_sound_with_nothing_and_with_much_on_record(desk: Desk, officer: Client, page: str):
    bare = officer.get(f"{CASE}/{page}/")
    desk.do(DecideWarningNotice, OFFICER, decision="served", suspect="EI-1-S1", child=CHILD)
    desk.do(RecordNoticeBreach, OFFICER, notice="EI-1-N1", child=CHILD)
    desk.do(RecordOrder, DETECTIVE, result="made", power="DP-SRO", suspect="EI-1-S1")
    desk.do(ServeClosureNotice, DI)
    full = officer.get(f"{CASE}/{page}/")

    assert (bare.status_code, faults(bare.content.decode())) == (200, [])
    assert (full.status_code, faults(full.content.decode())) == (200, [])


def test_powers_that_are_off_say_why(officer: Client):
    page = said(officer.get(PAGE))

    assert "Child criminal exploitation prevention order Enacted on 29 April 2026" in page
    assert "which area this force polices is not set" in page
    assert "We have not read its text: check it before relying on it." in page


def test_many_powers_are_decided_on_in_one_go(desk: Desk, officer: Client):
    sent = form(officer, PAGE)
    many = {name: "not_suitable" for name in officer.get(PAGE).context["form"].fields if name.startswith("d_")}

    answer = officer.post(PAGE, sent | many | {"reason_for_all": "Nobody is identified yet.", "d_DP-PP": "not_now"})

    assert (answer.status_code, answer["Location"]) == (302, f"{CASE}/")
    (assessed,) = entries(desk, "disruption.assessed")
    assert assessed.body["left_open"] == 0
    assert desk.statuses("DIS-01") == ["met"]
    assert "Every open power holds a decision." in said(officer.get(PAGE))


def test_a_decision_without_a_reason_keeps_what_was_typed(officer: Client):
    answer = officer.post(PAGE, form(officer, PAGE) | {"d_DP-PP": "not_now", "d_DP-EPO": "use"})

    assert answer.status_code == 422
    assert "It does not say why: Police protection." in said(answer)
    assert answer.context["form"]["d_DP-PP"].value() == "not_now"


def test_one_power_is_decided_on_with_the_parts_of_its_test(desk: Desk, officer: Client):
    page = f"{CASE}/disruption/power/?about=DP-PP"
    sent = form(officer, page) | {"decision": "not_now", "reason": "She is safe tonight.", "e_cause": "missing"}

    answer = officer.post(
        page, sent | {"about_which": "DP-PP", "child_asked": "sought", "child_said": "I am fine here."}
    )

    assert answer["Location"] == f"{CASE}/disruption/"
    (considered,) = entries(desk, "disruption.power_considered")
    assert (considered.body["decision"], considered.body["missing"]) == ("not_now", ("cause",))
    assert "Lacking: There is reasonable cause" in said(officer.get(page))


def test_an_address_of_no_power_is_not_found(officer: Client):
    assert officer.get(f"{CASE}/disruption/power/?about=DP-NONE").status_code == 404


def test_a_notice_is_served_made_known_and_its_breach_decided_on(desk: Desk, officer: Client):
    officer.post(f"{CASE}/warning-notice/", form(officer, f"{CASE}/warning-notice/") | {"decision": "served"})
    known = f"{CASE}/notice-made-known/?about=EI-1-N1"
    officer.post(known, form(officer, known) | {"circulated": "on", "explained": "both"})
    assert desk.statuses("DIS-04") == ["met"]

    breach = f"{CASE}/notice-breach/"
    half = officer.post(breach, form(officer, breach) | {"what": "In his car again.", "offence": "pursued"})
    assert "Say whether an order is sought" in said(half)
    officer.post(
        breach, form(officer, breach) | {"what": "In his car again.", "offence": "pursued", "order": "sought"}
    )  # fmt: skip

    assert len(entries(desk, "disruption.notice_breached")) == 1
    assert desk.statuses("DIS-05") == ["met"]


def test_a_constable_may_not_inquire_as_the_designated_officer(desk: Desk, officer: Client):
    page = f"{CASE}/police-protection/"
    officer.post(page, form(officer, page) | {"what": "taken", "grounds": "Threats."})
    assert "In police protection since" in said(officer.get(page))

    no = officer.post(page, form(officer, page) | {"what": "since", "inquired": "on", "findings": "There is cause."})

    assert no.status_code == 422
    assert "made by an inspector or above" in said(no)
    assert no.context["form"]["findings"].value() == "There is cause."


def test_a_hotel_notice_of_a_constable_is_refused_and_of_an_inspector_kept(
    desk: Desk, officer: Client, signed_in: SignedIn
):
    page = f"{CASE}/hotel-notice/"
    asked = {"decision": "issued", "in_writing": "on", "expires": "2026-09-02"}
    no = officer.post(page, form(officer, page) | asked)
    assert "Only an inspector or above may give a hotel notice." in said(no)

    inspector = signed_in(Role.DETECTIVE_INSPECTOR)
    inspector.post(page, form(inspector, page) | asked)

    assert [event.body["by"] for event in entries(desk, "disruption.hotel_notice_issued")] == ["inspector"]


def test_the_last_day_of_a_closure_order_is_asked_for(desk: Desk, officer: Client):
    desk.do(ServeClosureNotice, DI)
    page = f"{CASE}/closure-notice/"
    asked = form(officer, page) | {"what": "order_made", "notice": "EI-1-N1"}
    assert "expires" in officer.post(page, asked).context["form"].errors

    officer.post(page, asked | {"expires": "2026-06-01"})

    (made,) = entries(desk, "disruption.order_made")
    assert (made.body["kind"], made.body["expires"]) == ("closure_order", "2026-06-01")


def test_an_order_is_applied_for_and_made(desk: Desk, officer: Client):
    page = f"{CASE}/court-order/"
    officer.post(page, form(officer, page) | {"what": "applied", "power": "DP-SRO", "interim": "on"})
    officer.post(
        page, form(officer, page) | {"what": "made", "order": "EI-1-O1", "power": "", "expires": "2028-03-01"}
    )  # fmt: skip

    (made,) = entries(desk, "disruption.order_made")
    assert (made.body["kind"], made.body["expires"]) == ("sexual_risk_order", "2028-03-01")
    shown = said(officer.get(PAGE))
    assert "Sexual risk order until 1 March 2028, 730 days" in shown


def test_a_refusal_of_no_order_on_record_is_asked_about(officer: Client):
    page = f"{CASE}/court-order/"

    assert "Say which order this is of" in said(officer.post(page, form(officer, page) | {"what": "refused"}))


def test_a_supervisor_decides_on_renewal(desk: Desk, officer: Client, signed_in: SignedIn):
    desk.do(RecordOrder, DETECTIVE, result="made", power="DP-SRO", expires=london("2026-03-20T12:00").date())
    page = f"{CASE}/renew-order/?about=EI-1-O1"
    assert officer.get(page).status_code == 403

    supervisor = signed_in(Role.SUPERVISOR)
    supervisor.post(page, form(supervisor, page) | {"decision": "renew"})

    assert desk.statuses("DIS-12") == ["met"]


def test_a_partner_is_asked_and_answers(desk: Desk, officer: Client):
    page = f"{CASE}/ask-partner/?about=DP-LADO"
    assert form(officer, page)["agency"] == "local_authority"
    officer.post(page, form(officer, page) | {"due": "2026-03-09", "said": "He coaches a team."})
    assert "Asked of others" in said(officer.get(PAGE))

    officer.post(page, form(officer, page) | {"ask": "EI-1-A1", "result": "used"})

    assert desk.statuses("DIS-16") == ["met"]


def test_a_licensing_authority_is_told(desk: Desk, officer: Client):
    page = f"{CASE}/licensing/"
    officer.post(page, form(officer, page) | {"trade": "taxi", "told": "on", "authority": "Eastmere"})

    assert desk.statuses("DIS-14") == ["met"]


def test_every_order_in_force_stands_on_one_page_breaches_first(desk: Desk, officer: Client):
    assert "Nothing is in force in any case." in said(officer.get("/investigations/disruption/"))
    desk.do(RecordOrder, DETECTIVE, result="made", power="DP-SRO", expires=london("2026-04-01T12:00").date())
    desk.do(DecideWarningNotice, OFFICER, decision="served", child=CHILD)
    desk.do(RecordNoticeBreach, OFFICER, notice="EI-1-N1", child=CHILD)

    page = officer.get("/investigations/disruption/")

    assert faults(page.content.decode()) == []
    told = said(page)
    assert "1 breach waits to be decided on. 1 ends within 56 days and holds no decision." in told
    assert told.index("Warning notice") < told.index("Sexual risk order")


def test_a_case_says_what_is_to_be_done_of_it(desk: Desk, officer: Client):
    desk.do(DecideWarningNotice, OFFICER, decision="served", child=CHILD)

    page = officer.get(f"{CASE}/").content.decode()

    assert f"{CASE}/notice-made-known/" in page
    assert f"{CASE}/disruption/" in page
