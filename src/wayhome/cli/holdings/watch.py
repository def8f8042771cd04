"""``wayhome holdings watch``: match what came in against children who are missing, where that was broken off."""

import argparse
from collections.abc import Iterator

from wayhome.application.holding.watching import Watched
from wayhome.cli.holdings.linkage_packs import pack_in_force
from wayhome.cli.opening import open_record
from wayhome.cli.watching import watched_holdings
from wayhome.store.supplies import SUPPLIES


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.epilog = (
        "Whatever is brought in is matched as it comes. This goes on where that was broken off; "
        "running it again changes nothing. The exit status is 1 where what is held could not be searched."
    )


def run(_given: argparse.Namespace) -> int:
    """Match what waits."""
    holdings = watched_holdings(open_record())
    for line in said(holdings.go_on(at=SUPPLIES.now())):
        print(line)
    print(f"Weighed by {pack_in_force().id}.")
    if holdings.out_of_reach:
        print("What is held could not be searched, so what came in waits. Run `wayhome holdings build`.")
    return 1 if holdings.out_of_reach else 0


def said(came_to: Watched) -> Iterator[str]:
    """Yield which cases some records touched, as a terminal shows it."""
    if not came_to.touched:
        yield f"{came_to.records:,} records matched: none is news about a child who is missing."
        return
    yield f"{came_to.records:,} records matched. News about children who are missing, entered in their cases:"
    yield from (f"  {record}: {', '.join(references)}" for record, references in came_to.touched.items())
