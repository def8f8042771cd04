"""A person says whether a held record is about the child; it can be taken back, and nothing is decided for them."""

from typing import Any

from tests.casework.desk import CASE, CHILD, GRADER, OFFICER, Desk, rules, signed_in, words
from wayhome.access.actors import Role
from wayhome.casework.holdings.judge_matches import AsSeen, JudgeMatches, Match
from wayhome.casework.holdings.take_back_judgement import TakeBackJudgement
from wayhome.casework.mark_hit import MarkHit
from wayhome.casework.record_check import Hit
from wayhome.casework.record_search import Answered, RecordSearch
from wayhome.holdings.judgements import Judged, judged_in
from wayhome.kernel.ids import EventId

FOUND = Answered(
    system="local_intelligence", result="not_done",
    hits=(Hit(reference="INT-1", summary="A man in a red car."), Hit(reference="INT-2")),
)  # fmt: skip
SHOWN = AsSeen(tier="probable", bits_hundredths=1234, linkage="linkage-2026.1", sentences="Same birth date")


def searched() -> Desk:
    """Return a desk with two records found for the child."""
    desk = Desk()
    desk.report()
    desk.do(RecordSearch, GRADER, answers=(FOUND,))
    return desk


def same(hit: str = "INT-1", **given: Any) -> Match:
    """Say that a record is about the child."""
    return Match(**({"hit": hit, "verdict": "same", "reason": "Her aunt named the street."} | given))


def stranger(hit: str = "INT-1", **given: Any) -> Match:
    """Say that a record is about somebody else."""
    return Match(**({"hit": hit, "verdict": "somebody_else", "reason": "He is forty."} | given))


def judged(desk: Desk) -> Judged:
    """Return what was judged of the child."""
    return judged_in(sealed.event for sealed in desk.ledger.about(CHILD).events)


def last(desk: Desk) -> EventId:
    """Return the id of the judgement that stands."""
    return judged(desk).standing[-1].id


def words_of(desk: Desk, field: str) -> list[str]:
    """Return the personal words of a field."""
    return [held.text for held in desk.ledger.words(CASE) if held.field == field]


def test_one_act_judges_several_records_with_the_evidence_as_it_was_shown():
    desk = searched()

    handled = desk.do(JudgeMatches, GRADER, judged=(same(evidence=SHOWN), stranger("INT-2")))

    one, other = judged(desk).standing
    assert (one.verdict, one.tier, one.bits_hundredths, one.linkage) == ("same", "probable", 1234, "linkage-2026.1")
    assert (other.verdict, other.by) == ("somebody_else", "gwen")
    assert words_of(desk, "reason") == ["Her aunt named the street.", "He is forty."]
    assert words_of(desk, "evidence") == ["Same birth date"]
    assert len(handled.entered) == 1


def test_judging_a_record_and_weighing_it_are_one_act():
    desk = searched()

    handled = desk.do(JudgeMatches, GRADER, judged=(same(affects_grade="raises"), stranger("INT-2")))

    marks = {event.body["hit"]: event.body["affects_grade"] for event in desk.events("risk.hit_marked")}
    assert marks == {"INT-1": "raises", "INT-2": "not_this_child"}
    assert desk.statuses("MC-08.HITS") == ["met", "met"]
    assert words(handled.notices) == ["INT-1 raises the risk."]


def test_who_is_not_sure_still_owes_the_weighing():
    desk = searched()

    unsure = Match(hit="INT-1", verdict="not_sure", reason="The birth date would settle it.")
    handled = desk.do(JudgeMatches, GRADER, judged=(unsure,))

    assert desk.events("risk.hit_marked") == []
    assert words(handled.notices) == ["INT-1 is not weighed yet."]
    assert handled.notices[0].remedy == "Say whether it affects the grade, and how."


def test_marking_a_record_as_not_this_childs_is_the_same_as_judging_it():
    desk = searched()

    desk.do(MarkHit, GRADER, hit="INT-1", affects_grade="not_this_child", how="He is forty.", evidence=SHOWN)
    desk.do(MarkHit, GRADER, hit="INT-2", affects_grade="raises", how="She is named.", verdict="same")

    assert [(one.verdict, one.tier) for one in judged(desk).standing] == [("somebody_else", "probable"), ("same", "")]


def test_a_record_that_is_only_weighed_is_judged_by_nobody():
    desk = searched()

    desk.do(MarkHit, GRADER, hit="INT-1", affects_grade="no_effect", how="A neighbour.")

    assert judged(desk).standing == ()


def test_weighing_what_was_thought_a_strangers_takes_that_back():
    desk = searched()
    desk.do(MarkHit, GRADER, hit="INT-1", affects_grade="not_this_child")

    desk.do(MarkHit, OFFICER, hit="INT-1", affects_grade="raises", how="It is her brother's name.")

    assert judged(desk).standing == ()
    assert [one.judgement.verdict for one in judged(desk).taken_back] == ["somebody_else"]


def test_a_record_about_somebody_near_the_child_may_raise_the_risk_and_stays_somebody_elses():
    desk = searched()

    desk.do(
        JudgeMatches, GRADER, judged=(stranger(affects_grade="raises", reason="Her sister, robbed by the same man."),)
    )
    assert [event.body["affects_grade"] for event in desk.events("risk.hit_marked")] == ["raises"]

    desk.at(9).do(MarkHit, OFFICER, hit="INT-1", affects_grade="no_effect", how="He is in custody.")
    assert [one.verdict for one in judged(desk).standing] == ["somebody_else"]


def test_marking_a_record_twice_as_not_this_childs_judges_it_once():
    desk = searched()

    for _ in range(2):
        desk.do(MarkHit, GRADER, hit="INT-1", affects_grade="not_this_child")

    assert len(judged(desk).standing) == 1


def test_another_judgement_of_the_same_record_takes_the_earlier_one_back():
    desk = searched()
    desk.do(JudgeMatches, GRADER, judged=(same(),))

    handled = desk.do(JudgeMatches, OFFICER, judged=(stranger(),))

    assert [one.verdict for one in judged(desk).standing] == ["somebody_else"]
    assert "INT-1 was judged otherwise before: the same person. That is taken back by this." in words(handled.notices)


def test_two_held_records_are_laid_beside_each_other_in_the_case_of_the_child():
    desk = searched()

    desk.do(JudgeMatches, GRADER, judged=(same(other="INT-2"), stranger()))

    assert [sorted((one.one, one.other)) for one in judged(desk).standing] == [
        ["held:INT-1", "held:INT-2"],
        [CHILD, "held:INT-1"],
    ]
    assert [event.body["hit"] for event in desk.events("risk.hit_marked")] == ["INT-1"]


def test_no_judgement_is_made_without_a_reason():
    desk = searched()

    reasons = desk.refused(JudgeMatches, GRADER, judged=(same(reason=" "),))

    assert words(reasons) == ["Nobody says why INT-1 is the same person."]
    assert reasons[0].remedy == "Say what shows it, or what would settle it, in your own words."


def test_nothing_judged_twice_judged_and_a_record_beside_itself_are_refused():
    desk = searched()

    assert words(desk.refused(JudgeMatches, GRADER, judged=())) == ["No record is judged."]
    twice = desk.refused(JudgeMatches, GRADER, judged=(same(), stranger()))
    assert words(twice) == ["Two things are said of INT-1 at once."]
    beside = desk.refused(JudgeMatches, GRADER, judged=(same(other="INT-1"),))
    assert words(beside) == ["INT-1 is laid beside itself."]


def test_a_restricted_record_is_judged_only_by_whoever_holds_the_post_that_opens_it():
    desk = searched()
    restricted = (same(restricted_to="detective_inspector"),)

    reasons = desk.refused(JudgeMatches, GRADER, judged=restricted)
    desk.do(JudgeMatches, GRADER, judged=restricted, holds=("detective_inspector",))

    assert words(reasons) == [
        "INT-1 may be opened by detective inspector alone, so nobody else can say whom it is about."
    ]
    assert reasons[0].remedy == "Ask whoever holds that post now to look at it and judge it."
    assert len(judged(desk).standing) == 1
    back = desk.refused(
        TakeBackJudgement, GRADER, judgement=last(desk), reason="No.", restricted_to="detective_inspector"
    )
    assert rules(back) == ["casework.restricted_record"]


def test_a_record_that_came_back_restricted_is_closed_whatever_the_page_says_of_it():
    desk = searched()
    closed = Answered(
        system="local_intelligence", result="not_done",
        hits=(Hit(reference="INT-9", restricted_to="detective_inspector"),),
    )  # fmt: skip
    desk.do(RecordSearch, GRADER, answers=(closed,))

    assert rules(desk.refused(JudgeMatches, GRADER, judged=(same("INT-9"),))) == ["casework.restricted_record"]


def test_who_reads_no_held_records_judges_none():
    desk = searched()

    (reason,) = desk.refused(JudgeMatches, signed_in("anna", Role.ANALYST), judged=(same(),))

    assert reason.words == "You may not say whether a held record is about a child with the role you are signed in as."


def test_a_judgement_is_taken_back_with_a_reason_and_stays_to_be_read():
    desk = searched()
    desk.do(JudgeMatches, GRADER, judged=(same(),))
    desk.at(5).do(MarkHit, GRADER, hit="INT-1", affects_grade="raises", how="A man waits for her.")

    desk.at(9).do(TakeBackJudgement, OFFICER, judgement=last(desk), reason="The street is another.")

    assert judged(desk).standing == ()
    (taken,) = judged(desk).taken_back
    assert (taken.judgement.by, taken.by.actor) == ("gwen", "omar")
    assert len(desk.events("risk.hit_found")) == 2, "what was weighed by itself stays weighed"


def test_a_record_that_was_a_strangers_and_is_taken_back_is_weighed_again():
    desk = searched()
    desk.do(JudgeMatches, GRADER, judged=(stranger(), stranger("INT-2")))
    assert desk.statuses("MC-08.HITS") == ["met", "met"]

    handled = desk.at(5).do(TakeBackJudgement, OFFICER, judgement=judged(desk).standing[0].id, reason="He is fourteen.")

    assert [event.body["hit"] for event in desk.events("risk.hit_found")] == ["INT-1", "INT-2", "INT-1"]
    assert words_of(desk, "summary") == ["A man in a red car.", "A man in a red car."]
    assert words(handled.notices) == ["INT-1 was weighed by what is taken back, and is to be weighed again."]
    assert sorted(desk.statuses("MC-08.HITS")) == ["met", "met", "owed"]


def test_what_was_weighed_in_the_act_that_is_taken_back_is_weighed_again():
    desk = searched()
    desk.do(JudgeMatches, GRADER, judged=(same(affects_grade="no_effect"), stranger("INT-2")))
    assert desk.statuses("MC-08.HITS") == ["met", "met"]

    desk.at(5).do(TakeBackJudgement, OFFICER, judgement=judged(desk).standing[0].id, reason="He is forty.")

    assert sorted(desk.statuses("MC-08.HITS")) == ["met", "met", "owed"]


def test_what_does_not_stand_cannot_be_taken_back_nor_anything_without_a_reason():
    desk = searched()
    desk.do(JudgeMatches, GRADER, judged=(same(),))
    one = last(desk)

    assert words(desk.refused(TakeBackJudgement, GRADER, judgement=one)) == [
        "Nobody says why the judgement is taken back."
    ]
    desk.do(TakeBackJudgement, GRADER, judgement=one, reason="Another street.")
    assert words(desk.refused(TakeBackJudgement, GRADER, judgement=one, reason="Again.")) == [
        "There is no such judgement of this child, or it was taken back already."
    ]
