"""Reading what is given to a command: a time, a port, a number; what is none is refused with how it is written."""

import argparse
from collections.abc import Callable
from datetime import datetime

from wayhome.kernel.moments import NaiveTime, instant

HIGHEST_PORT = 65_535


def moment(text: str) -> datetime:
    """Read a time with its offset."""
    try:
        return instant(text)
    except NaiveTime as naive:
        raise argparse.ArgumentTypeError(f"{text} is not a time with its offset ({naive})") from naive
    except (ValueError, OverflowError) as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a time; write it like 2026-03-02T20:15:00+00:00") from error


def port(text: str) -> int:
    """Read a port to listen on."""
    found = int(text) if text.isdecimal() else 0
    if not 0 < found <= HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"{text} is not a port; name one from 1 to {HIGHEST_PORT}, such as 8000")
    return found


def at_least(least: int) -> Callable[[str], int]:
    """Return how a number is read that may not be less than another."""

    def number(text: str) -> int:
        if not text.isdecimal() or int(text) < least:
            raise argparse.ArgumentTypeError(f"{text} is not a number of {least} or more")
        return int(text)

    return number
