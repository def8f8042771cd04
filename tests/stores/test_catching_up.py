"""What is owed, worked out again by one process or by several: the same rows, and only those written that differ."""

import os
from collections.abc import Callable, Mapping, Sequence

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from tests.stores.acts import counting, entry, graded, located, reported
from tests.stores.test_duties import opened
from tests.stores.test_rebuilding import everything_in
from wayhome.application.entering import enter_all
from wayhome.application.rebuilding import catch_up, rebuild
from wayhome.cli import catching_up
from wayhome.cli.borough.side_by_side import StoppedShort
from wayhome.cli.catching_up import catch_up_side_by_side
from wayhome.kernel.ids import Subject
from wayhome.store.ledger import DatabaseLedger
from wayhome.store.models import DutyScope, DutyVersion
from wayhome.store.opening import leaving_what_is_owed, what_is_owed
from wayhome.store.projections.duties import Bound, Duties, Ready

NOW, LATER = Bound(subjects=1_000, events=10_000), Bound(subjects=0)
EPISODES = [str(number) for number in range(1, 8)]
WorkOut = Callable[[Duties, Sequence[Subject]], Mapping[Subject, Ready | None]]


@pytest.fixture(autouse=True)
def small_shares(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catching_up, "A_SHARE", 2)


def filled(using: str, bound: Bound) -> DatabaseLedger:
    """Enter what is owed in seven cases of two children."""
    ledger = opened(using, bound)
    acts = [entry(reported(), graded(), located(), episode=each, child="12"[int(each) % 2]) for each in EPISODES]
    enter_all(acts, ledger=ledger, supplies=counting())
    return ledger


def all_stale(ledger: DatabaseLedger) -> int:
    """Mark all of it as derived under another rulebook; returns of how many subjects it is."""
    return DutyScope.objects.using(ledger.using).update(under="another rulebook")


def numbered(ledger: DatabaseLedger) -> list[tuple[object, ...]]:
    """Return the versions as they are written, in the order in which they were."""
    return list(DutyVersion.objects.using(ledger.using).order_by("id").values_list("scope", "duty", "known_from"))


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_what_is_owed_is_the_same_row_by_row_however_many_processes_work_it_out(
    kept: DatabaseLedger, processes: int
) -> None:
    ledger = filled(kept.using, LATER)
    many = DutyScope.objects.using(kept.using).count()
    assert not numbered(ledger)

    assert catch_up_side_by_side(ledger, processes) == many

    by_processes, in_order = everything_in(kept.using), numbered(ledger)
    what_is_owed(ledger).clear()
    rebuild(ledger)
    catch_up(ledger)
    assert (everything_in(kept.using), numbered(ledger)) == (by_processes, in_order)
    assert many >= len(EPISODES)
    assert in_order


def test_of_what_comes_to_what_it_was_nothing_is_written_again(kept: DatabaseLedger) -> None:
    ledger = filled(kept.using, NOW)
    live, many = everything_in(kept.using), all_stale(ledger)
    DutyVersion.objects.using(kept.using).filter(scope="episode:1").order_by("id")[0].delete()

    with CaptureQueriesContext(connections[kept.using]) as asked:
        assert catch_up_side_by_side(ledger, 1) == many

    written = [
        one["sql"] for one in asked if one["sql"].startswith(("INSERT", "DELETE")) and "duty_version" in one["sql"]
    ]
    assert len(written) == 1
    assert everything_in(kept.using) == live


def test_where_a_process_dies_what_was_written_stays_and_the_next_run_goes_on_from_there(
    kept: DatabaseLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = everything_in(filled(kept.using, NOW).using)
    ledger, work_out, us = opened(kept.using), Duties.work_out, os.getpid()
    many = all_stale(ledger)

    def dies(duties: Duties, subjects: Sequence[Subject]) -> Mapping[Subject, Ready | None]:
        if "episode:5" in subjects and os.getpid() != us:
            os._exit(7)
        return work_out(duties, subjects)

    with monkeypatch.context() as patched:
        patched.setattr(Duties, "work_out", dies)
        with pytest.raises(StoppedShort, match="ended without a word"):
            catch_up_side_by_side(ledger, 2)

    assert 0 < catch_up_side_by_side(ledger, 2) <= many
    assert everything_in(kept.using) == live


def test_what_is_entered_while_others_work_it_out_is_in_what_is_kept(kept: DatabaseLedger) -> None:
    ledger = filled(kept.using, NOW)
    all_stale(ledger)
    owed = what_is_owed(ledger)
    worked_out = owed.work_out(owed.left())
    enter_all(
        [entry(graded("later"), episode="1", child="2")],
        ledger=opened(kept.using, LATER),
        supplies=counting(name="later"),
    )

    with ledger.pen():
        owed.keep(worked_out)

    now = everything_in(kept.using)
    rebuild(ledger)
    assert everything_in(kept.using) == now


def test_until_what_is_owed_is_made_again_what_was_written_of_it_stays_but_for_what_nothing_names(
    kept: DatabaseLedger,
) -> None:
    ledger = filled(kept.using, NOW)
    live = everything_in(kept.using)
    strayed = DutyVersion.objects.using(kept.using).filter(scope="episode:1").order_by("id")[0]
    strayed.pk, strayed.scope = None, "episode:nobody"
    strayed.save(using=kept.using)
    leaving = leaving_what_is_owed(ledger)

    rebuild(leaving)

    assert everything_in(kept.using)["duty_version"] == live["duty_version"]
    assert set(DutyScope.objects.using(kept.using).values_list("under", flat=True)) == {""}
    catch_up_side_by_side(ledger, 1)
    assert everything_in(kept.using) == live
