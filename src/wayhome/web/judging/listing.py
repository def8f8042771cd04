"""What awaits judgement in a case, what was judged, and what cannot all be right; several are judged at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from django import forms

from wayhome.access.rules import may_open
from wayhome.application.holding.judged import JudgedRecord, judged_of
from wayhome.application.holding.of_case import asked_of
from wayhome.application.holding.ports import HoldingsOutOfReach
from wayhome.application.holding.side_by_side import evidence_of
from wayhome.casework.holdings.judge_matches import JudgeMatches, Match
from wayhome.duties.story import in_order
from wayhome.holdings.asking import TIERS as SUREST_FIRST
from wayhome.holdings.asking import Found
from wayhome.holdings.judgements import of_child, reference_of
from wayhome.holdings.records import HeldRecord
from wayhome.packs import linkage
from wayhome.record.envelope import Event
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.judging.around import Around, around
from wayhome.web.judging.comparing import VERDICTS
from wayhome.web.judging.said import STANDINGS, TIERS, judge_href, judged_on
from wayhome.web.presenting.held import Closed, called_source, opener, who_can_open
from wayhome.web.presenting.marks import Mark
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.times import when

TO_JUDGE = ("certain", "probable", "possible")
REASONS = 3  # so many pieces of evidence are shown in the list; the rest stand side by side


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One held record in the list. Of a closed one nothing is said but where it is and who can open it."""

    reference: str
    where: str
    mark: Mark
    href: str
    on: str = ""
    name: str = ""
    why: tuple[str, ...] = ()
    by: str = ""
    closed: Closed | None = None


class SeveralForm(ActForm):
    """Which records, whom they are about, and why: one answer for all of them."""

    which = forms.MultipleChoiceField(
        label="Which records?", widget=forms.CheckboxSelectMultiple, error_messages={"required": "Tick a record"}
    )
    verdict = forms.ChoiceField(
        label="Whom are they about?", choices=VERDICTS, error_messages={"required": "Press one of the three answers"}
    )
    reason = forms.CharField(
        label="Why, in your own words",
        help_text="One reason for all that you ticked.",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say why, in your own words"},
    )

    reveals: ClassVar[Reveals] = {}

    def prepare(self) -> None:
        """Gather what is held and what was judged; only what the reader may open can be ticked."""
        for name in ("when", "on", "at", "about"):
            del self.fields[name]
        self.held = held_of_child(self.desk)
        choices = [(line.reference, line.reference) for line in self.held.waiting if not line.closed]
        self.fields["which"].choices = choices  # type: ignore[attr-defined]

    @property
    def ticked(self) -> tuple[str, ...]:
        """Return the records that are ticked."""
        value = self["which"].value()
        return tuple(map(str, value)) if isinstance(value, list | tuple) else ()

    def command(self, entering: Entering) -> JudgeMatches:
        """Return one judgement for each record, with the evidence as it is now."""
        given, opens = self.cleaned_data, opener(self.desk.visit)
        judged = tuple(
            Match(
                hit=reference,
                verdict=given["verdict"],
                reason=given["reason"],
                evidence=evidence_of(self.held.found.get(reference)).as_seen(linkage().id),
                restricted_to=self.held.restricted_to(reference),
            )
            for reference in given["which"]
        )
        return JudgeMatches(**self.common(entering), judged=judged, holds=tuple(sorted(opens)))


@dataclass(frozen=True)
class HeldOfChild:
    """The held records of the child of a case: those that came up or were judged, and how each stands."""

    desk: Desk

    @cached_property
    def found(self) -> Mapping[str, Found]:
        """Return what comes up for the child now; nothing where it cannot be reached."""
        asked, parts = asked_of(self.desk.case, self.desk.visit.parts.ledger), self.desk.visit.parts
        try:
            answer = parts.holdings.search(asked, at=self.desk.facing.now) if asked.words else None
        except HoldingsOutOfReach:
            return {}
        return {one.record.id: one for one in answer.found} if answer else {}

    @cached_property
    def hits(self) -> Mapping[str, str]:
        """Return the records that came back in this case, each with the tier it came back with."""
        found = self.desk.facing.story.of_type("risk.hit_found")
        return {str(event.body["hit"]): str(event.body.get("tier") or "") for event in found}

    @cached_property
    def weighed(self) -> frozenset[str]:
        """Return the records of this case that were weighed since they last came back."""
        story, last = self.desk.facing.story, dict[str, Event]()
        for event in in_order((*story.of_type("risk.hit_found"), *story.of_type("risk.hit_marked"))):
            last[str(event.body["hit"])] = event
        return frozenset(hit for hit, event in last.items() if event.type == "risk.hit_marked")

    @cached_property
    def judged(self) -> Mapping[str, JudgedRecord]:
        """Return how each record stands that came up, came back or was judged."""
        said = (reference_of(node) for one in judged_on(self.desk).standing for node in one.pair)
        every = dict.fromkeys((*self.found, *self.hits, *filter(None, said)))
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
        waits.sort(key=lambda one: (SUREST_FIRST.index(self.tier(one) or "named"), one))
        return tuple(self._line(one, TIERS[self.tier(one)]) for one in waits)

    @cached_property
    def said(self) -> tuple[Line, ...]:
        """Return what was judged: whose it is first, somebody else's last."""
        judged = [one for one in self.judged.values() if one.standing != "not_judged"]
        judged.sort(key=lambda one: (tuple(STANDINGS).index(one.standing), one.reference))
        called = Called(said.by for one in judged if (said := one.last))
        return tuple(self._line(one.reference, STANDINGS[one.standing], self._by(one, called)) for one in judged)

    @cached_property
    def around(self) -> Around:
        """Return who else is the same person as the child, and what contradicts it."""
        return around(self.desk, [of_child(self.desk.facing.read_as(self.desk.facing.child))])

    def tier(self, reference: str) -> str:
        """Return how far a record can be relied on: now, or when it came back."""
        return self.found[reference].tier if reference in self.found else self.hits.get(reference, "")

    def restricted_to(self, reference: str) -> str:
        """Return the post that alone may open a record; empty where every reader may."""
        return self.records[reference].restricted_to if reference in self.records else ""

    def _waits(self, reference: str) -> bool:
        if (
            self.judged[reference].standing != "not_judged"
            or reference in self.weighed
            or reference not in self.records
        ):
            return False
        tier = self.tier(reference)
        return tier in TO_JUDGE or (reference in self.hits and not tier)

    def _line(self, reference: str, mark: Mark, by: str = "") -> Line:
        record = self.records.get(reference)
        if record is None:
            return Line(reference=reference, where="No longer held here", mark=mark, href=self._href(reference), by=by)
        where = called_source(record.system)
        if not may_open(record.restricted_to, opener(self.desk.visit)):
            closed = who_can_open(self.desk.visit, self.desk.pack)(record.restricted_to)
            return Line(reference=reference, where=where, mark=mark, href="", closed=closed, by=by)
        found = self.found.get(reference)
        return Line(
            reference=reference,
            where=where,
            mark=mark,
            href=self._href(reference),
            on=f"{record.on:%-d %b %Y}" if record.on else "not dated",
            name=record.person.name or "no name",
            why=found.why[:REASONS] if found else (),
            by=by,
        )

    def _href(self, reference: str) -> str:
        return judge_href(self.desk, reference)

    def _by(self, one: JudgedRecord, called: Called) -> str:
        last = one.last
        if last is None:
            return f"through {', '.join(one.through)}" if one.through else ""
        at = when(last.at, self.desk.facing.now) if last.at else ""
        return f"{called(last.by)}, {at}{f': {last.why}' if last.why else ''}"


def held_of_child(desk: Desk) -> HeldOfChild:
    """Return the held records of the child before somebody, asked for once for each page."""
    kept: HeldOfChild = vars(desk).setdefault("held_of_child", HeldOfChild(desk))
    return kept


def beside(desk: Desk) -> Mapping[str, object]:
    """Name every held record that the page shows, and every other child."""
    held = held_of_child(desk)
    lines = (line.reference for line in (*held.waiting, *held.said) if not line.closed)
    return {"shows": (*lines, *_children(held))}


def _children(held: HeldOfChild) -> Iterable[str]:
    return (one.child for one in held.around.children)


HELD_MATCHES = ActPage(
    name="held-matches",
    title="Whose records are these?",
    form=SeveralForm,
    template="judging/list.html",
    beside=beside,
    then="held-matches",
)
