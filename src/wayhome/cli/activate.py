"""``wayhome activate``: put a rulebook in force, by two people."""

import argparse
import sys
from pathlib import Path

from wayhome.application.activating import activate
from wayhome.application.rebuilding import catch_up
from wayhome.cli.opening import in_words, open_record
from wayhome.kernel.refusals import Refused
from wayhome.packs import load
from wayhome.rulebook.pack import read_pack
from wayhome.rulebook.parse import PackFault
from wayhome.rulebook.schema import Setting
from wayhome.store.supplies import SUPPLIES


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("pack", metavar="PACK", help="the rulebook, such as england-wales")
    parser.add_argument("--proposed-by", required=True, metavar="NAME", help="who proposes it")
    parser.add_argument("--approved-by", required=True, metavar="NAME", help="who approves it: somebody else")
    parser.add_argument("--with", dest="own_times", type=Path, metavar="FILE", help="the force's own times (YAML)")
    parser.add_argument("--confirm-defaults", action="store_true", help="the times left as they are become the force's")
    parser.add_argument("--force", default="force", metavar="NAME", help="the force it is for")


@in_words
def run(given: argparse.Namespace) -> int:
    """Put a rulebook in force from now on; returns 1 when it is refused and 2 when there is no such rulebook."""
    try:
        pack = load(given.pack)
        settings = own_times(given.own_times)
    except PackFault as wrong:
        print(*wrong.faults, sep="\n", file=sys.stderr)
        return 1
    except LookupError as unknown:
        print(f"wayhome activate: {unknown.args[0]}", file=sys.stderr)
        return 2
    ledger = open_record()
    try:
        entered = activate(
            pack, first=given.proposed_by, second=given.approved_by, force=given.force, ledger=ledger,
            supplies=SUPPLIES, settings=settings, confirms=given.confirm_defaults,
        )  # fmt: skip
    except Refused as refused:
        for reason in refused.reasons:
            print(f"wayhome activate: {reason}", file=sys.stderr)
        return 1
    when = "was already in force" if entered.repeated else "is in force from now on"
    print(f"{pack.name} ({pack.content[:12]}) {when}.", flush=True)
    print(f"What is owed was derived again for {catch_up(ledger):,} subjects.")
    return 0


def own_times(file: Path | None) -> tuple[Setting, ...]:
    """Return the settings of a file of the force's own times; raises PackFault with everything that is wrong in it."""
    return read_pack({file.name: file.read_text("utf-8")}).settings if file else ()
