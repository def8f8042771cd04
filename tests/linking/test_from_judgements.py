"""Where persons judged enough pairs, weights are learnt from those, whatever rounds of guessing would make of them."""

from collections.abc import Sequence
from datetime import date

import pytest

from bench.holdings_generator import TUNING, World
from wayhome.application.linking.labelling import MOST_OF_ONE, judged_pairs
from wayhome.application.linking.lesson import Lesson, Task, learn
from wayhome.application.linking.ports import Pair
from wayhome.application.linking.training import Run
from wayhome.cli.holdings.linkage_packs import pack_texts
from wayhome.holdings.clusters import clusters
from wayhome.holdings.judgements import Judgement, held
from wayhome.holdings.records import HeldRecord
from wayhome.kernel.ids import EventId
from wayhome.packs import linkage
from wayhome.store.linking.opening import open_linker

pytest.importorskip("splink")

HOUSEHOLDS = 220
WORLD = World(TUNING, 2_000)
HELD: dict[str, HeldRecord] = {
    record.id: record for record in WORLD.records() if WORLD.person(record.id).household < HOUSEHOLDS
}


def judgements(most: int = 10_000) -> list[Judgement]:
    """Return what somebody who knows would judge: each record is of the same person as the one before of theirs."""
    last: dict[int, str] = {}
    said: list[Judgement] = []
    for reference in sorted(HELD):
        person = WORLD.person(reference).number
        if person in last and len(said) < most:
            said.append(
                Judgement(
                    id=EventId(f"j-{len(said)}"), one=held(last[person]), other=held(reference), verdict="same"
                )
            )  # fmt: skip
        last[person] = reference
    return said


def trained_on(judged: Sequence[Pair]) -> Lesson:
    base = linkage()
    task = Task(
        base=base, files=pack_texts(""), records=HELD, judged=judged,
        run=Run(records=len(HELD), on=date(2026, 11, 26), seed=7), name="linkage-here-1",
    )  # fmt: skip
    return learn(task, open_linker(base.names), lambda _words: None)


def test_weights_are_learnt_from_judged_pairs_where_there_are_enough_and_the_pack_says_so():
    pairs = judged_pairs(clusters(judgements()))
    assert len(pairs) >= 200

    lesson = trained_on(pairs)

    assert lesson.seen.rounds == (f"{len(pairs):,} pairs judged to be of one person",)
    assert lesson.parted == ()
    both_said = [pair for pair in pairs if all(HELD[one].person.birth_date for one in pair)]
    same = [pair for pair in both_said if HELD[pair[0]].person.birth_date == HELD[pair[1]].person.birth_date]
    learnt = lesson.seen.levels["born", "same"].odds.m
    assert learnt == pytest.approx(len(same) / len(both_said), abs=0.02)


def test_with_fewer_than_two_hundred_the_rounds_learn_without_them():
    pairs = judged_pairs(clusters(judgements(most=60)))
    assert 0 < len(pairs) < 200

    assert not any("judged" in words for words in trained_on(pairs).seen.rounds)


def test_nobody_teaches_more_than_all_others_and_a_child_is_no_record():
    of_one = [
        Judgement(id=EventId(f"j-{at}"), one=held("A-00"), other=held(f"A-{at:02}"), verdict="same")
        for at in range(1, 40)
    ]

    pairs = judged_pairs(clusters(of_one))

    assert len(pairs) == MOST_OF_ONE * (MOST_OF_ONE - 1) // 2
    assert all(one < other for one, other in pairs)
