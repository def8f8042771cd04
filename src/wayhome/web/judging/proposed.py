"""What linking everything anew proposed of children whose case is open: pair by pair, each for a person to judge."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may, may_open
from wayhome.application.holding.ports import HoldingsOutOfReach
from wayhome.application.holding.proposed import ProposedPair, over_the_force
from wayhome.holdings.records import HeldRecord
from wayhome.kernel.ids import RecordId, Subject
from wayhome.web.http import Page, Visit, shows_records
from wayhome.web.judging.around import judgements_of
from wayhome.web.presenting.children import name_of
from wayhome.web.presenting.held import Closed, called_source, opener, who_can_open
from wayhome.web.presenting.times import when


@dataclass(frozen=True, slots=True, kw_only=True)
class PairLine:
    """A record that is proposed, and the child's record it was linked with.

    ``href`` is empty for who may not judge the two, ``closed`` says who can open what the reader may not.
    """

    where: str
    reference: str
    beside: str
    how: str
    href: str
    closed: Closed | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfOneChild:
    """What is proposed of one child, in their case."""

    who: str
    case: str
    case_href: str
    child: Subject
    lines: tuple[PairLine, ...]


@shows_records(Permission.READ_HELD)
def show_proposed(visit: Visit) -> Page:
    """Show what is proposed of the children whose cases are open, to who reads held records."""
    parts = visit.parts
    last = parts.proposals.last()
    cases = parts.reading.live(visit.now).cases if last else ()
    pairs = over_the_force(cases, parts.proposals, judgements_of(parts.reading))
    lines = _Lines(visit, pairs)
    children = tuple(lines.children())
    content = {
        "cases_href": reverse("cases"),
        "last": when(last.at, visit.now) if last else "",
        "pack": last.pack if last else "",
        "children": children,
        "reached": lines.reached,
        "many": sum(len(child.lines) for child in children),
    }
    return Page(template="judging/proposed.html", content=content, shows=tuple(_shows(children)))


def _shows(children: Iterable[OfOneChild]) -> Iterator[str]:
    for child in children:
        yield from (child.case, child.child)
        yield from (one for line in child.lines if not line.closed for one in (line.reference, line.beside))


class _Lines:
    """The pairs as one reader may see them."""

    def __init__(self, visit: Visit, pairs: tuple[ProposedPair, ...]) -> None:
        self._visit, self._pairs = visit, pairs
        self._opens = opener(visit)
        self._post = who_can_open(visit, visit.parts.reading.rulebook.at(visit.now).pack)
        self._judges = may(visit.actor, Permission.JUDGE_MATCHES)
        self.reached = True
        self._records = self._read()

    def children(self) -> Iterator[OfOneChild]:
        """Yield each child with their pairs."""
        names = self._visit.parts.reading.names()
        for (case, child), pairs in groupby(self._pairs, key=lambda one: (one.case, one.child)):
            lines = tuple(self._line(one) for one in pairs if one.reference in self._records)
            if lines:
                yield OfOneChild(
                    who=name_of(child, names),
                    case=case,
                    case_href=reverse("held-matches" if self._judges else "case", args=[case]),
                    child=child,
                    lines=lines,
                )

    def _read(self) -> Mapping[str, HeldRecord]:
        asked = dict.fromkeys(one for pair in self._pairs for one in (pair.reference, pair.beside))
        try:
            return {one.id: one for one in self._visit.parts.holdings.records_of(list(asked))}
        except HoldingsOutOfReach:
            self.reached = False
            return {}

    def _line(self, pair: ProposedPair) -> PairLine:
        both = (self._records.get(pair.reference), self._records.get(pair.beside))
        shut = next((one for one in both if one and not may_open(one.restricted_to, self._opens)), None)
        return PairLine(
            where=called_source(self._records[pair.reference].system),
            reference=pair.reference,
            beside=pair.beside,
            how="judged to be theirs" if pair.is_judged else "which came back in their case",
            href="" if shut or not self._judges else _href(pair.case, pair.reference, pair.beside),
            closed=self._post(shut.restricted_to) if shut else None,
        )


def _href(case: RecordId, one: str, other: str) -> str:
    return f"{reverse('judge-match', args=[case])}?{urlencode({'about': f'{one}|{other}'})}"
