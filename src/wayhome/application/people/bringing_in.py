"""Bringing a staff, rota or training file in: planned first, and entered through the one door, in batches.

A dry run is the plan alone. When somebody else wrote in one of the records meanwhile, the file is planned again on what
is there now; because the same file adds nothing twice, a batch that was entered before a break does no harm.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from wayhome.access.permissions import Permission
from wayhome.access.rules import require
from wayhome.application.drafts import Entry
from wayhome.application.entering import enter_all
from wayhome.application.people.known import Known
from wayhome.application.people.lines import read_rows
from wayhome.application.people.mapping import Kind, Mapping
from wayhome.application.people.plan import Plan
from wayhome.application.people.planning import Planner
from wayhome.application.people.sheet import check_columns, open_sheet, rows_of
from wayhome.application.ports import Ledger, Supplies
from wayhome.application.refusals import Conflict
from wayhome.casework.commands import Acting
from wayhome.rulebook.pack import Pack

TRIES = 3
RECORDS_AT_ONCE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleFile:
    """A file as it came: what kind it is, what it is called, how its columns are mapped, and its lines as bytes.

    ``lines`` may be asked for again: a file is read anew each time it is planned.
    """

    kind: Kind
    name: str
    mapping: Mapping
    lines: Callable[[], Iterable[bytes]]


def permission_for(kind: Kind) -> Permission:
    """Return what permits a kind of file to be brought in."""
    return Permission.RECORD_TRAINING if kind is Kind.TRAINING else Permission.MANAGE_PEOPLE


def plan(file: PeopleFile, *, by: Acting, ledger: Ledger, supplies: Supplies, pack: Pack) -> Plan:
    """Say what a file would change, and change nothing.

    Raises Refused for somebody who may not, and NotASheet for a file that cannot be read at all.
    """
    return _planned(file, by, ledger, supplies, pack)[0]


def bring_in(file: PeopleFile, *, by: Acting, ledger: Ledger, supplies: Supplies, pack: Pack) -> Plan:
    """Bring a file in, every line that can be; returns what that was.

    Raises Refused for somebody who may not, NotASheet for a file that cannot be read at all, and Conflict when others
    wrote in the same records each time it was tried.
    """
    for _ in range(TRIES - 1):
        try:
            return _entered(file, by, ledger, supplies, pack)
        except Conflict:
            continue
    return _entered(file, by, ledger, supplies, pack)


def _entered(file: PeopleFile, by: Acting, ledger: Ledger, supplies: Supplies, pack: Pack) -> Plan:
    planned, known = _planned(file, by, ledger, supplies, pack)
    entries = [
        Entry(record=record, drafts=tuple(drafts), after=known.sequence(record))
        for record, drafts in planned.drafts.items()
    ]
    for begin in range(0, len(entries), RECORDS_AT_ONCE):
        enter_all(entries[begin : begin + RECORDS_AT_ONCE], ledger=ledger, supplies=supplies)
    return planned


def _planned(file: PeopleFile, by: Acting, ledger: Ledger, supplies: Supplies, pack: Pack) -> tuple[Plan, Known]:
    require(replace(by.actor, roles=by.actor.roles & {by.role}), permission_for(file.kind))
    now = supplies.now()
    mapping = file.mapping
    sheet = open_sheet(file.lines(), name=file.name, delimiter=mapping.delimiter, encoding=mapping.encoding)
    check_columns(sheet, mapping.columns_of(file.kind))
    known = Known(ledger, pack, now)
    planner = Planner(file.kind, known, pack, by, now)
    for read in read_rows(rows_of(sheet), mapping, file.kind):
        planner.take(read)
    return planner.finish(), known
