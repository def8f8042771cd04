"""A gate is asked before an act in the words in which it would be judged after it, and never stops a live entry."""

from dataclasses import replace

from tests.histories import at, told
from wayhome.duties.derive import Rulebook
from wayhome.duties.gates import barriers
from wayhome.duties.stories import stories
from wayhome.kernel.ids import Subject
from wayhome.packs import load
from wayhome.record.envelope import Event

BOOK = Rulebook(load("examples-2026.1"))


def intended(grade: str) -> tuple[Event, list[Event]]:
    *before, act = told("2026-03-02T20:00 missing.reported", f"2026-03-02T20:20 risk.graded {grade}")
    return act, before


def test_a_grade_by_someone_without_current_training_meets_a_barrier_that_names_rule_and_lack() -> None:
    act, before = intended("grade=high")

    (barrier,) = barriers(act, stories(before)[Subject("episode:1")], BOOK, now=at("2026-03-02T20:20"))

    assert barrier.rule == "GRADER_TRAINED"
    assert barrier.lacking == ("The grader's training was in date on the day of the grade.",)
    assert barrier.basis.source == "AC23"


def test_a_grade_by_someone_trained_meets_none() -> None:
    act, before = intended("grade=high competence_valid_until=2026-03-02")

    assert barriers(act, stories(before)[Subject("episode:1")], BOOK, now=at("2026-03-02T20:20")) == ()


def test_an_act_that_no_gate_speaks_of_meets_none() -> None:
    act, before = intended("grade=high")
    other = replace(act, type="missing.officers_deployed", body={})

    assert barriers(other, stories(before)[Subject("episode:1")], BOOK, now=at("2026-03-02T20:20")) == ()
