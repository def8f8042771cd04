"""What the page about training shows of a terminal is what a terminal shows; only figures move with the weights."""

import re
from pathlib import Path

import pytest

from tests.architecture.files import ROOT
from tests.cli.test_record_commands import wayhome
from tests.docs.typed import BLOCK, commands
from wayhome.cli.borough import holding

pytest.importorskip("splink")

PAGE = ROOT / "docs" / "how-to" / "train-the-weights.md"
HELD = Path(holding.__file__).with_name("held.jsonl")
MOVING = re.compile(r"[+-]?\d+\.\d+|={1,10}|-{1,10}(?= )|\b[0-9a-f]{12}\b|\d+ seconds")


def shown() -> list[list[str]]:
    """Return what the page shows of a terminal, block by block, without what moves with the weights."""
    text = PAGE.read_text(encoding="utf-8")
    return [still(block) for kind, block in BLOCK.findall(text) if kind == "text"]


def still(text: str) -> list[str]:
    return [" ".join(MOVING.sub("", line).split()) for line in text.splitlines()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a record that holds the demonstration's records."""
    made = tmp_path_factory.mktemp("page")
    assert wayhome(made, "migrate").returncode == 0
    assert wayhome(made, "holdings", "import", str(HELD)).returncode == 0
    return made


def test_why_two_records_go_together_is_as_the_page_shows_it(folder: Path) -> None:
    ran = wayhome(folder, *commands(PAGE)[0])

    assert ran.returncode == 0
    assert sorted(still(ran.stdout)) == sorted(shown()[0])


def test_linking_everything_says_what_the_page_shows(folder: Path) -> None:
    ran = wayhome(folder, *commands(PAGE)[-1])

    assert ran.returncode == 0
    assert begun(still(ran.stdout)) == begun(shown()[-1])


def begun(lines: list[str]) -> list[str]:
    """Return how lines begin, each beginning once: how many groups there are moves with the weights."""
    return list(dict.fromkeys(re.sub(r"[\d,]+", "", line).split(":")[0].split(" EH")[0].strip() for line in lines))
