"""``wayhome holdings reconcile``: link everything that is held anew, and propose which records are of one person."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TYPE_CHECKING

from wayhome.application.linking.ports import CannotLink
from wayhome.application.linking.proposing import Difference, differences
from wayhome.application.linking.reconciling import Reconciled, Reconciling
from wayhome.application.linking.steps import Steps
from wayhome.application.ports import EventLog
from wayhome.cli.exports.lines import CannotUse
from wayhome.cli.holdings.linkage_packs import pack_in_force
from wayhome.cli.opening import open_record
from wayhome.holdings.asking import Tier
from wayhome.holdings.judgements import Node, held, reference_of
from wayhome.holdings.linkage_pack import LinkagePack
from wayhome.store.linking.opening import open_linker_for
from wayhome.store.supplies import SUPPLIES

if TYPE_CHECKING:
    from wayhome.store.linking.proposals import DatabaseProposals

SHOWN = 40
WORDS = {"new": "New", "grown": "Grown", "smaller": "Smaller", "gone": "Gone"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    add = parser.add_argument
    add("--pack", default="", metavar="PACK", help="weigh by this linkage pack (default: the one in force)")
    add("--tier", choices=("certain", "probable"), default="probable", help="follow links of this tier and above")
    add("--dry-run", action="store_true", help="say what would be proposed, and keep nothing")
    add("--all", action="store_true", help=f"name every difference, and not the first {SHOWN} only")
    add("--clear", action="store_true", help="throw away what was proposed, and stop")
    parser.epilog = (
        "Nothing is joined: what comes of it is proposed to persons, who judge. Run it as often as you like. "
        "One that was broken off takes up where it stopped, unless a record or the pack has changed."
    )


def run(given: argparse.Namespace) -> int:
    """Link everything. Raises CannotUse."""
    ledger = open_record()
    from wayhome.store.linking.proposals import DatabaseProposals  # noqa: PLC0415 - needs the settings
    from wayhome.store.linking.steps import DatabaseSteps  # noqa: PLC0415

    proposals, steps = DatabaseProposals(), DatabaseSteps()
    if given.clear:
        proposals.clear()
        steps.clear()
        print("What was proposed is thrown away.")
        return 0
    begun, pack = monotonic(), pack_in_force(given.pack)
    found = _linked(pack, given.tier, ledger, steps)
    now = [tuple(filter(None, map(reference_of, group))) for group in found.proposed.groups]
    changed = _changed(proposals, now)
    for line in told(found, changed, most=len(changed) if given.all else SHOWN):
        print(line)
    if given.dry_run:
        print("Nothing was kept.")
    else:
        _keep(proposals, found, pack.id, now)
    steps.clear()
    print(f"By {pack.id}, in {monotonic() - begun:.0f} seconds.")
    return 0


def _linked(pack: LinkagePack, least: Tier, ledger: EventLog, steps: Steps) -> Reconciled:
    """Link everything, from where it was broken off. Raises CannotUse."""
    from wayhome.application.holding.every_judgement import EveryJudgement  # noqa: PLC0415
    from wayhome.store.linking.held import every_record  # noqa: PLC0415 - needs the settings

    records = {record.id: record for record in every_record()}
    judged = EveryJudgement(ledger).standing()
    try:
        linker = open_linker_for(len(records), pack.names)
        return Reconciling(records, pack, judged, _tell, least, steps).run(linker)
    except CannotLink as lacking:
        raise CannotUse(str(lacking)) from lacking


def _tell(words: str) -> None:
    print(words, file=sys.stderr)


def _changed(proposals: "DatabaseProposals", now: Iterable[tuple[str, ...]]) -> tuple[Difference, ...]:
    return differences(*(_nodes(groups) for groups in (proposals.groups(), now)))


def _nodes(groups: Iterable[tuple[str, ...]]) -> list[tuple[Node, ...]]:
    return [tuple(map(held, group)) for group in groups if len(group) > 1]


def _keep(proposals: "DatabaseProposals", found: Reconciled, pack: str, now: Iterable[tuple[str, ...]]) -> None:
    from wayhome.store.linking.proposals import Linking  # noqa: PLC0415 - needs the settings

    linking = Linking(at=SUPPLIES.now(), pack=pack, records=found.records, pairs=found.pairs)
    proposals.keep(linking, [group for group in now if len(group) > 1])


def told(found: Reconciled, changed: tuple[Difference, ...], *, most: int) -> Iterator[str]:
    """Yield what linking everything came to, as a terminal shows it."""
    certain, probable = (len(found.links[tier]) for tier in ("certain", "probable"))
    yield f"{found.records:,} records, {found.pairs:,} pairs: {certain:,} certain, {probable:,} probable."
    groups, members = len(found.proposed.groups), sum(map(len, found.proposed.groups))
    begun = f"1 group of {members:,} records is" if groups == 1 else f"{groups:,} groups of {members:,} records are"
    yield f"{begun} proposed. A person judges; nothing was joined."
    yield from _apart(found, most)
    counts = ", ".join(f"{sum(one.change == change for one in changed):,} {change}" for change in WORDS)
    yield f"Since the last time: {counts}." if changed else "Since the last time nothing changed."
    yield from (f"  {difference(one)}" for one in changed[:most])
    if len(changed) > most:
        yield f"  and {len(changed) - most:,} more (--all names them)."


def _apart(found: Reconciled, most: int) -> Iterator[str]:
    whys = Counter(one.why for one in found.proposed.kept_apart)
    if whys:
        yield f"{whys.total():,} pairs were not followed, because what they would join differs:"
        yield from (f"  {why} ({many:,} pair{'s' * (many > 1)})" for why, many in whys.most_common(most))


def difference(one: Difference) -> str:
    """Return what became of a group, in words."""
    came = f"; {_names(one.came)} came" if one.came and one.change == "grown" else ""
    went = f"; {_names(one.went)} went" if one.went else ""
    return f"{WORDS[one.change]}: {_names(one.members)}{came}{went}"


def _names(nodes: Iterable[Node]) -> str:
    return ", ".join(reference_of(node) or node for node in sorted(nodes))
