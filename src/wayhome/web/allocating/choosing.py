"""Everybody who might take the case on the page, in order, with who is recommended and why."""

from collections.abc import Mapping
from dataclasses import dataclass

from wayhome.application.allocating.candidates import Workforce, candidates, workforce
from wayhome.application.reviewing.rows import InvestigationRows, OwedOn
from wayhome.casework.allocating.recommending import Candidate, Recommendation, carries, day, in_order, recommended
from wayhome.casework.allocating.skills import INVESTIGATING
from wayhome.casework.allocating.workload import Carried, carried_of
from wayhome.kernel.ids import ActorId, RecordId
from wayhome.kernel.moments import in_london
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import Choices
from wayhome.web.http import Visit

FEW = 2
KEPT = "_choice_for_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Who might take a case: those who are here, those who are not, and the recommendation."""

    case: Carried
    here: tuple[Candidate, ...]
    others: tuple[Candidate, ...]
    recommended: Recommendation

    @property
    def may(self) -> tuple[Candidate, ...]:
        """Return those to whom the case can be given without anybody answering for it."""
        return tuple(one for one in self.here if one.may)

    def of(self, officer: str) -> Candidate | None:
        """Return somebody among them."""
        return next((one for one in (*self.here, *self.others) if one.officer == officer), None)

    def post_of(self, officer: str) -> str:
        """Return the post on which somebody would take the case; empty where no rota says."""
        found = self.of(officer)
        return found.post if found else ""


def force_of(visit: Visit) -> Workforce:
    """Return the force's people and cases as they stand now."""
    reading = visit.parts.reading
    pack = reading.rulebook.at(visit.now).pack
    return workforce(visit.parts.ledger, reading.people(), pack, visit.now)


def choice_for(desk: Desk, work: str = INVESTIGATING) -> Choice:
    """Return who might take the case; worked out once for each page, and kept with the desk."""
    kept = vars(desk)
    if KEPT + work not in kept:
        kept[KEPT + work] = _choice(desk, work)
    found = kept[KEPT + work]
    if not isinstance(found, Choice):
        raise TypeError(found)
    return found


def _choice(desk: Desk, work: str) -> Choice:
    force, case = force_of(desk.visit), carried_of(desk.facing.story, desk.record)
    owing = owing_now(desk.visit)
    ordered = in_order(candidates(force, case, work, lambda record: owing[record].overdue if record in owing else 0))
    here = tuple(one for one in ordered if one.is_here)
    others = tuple(one for one in ordered if not one.is_here)
    return Choice(case=case, here=here, others=others, recommended=recommended(ordered))


def owing_now(visit: Visit) -> Mapping[RecordId, OwedOn]:
    """Return what is owed in each open investigation, as the supervisor's desk keeps it."""
    with visit.parts.reading.column(InvestigationRows, visit.now) as kept:
        return {row.record: row.owing for row in kept.in_order()}


def choices(found: tuple[Candidate, ...], first: ActorId | None) -> Choices:
    """Return people as a form offers them; who is recommended says so."""
    return [(one.officer, f"{one.officer} (recommended)" if one.officer == first else one.officer) for one in found]


def in_a_line(one: Candidate) -> str:
    """Say how somebody stands to the case, in a line or two."""
    unit = f"{one.unit}." if one.unit else ""
    parts = (_able(one), carries(one.load, one.with_it), _overdue(one), _knows(one), _on(one), unit)
    return " ".join(part for part in parts if part)


def _able(one: Candidate) -> str:
    if one.standing.holds:
        until = f" until {day(one.standing.until)}" if one.standing.until else ""
        return f"Holds what is asked{until}{', which is soon' if one.runs_out_soon else ''}."
    lacking = one.standing.lacking
    if len(lacking) > FEW:  # each thing is said once they are chosen, and on the page of who carries what
        return f"Lacks {len(lacking)} of the things that a case asks for."
    return f"Lacks: {' '.join(line.words for line in lacking)}"


def _overdue(one: Candidate) -> str:
    return f"{one.overdue} overdue in them." if one.overdue else ""


def _knows(one: Candidate) -> str:
    return f"Had {', '.join(one.knows)} about the same child." if one.knows else ""


def _on(one: Candidate) -> str:
    if one.on_duty:
        return "On duty now."
    if one.on_next is None:
        return ""
    then = in_london(one.on_next)
    return f"Next on duty {then:%a} {then.day} {then:%b}, {then:%H:%M}."
