"""What came in since the last shift ended, or since a time: what somebody coming on duty must know before all else."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.http import QueryDict
from django.urls import reverse

from wayhome.application.board.handing import handing
from wayhome.application.board.row import board
from wayhome.application.board.unread import last_of
from wayhome.application.caseload import Case, Caseload
from wayhome.duties.duty import Duty
from wayhome.kernel.ids import RecordId, Subject, SubjectKind
from wayhome.kernel.moments import LONDON, as_utc, in_london
from wayhome.record.effective import effective
from wayhome.record.envelope import Event
from wayhome.record.rows import read
from wayhome.rulebook.pack import Pack
from wayhome.web.http import Visit
from wayhome.web.presenting.catalogue import in_plain_words
from wayhome.web.presenting.children import age
from wayhome.web.presenting.entries import capital, reference
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.times import day, in_seconds, span, when

A_CHUNK, AT_MOST = 1_000, 20_000
LONGEST = timedelta(days=14)
USUAL = timedelta(hours=12)
LATE = 4
REPORTED, FOUND, GRADED = "missing.reported", "missing.child_located", "risk.graded"
CLOSED = "missing.episode_closed"
SEEN = ("missing.child_seen", "missing.prevention_interview_held")


@dataclass(frozen=True, slots=True, kw_only=True)
class CameIn:
    """One line: about whom, what, and when."""

    record: str
    children: tuple[Subject, ...]
    who: str
    age: str
    href: str
    words: str
    at: str


Timed = tuple[datetime, CameIn]
Say = Callable[[Case, Event], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Everything of one kind, the latest first; ``nothing`` is said where there is none."""

    id: str
    title: str
    lines: tuple[CameIn, ...]
    nothing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """A time that may be chosen with one press."""

    words: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OvernightPage:
    """The whole page."""

    since: str
    made: str
    on: str
    time: str
    problem: str
    choices: tuple[Since, ...]
    sections: tuple[Section, ...]
    shows: tuple[str, ...]


def overnight_page(visit: Visit) -> OvernightPage:
    """Return what came in since the time in the address, or since the last night began."""
    caseload = visit.parts.reading.live(visit.now)
    usual = night_began(caseload.rulebook.pack, visit.now)
    since, problem = asked_since(visit.request.GET, usual, visit.now)
    sections = _CameIn(visit, caseload, since).sections()
    local = in_london(since)
    return OvernightPage(
        since=when(since, visit.now),
        made=f"{in_seconds(visit.now)}, {day(visit.now)}",
        on=local.date().isoformat(),
        time=f"{local:%H:%M}",
        problem=problem,
        choices=tuple(_choices(caseload.rulebook.pack, visit.now)),
        sections=sections,
        shows=tuple(
            dict.fromkeys(each for part in sections for line in part.lines for each in (line.record, *line.children))
        ),
    )


def night_began(pack: Pack, now: datetime) -> datetime:
    """Return when the last night began: the last time at which the latest shift of a day starts, and so a day's ended.

    Where the rulebook names no shifts it is twelve hours ago.
    """
    starts = sorted(time.fromisoformat(start) for start in pack.head.shift_starts)
    if not starts:
        return now - USUAL
    today = in_london(now).date()
    begun = (_london(day_, starts[-1]) for day_ in (today, today - timedelta(days=1)))
    return next(moment for moment in begun if moment < now)


def asked_since(given: QueryDict, usual: datetime, now: datetime) -> tuple[datetime, str]:
    """Read since when was asked; what is no time, is to come or is very long ago is said, and the usual is shown."""
    if not given.get("on") and not given.get("at"):
        return usual, ""
    try:
        on, at = date.fromisoformat(given.get("on", "")), time.fromisoformat(given.get("at", ""))
    except ValueError:
        return usual, "Enter a date and a time, like 23:00."
    since = _london(on, at)
    if since > now:
        return usual, "That time is still to come."
    if now - since > LONGEST:
        return usual, "That is more than two weeks ago."
    return since, ""


def _london(on: date, at: time) -> datetime:
    return as_utc(datetime.combine(on, at, LONDON))


def _choices(pack: Pack, now: datetime) -> Iterator[Since]:
    """Yield the starts of the last shifts, the latest first, and a whole day."""
    today = in_london(now).date()
    days = (today, today - timedelta(days=1))
    starts = [_london(on, time.fromisoformat(start)) for on in days for start in pack.head.shift_starts]
    for moment in (*sorted((one for one in starts if one < now), reverse=True)[:3], now - timedelta(days=1)):
        local = in_london(moment)
        href = f"{reverse('board-overnight')}?on={local.date().isoformat()}&at={local:%H:%M}"
        yield Since(words=when(moment, now), href=href)


class _CameIn:
    """Looks through the cases that something was entered in, or that are open, since an instant."""

    def __init__(self, visit: Visit, caseload: Caseload, since: datetime) -> None:
        self.visit, self.since, self.now = visit, since, visit.now
        self.pack, self.rows = caseload.rulebook.pack, board(caseload, visit.now)
        touched = visit.parts.reading.those(self._touched(), visit.now).cases
        every = {case.record: case for case in (*caseload.cases, *touched)}
        self.cases = [case for case in every.values() if case.kinds[0] is SubjectKind.EPISODE and case.children]
        self.told = {case.record: _told(case, self.now) for case in self.cases}
        self.names = visit.parts.reading.names()
        self.names.read([child for case in self.cases for child in case.children])
        self.called = Called(event.actor for told in self.told.values() for event in told)

    def sections(self) -> tuple[Section, ...]:
        """Return everything that came in, by what it is."""
        return (
            self._section("unread", "Unread now, whenever it came", self._unread(), "Nothing is unread."),
            self._of("reported", "Reported missing", REPORTED, self._reported, "Nobody was reported missing."),
            self._of("found", "Found", FOUND, self._found, "No child was found."),
            self._of("graded", "Risk graded", GRADED, self._graded, "No risk was graded."),
            self._section("late", "Late", self._late(), "Nothing was late."),
            self._section("handed", "Handed over", self._handed(), "No case was handed over."),
            self._of("closed", "Closed", CLOSED, lambda *_: "Episode closed", "No episode was closed."),
        )

    def _touched(self) -> tuple[RecordId, ...]:
        """Return the records in which something was entered since, read back from the end of the ledger."""
        log, found = self.visit.parts.ledger, dict[RecordId, None]()
        end = log.head().position
        for last in range(end, max(end - AT_MOST, 0), -A_CHUNK):
            rows = [read(row) for row in log.after(max(last - A_CHUNK, 0), min(A_CHUNK, last))]
            new = [kept for kept in rows if kept.event and kept.event.recorded_at >= self.since]
            found.update((RecordId(kept.row.record), None) for kept in new)
            if not new:
                break
        return tuple(found)

    def _of(self, name: str, title: str, kind: str, say: Say, nothing: str) -> Section:
        lines = [
            (event.happened_at, self._line(case, say(case, event), when(event.happened_at, self.now)))
            for case in self.cases
            for event in self.told[case.record]
            if event.type == kind and event.recorded_at >= self.since
        ]
        return self._section(name, title, lines, nothing)

    def _section(self, name: str, title: str, lines: Iterable[Timed], nothing: str) -> Section:
        latest = sorted(lines, key=lambda timed: (timed[0], timed[1].record), reverse=True)
        return Section(id=name, title=title, lines=tuple(line for _, line in latest), nothing=nothing)

    def _line(self, case: Case, words: str, at: str) -> CameIn:
        name = next((self.names[child] for child in case.children if child in self.names), "")
        return CameIn(
            record=case.record,
            children=case.children,
            who=name or f"Child {reference(case.children[0])}",
            age=age(case.known, case.at),
            href=reverse("case", args=[case.record]),
            words=words,
            at=at,
        )

    def _reported(self, case: Case, event: Event) -> str:
        informant = str(event.body.get("informant", "unknown")).replace("_", " ")
        graded = last_of(self.told[case.record], GRADED)
        level = f"graded {_said(graded)}" if graded else "not graded yet"
        by = "" if informant == "unknown" else f" by {informant}"
        return f"Reported{by}; {level}"

    def _found(self, case: Case, event: Event) -> str:
        after = span(event.happened_at - self._begun(case, event))
        seen = event.body.get("basis") == "seen" or any(one.type in SEEN for one in self.told[case.record])
        return f"Found {after} after the report; {'seen' if seen else 'not yet seen'}"

    def _begun(self, case: Case, event: Event) -> datetime:
        begun = [one.happened_at for one in self.told[case.record] if one.type == REPORTED]
        return min(begun, default=event.happened_at)

    def _graded(self, case: Case, event: Event) -> str:
        earlier = [one for one in self.told[case.record] if one.type == GRADED and one.happened_at < event.happened_at]
        before = last_of(earlier, GRADED)
        provisional = ", provisional" if event.body.get("status") == "provisional" else ""
        change = f"From {_said(before)} to {_said(event)}" if before else f"First graded {_said(event)}"
        return f"{change}{provisional}"

    def _handed(self) -> Iterator[Timed]:
        """Yield the cases that were taken on since, and those offered that nobody has taken on."""
        for case in self.cases:
            handed = handing(case)
            if handed.waiting and handed.offered_at:
                said = f"Offered by {self.called(handed.offered_by)}; nobody has taken it on"
                yield handed.offered_at, self._line(case, said, when(handed.offered_at, self.now))
            elif handed.declined_at and handed.declined_at >= self.since:
                said = f"Offered by {self.called(handed.offered_by)}; declined by {self.called(handed.declined_by)}"
                yield handed.declined_at, self._line(case, said, when(handed.declined_at, self.now))
            elif handed.taken_at and handed.taken_at >= self.since:
                said = f"Taken on by {self.called(handed.taken_by)}"
                yield handed.taken_at, self._line(case, said, when(handed.taken_at, self.now))

    def _late(self) -> Iterator[Timed]:
        """Yield, for each case, what fell due since and was late, or is late still."""
        for case in self.cases:
            late = [duty for duty in case.duties if self._is_late(duty)]
            if late:
                fell_due = max(duty.due_at for duty in late)
                yield fell_due, self._line(case, self._late_words(late), self._due_words(late))

    def _is_late(self, duty: Duty) -> bool:
        return self.since <= duty.due_at <= self.now and duty.status_at(self.now).is_breach

    def _due_words(self, late: list[Duty]) -> str:
        """Say when what was late fell due; of several, from when to when."""
        first, last = (when(found(duty.due_at for duty in late), self.now) for found in (min, max))
        return f"due {first}" if first == last else f"due from {first} to {last}"

    def _late_words(self, late: list[Duty]) -> str:
        acts = dict.fromkeys(self.pack.head.acts.get(duty.act, capital(duty.act.replace("_", " "))) for duty in late)
        first = ", ".join(in_plain_words(act[:1].lower() + act[1:], self.pack) for act in list(acts)[:LATE])
        more = f", and {len(acts) - LATE} more" if len(acts) > LATE else ""
        return capital(first + more)

    def _unread(self) -> Iterator[Timed]:
        by_record = {case.record: case for case in self.cases}
        for row in self.rows:
            if row.unread and row.record in by_record:
                words = ". ".join(one.words for one in row.unread)
                since = min(one.since for one in row.unread)
                yield since, self._line(by_record[row.record], words, f"since {when(since, self.now)}")


def _said(graded: Event) -> str:
    return str(graded.body["grade"]).replace("_", " ")


def _told(case: Case, now: datetime) -> list[Event]:
    return [event for event in effective(held.event for held in case.entries) if event.happened_at <= now]
