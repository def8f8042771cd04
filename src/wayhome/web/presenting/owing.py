"""What a case owes: the acts to do, each with the duties it would meet, and the duties with why they are owed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from types import MappingProxyType

from wayhome.access.actors import Actor
from wayhome.access.rules import may
from wayhome.application.board.owing import owner_now, things_owed
from wayhome.application.caseload import Case
from wayhome.application.reading import Words
from wayhome.application.things_to_do import things_to_do
from wayhome.duties.acts import ToDo
from wayhome.duties.duty import Duty, Status
from wayhome.duties.explain import explain
from wayhome.duties.owners import Roster
from wayhome.kernel.ids import EventId
from wayhome.record.envelope import Event, Sealed
from wayhome.rulebook.pack import Pack
from wayhome.web.doing import by_act, doing
from wayhome.web.made_addresses import address
from wayhome.web.presenting.called import as_called, question_asked
from wayhome.web.presenting.catalogue import in_plain_words
from wayhome.web.presenting.entries import capital, said_whole
from wayhome.web.presenting.keepers import keepers_in
from wayhome.web.presenting.line_words import NO_LINE_WORDS, LineWords
from wayhome.web.presenting.links import Link
from wayhome.web.presenting.marks import Mark, basis_mark, status_mark
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.owners import owed_by, passed_up
from wayhome.web.presenting.shifts import HANDING_OVER, left_over
from wayhome.web.presenting.systems import hits_in
from wayhome.web.presenting.times import until, when

NO_WORDS: Words = MappingProxyType({})
SETTLED = (Status.MET, Status.MET_LATE, Status.EXCUSED, Status.LAPSED, Status.MISSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyView:
    """One duty as it is shown; ``where`` is the case it stands in, on a page that shows several.

    ``excuse_href`` leads to what would excuse it, where its rule says that anything does.
    """

    title: str
    rule_href: str
    status: Mark
    because: str
    due: str
    outcome: str
    rests_on: str
    basis: Mark
    raised_href: str
    settled_href: str
    where: Link | None = None
    excuse_href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who owes an act now, and, where it did not begin with them, from whom it was passed up and why."""

    owed_by: str
    passed_up: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActView:
    """One act to do, with the duties that doing it would meet; the soonest due speaks for it.

    ``where`` is the case it stands in, on a page that shows what several cases owe; ``do`` leads to where it
    is done, and ``also`` is what else is done there. ``left`` says which shift left it undone, where that one is over.
    """

    words: str
    mark: Mark
    due: str
    due_at: datetime
    holder: Holder
    basis: Mark
    duties: tuple[DutyView, ...]
    more: str
    where: Link | None = None
    do: Link | None = None
    also: tuple[str, ...] = ()
    left: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnersActs:
    """The acts that one role or agency owes, soonest due first."""

    owner: str
    acts: tuple[ActView, ...]


class Owing:
    """Says what a case owes, in the words of its pack.

    ``where`` names the case where a page shows several; ``actor`` is who is offered to do what it owes, if anyone;
    ``words`` are the personal words that a page may show, so that a line of enquiry is called by what it is for.
    """

    def __init__(
        self,
        case: Case,
        pack: Pack,
        roster: Roster | None,
        where: Link | None = None,
        *,
        actor: Actor | None = None,
        words: Words = NO_WORDS,
    ) -> None:
        self.case = case
        self.pack = pack
        self.roster = roster
        self.where = where
        self.actor = actor
        held = (*case.entries, *case.background)
        self.events: Mapping[EventId, Event] = {each.event.id: each.event for each in held}
        self.names = {**named_in(held, words), **keepers_in(held, words), **hits_in(held)}
        self.lines = LineWords.of((each.event for each in case.entries), words) if words else NO_LINE_WORDS

    def acts(self) -> tuple[ActView, ...]:
        """Return the acts to do, soonest due first; an act stands once however many duties it meets."""
        return tuple(map(self.act, things_to_do(self.case.duties, self.pack, self.case.at)))

    def next(self) -> ActView | None:
        """Return what comes next, as the board says it; None where nothing is owed."""
        return next(map(self.act, things_owed(self.case, self.pack, self.case.at)[:1]), None)

    def open(self) -> tuple[DutyView, ...]:
        """Return what is owed or overdue, soonest due first."""
        return tuple(map(self.duty, self.case.open_duties))

    def settled(self) -> tuple[DutyView, ...]:
        """Return what is done, excused, lapsed or missed, latest first."""
        return tuple(map(self.duty, reversed(self.case.in_status(*SETTLED))))

    def duty(self, duty: Duty) -> DutyView:
        """Return one duty as it is shown."""
        rule = self.pack.duties[duty.rule]
        explained = explain(duty, self.pack, self.events, self.case.at)
        raised = self.events.get(duty.raised_by)
        because = said_whole(explained.because.removeprefix(f"{rule.title}: "))
        return DutyView(
            title=self._title(duty),
            rule_href=address("rule", self.pack.name, duty.rule),
            status=status_mark(duty.status_at(self.case.at)),
            because=in_plain_words(as_called(because, raised, self.pack) if raised else because, self.pack),
            due=explained.due,
            outcome=explained.outcome,
            rests_on=explained.rests_on.replace(duty.obligation, duty.rule, 1),
            basis=basis_mark(duty.basis),
            raised_href=address("entry", duty.raised_by),
            settled_href=_settled_href(duty),
            where=self.where,
            excuse_href=self._excuse_href(duty),
        )

    def _title(self, duty: Duty) -> str:
        title, key = self.pack.duties[duty.rule].title, duty.obligation.partition(":")[2]
        key = question_asked(key, self.pack) or key
        said = called_by_name(in_plain_words(f"{title}: {key}", self.pack), self.names) if key else title
        return ": ".join(part for part in (said, self.lines.duty(duty, self.pack)) if part)

    def _excuse_href(self, duty: Duty) -> str:
        if self.actor is None or not self.pack.duties[duty.rule].excuses:
            return ""
        excuse = doing("excuse-duty")
        offers = duty.status_at(self.case.at).is_open and may(self.actor, excuse.permission)
        return excuse.href(self.case.record) if offers else ""

    def _owner(self, duty: Duty) -> Holder:
        """Say who owes a duty at this minute, by name and post, and from whom it was passed up, and why."""
        owner = owner_now(duty, self.roster, self.pack, self.case.at)
        up = passed_up(owner, duty.owed_by.role, self.pack)
        return Holder(owed_by=owed_by(owner, self.pack, self._called), passed_up=up, why=owner.why if up else "")

    @cached_property
    def _called(self) -> Called:
        """Return the names of all who owe something in the case now."""
        at, roster = self.case.at, self.roster
        return Called({owner_now(duty, roster, self.pack, at).officer for duty in self.case.open_duties})

    def act(self, to_do: ToDo) -> ActView:
        """Return one act as it is shown."""
        at, first = self.case.at, to_do.duties[0]
        count, holder = len(to_do.duties), self._owner(first)
        return ActView(
            words=called_by_name(self.lines.act(to_do, self.pack), self.names),
            mark=due_mark(first, self.case),
            due=when(to_do.due_at, at),
            due_at=to_do.due_at,
            holder=holder,
            basis=basis_mark(first.basis),
            duties=tuple(map(self.duty, to_do.duties)),
            more=f"Why: it meets {count} duties" if count > 1 else "Why this is owed",
            where=self.where,
            do=self._do(to_do),
            also=also_done(to_do, self.pack),
            left=left_over(first, self.pack, at) if first.act == HANDING_OVER else "",
        )

    def _do(self, to_do: ToDo) -> Link | None:
        """Return where an act is done, for somebody who may do it."""
        place = by_act().get(to_do.act)
        if self.actor is None or place is None or not may(self.actor, place.permission):
            return None
        return Link(text=place.words, href=place.href(self.case.record, to_do.key))


def named_in(held: Iterable[Sealed], words: Words) -> Mapping[str, str]:
    """Return the names of children by the key of each, as entries that say who they are hold them."""
    return {child: words[each, "name"] for each, child in _described(held) if (each, "name") in words}


def _described(held: Iterable[Sealed]) -> Iterator[tuple[EventId, str]]:
    """Yield each entry that says who a child is, with the key of the child."""
    for each in held:
        if each.event.type == "child.described":
            yield each.event.id, str(each.event.subjects[0]).partition(":")[2]


def called_by_name(words: str, names: Mapping[str, str]) -> str:
    """Call a child by name, or one of those who care for them by what they are, where words say whose an act is."""
    before, mark, key = words.rpartition(": ")
    key = key.removeprefix("child ")
    return f"{before}: {names[key]}" if mark and key in names else words


def also_done(to_do: ToDo, pack: Pack) -> tuple[str, ...]:
    """Return what else is done with an act, as it stands inside a sentence."""
    return tuple(in_plain_words(words[:1].lower() + words[1:], pack) for words in to_do.also)


def by_owner(acts: tuple[ActView, ...]) -> tuple[OwnersActs, ...]:
    """Put acts under whoever owes them; whoever owes the soonest comes first."""
    owners = dict.fromkeys(act.holder.owed_by for act in acts)
    return tuple(
        OwnersActs(owner=owner, acts=tuple(act for act in acts if act.holder.owed_by == owner)) for owner in owners
    )


def due_mark(duty: Duty, case: Case) -> Mark:
    """Return an open duty's mark with its clock in it: overdue by 52 min, due in 7 min."""
    mark = status_mark(duty.status_at(case.at))
    words = until(duty.due_at, case.at)
    return Mark(words=capital(words), shape=mark.shape, kind=mark.kind)


def _settled_href(duty: Duty) -> str:
    entry = duty.done_by or duty.excused_by or duty.ended_by
    return address("entry", entry) if entry else ""
