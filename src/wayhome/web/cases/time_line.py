"""The time line of a case: what happened, when it was written down, and which duties each entry met."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from django.urls import reverse

from wayhome.application.caseload import Case
from wayhome.application.reading import Words
from wayhome.duties.duty import Duty, Status
from wayhome.duties.saying import in_words
from wayhome.kernel.ids import EventId
from wayhome.kernel.moments import Precision, in_london
from wayhome.record.effective import CORRECTED
from wayhome.record.envelope import Event, Sealed
from wayhome.record.vocabulary import event_type
from wayhome.web.presenting.called import told
from wayhome.web.presenting.catalogue import in_plain_words
from wayhome.web.presenting.entries import PRECISION, entered_by, reference
from wayhome.web.presenting.marks import Mark, status_mark
from wayhome.web.presenting.owing import Owing
from wayhome.web.presenting.times import clock, day, span, when

MANY = 4
NOT_SPOKEN = ("name", "photograph")  # a child is called by their name all over the page; a file by its digest


@dataclass(frozen=True, slots=True, kw_only=True)
class MetView:
    """A duty that an entry met, and by how much too late.

    ``since`` is from when it was owed, in words, and is told where the entry met the same duty of more than one time,
    as a second grade does that puts the first one right.
    """

    mark: Mark
    title: str
    late: str
    since: str
    tells_since: bool = False

    @property
    def words(self) -> str:
        """Return what was met, in words."""
        return f"{self.title}{self.late}{f', owed since {self.since}' if self.tells_since else ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """One entry on the time line."""

    href: str
    said: str
    by: str
    stamp: str
    happened: str
    recorded: str
    late: str
    words: tuple[str, ...]
    met: tuple[MetView, ...]
    elsewhere: str
    corrected: str
    corrected_href: str
    kind: str
    new: bool
    alike: tuple["EntryView", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DayView:
    """The entries of one day, latest first."""

    words: str
    entries: tuple[EntryView, ...]

    def first(self, count: int) -> "DayView":
        """Return the day with only its first few entries."""
        return replace(self, entries=self.entries[:count])


class TimeLine:
    """Tells the time line of a case; ``since`` is when the reader last looked, and what is later is new to them."""

    def __init__(self, case: Case, owing: Owing, words: Words, since: datetime | None) -> None:
        self.case = case
        self.owing = owing
        self.words = words
        self.since = since
        held = (*case.entries, *case.background)
        self.corrections = {str(e.event.body["corrects"]): e.event for e in held if e.event.type == CORRECTED}
        self.met: dict[EventId, list[Duty]] = {}
        for duty in case.in_status(Status.MET, Status.MET_LATE):
            if duty.done_by:
                self.met.setdefault(duty.done_by, []).append(duty)

    def days(self) -> tuple[DayView, ...]:
        """Return the entries of the case and of its child's own record by day, latest first."""
        entries = (*self.case.entries, *self.case.background)
        held = sorted(entries, key=lambda each: (each.event.happened_at, each.event.id), reverse=True)
        by_day = groupby(held, key=lambda each: in_london(each.event.happened_at).date())
        return tuple(self._day(list(group)) for _, group in by_day)

    def _day(self, held: list[Sealed]) -> DayView:
        return DayView(words=day(held[0].event.happened_at), entries=folded(list(map(self._entry, held))))

    def _entry(self, held: Sealed) -> EntryView:
        event, case = held.event, self.case
        correction = self.corrections.get(event.id)
        unknown = event.precision is Precision.UNKNOWN
        return EntryView(
            href=reverse("entry", args=[event.id]),
            said=in_plain_words(told(event, self.owing.pack), self.owing.pack),
            by=entered_by(event),
            stamp=event.happened_at.isoformat(),
            happened="time not known" if unknown else f"{PRECISION[event.precision]}{clock(event.happened_at)}",
            recorded=_recorded(event.recorded_at, event.happened_at, case.at),
            late=f"Recorded {span(event.recorded_at - event.happened_at)} late" if event.recorded_late else "",
            words=_spoken(held, self.words),
            met=each_once(_met_view(duty, case, self.owing) for duty in self.met.get(event.id, ())),
            corrected=_corrected(correction, case.at) if correction else "",
            corrected_href=reverse("entry", args=[correction.id]) if correction else "",
            kind=event.type,
            new=self.since is not None and event.recorded_at > self.since,
            elsewhere=reference(event.record) if event.record != case.record else "",
        )


def folded(entries: list[EntryView]) -> tuple[EntryView, ...]:
    """Fold entries of one kind, made in the same minute, under the first of them where there are many."""
    shown: list[EntryView] = []
    for _, group in groupby(entries, key=lambda entry: (entry.kind, entry.happened, entry.elsewhere)):
        alike = list(group)
        many = len(alike) >= MANY
        met = each_once(met for entry in alike for met in entry.met)
        shown += [replace(alike[0], alike=tuple(alike[1:]), met=met)] if many else alike
    return tuple(shown)


def each_once(met: Iterable[MetView]) -> tuple[MetView, ...]:
    """Return each duty once; one that was met in time and late at once says from when each was owed."""
    kept = {(one.title, one.mark, one.late): one for one in met}
    times = Counter(one.title for one in kept.values())
    return tuple(replace(one, tells_since=times[one.title] > 1) for one in kept.values())


def _recorded(recorded: datetime, happened: datetime, now: datetime) -> str:
    same_day = in_london(recorded).date() == in_london(happened).date()
    return clock(recorded) if same_day else when(recorded, now)


def _corrected(correction: Event, now: datetime) -> str:
    return f"Corrected later: {in_words(correction.body['kind'])}, {when(correction.recorded_at, now)}"


def _spoken(held: Sealed, words: Words) -> tuple[str, ...]:
    declared = event_type(held.event.type, held.event.version)
    named = declared.personal_fields if declared else ()
    said = (name for name in named if name not in NOT_SPOKEN)
    return tuple(words[held.event.id, name] for name in said if (held.event.id, name) in words)


def _met_view(duty: Duty, case: Case, owing: Owing) -> MetView:
    status = duty.status_at(case.at)
    late = f", {span(duty.done_at - duty.due_at)} late" if status is Status.MET_LATE and duty.done_at else ""
    title, since = owing.pack.duties[duty.rule].title, when(duty.raised_at, case.at)
    return MetView(mark=status_mark(status), title=title, late=late, since=since)
