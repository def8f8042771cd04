"""The held records of one child as the list shows them: what waits, what was judged, what was only weighed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from wayhome.application.holding.judged import TO_JUDGE, JudgedRecord, judged_of
from wayhome.application.holding.of_case import asked_of
from wayhome.application.holding.ports import Answer, HoldingsOutOfReach
from wayhome.duties.story import in_order
from wayhome.holdings.asking import TIERS as SUREST_FIRST
from wayhome.holdings.asking import Found
from wayhome.holdings.judgements import reference_of
from wayhome.holdings.records import HeldRecord
from wayhome.record.envelope import Event
from wayhome.web.acting.desk import Desk
from wayhome.web.judging.around import Around, around, claimed_by
from wayhome.web.judging.closed import closed_among
from wayhome.web.judging.said import STANDINGS, TIERS, judge_href, judged_on
from wayhome.web.presenting.held import Closed, called_source, who_can_open
from wayhome.web.presenting.marks import Mark
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.times import when

REASONS = 3  # so many pieces of evidence are shown in the list; the rest stand side by side
FOUND, MARKED = "risk.hit_found", "risk.hit_marked"
WEIGHED: Mapping[str, Mark] = {
    "raises": Mark(words="Raises the risk", shape="alarm", kind="overdue"),
    "no_effect": Mark(words="No effect on the grade", shape="tick", kind="past"),
    "not_this_child": Mark(words="Not this child", shape="slash", kind="past"),
}
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
    def answer(self) -> Answer | None:
        """Return what comes up for the child now; None where it cannot be reached."""
        asked, parts = asked_of(self.desk.case, self.desk.visit.parts.ledger), self.desk.visit.parts
        if not asked.words:
            return Answer(asked=asked, at=self.desk.facing.now)
        try:
            return parts.holdings.search(asked, at=self.desk.facing.now)
        except HoldingsOutOfReach:
            return None

    @property
    def reached(self) -> bool:
        """Say whether what is held could be asked; where it could not, nothing listed does not mean nothing held."""
        return self.answer is not None

    @cached_property
    def found(self) -> Mapping[str, Found]:
        """Return what comes up for the child, by reference."""
        return {one.record.id: one for one in self.answer.found} if self.answer else {}

    @cached_property
    def last(self) -> Mapping[str, Event]:
        """Return of each record of this case the last time that it came back or was weighed."""
        story = self.desk.facing.story
        return {str(event.body["hit"]): event for event in in_order((*story.of_type(FOUND), *story.of_type(MARKED)))}

    @cached_property
    def tiers(self) -> Mapping[str, str]:
        """Return the tier of each record that came up: as it is now, or as it was when it came back."""
        came = {str(one.body["hit"]): str(one.body.get("tier") or "") for one in self.desk.facing.story.of_type(FOUND)}
        return {**came, **{reference: one.tier for reference, one in self.found.items()}}

    @cached_property
    def judged(self) -> Mapping[str, JudgedRecord]:
        """Return how each record stands that came up, came back or was judged."""
        said = (reference_of(node) for one in judged_on(self.desk).standing for node in one.pair)
        every = dict.fromkeys((*self.found, *self.last, *filter(None, said)))
        story = self.desk.facing.stories.get(self.desk.facing.child)
        return judged_of(every, story, reading=self.desk.visit.parts.reading) if story else {}

    @cached_property
    def records(self) -> Mapping[str, HeldRecord]:
        """Return the records themselves, as far as they are held and can be reached."""
        have = {reference: one.record for reference, one in self.found.items()}
        missing = [reference for reference in self.judged if reference not in have]
        try:
            more = self.desk.visit.parts.holdings.records_of(missing)
        except HoldingsOutOfReach:
            return have
        return {**have, **{one.id: one for one in more}}

    @cached_property
    def waiting(self) -> tuple[Line, ...]:
        """Return what may be about the child and nobody judged or weighed, the surest first."""
        waits = [one for one in self.judged if self._waits(one)]
        waits.sort(key=lambda one: (SUREST_FIRST.index(self.tiers.get(one) or "named"), one))
        return tuple(self._line(one, TIERS[self.tiers.get(one, "")]) for one in waits)

    @cached_property
    def said(self) -> tuple[Line, ...]:
        """Return what was judged: whose it is first, somebody else's last."""
        judged = [one for one in self.judged.values() if one.standing != "not_judged"]
        judged.sort(key=lambda one: (tuple(STANDINGS).index(one.standing), one.reference))
        called = Called(said.by for one in judged if (said := one.last))
        return tuple(self._line(one.reference, STANDINGS[one.standing], self._by(one, called)) for one in judged)

    @cached_property
    def weighed(self) -> tuple[Line, ...]:
        """Return what was weighed in this case and judged by nobody."""
        marks = {one: event for one, event in self.last.items() if event.type == MARKED}
        only = {one: event for one, event in marks.items() if self.judged[one].standing == "not_judged"}
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
        lines = [line for line in (*self.waiting, *self.said, *self.weighed) if not line.closed]
        others = (child for line in lines for child in line.others)
        return (*(line.reference for line in lines), *others, *self.around.shows)

    @cached_property
    def _closed(self) -> frozenset[str]:
        return closed_among(self.desk, self.judged)

    def restricted_to(self, reference: str) -> str:
        """Return the post that alone may open a record; empty where every reader may."""
        return self.records[reference].restricted_to if reference in self.records else ""

    def _waits(self, reference: str) -> bool:
        last, tier = self.last.get(reference), self.tiers.get(reference, "")
        if self.judged[reference].standing != "not_judged" or reference not in self.records:
            return False
        return (last is None or last.type == FOUND) and (tier in TO_JUDGE or (last is not None and not tier))

    def _line(self, reference: str, mark: Mark, by: str = "") -> Line:
        record, href = self.records.get(reference), judge_href(self.desk, reference)
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
        judged, last = self.judged[reference], self.last.get(reference)
        if judged.standing in ("same", "not_sure") and last is not None and last.type == FOUND:
            yield TO_WEIGH
        at = judged.last.at if judged.last else None
        if at and last is not None and last.body.get("arrived") == "changed" and last.happened_at > at:
            yield CHANGED

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
