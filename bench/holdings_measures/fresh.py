"""How soon a record that came in is found, and what the first questions take after a start with nothing in memory."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import django

from bench.holdings_generator import Query

TIMES, FIRST = 20, 200


def told(folder: Path, using: str, queries: Sequence[Query]) -> Iterator[str]:
    """Yield both as lines."""
    added, searched = searchable(using, queries[:TIMES])
    yield f"A record that comes in: added durably in {added:.0f} ms, found by a search of {searched:.1f} ms (medians)"
    asked = json.dumps([_written(query) for query in queries[:FIRST]])
    words = [sys.executable, "-m", "bench.holdings_measures.fresh", str(folder)]
    said = json.loads(subprocess.run(words, input=asked, capture_output=True, text=True, check=True).stdout)
    times = sorted(said["questions"])
    yield (
        f"Cold, its files out of memory: opened in {said['opened']:.0f} ms, the first question "
        f"{said['questions'][0]:.0f}; the first {len(times)} p50 {times[len(times) // 2]:.1f}, "
        f"p99 {times[int(len(times) * 0.99)]:.1f}"
    )


def searchable(using: str, queries: Sequence[Query]) -> tuple[float, float]:
    """Return the median milliseconds of adding one record durably, and of the search that then finds it."""
    from bench.holdings_measures.ours import AT  # noqa: PLC0415 - needs the settings
    from wayhome.holdings.records import HeldRecord  # noqa: PLC0415
    from wayhome.store.holdings.database import DatabaseHoldings  # noqa: PLC0415

    holdings, added, searched, references = DatabaseHoldings(using), [], [], []
    for number, query in enumerate(queries):
        person = replace(query.asked.person, family_name="Zzyzxwell")
        record = HeldRecord(id=f"NEW-{number}", system="missing", person=person)
        begun = time.perf_counter()
        holdings.add([record], at=AT)
        between = time.perf_counter()
        answer = holdings.search(replace(query.asked, name=person.name), at=AT)
        searched.append((time.perf_counter() - between) * 1000)
        added.append((between - begun) * 1000)
        references.append(record.id)
        assert record.id in {found.record.id for found in answer.found}
    holdings.remove(references, at=AT)
    return sorted(added)[len(added) // 2], sorted(searched)[len(searched) // 2]


def _written(query: Query) -> dict[str, object]:
    asked = query.asked
    return {"name": asked.name, "birth_date": str(asked.birth_date or ""), "phones": asked.phones,
            "address": asked.address, "postcode": asked.postcode}  # fmt: skip


def main(folder: str) -> None:
    """Put the files out of memory, open, ask, and print the times."""
    for path in Path(folder).rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    os.environ.update(WAYHOME_FOLDER=folder, DJANGO_SETTINGS_MODULE="wayhome.config.settings")
    django.setup()
    from bench.holdings_measures.ours import AT, Held  # noqa: PLC0415
    from wayhome.holdings.asking import Asked  # noqa: PLC0415
    from wayhome.store.holdings.database import DatabaseHoldings  # noqa: PLC0415

    begun, questions = time.perf_counter(), []
    held = Held(Path(folder))
    holdings = DatabaseHoldings(held.using)
    opened = (time.perf_counter() - begun) * 1000
    for told in json.load(sys.stdin):
        born = date.fromisoformat(told["birth_date"]) if told["birth_date"] else None
        asked = Asked(**{**told, "phones": tuple(told["phones"]), "birth_date": born})
        begun = time.perf_counter()
        holdings.search(asked, at=AT)
        questions.append((time.perf_counter() - begun) * 1000)
    print(json.dumps({"opened": opened, "questions": questions}))


if __name__ == "__main__":
    main(*sys.argv[1:])
