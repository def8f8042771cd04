"""What was judged is said beside every record that comes back: confirmed first, declined last, and never left out."""

from tests.casework.desk import CHILD, GRADER, OFFICER, Desk, england_wales
from tests.casework.test_judging import same, stranger
from tests.holdings.people import held
from wayhome.application.holding.judged import JudgedRecord, in_order, judged, to_judge
from wayhome.application.holding.ports import Answer
from wayhome.application.reading import Reading
from wayhome.casework.holdings.judge_matches import JudgeMatches, Match
from wayhome.casework.holdings.take_back_judgement import TakeBackJudgement
from wayhome.holdings.asking import Asked, Found, Tier


def found(reference: str, tier: Tier = "probable") -> Found:
    """Bring a record back."""
    return Found(record=held("Ada Quill", reference=reference), tier=tier, tie="person")


def answered(desk: Desk, *found: Found) -> Answer:
    """Return an answer of the index."""
    return Answer(asked=Asked(name="Ada"), at=desk.now, found=found)


def judged_at(desk: Desk, answer: Answer) -> dict[str, JudgedRecord]:
    """Read what was judged of the child, as a page does."""
    reading = Reading(desk.ledger, england_wales(), lambda _: england_wales())
    return dict(judged(answer, reading.story(CHILD), reading=reading))


def begun() -> Desk:
    """Return a desk with a child reported."""
    desk = Desk()
    desk.report()
    return desk


def test_confirmed_records_come_first_and_declined_ones_last_with_who_when_and_why():
    desk = begun()
    unsure = Match(hit="INT-3", verdict="not_sure", reason="Her school would know.")
    desk.at(3).do(JudgeMatches, GRADER, judged=(stranger("INT-1"), same("INT-2"), unsure))
    answer = answered(desk, *map(found, ("INT-1", "INT-2", "INT-3", "INT-4")))

    said = judged_at(desk, answer)

    assert [one.record.id for one in in_order(answer.found, said)] == ["INT-2", "INT-3", "INT-4", "INT-1"]
    assert [said[one].standing for one in ("INT-1", "INT-4")] == ["somebody_else", "not_judged"]
    last = said["INT-1"].last
    assert last
    assert (last.by, last.at, last.record, last.why) == ("gwen", desk.now, "MC-1", "He is forty.")


def test_what_nobody_judged_waits_and_what_is_about_somebody_near_does_not():
    desk = begun()
    desk.do(JudgeMatches, GRADER, judged=(same("INT-1"),))
    answer = answered(desk, found("INT-1"), found("INT-2", "possible"), found("INT-3", "connected"))

    assert [one.record.id for one in to_judge(answer.found, judged_at(desk, answer))] == ["INT-2"]


def test_a_record_of_the_same_person_as_one_confirmed_is_the_childs_through_it():
    desk = begun()
    desk.do(JudgeMatches, GRADER, judged=(same("INT-1"), same("INT-1", other="INT-2")))

    said = judged_at(desk, answered(desk, found("INT-2")))["INT-2"]

    assert (said.standing, said.through, said.said) == ("same", ("INT-1",), ())


def test_judgements_that_cannot_all_be_right_are_shown_as_that_until_one_is_taken_back():
    desk = begun()
    desk.do(JudgeMatches, GRADER, judged=(same("INT-1"), same("INT-1", other="INT-2")))
    desk.do(JudgeMatches, OFFICER, judged=(stranger("INT-2"),))
    answer = answered(desk, found("INT-1"), found("INT-2"))

    before = judged_at(desk, answer)
    assert [one.standing for one in before.values()] == ["contradicted", "contradicted"]

    last = before["INT-2"].last
    assert last
    desk.do(TakeBackJudgement, OFFICER, judgement=last.id, reason="I read another record.")
    after = judged_at(desk, answer)
    assert [one.standing for one in after.values()] == ["same", "same"]


def test_what_was_judged_in_one_case_is_said_in_the_childs_next():
    desk = begun()
    desk.do(JudgeMatches, GRADER, judged=(stranger("INT-1"),))

    again = desk.at(60 * 24 * 30)

    assert judged_at(again, answered(again, found("INT-1")))["INT-1"].standing == "somebody_else"
