"""How many records each system has here, how new, and when they were last brought in."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime

from django.db.models import Count, F, Max

from wayhome.application.holding.ports import Source
from wayhome.store.holdings.tables import HeldSource, StoredHeldRecord
from wayhome.store.sql import ask

SOURCES = "SELECT name, records, as_of, newest, unreached_since FROM held_source ORDER BY name"


def sources(using: str) -> tuple[Source, ...]:
    """Return what was brought in, by system."""
    rows = ask(using, SOURCES)
    return tuple(
        Source(name=n, records=r, as_of=_moment(a), newest=day, unreached_since=_moment(u) if u else None)
        for n, r, a, day, u in rows
    )


def _moment(kept: datetime) -> datetime:
    """Return an instant with its zone: SQLite keeps it without, and it is UTC."""
    return kept if kept.tzinfo else kept.replace(tzinfo=UTC)


def count_in(using: str, systems: Iterable[str], came: Iterable[tuple[str, date | None]], *, at: datetime) -> None:
    """Count records that came in, each with its system and day; ``systems`` were brought in anew, with or without."""
    many: Counter[str] = Counter()
    newest: dict[str, date] = {}
    for system, on in came:
        many[system] += 1
        if on and (system not in newest or on > newest[system]):
            newest[system] = on
    for system in sorted(systems):
        source, _ = HeldSource.objects.using(using).get_or_create(name=system, defaults={"as_of": at})
        source.as_of, source.records = at, source.records + many[system]
        source.newest = max(filter(None, (source.newest, newest.get(system))), default=None)
        source.save(using=using)


def count_out(using: str, gone: Iterable[tuple[str, date | None]], *, at: datetime) -> None:
    """Count records that went, after their rows did."""
    for system, many in sorted(Counter(system for system, _ in gone).items()):
        newest = StoredHeldRecord.objects.using(using).filter(system=system).aggregate(newest=Max("on"))["newest"]
        held = HeldSource.objects.using(using).filter(name=system)
        held.update(records=F("records") - many, newest=newest, as_of=at)


def count_anew(using: str, *, at: datetime) -> None:
    """Count every row again."""
    counted = StoredHeldRecord.objects.using(using).values("system").annotate(records=Count("pk"), newest=Max("on"))
    for each in counted.order_by("system"):
        defaults = {"records": each["records"], "newest": each["newest"], "as_of": at}
        HeldSource.objects.using(using).update_or_create(name=each["system"], defaults=defaults)
