"""Every attack shows, where it was made; and a verifier that shares no code with ours says the same."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from random import Random
from types import ModuleType

import pytest

from tests.stores import attacks
from wayhome.record.anchors import AnchorsBroken, from_lines
from wayhome.record.rows import Row
from wayhome.record.verify import verify
from wayhome.store.verifying import as_line

STAND_ALONE = Path(__file__).resolve().parents[2] / "tools" / "wayhome_verify.py"
SEEDS = range(700 if os.environ.get("WAYHOME_TEST_FULL") == "1" else 40)
Finding = tuple[str, int, int] | None


@pytest.fixture(scope="module")
def stand_alone() -> ModuleType:
    """Return the stand-alone verifier as a module of its own."""
    spec = importlib.util.spec_from_file_location("stand_alone", STAND_ALONE)
    assert spec is not None and spec.loader is not None  # noqa: PT018
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def sound() -> tuple[list[Row], list[str]]:
    """Return a sound record and its anchors."""
    return attacks.sound()


def ours(rows: list[Row], anchors: list[str]) -> Finding:
    try:
        broken = verify(rows, from_lines(anchors)).broken
    except AnchorsBroken as wrong:
        return ("anchors", wrong.line, wrong.line)
    return (broken.how.value, broken.position, broken.until) if broken else None


def theirs(stand_alone: ModuleType, rows: list[Row], anchors: list[str]) -> Finding:
    try:
        stand_alone.check(map(as_line, rows), stand_alone.read_anchors(anchors))
    except stand_alone.Broken as broken:
        return (broken.how, broken.first, broken.last)
    return None


def test_a_sound_record_is_sound_to_both(stand_alone: ModuleType, sound: tuple[list[Row], list[str]]) -> None:
    rows, anchors = sound

    assert (ours(rows, anchors), theirs(stand_alone, rows, anchors)) == (None, None)
    assert verify(rows, from_lines(anchors)).anchors == len(anchors) == 5
    assert len({row.record for row in rows}) == 5


@pytest.mark.parametrize("attack", attacks.ATTACKS)
def test_both_find_it_where_it_was_done(
    stand_alone: ModuleType, sound: tuple[list[Row], list[str]], attack: str
) -> None:
    for seed in SEEDS:
        attacked = attacks.ATTACKS[attack](*sound, Random(seed))
        found = ours(attacked.rows, attacked.anchors)

        assert found is not None, f"seed {seed} was not found"
        how, position, until = found
        assert how in attacked.how, f"seed {seed}"
        assert position in attacked.places, f"seed {seed}"
        assert attacked.until in {None, until}, f"seed {seed}"
        assert theirs(stand_alone, attacked.rows, attacked.anchors) == found, f"seed {seed}"


def test_a_rewrite_without_anchors_cannot_be_seen_by_anyone(
    stand_alone: ModuleType, sound: tuple[list[Row], list[str]]
) -> None:
    attacked = attacks.suffix_rewritten(*sound, Random(1))

    assert (ours(attacked.rows, []), theirs(stand_alone, attacked.rows, [])) == (None, None)


BAD_LINES = ["", "{", "[]", "{}", "null", '{"position":true}', "\udc80", '{"position":"1"}']


@pytest.mark.parametrize("line", BAD_LINES)
def test_a_line_that_is_not_a_row_is_named(
    stand_alone: ModuleType, sound: tuple[list[Row], list[str]], line: str
) -> None:
    lines = [as_line(row) for row in sound[0]]

    with pytest.raises(stand_alone.Broken) as broken:
        stand_alone.check([*lines[:7], line, *lines[7:]], [])

    assert (broken.value.how, broken.value.first) == ("unreadable", 8)


@pytest.mark.parametrize("line", [*BAD_LINES, '{"position":1,"ledger":"a","records":1,"at":"yesterday","before":"0"}'])
def test_a_line_that_is_not_an_anchor_is_named_by_both(
    stand_alone: ModuleType, sound: tuple[list[Row], list[str]], line: str
) -> None:
    rows, anchors = sound
    wrong = [*anchors[:2], line, *anchors[2:]]

    assert ours(rows, wrong) == theirs(stand_alone, rows, wrong) == ("anchors", 3, 3)


@pytest.fixture
def files(tmp_path: Path, sound: tuple[list[Row], list[str]]) -> tuple[Path, Path]:
    """Return an export and a file of anchors."""
    rows, anchors = sound
    export, kept = tmp_path / "export.jsonl", tmp_path / "anchors.jsonl"
    export.write_text("".join(map(as_line, rows)), encoding="utf-8")
    kept.write_text("".join(f"{line}\n" for line in anchors), encoding="utf-8")
    return export, kept


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    alone = [sys.executable, "-I", "-S", STAND_ALONE, *words]
    return subprocess.run(alone, capture_output=True, text=True, check=False)


def test_the_stand_alone_verifier_runs_by_itself(files: tuple[Path, Path]) -> None:
    export, anchors = files

    sound = run(export, "--anchors", anchors)

    assert (sound.returncode, sound.stderr) == (0, "")
    assert sound.stdout.startswith("SOUND events=65 ledger=")


def test_the_stand_alone_verifier_says_what_is_broken_and_returns_1(files: tuple[Path, Path]) -> None:
    export, anchors = files
    lines = export.read_text(encoding="utf-8").splitlines(keepends=True)
    export.write_text("".join(lines[:-3]), encoding="utf-8")

    broken = run(export, "--anchors", anchors)

    assert (broken.returncode, broken.stdout) == (1, "BROKEN how=cut first=63 last=65\n")
    assert run(export.with_name("nowhere")).returncode == 2


def test_the_stand_alone_verifier_is_short_and_shares_nothing_with_ours() -> None:
    source = STAND_ALONE.read_text(encoding="utf-8")

    assert source.count("\n") < 200
    assert "import wayhome" not in source and "from wayhome" not in source  # noqa: PT018
