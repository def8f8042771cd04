"""A linking of everything that was broken off takes up where it stopped, and comes to the same."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace

import pytest

from tests.holdings.people import NIGHT
from wayhome.application.linking import reconciling
from wayhome.application.linking.reconciling import Reconciled, Reconciling
from wayhome.cli.borough.holding import held_records
from wayhome.holdings.records import HeldRecord
from wayhome.packs import linkage
from wayhome.store.disposing_held import destroy_held
from wayhome.store.holdings.database import DatabaseHoldings
from wayhome.store.linking.steps import DatabaseSteps
from wayhome.store.sql import ask

HELD = {record.id: record for record in held_records(NIGHT)}
AT_ONCE, STOPPED = 10, 30


class BrokenOff(Exception):
    """The machine went down."""


@pytest.fixture
def brought_in(database: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return a database with the borough's held records; steps are kept ten at a time."""
    monkeypatch.setattr(reconciling, "EVERY", AT_ONCE)
    DatabaseHoldings(database).add(list(HELD.values()), at=NIGHT)
    return database


def link(database: str, tell: Callable[[str], None], records: Mapping[str, HeldRecord] = HELD) -> Reconciled:
    return Reconciling(records, linkage(), (), tell, steps=DatabaseSteps(database)).run(None)


def break_off(database: str) -> None:
    """Link until thirty records were looked at."""

    def tell(words: str) -> None:
        if words.startswith(f"{STOPPED} of "):
            raise BrokenOff

    with suppress(BrokenOff):
        link(database, tell)


def test_what_was_looked_at_is_not_looked_at_again_and_it_comes_to_the_same(brought_in: str):
    whole = Reconciling(HELD, linkage(), (), lambda _words: None).run(None)
    break_off(brought_in)
    told = list[str]()

    taken_up = link(brought_in, told.append)

    assert f"Taken up where it was broken off: {STOPPED} records were looked at." in told
    assert not any(words.startswith(f"{STOPPED} of ") for words in told)
    assert (taken_up.proposed, taken_up.pairs) == (whole.proposed, whole.pairs)
    assert {tier: set(links) for tier, links in taken_up.links.items()} == {
        tier: set(links) for tier, links in whole.links.items()
    }


def test_after_a_record_changed_everything_is_linked_from_the_start(brought_in: str):
    break_off(brought_in)
    changed = replace(HELD["EH-0031"], text="Year 9.")
    DatabaseHoldings(brought_in).add([changed], at=NIGHT)
    told = list[str]()

    link(brought_in, told.append, {**HELD, changed.id: changed})

    assert not any(words.startswith("Taken up") for words in told)


def test_nothing_is_left_of_it_when_a_persons_records_are_destroyed(brought_in: str):
    break_off(brought_in)
    assert ask(brought_in, "SELECT count(*) FROM held_linking_step")[0][0] > STOPPED

    destroy_held(brought_in, ["EH-0031"], at=NIGHT)

    assert ask(brought_in, "SELECT count(*) FROM held_linking_step") == [(0,)]
    assert ask(brought_in, "SELECT count(*) FROM held_linking_run") == [(0,)]
