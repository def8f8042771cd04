"""Reading the whole record by the lexicon in force: what is left of it, with progress; no words are shown."""

import sys
from collections.abc import Callable, Iterator

from wayhome.application.ports import EventLog
from wayhome.application.wording.history import read_history
from wayhome.application.wording.rates import Rates, rates
from wayhome.application.wording.tally import LEAST, Rate
from wayhome.cli.exports.lines import CannotUse
from wayhome.cli.opening import NoRecord, open_record
from wayhome.duties.holding import READ_FOR_A_ROSTER
from wayhome.duties.roster import Roster
from wayhome.kernel.ids import PostId
from wayhome.reading.engine import Engine


def read_record(engine: Engine) -> Iterator[str]:
    """Read what the lexicon has not read yet, and yield what it all comes to; raises CannotUse without a record."""
    try:
        log = open_record()
    except NoRecord as none:
        raise CannotUse(str(none)) from none
    from wayhome.store.wording.readings import DatabaseReadings  # noqa: PLC0415 - needs the settings

    kept = DatabaseReadings()
    for progress in read_history(log, engine, kept, units_of(log)):
        share = 100 * progress.position // max(1, progress.last)
        print(
            f"{share} %: {progress.entries:,} entries about children, {progress.found:,} pointed out", file=sys.stderr
        )
    return said(rates(kept, engine.lexicon.id))


def units_of(log: EventLog) -> Callable[[PostId], str]:
    """Return which unit a post is in now; empty where nobody said."""
    events = (sealed.event for name in READ_FOR_A_ROSTER for sealed in log.of_type(name))
    posts = Roster(sorted(events, key=lambda event: (event.recorded_at, event.id))).posts
    return lambda post: posts[post].unit if post in posts else ""


def said(found: Rates) -> Iterator[str]:
    """Yield rates as lines: the whole, by month, unit, role and rule."""
    yield f"Read by {found.lexicon}. They compare with others by it alone, and say nothing of any person."
    yield _rate(found.whole, "The whole record")
    for title, rows in (("By month", found.months), ("By unit", found.units), ("By role", found.roles)):
        if rows:
            yield f"\n{title}:"
            yield from (f"  {_rate(one, one.name.replace('_', ' '))}" for one in rows)
    if found.rules:
        yield "\nBy rule:"
        for one in found.rules:
            many = f"{one.found:,}" if one.found is not None else "a few"
            yield f"  {one.rule} ({one.severity}, {one.category.replace('_', ' ')}): {many}"


def _rate(rate: Rate, name: str) -> str:
    if rate.per_thousand is None or rate.per_hundred is None:
        return f"{name}: fewer than {LEAST} entries, so no rate is given"
    return (
        f"{name}: {rate.per_thousand:.2f} for each 1,000 words, {rate.per_hundred:.1f} of each 100 entries "
        f"({rate.entries:,} entries)"
    )
