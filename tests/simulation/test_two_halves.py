"""The story of the borough is in what was owed: rules that were mostly broken before the turn are mostly kept after."""

from collections import Counter
from datetime import UTC, datetime
from functools import cache

import pytest

from tests.casework.desk import england_wales
from wayhome.application.bulk import BulkDoor
from wayhome.cli.borough.living import drawing, supplies_from
from wayhome.duties.derive import derive
from wayhome.duties.duty import Status
from wayhome.duties.stories import stories
from wayhome.kernel.ids import SubjectKind, kind_of
from wayhome.simulation.force import borough, everything
from wayhome.simulation.people import people
from wayhome.simulation.playing import Said, play
from wayhome.simulation.practice import HALF
from wayhome.store.memory import MemoryLedger

# What they look at is played once, which takes as long as a hundred other tests.
pytestmark = pytest.mark.xdist_group("two halves of the borough")

NOW = datetime(2026, 11, 24, 2, 14, tzinfo=UTC)


@cache
def shares() -> dict[tuple[str, int], float]:
    """Return of how many duties of a rule, that were met or broken, were met: by rule and half."""
    told = borough(NOW, drawing("two halves"), children_count=20, episodes=70)
    ledger = MemoryLedger()
    door = BulkDoor(ledger=ledger, supplies=supplies_from("two halves", NOW), rulebook=england_wales())
    play((one for one in everything(told, people(told)) if not _is_rota(one)), door)
    found: Counter[tuple[str, int, bool]] = Counter()
    for child in told.children:
        events = [sealed.event for sealed in ledger.about(child.subject).events]
        for story in stories(events).values():
            if kind_of(story.subject) is SubjectKind.EPISODE:
                half = int(story.own[0].happened_at >= told.began + HALF)
                for duty in derive(story, england_wales(), horizon=NOW):
                    status = duty.status_at(NOW)
                    found[duty.rule, half, not status.is_breach] += status is Status.MET or status.is_breach
    return {
        (rule, half): found[rule, half, True] / max(1, found[rule, half, True] + found[rule, half, False])
        for rule, half, _ in list(found)
    }


def _is_rota(one: object) -> bool:
    return isinstance(one, Said) and one.entry.record.startswith("post:")


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param("MC-11", id="whoever grades is trained"),
        pytest.param("MC-63", id="the child is seen and heard in person"),
        pytest.param("MC-33", id="a plan is made"),
        pytest.param("MC-67", id="the council is told of the return"),
        pytest.param("MC-08", id="what is held is searched before the grade"),
    ],
)
def test_a_rule_that_was_mostly_broken_is_mostly_kept_after_the_turn(rule: str):
    before, after = shares()[rule, 0], shares()[rule, 1]

    assert before < 0.62
    assert after > before + 0.2
