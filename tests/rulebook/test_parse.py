"""A pack is read strictly: each kind of mistake has a file of its own, whose first line says how it is refused."""

import json
import math
import re
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.rulebook.pack import read_pack
from wayhome.rulebook.parse import PackFault, line_of, parse

MALFORMED = sorted(Path(__file__).with_name("malformed").glob("*.yaml"))
REFUSED = re.compile(r"^# Refused at line (?P<line>\d+): (?P<said>.+)$")
HEAD = "pack: {name: test-1, title: A test pack, edition: one, valid_from: 2026-01-01}\n"
words = st.text(st.characters(exclude_categories=["Cs"], max_codepoint=0xFFFF), max_size=20)
plain = st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.floats(allow_nan=False, allow_infinity=False)
values = st.recursive(
    plain | words, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4)
)
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


@pytest.mark.parametrize(
    ("written", "read"),
    [
        *[(word, word) for word in ("yes", "no", "on", "off", "y", "tRUE", "NuLL", "=", "<<", "1_000", "0b1", "1:30")],
        *[("true", True), ("FALSE", False), ("~", None), ("null", None), ("", None)],
        *[("08", 8), ("-12", -12), ("0o17", 15), ("0x1F", 31), ("0o8", "0o8"), ("--1", "--1")],
        *[("1.5", 1.5), (".5", 0.5), ("1e3", 1000.0), ("-.inf", -math.inf), ("1.", 1.0), (".", ".")],
        ("2026-11-24", date(2026, 11, 24)),
        ("2026-11-24T02:14:00", datetime.fromisoformat("2026-11-24T02:14:00")),
        ("2026-11-24 02:14:00.5Z", datetime(2026, 11, 24, 2, 14, 0, 500_000, tzinfo=UTC)),
        ("2026-6-1T9:00:00+01:00", datetime(2026, 6, 1, 9, tzinfo=timezone(timedelta(hours=1)))),
        *[("2026-11-24T02:14", "2026-11-24T02:14"), ("'08'", "08"), ('"true"', "true")],
    ],
)
def test_a_word_is_a_number_a_day_or_true_only_where_yaml_1_2_says_so(written: str, read: object) -> None:
    (value,) = cast(list[object], parse(f"- {written}\n", file="pack.yaml"))

    assert value == read
    assert type(value) is type(read)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\nb: 2026-02-30\n", "pack.yaml:2: This is not YAML: day is out of range for month."),
        ("a: 1\nb: é\x00\n", "pack.yaml:2: This is not YAML: unacceptable character #x0000: control characters"),
        ("a: *nowhere\n", "pack.yaml:1: This is not YAML: found undefined alias."),
        ("a: 1\n---\nb: 2\n", "pack.yaml:2: This is not YAML: but found another document."),
        ("[a]: 1\n", "pack.yaml:1: This is not YAML: found unhashable key."),
        ("[" * 100_000, "pack.yaml:1: This is not YAML: exceeded maximum nesting depth."),
        ("- !!bool perhaps\n", "pack.yaml:1: This is not YAML: 'perhaps'."),
        ("- " + "9" * 5000, "pack.yaml:1: This is not YAML: Exceeds the limit (4300 digits)"),
        ("a: {b: 1, c: 2, b: 3}\n", 'pack.yaml:1: A key stands twice: found duplicate key "b" with value "3"'),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(text: str, said: str) -> None:
    with pytest.raises(PackFault) as caught:
        parse(text, file="pack.yaml")

    assert str(caught.value).startswith(said)


@given(values)
def test_what_is_written_as_json_is_read_as_it_was(value: object) -> None:
    assert parse(json.dumps(value), file="pack.yaml") == value


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
