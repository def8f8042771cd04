"""The register of faults on a database: each kind once, counted, until somebody clears it with what was done."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import DatabaseError, transaction
from django.db.models import F

from wayhome.store.fault_models import LastDone, SaidFault, StoredFault

log = logging.getLogger(__name__)
REFERENCE = 6
MOST = 100
A_DAY = timedelta(days=1)
LONGEST_WORDS = 2_000
KEPT_FOR = timedelta(days=365)
OF_A_FILE = "import"
"""What was wrong in a file that somebody sent: it is the file's, whose page says so, and no fault of the product."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One kind of thing that went wrong. ``clue`` is where in our code, one frame a line; no personal word is kept."""

    number: int
    kind: str
    what: str
    page: str
    clue: str
    reference: str
    times: int
    first_at: datetime
    last_at: datetime
    cleared_at: datetime | None
    cleared_by: str
    cleared_why: str

    @property
    def is_of_a_file(self) -> bool:
        """Say whether it is what was wrong in a file that somebody sent, and nothing that broke here."""
        return self.kind == OF_A_FILE


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What somebody said is wrong on a page."""

    number: int
    page: str
    words: str
    by: str
    at: datetime
    seen_at: datetime | None
    seen_by: str
    answer: str


def note_fault(*, kind: str, what: str, at: datetime, page: str = "", clue: str = "") -> str:
    """Count a fault and return its reference; one that was cleared stands again. Nothing of a person may be given."""
    digest = sha256(f"{kind}\n{what}\n{page}\n{clue}".encode()).hexdigest()
    reference = f"F-{digest[:REFERENCE].upper()}"
    with transaction.atomic():
        row, new = StoredFault.objects.get_or_create(
            digest=digest,
            defaults={
                "kind": kind, "what": what, "page": page, "clue": clue, "reference": reference,
                "first_at": at, "last_at": at,
            },
        )  # fmt: skip
        if not new:
            StoredFault.objects.filter(pk=row.pk).update(
                times=F("times") + 1, last_at=at, cleared_at=None, cleared_by="", cleared_why=""
            )
    return reference


def note_refused(what: str, at: datetime) -> None:
    """Note that a file, or something in one, could not be brought in; that it cannot be noted breaks nothing more.

    ``what`` is in our own words and says which kind of file, never what stood in it or what it was called.
    """
    try:
        note_fault(kind=OF_A_FILE, what=what, at=at)
    except DatabaseError:
        log.exception("That a file was refused could not be noted: the database does not take it.")


def faults(*, standing: bool) -> Sequence[Fault]:
    """Return the faults that stand, or those that were cleared; the latest first."""
    found = StoredFault.objects.filter(cleared_at__isnull=standing).order_by("-last_at")[:MOST]
    return [_fault(row) for row in found]


def fault(number: int) -> Fault | None:
    """Return one fault."""
    return next(map(_fault, StoredFault.objects.filter(pk=number)), None)


def clear_fault(number: int, *, by: str, why: str, at: datetime) -> None:
    """Clear a fault, with what was done about it; should it arise again, it stands again."""
    StoredFault.objects.filter(pk=number, cleared_at=None).update(cleared_at=at, cleared_by=by, cleared_why=why)


def say_fault(*, page: str, words: str, by: str, at: datetime) -> None:
    """Keep what somebody says is wrong on a page; sent twice it is one."""
    kept = {"page": page, "words": words[:LONGEST_WORDS], "said_by": by}
    with transaction.atomic():
        if not SaidFault.objects.filter(**kept, said_at__gt=at - A_DAY).exists():
            SaidFault.objects.create(**kept, said_at=at)


def said(*, seen: bool) -> Sequence[Said]:
    """Return what people said is wrong and nobody has answered, or what was answered; the latest first."""
    found = SaidFault.objects.filter(seen_at__isnull=not seen).order_by("-said_at")[:MOST]
    return [_said(row) for row in found]


def said_by(who: str) -> Sequence[Said]:
    """Return what one person said is wrong, with what was answered; the latest first."""
    return [_said(row) for row in SaidFault.objects.filter(said_by=who).order_by("-said_at")[:MOST]]


def answer(number: int, *, by: str, words: str, at: datetime) -> None:
    """Answer what somebody said is wrong."""
    SaidFault.objects.filter(pk=number, seen_at=None).update(seen_at=at, seen_by=by, answer=words[:LONGEST_WORDS])


def note_done(what: str, at: datetime, came_of_it: str = "", *, well: bool = True) -> None:
    """Note that something that keeps the system sound was done."""
    LastDone.objects.update_or_create(what=what, defaults={"at": at, "came_of_it": came_of_it, "well": well})


def last_done() -> dict[str, tuple[datetime, str, bool]]:
    """Return when each thing was done last, what came of it, and whether that was well."""
    return {row.what: (row.at, row.came_of_it, row.well) for row in LastDone.objects.all()}


def counted() -> tuple[int, int]:
    """Return how many faults of the product stand, and how much that people said waits for an answer."""
    standing = StoredFault.objects.filter(cleared_at=None).exclude(kind=OF_A_FILE)
    return standing.count(), SaidFault.objects.filter(seen_at=None).count()


def forget_old(now: datetime) -> int:
    """Throw away what was cleared or answered more than a year ago; returns how much."""
    return forget_before(now - KEPT_FOR)


def forget_before(moment: datetime) -> int:
    """Throw away what was cleared or answered before a moment; returns how much."""
    return sum(_thrown_away(moment))


def _thrown_away(moment: datetime) -> Iterator[int]:
    yield StoredFault.objects.filter(cleared_at__lt=moment).delete()[0]
    yield SaidFault.objects.filter(seen_at__lt=moment).delete()[0]


def _fault(row: StoredFault) -> Fault:
    return Fault(
        number=row.pk, kind=row.kind, what=row.what, page=row.page, clue=row.clue, reference=row.reference,
        times=row.times, first_at=row.first_at, last_at=row.last_at, cleared_at=row.cleared_at,
        cleared_by=row.cleared_by, cleared_why=row.cleared_why,
    )  # fmt: skip


def _said(row: SaidFault) -> Said:
    return Said(
        number=row.pk, page=row.page, words=row.words, by=row.said_by, at=row.said_at, seen_at=row.seen_at,
        seen_by=row.seen_by, answer=row.answer,
    )  # fmt: skip
