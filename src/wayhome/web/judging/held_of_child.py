"""The held records of one child as the list shows them: what waits, what was judged, what was only weighed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from wayhome.application.holding.judged import JudgedRecord
from wayhome.application.holding.of_child import FOUND, MARKED, HeldFor
from wayhome.application.holding.proposed import linked_to
from wayhome.holdings.asking import Found
from wayhome.holdings.judgements import held, reference_of
from wayhome.holdings.linkage_pack import LinkagePack
from wayhome.record.envelope import Event
from wayhome.web.acting.desk import Desk
from wayhome.web.judging.around import Around, around, claimed_by, every_judgement, own_node
from wayhome.web.judging.closed import closed_among
from wayhome.web.judging.said import STANDINGS, TIERS, judge_href
from wayhome.web.presenting.held import Closed, called_source, who_can_open
from wayhome.web.presenting.marks import Mark
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.times import when

REASONS = 3  # so many pieces of evidence are shown in the list; the rest stand side by side
WEIGHED: Mapping[str, Mark] = {
    "raises": Mark(words="Raises the risk", shape="alarm", kind="overdue"),
    "no_effect": Mark(words="No effect on the grade", shape="tick", kind="past"),
    "not_this_child": Mark(words="Not this child", shape="slash", kind="past"),
}
PROPOSED = Mark(words="Proposed", shape="ring", kind="owed")
TO_WEIGH = "Not weighed yet"
CHANGED = "It changed since it was judged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One held record in the list. Of a closed one nothing is said but where it is and who can open it.

    ``notes`` are what is still to be seen to; ``others`` are other children whose it is by what was judged.
    """

    reference: str
    where: str
    mark: Mark
    href: str
    on: str = ""
    name: str = ""
    why: tuple[str, ...] = ()
    by: str = ""
    notes: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    closed: Closed | None = None

    @property
    def do(self) -> str:
        """Return what its link is called."""
        if TO_WEIGH in self.notes:
            return "Weigh it"
        return "Look again" if self.by else "Side by side"


@dataclass(frozen=True)
class HeldOfChild:
    """The held records of the child of a case: those that came up or were judged, and how each stands."""

    desk: Desk

    @cached_property
    def of(self) -> HeldFor:
        """Return what is held about the child, and how each of it stands."""
        parts = self.desk.visit.parts
        return HeldFor(self.desk.facing, self.desk.case, parts.reading, parts.holdings, more=tuple(self.linked))

    @property
    def reached(self) -> bool:
        """Say whether what is held could be asked; where it could not, nothing listed does not mean nothing held."""
        return self.of.answer is not None

    @property
    def pack(self) -> LinkagePack | None:
        """Return the linkage pack by which what comes up was weighed; None where nothing was."""
        return self.of.answer.pack if self.of.answer else None

    @property
    def found(self) -> Mapping[str, Found]:
        """Return what comes up for the child, by reference."""
        return self.of.found

    @cached_property
    def linked(self) -> Mapping[str, str]:
        """Return what was linked with one of the child's records when all was linked, and nobody said anything of."""
        own, every = own_node(self.desk), every_judgement(self.desk)
        theirs = tuple(sorted(filter(None, map(reference_of, every.people((own,)).of(own)))))
        groups = self.desk.visit.parts.proposals.groups_of(theirs) if theirs else ()
        said = every.around((own, *map(held, (one for group in groups for one in group))))
        return linked_to(theirs, own, groups, said)

    @cached_property
    def waiting(self) -> tuple[Line, ...]:
        """Return what may be about the child and nobody judged or weighed, the surest first."""
        return tuple(self._line(one, TIERS[self.of.tiers.get(one, "")]) for one in self.of.waiting)

    @property
    def shut(self) -> int:
        """Count what waits and the reader may not open."""
        return sum(line.closed is not None for line in self.waiting)

    @property
    def next(self) -> Line | None:
        """Return the surest that waits and the reader may open."""
        return next((line for line in self.waiting if line.href), None)

    @cached_property
    def proposed(self) -> tuple[Line, ...]:
        """Return what was linked with the child's records when all was linked, and does not come up by itself."""
        listed = {line.reference for line in (*self.waiting, *self.weighed)}
        lines = ((self._line(one, PROPOSED), beside) for one, beside in self.linked.items() if one not in listed)
        return tuple(replace(line, href=line.href and self._to_judge(line.reference, beside)) for line, beside in lines)

    @cached_property
    def said(self) -> tuple[Line, ...]:
        """Return what was judged: whose it is first, somebody else's last."""
        judged = [one for one in self.of.judged.values() if one.standing != "not_judged"]
        judged.sort(key=lambda one: (tuple(STANDINGS).index(one.standing), one.reference))
        called = Called(said.by for one in judged if (said := one.last))
        return tuple(self._line(one.reference, STANDINGS[one.standing], self._by(one, called)) for one in judged)

    @cached_property
    def weighed(self) -> tuple[Line, ...]:
        """Return what was weighed in this case and judged by nobody."""
        marks = {one: event for one, event in self.of.last.items() if event.type == MARKED}
        only = {one: event for one, event in marks.items() if self.of.judged[one].standing == "not_judged"}
        called = Called(event.actor for event in only.values())
        return tuple(
            self._line(one, WEIGHED[str(event.body["affects_grade"])], self._how(one, event, called))
            for one, event in only.items()
        )

    @cached_property
    def around(self) -> Around:
        """Return who else is the same person as the child, and what contradicts it."""
        return around(self.desk)

    @property
    def shows(self) -> tuple[str, ...]:
        """Return every held record, child and case of which something is shown."""
        lines = [line for line in (*self.waiting, *self.proposed, *self.said, *self.weighed) if not line.closed]
        others = (child for line in lines for child in line.others)
        return (*(line.reference for line in lines), *others, *self.around.shows)

    @cached_property
    def _closed(self) -> frozenset[str]:
        return closed_among(self.desk, self.of.judged)

    def restricted_to(self, reference: str) -> str:
        """Return the post that alone may open a record; empty where every reader may."""
        return self.of.records[reference].restricted_to if reference in self.of.records else ""

    def _to_judge(self, reference: str, beside: str) -> str:
        return judge_href(self.desk, reference, "" if beside in self._closed else beside)

    def _line(self, reference: str, mark: Mark, by: str = "") -> Line:
        record, href = self.of.records.get(reference), judge_href(self.desk, reference)
        if record is None:
            return Line(reference=reference, where="Not held here now", mark=mark, href=href, by=by)
        where = called_source(record.system)
        if reference in self._closed:
            closed = who_can_open(self.desk.visit, self.desk.pack)(record.restricted_to)
            return Line(reference=reference, where=where, mark=mark, href="", closed=closed, by=by)
        claimed, found = claimed_by(self.desk, reference), self.found.get(reference)
        elsewhere = (f"Judged to be {other.words}" for other in claimed)
        return Line(
            reference=reference,
            where=where,
            mark=mark,
            href=href,
            on=f"{record.on:%-d %b %Y}" if record.on else "not dated",
            name=record.person.name or "no name",
            why=found.why[:REASONS] if found else (),
            by=by,
            notes=(*elsewhere, *self._notes(reference)),
            others=tuple(other.child for other in claimed),
        )

    def _notes(self, reference: str) -> Iterator[str]:
        if reference in self.linked:
            yield f"Linked with {self.linked[reference]}{self._relinked}, judged by nobody"
        judged, last = self.of.judged[reference], self.of.last.get(reference)
        if judged.standing in ("same", "not_sure") and last is not None and last.type == FOUND:
            yield TO_WEIGH
        at = judged.last.at if judged.last else None
        if at and last is not None and last.body.get("arrived") == "changed" and last.happened_at > at:
            yield CHANGED

    @cached_property
    def _relinked(self) -> str:
        last = self.desk.visit.parts.proposals.last()
        return f" ({when(last.at, self.desk.facing.now)})" if last else ""

    def _by(self, one: JudgedRecord, called: Called) -> str:
        last = one.last
        if last is None:
            return f"through {', '.join(one.through)}" if one.through else ""
        why = last.why if one.reference not in self._closed else ""
        return self._at(last.at, called(last.by)) + (f": {why}" if why else "")

    def _how(self, reference: str, marked: Event, called: Called) -> str:
        how = self.desk.facing.words.get((marked.id, "how"), "") if reference not in self._closed else ""
        return self._at(marked.happened_at, called(marked.actor)) + (f": {how}" if how else "")

    def _at(self, at: datetime | None, who: str) -> str:
        return f"{who}, {when(at, self.desk.facing.now)}" if at else who


def held_of_child(desk: Desk) -> HeldOfChild:
    """Return the held records of the child before somebody, asked for once for each page."""
    kept: HeldOfChild = vars(desk).setdefault("held_of_child", HeldOfChild(desk))
    return kept
