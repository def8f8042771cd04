"""Who carries what: cases that nobody has, investigators who are not here, and each with what they carry and owe."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.application.allocating.candidates import Workforce, not_here, runs_out_soon
from wayhome.application.reading import Names
from wayhome.application.reviewing.rows import OwedOn
from wayhome.casework.allocating.recommending import day, points
from wayhome.casework.allocating.skills import INVESTIGATING
from wayhome.casework.allocating.workload import RISKS, Carried, Load
from wayhome.duties.competent import Standing
from wayhome.kernel.ids import ActorId, RecordId
from wayhome.web.allocating.choosing import force_of, owing_now
from wayhome.web.http import Page, Visit, shows_records
from wayhome.web.presenting.children import everybody
from wayhome.web.presenting.entries import reference
from wayhome.web.presenting.marks import Mark
from wayhome.web.presenting.times import span, when

FIRST = {risk: place for place, risk in enumerate((*RISKS[:2], None, *RISKS[2:]))}  # nobody assessed it: after medium
WHY = {
    "left": "works for the force no longer",
    "away": "is away for longer than the case can wait",
    "no_post": "holds no post for it any more",
}
HOLDS = Mark(words="Holds what is asked", shape="tick", kind="met")
SOON = Mark(words="Runs out soon", shape="clock", kind="owed")
LACKS = Mark(words="Lacks some of it", shape="alarm", kind="overdue")
FULL = Mark(words="More than the post can hold", shape="alarm", kind="overdue")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """One case in a list: whose, how it stands, what is overdue, and where it is given to somebody."""

    href: str
    who: str
    reference: str
    risk: str
    note: str
    do_href: str = ""
    do: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One investigator: what they hold or lack, what they carry, and their cases."""

    officer: str
    href: str
    marks: tuple[Mark, ...]
    holds: str
    load: str
    percent: int
    overdue: int
    cases: tuple[CaseLine, ...]
    lacking: tuple[str, ...] = ()
    decide_href: str = ""


@dataclass(frozen=True)
class Overview:
    """What the page places, worked out once."""

    visit: Visit
    force: Workforce
    names: Names
    owing: Mapping[RecordId, OwedOn]

    @property
    def open(self) -> list[Carried]:
        """Return the open cases, the highest risk first."""
        return sorted((one for one in self.force.cases if one.is_open), key=_rank)

    def line(self, one: Carried, note: str, do: str = "", name: str = "") -> CaseLine:
        """Return a case as a list places it."""
        who = everybody(one.children, self.names)
        return CaseLine(
            href=reverse("case", args=[one.record]),
            who=who,
            reference=reference(one.record),
            risk=f"{one.risk.capitalize()} risk" if one.risk else "Risk not assessed",
            note=note,
            do=do,
            do_href=reverse(name, args=[one.record]) if name else "",
        )

    def nobody_has(self) -> Iterator[CaseLine]:
        """Yield the open cases that nobody was given, those first for which an exception waits."""
        for one in (one for one in self.open if one.skilled is None):
            since = f"Open for {span(self.force.at - one.opened_at)}." if one.opened_at else ""
            if one.is_asked:
                waits = f"{since} An exception waits to be answered for."
                yield self.line(one, waits, "Answer for it", "own-unskilled")
            else:
                yield self.line(one, since, "Give it to somebody", "allocate-case")

    def gone(self) -> Iterator[CaseLine]:
        """Yield the open cases whose investigator is not here to carry them."""
        for one, why in not_here(self.force):
            yield self.line(one, f"{one.officer} {WHY[why]}.", "Find who carries it", "find-carrier")

    def excepted(self) -> Iterator[CaseLine]:
        """Yield the open cases with somebody who lacked the skills when they were given them."""
        for one in self.open:
            if one.skilled is False:
                note = f"With {one.officer or 'somebody the record does not name'}."
                yield self.line(one, note, "Look at it again", "own-unskilled")

    def rows(self) -> tuple[Row, ...]:
        """Return everybody who investigates, those who carry most for their post first."""
        found = [(self.force.load(one), one) for one in self.force.who(INVESTIGATING) if not self._has_left(one)]
        ordered = sorted(found, key=lambda pair: (-pair[0].percent, pair[1]))
        return tuple(self._row(officer, load) for load, officer in ordered)

    def _has_left(self, officer: ActorId) -> bool:
        return self.force.roster.has_left(officer, self.force.at) and not self.force.cases_of(officer)

    def _row(self, officer: ActorId, load: Load) -> Row:
        found = self.force.standing(officer, INVESTIGATING)
        cases = sorted(self.force.cases_of(officer), key=_rank)
        late = {one.record: self.owing[one.record].overdue for one in cases if one.record in self.owing}
        return Row(
            officer=officer,
            href=reverse("officer-training", args=[officer]),
            marks=tuple(_marks(found, load, self.force)),
            holds=_holds(found, self.force.away(officer)),
            load=points(load),
            percent=min(load.percent, 100),
            overdue=sum(late.values()),
            cases=tuple(self.line(one, self._owes(one)) for one in cases),
            decide_href=_decide(officer, cases),
            lacking=() if found.holds else tuple(line.words for line in found.lacking),
        )

    def _owes(self, one: Carried) -> str:
        """Say what is overdue in a case, and when it is reviewed next."""
        owing = self.owing.get(one.record)
        late = f"{owing.overdue} overdue" if owing and owing.overdue else ""
        review = f"review due {when(owing.review_due, self.force.at)}" if owing and owing.review_due else ""
        return ", ".join(part for part in (late, review) if part)


@shows_records(Permission.ALLOCATE_CASES)
def show_workload(visit: Visit) -> Page:
    """Show the cases that nobody has, whose investigator is not here, and who carries what."""
    force = force_of(visit)
    page = Overview(visit, force, visit.parts.reading.names(), owing_now(visit))
    page.names.read([child for one in page.open for child in one.children])
    given = [one for one in page.open if one.skilled is not None]
    rows = page.rows()
    content = {
        "nobody_has": list(page.nobody_has()),
        "gone": list(page.gone()),
        "excepted": list(page.excepted()),
        "rows": tuple(row for row in rows if row.cases),
        "free": (free := [row for row in rows if not row.cases]),
        "free_in": [
            {"lack": lack, "rows": [row for row in free if bool(row.lacking) is lack]} for lack in (False, True)
        ],
        "open": len(page.open),
        "given": len(given),
        "skilled": sum(one.skilled is True for one in given),
        "weights": force.weights,
        "months_away": force.weights.away.days if force.weights else 0,
    }
    return Page(template="allocating/workload.html", content=content, shows=tuple(_shown(page.open)))


def _shown(cases: Iterable[Carried]) -> Iterator[str]:
    for one in cases:
        yield from (one.record, *one.children)


def _rank(one: Carried) -> tuple[int, str, str]:
    return FIRST.get(one.risk, len(FIRST)), one.opened_at.isoformat() if one.opened_at else "", one.record


def _decide(officer: ActorId, cases: Iterable[Carried]) -> str:
    """Return where a load that stands on record as too much is decided on; empty where none does."""
    full = (one for one in cases if one.passing is not None and one.passing.officer == officer)
    return next((reverse("decide-load", args=[one.record]) for one in full), "")


def _marks(found: Standing, load: Load, force: Workforce) -> Iterator[Mark]:
    if load.is_over:
        yield FULL
    if not found.holds:
        yield from (LACKS,) if load.cases else ()
    else:
        yield SOON if runs_out_soon(found, force) else HOLDS


def _holds(found: Standing, away: str) -> str:
    if not found.holds:
        words = " ".join(line.words for line in found.lacking)
    else:
        words = f"Holds what is asked until {day(found.until)}." if found.until else ""
    return f"{away} {words}".strip()
