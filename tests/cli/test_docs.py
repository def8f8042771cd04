"""``wayhome docs`` writes the reference, and its check names what is not current and how to mend it."""

from pathlib import Path

import pytest

from wayhome.cli.docs import FOLDER, stale, write
from wayhome.cli.main import main
from wayhome.cli.reference.index import pages
from wayhome.packs import available, load
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.parse import Fault, PackFault

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def reference(tmp_path: Path) -> Path:
    """Return a folder with two pages, one of them in a folder that is generated whole."""
    write(tmp_path, {"facts.md": "facts\n", "events/risk.md": "risk\n"})
    return tmp_path


@pytest.fixture
def one_small_rulebook(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command write the pages of one small rulebook alone."""
    monkeypatch.setattr("wayhome.cli.docs.available", lambda: ("examples-2026.1",))


@pytest.mark.xdist_group("reference")
def test_every_generated_page_is_current() -> None:
    assert stale(ROOT / FOLDER, pages([load(name) for name in available()])) == ()


def test_what_was_just_written_is_current(reference: Path) -> None:
    assert stale(reference, {"facts.md": "facts\n", "events/risk.md": "risk\n"}) == ()


def test_a_page_that_differs_or_is_missing_is_named(reference: Path) -> None:
    assert stale(reference, {"facts.md": "other\n", "events/risk.md": "risk\n", "new.md": "new\n"}) == (
        "facts.md",
        "new.md",
    )


def test_a_page_that_nothing_writes_any_more_is_named_and_removed(reference: Path) -> None:
    kept = {"facts.md": "facts\n"}

    assert stale(reference, kept) == ("events/risk.md",)
    assert write(reference, kept) == 1
    assert not (reference / "events" / "risk.md").exists()


def test_a_page_written_by_hand_beside_them_is_left_alone(reference: Path) -> None:
    (reference / "chain-format.md").write_text("by hand\n", encoding="utf-8")

    assert stale(reference, {"facts.md": "facts\n", "events/risk.md": "risk\n"}) == ()


@pytest.mark.usefixtures("one_small_rulebook")
def test_the_check_exits_1_and_says_how_to_mend_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["docs", "--check", "--to", str(tmp_path)])

    said = capsys.readouterr().err
    assert status == 1
    assert "facts.md is not current." in said
    assert said.endswith("Write them with: wayhome docs\n")


def test_a_rulebook_that_does_not_load_is_said_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(name: str) -> Pack:
        raise PackFault([Fault(file="pack.yaml", line=3, words="A key stands twice.", remedy="Keep one of the two.")])

    monkeypatch.setattr("wayhome.cli.docs.load", broken)

    assert main(["docs", "--to", str(tmp_path)]) == 1
    assert capsys.readouterr().err == "pack.yaml:3: A key stands twice. Keep one of the two.\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("one_small_rulebook")
def test_writing_then_checking_finds_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["docs", "--to", str(tmp_path)]) == 0
    assert main(["docs", "--check", "--to", str(tmp_path)]) == 0
    assert capsys.readouterr().err == ""
