"""The judgements of all children are read once, and then only what was entered since; never anything stale."""

from collections.abc import Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.casework.desk import CALL_HANDLER, CASE, CHILD, GRADER, OFFICER, SERGEANT, Desk, reporting
from tests.casework.test_judging import same, stranger
from wayhome.application.holding.every_judgement import EveryJudgement
from wayhome.casework.holdings.judge_matches import JudgeMatches
from wayhome.casework.holdings.take_back_judgement import TakeBackJudgement
from wayhome.casework.merge_children import MergeChildren
from wayhome.casework.take_report import TakeReport
from wayhome.holdings.judgements import held, judged_in, of_child
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.effective import effective
from wayhome.store.memory import MemoryLedger

BEN, OTHER = Subject("child:B"), RecordId("MC-2")


class CountedLedger(MemoryLedger):
    """A ledger that counts how often all events of a type are asked for."""

    asked = 0

    def of_type(self, name: str) -> Any:  # noqa: ANN401 - as the ledger has it
        """Return the events of a type."""
        self.asked += 1
        return super().of_type(name)


def two_children(ledger: MemoryLedger | None = None) -> Desk:
    """Return a desk at which two children are reported."""
    desk = Desk(ledger=ledger or MemoryLedger())
    desk.report(name="Ada")
    other = reporting(child=BEN, record=OTHER, case=Subject("episode:B1"), name="Ben")
    desk.do(TakeReport, CALL_HANDLER, children=(other,), informant="parent")
    return desk


def test_a_record_confirmed_for_two_children_leads_from_one_to_the_other():
    desk = two_children()
    desk.do(JudgeMatches, GRADER, judged=(same("CU-1"),))
    every = EveryJudgement(desk.ledger)
    assert every.other_children(of_child(CHILD)) == ()

    desk.do(JudgeMatches, OFFICER, record=OTHER, judged=(same("CU-1"),))

    assert every.other_children(of_child(CHILD)) == (BEN,)
    assert every.other_children(held("CU-1")) == (CHILD, BEN)


def test_what_was_taken_back_leads_nowhere_any_more():
    desk = two_children()
    every = EveryJudgement(desk.ledger)
    desk.do(JudgeMatches, GRADER, judged=(same("CU-1"),))
    desk.do(JudgeMatches, OFFICER, record=OTHER, judged=(same("CU-1"),))
    assert every.other_children(of_child(CHILD)) == (BEN,)

    (mine,) = (one for one in every.standing() if one.record == OTHER)
    desk.do(TakeBackJudgement, OFFICER, record=OTHER, judgement=mine.id, reason="Another boy.")

    assert every.other_children(of_child(CHILD)) == ()


def test_children_whose_records_were_joined_are_one_child_to_a_judgement_too():
    desk = two_children()
    every = EveryJudgement(desk.ledger)
    desk.do(JudgeMatches, OFFICER, record=OTHER, judged=(stranger("CU-1"),))

    desk.do(MergeChildren, SERGEANT, other=BEN, reason="One child under two names.")

    assert [one.other for one in every.around([of_child(CHILD)])] == [of_child(CHILD)]


def test_all_is_read_once_and_then_only_what_was_entered_since():
    ledger = CountedLedger()
    desk = two_children(ledger)
    every = EveryJudgement(ledger)
    every.standing()
    read = ledger.asked

    for number in range(5):
        desk.do(JudgeMatches, GRADER, judged=(same(f"CU-{number}"),))
        assert len(every.standing()) == number + 1

    assert ledger.asked == read


@given(st.lists(st.tuples(st.sampled_from(["judge", "back", "ask"]), st.integers(0, 3)), max_size=12))
def test_what_is_kept_is_what_a_fresh_reading_says(acts: Sequence[tuple[str, int]]):
    desk = two_children()
    kept = EveryJudgement(desk.ledger)
    for act, number in acts:
        standing = EveryJudgement(desk.ledger).standing()
        if act == "judge":
            record = (CASE, OTHER)[number % 2]
            desk.do(JudgeMatches, GRADER, record=record, judged=((same, stranger)[number // 2](f"CU-{number}"),))
        elif act == "back" and standing:
            one = standing[number % len(standing)]
            desk.do(TakeBackJudgement, OFFICER, record=one.record, judgement=one.id, reason="Wrong.")
        else:
            kept.standing()

    fresh = EveryJudgement(desk.ledger)
    for node in (of_child(CHILD), of_child(BEN), *(held(f"CU-{number}") for number in range(4))):
        assert kept.people([node]) == fresh.people([node])
    events = [sealed.event for record in (CASE, OTHER) for sealed in desk.ledger.read(record).events]
    assert kept.standing() == fresh.standing() == judged_in(effective(events)).standing
