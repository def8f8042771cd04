"""The board and the letters pass on what is overdue after the time of the rulebook in force, the force's own too."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.application.test_notices import SHIFTS, Watch
from tests.board.people import report
from tests.casework.desk import CASE, STARTS, england_wales
from wayhome.access.actors import Actor, Role
from wayhome.application.activating import activate
from wayhome.application.board.kept import kept_board
from wayhome.application.board.row import board
from wayhome.application.notices.letter import Letter
from wayhome.application.reading import Reading
from wayhome.kernel.ids import ActorId
from wayhome.rulebook.schema import Setting
from wayhome.web.presenting.owed import Owed

PACK = england_wales().pack
SIAN = Actor(id=ActorId("sian"), name="Sian", roles=frozenset({Role.SUPERVISOR}))


def watching(minutes: int | None, *, days: int = 30) -> Watch:
    """Return a watch over a missing child, under a force's own time of a rung or the national one."""
    watch = Watch()
    if minutes:
        last = (STARTS + timedelta(days=days)).date()
        own = Setting(
            rule="ESCALATION", minutes=minutes, author="DCI Astley", approved_by="Supt Larkin",
            reason="Rungs are near", expires=last,
        )  # fmt: skip
        activate(
            PACK, first="DCI Astley", second="Supt Larkin", force="force", ledger=watch.desk.ledger,
            supplies=watch.desk.supplies, settings=[own],
        )  # fmt: skip
    watch.hold(*SHIFTS)
    watch.desk.report()
    return watch


def reading(watch: Watch) -> Reading:
    return Reading(watch.desk.ledger, england_wales(), lambda _name: england_wales())


def steps(watch: Watch, minutes: float) -> int:
    """Return how far up what comes next has gone, as the kept board says, the board made afresh, and my duties."""
    now = STARTS + timedelta(minutes=minutes)
    read = reading(watch)
    (kept,), _ = kept_board(read, now)
    (afresh,) = board(read.live(now), now)
    case = read.case(CASE, now)
    assert case is not None
    whose = Owed(read, SIAN, now).whose
    first = next(duty for duty in case.open_duties if duty.rule == kept.owing.next.rule)  # type: ignore[union-attr]
    assert kept.owing.owner == afresh.owing.owner == whose.owner(first)
    return kept.owing.owner.steps


@pytest.mark.parametrize("own", [None, 20])
@given(minutes=st.lists(st.integers(0, 600), min_size=2, max_size=8))
@settings(max_examples=15, deadline=None)
def test_whatever_a_process_kept_it_passes_up_what_comes_next_as_the_board_made_afresh(
    own: int | None, minutes: list[int]
):
    watch = watching(own)
    for minute, name in enumerate(("Ada", "Bo", "Cy")):
        watch.desk.at(7 + 17 * minute)
        report(watch.desk, name)
    kept = reading(watch)

    for each in minutes:
        now = STARTS + timedelta(minutes=50 + each)
        shown, until = kept_board(kept, now)
        for at in (now, until - timedelta.resolution, until):
            shown, _ = kept_board(kept, at)
            assert [row.owing.owner for row in shown] == [row.owing.owner for row in board(reading(watch).live(at), at)]


def passed_up(letters: list[Letter]) -> bool:
    """Say whether anything of the case was passed up; putting a rulebook in force is owed to be told of too."""
    return any(letter.subject.startswith("Passed up to you") and CASE in letter.records for letter in letters)


@pytest.mark.parametrize(("own", "limit"), [(None, 60), (20, 20)])
def test_the_board_and_my_duties_pass_it_up_after_a_rung_and_not_before(own: int | None, limit: int):
    watch = watching(own)
    (row,), _ = kept_board(reading(watch), STARTS + timedelta(minutes=1))
    assert row.owing.next is not None
    due = (row.owing.next.due_at - STARTS) / timedelta(minutes=1)

    assert [steps(watch, due + limit - 0.5), steps(watch, due + limit)] == [0, 1]


@pytest.mark.parametrize(("own", "limit"), [(None, 60), (20, 20)])
def test_the_letter_that_it_was_passed_up_comes_after_a_rung_and_not_before(own: int | None, limit: int):
    watch = watching(own)
    (row,), _ = kept_board(reading(watch), STARTS + timedelta(minutes=1))
    assert row.owing.next is not None
    due = (row.owing.next.due_at - STARTS) / timedelta(minutes=1)

    assert not passed_up([*watch.look(1), *watch.look(due + limit - 0.5)])
    assert passed_up(watch.look(due + limit))


def test_the_board_holds_no_longer_than_to_the_next_rung():
    watch = watching(20)
    (row,), _ = kept_board(reading(watch), STARTS + timedelta(minutes=1))
    assert row.owing.next is not None
    due = row.owing.next.due_at

    _, until = kept_board(reading(watch), due + timedelta(minutes=5))

    assert until <= due + timedelta(minutes=20)


def test_after_the_last_day_of_the_forces_own_a_rung_takes_an_hour_again():
    held = reading(watching(20, days=1)).rulebook

    assert held.pack_at(STARTS).head.step == timedelta(minutes=20)
    assert held.pack_at(STARTS + timedelta(days=2)).head.step == timedelta(hours=1)
    assert held.changes_after(STARTS) is not None
    assert held.changes_after(STARTS + timedelta(days=2)) is None
