"""``wayhome holdings``: bring in what other systems hold, and look somebody up in it."""

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from getpass import getuser
from pathlib import Path

from wayhome.application.holding.look_up import LookUp, look_up
from wayhome.application.holding.ports import Answer
from wayhome.cli.exports.lines import CannotUse
from wayhome.cli.held_files import bring_in
from wayhome.cli.opening import in_words, open_record
from wayhome.holdings.asking import Asked
from wayhome.holdings.systems import standing_of
from wayhome.kernel.ids import ActorId
from wayhome.kernel.moments import in_london
from wayhome.store.supplies import SUPPLIES

UNUSABLE = 2


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    add = parser.add_argument
    add("what", choices=("import", "search"), help="bring a file of held records in, or look somebody up")
    add("file", nargs="?", type=Path, metavar="FILE", help="import: held records, JSON Lines or CSV with headings")
    add("--system", default="", metavar="NAME", help="import: the system that holds them, where a line names none")
    add("--name", default="", help="search: the name, all of it, in any order")
    add("--aka", action="append", default=[], metavar="NAME", help="search: another name; may be given again")
    add("--born", type=date.fromisoformat, metavar="DATE", help="search: birth date, such as 2011-03-15")
    add("--born-about", type=int, metavar="YEAR", help="search: the year, where only an age is known")
    add("--phone", action="append", default=[], metavar="NUMBER", help="search: a phone; may be given again")
    add("--address", default="", help="search: house and street, with the postcode where it is known")
    add("--vehicle", action="append", default=[], metavar="MARK", help="search: a registration mark")
    add("--by", default="", metavar="NAME", help="search: who looks, for the log; else who is signed in here")
    parser.epilog = (
        "A line that is wrong is named with what would mend it, and the others are brought in. "
        "Bringing the same file in again changes nothing. A search is written in the log of who looked."
    )


@in_words
def run(given: argparse.Namespace) -> int:
    """Bring in or look up; returns 1 when something in a file was wrong, and 2 when it could not be done."""
    try:
        return _import(given) if given.what == "import" else _search(given)
    except CannotUse as unusable:
        print(f"wayhome holdings: {unusable}", file=sys.stderr)
    return UNUSABLE


def _import(given: argparse.Namespace) -> int:
    if given.file is None:
        raise CannotUse("Name the file to bring in.")
    open_record()
    from wayhome.store.holdings.database import DatabaseHoldings  # noqa: PLC0415 - needs the settings

    index = DatabaseHoldings()
    brought = bring_in(given.file, index, at=SUPPLIES.now(), system=given.system)
    for mistake in brought.mistakes:
        print(mistake, file=sys.stderr)
    print(
        f"Brought in from {given.file.name}: {brought.added.new:,} new, {brought.added.changed:,} changed, "
        f"{brought.added.unchanged:,} as before; {brought.left_out:,} left out."
    )
    for name in sorted(brought.systems):
        if standing_of(name) is None:
            print(f"{name}: no system that must be asked is known by this name. It is searched under its own.")
    return 1 if brought.mistakes else 0


def _search(given: argparse.Namespace) -> int:
    asked = Asked(
        name=given.name,
        also_known_as=tuple(given.aka),
        birth_date=given.born,
        born_about=given.born_about,
        phones=tuple(given.phone),
        address=given.address,
        vehicles=tuple(given.vehicle),
    )
    if not asked.words:
        raise CannotUse("Say whom to look up: a name, a birth date, a phone, an address or a vehicle.")
    open_record()
    from wayhome.store.holdings.database import DatabaseHoldings  # noqa: PLC0415 - needs the settings
    from wayhome.store.holdings.known import DatabaseKnownChildren  # noqa: PLC0415
    from wayhome.store.looks import DatabaseLookLog  # noqa: PLC0415

    at = SUPPLIES.now()
    found = look_up(asked, holdings=DatabaseHoldings(), children=DatabaseKnownChildren(), at=at)
    DatabaseLookLog().note(
        actor=ActorId(given.by or getuser()), page="wayhome holdings search", shown=_shown(found), at=at
    )
    for line in said(found):
        print(line)
    return 0


def _shown(found: LookUp) -> tuple[str, ...]:
    return (*(child.child for child in found.children), *(one.record.id for one in found.answer.found))


def said(found: LookUp) -> Iterator[str]:
    """Yield what a search brought back, as a terminal shows it."""
    for child in found.children:
        born = f", born {_day(child.birth_date)}" if child.birth_date else ""
        yield f"{child.strength:<9} {child.child}  {child.name}{born}, in the record {child.record}"
        yield from (f"            {why}" for why in child.why)
    for one in found.answer.found:
        record = one.record
        yield f"{one.strength:<9} {record.id}  {record.system}, {_day(record.on)}: {record.person.name}"
        yield from (f"            {why}" for why in one.why)
    if not found.answer.found and not found.children:
        yield "Nothing came back."
    yield from _searched(found.answer)


def _searched(answer: Answer) -> Iterator[str]:
    if answer.left_off:
        yield f"{len(answer.left_off)} more came back than are listed: ask with more."
    yield from (f"{words}." for words in (*answer.crowded, *answer.cut_short))
    if not answer.reached:
        yield "What other systems hold could not be searched, which does not mean that they hold nothing."
    elif answer.as_of is None:
        yield "Nothing that other systems hold was brought in, so none of it was searched."
    else:
        sources = ", ".join(f"{source.name} {source.records:,}" for source in answer.sources)
        oldest = f"{in_london(answer.as_of):%-d %B %Y at %H:%M}"
        yield f"Searched {answer.index_size:,} held records, the oldest of them brought in on {oldest}: {sources}."


def _day(day: date | None) -> str:
    return f"{day:%-d %b %Y}" if day else "not dated"
