"""Supervising on pages: a review that is not empty, a case never left between two shifts, and what may be excused."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.test import Client

from tests.casework.desk import CALL_HANDLER, CASE, GRADER, INSPECTOR, OFFICER, SERGEANT, STARTS, Desk, england_wales
from tests.web.conftest import SignedIn
from tests.web.html import faults, outline
from tests.web.rostered import post
from tests.web.sending import said
from wayhome.access.actors import Role
from wayhome.application import handling
from wayhome.application.things_to_do import things_to_do
from wayhome.casework.accept_handover import AcceptHandover
from wayhome.casework.finish_line import FinishLine
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.hand_over import OfferHandover
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.make_plan import MakePlan
from wayhome.casework.raise_line import RaiseLine
from wayhome.casework.record_answers import Answer, Factor, RecordAnswers
from wayhome.casework.record_done import RecordDone
from wayhome.casework.request_evidence import RequestEvidence
from wayhome.casework.review_search import Outstanding, ReviewSearch
from wayhome.casework.send_officers import SendOfficers
from wayhome.casework.update_family import UpdateFamily
from wayhome.record.events.missing_search import ItemObtained
from wayhome.web.acting.models import Draft
from wayhome.web.acting.outstanding import outstanding

REVIEW = f"/cases/{CASE}/review/"
SHEET = f"/cases/{CASE}/handover/"
OFFER, ACCEPT = f"{SHEET}offer/", f"{SHEET}accept/"
ESCALATE, EXCUSE = f"/cases/{CASE}/escalate/", f"/cases/{CASE}/excuse/"
ROUND = "/handover/"
BROTHER = {"what_1": "Go to the brother’s flat", "who_1": "response", "by_1": "22:30"}


@pytest.fixture
def searching(desk: Desk) -> Desk:
    """Return a desk two hours into the search for one child."""
    desk.report()
    return desk.at(120)


def form(client: Client, page: str = REVIEW) -> dict[str, str]:
    """Return what a page's form sends as it was opened."""
    asked = client.get(page).context["form"]
    return {name: asked[name].value() or "" for name in asked.fields if asked[name].value() is not False}


def test_an_empty_review_is_refused_and_what_it_lacks_is_said(searching: Desk, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)

    answer = client.post(REVIEW, form(client))

    assert answer.status_code == 422
    assert faults(answer.content.decode()) == []
    assert "The review says nothing in words." in said(answer)
    assert "The review does not say what is outstanding, who does it and by when." in said(answer)
    assert "List each thing, or say that you looked and nothing is." in said(answer)
    assert searching.events("missing.reviewed") == []


def test_each_thing_outstanding_is_owed_by_somebody_by_a_time(searching: Desk, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)

    answer = client.post(REVIEW, form(client) | BROTHER | {"directions": "Look there, not by telephone."})

    assert answer.status_code == 302
    (line,) = searching.events("enquiry.line_raised")
    assert (line.body["line"], line.body["owner"]) == ("Review item 1", "response")
    assert [each.text for each in searching.ledger.words(CASE) if each.field == "what"] == ["Go to the brother’s flat"]
    assert str(line.body["due"]).startswith("2026-03-02T22:30")
    assert searching.statuses("MC-34") == ["owed"]


def test_what_a_review_left_to_be_done_is_on_the_sheet_in_its_words(searching: Desk, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)
    client.post(REVIEW, form(client) | BROTHER | {"directions": "Look there."})

    (line,) = client.get(SHEET).context["sheet"].lines

    assert (line.name, line.owner, line.due) == ("Go to the brother’s flat", "response officer", "22:30 today")


def test_a_time_that_is_past_today_is_that_time_tomorrow(searching: Desk, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)

    client.post(REVIEW, form(client) | BROTHER | {"by_1": "07:15", "directions": "Look there."})

    (line,) = searching.events("enquiry.line_raised")
    assert str(line.body["due"]).startswith("2026-03-03T07:15")


@pytest.mark.parametrize(
    ("now", "by", "due"),
    [
        ("2026-10-25T00:30+01:00", "01:15", "2026-10-25T00:15+00:00"),
        ("2026-10-25T01:30+01:00", "01:15", "2026-10-25T01:15+00:00"),
        ("2026-10-25T01:30+00:00", "01:15", "2026-10-26T01:15+00:00"),
        ("2027-03-28T00:30+00:00", "02:15", "2027-03-28T01:15+00:00"),
    ],
)
def test_a_time_on_the_night_the_clocks_change_is_the_next_time_it_is_that_hour(now: str, by: str, due: str):
    given = {"what_1": "The flat", "who_1": "response", "by_1": time.fromisoformat(by), "day_1": None}

    found = outstanding(1, given, datetime.fromisoformat(now).astimezone(UTC))

    assert found is not None
    assert found.due == datetime.fromisoformat(due)


def test_a_row_that_was_begun_says_what_it_lacks(searching: Desk, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)

    answer = client.post(REVIEW, form(client) | {"what_2": "The flat", "directions": "Look there."})

    assert answer.status_code == 422
    assert "Choose who does it (2)" in said(answer)
    assert "Enter by what time it is to be done (2)" in said(answer)


def test_a_day_alone_is_the_end_of_that_day_and_one_typed_as_a_time_is_asked_for_beside_it(
    searching: Desk, signed_in: SignedIn
):
    client = signed_in(Role.SUPERVISOR)
    words = {"directions": "Look there.", "day_1": "2026-03-04"}

    typed = client.post(REVIEW, form(client) | BROTHER | words | {"by_1": "1/12"})
    alone = client.post(REVIEW, form(client) | BROTHER | words | {"by_1": ""})

    assert "A day goes into “Date, if further off”, and “By” may stay empty then" in said(typed)
    assert alone.status_code == 302
    (line,) = searching.events("enquiry.line_raised")
    assert str(line.body["due"]).startswith("2026-03-04T23:59")


def test_another_row_is_added_without_a_script_and_keeps_what_was_typed(searching: Desk, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)

    answer = client.post(REVIEW, form(client) | BROTHER | {"directions": "Look there.", "more": "row"})

    asked = answer.context["form"]
    assert [row.number for row in asked.placed] == [1, 2, 3]
    assert (asked["what_1"].value(), asked["directions"].value()) == ("Go to the brother’s flat", "Look there.")
    assert "There is a problem" not in said(answer)
    sent = {name: asked[name].value() or "" for name in asked.fields} | {"what_3": "Ask the school", "who_3": "grader"}
    sent.pop("nothing_outstanding"), sent.pop("repeats_knowingly"), sent.pop("about")
    client.post(REVIEW, sent | {"by_3": "23:00"})
    assert [each.text for each in searching.ledger.words(CASE) if each.field == "what"] == [
        "Go to the brother’s flat", "Ask the school",
    ]  # fmt: skip


def test_that_nothing_is_outstanding_is_said_and_never_left_out(searching: Desk, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)
    searching.at(1)

    client.post(REVIEW, form(client) | {"directions": "All lines are in.", "nothing_outstanding": "on"})

    (reviewed,) = searching.events("missing.reviewed")
    assert (reviewed.body["outstanding"], reviewed.body["by"]) == (0, "supervisor")


def test_a_tick_that_nothing_is_outstanding_is_refused_while_acts_are_overdue(searching: Desk, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)

    answer = client.post(REVIEW, form(client) | {"directions": "ok", "nothing_outstanding": "on"})

    assert answer.status_code == 422
    assert "6 acts are overdue on this case; the longest: Ask what has to be asked about the child." in said(answer)
    assert "List what is to be done first, who does it and by when." in said(answer)
    assert answer.context["form"]["nothing_outstanding"].value()
    assert searching.events("missing.reviewed") == []


def test_the_last_review_stands_beside_and_one_that_repeats_it_asks_to_confirm(searching: Desk, signed_in: SignedIn):
    look = Outstanding(what="The flat", who="response", due=STARTS + timedelta(hours=4))
    searching.do(ReviewSearch, INSPECTOR, outstanding=(look,), directions="Continue enquiries.")
    searching.at(600)
    client = signed_in(Role.INSPECTOR)
    again = form(client) | BROTHER | {"directions": "continue  ENQUIRIES."}

    shown = said(client.get(REVIEW))
    refused = client.post(REVIEW, again)

    assert "The last review said Continue enquiries." in shown
    assert refused.status_code == 422
    assert "These directions repeat the last review's, word for word." in said(refused)
    assert "Nothing is different: these directions stand as they are" in said(refused)
    assert len(searching.events("missing.reviewed")) == 1
    client.post(REVIEW, again | {"repeats_knowingly": "on"})
    assert len(searching.events("missing.reviewed")) == 2


def test_a_review_decided_on_what_was_seen_is_asked_again_when_the_case_moved_on(searching: Desk, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)
    sent = form(client) | {"directions": "All lines are in.", "nothing_outstanding": "on"}
    searching.do(RaiseLine, SERGEANT, line="A van was seen")

    answer = client.post(REVIEW, sent)

    assert answer.status_code == 409
    assert "The case has moved on" in said(answer)
    assert answer.context["form"]["directions"].value() == "All lines are in."


def test_a_reviewer_is_shown_what_is_new_and_why_the_grade_may_no_longer_fit(searching: Desk, signed_in: SignedIn):
    searching.train(SERGEANT).do(
        GradeRisk, SERGEANT, grade="medium", likelihood="likely", severity="not_serious", rationale="As reported."
    )
    searching.at(700)

    shown = said(signed_in(Role.SUPERVISOR).get(REVIEW))

    assert "What is new since the report; nobody has reviewed it yet" in shown
    assert "Graded medium" in shown
    assert "The grade is 9 h 40 min old." in shown
    assert "Nothing has been written down for 9 h 40 min." in shown


def test_the_sheet_shows_what_the_next_shift_inherits(searching: Desk, signed_in: SignedIn):
    kept = STARTS + timedelta(hours=9)
    searching.do(
        RaiseLine, SERGEANT, line="The shop’s cameras", owner="response", due=STARTS + timedelta(hours=3),
        data_kept_until=kept,
    )  # fmt: skip
    searching.do(UpdateFamily, CALL_HANDLER, owner_named="yes", next_at=STARTS + timedelta(hours=5))
    searching.do(OfferHandover, SERGEANT, open_lines=1, risks="Her aunt’s van is in Dover.")

    answer = signed_in(Role.INSPECTOR).get(SHEET)

    shown = said(answer)
    assert faults(answer.content.decode()) == []
    assert "The shop’s cameras (response officer, 22:00 today)" in shown
    assert "The shop’s cameras, overwritten at 04:00 tomorrow. Nobody has asked for it yet" in shown
    assert "were promised word by 00:00 tomorrow" in shown
    assert "Her aunt’s van is in Dover." in shown
    assert "Review the search and the risk: the duty inspector, by 23:00 today" in shown


def test_each_review_that_is_owed_is_on_the_sheet_with_whose_it_is(searching: Desk, signed_in: SignedIn):
    searching.do(GradeRisk, SERGEANT, grade="medium", likelihood="likely", severity="not_serious", rationale="As told.")

    reviews = signed_in(Role.INSPECTOR).get(SHEET).context["sheet"].reviews

    assert reviews[0].startswith("Review the grade and the response: the supervisor, by 22:00 today")
    assert reviews[1].startswith("Review the search and the risk: the duty inspector, by 23:00 today")


def test_what_is_lost_only_after_the_next_shift_is_not_on_its_sheet(searching: Desk, signed_in: SignedIn):
    searching.do(RaiseLine, SERGEANT, line="The bank", data_kept_until=STARTS + timedelta(days=9))

    assert signed_in(Role.INSPECTOR).get(SHEET).context["sheet"].expiring == ()


def test_the_sheet_says_the_same_is_lost_as_the_page_where_the_child_is_looked_for(
    searching: Desk, signed_in: SignedIn
):
    answers = (Answer(question="phone", answer="yes"), Answer(question="accounts_online", answer="yes"))
    searching.do(RecordAnswers, CALL_HANDLER, answers=answers)
    client = signed_in(Role.INSPECTOR)

    sheet = client.get(SHEET).context["sheet"]
    looking = said(client.get(f"/cases/{CASE}/looking/"))
    taken = client.get(ACCEPT).context["sheet"]

    assert sheet.expiring == taken.expiring
    assert sheet.expiring[0].startswith("The phone, its calls and where it is: ask now: it was due 20:00 today. A live")
    assert sheet.lost_later.startswith("Recordings from streets, transport, taxis and shops: ask by 19:00 tomorrow.")
    assert "The phone, its calls and where it is A live location ends" in looking
    assert "Ask now: it was due 20:00 today" in looking


def test_what_was_asked_for_is_no_longer_said_to_be_lost_if_nobody_asks(searching: Desk, signed_in: SignedIn):
    searching.do(RecordAnswers, CALL_HANDLER, answers=(Answer(question="phone", answer="yes"),))
    searching.do(RaiseLine, SERGEANT, line="ML-05", data_kept_until=STARTS + timedelta(hours=8))
    searching.do(RequestEvidence, SERGEANT, line="ML-05", holder="The network")

    assert signed_in(Role.INSPECTOR).get(SHEET).context["sheet"].expiring == (
        "ML-05 (the phone, its calls and where it is), overwritten at 03:00 tomorrow. It was asked for",
    )


def test_of_a_child_who_was_found_only_what_has_a_date_on_record_is_said_to_be_lost(
    searching: Desk, signed_in: SignedIn
):
    searching.do(RecordAnswers, CALL_HANDLER, answers=(Answer(question="phone", answer="yes"),))
    searching.do(RaiseLine, SERGEANT, line="The shop’s cameras", data_kept_until=STARTS + timedelta(hours=1))
    searching.do(LocateChild, OFFICER, basis="seen")

    assert signed_in(Role.INSPECTOR).get(SHEET).context["sheet"].expiring == (
        "The shop’s cameras, was to be overwritten at 20:00 today. Nobody has asked for it yet",
    )


def test_the_sheet_says_how_the_child_looks_where_they_were_last_seen_and_what_was_done_last(
    desk: Desk, signed_in: SignedIn
):
    desk.report(description="Tall, red hair.", clothing="A green coat.")
    seen = Answer(question="last_seen_with", answer="yes", words="With Bo, at the bus station.")
    desk.at(5).do(RecordAnswers, CALL_HANDLER, answers=(seen,))
    client = signed_in(Role.INSPECTOR)
    before = client.get(SHEET).context["sheet"].of_child.done_last
    desk.at(30).do(SendOfficers, OFFICER)
    desk.at(40).do(MakePlan, SERGEANT, hypotheses=2, plan="With Bo at the coast\nWith her aunt")

    shown = said(client.get(SHEET))

    assert before == "Nothing since the report at 19:00 today"
    assert "Done last to find them Officers were sent, 19:30 today" in shown
    assert "Looks like Tall, red hair. Was wearing A green coat. Last seen With Bo, at the bus station." in shown
    assert "With Bo at the coast" in shown
    assert "With her aunt" in shown


def test_what_is_not_held_of_the_child_is_asked_for_on_the_sheet(searching: Desk, signed_in: SignedIn):
    shown = said(signed_in(Role.INSPECTOR).get(SHEET))

    assert "Looks like Not on record. Ask for it. Was wearing Not on record. Ask for it." in shown
    assert "There is no plan yet." in shown


def test_what_was_obtained_of_the_child_is_added_and_not_asked_for_again(searching: Desk, signed_in: SignedIn):
    searching.at(50).do(RecordDone, OFFICER, fact=ItemObtained(item="description"))

    shown = said(signed_in(Role.INSPECTOR).get(SHEET))

    assert f"Looks like Obtained 19:50 today by {OFFICER.actor.id}, not added here. Add it under “Who the" in shown
    assert "Was wearing Not on record. Ask for it." in shown


def test_what_the_shift_before_left_undone_says_so_with_whose_it_was_and_is_now(searching: Desk, signed_in: SignedIn):
    post(searching, "nora", "supervisor")
    searching.at(5 * 60)  # midnight: the late shift ended an hour ago

    sheet = signed_in(Role.INSPECTOR).get(SHEET)
    acts = {act.words: act for act in (*sheet.context["sheet"].acts, *sheet.context["sheet"].more_acts)}
    handover, plan = acts["Hand over, and have it accepted"], acts["Make the plan to find the child"]

    assert (handover.due, handover.who) == ("23:30 yesterday", "the supervisor")
    assert handover.left == "Nobody has taken the case on from the shift that ended at 23:00 yesterday"
    assert handover.now_with == "nora, supervisor"
    assert plan.left == "It fell due in the shift that ended at 23:00 yesterday"
    assert f"{plan.left}. Now with: nora, supervisor" in said(sheet)


def test_what_fell_due_in_the_shift_that_is_on_is_not_called_left_by_another(searching: Desk, signed_in: SignedIn):
    acts = signed_in(Role.INSPECTOR).get(SHEET).context["sheet"].acts

    assert "Overdue" in acts[0].mark.words
    assert {act.left for act in acts} == {""}


def test_the_case_says_that_nobody_has_taken_it_on_and_not_that_the_night_is_late_to_hand_it_over(
    searching: Desk, signed_in: SignedIn
):
    searching.at(5 * 60)

    told = said(signed_in(Role.INSPECTOR).get(f"/cases/{CASE}/"))

    assert "Nobody has taken the case on from the shift that ended at 23:00 yesterday." in told


def test_every_act_that_is_owed_is_on_the_sheet(searching: Desk, signed_in: SignedIn):
    answer = signed_in(Role.INSPECTOR).get(SHEET)

    sheet, owed = answer.context["sheet"], owed_by_police(searching)
    assert [act.words for act in (*sheet.acts, *sheet.more_acts)] == owed
    assert f"{len(owed) - len(sheet.acts)} more" in said(answer)


def test_the_acts_of_a_sheet_are_soonest_first(searching: Desk, signed_in: SignedIn):
    acts = signed_in(Role.INSPECTOR).get(SHEET).context["sheet"].acts
    owed = owed_by_police(searching)

    assert [act.words for act in acts] == owed[: len(acts)]


def owed_by_police(desk: Desk) -> list[str]:
    """Return the acts that the police owe on the first case, in the order in which they fall due."""
    found = things_to_do(desk.duties(), england_wales().pack, desk.now)
    return [one.words for one in found if one.owed_by.agency == "police"]


def test_a_case_is_offered_with_words_and_the_lines_are_counted(searching: Desk, signed_in: SignedIn):
    searching.do(RaiseLine, SERGEANT, line="The flat")
    client = signed_in(Role.SUPERVISOR)

    answer = client.post(OFFER, form(client, OFFER) | {"risks": "I do not trust the uncle."})

    (offered,) = searching.events("missing.handover_offered")
    assert answer["Location"] == SHEET
    assert offered.body["open_lines"] == 1
    assert "I do not trust the uncle." in said(client.get(SHEET))


def test_nobody_accepts_what_they_offered_themselves(searching: Desk, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)
    client.post(OFFER, form(client, OFFER))

    answer = client.post(ACCEPT, form(client, ACCEPT))

    assert answer.status_code == 422
    assert "You offered this case yourself." in said(answer)
    assert "Ask whoever comes on to accept it, or escalate; it is yours until then." in said(answer)
    assert searching.events("missing.handover_accepted") == []


def test_somebody_else_takes_the_case_on_having_read_what_they_inherit(searching: Desk, signed_in: SignedIn):
    searching.do(OfferHandover, SERGEANT, risks="Watch the bus station.")
    client = signed_in(Role.INSPECTOR)

    shown = said(client.get(ACCEPT))
    client.post(ACCEPT, form(client, ACCEPT))

    assert "Watch the bus station." in shown
    (accepted,) = searching.events("missing.handover_accepted")
    assert accepted.actor == "inspector"


def test_a_handover_that_nobody_accepts_stays_owed_and_is_taken_up(searching: Desk, signed_in: SignedIn):
    searching.do(OfferHandover, SERGEANT)
    searching.at(300)
    client = signed_in(Role.SUPERVISOR)

    shown = said(client.get(ESCALATE))
    client.post(ESCALATE, form(client, ESCALATE) | {"to": "inspector", "why": "Nobody has come on."})

    assert "Offered by sian; nobody has accepted it." in shown
    assert searching.events("missing.escalated")[0].body["to"] == "inspector"
    assert "overdue" in searching.statuses("MC-42")


def test_whom_it_was_taken_to_is_asked_for(searching: Desk, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)

    answer = client.post(ESCALATE, {"key": "k", "why": "Nothing is done."})

    assert answer.status_code == 422
    assert "Choose to whom" in said(answer)


def test_every_case_is_offered_in_one_go_and_only_those_that_are_ticked(searching: Desk, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)
    opened = client.get(ROUND)
    (one,) = opened.context["round"].to_offer

    assert client.post(ROUND, {"key": "r1", "do": "offer"}).status_code == 422
    assert searching.events("missing.handover_offered") == []
    answer = client.post(
        ROUND, {"key": "r2", "do": "offer", "case": one.sheet.record, f"said:{one.sheet.record}": "Dover."}
    )

    assert faults(opened.content.decode()) == []
    assert answer["Location"] == ROUND
    assert len(searching.events("missing.handover_offered")) == 1
    shown = client.get(ROUND)
    assert [each.sheet.said for each in shown.context["round"].waiting] == ["Dover."]
    assert "Offered by you, and not accepted yet (1)" in said(shown)


def test_every_case_offered_is_taken_on_in_one_go(searching: Desk, signed_in: SignedIn):
    searching.do(OfferHandover, SERGEANT)
    client = signed_in(Role.INSPECTOR)

    assert len(client.get(ROUND).context["round"].to_accept) == 1
    client.post(ROUND, {"key": "r1", "do": "accept", "case": CASE})

    assert searching.events("missing.handover_accepted")[0].actor == "inspector"


def test_a_case_offered_is_taken_on_only_when_whoever_read_it_ticks_it(searching: Desk, signed_in: SignedIn):
    searching.do(OfferHandover, SERGEANT)
    client = signed_in(Role.INSPECTOR)

    (one,) = client.get(ROUND).context["round"].to_accept
    answer = client.post(ROUND, {"key": "r1", "do": "accept"})

    assert not one.ticked
    assert answer.status_code == 422
    assert "Nothing was done: no case is ticked. Tick each that you have read." in said(answer)
    assert searching.events("missing.handover_accepted") == []


def test_whoever_took_a_case_on_has_it_to_offer_whatever_post_they_hold(searching: Desk, signed_in: SignedIn):
    for officer, role in (("sian", "supervisor"), ("ines", "inspector")):
        post(searching, officer, role)
    searching.do(OfferHandover, SERGEANT)
    client = signed_in(Role.COORDINATOR)

    client.post(ROUND, {"key": "r1", "do": "accept", "case": CASE})

    (one,) = client.get(ROUND).context["round"].to_offer
    assert (one.sheet.record, one.ticked) == (CASE, False)


def test_a_round_in_which_one_case_is_refused_says_why_with_it_and_keeps_what_was_typed(
    searching: Desk, signed_in: SignedIn
):
    client = signed_in(Role.SUPERVISOR)
    client.post(ROUND, {"key": "r1", "do": "offer", "case": CASE})

    answer = client.post(ROUND, {"key": "r2", "do": "accept", "case": CASE})

    (one,) = answer.context["round"].waiting
    assert answer.status_code == 422
    assert [reason.words for reason in one.reasons] == ["You offered this case yourself."]
    assert "You offered this case yourself." in said(answer)


def test_what_was_typed_for_a_round_is_kept_while_somebody_types(searching: Desk, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)

    kept = client.post(ROUND, {"key": "r1", f"said:{CASE}": "The bus station."}, headers={"X-Keep-Draft": "1"})

    (one,) = client.get(ROUND).context["round"].to_offer
    assert kept.status_code == 204
    assert (one.said, one.ticked) == ("The bus station.", False)
    assert searching.events("missing.handover_offered") == []


def test_what_is_kept_of_a_round_once_it_was_sent_is_not_there_again(searching: Desk, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)
    sent = {"key": "r1", f"said:{CASE}": "The bus station."}
    client.post(ROUND, sent | {"do": "offer", "case": CASE})

    client.post(ROUND, sent, headers={"X-Keep-Draft": "1"})

    assert not Draft.objects.exists()


def test_a_round_sent_twice_offers_once(searching: Desk, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)
    sent = {"key": "r1", "do": "offer", "case": CASE}

    client.post(ROUND, sent)
    client.post(ROUND, sent)

    assert len(searching.events("missing.handover_offered")) == 1


def test_a_round_works_out_nothing_that_it_does_not_say_and_is_not_pressed_twice(
    searching: Desk, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
):
    worked_out: list[object] = []

    def note(*asked: object) -> dict[str, object]:
        worked_out.append(asked)
        return {}

    monkeypatch.setattr(handling, "_open", note)
    client = signed_in(Role.SUPERVISOR)

    assert client.get(ROUND).content.decode().count('data-prevent-double-click="true"') == 1
    client.post(ROUND, {"key": "r1", "do": "offer", "case": CASE})

    assert len(searching.events("missing.handover_offered")) == 1
    assert worked_out == []


def test_a_call_handler_supervises_nothing(searching: Desk, signed_in: SignedIn):
    client = signed_in(Role.CALL_HANDLER)

    for page in (REVIEW, OFFER, ACCEPT, ROUND):
        answer = client.get(page)
        assert answer.status_code == 403
        assert "You may not review a search, or take it on from another shift" in said(answer)


def test_an_excuse_that_has_an_act_of_its_own_is_shown_with_whose_words_it_is(searching: Desk, signed_in: SignedIn):
    searching.train(SERGEANT).do(
        GradeRisk, SERGEANT, grade="high", likelihood="very_likely", severity="serious", rationale="A threat was made."
    )

    shown = said(signed_in(Role.INSPECTOR).get(EXCUSE))

    assert "Excused by an act of its own" in shown
    assert "An exceptional reason for delay, recorded by an inspector or above" in shown
    assert "No rule allows anything that is owed here now to be excused on this page." in shown
    assert "Excuse it" not in shown


def test_a_duty_is_excused_as_its_rule_says_by_whoever_may_and_with_a_reason(desk: Desk, signed_in: SignedIn):
    lowered(desk)
    supervisor = signed_in(Role.SUPERVISOR)
    asked = supervisor.get(EXCUSE).context["form"]
    ((which, told),) = asked.fields["which"].choices
    sent = {"key": "k", "seen": asked["seen"].value(), "when": "now", "which": which}

    refused = supervisor.post(EXCUSE, sent | {"reason": "It was settled in May."})
    inspector = signed_in(Role.INSPECTOR)
    wordless = inspector.post(EXCUSE, sent | {"key": "l"})
    done = inspector.post(EXCUSE, sent | {"key": "m", "reason": "It was settled in May."})

    assert told.endswith("An inspector recorded why the level is lower")
    assert "A supervisor may not excuse this duty." in said(refused)
    assert "Ask an inspector or above, signed in as themselves." in said(refused)
    assert "Nobody says why this duty could not be done." in said(wordless)
    assert done.status_code == 302
    assert desk.statuses("MC-17") == ["excused"]


def test_a_duty_that_may_be_excused_leads_to_what_would_excuse_it_and_no_other_does(desk: Desk, signed_in: SignedIn):
    lowered(desk)

    page = signed_in(Role.SUPERVISOR).get(f"/cases/{CASE}/duties/")

    led = [duty.title for duty in page.context["page"].open if duty.excuse_href == EXCUSE]
    assert "Treat the risk as high while any factor says so" in led
    assert len(led) < len(page.context["page"].open)
    assert "What would excuse it" in said(page)
    assert "What would excuse it" not in said(signed_in(Role.INSPECTORATE_READER).get(f"/cases/{CASE}/duties/"))


def lowered(desk: Desk) -> None:
    """Have a child graded medium although a factor makes the risk high."""
    desk.train(GRADER).report()
    desk.at(5).do(RecordAnswers, CALL_HANDLER, factors=(Factor(factor="CSE", present="yes"),))
    desk.at(10).do(GradeRisk, GRADER, grade="medium")
    desk.at(20)


def test_somebody_takes_it_to_a_rank_above_their_own(searching: Desk, signed_in: SignedIn):
    form_of = signed_in(Role.INSPECTOR).get(ESCALATE).context["form"]

    assert [rank for rank, _ in form_of.fields["to"].choices] == ["superintendent"]


def test_a_handover_is_offered_by_whoever_took_the_case_on(searching: Desk, signed_in: SignedIn):
    searching.do(OfferHandover, SERGEANT)
    searching.do(AcceptHandover, INSPECTOR)

    sheet = signed_in(Role.SUPERVISOR).get(SHEET)

    assert "Last taken on by ines at 21:00 today." in said(sheet)
    assert OFFER in outline(sheet.content.decode()).links


def test_a_case_offered_again_waits_again(searching: Desk, signed_in: SignedIn):
    searching.do(OfferHandover, SERGEANT)
    searching.at(130).do(AcceptHandover, INSPECTOR)
    searching.at(600).do(OfferHandover, INSPECTOR)

    assert signed_in(Role.SUPERVISOR).get(SHEET).context["sheet"].handing.waiting


def test_a_line_that_was_finished_is_not_open_and_one_put_off_is(searching: Desk, signed_in: SignedIn):
    for line in ("The flat", "The school"):
        searching.do(RaiseLine, SERGEANT, line=line)
    searching.do(FinishLine, SERGEANT, line="The flat", result="done")
    searching.do(
        FinishLine, SERGEANT, line="The school", result="deferred", until=STARTS + timedelta(hours=14), reason="Closed."
    )

    (line,) = signed_in(Role.INSPECTOR).get(SHEET).context["sheet"].lines
    assert (line.name, line.due) == ("The school", "09:00 tomorrow")
