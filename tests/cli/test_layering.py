"""A force can see what its own times come to, before it takes them into use."""

from pathlib import Path

import pytest

from wayhome.cli.main import main

SIGNED = "author: A. Adams, approved_by: B. Brown, reason: long roads, expires: 2026-12-31"
HEAD = (
    "pack: {name: our-1, title: Our times, edition: one, valid_from: 2026-01-01, builds_on: england-wales}\nsettings:\n"
)


def asked(folder: Path, setting: str, on: str = "2026-11-25") -> int:
    file = folder / "force.yaml"
    file.write_text(f"{HEAD}  - {{{setting}, {SIGNED}}}\n", encoding="utf-8")
    return main(["pack", "layer", "england-wales", "--with", str(file), "--on", on])


def test_a_default_replaced_is_said_with_its_last_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(tmp_path, "rule: VC-03, hours: 36") == 0

    assert "VC-03, standard: 36 hours, until 2026-12-31. long roads" in capsys.readouterr().out


def test_after_its_last_day_it_has_fallen_away(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(tmp_path, "rule: VC-03, hours: 36", on="2027-01-01") == 0

    assert "VC-03, standard: fell away after 2026-12-31; the national time holds." in capsys.readouterr().out


def test_what_may_not_stand_is_refused_with_file_and_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(tmp_path, "rule: VC-05, working_days: 4") == 1

    said = capsys.readouterr().err
    assert said.startswith("force.yaml:3: VC-05, standard: 4 working days may come later than 2 working days")


def test_without_a_file_or_with_one_that_is_not_there_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pack", "layer", "england-wales"]) == 2
    assert main(["pack", "layer", "england-wales", "--with", "nowhere.yaml"]) == 2

    said = capsys.readouterr().err
    assert "name a pack, and a file --with the force's settings." in said
    assert "nowhere.yaml: No such file or directory." in said
