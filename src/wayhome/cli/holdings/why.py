"""``wayhome holdings why A B``: two held records side by side, and what each thing they have in common weighs."""

import argparse
from collections.abc import Iterator
from getpass import getuser
from itertools import zip_longest
from textwrap import wrap

from wayhome.application.holding.ports import HoldingsIndex, HoldingsOutOfReach
from wayhome.application.holding.side_by_side import Beside
from wayhome.application.linking.why import Why, waterfall, why, why_by
from wayhome.cli.exports.lines import CannotUse
from wayhome.cli.holdings.linkage_packs import pack_in_force
from wayhome.cli.opening import open_record
from wayhome.holdings.linkage_pack import LinkagePack
from wayhome.holdings.records import HeldRecord
from wayhome.kernel.ids import ActorId
from wayhome.store.supplies import SUPPLIES

LABEL, COLUMN, BAR = 16, 34, 2.0  # bits to a block
DOES_NOT_ADD_UP = 1
TIERS = {
    "certain": "certain",
    "probable": "probable",
    "possible": "possible",
    "connected": "about somebody near them, not about them",
    "named": "named only: the name alone says too little",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    add = parser.add_argument
    add("one", metavar="A", help="the reference of the record whose person is asked for")
    add("other", metavar="B", help="the reference of the record that is compared with it")
    add("--pack", default="", metavar="PACK", help="weigh by this linkage pack alone, each value as common as usual")
    add("--by", default="", metavar="NAME", help="who looks, for the log; else who is signed in here")
    parser.epilog = "Both records are read anew. What is shown is written in the log of who looked."


def run(given: argparse.Namespace) -> int:
    """Compare two records; returns 1 where the evidence does not add up. Raises CannotUse."""
    open_record()
    from wayhome.store.holdings.database import DatabaseHoldings  # noqa: PLC0415 - needs the settings
    from wayhome.store.looks import DatabaseLookLog  # noqa: PLC0415

    holdings, at = DatabaseHoldings(), SUPPLIES.now()
    pack = pack_in_force(given.pack)
    try:
        one, other = (_record(reference, holdings) for reference in (given.one, given.other))
        found = why_by(pack, one, other) if given.pack else why(one, other, holdings=holdings, at=at)
    except HoldingsOutOfReach as unreached:
        raise CannotUse(f"What is held cannot be searched. {unreached}".strip()) from unreached
    who = ActorId(given.by or getuser())
    DatabaseLookLog().note(actor=who, page="wayhome holdings why", shown=(one.id, other.id), at=at)
    for line in said(found, pack):
        print(line)
    return 0 if found.adds_up else DOES_NOT_ADD_UP


def _record(reference: str, holdings: HoldingsIndex) -> HeldRecord:
    record = holdings.record(reference)
    if record is None:
        raise CannotUse(f"No record {reference} is held. References are as the system that holds them gives them.")
    if record.restricted_to:
        raise CannotUse(f"{reference} is restricted: only {record.restricted_to} may open it, and only on a page.")
    return record


def said(found: Why, pack: LinkagePack) -> Iterator[str]:
    """Yield two records side by side and their evidence, as a terminal shows it."""
    yield from _line("", _head(found.one), _head(found.other))
    for row in found.rows:
        yield from _row(row)
    yield ""
    yield from _evidence(found)
    yield ""
    yield from _checked(found, pack)


def _head(record: HeldRecord) -> str:
    return f"{record.id}, {record.system.replace('_', ' ')}" + (f", {record.on:%-d %b %Y}" if record.on else "")


def _row(row: Beside) -> Iterator[str]:
    return _line(row.words, "; ".join(row.one) or "not said", "; ".join(row.other) or "not said")


def _line(label: str, left: str, right: str) -> Iterator[str]:
    lines = zip_longest([label], wrap(left, COLUMN), wrap(right, COLUMN), fillvalue="")
    yield from (f"{at:<{LABEL}}{one:<{COLUMN + 2}}{two}".rstrip() for at, one, two in lines)


def _evidence(found: Why) -> Iterator[str]:
    if found.tier is None:
        yield f"A search for what {found.one.id} says does not bring {found.other.id} back: too little agrees."
        return
    for piece, total in waterfall(found):
        yield f"{piece.bits:+7.2f}  {total:+7.2f}  {_bar(piece.bits):<10}  {piece.words}"
    yield f"{found.bits:+7.2f} bits: {TIERS[found.tier]}."
    yield from (f"But: {words}." for words in found.doubts)
    if found.through:
        through = ", ".join(found.through)
        yield f"Found through {through}: what that says of the same person counts beside what {found.one.id} says."


def _bar(bits: float) -> str:
    """Draw how much a piece weighs: for it with =, against it with -."""
    return ("=" if bits > 0 else "-") * min(10, round(abs(bits) / BAR))


def _checked(found: Why, pack: LinkagePack) -> Iterator[str]:
    if found.tier is not None and found.adds_up:
        yield f"Checked: the pieces come to {found.bits:+.2f}, and weighing both records again comes to the same."
    elif not found.adds_up:
        again = "nothing" if found.again is None else f"{found.again:+.2f}"
        yield f"DOES NOT ADD UP: {found.bits:+.2f} is said, and weighing again comes to {again}. Do not rely on it."
    yield f"Weighed by {pack.id}."
