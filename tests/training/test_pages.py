"""The training pages: who may do what, which shifts nobody covers, questions answered and explained."""

import re
from datetime import date, datetime, timedelta

from django.test import Client

from tests.casework.desk import CALL_HANDLER, GRADER, INSPECTOR, Desk, england_wales
from tests.web.conftest import SignedIn
from wayhome.access.actors import Role
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.events.workforce import (
    CompetenceRecorded,
    GradingFindingMade,
    OfficerLeft,
    PostHeld,
    PracticeSupervised,
    UnderstandingChecked,
)

QUESTIONS = "/training/questions/missing_and_exploitation/"
SET = england_wales().pack.question_sets["missing_and_exploitation"]
RIGHT = {question.id: question.right for question in SET.questions}
NOT_SAFE = GradingFindingMade(period="2026-02", sampled=8, agreed=4, too_low=3, finding="not_safe")


def said(response: object) -> str:
    text = re.sub(r"<[^>]+>", " ", response.content.decode())  # type: ignore[attr-defined]
    return re.sub(r"\s+", " ", text).replace("&#x27;", "'").strip()


def rota(desk: Desk, who: str, start: datetime, end: datetime | None = None) -> None:
    fact = PostHeld(officer=who, role="grader", unit="eastmere", start=start, end=end)
    named = (Subject("post:P-2"),)
    draft = Draft(fact=fact, happened_at=start, subjects=named)
    enter(Entry(record=RecordId("post:P-2"), drafts=(draft,)), ledger=desk.ledger, supplies=desk.supplies)


def sent(client: Client, **changed: str) -> object:
    form = client.get(QUESTIONS)
    key = re.search(r'name="key" value="([^"]+)"', form.content.decode())
    seed = re.search(r'name="seed" value="([^"]+)"', form.content.decode())
    assert key
    assert seed
    return client.post(QUESTIONS, {**RIGHT, "key": key[1], "seed": seed[1], **changed}, follow=True)


def test_the_questions_are_answered_and_what_was_missed_is_explained(desk: Desk, signed_in: SignedIn) -> None:
    page = said(sent(signed_in(Role.GRADER), **{"ME-13": "a"}))

    assert "15 of 16 right That is enough: 13 were asked for." in page
    assert "What you missed (1)" in page
    assert "Right: They are linked, and somebody goes to that parade." in page
    assert "Metropolitan Police – accelerated causes of concern: inspection finding, text seen." in page
    (checked,) = desk.events("workforce.understanding_checked", record=RecordId("officer:grader"))
    assert checked.body == {
        "subject": "missing_and_exploitation", "asked": 16, "right": 15, "passed": True, "missed": ("ME-13",)
    }  # fmt: skip
    assert checked.actor == "grader"


def test_missing_one_that_decides_is_not_passing_however_much_else_is_right(desk: Desk, signed_in: SignedIn) -> None:
    page = said(sent(signed_in(Role.GRADER), **{"ME-01": "a"}))

    assert "15 of 16 right Not passed yet: you missed one that nobody who grades may miss." in page
    assert "You may try again after 24 hours." in page


def test_whoever_may_not_try_again_yet_is_told_so_before_they_answer(desk: Desk, signed_in: SignedIn) -> None:
    client = signed_in(Role.GRADER)
    sent(client, **{"ME-01": "a"})

    opened = client.get(QUESTIONS)

    page = said(opened)
    assert page.index("You may try again from") < page.index("Situation 1 of 16")
    assert f'href="{QUESTIONS}answers/"' in opened.content.decode()
    desk.at(60 * 25)
    assert "You may try again from" not in said(client.get(QUESTIONS))


def test_whoever_did_not_pass_tries_again_after_a_day_and_not_before(desk: Desk, signed_in: SignedIn) -> None:
    client = signed_in(Role.GRADER)
    sent(client, **{"ME-01": "a"})

    desk.at(60 * 23)
    assert "You answered these questions not long ago, and they were not passed." in said(sent(client))
    desk.at(60 * 25)
    assert "16 of 16 right That is enough" in said(sent(client))


def test_nothing_is_explained_before_one_has_answered(desk: Desk, signed_in: SignedIn) -> None:
    response = signed_in(Role.GRADER).get(f"{QUESTIONS}answers/")

    assert response.status_code == 302
    assert response["Location"] == QUESTIONS


def test_a_question_left_open_is_asked_for_and_the_order_stays(desk: Desk, signed_in: SignedIn) -> None:
    client = signed_in(Role.GRADER)
    form = client.get(QUESTIONS).content.decode()
    seed = re.search(r'name="seed" value="([^"]+)"', form)
    assert seed
    given = {name: answer for name, answer in RIGHT.items() if name != "ME-05"}

    again = client.post(QUESTIONS, {**given, "key": "k", "seed": seed[1]})

    assert again.status_code == 422
    order = re.findall(r'name="(ME-\d\d)" type="radio"', form)
    assert re.findall(r'name="(ME-\d\d)" type="radio"', again.content.decode()) == order
    assert re.search(r"Answer situation \d+", said(again))
    assert desk.events(record=RecordId("officer:grader")) == []


def test_one_s_own_page_says_what_is_so_what_is_lacking_and_what_would_make_it_so(
    desk: Desk, signed_in: SignedIn
) -> None:
    fact = CompetenceRecorded(competence="missing_risk_grading", valid_until=date(2026, 12, 1))
    named = (Subject("officer:grader"),)
    draft = Draft(fact=fact, happened_at=desk.now, subjects=named)
    enter(Entry(record=RecordId(named[0]), drafts=(draft,)), ledger=desk.ledger, supplies=desk.supplies)

    page = said(signed_in(Role.GRADER).get("/training/mine/"))

    assert "Grade the risk to a missing child Not yet" in page
    assert (
        "Training In date The training “Grading the risk to a missing child” is in date until 1 December 2026." in page
    )
    assert (
        "Understanding Lacking The questions on how going missing and exploitation are linked were never answered. "
        "Answer the questions; they take ten minutes." in page
    )
    assert "Have somebody who grades answer the questions on missing and exploitation Owed By 30 March 2026." in page


def test_the_overview_says_first_which_shifts_have_nobody_who_may_grade(desk: Desk, signed_in: SignedIn) -> None:
    desk.report()
    desk.train(GRADER)
    rota(desk, "gwen", desk.now - timedelta(hours=4), desk.now + timedelta(hours=20))
    rota(desk, "cara", desk.now - timedelta(hours=4))

    page = said(signed_in(Role.TRAINING_LEAD).get("/training/"))

    assert "1 of 2 people may grade the risk to a missing child now." in page
    assert "Shifts with nobody who may grade (18)" in page
    first = page[page.index("Shifts with nobody") :]
    assert first.index("1 child reported in these hours in 12 weeks.") < first.index("0 children reported")
    assert "From the rota, and from 1 report of the last 12 weeks." in page


def test_a_finding_that_is_not_safe_stops_somebody_until_practice_was_watched(desk: Desk, signed_in: SignedIn) -> None:
    desk.train(GRADER).tell_of(GRADER, NOT_SAFE)
    client = signed_in(Role.TRAINING_LEAD)

    page = said(client.get("/training/"))
    assert "Stopped by a sample of their grades (1)" in page
    assert "gwen Not now A sample for 2026-02 found 3 of 8 grades too low." in page
    assert "gwen Owed Watch the practice of somebody whose grades were not safe, by 16 March 2026." in page

    form = client.get("/training/people/gwen/watched/").content.decode()
    key = re.search(r'name="key" value="([^"]+)"', form)
    assert key
    filled = {"key": key[1], "work": "grade_missing_risk", "cases": "5", "result": "safe", "note": "Read everything."}
    after = said(client.post("/training/people/gwen/watched/", filled, follow=True))

    assert "Grade the risk to a missing child May" in after
    assert "Practice watched over 5 cases: safe." in after
    assert "Training that is owed (0)" in after


def test_several_of_one_kind_about_one_person_stand_once_with_how_many_and_by_when_the_first(
    desk: Desk, signed_in: SignedIn
) -> None:
    to_learn_from = NOT_SAFE.model_copy(update={"finding": "to_learn_from"})
    desk.train(GRADER).tell_of(GRADER, to_learn_from)
    desk.at(60).tell_of(GRADER, to_learn_from.model_copy(update={"period": "2026-03"}))

    page = said(signed_in(Role.TRAINING_LEAD).get("/training/"))

    assert "Training that is owed (2)" in page
    assert "It is owed by the force's lead for training" in page.replace("’", "'")
    assert "Go through what a sample of somebody's grades showed, 2 times, the first by" in page.replace("’", "'")


def test_what_is_owed_names_the_competence_and_the_questions_it_is_about(desk: Desk, signed_in: SignedIn) -> None:
    desk.tell_of(GRADER, CompetenceRecorded(competence="missing_risk_grading", valid_until=date(2026, 3, 20)))
    missed = UnderstandingChecked(subject="missing_and_exploitation", asked=16, right=9, passed=False, missed=())
    desk.tell_of(GRADER, missed)

    client = signed_in(Role.TRAINING_LEAD)
    page, theirs = said(client.get("/training/")), said(client.get("/training/people/gwen/"))

    renewed = "Renew a competence before it runs out: “Grading the risk to a missing child”"
    again = (
        "Talk through what was missed, and have the questions answered again: "
        "how going missing and exploitation are linked"
    )
    assert (renewed in page, renewed in theirs) == (True, True)
    assert (again in page, again in theirs) == (True, True)
    assert "Stopped by a sample of their grades (0)" in page
    assert "What is owed after questions that were not passed stands above." in page


def test_training_is_excused_for_somebody_who_moved_on_and_stays_on_record(desk: Desk, signed_in: SignedIn) -> None:
    desk.tell_of(GRADER, CompetenceRecorded(competence="missing_risk_grading", valid_until=date(2026, 3, 20)))
    client = signed_in(Role.TRAINING_LEAD)
    form = client.get("/training/people/gwen/excuse/").content.decode()
    key = re.search(r'name="key" value="([^"]+)"', form)
    assert key
    duty = re.search(r'value="(WF-01[^"]+)"', form)
    assert duty

    filled = {"key": key[1], "duty": duty[1], "excuse": "no longer does this work", "reason": "Moved to traffic."}
    page = said(client.post("/training/people/gwen/excuse/", filled, follow=True))

    assert "Renew a competence before it runs out Owed" not in page
    (excused,) = desk.events("record.duty_excused", record=RecordId("officer:gwen"))
    assert excused.body["authorised_by"] == "training_lead"


def test_who_may_do_what_is_listed_by_work_and_unit(desk: Desk, signed_in: SignedIn) -> None:
    desk.train(GRADER).tell_of(
        INSPECTOR, CompetenceRecorded(competence="missing_risk_grading", valid_until=date(2026, 1, 1))
    )
    client = signed_in(Role.TRAINING_LEAD)

    page = said(client.get("/training/people/"))
    assert "Not yet, or not now (1) ines Not yet" in page
    assert "May (1) gwen May All in date until 1 January 2027." in page
    assert "Nobody." in said(client.get("/training/people/?for=interview_child"))


def test_somebody_who_left_is_on_no_list_and_owed_no_training(desk: Desk, signed_in: SignedIn) -> None:
    desk.train(GRADER, until=date(2026, 3, 20)).tell_of(GRADER, OfficerLeft(at=desk.now))
    rota(desk, "cara", desk.now)

    page = said(signed_in(Role.TRAINING_LEAD).get("/training/"))

    assert "gwen" not in page


def test_an_officer_s_page_is_for_those_who_may_read_about_people(desk: Desk, signed_in: SignedIn) -> None:
    desk.train(GRADER).tell_of(
        GRADER,
        PracticeSupervised(work="grade_missing_risk", cases=2, result="not_yet"),
        UnderstandingChecked(subject="missing_and_exploitation", asked=16, right=9, passed=False, missed=("ME-01",)),
    )
    page = said(signed_in(Role.SUPERVISOR).get("/training/people/gwen/"))

    assert "The questions on how going missing and exploitation are linked were not passed: 9 of 16 right." in page
    assert "2 March 2026: Practice watched over 2 cases: not safe yet." in page
    assert "Excuse it" not in page
    assert signed_in(Role.ADMINISTRATOR).get("/training/people/gwen/watched/").status_code == 403
    assert CALL_HANDLER.actor.id not in page


def test_ones_own_page_says_what_samples_of_half_a_year_came_to_and_leads_to_where_what_is_owed_is_done(
    desk: Desk, signed_in: SignedIn
) -> None:
    one = GradingFindingMade(period="2026-W08", sampled=14, agreed=13, too_low=1, finding="to_learn_from")
    draft = Draft(fact=one, happened_at=desk.now, subjects=(Subject("officer:grader"),))
    enter(Entry(record=RecordId("officer:grader"), drafts=(draft,)), ledger=desk.ledger, supplies=desk.supplies)

    answer = signed_in(Role.GRADER).get("/training/mine/")

    page = said(answer)
    assert (
        "Samples of the 26 weeks up to the week of 16 February 2026, together: 13 of 14 grades came out the same"
        in page
    )
    assert "1 had been too low" in page
    assert "Go through what a sample of your grades showed" in page
    assert f'href="{QUESTIONS}">Answer the questions on' in answer.content.decode()
