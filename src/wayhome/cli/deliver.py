"""Carry messages to children and those who care for them, and hear what became of them.

Several may run at once. Nobody counts as told because of it: only a receipt tells.
"""

import argparse
import logging
from typing import TYPE_CHECKING

from django.db import close_old_connections

from wayhome.cli.notify import stop_when_input_ends, stopping
from wayhome.cli.opening import in_words, open_record
from wayhome.duties.saying import on_the_clock

if TYPE_CHECKING:
    from datetime import datetime

    from wayhome.application.sending.outgoing import QueueStanding
    from wayhome.cli.delivering import Delivering

log = logging.getLogger(__name__)

EVERY = 2.0
LYING = 1


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take whether to go on, how often, or only to say how things stand."""
    parser.add_argument("--once", action="store_true", help="carry what is due now, and stop")
    parser.add_argument("--every", type=float, default=EVERY, metavar="SECONDS", help="how often (default: 2)")
    parser.add_argument("--status", action="store_true", help="say what waits, what arrived and what did not, and stop")
    parser.add_argument("--while-open", action="store_true", help="stop when standard input ends")
    parser.epilog = "With --status, the exit status is 1 while something was not delivered and nobody dealt with it."


@in_words
def run(given: argparse.Namespace) -> int:
    """Carry messages until stopped by a signal; or once; or say how they stand."""
    open_record()
    from wayhome.cli.delivering import open_delivering  # noqa: PLC0415 - needs the settings

    delivering = open_delivering()
    supplies, queue = delivering.outcome.news.supplies, delivering.outcome.queue
    if given.status:
        return tell_standing(queue.standing(supplies.now()), supplies.now())
    if given.once:
        taken = delivering.turn()
        print(f"{taken} {'message' if taken == 1 else 'messages'} looked at.")
        return 0
    if given.while_open:
        stop_when_input_ends(delivering.stopped)
    stopping(delivering.stopped)
    print(f"Carrying messages, every {given.every:g} seconds. Stop with Ctrl+C.", flush=True)
    go_on(delivering, given.every)
    return 0


def go_on(delivering: "Delivering", every: float) -> None:
    """Take turns until stopped; what goes wrong in one is tried in the next.

    Only the kind of what went wrong is logged: its words may hold a number or an address.
    """
    while not delivering.stopped.is_set():
        close_old_connections()
        try:
            delivering.turn()
        except Exception as failed:  # noqa: BLE001 - whatever it is, messages are not given up for it
            log.error(
                "Messages could not be carried just now (%s). It is tried again in %g seconds.",
                type(failed).__name__,
                every,
            )
        delivering.stopped.wait(every)


def tell_standing(standing: "QueueStanding", now: "datetime") -> int:
    """Say how the queue stands; returns 1 while something lies there that nobody dealt with."""
    print(f"Waiting      {standing.waiting}")
    print(f"No receipt   {standing.carried}")
    print(f"Arrived      {standing.arrived}")
    print(f"Undelivered  {standing.undelivered}")
    if standing.oldest is not None:
        waited = int((now - standing.oldest).total_seconds())
        print(f"Oldest due   written at {on_the_clock(standing.oldest)}, {waited} s ago")
    return LYING if standing.undelivered else 0
