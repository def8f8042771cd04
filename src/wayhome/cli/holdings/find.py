"""``wayhome holdings find``: look somebody up in what other systems hold."""

import argparse
from collections.abc import Iterator
from datetime import date
from getpass import getuser

from wayhome.access.actors import Role
from wayhome.application.holding.look_up import LookUp, look_up
from wayhome.application.holding.ports import Answer
from wayhome.cli.exports.lines import CannotUse
from wayhome.cli.holdings.text import find_text
from wayhome.cli.opening import open_record
from wayhome.holdings.asking import Asked, Found
from wayhome.kernel.ids import ActorId
from wayhome.kernel.moments import in_london
from wayhome.store.supplies import SUPPLIES


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    add = parser.add_argument
    add("--name", default="", help="the name, all of it, in any order")
    add("--aka", action="append", default=[], metavar="NAME", help="another name; may be given again")
    add("--born", type=date.fromisoformat, metavar="DATE", help="birth date, such as 2011-03-15")
    add("--born-about", type=int, metavar="YEAR", help="the year, where only an age is known")
    add("--phone", action="append", default=[], metavar="NUMBER", help="a phone; may be given again")
    add("--address", default="", help="house and street, with the postcode where it is known")
    add("--vehicle", action="append", default=[], metavar="MARK", help="a registration mark")
    add("--text", default="", metavar="WORDS", help="words that the text of a record has, and nobody in particular")
    add("--by", default="", metavar="NAME", help="who looks, for the log; else who is signed in here")
    parser.epilog = "A search is written in the log of who looked."


def run(given: argparse.Namespace) -> int:
    """Look somebody up. Raises CannotUse where nothing is asked."""
    if given.text:
        return find_text(given.text, given.by)
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
        actor=ActorId(given.by or getuser()), page="wayhome holdings find", shown=_shown(found), at=at
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
        yield f"{child.tier:<9} {child.child}  {child.name}{born}, in the record {child.record}"
        yield from (f"            {why}" for why in child.why)
    for one in found.answer.found:
        yield from _held(one)
    if not found.answer.found and not found.children:
        yield "Nothing came back."
    yield from _searched(found.answer)


def _held(one: Found) -> Iterator[str]:
    """Yield a record with why it came back; of a restricted one only who may open it, whatever was asked with."""
    record = one.record
    if record.restricted_to:
        yield f"{one.tier:<9} {record.id}  restricted: {posts(record.restricted_to)} may open it, on a page"
        return
    yield f"{one.tier:<9} {record.id}  {record.system}, {_day(record.on)}: {record.person.name}"
    yield from (f"            {why}" for why in one.why)


def posts(restricted_to: str) -> str:
    """Return who may open a restricted record, in words; a post that nobody knows is said as it was brought in."""
    return next((role.words.lower() for role in Role if role.key == restricted_to), restricted_to)


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
        yield f"Weighed by {answer.linkage}."


def _day(day: date | None) -> str:
    return f"{day:%-d %b %Y}" if day else "not dated"
