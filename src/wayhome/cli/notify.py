"""Tell people with no page open what they owe: by letters that are made from the record and sent by e-mail.

On the way it is looked at who is not here and who carries too much, so that a decision about it is owed.

Several may run at once. Nothing that is owed depends on it: pages never ask what was sent.
"""

import argparse
import logging
import os
import signal
import sys
import threading
from datetime import datetime
from time import monotonic
from typing import TYPE_CHECKING

from django.db import close_old_connections

from wayhome.application.rebuilding import catch_up_some
from wayhome.cli.allocating import Looking, open_looking
from wayhome.cli.given import moment
from wayhome.cli.opening import in_words, open_record
from wayhome.duties.saying import on_the_clock

if TYPE_CHECKING:
    from wayhome.application.notices.outbox import Standing
    from wayhome.cli.posting import Posting
    from wayhome.store.opening import StoredRecord

log = logging.getLogger(__name__)

EVERY = 15.0
FAILING = 1


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take whether to go on, how often, or only to say how things stand."""
    parser.add_argument("--once", action="store_true", help="make and send what is due now, and stop")
    parser.add_argument("--every", type=float, default=EVERY, metavar="SECONDS", help="how often (default: 15)")
    parser.add_argument("--status", action="store_true", help="say what was sent, what waits and what fails, and stop")
    parser.add_argument(
        "--since",
        type=moment,
        metavar="TIME",
        help="the first time: tell what arose or fell due from this time on, with its offset (default: from now on)",
    )
    parser.add_argument("--while-open", action="store_true", help="stop when standard input ends")
    parser.epilog = "With --status, the exit status is 1 while a letter could not be sent."


@in_words
def run(given: argparse.Namespace) -> int:
    """Make and send letters until stopped by a signal; or once; or say how the outbox stands."""
    ledger = open_record()
    from wayhome.cli.posting import open_posting  # noqa: PLC0415 - needs the settings

    posting = open_posting(say)
    if given.status:
        return tell_standing(posting.outbox.standing(), posting.supplies.now())
    looking = open_looking(ledger)
    if given.once:
        look_around(looking)
        made, sent = posting.turn(given.since)
        print(f"{made} {'letter' if made == 1 else 'letters'} made, {sent} sent.")
        return 0
    stopped = stopping()
    if given.while_open:
        stop_when_input_ends(stopped)
    print(f"Telling people what they owe, every {given.every:g} seconds. Stop with Ctrl+C.", flush=True)
    go_on(posting, given.every, stopped, given.since, ledger=ledger, looking=looking)
    return 0


def go_on(
    posting: "Posting",
    every: float,
    stopped: threading.Event,
    since: datetime | None = None,
    *,
    ledger: "StoredRecord | None" = None,
    looking: Looking | None = None,
) -> None:
    """Take turns until stopped; what goes wrong in one, a database that cannot be asked say, is tried in the next.

    Between turns, what large imports and new rules left for later is worked off where a record is given.
    """
    while not stopped.is_set():
        close_old_connections()
        look_around(looking)
        try:
            posting.turn(since)
        except Exception:
            log.exception("Letters could not be made or sent just now. It is tried again in %g seconds.", every)
        until = monotonic() + every
        while ledger is not None and not stopped.is_set() and monotonic() < until and worked_off(ledger):
            continue
        stopped.wait(max(until - monotonic(), 0))


def look_around(looking: Looking | None) -> None:
    """Look who is not here and who carries too much; what goes wrong there holds no letter up."""
    try:
        if looking is not None:
            looking.turn()
    except Exception:
        log.exception("Who carries what could not be looked at just now. It is tried again in a while.")


def worked_off(ledger: "StoredRecord") -> bool:
    """Work off a little of what was left for later; returns whether there is more."""
    try:
        return catch_up_some(ledger) > 0
    except Exception:
        log.exception("What was left for later could not be worked off just now.")
        return False


def stopping(stopped: threading.Event | None = None) -> threading.Event:
    """Return what is set when a signal asks to stop; the turn that is being taken is finished first."""
    stopped = stopped or threading.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda _number, _frame: stopped.set())
    return stopped


def stop_when_input_ends(stopped: threading.Event) -> None:
    """Stop when whoever started this has ended, however it ended: then standard input is closed."""

    def watch() -> None:
        while os.read(sys.stdin.fileno(), 1024):
            continue
        stopped.set()

    threading.Thread(target=watch, daemon=True).start()


def tell_standing(standing: "Standing", now: datetime) -> int:
    """Say how the outbox stands; returns 1 while a letter could not be sent."""
    if standing.progress is None:
        print("No letter was made yet. Run wayhome notify.")
        return 0
    print(f"Sent      {standing.sent}")
    print(f"Unsent    {standing.unsent}")
    if standing.oldest is not None:
        waited = int((now - standing.oldest).total_seconds() // 60)
        print(f"Oldest    made at {on_the_clock(standing.oldest)}, {waited} min ago")
    print(f"Failing   {len(standing.failing)}")
    for failing in standing.failing:
        tried = f"tried {failing.attempts} {'time' if failing.attempts == 1 else 'times'}"
        print(f"  letter {failing.number}: {failing.why}; {tried}, next at {on_the_clock(failing.next_try)}")
    print(f"Read      up to entry {standing.progress.position}, since {on_the_clock(standing.progress.since)}")
    return FAILING if standing.failing else 0


def say(words: str) -> None:
    """Tell operators."""
    print(words, file=sys.stderr, flush=True)
