"""The pages of this part, as somebody at a browser without scripts uses them."""

import pytest

from tests.casework.desk import CHILD, INQUIRY, Desk
from tests.ending.going import tell
from tests.web.conftest import SignedIn
from tests.web.html import faults
from tests.web.sending import page_of, said, send, told_next
from wayhome.access.actors import Role
from wayhome.kernel.ids import RecordId
from wayhome.record.events.ending import OutcomeReached
from wayhome.web.concerns.addresses import PAGES

CONCERN = {"informant": "parent", "kinds": ["sexual", "online"], "concern": "A man sends her money.", "crime": "no"}
NAMES = [page.name for page in PAGES]


@pytest.mark.parametrize("name", NAMES)
def test_each_page_opens_in_an_investigation_and_is_sound(name: str, desk: Desk, signed_in: SignedIn) -> None:
    desk.concern()
    page = signed_in(Role.SUPERVISOR).get(page_of(name, INQUIRY))
    assert page.status_code == 200
    assert faults(page.content.decode()) == []


def test_a_concern_about_a_child_who_is_not_on_record_opens_an_investigation(desk: Desk, signed_in: SignedIn) -> None:
    browser = signed_in(Role.RESPONSE)
    key = browser.get("/concerns/new/").context["form"]["key"].value()
    answer = browser.post("/concerns/new/", {**CONCERN, "key": key, "name": "Bo Quill", "age": "14", "nation": "wales"})
    record = RecordId(answer.headers["Location"].split("/")[2])
    opened = [event.type for event in desk.events(record=record)]
    assert opened == ["child.described", "investigation.opened", "exploitation.concern_raised"]
    assert desk.events("exploitation.concern_raised", record=record)[0].body["kinds"] == ("sexual", "online")


def test_a_child_who_is_on_record_is_offered_before_a_new_one_is_begun(desk: Desk, signed_in: SignedIn) -> None:
    desk.concern()
    browser = signed_in(Role.CALL_HANDLER)
    key = browser.get("/concerns/new/").context["form"]["key"].value()
    asked = browser.post("/concerns/new/", {**CONCERN, "key": key, "name": "Ada"})
    assert asked.status_code == 422
    assert "Children of that name are on record. Say whether it is one of them" in said(asked)
    browser.post("/concerns/new/", {**CONCERN, "key": key, "name": "Ada", "known": CHILD})
    assert len(desk.events("exploitation.concern_raised", record=INQUIRY)) == 2
    assert "An investigation about this child is open: EI-1" in told_next(browser, INQUIRY)


def test_a_child_whom_nobody_offered_cannot_be_chosen(desk: Desk, signed_in: SignedIn) -> None:
    desk.concern()
    browser = signed_in(Role.CALL_HANDLER)
    answer = browser.post("/concerns/new/", {**CONCERN, "key": "k", "name": "Ada", "known": "child:somebody-else"})
    assert answer.status_code == 422


def test_nothing_said_and_a_crime_without_words_are_asked_for(desk: Desk, signed_in: SignedIn) -> None:
    desk.concern()
    browser = signed_in(Role.RESPONSE)
    told = said(send(browser, "raise-concern", INQUIRY, informant="school", crime="yes"))
    assert "Write what was done, as it was told" in told
    told = said(send(browser, "raise-concern", INQUIRY, informant="school", crime="no"))
    assert "Write what was seen or said" in told


def test_a_concern_from_a_missing_episode_opens_its_own_investigation(desk: Desk, signed_in: SignedIn) -> None:
    desk.report()
    browser = signed_in(Role.RESPONSE)
    send(browser, "raise-concern", "MC-1", **CONCERN)
    assert "An investigation was opened: EI-" in told_next(browser, "MC-1")


def test_a_screening_is_filled_in_from_what_is_on_record_and_needs_a_persons_reasons(
    desk: Desk, signed_in: SignedIn
) -> None:
    desk.concern()
    desk.report()
    browser = signed_in(Role.INVESTIGATOR)
    page = browser.get(page_of("screen-child", INQUIRY))
    assert page.context["form"]["i_unexplained_absence"].value() == "yes"
    assert page.context["form"]["i_debt"].value() in (None, "")
    assert "On record:" in said(page)
    assert "Say why" in said(send(browser, "screen-child", INQUIRY, level="emerging"))
    sent = send(browser, "screen-child", INQUIRY, level="emerging", reasons="A man messages her.", i_debt="unknown")
    assert sent.status_code == 302
    (screened,) = desk.events("exploitation.screened", record=INQUIRY)
    assert screened.body["present"] == ("unexplained_absence",)
    assert screened.body["not_known"] == ("debt",)


def test_flags_that_differ_stand_in_a_queue_until_somebody_answers(desk: Desk, signed_in: SignedIn) -> None:
    desk.concern()
    browser = signed_in(Role.INVESTIGATOR)
    assert "Nothing differs that nobody has answered." in said(browser.get("/concerns/flags/"))
    parts = {"p_child": "met", "p_power": "met", "p_sexual": "met", "p_exchange": "met", "reasons": "He pays for her."}
    send(browser, "consider-definition", INQUIRY, **parts)
    waits = said(browser.get("/concerns/flags/"))
    assert "Officers: Not flagged. The record points to it." in waits
    desk.at(5)
    send(browser, "set-flag", INQUIRY, kind="sexual", confidence="suspected", reasons="He pays for her.")
    assert "Nothing differs that nobody has answered." in said(browser.get("/concerns/flags/"))


def test_the_overview_says_what_is_feared_and_what_is_on_record(desk: Desk, signed_in: SignedIn) -> None:
    desk.concern(kinds=("sexual", "group"), offence="A man hurt her.")
    page = signed_in(Role.ANALYST).get(page_of("concern", INQUIRY))
    assert faults(page.content.decode()) == []
    told = said(page)
    assert "Feared: Sexual exploitation, exploitation by a group" in told
    assert "No crime is on record yet." in told


def test_a_crime_told_after_a_return_can_be_part_of_the_investigation_that_is_open(
    desk: Desk, signed_in: SignedIn
) -> None:
    desk.concern()
    desk.report()
    browser = signed_in(Role.RESPONSE)
    assert "Is it part of an investigation that is open? Yes, of EI-1" in said(browser.get(page_of("record-crime")))
    send(browser, "record-crime", offence="sexual")
    assert len(desk.events("investigation.crime_recorded", record=INQUIRY)) == 1


def test_a_concern_from_a_held_record_says_so(desk: Desk, signed_in: SignedIn) -> None:
    desk.report()
    browser = signed_in(Role.RESPONSE)
    page = page_of("raise-concern") + "?about=held-record"
    key = browser.get(page).context["form"]["key"].value()
    browser.post(page, {**CONCERN, "key": key, "about": "held-record"})
    opened = [sealed.event for sealed in desk.ledger.about(CHILD).events if sealed.event.type == "investigation.opened"]
    assert [event.body["basis"] for event in opened] == ["held_record"]


def test_a_concern_raised_from_a_case_that_has_ended_opens_another(desk: Desk, signed_in: SignedIn) -> None:
    desk.concern()
    tell(desk.at(60), OutcomeReached(code="18"))
    desk.at(90)
    send(signed_in(Role.RESPONSE), "raise-concern", INQUIRY, **CONCERN)
    assert len(desk.events("exploitation.concern_raised", record=INQUIRY)) == 1
    assert len(list(desk.ledger.of_type("investigation.opened"))) == 2
