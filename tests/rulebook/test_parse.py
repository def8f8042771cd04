"""A pack is read strictly: each kind of mistake has a file of its own, whose first line says how it is refused."""

import re
from pathlib import Path

import pytest

from wayhome.rulebook.pack import read_pack
from wayhome.rulebook.parse import PackFault, line_of, parse

MALFORMED = sorted(Path(__file__).with_name("malformed").glob("*.yaml"))
REFUSED = re.compile(r"^# Refused at line (?P<line>\d+): (?P<said>.+)$")
HEAD = "pack: {name: test-1, title: A test pack, edition: one, valid_from: 2026-01-01}\n"
SOURCES = "sources:\n  OURS: {title: Our choice, publisher: Wayhome, kind: local_choice}\n"


def refused(files: dict[str, str]) -> list[str]:
    with pytest.raises(PackFault) as caught:
        read_pack(files)
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize("path", MALFORMED, ids=lambda path: path.stem)
def test_each_mistake_is_refused_with_file_line_and_remedy(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    expected = REFUSED.match(text.splitlines()[0])
    assert expected is not None, "the first line says how the file is refused"

    (fault,) = refused({path.name: text})

    assert fault == f"{path.name}:{expected['line']}: {expected['said']}"


def test_every_mistake_is_named_at_once_not_the_first_alone() -> None:
    text = (
        HEAD + "sources:\n  ONE: {title: One of them, publisher: Wayhome}\n  TWO: {publisher: Wayhome, kind: statute}\n"
    )

    assert refused({"pack.yaml": text}) == [
        "pack.yaml:3: sources.ONE.kind is missing. Add it.",
        "pack.yaml:4: sources.TWO.title is missing. Add it.",
    ]


def test_a_pack_has_one_head() -> None:
    assert refused({"a.yaml": HEAD, "b.yaml": "\n" + HEAD}) == [
        "b.yaml:2: The pack already has a head, in a.yaml. Keep one of the two."
    ]


def test_two_files_may_not_give_the_same_source() -> None:
    assert refused({"a.yaml": HEAD + SOURCES, "b.yaml": SOURCES}) == [
        "b.yaml:2: The source OURS already stands at a.yaml:3. Cite that one, or give this another key."
    ]


def test_two_files_may_not_use_the_same_id() -> None:
    listed = (
        "not_automated:\n  - id: T-09\n    title: Something known\n    waits_for: its event\n"
        "    basis: {source: OURS, provision: ours, strength: local_choice, seen: text}\n"
    )

    assert refused({"a.yaml": HEAD + SOURCES + listed, "b.yaml": listed}) == [
        "b.yaml:2: The id T-09 is already used at a.yaml:5. Give one of them a new id; ids are never reused."
    ]


def test_nothing_in_a_pack_can_run_as_code() -> None:
    with pytest.raises(PackFault):
        parse("pack: !!python/object/apply:os.getcwd []\n", file="pack.yaml")


def test_a_value_that_is_missing_is_pointed_at_where_it_should_stand() -> None:
    text = "duties:\n  - id: T-01\n    within:\n      hours: 1\n"

    assert line_of(text, ["duties", 0, "within", 0, "basis"]) == 3
    assert line_of(text, ["duties", 0, "within", "hours"]) == 4


def test_a_pack_is_known_by_its_content_whatever_order_its_files_come_in() -> None:
    one = read_pack({"a.yaml": HEAD, "b.yaml": SOURCES})
    other = read_pack({"b.yaml": SOURCES, "a.yaml": HEAD})
    changed = read_pack({"a.yaml": HEAD, "b.yaml": SOURCES.replace("Our choice", "Another")})

    assert one.content == other.content
    assert one.content != changed.content
