"""What is owed across cases, as one person is shown it: theirs, their team's, everyone's; the next first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from wayhome.access.actors import Actor
from wayhome.access.rules import may
from wayhome.application.caseload import Case
from wayhome.application.reading import Reading, Words
from wayhome.duties.explain import owner_words
from wayhome.kernel.ids import ActorId, RecordId, Subject
from wayhome.rulebook.pack import Pack
from wayhome.web.doing import by_act
from wayhome.web.made_addresses import address
from wayhome.web.presenting.catalogue import in_plain_words
from wayhome.web.presenting.children import ages, everybody
from wayhome.web.presenting.entries import reference
from wayhome.web.presenting.keepers import keepers_in
from wayhome.web.presenting.line_words import LINE, LineWords
from wayhome.web.presenting.links import Link
from wayhome.web.presenting.marks import Mark
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.owed_lists import Beside, OwedLists
from wayhome.web.presenting.owed_part import Part, Together, Turns
from wayhome.web.presenting.owing import DutyView, Owing, also_done, called_by_name, due_mark
from wayhome.web.presenting.owners import owed_by, role_words
from wayhome.web.presenting.standing import Standing, standing
from wayhome.web.presenting.systems import hits_in
from wayhome.web.presenting.times import when
from wayhome.web.presenting.whose import (
    DAYS,
    EVERYONE,
    PRESSING,
    OwedAct,
    Whose,
    acts_of,
    filters,
    goes_by_wait,
)

WordsOf = Callable[[RecordId], Words]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedRow:
    """One act to do: about whom, what, by when, who owes it.

    ``passed_up`` says that it came from below, or went up, and why. ``why`` is the duty that falls due soonest, with
    its sentence; it is there only for the first few.
    """

    record: str
    children: tuple[Subject, ...]
    who: str
    age: str
    reference: str
    href: str
    standing: Standing
    words: str
    mark: Mark
    due: str
    owed_by: str
    passed_up: str
    do: Link | None
    duties: int
    left_for_days: bool = False
    also: tuple[str, ...] = ()
    why: DutyView | None = None


class Owed:
    """Everything that open cases owe at an instant, as one person asks."""

    def __init__(self, reading: Reading, actor: Actor, now: datetime) -> None:
        self.caseload = reading.those((), now)
        self.names = reading.names()
        self.words: WordsOf = reading.words
        self.actor = actor
        self.now = now
        self.pack: Pack = self.caseload.rulebook.pack_at(now)
        self.whose = Whose(actor, self.caseload.roster, self.pack.head, now)
        self._lines: dict[str, LineWords] = {}
        self._standings: dict[str, Standing] = {}
        self._acts: dict[tuple[str, RecordId], tuple[OwedAct, ...]] = {}
        with reading.column(OwedLists, now) as lists:
            like = lists.like(now, self.whose.rungs)
            kept = {name: like.kept(keeps) for name, (_, keeps) in filters(self.whose).items() if name != EVERYONE}
            turns = {
                name: Turns(now + PRESSING, now - DAYS, goes_by_wait(name, self.whose)) for name in filters(self.whose)
            }
            self._parts = {name: lists.part(rungs, turns[name]) for name, rungs in kept.items()}
            self._parts[EVERYONE] = lists.everyone(turns[EVERYONE])
            self.beside = Beside.of(lists, actor)

    def part(self, name: str) -> Part:
        """Return the acts that one filter keeps, in order; which they are is known without looking at their cases."""
        return self._parts[name]

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """Return how many acts each filter keeps."""
        return {name: part.count() for name, part in self._parts.items()}

    @property
    def usual(self) -> str:
        """Return the filter that is shown where nobody asked for one: the first."""
        return next(iter(self._parts))

    def page(self, name: str, first: int, count: int) -> tuple[OwedAct, ...]:
        """Return some of the acts that one filter keeps, the next first, from the one so numbered on; from 0."""
        found = []
        for together, skip, take in self.part(name).page(first, count):
            begins = together.first + skip
            found.extend(self._acts_together(name, together)[begins : begins + take])
        self.names.read([child for act in found for child in act.case.children])
        return tuple(found)

    def case(self, record: RecordId) -> Case | None:
        """Return a case at this instant."""
        return self.caseload.case(record)

    def _acts_together(self, name: str, together: Together) -> list[OwedAct]:
        """Return the acts of a case that fall due at an instant, or without one all that press, as they come."""
        acts = self._acts_in(name, together.record)
        if together.due_at is None:
            return sorted((act for act in acts if act.presses), key=lambda act: act.for_the_child)
        return [act for act in acts if act.due_at == together.due_at]

    def _acts_in(self, name: str, record: RecordId) -> tuple[OwedAct, ...]:
        """Return the acts of a case that a filter keeps, in order."""
        case = self.caseload.case(record)
        if (name, record) not in self._acts and case is not None:
            acts = acts_of(case, filters(self.whose)[name][1], self.whose, self.pack)
            self._acts[name, record] = tuple(sorted(acts, key=lambda act: (act.due_at, act.to_do.act)))
        return self._acts.get((name, record), ())

    @cached_property
    def called(self) -> Called:
        """Return the names of those to whom what was looked at so far was passed up."""
        return Called({act.owner.officer for acts in self._acts.values() for act in acts})

    def rows(self, acts: tuple[OwedAct, ...], *, full: int) -> tuple[OwedRow, ...]:
        """Return acts as they are shown, the first few with why they are owed."""
        return tuple(self._full(act) if place < full else self._row(act) for place, act in enumerate(acts))

    def named(self, case: Case) -> str:
        """Return what to call the child of a case, or all of them."""
        return everybody(case.children, self.names)

    def _row(self, act: OwedAct) -> OwedRow:
        case, to_do, first = act.case, act.to_do, act.to_do.duties[0]
        return OwedRow(
            record=case.record,
            children=case.children,
            who=self.named(case),
            age=ages(case.known, case.at, case.children),
            reference=reference(case.record),
            href=address("case", case.record),
            standing=self._standing(case),
            words=self._said(act),
            mark=due_mark(first, case),
            due=when(to_do.due_at, self.now),
            owed_by=owed_by(act.owner, self.pack, self.called),
            passed_up=self._passed_up(act),
            do=self._do(act),
            duties=len(to_do.duties),
            left_for_days=act.left_for_days,
            also=also_done(to_do, self.pack),
        )

    def _said(self, act: OwedAct) -> str:
        """Say what is to be done; a line of enquiry with what it is for, where words are held."""
        if self.pack.duties[act.to_do.duties[0].rule].key != LINE:
            names = {child.partition(":")[2]: name for child in act.case.children if (name := self.names.get(child))}
            held = (*act.case.entries, *act.case.background)
            return called_by_name(
                in_plain_words(act.to_do.words, self.pack), {**names, **keepers_in(held, {}), **hits_in(held)}
            )
        case = act.case
        if case.record not in self._lines:
            self._lines[case.record] = LineWords.of((held.event for held in case.entries), self.words(case.record))
        return self._lines[case.record].act(act.to_do, self.pack)

    def _full(self, act: OwedAct) -> OwedRow:
        return replace(self._row(act), why=Owing(act.case, self.pack, None).duty(act.to_do.duties[0]))

    def _standing(self, case: Case) -> Standing:
        if case.record not in self._standings:
            self._standings[case.record] = standing(case, ())
        return self._standings[case.record]

    def _passed_up(self, act: OwedAct) -> str:
        owner = act.owner
        if not owner.steps:
            return ""
        first = act.to_do.duties[0]
        below = f"the {role_words(owner.first, self.pack)}" if owner.first else owner_words(first, self.pack)
        mine = owner.officer == self.actor.id
        to = "you" if mine else self._to(owner.officer)
        why = f": {owner.why}" if owner.why else ""
        still = "" if mine or not self.whose.is_mine(first) else ". It stays yours to do"
        return f"Passed up to {to} from {below}{why}{still}"

    def _to(self, officer: ActorId) -> str:
        return self.called(officer) if officer else "nobody on duty"

    def _do(self, act: OwedAct) -> Link | None:
        place = by_act().get(act.to_do.act)
        if place is None or not may(self.actor, place.permission):
            return None
        return Link(text=place.words, href=place.href(act.case.record, act.to_do.key))
