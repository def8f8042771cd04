"""The pages that end a case or put an entry right: conditions in view, and nobody takes a risk away alone."""

from datetime import date

import pytest

from tests.casework.desk import (
    CASE,
    CHILD,
    GRADER,
    INSPECTOR,
    OFFICER,
    SERGEANT,
    Desk,
    england_wales,
    reporting,
)
from tests.web.conftest import SignedIn
from tests.web.html import faults, outline
from tests.web.sending import page_of, said, send, told_next
from wayhome.access.actors import Role
from wayhome.casework.add_news import AddNews
from wayhome.casework.close_episode import CloseEpisode
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.hold_interview import HoldInterview
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.merge_children import MergeChildren
from wayhome.casework.record_account import RecordAccount
from wayhome.casework.record_done import RecordDone
from wayhome.casework.see_child import SeeChild
from wayhome.casework.settle_ownership import SettleOwnership
from wayhome.casework.take_report import TakeReport
from wayhome.casework.tell_council_of_return import TellCouncilOfReturn
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.events.missing_search import Circulated
from wayhome.web.closing.closing import PLACES
from wayhome.web.doing import DOINGS

CONDITIONS = tuple(PLACES)


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """Return the desk an hour after a child was reported."""
    desk.report()
    return desk.at(60)


def found_and_heard(desk: Desk) -> None:
    """Find, see and hear the child, and tell the council."""
    desk.do(LocateChild, OFFICER, basis="seen", found_by="police_own")
    desk.do(SeeChild, OFFICER, well="yes")
    desk.do(HoldInterview, OFFICER, mode="in_person")
    desk.do(RecordAccount, OFFICER, complete=True, harm_answer="no")
    desk.do(TellCouncilOfReturn, OFFICER)


def closed(desk: Desk) -> Desk:
    """Close the case as it should be closed."""
    found_and_heard(desk)
    desk.at(200).do(CloseEpisode, SERGEANT)
    return desk.at(240)


def test_every_condition_that_the_rulebook_sets_has_a_place_where_it_is_done():
    needs = {need.words for need in england_wales().pack.duties["MC-74"].needs}

    assert needs == set(PLACES)
    assert set(PLACES.values()) <= {one.name for one in DOINGS}


def test_of_a_child_who_has_died_nobody_is_asked_whether_they_are_safe(desk: Desk, signed_in: SignedIn):
    desk.do(RecordDone, OFFICER, fact=Circulated(on="national_computer", reference="7"))
    desk.at(70).do(LocateChild, OFFICER, basis="seen", condition="deceased")
    client = signed_in(Role.SUPERVISOR)

    page, case = client.get(page_of("close")), client.get(f"/cases/{CASE}/")

    assert page.context["form"]["outcome"].value() == "found_dead"
    assert "1 thing is still open Not yet Every circulation was cancelled. Take circulations down" in said(page)
    assert "safe" not in said(page).partition("Close the episode")[2].partition("When was this")[0]
    assert "the police talked with the child" not in said(page).lower()
    for act in ("talk", "tried-to-see", "taken-home", "safe-place", "return-interview", "ask-for-interview"):
        assert page_of(act) not in outline(case.content.decode()).links, act
        assert client.get(page_of(act)).status_code == 200  # what comes late is never turned away
    assert page_of("circulations-cancelled") in outline(case.content.decode()).links


def test_a_child_for_whom_another_force_looks_is_not_told_of_as_one_who_is_back(desk: Desk, signed_in: SignedIn):
    desk.do(SettleOwnership, INSPECTOR, owner="Northshire Police", agreed_with="Duty inspector")
    desk.at(90).do(CloseEpisode, INSPECTOR, outcome="transferred", continues_in="NS-2291", reason="Seen on their line")

    page = told_next(signed_in(Role.SUPERVISOR))

    assert "Still missing; closed here looked for: Northshire Police, NS-2291" in page


def test_a_report_that_was_an_error_says_so(desk: Desk, signed_in: SignedIn):
    desk.do(SeeChild, OFFICER, well="yes")
    desk.at(90).do(CloseEpisode, INSPECTOR, outcome="error", reason="Upstairs all along")

    assert "Closed the report was an error" in told_next(signed_in(Role.SUPERVISOR))


def test_before_closing_each_condition_is_said_and_what_is_open_leads_to_where_it_is_done(
    desk: Desk, signed_in: SignedIn
):
    desk.do(LocateChild, OFFICER, basis="spoken_to")

    page = signed_in(Role.SUPERVISOR).get(page_of("close"))

    assert "4 things are still open" in said(page)
    assert "So The child was located." in said(page)
    assert "Not yet The council was told of the return. Tell the council of the return" in said(page)
    assert page_of("council-told") in page.content.decode()


def test_a_case_is_not_closed_while_anything_is_open_and_each_reason_is_given(desk: Desk, signed_in: SignedIn):
    answer = send(signed_in(Role.SUPERVISOR), "close")

    told = said(answer)
    assert answer.status_code == 422
    assert faults(answer.content.decode()) == []
    assert "Not so yet: the child was located." in told
    assert "Not so yet: the council was told of the return." in told
    assert "Not so yet: whether the child was harmed was asked and answered." in told
    assert desk.events("missing.episode_closed") == []


def test_a_case_closes_when_everything_holds(desk: Desk, signed_in: SignedIn):
    found_and_heard(desk)
    client = signed_in(Role.SUPERVISOR)
    assert "Everything that closing asks is so" in said(client.get(page_of("close")))

    send(client, "close")

    assert len(desk.events("missing.episode_closed")) == 1
    assert "Closed" in told_next(client)


def test_closing_rests_on_what_was_seen_and_is_asked_again_when_the_case_moved_on(desk: Desk, signed_in: SignedIn):
    found_and_heard(desk)
    client = signed_in(Role.SUPERVISOR)
    sent = {"key": "k1", "seen": len(desk.events()), "outcome": "found", "when": "now"}
    desk.do(AddNews, OFFICER, kind="family", content="She says somebody is waiting outside.")

    answer = client.post(page_of("close"), sent)

    told = said(answer)
    assert answer.status_code == 409
    assert "The case has moved on" in told
    assert f"Since you opened {CASE}, 1 more entry was made." in told
    again = answer.context["form"]["seen"].value()
    assert client.post(page_of("close"), sent | {"seen": again}).status_code == 302


def test_a_page_that_was_begun_before_says_what_the_case_had_since_and_is_sent_on_all_of_it(
    desk: Desk, signed_in: SignedIn
):
    found_and_heard(desk)
    client = signed_in(Role.SUPERVISOR)
    begun = {"key": "k1", "seen": len(desk.events()), "outcome": "found", "when": "now"}
    client.post(page_of("close"), begun | {"keep": "yes"})
    desk.do(AddNews, OFFICER, kind="family", content="She says somebody is waiting outside.")

    opened = client.get(page_of("close"))
    answer = client.post(page_of("close"), begun | {"seen": opened.context["form"]["seen"].value()})

    assert "Since then 1 more entry was made: read what is new before you send it." in said(opened)
    assert faults(opened.content.decode()) == []
    assert answer.status_code == 302


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("error", "Only an inspector or above may say that a report of a missing child was an error."),
        ("transferred", "Not so yet: the other area or force agreed to own the case."),
        ("found_dead", "Not so yet: the child was located, and found dead."),
        ("turned_eighteen", "Not so yet: the birth date on record makes them eighteen."),
    ],
)
def test_every_other_end_asks_for_what_is_its_own(outcome: str, words: str, desk: Desk, signed_in: SignedIn):
    answer = send(signed_in(Role.SUPERVISOR), "close", outcome=outcome, reason="As the page says.")

    assert words in said(answer)


def test_bc12_news_after_closing_is_shown_to_whoever_decides_in_the_words_it_came_in(desk: Desk, signed_in: SignedIn):
    closed(desk).do(AddNews, OFFICER, kind="family", content="His mother found a hotel key in his coat.")
    client = signed_in(Role.SUPERVISOR)
    assert "Read what came in after closing" in told_next(client)

    page = said(client.get(page_of("reconsider")))
    send(client, "reconsider", decision="reopened", reason="A hotel key.")

    assert "His mother found a hotel key in his coat." in page
    assert [event.type for event in desk.events()][-1] == "missing.episode_reopened"
    assert "Missing opened again 0 min ago" in told_next(client)


def test_a_case_stays_closed_only_for_a_reason(desk: Desk, signed_in: SignedIn):
    closed(desk).do(AddNews, OFFICER, kind="family", content="She rang to say thank you.")

    answer = send(signed_in(Role.SUPERVISOR), "reconsider", decision="stays_closed")

    assert answer.status_code == 422
    assert "Nobody says why the news leaves the episode closed." in said(answer)


def test_a_right_time_that_is_still_to_come_is_asked_for_again(desk: Desk, signed_in: SignedIn):
    (entry,) = desk.events("missing.reported")

    answer = send(
        signed_in(Role.RESPONSE), "correct",
        corrects=entry.id, kind="wrong_time", right_on="2026-11-30", right_at="19:20", reason="Misheard.",
    )  # fmt: skip

    assert answer.status_code == 422
    assert "That date is still to come: enter 02.03.2026 or an earlier one" in said(answer)


def test_a_wrong_time_is_put_right_and_the_old_entry_stays(desk: Desk, signed_in: SignedIn):
    desk.do(AddNews, OFFICER, kind="sighting", content="Seen by the pier.")
    (entry,) = desk.events("missing.information_received")
    client = signed_in(Role.RESPONSE)

    send(
        client, "correct", corrects=entry.id, kind="wrong_time", right_on="2026-03-02", right_at="19:20",
        reason="Read off the wrong watch.",
    )  # fmt: skip

    (correction,) = desk.events("record.corrected")
    assert str(correction.body["happened_at"]).startswith("2026-03-02T19:20")
    assert "Corrected later" in said(client.get(f"/cases/{CASE}/time-line/"))


def test_what_a_field_cannot_say_is_refused_and_what_was_typed_is_kept(desk: Desk, signed_in: SignedIn):
    desk.do(RecordDone, OFFICER, fact=Circulated(on="national_computer", reference="7"))
    (entry,) = desk.events("missing.circulated")
    client = signed_in(Role.RESPONSE)
    typed = {"corrects": entry.id, "kind": "wrong_field", "field": "on", "reason": "Wrong list."}

    answer = send(client, "correct", **typed, value="the ferry")
    assert answer.status_code == 422
    assert "“the ferry” is not what “on” can say. Write one of: national_computer, " in said(answer)
    assert 'value="the ferry"' in answer.content.decode()
    assert "Wrong list." in said(answer)
    assert faults(answer.content.decode()) == []
    assert desk.events("record.corrected") == []


def test_a_number_is_read_as_words_where_the_field_holds_words(desk: Desk, signed_in: SignedIn):
    desk.do(RecordDone, OFFICER, fact=Circulated(on="national_computer", reference="7"))
    (entry,) = desk.events("missing.circulated")

    send(
        signed_in(Role.RESPONSE), "correct", corrects=entry.id, kind="wrong_field", field="reference", value="0081",
        reason="Misread.",
    )  # fmt: skip

    (correction,) = desk.events("record.corrected")
    assert correction.body["value"] == "0081"


def test_a_grade_is_not_taken_away_by_whoever_gave_it(desk: Desk, signed_in: SignedIn):
    desk.train(GRADER).do(GradeRisk, GRADER, grade="high", likelihood="very_likely", severity="serious", rationale="A")
    (grade,) = desk.events("risk.graded")

    answer = send(
        signed_in(Role.GRADER), "correct", corrects=grade.id, kind="entered_in_error", reason="Slip of the key."
    )

    assert "is not corrected by one person alone" in said(answer)
    assert "ask an inspector who did not make it to correct it" in said(answer)


def test_an_entry_about_another_child_goes_to_that_child(desk: Desk, signed_in: SignedIn):
    desk.do(AddNews, OFFICER, kind="sighting", content="Seen by the pier.")
    (entry,) = desk.events("missing.information_received")

    send(
        signed_in(Role.RESPONSE), "correct", corrects=entry.id, kind="wrong_subject", subject="B",
        reason="It was her brother.",
    )  # fmt: skip

    (correction,) = desk.events("record.corrected")
    assert "child:B" in str(correction.body["subjects"])


def other_child(desk: Desk) -> Subject:
    """Report another child, and return them."""
    child = Subject("child:B")
    named = reporting(child=child, record=RecordId("MC-2"), case=Subject("episode:B1"), date_of_birth=date(2010, 6, 1))
    desk.do(TakeReport, OFFICER, children=(named,), informant="carer")
    return child


def test_two_records_of_one_child_are_joined_by_a_supervisor_who_says_how_it_is_known(desk: Desk, signed_in: SignedIn):
    other_child(desk)

    refused = said(send(signed_in(Role.RESPONSE), "join-children", other="B"))
    send(signed_in(Role.SUPERVISOR), "join-children", other="B", reason="Same birth date; her mother says so.")

    assert "Joining two children's records is for a supervisor or above." in refused
    assert len(desk.ledger.about(CHILD).events) == len(desk.ledger.about(Subject("child:B")).events)


def test_records_are_parted_by_an_inspector_who_did_not_join_them(desk: Desk, signed_in: SignedIn):
    child = other_child(desk)
    desk.do(MergeChildren, INSPECTOR, other=child, reason="Same birth date.")

    refused = said(send(signed_in(Role.SUPERVISOR), "part-children", other="B", reason="Two girls."))
    send(signed_in(Role.INSPECTOR), "part-children", other="B", reason="Two girls; both were seen.")

    assert "is not done by one person alone" in refused
    assert [event.type for event in desk.events()][-1] == "child.records_parted"


def test_an_act_on_a_closed_case_says_so_and_leads_to_where_news_goes(desk: Desk, signed_in: SignedIn):
    client = signed_in(Role.RESPONSE)
    assert "This episode is closed." not in said(client.get(page_of("send-officers")))

    closed(desk)

    page = client.get(page_of("send-officers"))
    assert "This episode is closed. If this was done before, say when." in said(page)
    assert page_of("add-news") in page.content.decode()
