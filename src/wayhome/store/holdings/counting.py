"""How many records each system has here, how new, and when they were last brought in."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Count, F, Max

from wayhome.application.holding.ports import Source
from wayhome.store.holdings.tables import HeldSource, StoredHeldRecord


def sources(using: str) -> tuple[Source, ...]:
    """Return what was brought in, by system."""
    kept = HeldSource.objects.using(using).order_by("name").values_list("name", "records", "as_of", "newest")
    return tuple(
        Source(name=name, records=records, as_of=as_of, newest=newest) for name, records, as_of, newest in kept
    )


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
