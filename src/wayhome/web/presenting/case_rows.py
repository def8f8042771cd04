"""Cases as rows: who, how each stands, and what it owes next; every list of cases shows the same row."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from wayhome.application.caseload import Caseload
from wayhome.application.reading import Names
from wayhome.web.doing import things_to_do
from wayhome.web.presenting.children import age
from wayhome.web.presenting.entries import reference
from wayhome.web.presenting.marks import Mark
from wayhome.web.presenting.owing import Owing
from wayhome.web.presenting.queues import Listed
from wayhome.web.presenting.standing import Standing
from wayhome.web.presenting.times import when


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """One case in the list."""

    record: str
    children: tuple[str, ...]
    reference: str
    href: str
    who: str
    age: str
    standing: Standing
    next_act: str
    next_by: str
    next_mark: Mark | None
    more: str
    changed: str


def rows(found: Iterable[Listed], caseload: Caseload, names: Names) -> tuple[CaseRow, ...]:
    """Return cases as rows, in the order given; their children's names are read together."""
    shown = tuple(found)
    names.read([child for one in shown for child in one.case.children])
    return tuple(_row(one, names, caseload) for one in shown)


def _row(one: Listed, names: Names, caseload: Caseload) -> CaseRow:
    case, pack = one.case, caseload.rulebook.pack_at(one.case.at)
    acts = things_to_do(case.open_duties, pack, case.at)
    first = Owing(case, pack, caseload.roster).act(acts[0]) if acts else None
    others = len(acts) - 1
    return CaseRow(
        record=case.record,
        children=case.children,
        reference=reference(case.record),
        href=reverse("case", args=[case.record]),
        who=next((names[child] for child in case.children if child in names), f"Child {reference(case.children[0])}"),
        age=age(case.known, case.at),
        standing=one.standing,
        next_act=first.words if first else "",
        next_by=first.holder.owed_by if first else "",
        next_mark=first.mark if first else None,
        more=f"and {others} more {'act' if others == 1 else 'acts'} to do" if others > 0 else "",
        changed=when(case.changed_at, case.at),
    )
