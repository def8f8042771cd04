"""The bytes of a record are for ever: what the first version wrote is written and checked so by every later one.

When this fails, the format has changed, and no record that was ever kept could be checked again. Give the new format a
name of its own, and keep reading and checking the old one.
"""

import json
from pathlib import Path

from tests.record import golden_events
from wayhome.record.canonical import FORMAT, canonical_bytes, from_bytes
from wayhome.record.private import commit
from wayhome.record.rows import Row
from wayhome.record.verify import verify

GOLDEN = Path(__file__).with_name("golden") / "wayhome-event-1.jsonl"


def golden() -> list[Row]:
    return [Row(**json.loads(line)) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]


def test_the_format_has_the_name_of_its_golden_file() -> None:
    assert FORMAT == "wayhome-event/1"


def test_events_are_written_byte_for_byte_as_they_always_were() -> None:
    assert golden_events.rows() == golden()


def test_what_was_written_then_is_sound_now() -> None:
    verdict = verify(golden())

    assert verdict.broken is None
    assert (verdict.events, verdict.head.ledger) == (
        3,
        "bdac7755bfee52418ee28256116b350635239385060d8b9cc4eb56224734cc50",
    )


def test_what_was_written_then_is_read_and_written_again_the_same() -> None:
    for row in golden():
        assert canonical_bytes(from_bytes(row.envelope)).decode() == row.envelope


def test_names_sort_as_the_standard_says_and_not_as_python_does() -> None:
    names = list(json.loads(golden()[2].envelope)["body"])

    assert names == ["", "A", "a", "n", "z", "é", "\U0001f693", "\ufb33"]
    assert names != sorted(names)


def test_a_commitment_is_for_ever_too() -> None:
    words = "“She’s never late” – her mum ☎ 🚓"

    assert commit("5a" * 32, words) == "e862a4225f6bc20f6140f73bde9ca535a9736b56c13da70996424ef792a1e820"
    assert json.loads(golden()[1].envelope)["private"] == {
        "rationale": "e862a4225f6bc20f6140f73bde9ca535a9736b56c13da70996424ef792a1e820"
    }
