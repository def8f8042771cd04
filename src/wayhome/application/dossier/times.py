"""Which children were missing at the same time: the bounds of every episode, read once, then what was entered since."""

from collections.abc import Collection, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime

from wayhome.application.ports import EventLog
from wayhome.kernel.ids import RecordId, Subject, SubjectKind, kind_of
from wayhome.record.effective import effective, known_by
from wayhome.record.envelope import Event, Sealed
from wayhome.record.rows import Head, read
from wayhome.record.states import Episode, fold

BEGINS, LOCATED, REOPENED = "missing.reported", "missing.child_located", "missing.episode_reopened"
ENDS = (LOCATED, "missing.episode_closed")
FOLDED = frozenset({BEGINS, *ENDS, REOPENED, "record.corrected"})
AT_MOST = 2_000
A_DAY = 86_400  # seconds
LONG = 31  # days: whoever is missing for longer, or still, is looked at whatever the day


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """One time a child was missing; ``ended`` is None while they still are."""

    child: Subject
    episode: Subject
    record: RecordId
    began: datetime
    ended: datetime | None
    area: str = ""
    known_at: datetime | None = None

    def meets(self, other: "Spell") -> bool:
        """Say whether both were missing at any one time."""
        ends = self.ended is None or other.began < self.ended
        return ends and (other.ended is None or self.began < other.ended)


class TimesMissing:
    """The bounds of every episode, kept in step with the record: from the report to the last end entered.

    They are wide: whoever is shown is looked at again, as known at the instant asked about. ``turn`` lets one thread at
    a time bring them up. They are found by child and by the days they touch: of five years few are looked at.
    """

    def __init__(self, log: EventLog, turn: AbstractContextManager[object] | None = None) -> None:
        self._log = log
        self._turn = turn or nullcontext()
        self._head: Head | None = None
        self._wide: dict[Subject, Spell] = {}
        self._open: set[Subject] = set()
        self._by_child: dict[Subject, set[Subject]] = {}
        self._by_day: dict[int, set[Subject]] = {}
        self._long: set[Subject] = set()

    def warm(self) -> None:
        """Bring them up before anybody asks: the first time reads the bounds of every episode there is."""
        with self._turn:
            self._bring_up()

    def beside(self, own: Sequence[Spell], at: datetime) -> tuple[Spell, ...]:
        """Return when others, as far as known by an instant, may have been missing together with a child."""
        children = {spell.child for spell in own}
        with self._turn:
            self._bring_up()
            every = [self._wide[episode] for episode in sorted(self._near(own))]
        known = (each for each in every if each.known_at and each.known_at <= at and each.child not in children)
        return tuple(each for each in known if _meets(own, each))

    def as_known(self, wide: Spell, own: Sequence[Spell], at: datetime) -> Spell | None:
        """Return one of them as known at an instant; None where it did not meet the child's own after all."""
        exact = spells(self._bounds(wide.episode), at)
        return next((spell for spell in exact if _meets(own, spell)), None)

    def missing(self, children: Collection[Subject], at: datetime) -> frozenset[Subject]:
        """Return which of some children were missing at an instant, as known then."""
        with self._turn:
            self._bring_up()
            every = [self._wide[episode] for child in children for episode in self._by_child.get(child, ())]
        held = (each for each in every if each.child in children and (each.ended is None or each.ended > at))
        exact = (spell for each in held for spell in spells(self._bounds(each.episode), at))
        return frozenset(spell.child for spell in exact if spell.ended is None or spell.ended > at)

    def _bounds(self, episode: Subject) -> Sequence[Sealed]:
        return self._log.about_of_types(episode, FOLDED)

    def _bring_up(self) -> None:
        head = self._log.head()
        if head == self._head:
            return
        for event in self._added() if self._head else self._everything():
            self._take(event)
        self._head = head

    def _everything(self) -> Sequence[Event]:
        return [held.event for name in (BEGINS, *ENDS, REOPENED) for held in self._log.of_type(name)]

    def _added(self) -> Sequence[Event]:
        before = self._head.position if self._head else 0
        rows = list(self._log.after(before, AT_MOST + 1))
        if len(rows) > AT_MOST:
            return self._everything()
        kept = (read(row) for row in rows)
        return [each.sealed.event for each in kept if each.sealed and each.sealed.event.type in FOLDED]

    def _take(self, event: Event) -> None:
        episode, child = _named(event, SubjectKind.EPISODE), _named(event, SubjectKind.CHILD)
        if episode is None or child is None:
            return
        if event.type == REOPENED:
            self._open.add(episode)
        before = self._wide.get(episode)
        ended = _ended(before.ended if before else None, event)
        spell = self._wide[episode] = Spell(
            child=child,
            episode=episode,
            record=event.record,
            began=min(before.began, event.happened_at) if before else event.happened_at,
            ended=None if episode in self._open else ended,
            area=str(event.body.get("area") or (before.area if before else "")),
            known_at=min(before.known_at or event.recorded_at, event.recorded_at) if before else event.recorded_at,
        )
        self._note(spell)

    def _note(self, spell: Spell) -> None:
        """Note where a spell is found; where its bounds moved, it is found under the days before as well."""
        self._by_child.setdefault(spell.child, set()).add(spell.episode)
        days = _days(spell, 0) if spell.ended else range(0)
        if 0 < len(days) <= LONG:
            self._long.discard(spell.episode)
            for day in days:
                self._by_day.setdefault(day, set()).add(spell.episode)
        else:
            self._long.add(spell.episode)

    def _near(self, own: Iterable[Spell]) -> set[Subject]:
        """Return the episodes that touch a day which one of some spells touches, and all that last long."""
        last = max(self._by_day, default=0)
        days = {day for spell in own for day in _days(spell, last)}
        return self._long.union(*(self._by_day.get(day, ()) for day in days))


def _days(spell: Spell, last: int) -> range:
    """Return the days since 1970, in UTC, that a spell touches; where it has not ended, up to the last that counts."""
    ended = _day(spell.ended) if spell.ended else last
    began = _day(spell.began)
    return range(min(began, ended), max(began, ended) + 1)


def _day(moment: datetime) -> int:
    return int(moment.timestamp() // A_DAY)


def _ended(before: datetime | None, event: Event) -> datetime | None:
    """Return when an episode ended at the latest: when the child was found, and where nobody said that, when closed."""
    if event.type == LOCATED:
        return max(before or event.happened_at, event.happened_at)
    return before or event.happened_at if event.type in ENDS else before


def _meets(own: Iterable[Spell], other: Spell) -> bool:
    return any(spell.meets(other) for spell in own)


def spells(held: Iterable[Sealed], at: datetime) -> tuple[Spell, ...]:
    """Return the times a child was missing that some entries tell of, corrections applied, as known at an instant."""
    told = [event for event in effective(known_by((each.event for each in held), at)) if event.type in FOLDED]
    by_episode: dict[Subject, list[Event]] = {}
    for event in told:
        if episode := _named(event, SubjectKind.EPISODE):
            by_episode.setdefault(episode, []).append(event)
    found = (_spell(episode, events) for episode, events in by_episode.items())
    return tuple(spell for spell in found if spell is not None and spell.began <= at)


def _spell(episode: Subject, events: Sequence[Event]) -> Spell | None:
    state = fold(Episode(), events)
    report = next((event for event in events if event.type == BEGINS), None)
    child = _named(report, SubjectKind.CHILD) if report else None
    if state.reported_at is None or report is None or child is None:
        return None
    return Spell(
        child=child,
        episode=episode,
        record=report.record,
        began=state.reported_at,
        ended=state.located_at or state.closed_at,
        area=str(report.body.get("area") or ""),
        known_at=report.recorded_at,
    )


def _named(event: Event, kind: SubjectKind) -> Subject | None:
    return next((named for named in event.subjects if kind_of(named) is kind), None)
