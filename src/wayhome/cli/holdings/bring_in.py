"""``wayhome holdings import``: bring in what another system holds, from a file, a folder or the system itself."""

import argparse
from pathlib import Path

from wayhome.cli.exports.lines import CannotUse
from wayhome.cli.given import moment
from wayhome.cli.holdings.bring_file import bring_file, suggest_mapping
from wayhome.cli.holdings.bring_source import bring_source
from wayhome.cli.holdings.bring_watch import bring_watch
from wayhome.cli.holdings.build import build_if_owed
from wayhome.cli.holdings.desk import tell_standing

EVERY = 30.0


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    add = parser.add_argument
    add("file", type=Path, nargs="?", metavar="FILE", help="held records, JSON Lines or CSV with headings")
    add("--system", default="", metavar="NAME", help="the system that holds them, where a line names none")
    add("--mapping", type=Path, metavar="MAPPING", help="which column means what, as saved with --suggest-mapping")
    add("--suggest-mapping", action="store_true", help="write a first mapping to standard output, for you to mend")
    add("--dry-run", action="store_true", help="say what would change, and change nothing")
    add("--deletions", action="store_true", help="each line names a record to be taken out")
    add("--whole", action="store_true", help="it has every record of its system: what is not in it is taken out")
    add("--yes-take-out", type=int, metavar="N", help="with --whole: so many may go, though they are over a tenth")
    add("--as-at", type=moment, metavar="TIME", help="when the file was made, with offset; else it counts as made now")
    add("--source", metavar="NAME", help="ask a system itself, as the settings say how; all of them: all")
    add("--sources", type=Path, metavar="TOML", help="the settings of the sources; else sources.toml by the record")
    add("--watch", type=Path, metavar="FOLDER", help="take every file that is dropped into this folder")
    add("--every", type=float, default=EVERY, metavar="SECONDS", help="with --watch: how often to look (default: 30)")
    add("--once", action="store_true", help="with --watch: take what is there now, and stop")
    add("--while-open", action="store_true", help="with --watch: stop when standard input ends")
    add("--status", action="store_true", help="say what was brought in last and which source does not answer, and stop")
    parser.epilog = (
        "A line that is wrong is named with what would mend it, and the others are brought in. "
        "Bringing the same file in again changes nothing, and what was broken off goes on where it was."
    )


def run(given: argparse.Namespace) -> int:
    """Bring in what is named; returns 1 when something in it was wrong. Raises CannotUse."""
    if given.status:
        return tell_standing()
    if sum(map(bool, (given.file, given.source, given.watch))) != 1:
        raise CannotUse("Name one of these: a file, --source NAME, or --watch FOLDER.")
    if given.watch:
        return bring_watch(given)
    if given.suggest_mapping and given.file:
        return suggest_mapping(given.file)
    status = bring_source(given) if given.source else bring_file(given)
    for line in () if given.dry_run else build_if_owed():
        print(line)
    return status
