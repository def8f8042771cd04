"""What other systems hold about the borough's children: written as of one day, and moved to the day it is loaded.

It is a file as ``wayhome holdings import`` takes it. As held records are, some of it is misspelt, some is about a
namesake or a twin, and one record has day and month the wrong way round.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from importlib.resources import files

from wayhome.application.holding.ports import Added, HoldingsIndex
from wayhome.application.holding.reading import read_line
from wayhome.holdings.records import HeldRecord
from wayhome.kernel.moments import in_london

WRITTEN_ON = date(2026, 11, 24)


def load_held_records(index: HoldingsIndex, *, at: datetime) -> Added:
    """Bring the borough's held records in as if told at an instant, where none were brought in yet."""
    return Added() if index.sources() else index.add(list(held_records(at)), at=at)


def held_records(now: datetime) -> Iterator[HeldRecord]:
    """Yield every held record of the borough, as if told at an instant."""
    today = in_london(now).date()
    text = files(__package__).joinpath("held.jsonl").read_text("utf-8")
    for number, line in enumerate(text.splitlines(), start=1):
        record, _ = read_line(line, number)
        yield _moved(record, today)


def _moved(record: HeldRecord, today: date) -> HeldRecord:
    """Move a record to the day, and a birth date by whole years, so that everybody is as old as they were written."""
    born = record.person.birth_date
    years = today.year - WRITTEN_ON.year
    person = replace(record.person, birth_date=born and born.replace(year=born.year + years))
    return replace(record, person=person, on=record.on and record.on + (today - WRITTEN_ON))
