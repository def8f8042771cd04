"""Cases as rows: who, how each stands, and what it owes next; every list of cases shows the same row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from wayhome.application.board.owing import owner_now
from wayhome.application.caseload import Caseload
from wayhome.application.reading import Names
from wayhome.duties.acts import ToDo
from wayhome.duties.owners import Owner
from wayhome.rulebook.pack import Pack
from wayhome.web.made_addresses import address
from wayhome.web.presenting.catalogue import in_plain_words
from wayhome.web.presenting.children import ages, everybody
from wayhome.web.presenting.entries import reference
from wayhome.web.presenting.marks import Mark
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.owing import due_mark
from wayhome.web.presenting.owners import owed_by, passed_up
from wayhome.web.presenting.queues import Listed, Queues
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
    passed_up: str
    next_mark: Mark | None
    more: str
    changed: str


class Next(NamedTuple):
    """A case with what it owes, the next first as on the board, and who owes that at this minute."""

    listed: Listed
    acts: Sequence[ToDo]
    owner: Owner | None
    pack: Pack


def rows(found: Iterable[Listed], queues: Queues, names: Names) -> tuple[CaseRow, ...]:
    """Return cases as rows, in the order given; their children's names are read together."""
    shown = tuple(found)
    names.read([child for one in shown for child in one.case.children])
    things = queues.things(shown)
    owing = [_next(one, things[one.case.record], queues.caseload) for one in shown]
    called = Called(each.owner.officer for each in owing if each.owner)
    return tuple(_row(each, names, called) for each in owing)


def _next(one: Listed, acts: Sequence[ToDo], caseload: Caseload) -> Next:
    case, pack = one.case, caseload.rulebook.pack_at(one.case.at)
    owner = owner_now(acts[0].duties[0], caseload.roster, pack, case.at) if acts else None
    return Next(one, acts, owner, pack)


def _row(owing: Next, names: Names, called: Called) -> CaseRow:
    (one, acts, owner, pack), case = owing, owing.listed.case
    first, others = next(iter(acts), None), len(acts) - 1
    return CaseRow(
        record=case.record,
        children=case.children,
        reference=reference(case.record),
        href=address("case", case.record),
        who=everybody(case.children, names),
        age=ages(case.known, case.at, case.children),
        standing=one.standing,
        next_act=in_plain_words(first.words, pack) if first else "",
        next_by=owed_by(owner, pack, called) if owner else "",
        passed_up=passed_up(owner, first.owed_by.role, pack) if owner and first else "",
        next_mark=due_mark(first.duties[0], case) if first else None,
        more=f"{others} more {'act' if others == 1 else 'acts'} owed" if others > 0 else "",
        changed=when(case.changed_at, case.at),
    )
