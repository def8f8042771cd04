"""The walls hold: a violation of each contract is planted in a copy of the package and must be refused by name.

Which imports are allowed, and which calls are banned, is written in pyproject.toml. This proves that what is
written there still bites.
"""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
CONTRACTS = {contract["id"]: contract for contract in SETTINGS["importlinter"]["contracts"]}
RUFF = Path(sys.executable).with_name("ruff")
LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")
SHARED_BY_PAGES = {"components", "presenting", "templatetags"}
ABOVE_THE_CORE = {"packs", "store", "web", "api", "cli", "config"}


class Plant(NamedTuple):
    """A file that breaks a contract, and what the linter must say of it."""

    contract: str
    file: str
    source: str
    said: str


PLANTS = (
    Plant(
        "layers",
        "kernel/planted_up.py",
        "import wayhome.rulebook",
        "wayhome.kernel is not allowed to import wayhome.rulebook",
    ),
    Plant(
        "layers",
        "record/planted_aside.py",
        "import wayhome.rulebook",
        "wayhome.record is not allowed to import wayhome.rulebook",
    ),
    Plant("layers", "planted/__init__.py", "", "wayhome.planted"),
    Plant("pure", "kernel/planted_framework.py", "import django", "wayhome.kernel.planted_framework -> django"),
    Plant("pure", "record/planted_clock.py", "import time", "wayhome.record.planted_clock -> time"),
    Plant("pure", "record/planted_chance.py", "import random", "wayhome.record.planted_chance -> random"),
    Plant("pure", "rulebook/planted_file.py", "import pathlib", "wayhome.rulebook.planted_file -> pathlib"),
    Plant("pure", "rulebook/planted_log.py", "import logging", "wayhome.rulebook.planted_log -> logging"),
    Plant("pure", "record/planted_table.py", "import sqlite3", "wayhome.record.planted_table -> sqlite3"),
    Plant("yaml", "rulebook/planted_yaml.py", "import yaml", "wayhome.rulebook.planted_yaml -> yaml"),
    Plant("tables", "config/planted_query.py", "import wayhome.store.models", "config.planted_query -> wayhome.store"),
    Plant("tables", "web/home/planted_pen.py", "import wayhome.store.pen", "web.home.planted_pen -> wayhome.store.pen"),
    Plant("ways out", "web/home/planted_mail.py", "import smtplib", "web.home.planted_mail -> smtplib"),
    Plant(
        "ways out",
        "cli/planted_way.py",
        "import wayhome.cli.carriers.by_mail",
        "cli.planted_way -> wayhome.cli.carriers",
    ),
    Plant(
        "journeys",
        "web/home/planted.py",
        "import wayhome.web.accounts.forms",
        "wayhome.web.home.planted -> wayhome.web.accounts.forms",
    ),
    Plant("cycles", "kernel/planted_egg.py", "import wayhome.kernel.planted_hen", "planted_hen"),
    Plant("cycles", "kernel/planted_hen.py", "import wayhome.kernel.planted_egg", "planted_egg"),
)

BANNED = (
    ("record/planted.py", "from datetime import datetime\n\nNOW = datetime.now()\n", "TID251"),
    ("duties/planted.py", "import datetime\n\nNOW = datetime.datetime.now(datetime.UTC)\n", "TID251"),
    ("casework/planted.py", "import datetime\n\nTODAY = datetime.date.today()\n", "TID251"),
    ("application/planted.py", "import uuid\n\nNEW = uuid.uuid4()\n", "TID251"),
    ("store/planted.py", "from django.utils import timezone\n\nNOW = timezone.now()\n", "TID251"),
    ("web/planted.py", "import random\n\nPICK = random.random()\n", "TID251"),
    ("duties/planted.py", "try:\n    OWED = 1\nexcept Exception:\n    OWED = 0\n", "BLE001"),
    ("record/planted.py", "def shout(words):\n    print(words)\n", "T201"),
)


@pytest.fixture(scope="module")
def refusals(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return what the import linter says of each broken contract when every plant stands in one copy."""
    copy = tmp_path_factory.mktemp("planted")
    shutil.copytree(
        ROOT / "src", copy / "src", ignore=shutil.ignore_patterns("__pycache__", "static", "templates", "packs")
    )
    shutil.copy(ROOT / "pyproject.toml", copy)
    for plant in PLANTS:
        path = copy / "src" / "wayhome" / plant.file
        path.parent.mkdir(exist_ok=True)
        path.write_text(plant.source + "\n", encoding="utf-8")
    report = lint_imports(copy)
    assert report.returncode == 1, report.stdout + report.stderr
    return sections(report.stdout)


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINT_IMPORTS, "--no-cache", "--no-logo"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "src"), "COLUMNS": "400"},
        capture_output=True,
        text=True,
        check=False,
    )


def sections(report: str) -> dict[str, str]:
    """Split the linter's account of what broke by the contract's id."""
    broken = report.split("Broken contracts", 1)[1]
    starts = sorted((broken.index(f"\n{contract['name']}\n"), id_) for id_, contract in CONTRACTS.items())
    ends = [start for start, _ in starts[1:]] + [len(broken)]
    return {id_: broken[start:end] for (start, id_), end in zip(starts, ends, strict=True)}


@pytest.mark.xdist_group("planted imports")
@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: f"{plant.contract}: {plant.file}")
def test_a_planted_import_is_refused_under_its_contract(plant: Plant, refusals: dict[str, str]) -> None:
    assert plant.said in refusals[plant.contract]


def test_every_contract_has_a_planted_violation() -> None:
    assert {plant.contract for plant in PLANTS} == set(CONTRACTS)


def test_every_package_below_the_store_is_held_to_purity() -> None:
    below = {f"wayhome.{found.parent.name}" for found in (ROOT / "src" / "wayhome").glob("*/__init__.py")}

    pure = set(CONTRACTS["pure"]["source_modules"])

    assert pure == below - {f"wayhome.{name}" for name in ABOVE_THE_CORE}


@pytest.mark.parametrize(("file", "source", "code"), BANNED, ids=lambda value: str(value).strip().splitlines()[-1])
def test_a_banned_call_is_refused(file: str, source: str, code: str) -> None:
    report = subprocess.run(
        [RUFF, "check", "--output-format=concise", "--stdin-filename", f"src/wayhome/{file}", "-"],
        cwd=ROOT,
        input=f'"""Planted."""\n\n{source}',
        capture_output=True,
        text=True,
        check=False,
    )

    assert f" {code} " in report.stdout
