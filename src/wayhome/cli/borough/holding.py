"""What other systems hold about the borough's children: written as of one day, and moved to the day it is loaded.

They are files as ``wayhome holdings import`` takes them. As held records are, some are misspelt, some are about a
namesake or a twin, and one record has day and month the wrong way round. ``around.jsonl`` is about one adult near three
children. Each record came in on the day after its own, so that what was known at an instant can be asked.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from importlib.resources import files

from wayhome.application.holding.ports import Added, HoldingsIndex
from wayhome.application.holding.reading import read_line
from wayhome.holdings.records import HeldRecord
from wayhome.kernel.moments import LONDON, as_utc, in_london

WRITTEN_ON = date(2026, 11, 24)
FILES = ("held.jsonl", "around.jsonl")
LATELY = timedelta(days=30)


def bring_in_as_they_came(index: HoldingsIndex, records: Iterable[HeldRecord], *, at: datetime) -> Added:
    """Bring records in as they came, day by day of late and month by month before; and then all are fresh."""
    by_day: dict[datetime, list[HeldRecord]] = {}
    for record in records:
        by_day.setdefault(_came(record, at), []).append(record)
    added = sum((index.add(by_day[day], at=day) for day in sorted(by_day)), Added())
    index.add([record for came in by_day.values() for record in came], at=at)
    return added


def _came(record: HeldRecord, at: datetime) -> datetime:
    """Return when a record came in: the morning after its day; one of long ago with the rest of its month."""
    day = record.on or in_london(at).date() - LATELY
    if in_london(at).date() - day > LATELY:
        day = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    return min(as_utc(datetime.combine(day + timedelta(days=1), time(6), LONDON)), at)


def held_records(now: datetime) -> Iterator[HeldRecord]:
    """Yield every held record of the borough, as if told at an instant."""
    today = in_london(now).date()
    for name in FILES:
        text = files(__package__).joinpath(name).read_text("utf-8")
        for number, line in enumerate(text.splitlines(), start=1):
            record, _ = read_line(line, number)
            yield _moved(record, today)


def _moved(record: HeldRecord, today: date) -> HeldRecord:
    """Move a record to the day, and a birth date by whole years, so that everybody is as old as they were written."""
    born = record.person.birth_date
    years = today.year - WRITTEN_ON.year
    person = replace(record.person, birth_date=born and born.replace(year=born.year + years))
    return replace(record, person=person, on=record.on and record.on + (today - WRITTEN_ON))
