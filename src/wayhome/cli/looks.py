"""Read who looked at a record, or what somebody was shown, for a purpose that the law lists; the reading is noted."""

import argparse
import csv
import sys

from wayhome.application.looking import Look, ReadingPurpose, looked
from wayhome.cli.opening import in_words, open_record
from wayhome.kernel.ids import ActorId
from wayhome.kernel.moments import iso_london
from wayhome.store.supplies import now

NOT_DONE = 2
HEADINGS = ("when", "who", "page", "purpose", "shown")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take whose looks are asked for, and why and by whom."""
    add = parser.add_argument
    add("--record", metavar="RECORD", help="a case, a child's own record or a held record, as its page names it")
    add("--person", metavar="NAME", help="who looked, as they sign in")
    purposes = "; ".join(f"{one}: {one.words}" for one in ReadingPurpose)
    add("--purpose", required=True, choices=[str(one) for one in ReadingPurpose], help=purposes)
    add("--by", required=True, metavar="NAME", help="who reads the log: it is noted beside the purpose")
    parser.epilog = (
        "Writes CSV to standard output, a line for each page that was shown, the oldest first. The law lets the log be "
        "read for these purposes and no other."
    )


@in_words
def run(given: argparse.Namespace) -> int:
    """Write the looks as CSV; returns 2 where nothing is named to look for, or nobody who asks."""
    if not given.record and not given.person:
        print("Name a record with --record, a person with --person, or both.", file=sys.stderr)
        return NOT_DONE
    if not given.by.strip():
        print("Say with --by who reads the log.", file=sys.stderr)
        return NOT_DONE
    open_record()
    from wayhome.store.looks import DatabaseLookLog  # noqa: PLC0415 - needs the settings

    person = ActorId(given.person) if given.person else None
    log, by = DatabaseLookLog(), ActorId(given.by.strip())
    found = looked(log, purpose=given.purpose, by=by, at=now(), shown=given.record or None, actor=person)
    written = csv.writer(sys.stdout)
    written.writerow(HEADINGS)
    written.writerows(map(_row, found))
    print(f"{len(found):,} {'look' if len(found) == 1 else 'looks'}.", file=sys.stderr)
    return 0


def _row(look: Look) -> list[str]:
    return [_cell(one) for one in (iso_london(look.at), look.actor, look.page, look.purpose, " ".join(look.shown))]


def _cell(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
