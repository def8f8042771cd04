"""The demonstration: it loads a borough once, says who to sign in as, and keeps what is there."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from wayhome.application.entering import enter_all
from wayhome.application.holding.every_judgement import EveryJudgement
from wayhome.application.holding.proposed import over_the_force
from wayhome.application.reading import Reading
from wayhome.cli.borough.holding import held_records
from wayhome.cli.borough.linking import linked
from wayhome.cli.borough.telling import borough, length
from wayhome.packs import linkage
from wayhome.record.vocabulary import latest
from wayhome.store.linking.memory import MemoryProposals
from wayhome.store.memory import MemoryLedger
from wayhome.store.opening import rulebook
from wayhome.store.supplies import SUPPLIES

NOW = datetime(2026, 11, 24, 2, 14, tzinfo=UTC)


# Loading the demonstration takes as long as a thousand other tests: whoever has loaded it runs all that look at it.
IN_ONE_WORKER = pytest.mark.xdist_group("demonstration")
COMMAND = (sys.executable, "-m", "wayhome.cli.main", "demo", "--no-serve", "--episodes", "14")


class Demonstration(NamedTuple):
    """A demonstration that was loaded: where, and what the command said meanwhile."""

    folder: Path
    said: str


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Demonstration:
    """Return a demonstration, loaded once for all that look at it; whoever changes anything copies it first."""
    folder = tmp_path_factory.mktemp("demonstration")
    return Demonstration(folder, demo(folder))


def around(folder: Path) -> Mapping[str, str]:
    """Return what the command finds around it, with the demonstration in a folder of its own."""
    found = {**os.environ, "WAYHOME_FOLDER": str(folder)}
    found.pop("DJANGO_SETTINGS_MODULE", None)
    return found


def demo(folder: Path, *words: str) -> str:
    """Run the command without serving, in a folder of its own, and return what it said."""
    return subprocess.run([*COMMAND, *words], capture_output=True, text=True, check=True, env=around(folder)).stdout


def broken_off_while_loading(folder: Path, *words: str) -> str:
    """Kill the command as soon as it loads the borough, and return what it said until then."""
    with subprocess.Popen([*COMMAND, *words], stdout=subprocess.PIPE, text=True, env=around(folder)) as running:
        assert running.stdout is not None
        said = ""
        for line in running.stdout:
            said += line
            if "Loading the fictional borough" in line:
                running.kill()
    return said


@IN_ONE_WORKER
def test_the_first_run_loads_the_borough_and_later_runs_keep_it(demonstration: Demonstration):
    assert "Loading the fictional borough" in demonstration.said
    assert "14 past episodes of 14 children" in demonstration.said
    assert "Loading the fictional borough" not in demo(demonstration.folder)


@IN_ONE_WORKER
def test_a_reset_loads_it_anew_and_a_load_that_was_broken_off_begins_again(
    demonstration: Demonstration, tmp_path: Path
):
    folder = Path(shutil.copytree(demonstration.folder, tmp_path / "copy"))

    reset = broken_off_while_loading(folder, "--reset")
    assert "Threw the demonstration's data away" in reset
    assert "Loading the fictional borough" in reset
    assert (folder / "demo" / "loading").exists()

    again = demo(folder)
    assert "Threw the demonstration's data away" in again
    assert "14 past episodes of 14 children" in again
    assert not (folder / "demo" / "loading").exists()


@IN_ONE_WORKER
def test_what_is_held_was_linked(demonstration: Demonstration):
    with closing(sqlite3.connect(demonstration.folder / "demo" / "wayhome.sqlite3")) as record:
        ((groups,),) = record.execute('SELECT count(DISTINCT "group") FROM held_proposal').fetchall()
    assert groups > 10


def test_records_wait_to_be_judged_of_children_whose_cases_are_open():
    ledger = MemoryLedger()
    enter_all(borough(NOW), ledger=ledger, supplies=replace(SUPPLIES, now=lambda: NOW))
    groups, _ = linked(held_records(NOW), linkage(), EveryJudgement(ledger).standing())
    cases = Reading(ledger, rulebook("england-wales-2026.1"), rulebook).live(NOW).cases

    proposed = over_the_force(cases, MemoryProposals(groups=tuple(groups)), EveryJudgement(ledger))

    assert {(pair.case, pair.reference, pair.beside, pair.is_judged) for pair in proposed} == {
        ("EM-1044", "EH-0027", "EH-0026", True),
        ("EM-1046", "EH-0019", "EH-0018", False),
        ("EM-1046", "EH-0021", "EH-0018", False),
    }


@IN_ONE_WORKER
def test_it_says_where_to_look_and_who_to_sign_in_as(demonstration: Demonstration):
    said = demo(demonstration.folder, "--port", "8123")

    assert "http://127.0.0.1:8123/" in said
    assert all(who in said for who in ("supervisor", "analyst", "reader", "administrator", "look-for-every-child"))


def test_the_borough_holds_between_25_and_40_cases_with_children_who_have_several():
    entries = borough(NOW)
    cases = [entry for entry in entries if not entry.record.startswith("C-")]
    children = [entry.drafts[0].subjects[0] for entry in cases]

    assert 25 <= len(cases) <= 40
    assert max(children.count(child) for child in children) >= 4


@pytest.mark.parametrize("now", [NOW, NOW + timedelta(days=180, hours=7), datetime(2027, 3, 28, 1, 30, tzinfo=UTC)])
def test_nothing_in_the_borough_happens_or_is_written_down_after_it_is_told(now: datetime):
    for entry in borough(now):
        for draft in entry.drafts:
            assert draft.happened_at <= now
            assert draft.recorded_at is not None
            assert draft.happened_at <= draft.recorded_at <= now


def test_every_entry_of_the_borough_names_the_subjects_its_type_asks_for():
    for entry in borough(NOW):
        for draft in entry.drafts:
            declared = latest(draft.fact.event_type.name)
            kinds = {subject.partition(":")[0] for subject in draft.subjects}
            assert declared is not None
            assert {kind.value for kind in declared.about} <= kinds, draft.id


def test_telephone_numbers_in_the_borough_are_reserved_for_drama():
    told = Path(sys.modules[borough.__module__].__file__ or "").parent
    numbers = [
        number for path in told.glob("*.txt") for number in re.findall(r"\b0\d{9,10}\b", path.read_text("utf-8"))
    ]

    assert [number for number in numbers if not number.startswith(("07700900", "01632960", "02079460"))] == []


def test_a_length_of_time_is_read_in_either_direction():
    assert length("2d3h10m") == timedelta(days=2, hours=3, minutes=10)
    assert length("-38m") == timedelta(minutes=-38)
