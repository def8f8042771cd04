"""``wayhome pack`` knows linkage packs beside rulebooks."""

import re

import pytest

from wayhome.cli.main import main


def test_a_linkage_pack_is_checked_by_name(capsys: pytest.CaptureFixture[str]):
    assert main(["pack", "check", "linkage-2026.1"]) == 0

    said = capsys.readouterr().out
    counted = r"\d+ weights, \d+ groups of names, \d+ common names"
    assert re.fullmatch(rf"linkage-2026\.1: {counted}, all as they should be \([0-9a-f]{{12}}\)\n", said), said


def test_linkage_packs_are_listed_after_the_rulebooks(capsys: pytest.CaptureFixture[str]):
    assert main(["pack", "list"]) == 0

    *_, last = capsys.readouterr().out.splitlines()
    assert last.startswith("linkage-2026.1: What agreement between two records weighs (2026.1), ")
