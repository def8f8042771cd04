"""``wayhome pack`` knows linkage packs beside rulebooks."""

import re

import pytest

from wayhome.cli.main import main


def test_a_linkage_pack_is_checked_by_name(capsys: pytest.CaptureFixture[str]):
    assert main(["pack", "check", "linkage-2026.1"]) == 0

    said = capsys.readouterr().out
    counted = r"\d+ weights, \d+ groups of names, \d+ common names"
    assert re.fullmatch(rf"linkage-2026\.1: {counted}, all as they should be \([0-9a-f]{{12}}\)\n", said), said


def test_linkage_packs_are_listed_after_the_rulebooks_and_reading_packs_after_them(capsys: pytest.CaptureFixture[str]):
    assert main(["pack", "list"]) == 0

    *_, linkage, reading = capsys.readouterr().out.splitlines()
    assert linkage.startswith("linkage-2026.1: What agreement between two records weighs (2026.1), ")
    assert reading.startswith("reading-2026.1: Reading what is written about children (2026.1), ")
