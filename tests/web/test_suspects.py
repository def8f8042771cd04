"""The pages on the people who harm the child: what is owed about each, and what the page of an act asks and keeps."""

from datetime import date, timedelta

import pytest

from tests.casework.desk import CHILD, DETECTIVE, INQUIRY, Desk
from tests.suspects.test_acts import ALL_SYSTEMS, S1, S2, entered, standing
from tests.web.conftest import SignedIn
from tests.web.html import faults, outline
from tests.web.sending import filled, page_of, said, send
from wayhome.access.actors import Role
from wayhome.casework.concerns.raise_concern import RaiseConcern
from wayhome.casework.suspects.bailing import ReportBailBroken, SetBail
from wayhome.casework.suspects.identify import IdentifySuspect
from wayhome.casework.suspects.steps import RecordStep
from wayhome.kernel.ids import RecordId, Subject
from wayhome.web.http import parts_behind

LIST = f"/cases/{INQUIRY}/suspects/"
ONE = f"{LIST}{S1}/"
ELSEWHERE = f"{ONE}elsewhere/"
ACTS = (
    "identify-suspect", "check-suspect", "same-suspect", "other-child-indicated", "suspect-step", "set-bail",
    "bail-views", "decide-bail", "bail-broken", "decide-bail-breach", "review-release", "tell-standards", "keep-apart",
)  # fmt: skip


@pytest.fixture
def case(desk: Desk) -> Desk:
    """Return the desk behind the pages, with an investigation that is open."""
    desk.concern()
    return desk


def bailed(desk: Desk) -> Desk:
    desk.do(IdentifySuspect, DETECTIVE, known_by="name", name="Lee Marsh", kind="adult", nominal="N-4471")
    desk.do(RecordStep, DETECTIVE, suspect=S1, kind="arrested")
    desk.do(
        SetBail, DETECTIVE, suspect=S1, until=date(2026, 5, 30), conditions="No contact\nNot near the school",
        child_views="sought",
    )  # fmt: skip
    return desk


def test_a_case_with_nobody_on_record_asks_for_whatever_leads_to_somebody(case: Desk, signed_in: SignedIn):
    page = signed_in(Role.INVESTIGATOR).get(LIST)

    assert faults(page.content.decode()) == []
    assert "Nobody is on record yet. Put down whatever leads to somebody." in said(page)
    assert page_of("identify-suspect", INQUIRY) in outline(page.content.decode()).links


def test_a_nickname_is_enough_and_the_next_page_says_what_is_owed(case: Desk, signed_in: SignedIn):
    client = signed_in(Role.INVESTIGATOR)

    answer = send(client, "identify-suspect", INQUIRY, known_by="nickname", name="Smoke")

    assert (answer.status_code, answer["Location"]) == (302, LIST)
    told = said(client.get(LIST))
    assert "A suspect without a name is looked for by everything else that is known of them." in told
    assert "Smoke" in told
    assert "Led to by a nickname. Nothing has been searched yet." in told


def test_a_page_that_is_sent_empty_asks_for_something_that_leads_to_them(case: Desk, signed_in: SignedIn):
    answer = send(signed_in(Role.INVESTIGATOR), "identify-suspect", INQUIRY, known_by="phone", nominal="Lee Marsh")

    assert answer.status_code == 422
    assert "Give a name, a number, or a description" in said(answer)
    assert "Enter the number, not a name" in said(answer)
    assert entered(case, "suspect.identified") == []


def test_what_is_learned_of_somebody_is_put_to_them(case: Desk, signed_in: SignedIn):
    client = signed_in(Role.INVESTIGATOR)
    send(client, "identify-suspect", INQUIRY, known_by="nickname", name="Smoke")
    send(client, "identify-suspect", INQUIRY, suspect=S1, known_by="phone", trace="07700 900123")

    (one,) = standing(case)
    assert (one.known_by, one.trace) == (("nickname", "phone"), "07700 900123")


def test_a_suspect_who_is_a_child_gets_one_record_of_their_own_however_often_it_is_sent(
    case: Desk, signed_in: SignedIn
):
    client = signed_in(Role.INVESTIGATOR)
    page = page_of("identify-suspect", INQUIRY)
    sent = filled(client, page, known_by="name", name="Kit", kind="child", age_stated="15")

    client.post(page, sent)
    client.post(page, sent)

    suspected = [one.event for one in case.ledger.of_type("exploitation.child_suspected")]
    assert len(suspected) == 1
    assert suspected[0].record.startswith("C-")
    shown = client.get(ONE)
    assert "This suspect is a child, and somebody may be making them do it." in said(shown)
    assert f"/cases/{suspected[0].record}/" in outline(shown.content.decode()).links


def test_each_system_is_answered_by_itself_and_the_page_says_which_has_not(case: Desk, signed_in: SignedIn):
    case.do(IdentifySuspect, DETECTIVE, known_by="nickname", name="Smoke")
    client = signed_in(Role.INVESTIGATOR)
    answers = {f"of_{system}": "answered" for system in ALL_SYSTEMS[1:]}

    send(client, "check-suspect", INQUIRY, **answers, of_national_computer="unanswered")

    assert "Not answered yet: The national computer" in said(client.get(ONE))
    send(client, "check-suspect", INQUIRY, of_national_computer="answered")
    assert "Every system has answered" in said(client.get(ONE))
    assert case.statuses("LOE-03") == ["met"]


def test_a_step_says_that_the_child_is_to_be_told_and_by_when(case: Desk, signed_in: SignedIn):
    case.do(IdentifySuspect, DETECTIVE, known_by="name", name="Lee Marsh")
    client = signed_in(Role.INVESTIGATOR)

    send(client, "suspect-step", INQUIRY, kind="interviewed", explained="yes", explanation="I was in Leeds")

    told = said(client.get(LIST))
    assert "The child is still to be told" in told
    assert "Tell the child that a suspect was interviewed" in told
    assert case.statuses("LOE-08") == ["owed"]


def test_bail_shows_how_far_each_word_reaches_and_a_rank_that_may_not_is_refused_with_everything_kept(
    case: Desk, signed_in: SignedIn
):
    bailed(case)
    case.now += timedelta(days=80)
    page = f"{page_of('decide-bail', INQUIRY)}?about={S1}"
    client = signed_in(Role.INVESTIGATOR)
    shown = said(client.get(page))
    assert "On bail until 30 May 2026: 9 days left." in shown
    assert "An inspector: 2 September 2026" in shown
    assert "A superintendent: 2 December 2026" in shown

    given = {"decision": "extend", "until": "2026-08-30", "reason": "Downloads are awaited"}
    answer = send(client, "decide-bail", INQUIRY, **given)
    assert answer.status_code == 422
    assert "Bail is extended by rank, and yours may not." in said(answer)
    assert answer.context["form"]["reason"].value() == "Downloads are awaited"

    assert send(signed_in(Role.INSPECTOR), "decide-bail", INQUIRY, **given).status_code == 302
    assert entered(case, "investigation.bail_extended")[0]["authority"] == "inspector"


def test_a_day_still_to_come_is_asked_for_with_one_a_month_ahead_as_the_example(case: Desk, signed_in: SignedIn):
    bailed(case)
    client = signed_in(Role.INSPECTOR)

    answer = send(client, "decide-bail", INQUIRY, decision="extend", until="soon", reason="Downloads are awaited")

    ahead = f"{case.now + timedelta(days=30):%d.%m.%Y}"
    assert f"Enter “Until which day?” as {ahead}" in said(answer)


def test_of_several_on_bail_the_one_whose_bail_ends_first_stands_first(case: Desk, signed_in: SignedIn):
    bailed(case)
    case.do(IdentifySuspect, DETECTIVE, known_by="name", name="Sam Holt", kind="adult")
    case.do(SetBail, DETECTIVE, suspect=S2, until=date(2026, 5, 1), conditions="No contact", child_views="sought")

    shown = said(signed_in(Role.INVESTIGATOR).get(page_of("decide-bail", INQUIRY)))

    assert shown.index("On bail until 1 May 2026") < shown.index("On bail until 30 May 2026")


def test_the_child_asked_and_the_conditions_are_kept_with_the_words_of_the_case(case: Desk, signed_in: SignedIn):
    case.do(IdentifySuspect, DETECTIVE, known_by="name", name="Lee Marsh")
    client = signed_in(Role.INVESTIGATOR)

    lacking = send(client, "set-bail", INQUIRY, change="set", child_views="sought")
    assert "Enter the last day of bail" in said(lacking)
    send(
        client, "set-bail", INQUIRY, change="set", until="2026-06-01", conditions="No contact\nNot near the school",
        child_views="sought", views="Not near my school",
    )  # fmt: skip

    shown = said(client.get(ONE))
    assert "No contact" in shown
    assert "Not near the school" in shown
    assert "school" not in str(entered(case, "investigation.bail_set"))
    assert case.statuses("SUP-07-B") == ["met"]


def test_a_broken_condition_stands_first_and_what_follows_is_offered(case: Desk, signed_in: SignedIn):
    bailed(case).do(ReportBailBroken, DETECTIVE, suspect=S1, what="Waited outside the school")

    page = signed_in(Role.SUPERVISOR).get(ONE)

    assert "A condition of bail is broken" in said(page)
    assert f"{page_of('decide-bail-breach', INQUIRY)}?about={S1}" in outline(page.content.decode()).links


def held_elsewhere(case: Desk) -> None:
    bailed(case)
    other = {"child": Subject("child:C"), "record": RecordId("EI-2"), "investigation": Subject("investigation:EI-2")}
    case.do(RaiseConcern, DETECTIVE, kind="sexual", **other)
    case.do(IdentifySuspect, DETECTIVE, record=RecordId("EI-2"), known_by="name", name="Mr Marsh", nominal="N-4471")


def test_which_other_investigation_holds_the_same_number_opens_for_a_purpose_that_is_kept(
    case: Desk, signed_in: SignedIn
):
    held_elsewhere(case)
    client = signed_in(Role.INVESTIGATOR)

    shown = client.get(ONE)
    assert "who may be the same person, is held in one other investigation" in said(shown)
    assert "EI-2" not in shown.content.decode()
    assert ELSEWHERE in outline(shown.content.decode()).links
    refused = client.post(ELSEWHERE, {})
    assert (refused.status_code, "EI-2" in said(refused)) == (422, False)
    assert "Choose what you need it for" in said(refused)
    assert not parts_behind().looks.noted(shown="EI-2", actor=None)

    opened = said(client.post(ELSEWHERE, {"purpose": "protect_children"}))

    assert "EI-2 With nobody yet." in opened
    assert "Mr Marsh" not in opened
    (look,) = parts_behind().looks.noted(shown="EI-2", actor=None)
    assert (look.page, look.purpose) == ("show_suspect_elsewhere", "protect_children")


def test_who_may_not_look_across_children_is_told_that_there_is_another_and_no_more(case: Desk, signed_in: SignedIn):
    held_elsewhere(case)
    client = signed_in(Role.RESPONSE)

    shown = client.get(ONE)
    assert "is held in one other investigation" in said(shown)
    assert ELSEWHERE not in outline(shown.content.decode()).links
    assert client.post(ELSEWHERE, {"purpose": "protect_children"}).status_code == 403


def test_two_suspects_who_are_one_are_one_on_every_page_and_can_be_told_apart_again(case: Desk, signed_in: SignedIn):
    case.do(IdentifySuspect, DETECTIVE, known_by="nickname", name="Smoke")
    case.do(IdentifySuspect, DETECTIVE, known_by="name", name="Lee Marsh")
    client = signed_in(Role.INVESTIGATOR)

    send(client, "same-suspect", INQUIRY, suspect=S1, other="EI-1-S2", reason="The number is in his phone")
    assert [one.ref for one in standing(case)] == ["EI-1-S2"]
    assert client.get(ONE).status_code == 200
    send(client, "same-suspect", INQUIRY, suspect="EI-1-S2", other=f"apart:{S1}", reason="Another phone")
    assert [one.ref for one in standing(case)] == [S1, "EI-1-S2"]


def test_of_a_suspect_who_cares_for_one_of_two_children_only_that_child_is_named(case: Desk, signed_in: SignedIn):
    other = {"child": Subject("child:B"), "record": INQUIRY, "investigation": Subject("investigation:EI-1")}
    case.do(RaiseConcern, DETECTIVE, kind="sexual", **other)
    client = signed_in(Role.INVESTIGATOR)

    send(
        client, "identify-suspect", INQUIRY, known_by="name", name="Her stepfather", cares_for_child="yes",
        child=CHILD,
    )  # fmt: skip

    (event,) = case.events("suspect.identified", record=INQUIRY)
    assert event.subjects == (CHILD, Subject("investigation:EI-1"))


@pytest.mark.parametrize("act", ACTS)
def test_every_page_about_suspects_is_sound_with_nobody_and_with_somebody_on_record(
    case: Desk, signed_in: SignedIn, act: str
):
    client = signed_in(Role.INVESTIGATOR)
    assert faults(client.get(page_of(act, INQUIRY)).content.decode()) == []

    bailed(case)
    assert faults(client.get(f"{page_of(act, INQUIRY)}?about={S1}").content.decode()) == []


def test_whoever_may_not_investigate_reads_and_is_offered_nothing(case: Desk, signed_in: SignedIn):
    bailed(case)
    client = signed_in(Role.INSPECTORATE_READER)

    assert "Record something" not in said(client.get(ONE))
    assert client.get(page_of("set-bail", INQUIRY)).status_code == 403


def test_a_suspect_nobody_holds_and_a_missing_episode_have_no_such_page_and_its_acts_lead_to_the_investigation(
    case: Desk, signed_in: SignedIn
):
    case.report()
    client = signed_in(Role.INVESTIGATOR)

    assert client.get(f"{LIST}S9/").status_code == 404
    assert client.get("/cases/MC-1/suspects/").status_code == 404
    assert client.get("/cases/MC-1/set-bail/")["Location"] == "/cases/EI-1/set-bail/"
