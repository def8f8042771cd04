"""Everybody who might take an investigation, or supervise one, as they stand to it now."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from wayhome.application.allocating.carried import carried
from wayhome.application.ports import EventLog
from wayhome.casework.allocating.recommending import Candidate
from wayhome.casework.allocating.skills import INVESTIGATING, SUPERVISING, officer_named, stands_to
from wayhome.casework.allocating.workload import INVESTIGATOR, Carried, Load, weight, weights_of, workload
from wayhome.duties.competent import BEARS_ON_IT, RECORDED, Standing
from wayhome.duties.holding import Holding
from wayhome.duties.roster import Roster
from wayhome.duties.stories import stories
from wayhome.kernel.ids import ActorId, RecordId, Subject, SubjectKind, key_of, kind_of
from wayhome.kernel.moments import in_london
from wayhome.kernel.worktime import london_day
from wayhome.record.effective import CORRECTED
from wayhome.record.envelope import Event
from wayhome.rulebook.carrying import Workload
from wayhome.rulebook.pack import Pack

TAKING: Mapping[str, tuple[str, ...]] = {
    INVESTIGATING: (INVESTIGATOR,),
    SUPERVISING: ("supervisor", "detective_inspector"),
}
"""The roles whose holders might take a case, by what they would do with it."""
Overdue = Callable[[RecordId], int]


def nothing_overdue(_record: RecordId) -> int:
    """Say that nothing is overdue, where nobody looked."""
    return 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Workforce:
    """Everybody of the force who investigates or supervises, with what they were taught and what they carry."""

    at: datetime
    pack: Pack
    roster: Roster
    taught: Mapping[Subject, Sequence[Event]]
    cases: tuple[Carried, ...]

    @property
    def weights(self) -> Workload | None:
        """Return what the rulebook says cases weigh."""
        return weights_of(self.pack)

    def standing(self, officer: ActorId, work: str) -> Standing:
        """Say how somebody stands to a kind of work."""
        return stands_to(work, list(self.taught.get(officer_named(officer), ())), self.pack, self.at)

    def who(self, work: str) -> tuple[ActorId, ...]:
        """Return everybody who holds a post for a kind of work, was trained for it, or has a case of it, by id."""
        return tuple(sorted({*self._on_posts(work), *self._trained(work), *self._having(work)}))

    def role(self, officer: ActorId, work: str) -> str:
        """Return the role of the post that somebody takes a case on; the first of the work where they hold none."""
        held = [one.role for one in self.roster.held_by(officer, self.at) if one.role in TAKING[work]]
        listed = self.roster.officers[officer].role if officer in self.roster.officers else ""
        return next((role for role in (*held, listed) if role in TAKING[work]), TAKING[work][0])

    def load(self, officer: ActorId, work: str = INVESTIGATING) -> Load:
        """Add up what somebody carries."""
        return workload(self.cases_of(officer, work), self.weights, self.role(officer, work))

    def cases_of(self, officer: ActorId, work: str = INVESTIGATING) -> tuple[Carried, ...]:
        """Return the open cases that somebody has, or supervises."""
        mine = ((one.officer if work == INVESTIGATING else one.supervisor) == officer for one in self.cases)
        return tuple(one for one, is_mine in zip(self.cases, mine, strict=True) if is_mine and one.is_open)

    def away(self, officer: ActorId) -> str:
        """Say that somebody is not here, and until when; empty where they are."""
        if self.roster.has_left(officer, self.at):
            return "Works for the force no longer."
        absence = self.roster.away(officer, self.at)
        if absence is None:
            return ""
        back = in_london(absence.end) if absence.end else None
        return f"Away until {back:%H:%M} on {back.day} {back:%B %Y}." if back else "Away until further notice."

    def _on_posts(self, work: str) -> Iterator[ActorId]:
        for post in self.roster.posts.values():
            if post.role in TAKING[work]:
                ahead = (one for one in self.roster.of_post(post.id) if one.end is None or one.end > self.at)
                yield from (one.officer for one in ahead)
        yield from (one.id for one in self.roster.officers.values() if one.role in TAKING[work])

    def _trained(self, work: str) -> Iterator[ActorId]:
        asked = self.pack.requires.get(work)
        codes = set(asked.competences if asked else ())
        for named, events in self.taught.items():
            held = {str(each.body["competence"]) for each in events if each.type == RECORDED}
            if codes and codes <= held:
                yield ActorId(key_of(named))

    def _having(self, work: str) -> Iterator[ActorId]:
        for one in self.cases:
            has = one.officer if work == INVESTIGATING else one.supervisor
            if one.is_open and has:
                yield has


def workforce(log: EventLog, roster: Roster | None, pack: Pack, at: datetime) -> Workforce:
    """Read everybody, and everything they carry, as it stands at an instant."""
    types = (*BEARS_ON_IT, CORRECTED)
    events = (sealed.event for sealed in chain.from_iterable(map(log.of_type, types)))
    told = stories(event for event in events if event.happened_at <= at)
    officers = {named: story.own for named, story in told.items() if kind_of(named) is SubjectKind.OFFICER}
    known = Roster(()) if roster is None else roster  # one on which nobody holds a post is false, and knows of absences
    return Workforce(at=at, pack=pack, roster=known, taught=officers, cases=carried(log, at))


def candidates(
    force: Workforce, case: Carried, work: str = INVESTIGATING, overdue: Overdue = nothing_overdue
) -> tuple[Candidate, ...]:
    """Return everybody who might take a case, by id; ``overdue`` says how much is overdue in one of their cases."""
    here = (officer for officer in force.who(work) if not force.roster.has_left(officer, force.at))
    return tuple(_candidate(officer, force, case, work, overdue) for officer in here)


def _candidate(officer: ActorId, force: Workforce, case: Carried, work: str, overdue: Overdue) -> Candidate:
    found, load = force.standing(officer, work), force.load(officer, work)
    on_now = force.roster.held_by(officer, force.at)
    carries_it = any(one.case == case.case for one in force.cases_of(officer, work))
    return Candidate(
        officer=officer,
        standing=found,
        load=load,
        with_it=load if carries_it else load.with_more(weight(case, force.weights)),
        post=next((str(one.post) for one in on_now), ""),
        unit=_unit(officer, force),
        knows=tuple(one.record for one in force.cases if _knows(officer, one, case)),
        away=force.away(officer),
        barred="" if _holds_by_now(officer, case, work, found) else _barred(officer, case, work),
        on_duty=bool(on_now),
        on_next=next((one.start for one in force.roster.of_officer(officer) if one.start > force.at), None),
        runs_out_soon=runs_out_soon(found, force),
        overdue=sum(overdue(one.record) for one in force.cases_of(officer, work)),
    )


def _knows(officer: ActorId, one: Carried, case: Carried) -> bool:
    return one.case != case.case and officer in one.had_by and not set(one.children).isdisjoint(case.children)


def _holds_by_now(officer: ActorId, case: Carried, work: str, found: Standing) -> bool:
    """Say whether somebody who was given the case without the skills holds them by now: it is given to them anew."""
    return work == INVESTIGATING and officer == case.officer and case.skilled is False and found.holds


def _barred(officer: ActorId, case: Carried, work: str) -> str:
    if officer == (case.officer if work == INVESTIGATING else case.supervisor):
        return "Has this case now." if work == INVESTIGATING else "Supervises this case now."
    if officer == (case.supervisor if work == INVESTIGATING else case.officer):
        return "Supervises this case." if work == INVESTIGATING else "Investigates this case."
    return ""


def runs_out_soon(found: Standing, force: Workforce) -> bool:
    """Say whether what somebody holds runs out within the weeks in which it is to be renewed."""
    weights = force.weights
    if not found.holds or found.until is None or weights is None:
        return False
    return (found.until - london_day(force.at)).days <= weights.runs_out.days


def _unit(officer: ActorId, force: Workforce) -> str:
    listed = force.roster.officers.get(officer)
    key = (listed.unit if listed else "") or next((one.unit for one in force.roster.held_by(officer, force.at)), "")
    unit = force.roster.units.get(key)
    return unit.name if unit else key


def not_here(force: Workforce) -> tuple[tuple[Carried, str], ...]:
    """Return each open case whose investigator left, is long away or without a post, and that nobody here carries."""
    return tuple(_gone(force, [one for one in force.cases if one.is_open and one.officer]))


def _gone(force: Workforce, cases: Iterable[Carried]) -> Iterator[tuple[Carried, str]]:
    for one in cases:
        why = why_not_here(force, one.officer or ActorId(""))
        covered = one.covered_by is not None and not why_not_here(force, one.covered_by)
        if why and not covered:
            yield one, why


def why_not_here(force: Workforce, officer: ActorId) -> str:
    """Say why somebody cannot carry a case now: left, away or no_post; empty where they can, or no rota says."""
    if force.roster.has_left(officer, force.at):
        return "left"
    absence = force.roster.away(officer, force.at)
    longest = force.weights.away.days if force.weights else 0
    if absence is not None and (absence.end is None or (absence.end - absence.start).days > longest):
        return "away"
    held = force.roster.of_officer(officer)
    lost = held and absence is None and not _has_ahead(held, force.at) and _rota_goes_on(force)
    return "no_post" if lost else ""


def _has_ahead(held: Iterable[Holding], at: datetime) -> bool:
    return any(one.end is None or one.end > at for one in held)


def _rota_goes_on(force: Workforce) -> bool:
    """Say whether anybody is down for a post of an investigator still: a rota that ends says nothing of one person."""
    posts = (post.id for post in force.roster.posts.values() if post.role in TAKING[INVESTIGATING])
    return any(_has_ahead(force.roster.of_post(post), force.at) for post in posts)
