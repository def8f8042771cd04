"""What reading the history came to, on one of Django's databases."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import Count, Max

from wayhome.application.wording.history import Counted, EntryRead, RuleCounted
from wayhome.kernel.ids import RecordId
from wayhome.store.wording.tables import WordingCount, WordingFlag, WordingProgress

COUNTED = ("entries", "words", "flagged", "found")


class DatabaseReadings:
    """Counts and places by lexicon. Each batch is kept whole or not at all, with how far it came."""

    def __init__(self, using: str = "default") -> None:
        self._using = using

    def position(self, lexicon: str) -> int:
        """Return up to which position of the ledger a lexicon has read; 0 where it has read nothing."""
        found = WordingProgress.objects.using(self._using).filter(lexicon=lexicon).values_list("position", flat=True)
        return next(iter(found), 0)

    def keep(self, lexicon: str, position: int, entries: Iterable[EntryRead]) -> None:
        """Keep what was read up to a position, all of it or nothing."""
        read = tuple(entries)
        with transaction.atomic(using=self._using):
            self._count(lexicon, read)
            WordingFlag.objects.using(self._using).bulk_create(
                WordingFlag(
                    lexicon=lexicon, month=one.month, record=one.record, event=one.event, field=place.field,
                    start=place.start, end=place.end, rule=place.rule, category=place.category, severity=place.severity,
                )
                for one in read
                for place in one.found
            )  # fmt: skip
            turns = WordingProgress.objects.using(self._using)
            last = turns.aggregate(last=Max("turn"))["last"] or 0
            turns.update_or_create(lexicon=lexicon, defaults={"position": position, "turn": last + 1})

    def _count(self, lexicon: str, read: Sequence[EntryRead]) -> None:
        added: dict[tuple[str, str, str], Counter[str]] = {}
        for one in read:
            counts = added.setdefault((one.month, one.role, one.unit), Counter())
            counts.update(entries=1, words=one.words, flagged=bool(one.found), found=len(one.found))
        for (month, role, unit), counts in added.items():
            row, _ = WordingCount.objects.using(self._using).get_or_create(
                lexicon=lexicon, month=month, role=role, unit=unit, defaults=dict.fromkeys(COUNTED, 0)
            )
            for name in COUNTED:
                setattr(row, name, getattr(row, name) + counts[name])
            row.save(using=self._using, update_fields=COUNTED)

    def lexicons(self) -> Sequence[str]:
        """Return the lexicons that read something, the one that read last first."""
        rows = WordingProgress.objects.using(self._using).order_by("-turn")
        return tuple(rows.values_list("lexicon", flat=True))

    def counts(self, lexicon: str) -> Sequence[Counted]:
        """Return what a lexicon read, by month, role and unit."""
        rows = WordingCount.objects.using(self._using).filter(lexicon=lexicon).order_by("month", "role", "unit")
        return tuple(Counted(**row) for row in rows.values("month", "role", "unit", *COUNTED))

    def rules(self, lexicon: str) -> Sequence[RuleCounted]:
        """Return what a lexicon pointed out, by month and rule."""
        rows = WordingFlag.objects.using(self._using).filter(lexicon=lexicon)
        grouped = rows.values("month", "rule", "category", "severity").annotate(found=Count("id"))
        return tuple(RuleCounted(**row) for row in grouped.order_by("month", "rule", "severity"))

    def flagged(self, lexicon: str) -> frozenset[RecordId]:
        """Return the records in which a lexicon pointed something out."""
        rows = WordingFlag.objects.using(self._using).filter(lexicon=lexicon)
        return frozenset(map(RecordId, rows.values_list("record", flat=True).distinct()))
