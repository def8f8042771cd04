"""Every judgement about a held record, of whichever child: read once, and after that only what was entered since.

Which other child a record was confirmed for is a question across all cases; a page asks it without reading the record
of the force each time.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from wayhome.application.ports import EventLog
from wayhome.holdings.clusters import Clusters, clusters
from wayhome.holdings.judgements import TAKEN_BACK, TYPES, Judgement, Node, judged_in
from wayhome.kernel.ids import EventId, Subject
from wayhome.record.effective import CORRECTED, effective
from wayhome.record.envelope import Event
from wayhome.record.one_child import JOINED, PARTED
from wayhome.record.rows import Head, read

TOLD_ANEW = (CORRECTED, JOINED, PARTED)  # what these speak of was entered before, so that all is read again
READ = (*TYPES, *TOLD_ANEW)
AT_ONCE = 2_000
ByNode = Mapping[Node, tuple[Judgement, ...]]


@dataclass(frozen=True, slots=True)
class _Kept:
    """The judgements that stand as far as the record was read; ``before`` are the corrections and joinings in it."""

    head: Head
    before: tuple[Event, ...]
    standing: Mapping[EventId, Judgement]
    by_node: ByNode


class EveryJudgement:
    """The judgements of all children, as the record has them now."""

    def __init__(self, log: EventLog) -> None:
        self._log = log
        self._kept: _Kept | None = None

    def around(self, nodes: Iterable[Node]) -> tuple[Judgement, ...]:
        """Return the judgements that stand of some records or children, and of whoever those lead to."""
        by_node, seen, edge = self._now().by_node, dict[str, Judgement](), set(nodes)
        done: set[Node] = set()
        while edge:
            done |= edge
            found = [one for node in edge for one in by_node.get(node, ())]
            seen.update((one.id, one) for one in found)
            edge = {node for one in found for node in one.pair if one.verdict == "same"} - done
        return tuple(seen.values())

    def people(self, nodes: Iterable[Node]) -> Clusters:
        """Return who is the same person among some records or children, and all to whom confirmations lead."""
        return clusters(self.around(nodes))

    def other_children(self, node: Node) -> tuple[Subject, ...]:
        """Return every other child who is the same person as a record or a child by what was judged."""
        group = self.people((node,)).of(node)
        return tuple(Subject(one) for one in sorted(group) if one.startswith("child:") and one != node)

    def standing(self) -> tuple[Judgement, ...]:
        """Return every judgement that stands, in the order in which they were entered."""
        return tuple(self._now().standing.values())

    def _now(self) -> _Kept:
        kept, head = self._kept, self._log.head()
        if kept is None or kept.head != head:
            kept = self._kept = self._read(kept, head)
        return kept

    def _read(self, kept: _Kept | None, head: Head) -> _Kept:
        added = self._added(kept) if kept else None
        if kept is None or added is None or any(event.type in TOLD_ANEW for event in added):
            return _told(head, [sealed.event for name in READ for sealed in self._log.of_type(name)])
        return _and(kept, head, added) if added else replace(kept, head=head)

    def _added(self, kept: _Kept) -> list[Event] | None:
        """Return what was entered since of what is read here; None where that is much, or it is of another record."""
        before = kept.head.position
        rows = list(self._log.after(max(before - 1, 0), AT_ONCE + 1))
        if len(rows) > AT_ONCE or not before or not rows or rows[0].ledger != kept.head.ledger:
            return None
        events = (read(row).event for row in rows[1:])
        return [event for event in events if event is not None and event.type in READ]


def _told(head: Head, events: list[Event]) -> _Kept:
    """Tell all of it."""
    before = tuple(event for event in events if event.type in TOLD_ANEW)
    standing = {one.id: one for one in judged_in(effective(events)).standing}
    by_node: dict[Node, list[Judgement]] = {}
    for one in standing.values():
        for node in one.pair:
            by_node.setdefault(node, []).append(one)
    return _Kept(head, before, standing, {node: tuple(found) for node, found in by_node.items()})


def _and(kept: _Kept, head: Head, added: list[Event]) -> _Kept:
    """Tell what was entered since with what is kept; only who is named in it is looked at."""
    read_as_now = effective([*kept.before, *added])
    taken = {str(event.body["judgement"]) for event in read_as_now if event.type == TAKEN_BACK}
    new = {one.id: one for one in judged_in(read_as_now).standing}
    standing = {id_: one for id_, one in {**kept.standing, **new}.items() if id_ not in taken}
    gone = (one for id_, one in kept.standing.items() if id_ in taken)
    touched = {node for one in (*new.values(), *gone) for node in one.pair}
    by_node = dict(kept.by_node)
    for node in touched:
        old = [one for one in by_node.get(node, ()) if one.id not in taken]
        by_node[node] = (*old, *(one for one in new.values() if node in one.pair))
    return _Kept(head, kept.before, standing, by_node)
