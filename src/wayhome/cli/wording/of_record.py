"""Reading the whole record by the lexicon in force: what is left of it, with progress; no words are shown.

It is asked what for, and written down who read it, before anything is read.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from getpass import getuser

from wayhome.application.ports import EventLog
from wayhome.application.wording.history import read_history
from wayhome.application.wording.rates import Rates, RuleRate, rates
from wayhome.application.wording.tally import LEAST, Rate
from wayhome.cli.exports.lines import CannotUse
from wayhome.cli.opening import NoRecord, open_record
from wayhome.duties.holding import READ_FOR_A_ROSTER
from wayhome.duties.roster import Roster
from wayhome.kernel.ids import ActorId, PostId
from wayhome.store.supplies import SUPPLIES

PURPOSES: Mapping[str, str] = {
    "audit": "to audit how children are written about",
    "new-edition": "to read the history by a new edition of the lexicon",
    "inspection": "for an inspection or a review of the force",
}
EVERY = "every record about a child"
PER = 10_000  # words, to which the rate of one rule is given


def read_record(*, purpose: str, by: str) -> Iterator[str]:
    """Read what the lexicon has not read yet, and yield what it all comes to.

    Raises CannotUse without a record, and without a purpose.
    """
    if purpose not in PURPOSES:
        listed = "; ".join(f"{name}, {words}" for name, words in PURPOSES.items())
        raise CannotUse(f"Say with --purpose what every record about a child is read for: {listed}.")
    try:
        log = open_record()
    except NoRecord as none:
        raise CannotUse(str(none)) from none
    from wayhome.store.looks import DatabaseLookLog  # noqa: PLC0415 - needs the settings
    from wayhome.store.wording.lexicons import engine_in_force  # noqa: PLC0415
    from wayhome.store.wording.readings import DatabaseReadings  # noqa: PLC0415

    engine = engine_in_force()
    DatabaseLookLog().note(
        actor=ActorId(by or getuser()), page="wayhome wording --record", shown=(EVERY,), at=SUPPLIES.now(),
        purpose=purpose,
    )  # fmt: skip
    kept = DatabaseReadings()
    for progress in read_history(log, engine, kept, units_of(log)):
        share = 100 * progress.position // max(1, progress.last)
        print(f"{share} %: {progress.entries:,} entries about children read", file=sys.stderr)
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
            yield f"  {one.rule} ({one.severity}, {one.category.replace('_', ' ')}): {_often(one, found.whole)}"


def _often(one: RuleRate, whole: Rate) -> str:
    if one.found is None or not whole.words:
        return "too few to say"
    return f"{PER * one.found / whole.words:.2f} for each {PER:,} words"


def _rate(rate: Rate, name: str) -> str:
    if rate.per_thousand is None or rate.per_hundred is None:
        return f"{name}: fewer than {LEAST} entries, so no rate is given"
    return (
        f"{name}: {rate.per_thousand:.2f} for each 1,000 words, {rate.per_hundred:.1f} of each 100 entries "
        f"({rate.entries:,} entries)"
    )
