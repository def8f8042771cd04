"""What the last linking of everything proposed, as far as it bears on a child: records for a person to judge.

A proposal joins nobody. It is shown beside what was judged, of a child's records and of no others; what somebody said
anything of, even that they are not sure, is proposed no more.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from wayhome.application.caseload import Case
from wayhome.application.holding.every_judgement import EveryJudgement
from wayhome.holdings.judgements import Judgement, Node, held, of_child, reference_of
from wayhome.kernel.ids import RecordId, Subject, SubjectKind
from wayhome.record.effective import effective

Group = tuple[str, ...]
FOUND, OF_THE_CHILD = "risk.hit_found", ("certain", "probable", "possible")


class LastLinking(Protocol):
    """A linking of everything that is held."""

    @property
    def at(self) -> datetime:
        """Return when it was done (UTC)."""

    @property
    def pack(self) -> str:
        """Return the linkage pack by which it weighed."""


class Proposals(Protocol):
    """What the last linking of everything proposed: kept until the next, and never more than a proposal."""

    def last(self) -> LastLinking | None:
        """Return the last linking of everything; None where there was none."""

    def groups_of(self, references: Collection[str]) -> tuple[Group, ...]:
        """Return the groups in which some records were proposed to be, as far as they are held as they were then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedPair:
    """A record that is proposed to be of the same person as one of a child's, in whose case it is to be judged.

    ``is_judged`` says that the child's record was judged to be theirs; else it only came back in their case.
    """

    case: RecordId
    child: Subject
    reference: str
    beside: str
    is_judged: bool


def linked_to(
    theirs: Collection[str], child: Node, groups: Iterable[Group], said: Iterable[Judgement]
) -> dict[str, str]:
    """Return each record that is proposed to be of the person whose records ``theirs`` are, with the one it leads from.

    Whatever somebody said of it, and of the child or of one of their records, it is proposed no more.
    """
    settled = {judgement.pair for judgement in said}
    sides = (child, *map(held, theirs))
    found: dict[str, str] = {}
    for group in groups:
        own = [one for one in group if one in theirs]
        for one in group if own else ():
            if one not in theirs and settled.isdisjoint(frozenset((held(one), side)) for side in sides):
                found.setdefault(one, own[0])
    return found


def over_the_force(cases: Iterable[Case], proposals: Proposals, every: EveryJudgement) -> tuple[ProposedPair, ...]:
    """Return what is proposed of every child whose case is open, in the order of the cases.

    A child's records are those that were judged to be theirs and those that came back for them and were not rejected.
    """
    known = [_known(case, every) for case in cases if case.children and case.kinds[0] is SubjectKind.EPISODE]
    groups = proposals.groups_of(sorted({one for child in known for one in child.theirs}))
    of: dict[str, list[Group]] = {}
    for group in groups:
        for one in group:
            of.setdefault(one, []).append(group)
    return tuple(pair for child in known for pair in child.pairs(of))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """A child whose case is open: their records, which of those were judged, and what was said around them."""

    case: RecordId
    child: Subject
    judged: frozenset[str]
    theirs: frozenset[str]
    said: tuple[Judgement, ...]

    def pairs(self, of: Mapping[str, list[Group]]) -> Iterator[ProposedPair]:
        """Yield what is proposed of the child, from the groups by record; what leads from a judged record first."""
        groups = dict.fromkeys(group for one in sorted(self.theirs) for group in of.get(one, ()))
        node = of_child(self.child)
        linked = linked_to(self.theirs, node, groups, self.said)
        from_judged = linked_to(self.judged, node, groups, self.said)
        for reference, beside in sorted(linked.items(), key=lambda one: (one[0] not in from_judged, one[0])):
            yield ProposedPair(
                case=self.case,
                child=self.child,
                reference=reference,
                beside=from_judged.get(reference, beside),
                is_judged=reference in from_judged,
            )


def _known(case: Case, every: EveryJudgement) -> _Known:
    child = case.children[0]
    node = of_child(child)
    said = every.around((node,))
    judged = frozenset(filter(None, map(reference_of, every.people((node,)).of(node))))
    rejected = {one.pair for one in said if one.verdict == "somebody_else"}
    came = {one for one in _came_back(case) if frozenset((held(one), node)) not in rejected}
    around = every.around((node, *map(held, sorted(judged | came))))
    return _Known(case=case.record, child=child, judged=judged, theirs=judged | came, said=around)


def _came_back(case: Case) -> Iterator[str]:
    """Yield the records that came back in a case and may be about its child; one whose tier was not kept may be."""
    for event in effective(sealed.event for sealed in case.entries):
        if event.type == FOUND and event.body.get("tier") in (None, "", *OF_THE_CHILD):
            yield str(event.body["hit"])
