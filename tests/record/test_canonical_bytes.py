"""Bytes that are hashed: what Python's own writer writes is what RFC 8785 asks for, to the byte."""

from dataclasses import replace
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as some

from tests.record.golden_events import events
from wayhome.record.canonical import LARGEST, NotCanonical, as_json, canonical, canonical_bytes

PLAIN = some.none() | some.booleans() | some.integers(-LARGEST, LARGEST) | some.text()
VALUES = some.recursive(PLAIN, lambda inner: some.lists(inner) | some.dictionaries(some.text(), inner), max_leaves=20)


@given(some.dictionaries(some.text(), VALUES))
def test_the_bytes_are_those_of_rfc_8785_whatever_is_written(value: dict[str, Any]):
    assert canonical(value) == rfc8785.dumps(value)


@pytest.mark.parametrize("names", [("é", "z"), ("\U0001f600", "\ufb33"), ('"', "\\"), ("\x7f", "\x1f"), ("a", "B")])
def test_names_are_sorted_as_rfc_8785_sorts_them(names: tuple[str, str]):
    assert canonical(dict.fromkeys(names, 1)) == rfc8785.dumps(dict.fromkeys(names, 1))
    assert canonical(dict.fromkeys(reversed(names), 1)) == canonical(dict.fromkeys(names, 1))


def test_the_largest_whole_number_is_written_and_one_more_is_refused_with_its_field():
    event = events()[0]

    assert str(LARGEST).encode() in canonical_bytes(replace(event, body={"lines": (LARGEST,)}))
    with pytest.raises(NotCanonical, match=r"body\.lines\[0\] is -9007199254740992, which not every reader of JSON"):
        canonical_bytes(replace(event, body={"lines": (-LARGEST - 1,)}))


def test_a_float_is_refused_with_its_field():
    hours: Any = 1.5
    with pytest.raises(NotCanonical, match=r"body\.hours is the float 1\.5: use a whole number in a smaller unit"):
        canonical_bytes(replace(events()[0], body={"hours": hours}))


def test_every_golden_event_is_written_as_before():
    for event in events():
        assert canonical_bytes(event) == rfc8785.dumps(as_json(event))
