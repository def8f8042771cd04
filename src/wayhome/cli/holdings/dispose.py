"""``wayhome holdings dispose``: destroy the held records of a person, with all that the index has of them."""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from django.apps import apps

from wayhome.application.disposing import HeldDisposal, dispose_held
from wayhome.application.holding.side_by_side import asked_as
from wayhome.application.ports import Ledger
from wayhome.application.refusals import NotTheOwner
from wayhome.cli.exports.lines import CannotUse
from wayhome.cli.opening import open_record
from wayhome.holdings.asking import Found
from wayhome.holdings.records import HeldRecord
from wayhome.kernel.ids import ActorId
from wayhome.kernel.refusals import Refused
from wayhome.store.supplies import SUPPLIES

if TYPE_CHECKING:
    from wayhome.store.holdings.database import DatabaseHoldings

QUICKLY_WRITTEN = 1_000_000  # records that PostgreSQL writes anew within a minute or so
ALSO = ("certain", "probable", "named")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the records, the decision, who carries it out, and whether it is really meant."""
    add = parser.add_argument
    add("--person", nargs="+", required=True, metavar="REF", help="the references of the person's held records")
    add("--authority", required=True, help="the retention decision, as your register names it")
    add("--by", required=True, help="who carries it out")
    add("--agreed-by", default="", metavar="BY", help="who agrees: somebody else; needed to destroy")
    add("--yes", action="store_true", help="destroy them; without it, only say what would go")
    add("--write-anew", action="store_true", help="on PostgreSQL, write even very large tables anew at once")
    parser.epilog = (
        "What is destroyed cannot be brought back here. Destroy it where it came from first: a file that still has it "
        "brings it in again. What a case says of it stays with the case: see wayhome dispose."
    )


def run(given: argparse.Namespace) -> int:
    """Say what would go, and destroy it when that is meant. Raises CannotUse for a reference that is not held."""
    ledger = open_record()
    from wayhome.store.holdings.database import DatabaseHoldings  # noqa: PLC0415 - needs the settings

    holdings, references = DatabaseHoldings(), tuple(dict.fromkeys(given.person))
    held = holdings.records_of(references)
    if missing := sorted({*references} - {record.id for record in held}):
        raise CannotUse(f"No record is held under {', '.join(missing)}. Nothing was destroyed.")
    for line in (*would_go(held), *stays(held, holdings)):
        print(line)
    if not given.yes:
        print("Nothing was destroyed. Say --yes to destroy them.")
        return 0
    try:
        gone = _destroy(given, held, ledger)
    except Refused as refused:
        print(refused)
        return 1
    print(f"Destroyed, and sealed in the record of the force: {_records(gone)}.")
    if drafts := throw_drafts_away(references):
        print(f"Thrown away with it: {drafts} unfinished {'entry' if drafts == 1 else 'entries'}.")
    return scoured(holdings, write_anew=given.write_anew)


def _destroy(given: argparse.Namespace, held: Sequence[HeldRecord], ledger: Ledger) -> int:
    """Destroy them. Who had them before them is in the log of who looked, which says nothing of what they said."""
    from wayhome.store.disposing_held import destroy_held  # noqa: PLC0415 - needs the settings
    from wayhome.store.looks import DatabaseLookLog  # noqa: PLC0415

    at, references = SUPPLIES.now(), tuple(record.id for record in held)
    disposal = HeldDisposal(
        records=Counter(record.system for record in held), authority=given.authority, by=ActorId(given.by),
        agreed_by=given.agreed_by, decided_at=at,
    )  # fmt: skip
    gone = dispose_held(disposal, lambda: destroy_held("default", references, at=at), ledger=ledger, supplies=SUPPLIES)
    DatabaseLookLog().note(
        actor=disposal.by, page="wayhome holdings dispose", shown=references, at=at, purpose=given.authority
    )
    return gone


def would_go(held: Sequence[HeldRecord]) -> Iterator[str]:
    """Yield what would go, without a word of it."""
    yield f"This reaches {_records(len(held))}."
    yield from (f"  {record.id}  {record.system}" for record in held)


def stays(held: Sequence[HeldRecord], holdings: "DatabaseHoldings") -> Iterator[str]:
    """Yield which records are found with these and would stay, so that none of the person's is forgotten."""
    going, at = {record.id for record in held}, SUPPLIES.now()
    found: dict[str, Found] = {}
    for record in held:
        found |= {one.record.id: one for one in holdings.search(asked_as(record.person), at=at).found}
    also = sorted((one.tier, reference) for reference, one in found.items() if reference not in going)
    for tier in ALSO:
        if some := [reference for each, reference in also if each == tier]:
            yield f"Found with them ({tier}) and not named, so that they stay: {', '.join(some)}."


def throw_drafts_away(references: Sequence[str]) -> int:
    """Throw away what people began to enter about these records and did not finish; returns how many."""
    drafts = apps.get_model("acting", "Draft").objects.all()
    named = {json.dumps(reference) for reference in references}
    naming = [pk for pk, answers in drafts.values_list("pk", "answers") if any(n in json.dumps(answers) for n in named)]
    drafts.filter(pk__in=naming).delete()
    return len(naming)


def scoured(holdings: "DatabaseHoldings", *, write_anew: bool) -> int:
    """Leave no copy in the gaps of the tables, or say what is left and who has to."""
    from django.db import connection  # noqa: PLC0415 - needs the settings

    records = sum(source.records for source in holdings.sources())
    if connection.vendor != "sqlite" and records > QUICKLY_WRITTEN and not write_anew:
        holdings.free()
        print("Copies lie in the gaps of the tables until PostgreSQL writes over them.")
        print(
            "To have none now, run in a quiet hour, since nobody can search meanwhile: "
            f"{'; '.join(holdings.left_to_write())}."
        )
        return 1
    try:
        holdings.scour()
    except NotTheOwner as refused:
        print(refused)
        return 1
    print("No copy is left in the index, its files or the gaps of the tables.")
    return 0


def _records(many: int) -> str:
    return "1 held record" if many == 1 else f"{many:,} held records"
