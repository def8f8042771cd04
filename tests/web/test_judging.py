"""A held record beside the child, judged by a person: what each says, three answers, a reason, and the way back."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.utils.module_loading import import_string

from tests.casework.desk import CALL_HANDLER, CASE, CHILD, EPISODE, OFFICER, Desk, reporting
from tests.casework.test_judging import same, stranger
from tests.web.conftest import SignedIn
from tests.web.html import faults, outline
from tests.web.sending import filled, page_of, said
from wayhome.access.actors import Role
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.application.holding.judged import TO_JUDGE
from wayhome.application.holding.ports import HoldingsOutOfReach
from wayhome.application.holding.side_by_side import evidence_of, speaks_against
from wayhome.casework.ask_to_open import AskToOpen
from wayhome.casework.holdings.judge_matches import JudgeMatches
from wayhome.casework.mark_hit import MarkHit
from wayhome.casework.record_check import Hit, RecordCheck
from wayhome.casework.take_report import TakeReport
from wayhome.holdings.asking import Asked
from wayhome.holdings.judgements import judged_in
from wayhome.holdings.records import HeldRecord, Person
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.events.risk import HitFound
from wayhome.store.holdings.memory import MemoryHoldings
from wayhome.store.linking.memory import MemoryProposals
from wayhome.store.linking.proposals import Linking
from wayhome.web.wiring import Wiring

LIST = f"/cases/{CASE}/held/"
COMPARE, BACK = f"{LIST}compare/?about=CU-1", f"{LIST}take-back/?about="
KNOWN = f"/cases/{CASE}/already-known/"
BORN = date(2010, 6, 1)


def record(reference: str = "CU-1", given_name: str = "Adda") -> HeldRecord:
    """Return a custody record of the child."""
    person = Person(given_name=given_name, family_name="Lovell", birth_date=BORN, phones=("07700 900123",))
    return HeldRecord(
        id=reference, system="custody", person=person, on=date(2026, 1, 9), text="Held with an adult called Ray."
    )


@pytest.fixture
def holdings(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> MemoryHoldings:
    """Return what other systems hold about the child, who is reported and was searched for."""
    found = MemoryHoldings()
    parts: Wiring = replace(import_string("wayhome.web.http.wiring")(), holdings=found)
    monkeypatch.setattr("wayhome.web.http.wiring", lambda: parts)
    found.add([record(), record("CU-2", given_name="Ada")], at=desk.now)
    desk.report(name="Ada Lovell")
    hits = (Hit(reference="CU-1", summary="Held with an adult."), Hit(reference="CU-2"))
    desk.do(RecordCheck, CALL_HANDLER, system="custody", result="not_done", hits=hits)
    return found


def judged(desk: Desk) -> list[tuple[str, str]]:
    """Return what stands of the child: each record and what was said of it."""
    told = judged_in(sealed.event for sealed in desk.ledger.about(CHILD).events)
    return [(one.one, one.verdict) for one in told.standing]


def send(client: Client, page: str, **given: object):
    """Fill in a page and send it."""
    return client.post(page, filled(client, page, **given))


def test_the_list_says_what_waits_and_leads_to_each_record_side_by_side(
    desk: Desk, holdings: MemoryHoldings, signed_in: SignedIn
):
    page = signed_in(Role.GRADER).get(LIST)

    words = said(page)
    assert "2 to judge" in words
    assert "Custody CU-1" in words
    assert "Adda Lovell" in words
    assert f"{LIST}compare/?about=CU-1" in page.content.decode()
    assert faults(page.content.decode()) == []


def test_both_sides_stand_field_by_field_with_what_that_says(desk: Desk, holdings: MemoryHoldings, signed_in: SignedIn):
    page = signed_in(Role.GRADER).get(COMPARE)

    words = said(page)
    assert "Is this Ada Lovell?" in words
    assert "Born Ada Lovell 1 Jun 2010 CU-1 1 Jun 2010" in words
    assert "Phones Ada Lovell Not known CU-1 07700 900123" in words
    assert "times likelier if it is one person" in words
    assert "Any of 200,000 people or more could be on it, and relatives and namesakes share much of this" in words
    assert "Held with an adult called Ray." in words
    assert page_of("raise-concern") in outline(page.content.decode()).links
    assert faults(page.content.decode()) == []
    html = page.content.decode()
    assert [html.count(f'value="{value}"') for value in ("same", "somebody_else", "not_sure")] == [1, 1, 1]


def test_what_a_record_that_is_the_childs_adds_stands_on_the_childs_side(
    desk: Desk, holdings: MemoryHoldings, signed_in: SignedIn
):
    desk.do(JudgeMatches, OFFICER, judged=(same("CU-2"),))

    words = said(signed_in(Role.GRADER).get(COMPARE))

    assert "Phones Ada Lovell 07700 900123 (CU-2) CU-1 07700 900123" in words
    assert "lay CU-1 beside it" in words
    looks = import_string("wayhome.web.http.wiring")().looks.noted(shown="CU-2", actor=None)
    assert [look.page for look in looks] == ["judge-match"]


def test_one_press_judges_and_weighs_and_says_so_on_the_list(desk: Desk, holdings: MemoryHoldings, signed_in: SignedIn):
    client = signed_in(Role.GRADER)

    answer = send(client, COMPARE, verdict="same", affects="raises", reason="His mother named Ray.")

    assert answer.url == LIST
    assert judged(desk) == [("held:CU-1", "same")]
    assert [event.body["affects_grade"] for event in desk.events("risk.hit_marked")] == ["raises"]
    words = said(client.get(LIST))
    assert "1 to judge" in words
    assert "His mother named Ray." in words
    (made,) = desk.events("holdings.match_confirmed")
    assert made.body["tier"] in TO_JUDGE


def test_a_judgement_without_a_reason_or_an_answer_says_what_is_missing_and_keeps_what_was_typed(
    desk: Desk, holdings: MemoryHoldings, signed_in: SignedIn
):
    client = signed_in(Role.GRADER)

    without = send(client, COMPARE, verdict="same")
    unanswered = send(client, COMPARE, reason="His mother named Ray.")

    assert (without.status_code, unanswered.status_code) == (422, 422)
    assert "Say why, in your own words" in said(without)
    assert "Press one of the three answers" in said(unanswered)
    assert "His mother named Ray." in unanswered.content.decode()
    assert judged(desk) == []


def test_pressing_enter_in_the_form_judges_nothing(desk: Desk, holdings: MemoryHoldings, signed_in: SignedIn):
    client = signed_in(Role.GRADER)

    html = client.get(COMPARE).content.decode()
    answer = send(client, COMPARE, more="yes", reason="His mother")

    first = html[html.index('<button type="submit"') :]
    assert first.startswith('<button type="submit" name="more" value="yes" hidden>')
    assert answer.status_code == 200
    assert judged(desk) == []


def test_several_are_judged_at_once_with_one_reason(desk: Desk, holdings: MemoryHoldings, signed_in: SignedIn):
    client = signed_in(Role.GRADER)

    nothing = send(client, LIST, verdict="somebody_else", reason="The cousin.")
    answer = send(client, LIST, which=["CU-1", "CU-2"], verdict="somebody_else", reason="Both are the cousin's.")

    assert "Tick a record" in said(nothing)
    assert answer.url == LIST
    assert judged(desk) == [("held:CU-1", "somebody_else"), ("held:CU-2", "somebody_else")]
    assert "Nothing waits to be judged." in said(client.get(LIST))
    assert desk.statuses("MC-08.HITS") == ["met", "met"]


def test_what_speaks_against_the_child_is_not_confirmed_with_others_but_by_itself(
    desk: Desk, holdings: MemoryHoldings, signed_in: SignedIn
):
    grown = replace(record(given_name="Ada").person, birth_date=date(1991, 8, 4))
    holdings.add([replace(record(), person=grown)], at=desk.now)
    client = signed_in(Role.GRADER)

    alone = send(client, LIST, which=["CU-1"], verdict="same", reason="Her aunt named both.")
    several = client.post(
        LIST, filled(client, LIST, which=["CU-1", "CU-2"], verdict="same", reason="Her aunt named both."), follow=True
    )

    assert alone.status_code == 422
    assert re.search(r"CU-1 is judged by itself, side by side: [^.]*1991", said(alone))
    assert re.search(r"CU-1 was left out, and waits: [^.]*1991", said(several))
    assert judged(desk) == [("held:CU-2", "same")]
    assert send(client, LIST, which=["CU-1"], verdict="somebody_else", reason="He is grown up.").url == LIST


@pytest.mark.parametrize("page", [LIST, COMPARE])
def test_two_letters_are_no_reason_and_the_page_says_what_is(
    desk: Desk, holdings: MemoryHoldings, signed_in: SignedIn, page: str
):
    client = signed_in(Role.GRADER)

    refused = send(client, page, which=["CU-1"], verdict="same", reason="ok")

    assert refused.status_code == 422
    assert "Say what shows it, such as" in said(refused)
    assert judged(desk) == []


def test_what_was_said_stays_to_be_read_when_it_is_taken_back(
    desk: Desk, holdings: MemoryHoldings, signed_in: SignedIn
):
    desk.do(JudgeMatches, OFFICER, judged=(stranger("CU-1"),))
    (made,) = desk.events("holdings.match_rejected")
    client = signed_in(Role.GRADER)

    before = said(client.get(f"{BACK}{made.id}"))
    desk.at(5)
    answer = send(client, f"{BACK}{made.id}", reason="The photograph is of the child.")

    assert "CU-1 and Ada Lovell" in before
    assert "He is forty." in before
    assert answer.url == LIST
    assert judged(desk) == []
    words = said(client.get(COMPARE))
    assert "Somebody else" in words
    assert "Taken back by The risk grader" in words
    assert "2 records to weigh" in said(client.get(f"/cases/{CASE}/already-known/"))
    assert "The photograph is of the child." in words


def test_what_was_taken_back_by_somebody_else_meanwhile_is_said(
    desk: Desk, holdings: MemoryHoldings, signed_in: SignedIn
):
    refused = send(signed_in(Role.GRADER), f"{BACK}e9999", reason="It was wrong.")

    assert refused.status_code == 422
    assert "There is no such judgement of this child, or it was taken back already." in said(refused)


def test_judgements_that_cannot_all_be_right_stand_first_each_with_its_way_back(
    desk: Desk, holdings: MemoryHoldings, signed_in: SignedIn
):
    desk.do(JudgeMatches, OFFICER, judged=(same("CU-1"), same("CU-1", other="CU-2"), stranger("CU-2")))

    page = signed_in(Role.GRADER).get(LIST)

    words = said(page)
    assert "Not all of this can be right: CU-2 and Ada Lovell" in words
    assert "none of these joins anybody" in words
    assert page.content.decode().count("/held/take-back/?about=") == 3
    assert faults(page.content.decode()) == []


def test_a_record_confirmed_for_two_children_suggests_joining_them_and_no_more(
    desk: Desk, holdings: MemoryHoldings, signed_in: SignedIn
):
    other = reporting(child=Subject("child:B"), record=RecordId("MC-2"), case=Subject("episode:B1"), name="Adda Lovel")
    desk.do(TakeReport, CALL_HANDLER, children=(other,), informant="parent")
    desk.do(JudgeMatches, OFFICER, judged=(same("CU-1"),))
    desk.do(JudgeMatches, OFFICER, record=RecordId("MC-2"), judged=(same("CU-1"),))

    page = signed_in(Role.SUPERVISOR).get(LIST)

    assert "Adda Lovel (B) may be the same child." in said(page)
    join = f"/cases/{CASE}/join-children/?about=B"
    assert join in page.content.decode()
    assert page.client.get(join).context["form"]["other"].value() == "B"
    looks = import_string("wayhome.web.http.wiring")().looks.noted(shown="child:B", actor=None)
    assert [look.page for look in looks] == ["held-matches"]


def test_two_held_records_are_laid_beside_each_other(desk: Desk, holdings: MemoryHoldings, signed_in: SignedIn):
    client = signed_in(Role.GRADER)

    page = client.get(f"{COMPARE}%7CCU-2")
    send(client, f"{COMPARE}%7CCU-2", verdict="same", reason="One custody record copied twice.")

    assert "Are these the same person?" in said(page)
    assert "Phones CU-2 07700 900123 CU-1 07700 900123" in said(page)
    (made,) = desk.events("holdings.match_confirmed")
    assert (made.body["hit"], made.body["other"]) == ("CU-1", "CU-2")
    assert desk.events("risk.hit_marked") == []


def test_a_restricted_record_says_who_can_open_it_and_nothing_of_what_it_says(
    desk: Desk, holdings: MemoryHoldings, signed_in: SignedIn
):
    holdings.add([replace(record(), restricted_to="inspector")], at=desk.now)
    client = signed_in(Role.GRADER)

    listed, compared = client.get(LIST), client.get(COMPARE)
    refused = send(client, COMPARE, verdict="same", reason="I know him.")

    for page in (listed, compared, refused):
        assert "07700" not in page.content.decode()
        assert "called Ray" not in said(page)
    assert "Nobody holds that post now" in said(listed)
    assert "2 to judge, 1 of them closed to you" in said(listed)
    assert "The next: Custody CU-2" in said(listed)
    assert "This record may be opened by the" in said(compared)
    assert client.get(f"/cases/{CASE}/already-known/ask/?about=CU-1").status_code == 200
    assert "Ask for it to be opened" in said(compared)
    assert judged(desk) == []
    assert 'value="CU-1"' not in listed.content.decode()


def test_whoever_holds_the_post_opens_and_judges_a_restricted_record(
    desk: Desk, holdings: MemoryHoldings, signed_in: SignedIn
):
    holdings.add([replace(record(), restricted_to="inspector")], at=desk.now)
    client = signed_in(Role.INSPECTOR)

    assert "07700 900123" in said(client.get(COMPARE))
    send(client, COMPARE, verdict="same", reason="The photograph is of her.")

    assert judged(desk) == [("held:CU-1", "same")]


def test_whoever_may_open_a_restricted_record_reads_who_asked_for_it_and_who_will_read_their_words(
    desk: Desk, holdings: MemoryHoldings, signed_in: SignedIn
):
    holdings.add([replace(record(), restricted_to="inspector")], at=desk.now)
    closed = (Hit(reference="CU-1", restricted_to="inspector"),)
    desk.do(RecordCheck, CALL_HANDLER, system="custody", result="not_done", hits=closed)
    desk.do(AskToOpen, OFFICER, hit="CU-1", why="Officers are about to go to the address.")

    opened, shut = (said(signed_in(role).get(COMPARE)) for role in (Role.INSPECTOR, Role.GRADER))

    assert "It was asked for by omar, " in opened
    assert "Officers are about to go to the address." in opened
    assert "Everybody who reads this case sees what you write here" in opened
    assert "Everybody who reads this case" not in shut


def test_why_somebody_judged_a_restricted_record_is_not_said_to_who_may_not_open_it(
    desk: Desk, holdings: MemoryHoldings, signed_in: SignedIn
):
    holdings.add([replace(record(), restricted_to="inspector")], at=desk.now)
    closed = (Hit(reference="CU-1", restricted_to="inspector"),)
    desk.do(RecordCheck, CALL_HANDLER, system="custody", result="not_done", hits=closed)
    desk.do(JudgeMatches, OFFICER, judged=(same("CU-1"),), holds=("inspector",))
    (made,) = desk.events("holdings.match_confirmed")
    client = signed_in(Role.GRADER)

    for page in (LIST, COMPARE, f"{BACK}{made.id}", f"/cases/{CASE}/already-known/"):
        words = said(client.get(page))
        assert "The same person" in words or "Judged to be this child" in words
        assert "Her aunt named the street." not in words
    refused = send(client, f"{BACK}{made.id}", reason="No.")
    assert "may be opened by inspector alone" in said(refused)
    assert "Take it back" not in said(client.get(COMPARE))  # no way leads to a refusal
    assert "ask them to look at it and judge it" not in said(client.get(COMPARE))


def test_what_is_still_to_be_seen_to_is_said_beside_what_was_judged(
    desk: Desk, holdings: MemoryHoldings, signed_in: SignedIn
):
    desk.do(JudgeMatches, OFFICER, judged=(same("CU-1"),))
    client = signed_in(Role.GRADER)
    assert "Not weighed yet" in said(client.get(LIST))

    desk.at(5).do(MarkHit, OFFICER, hit="CU-1", affects_grade="raises", how="Ray.")
    assert "Not weighed yet" not in said(client.get(LIST))

    again = HitFound(hit="CU-1", system="custody", arrived="changed")
    draft = Draft(fact=again, happened_at=desk.at(9).now, subjects=(CHILD, EPISODE))
    enter(Entry(record=CASE, drafts=(draft,)), ledger=desk.ledger, supplies=desk.supplies)
    assert "It changed since it was judged" in said(client.get(LIST))


def test_what_was_only_weighed_stands_on_the_list_and_waits_for_nobody(
    desk: Desk, holdings: MemoryHoldings, signed_in: SignedIn
):
    desk.do(MarkHit, OFFICER, hit="CU-1", affects_grade="no_effect", how="Old.")

    words = said(signed_in(Role.GRADER).get(LIST))

    assert "1 to judge" in words
    assert "Weighed, and judged by nobody" in words
    assert "No effect on the grade" in words
    assert "Old." in words


def test_a_record_that_is_another_childs_says_so_and_suggests_joining_nobody(
    desk: Desk, holdings: MemoryHoldings, signed_in: SignedIn
):
    other = reporting(child=Subject("child:B"), record=RecordId("MC-2"), case=Subject("episode:B1"), name="Adda Lovel")
    desk.do(TakeReport, CALL_HANDLER, children=(other,), informant="parent")
    desk.do(JudgeMatches, OFFICER, record=RecordId("MC-2"), judged=(same("CU-1"),))
    client = signed_in(Role.SUPERVISOR)

    listed, compared = client.get(LIST), client.get(COMPARE)

    assert "Judged to be Adda Lovel (B)" in said(listed)
    assert "CU-1 was judged to be Adda Lovel (B)." in said(compared)
    for page in (listed, compared):
        assert "join-children" not in page.content.decode()
    looks = import_string("wayhome.web.http.wiring")().looks.noted(shown="child:B", actor=None)
    assert [look.page for look in looks] == ["held-matches", "judge-match"]


def test_a_judgement_made_in_another_case_is_taken_back_where_it_was_made(
    desk: Desk, holdings: MemoryHoldings, signed_in: SignedIn
):
    other = reporting(child=Subject("child:B"), record=RecordId("MC-2"), case=Subject("episode:B1"), name="Adda Lovel")
    desk.do(TakeReport, CALL_HANDLER, children=(other,), informant="parent")
    desk.do(JudgeMatches, OFFICER, judged=(same("CU-1"), stranger("CU-2")))
    desk.do(JudgeMatches, OFFICER, record=RecordId("MC-2"), judged=(same("CU-1", other="CU-2"),))
    client = signed_in(Role.GRADER)

    html = client.get(LIST).content.decode()
    (made,) = desk.events("holdings.match_confirmed", record=RecordId("MC-2"))
    back = f"/cases/MC-2/held/take-back/?about={made.id}"
    assert back in html
    answer = send(client, back, reason="Two records of two people.")

    assert answer.url == "/cases/MC-2/held/"
    assert "Not all of this can be right" not in said(client.get(LIST))


def test_what_cannot_be_reached_or_is_no_longer_held_is_said_and_what_was_said_stays(
    desk: Desk, holdings: MemoryHoldings, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
):
    desk.do(JudgeMatches, OFFICER, judged=(stranger("CU-1"),))
    client = signed_in(Role.GRADER)

    holdings.remove(["CU-1"], at=desk.now)
    gone = said(client.get(COMPARE))

    def out_of_reach(*_: object, **__: object) -> None:
        raise HoldingsOutOfReach

    for name in ("search", "records_of"):
        monkeypatch.setattr(MemoryHoldings, name, out_of_reach)
    unreached, listed = said(client.get(COMPARE)), client.get(LIST)

    assert "This record is not held here any more." in gone
    assert "He is forty." in gone
    assert "cannot be reached now" in unreached
    assert "That is not nothing held" in unreached
    assert "What is held cannot be reached now." in said(listed)
    assert "Nothing waits" not in said(listed)


def test_every_record_that_is_shown_is_in_the_log_of_who_looked(
    desk: Desk, holdings: MemoryHoldings, signed_in: SignedIn
):
    client = signed_in(Role.GRADER)

    client.get(LIST)
    client.get(COMPARE)

    looks = import_string("wayhome.web.http.wiring")().looks.noted(shown="CU-1", actor=None)
    assert [look.page for look in looks] == ["held-matches", "judge-match"]


def test_what_is_already_known_leads_to_each_record_side_by_side(
    desk: Desk, holdings: MemoryHoldings, signed_in: SignedIn
):
    html = signed_in(Role.GRADER).get(f"/cases/{CASE}/already-known/").content.decode()

    assert f'href="{COMPARE}"' in html
    assert f'href="{LIST}"' in html


def test_who_only_reads_cases_judges_nothing(desk: Desk, holdings: MemoryHoldings, signed_in: SignedIn):
    refused = signed_in(Role.ANALYST).get(LIST)

    assert refused.status_code == 403
    assert "You may not say whether a held record is about a child" in said(refused)


def test_every_page_reads_in_order(desk: Desk, holdings: MemoryHoldings, signed_in: SignedIn):
    desk.do(JudgeMatches, OFFICER, judged=(stranger("CU-1"),))
    (made,) = desk.events("holdings.match_rejected")
    client = signed_in(Role.GRADER)

    for page in (LIST, COMPARE, f"{BACK}{made.id}"):
        assert outline(client.get(page).content.decode()).headings


def test_a_record_is_judged_from_the_childs_own_record_and_from_an_investigation_too(
    parts: Wiring, signed_in: SignedIn
):
    client = signed_in(Role.GRADER)

    for record in ("C-101", "EI-2213", "EM-1047"):
        lines = client.get(f"/cases/{record}/held/").context["form"].held.waiting
        assert lines, record
        page = client.get(lines[0].href)
        assert page.status_code == 200, record
        assert faults(page.content.decode()) == []


NIGHT = MemoryProposals(groups=(("CU-1", "CU-2", "CU-9"),))


def relinked(monkeypatch: pytest.MonkeyPatch, proposals: MemoryProposals = NIGHT) -> None:
    """Have everything that is held linked anew."""
    parts: Wiring = replace(import_string("wayhome.web.http.wiring")(), proposals=proposals)
    monkeypatch.setattr("wayhome.web.http.wiring", lambda: parts)


def test_what_was_linked_with_a_record_of_the_child_is_shown_as_that_and_leads_to_the_pair(
    desk: Desk, holdings: MemoryHoldings, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
):
    stranger_by_name = replace(
        record("CU-9"), person=Person(given_name="Bo", family_name="Tarn", phones=("07700 900999",))
    )
    holdings.add([stranger_by_name], at=desk.now)
    relinked(monkeypatch)
    client = signed_in(Role.GRADER)
    assert "CU-9" not in said(client.get(LIST))  # none of the group is the child's yet

    desk.do(JudgeMatches, OFFICER, judged=(same("CU-1"),))
    page = client.get(LIST)

    words = said(page)
    assert "Linked with CU-1, judged by nobody" in words
    assert f"{COMPARE[:-4]}CU-9%7CCU-1" in page.content.decode()
    assert "1 to judge" in words  # CU-2 waits by itself, and says that it was linked too
    assert words.count("Linked with CU-1, judged by nobody") == 2
    assert faults(page.content.decode()) == []
    looks = import_string("wayhome.web.http.wiring")().looks.noted(shown="CU-9", actor=None)
    assert [look.page for look in looks] == ["held-matches"]


def test_what_somebody_said_anything_of_is_proposed_no_more(
    desk: Desk, holdings: MemoryHoldings, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
):
    holdings.add([record("CU-9")], at=desk.now)
    relinked(monkeypatch)
    desk.do(JudgeMatches, OFFICER, judged=(same("CU-1"), stranger("CU-2"), stranger("CU-9", other="CU-1")))

    assert "Linked with" not in said(signed_in(Role.GRADER).get(LIST))


def test_a_restricted_record_that_was_linked_is_a_stub(
    desk: Desk, holdings: MemoryHoldings, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
):
    hidden = replace(record("CU-9"), person=Person(given_name="Zed", family_name="Quill"), restricted_to="inspector")
    holdings.add([hidden], at=desk.now)
    relinked(monkeypatch)
    desk.do(JudgeMatches, OFFICER, judged=(same("CU-1"),))

    page = signed_in(Role.GRADER).get(LIST)

    assert "Custody CU-9 May be opened by the" in said(page)
    assert "Quill" not in said(page)
    assert "CU-9%7C" not in page.content.decode()


EVERYWHERE_HREF = "/held/proposed/"
LAST_NIGHT = Linking(at=datetime(2026, 11, 24, 1, 5, tzinfo=UTC), pack="linkage-2026.1", records=3, pairs=2)


def test_what_is_proposed_of_every_child_with_an_open_case_leads_to_a_pair(
    desk: Desk, holdings: MemoryHoldings, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
):
    holdings.add([record("CU-9"), record("CU-20"), record("CU-21")], at=desk.now)
    relinked(monkeypatch, MemoryProposals(LAST_NIGHT, (("CU-1", "CU-9"), ("CU-20", "CU-21"))))
    desk.do(JudgeMatches, OFFICER, judged=(same("CU-1"),))

    page = signed_in(Role.GRADER).get(EVERYWHERE_HREF)

    words = said(page)
    assert "1 to judge for children whose case is open." in words
    assert "Custody CU-9 Linked with CU-1 , judged to be theirs" in words
    assert f"{COMPARE[:-4]}CU-9%7CCU-1" in page.content.decode()
    assert "CU-20" not in words  # of no child who is missing
    assert faults(page.content.decode()) == []
    looks = import_string("wayhome.web.http.wiring")().looks.noted(shown="CU-9", actor=None)
    assert [look.page for look in looks] == ["show_proposed"]


def test_a_restricted_pair_is_a_stub_and_who_reads_no_held_records_sees_nothing(
    desk: Desk, holdings: MemoryHoldings, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
):
    holdings.add([replace(record("CU-9"), restricted_to="inspector")], at=desk.now)
    relinked(monkeypatch, MemoryProposals(LAST_NIGHT, (("CU-1", "CU-9"),)))
    desk.do(JudgeMatches, OFFICER, judged=(same("CU-1"),))

    grader = signed_in(Role.GRADER)
    page, cases = grader.get(EVERYWHERE_HREF), grader.get("/cases/")
    analyst = signed_in(Role.ANALYST)
    refused, without = analyst.get(EVERYWHERE_HREF), analyst.get("/cases/")

    assert "Custody CU-9 Linked with CU-1 , judged to be theirs May be opened by the" in said(page)
    assert "/held/compare/" not in page.content.decode()
    assert refused.status_code == 403
    assert "You may not read what other systems hold" in said(refused)
    assert EVERYWHERE_HREF in cases.content.decode()
    assert EVERYWHERE_HREF not in without.content.decode()


def test_that_nothing_was_linked_yet_is_not_called_nothing_proposed(
    desk: Desk, holdings: MemoryHoldings, signed_in: SignedIn
):
    assert "was not linked anew yet" in said(signed_in(Role.GRADER).get(EVERYWHERE_HREF))


def test_the_case_says_how_many_records_wait_and_the_list_says_the_same(
    desk: Desk, holdings: MemoryHoldings, signed_in: SignedIn
):
    client = signed_in(Role.GRADER)

    assert "Whose records these are (2 to judge)" in said(client.get(f"/cases/{CASE}/"))
    assert "2 to judge" in said(client.get(LIST))

    desk.do(JudgeMatches, OFFICER, judged=(same("CU-1"), stranger("CU-2")))
    assert "to judge" not in said(client.get(f"/cases/{CASE}/"))


def test_what_is_known_counts_what_waits_and_came_back_in_no_check(
    desk: Desk, holdings: MemoryHoldings, signed_in: SignedIn
):
    desk.do(JudgeMatches, OFFICER, judged=(same("CU-1", affects_grade="no_effect"), stranger("CU-2")))
    client = signed_in(Role.GRADER)
    assert "Every record was weighed" in said(client.get(KNOWN))

    holdings.add([record("CU-9")], at=desk.now)

    words = said(client.get(KNOWN))
    assert "Every record that came back was weighed" in words
    assert "1 held record that may be the child’s came back in no check of this case." in words
    assert "Whose records these are (1 to judge)" in words


def test_a_record_that_the_case_does_not_bring_up_is_not_to_be_read_by_its_reference(
    desk: Desk, holdings: MemoryHoldings, signed_in: SignedIn
):
    other = replace(record("CU-77"), person=Person(given_name="Zed", family_name="Quill"), text="His flat.")
    holdings.add([other], at=desk.now)
    client = signed_in(Role.GRADER)

    for about in ("CU-77", "CU-1%7CCU-77"):
        page = client.get(f"{LIST}compare/?about={about}")
        assert "CU-77 did not come up for this child, so it is not shown here." in said(page)
        assert "Quill" not in said(page)
        assert "His flat" not in said(page)
    send(client, f"{LIST}compare/?about=CU-1", about_which="CU-77", verdict="same", reason="I know him.")
    client.post(f"{LIST}compare/?about=CU-77", {"about_which": "CU-77", "verdict": "same", "reason": "I know him."})
    assert ("held:CU-77", "same") not in judged(desk)


def test_a_record_that_was_not_weighed_is_looked_at_for_birth_date_and_sex_all_the_same():
    child = Asked(name="Ada Lovell", birth_date=BORN, sex="female")
    grown = Person(given_name="Ada", birth_date=date(1991, 8, 4), sex="male")

    assert speaks_against(evidence_of(None), child, grown) == ("Born 4 Aug 1991.", "Male.")
    assert speaks_against(evidence_of(None), child, Person(given_name="Ada", birth_date=BORN)) == ()
