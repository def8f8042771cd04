"""Several processes that decide come to the same record as one, whatever is let go, broken off or dies meanwhile."""

import os
import sqlite3
from pathlib import Path

import pytest

from tests.services import commands

# Each runs the command several times, which takes as long as a hundred other tests.
pytestmark = pytest.mark.xdist_group("side by side")

SMALL = ("--scale", "0.0008", "--years", "0.4", "--until", "2026-11-24T00:00:00Z")
LET_GO_SOON = "import wayhome.application.bulk as bulk; bulk.KEPT = 30"
BREAK_OFF = """
import os
import wayhome.application.batches as batches
import wayhome.cli.simulate as made
settle, made.AT_ONCE, left = batches.Batches.settle, 150, [4]
def fewer(self):
    left[0] -= 1
    settle(self) if left[0] else os._exit(9)
batches.Batches.settle = fewer
"""
ONE_DIES = """
import os
import wayhome.cli.borough.side_by_side as side
decide = side.decide
side.decide = lambda share, *rest: os._exit(7) if share.number == 1 else decide(share, *rest)
"""
ONE_FAILS = """
import wayhome.cli.borough.side_by_side as side
def decide(share, *rest):
    raise ValueError("no such street")
side.decide = decide
"""


def simulate(folder: Path, processes: int, first: str = "") -> tuple[int, str]:
    """Run the command in a folder, after some lines of Python; returns its status and what it said."""
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    words = ("simulate", "--folder", str(folder), "--processes", str(processes), *SMALL)
    lines = f"{first}\n{commands.COMMAND}"
    done = commands.run(*words, environment=environment, folder=folder, lines=lines)
    return done.returncode, done.stdout


def head(folder: Path) -> tuple[int, str]:
    """Return how many entries a record holds, and the hash over all of them."""
    with sqlite3.connect(folder / "wayhome.sqlite3") as database:
        ((position, ledger),) = database.execute("SELECT position, ledger FROM ledger_head").fetchall()
    database.close()
    return position, ledger


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, str]:
    folder = tmp_path_factory.mktemp("alone")
    assert simulate(folder, 1)[0] == 0
    return head(folder)


def test_three_that_decide_and_let_go_soon_come_to_the_same_record_as_one(tmp_path: Path, alone: tuple[int, str]):
    status, said = simulate(tmp_path, 3, LET_GO_SOON)

    assert status == 0
    assert f"{alone[0]:,} entries by" in said
    assert head(tmp_path) == alone


def test_a_run_that_was_broken_off_goes_on_with_another_number_and_comes_to_the_same(
    tmp_path: Path, alone: tuple[int, str]
):
    status, _ = simulate(tmp_path, 2, BREAK_OFF)
    there = head(tmp_path)[0]

    assert status == 9
    assert 0 < there < alone[0]
    assert simulate(tmp_path, 3)[0] == 0
    assert head(tmp_path) == alone


@pytest.mark.parametrize(
    ("first", "why"),
    [
        pytest.param(ONE_DIES, "It ended without a word.", id="one is killed"),
        pytest.param(ONE_FAILS, "ValueError: no such street", id="one fails"),
    ],
)
def test_where_one_that_decides_ends_too_soon_it_is_said_and_how_to_go_on(tmp_path: Path, first: str, why: str):
    status, said = simulate(tmp_path, 2, first)

    assert status == 2
    assert f"It was broken off: {why}" in said
    assert "run it again with the same values, and it goes on." in said
