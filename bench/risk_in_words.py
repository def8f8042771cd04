"""What is read of the risk in words: whole reports and single sayings, written by hands that saw no rules.

Of reports: those that ought to be high and come out lower, others that come out high, the factors found, and, where
only the records make a report high, how many come out lower without them. Of sayings: how many are found that stand
alone in a report, and how many near misses are found that ought not to be. Folder and name tell what nobody has read.
"""

import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from wayhome.cli.assess import rows
from wayhome.cli.exports.files import open_pack

PASSAGES = Path(__file__).parents[1] / "tests/reading/passages"
PACK = "examples-2026.1"
ORDER = ("low", "medium", "high")
GIVEN = ("id", "age", "sex", "care_status", "reported_at", "narrative", "held_information", "answers")
AT = datetime.fromisoformat("2025-10-14T21:30:00+01:00")
Written = dict[str, Any]


def run() -> Iterator[str]:
    """Yield the measure as lines."""
    yield f"{'reports':<30} {'high lower':>12} {'others high':>12} {'factors found':>14} {'lower without records':>22}"
    for path in sorted(PASSAGES.glob("*/*_vignettes.jsonl")):
        yield f"{_name(path):<30} {of_reports(read(path))}"
    yield f"{'sayings':<30} {'found':>12} {'near misses':>12}"
    for path in sorted((PASSAGES / "sayings").glob("*.jsonl")):
        yield f"{_name(path):<30} {of_sayings(read(path))}"


def of_reports(written: Sequence[Written]) -> str:
    """Return what comes of whole reports, as a line."""
    told = assessed(written)
    hidden = [one for one in written if one["class"] == "hidden_high"]
    bare = assessed([{**one, "held_information": []} for one in hidden])
    high = [one for one in written if one["expected_minimum_grade"] == "high"]
    others = [one for one in written if one["expected_minimum_grade"] != "high"]
    wanted = [(one["id"], code) for one in written for code in one["must_identify"]]
    return " ".join((
        _share(high, lambda one: _level(told, one) < 2, 12),
        _share(others, lambda one: _level(told, one) > max(map(ORDER.index, one["acceptable_grades"])), 12),
        _share(wanted, lambda pair: pair[1] in _codes(told[pair[0]]), 14),
        _share(hidden, lambda one: _level(bare, one) < 2, 22),
    ))  # fmt: skip


def of_sayings(written: Sequence[Written]) -> str:
    """Return how many single sayings are found, and how many near misses are, as a line."""
    told = assessed(list(map(report_of, written)))
    meant, near = ([one for one in written if one["near"] is is_near] for is_near in (False, True))
    return " ".join(_share(some, lambda one: one["code"] in _codes(told[one["id"]]), 12) for some in (meant, near))


def report_of(saying: Written) -> Written:
    """Return a report in which one saying stands alone: told by whoever calls, or held by a system."""
    who, held = "He" if saying["sex"] == "male" else "She", []
    narrative = saying["text"]
    if saying["where"] == "held":
        day = (AT - timedelta(days=int(saying["days"] or 5))).date().isoformat()
        held = [{"system": saying["system"] or "intelligence", "date": day, "text": saying["text"]}]
        narrative = f"{who} was due back at 18:00 and has not come in. Caller asks for police."
    return {
        "id": saying["id"], "age": saying["age"], "sex": saying["sex"], "care_status": "home",
        "reported_at": AT.isoformat(), "narrative": narrative, "held_information": held, "answers": {},
    }  # fmt: skip


def assessed(written: Iterable[Written]) -> dict[str, Any]:
    """Return what ``wayhome assess`` says of some reports, by their ids."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as reports:
        reports.writelines(f"{json.dumps({name: one[name] for name in GIVEN})}\n" for one in written)
        reports.flush()
        return {row["id"]: row for row, _ in rows(Path(reports.name), open_pack(PACK)) if row}


def read(path: Path) -> list[Written]:
    """Return the reports or sayings of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def _level(told: dict[str, Any], one: Written) -> int:
    return ORDER.index(told[one["id"]]["grade_floor"])


def _codes(row: dict[str, Any]) -> set[str]:
    return {one["code"] for one in (*row["factors"], *row["mitigators"])}


def _share(every: Sequence[Any], counts: Callable[[Any], bool], width: int) -> str:
    return f"{sum(map(counts, every))} of {len(every)}".rjust(width)
