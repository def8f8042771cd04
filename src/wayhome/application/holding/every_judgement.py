"""Every judgement about a held record, of whichever child: read once, and after that only what was entered since.

Which other child a record was confirmed for is a question across all cases; a page asks it without reading the record
of the force each time.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from wayhome.application.ports import EventLog
from wayhome.holdings.clusters import Clusters, clusters
from wayhome.holdings.judgements import TYPES, Judged, Judgement, Node, judged_in
from wayhome.kernel.ids import Subject
from wayhome.record.effective import CORRECTED, effective
from wayhome.record.envelope import Event
from wayhome.record.one_child import JOINED, PARTED
from wayhome.record.rows import Head, read

READ = (*TYPES, CORRECTED, JOINED, PARTED)
AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class _Kept:
    head: Head
    events: tuple[Event, ...]
    judged: Judged
    by_node: Mapping[Node, tuple[Judgement, ...]] = field(default_factory=dict)


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
        """Return every judgement that stands."""
        return self._now().judged.standing

    def _now(self) -> _Kept:
        kept, head = self._kept, self._log.head()
        if kept is None or kept.head != head:
            kept = self._kept = self._read(kept, head)
        return kept

    def _read(self, kept: _Kept | None, head: Head) -> _Kept:
        added = self._added(kept) if kept else None
        if kept is None or added is None:
            return _made(head, (sealed.event for name in READ for sealed in self._log.of_type(name)))
        if not added:
            return _Kept(head, kept.events, kept.judged, kept.by_node)
        return _made(head, (*kept.events, *added))

    def _added(self, kept: _Kept) -> list[Event] | None:
        """Return what was entered since of what is read here; None where that is much, or it is of another record."""
        before = kept.head.position
        rows = list(self._log.after(max(before - 1, 0), AT_ONCE + 1))
        if len(rows) > AT_ONCE or not before or not rows or rows[0].ledger != kept.head.ledger:
            return None
        events = (read(row).event for row in rows[1:])
        return [event for event in events if event is not None and event.type in READ]


def _made(head: Head, events: Iterable[Event]) -> _Kept:
    held = tuple({event.id: event for event in events}.values())
    judged = judged_in(effective(held))
    by_node: dict[Node, list[Judgement]] = {}
    for node, one in _sides(judged.standing):
        by_node.setdefault(node, []).append(one)
    return _Kept(head, held, judged, {node: tuple(found) for node, found in by_node.items()})


def _sides(judgements: Iterable[Judgement]) -> Iterator[tuple[Node, Judgement]]:
    return ((node, one) for one in judgements for node in one.pair)
