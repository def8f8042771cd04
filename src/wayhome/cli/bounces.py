"""Take a mail server's report on a message from standard input, as an alias of a mail server hands it over.

A report on nothing of ours, or without news, is taken and changes nothing: nobody learns what was sent by trying.
"""

import argparse
import sys

from wayhome.application.sending.delivery_report import receipt_in
from wayhome.cli.opening import in_words, open_record

MOST_BYTES = 10 * 1024 * 1024


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take nothing but what comes in."""
    parser.epilog = 'In a mail server\'s aliases: reports: "|/opt/wayhome/.venv/bin/wayhome bounces"'


@in_words
def run(given: argparse.Namespace) -> int:  # noqa: ARG001 - it takes nothing
    """Take one report, and enter what it says became of a message."""
    open_record()
    from wayhome.application.sending.receipts import take_receipt  # noqa: PLC0415 - needs the settings
    from wayhome.cli.delivering import outcome_of  # noqa: PLC0415

    outcome = outcome_of()
    receipt = receipt_in(sys.stdin.buffer.read(MOST_BYTES), outcome.news.supplies.now())
    if receipt is not None:
        take_receipt(outcome, receipt)
    return 0
