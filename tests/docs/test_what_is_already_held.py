"""What the page about held records shows of a terminal is what a terminal shows; only figures move with the weights."""

import re
from pathlib import Path

import pytest

from tests.architecture.files import ROOT
from tests.cli.test_record_commands import wayhome
from tests.docs.typed import BLOCK, commands

pytest.importorskip("splink")

PAGE = ROOT / "docs" / "how-to" / "what-is-already-held.md"
MOVING = re.compile(
    r"[+-]?\d+\.\d+|={1,10}|-{1,10}(?= )|\b[0-9a-f]{12}\b|\d+ seconds|\(about [^)]*\)|\d+ \w+ \d{4} at \d\d:\d\d"
)


def shown() -> list[list[str]]:
    """Return what the page shows of a terminal, block by block, without what moves with weights and the day."""
    return [still(block) for kind, block in BLOCK.findall(PAGE.read_text(encoding="utf-8")) if kind == "text"]


def still(text: str) -> list[str]:
    return sorted(" ".join(MOVING.sub("", line).split()) for line in text.splitlines())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with an empty record, and the documentation beside it."""
    made = tmp_path_factory.mktemp("page")
    (made / "docs").symlink_to(ROOT / "docs")
    return made


def test_whoever_types_what_the_page_says_reads_what_it_shows(folder: Path) -> None:
    begun, *typed = commands(PAGE)
    assert wayhome(folder, *begun).returncode == 0

    said = [wayhome(folder, *words) for words in typed]

    assert len(typed) == len(shown())
    for words, ran, expected in zip(typed, said, shown(), strict=True):
        assert still(ran.stdout or ran.stderr) == expected, words
    assert [ran.returncode for ran in said] == [0] * 5 + [2, 0]
