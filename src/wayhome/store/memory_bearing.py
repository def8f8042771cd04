"""Which subjects each event in memory bears on, kept as events come in, so that asking does not read the whole book."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from wayhome.kernel.ids import Subject
from wayhome.record.effective import CORRECTED, corrected, named
from wayhome.record.envelope import Event
from wayhome.record.one_child import JOINED, ever_one
from wayhome.record.rows import Kept


@dataclass(slots=True)
class Bearings:
    """What bears on whom. From the first correction on all is told anew: what corrects an event bears as that does."""

    _by_position: dict[int, set[Subject]] = field(default_factory=dict)
    _by_subject: dict[Subject, list[Kept]] = field(default_factory=dict)
    _joined: list[Event] = field(default_factory=list)
    _every: list[Kept] = field(default_factory=list)
    _plain: bool = True
    _told: int = 0

    def add(self, added: Sequence[Kept]) -> None:
        """Take in what was added at the end."""
        self._every.extend(kept for kept in added if kept.event)
        for kept, event in _readable(added):
            self._plain = self._plain and event.type != CORRECTED
            self._joined.extend([event] if event.type == JOINED else [])
            if self._plain:
                self._take(kept, set(map(Subject, named(event))))

    def by_position(self) -> Mapping[int, set[Subject]]:
        """Return the subjects on which the event at each position bears; what corrects it bears on the same."""
        if not self._plain and self._told != len(self._every):
            every = list(self._every)
            told = Bearings()  # filled before it is looked at: readers and the writer are on several threads
            for kept, bearing in _with_corrections(every):
                told._take(kept, bearing)
            self._by_position, self._by_subject, self._told = told._by_position, told._by_subject, len(every)
        return self._by_position

    def about(self, subject: Subject) -> list[Kept]:
        """Return everything that bears on a subject, or on whoever was ever one child with it, in order."""
        self.by_position()
        found = {kept.row.position: kept for one in self.ever_one(subject) for kept in self._by_subject.get(one, ())}
        return [found[position] for position in sorted(found)]

    def ever_one(self, subject: Subject) -> frozenset[Subject]:
        """Return a subject and all whose records were ever joined with theirs."""
        return frozenset(map(Subject, ever_one(subject, self._joined)))

    def _take(self, kept: Kept, bearing: set[Subject]) -> None:
        self._by_position[kept.row.position] = bearing
        for subject in bearing:
            self._by_subject.setdefault(subject, []).append(kept)


def _with_corrections(every: Sequence[Kept]) -> Iterator[tuple[Kept, set[Subject]]]:
    events = {str(event.id): event for _, event in _readable(every)}
    roots = {id_: _root(id_, events) for id_ in events}
    groups: dict[str, set[Subject]] = {}
    for id_, event in events.items():
        groups.setdefault(roots[id_], set()).update(map(Subject, named(event)))
    for kept, event in _readable(every):
        yield kept, groups[roots[str(event.id)]]


def _readable(every: Iterable[Kept]) -> Iterator[tuple[Kept, Event]]:
    return ((kept, kept.event) for kept in every if kept.event)


def _root(event: str, events: Mapping[str, Event]) -> str:
    """Follow a correction to what it corrects, and on, should that be a correction too."""
    seen = [event]
    while (held := events.get(seen[-1])) is not None and held.type == CORRECTED:
        above = corrected(held)
        if above in seen:
            return min(seen[seen.index(above) :])  # they correct each other
        seen.append(above)
    return seen[-1]
