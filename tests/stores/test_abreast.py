"""What lists stand on: whatever was kept from before, the same as every case looked at afresh, at any instant."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.stores.acts import MIDNIGHT, counting, entry, graded, located, record_of, reported
from tests.stores.databases import known_to_django, opened_safely
from tests.stores.test_duties import HOUR, imported
from tests.stores.test_reading import by_the_month, lives, rulebook
from wayhome.access.actors import Actor, Role
from wayhome.application.board.kept import kept_board
from wayhome.application.board.row import BoardRow, board
from wayhome.application.caseload import Case, Caseload
from wayhome.application.drafts import Entry
from wayhome.application.entering import enter, enter_all
from wayhome.application.ports import Ledger
from wayhome.application.reading import Reading
from wayhome.application.rebuilding import everything
from wayhome.application.standing.columns import Rows, Seen
from wayhome.application.standing.ordered import Ordered
from wayhome.duties.in_force import InForce
from wayhome.kernel.ids import ActorId, RecordId, subject
from wayhome.record.vocabulary import check
from wayhome.store.memory import MemoryLedger
from wayhome.store.opening import open_case_index, open_ledger
from wayhome.web.presenting.owed import Owed
from wayhome.web.presenting.queues import FILTERS, Queues
from wayhome.web.presenting.whose import MISSING, OwedAct, Whose, acts_of, filters, place_of

PACK = "england-wales-2026.1"
SUPERVISOR = Actor(id=ActorId("PS 1"), name="The supervisor", roles=frozenset({Role.SUPERVISOR}))
GRADER = Actor(id=ActorId("PS 2"), name="The grader", roles=frozenset({Role.GRADER, Role.RESPONSE}))


@contextmanager
def places(kind: str, migrated: Path, folder: Path) -> Iterator[tuple[Ledger, Reading]]:
    """Yield a record and how it is read, which keeps what it read."""
    if kind == "memory":
        ledger = MemoryLedger()
        yield ledger, Reading(ledger, rulebook(PACK), rulebook)
        return
    with known_to_django(opened_safely(f"sqlite:///{shutil.copy(migrated, folder / 'copy')}")) as alias:
        stored = open_ledger(alias)
        yield stored, Reading(stored, rulebook(PACK), rulebook, open_case_index(stored))


def of_hand(caseload: Caseload, actor: Actor, name: str) -> list[OwedAct]:
    """Return what a filter keeps, each case of a caseload looked at and all that it owes put in order."""
    pack = caseload.rulebook.pack
    whose = Whose(actor, caseload.roster, pack.head, caseload.at)
    keeps = filters(whose)[name][1]
    owing = (case for case in caseload.cases if case.open_duties and case.children)
    every = [act for case in owing for act in acts_of(case, keeps, whose, pack)]
    pressing = [act for act in every if act.presses and place_of(act.case)[0] == MISSING]
    later = [act for act in every if not (act.presses and place_of(act.case)[0] == MISSING)]
    return [*in_turn(pressing), *sorted(later, key=by_time)]


def in_turn(pressing: list[OwedAct]) -> list[OwedAct]:
    """Return the first act of every child by risk, then the second of every child, and so on."""
    children: dict[RecordId, list[OwedAct]] = {}
    for act in sorted(pressing, key=lambda act: act.for_the_child):
        children.setdefault(act.case.record, []).append(act)
    in_order = sorted(children.values(), key=came_up)
    return [acts[turn] for turn in range(len(pressing)) for acts in in_order if turn < len(acts)]


def came_up(acts: list[OwedAct]) -> tuple[object, ...]:
    """Order children by risk; of one risk whoever is owed what came up within the day, then by when."""
    fresh = [act.due_at for act in acts if not act.left_for_days]
    return (place_of(acts[0].case)[1], not fresh, min(fresh or [act.due_at for act in acts]), acts[0].case.record)


def by_time(act: OwedAct) -> tuple[object, ...]:
    """Order what does not press: children missing now by risk, then all else, each by when it falls due."""
    far, risk = place_of(act.case)
    return (far, risk if far == MISSING else 0, act.due_at, risk, act.case.record, act.to_do.act)


def said(acts: Sequence[OwedAct]) -> list[tuple[object, ...]]:
    return [(act.case.record, act.to_do.act, act.to_do.key, act.due_at, act.owner, act.to_do.duties) for act in acts]


def as_shown(rows: Sequence[BoardRow], at: datetime) -> list[BoardRow]:
    """Return rows without their end, which is not kept up; of a child not reported yet there is nothing to compare."""
    return [replace(row, valid_until=at) for row in rows if row.since]


def same(ledger: Ledger, reading: Reading, at: datetime) -> None:
    whole = Caseload([kept.sealed for kept in everything(ledger) if kept.sealed], reading.rulebook, at=at)
    for actor in (SUPERVISOR, GRADER):
        owed = Owed(reading, actor, at)
        for name in filters(owed.whose):
            expected = said(of_hand(whole, actor, name))
            assert said(owed.page(name, 0, 1_000)) == expected, (name, at)
            assert owed.counts[name] == len(expected)
            by = at + 2 * HOUR
            assert owed.part(name).count(by=by) == sum(act.due_at <= by for act in of_hand(whole, actor, name))
        in_pages = [one for first in range(0, owed.counts["everyone"], 3) for one in owed.page("everyone", first, 3)]
        assert said(in_pages) == said(of_hand(whole, actor, "everyone"))
    shown, until = kept_board(reading, at)
    assert as_shown(shown, at) == as_shown(board(whole, at), at)
    assert until > at
    kept, afresh = Queues(reading, at), Queues(Reading(ledger, rulebook(PACK), rulebook), at)
    assert {name: kept.count(name) for name in FILTERS} == {name: afresh.count(name) for name in FILTERS}
    assert [one.case.record for one in kept.page("live")] == [one.case.record for one in afresh.page("live")]


@st.composite
def shifts(draw: st.DrawFn) -> Entry:
    """Draw that somebody holds a post for some hours."""
    role, officer = draw(st.sampled_from(["supervisor", "inspector", "grader", "command"])), draw(st.integers(1, 3))
    start, length = draw(st.integers(0, 200)), draw(st.integers(1, 60))
    fact = check("workforce.post_held", 1, {
        "officer": f"PS {officer}", "role": role, "start": MIDNIGHT + start * HOUR,
        "end": MIDNIGHT + (start + length) * HOUR,
    })  # fmt: skip
    name = f"shift {draw(st.integers(1, 10**9))}"
    draft = imported(fact, happened=start, recorded=0, name=name, subjects=(subject("post", role),))
    return Entry(record=RecordId(f"post:{role}"), drafts=(draft,))


@pytest.mark.parametrize("kind", ["memory", "sqlite"])
@given(
    acts=lives(),
    held=st.lists(shifts(), max_size=4, unique_by=lambda one: one.drafts[0].id),
    asked=st.lists(st.tuples(st.integers(0, 14), st.integers(0, 260)), max_size=5),
    last=st.lists(st.integers(0, 400), min_size=1, max_size=3),
)
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_lists_keep_comes_to_the_same_as_every_case_looked_at_afresh_at_any_instant(
    migrated_sqlite: Path, tmp_path: Path, kind: str, acts: list[Entry], held: list[Entry],
    asked: list[tuple[int, int]], last: list[int],
) -> None:  # fmt: skip
    with places(kind, migrated_sqlite, tmp_path) as (ledger, reading):
        for number, act in enumerate([*held, *acts]):
            enter_all([act], ledger=ledger, supplies=counting(name=f"from {number}"))
            for after, hours in asked:
                if after == number:
                    same(ledger, reading, MIDNIGHT + hours * HOUR)
        for hours in last:
            same(ledger, reading, MIDNIGHT + hours * HOUR)
            same(ledger, reading, MIDNIGHT + hours * HOUR + timedelta.resolution)


class Counted(Rows[str]):
    """Rows that say which cases were looked at since somebody asked."""

    def __init__(self) -> None:
        super().__init__(self._row)
        self.looked_at: list[str] = []

    def _row(self, case: Case, _rulebook: InForce) -> tuple[str, datetime | None]:
        self.looked_at.append(case.record)
        return str(case.known.value("grade", case.at)), None


def looked_at(reading: Reading, at: datetime) -> list[str]:
    with reading.column(Counted, at) as rows:
        found, rows.looked_at = rows.looked_at, []
    return found


def seen(reading: Reading, at: datetime) -> Seen:
    with reading.column(Counted, at):
        return Seen(reading.log.head().position, at)


def test_only_cases_that_an_entry_bears_on_or_time_moves_are_looked_at_again(ledger: Ledger) -> None:
    reading, supplies = Reading(ledger, rulebook(PACK), rulebook), counting()
    for number in "12":
        enter(entry(reported(), episode=number, child=number), ledger=ledger, supplies=supplies)
    noon = MIDNIGHT + 36 * HOUR
    assert looked_at(reading, noon) == [record_of("1"), record_of("2")]
    assert looked_at(reading, noon + timedelta(seconds=1)) == []

    enter(entry(graded(), episode="1", child="1"), ledger=ledger, supplies=supplies)

    assert looked_at(reading, noon + timedelta(seconds=2)) == [record_of("1")]
    assert looked_at(reading, noon + timedelta(seconds=3)) == []


def test_whoever_saw_the_last_change_need_not_look_again_until_the_next(ledger: Ledger) -> None:
    reading, supplies, noon = Reading(ledger, rulebook(PACK), rulebook), counting(), MIDNIGHT + 36 * HOUR
    enter(entry(reported(), episode="1", child="1"), ledger=ledger, supplies=supplies)
    first = seen(reading, noon)
    with reading.column(Counted, noon + timedelta(minutes=1)) as rows:
        assert not rows.has_changed(first)

    enter(entry(graded(), episode="1", child="1"), ledger=ledger, supplies=supplies)

    with reading.column(Counted, noon + timedelta(minutes=2)) as rows:
        assert rows.has_changed(first)
    second = seen(reading, noon + timedelta(minutes=2))
    enter(entry(located(), episode="2", child="2"), ledger=ledger, supplies=supplies)
    with reading.column(Counted, noon + timedelta(minutes=3)) as rows:
        assert rows.has_changed(second)


def test_what_the_calendar_raises_moves_a_case_on_another_day(ledger: Ledger) -> None:
    reading = Reading(ledger, by_the_month(), rulebook)
    enter(entry(reported(), episode="1"), ledger=ledger, supplies=counting())

    counts = [Owed(reading, SUPERVISOR, MIDNIGHT + timedelta(days=days)).counts["everyone"] for days in (0, 40, 80, 40)]

    assert counts == [len(of_hand(reading.caseload(MIDNIGHT + timedelta(days=days)), SUPERVISOR, "everyone"))
                      for days in (0, 40, 80, 40)]  # fmt: skip
    assert len(set(counts)) > 1


def test_when_keeping_breaks_off_half_way_everything_is_looked_at_anew(ledger: Ledger) -> None:
    reading, noon = Reading(ledger, rulebook(PACK), rulebook), MIDNIGHT + 36 * HOUR
    enter(entry(reported(), episode="1"), ledger=ledger, supplies=counting())

    class Breaks(Counted):
        """Rows that cannot be made the first time."""

        broken = True

        def _row(self, case: Case, _rulebook: InForce) -> tuple[str, datetime | None]:
            if Breaks.broken:
                Breaks.broken = False
                raise LookupError("not this time")
            return super()._row(case, _rulebook)

    with pytest.raises(LookupError, match="not this time"), reading.column(Breaks, noon):
        pass
    with reading.column(Breaks, noon) as rows:
        assert list(rows.rows) == [record_of("1")]


@given(
    changes=st.lists(st.tuples(st.booleans(), st.integers(0, 30)), max_size=200),
    looks=st.sets(st.integers(0, 200), max_size=10),
)
def test_things_stay_in_order_however_many_come_and_go_between_two_looks(
    changes: list[tuple[bool, int]], looks: set[int]
) -> None:
    kept: Ordered[tuple[int]] = Ordered()
    expected: set[tuple[int]] = set()
    for number, (comes, one) in enumerate(changes):
        if comes and (one,) not in expected:
            kept.add((one,))
            expected.add((one,))
        elif not comes and (one,) in expected:
            kept.discard((one,))
            expected.discard((one,))
        assert len(kept) == len(expected)
        if number in looks:
            assert kept.held == sorted(expected)
    assert kept.held == sorted(expected)
