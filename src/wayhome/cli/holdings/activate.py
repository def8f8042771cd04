"""``wayhome holdings activate``: put a linkage pack in force, by two people, or say which is."""

import argparse
import sys
from collections.abc import Mapping

from wayhome.application.linking.putting_in_force import Groups, Putting, in_force, put_in_force
from wayhome.application.ports import EventLog
from wayhome.cli.holdings.linkage_packs import pack_in_force, pack_texts, read_pack
from wayhome.cli.opening import open_record
from wayhome.kernel.moments import in_london
from wayhome.kernel.refusals import Refused
from wayhome.packs import linkage, linkage_available
from wayhome.store.supplies import SUPPLIES

GROUPS: Mapping[Groups, str] = {
    "alike": "It finds every group of names that was tried as well as the others",
    "apart": "It does not find every group of names as well; why it is in force all the same is in the record",
    "too_few": "It was tried on too few people to say whether it finds every group of names as well",
    "not_tried": "It was not tried on people who are known",
    "as_supplied": "It is the product's own; what it was tried on is in its documentation",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    add = parser.add_argument
    add("pack", nargs="?", default="", metavar="PACK", help="a folder that was trained, or a pack of the product's own")
    add("--proposed-by", default="", metavar="NAME", help="who proposes it")
    add("--approved-by", default="", metavar="NAME", help="who approves it: somebody else")
    add("--reason", default="", metavar="WORDS", help="why, where it is not known to find every group of names as well")
    parser.epilog = (
        "Without a pack it says which is in force. Every search weighs by it from then on, with no need to start anew."
    )


def run(given: argparse.Namespace) -> int:
    """Put a pack in force from now on; returns 1 when it is refused. Raises CannotUse where there is no such pack."""
    ledger = open_record()
    if not given.pack:
        _say(ledger)
        return 0
    from wayhome.store.holdings.weights import DatabasePacks  # noqa: PLC0415 - needs the settings

    files = pack_texts(given.pack)
    pack = read_pack(files)
    supplied = frozenset(linkage(name).content for name in linkage_available())
    putting = Putting(
        pack=pack, files=files, first=given.proposed_by, second=given.approved_by, reason=given.reason,
        supplied=supplied,
    )  # fmt: skip
    try:
        entered = put_in_force(putting, kept=DatabasePacks(), ledger=ledger, supplies=SUPPLIES)
    except Refused as refused:
        for reason in refused.reasons:
            print(f"wayhome holdings activate: {reason}", file=sys.stderr)
        return 1
    when = "was already in force" if entered.repeated else "is in force from now on"
    print(f"{pack.id} {when}. {GROUPS[putting.groups]}.")
    return 0


def _say(log: EventLog) -> None:
    """Say by which pack held records are weighed. Raises CannotUse where it is not kept as it was."""
    now, pack = in_force(log), pack_in_force()
    if now is None:
        print(f"{pack.id}, the product's own: nobody has put another in force.")
        return
    since = f"{in_london(now.since):%-d %B %Y at %H:%M}"
    print(f"{pack.id} since {since}, proposed by {now.first} and approved by {now.second}. {GROUPS[now.groups]}.")
