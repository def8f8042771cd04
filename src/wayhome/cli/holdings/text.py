"""Searching held records by their own words."""

from collections.abc import Iterator
from getpass import getuser

from wayhome.application.holding.in_words import InWords
from wayhome.cli.opening import open_record
from wayhome.kernel.ids import ActorId
from wayhome.store.supplies import SUPPLIES


def find_text(words: str, by: str) -> int:
    """Print the records whose text has all of some words; that they were shown is written in the who-looked log."""
    open_record()
    from wayhome.store.holdings.text import DatabaseTexts  # noqa: PLC0415 - needs the settings
    from wayhome.store.looks import DatabaseLookLog  # noqa: PLC0415

    found = DatabaseTexts().search(words)
    DatabaseLookLog().note(
        actor=ActorId(by or getuser()),
        page="wayhome holdings find --text",
        shown=tuple(hit.record.id for hit in found.hits),
        at=SUPPLIES.now(),
    )
    for line in said(found):
        print(line)
    return 0


def said(found: InWords) -> Iterator[str]:
    """Yield what came back, as a terminal shows it."""
    for hit in found.hits:
        record = hit.record
        on = f"{record.on.day} {record.on:%b %Y}" if record.on else "not dated"
        yield f"{record.id}  {record.system}, {on}: {record.person.name}"
        yield f"            {hit.snippet}"
    if not found.hits:
        yield "Nothing came back."
    if found.cut_short:
        yield "More have these words than were looked through: ask with more of them."
    elif found.more:
        yield f"{found.more} more came back than are listed: ask with more words."
    if found.restricted:
        records = (
            "1 restricted record was" if found.restricted == 1 else f"{found.restricted:,} restricted records were"
        )
        yield f"{records} not searched."
    if not found.whole:
        yield "Not all records are searched by their words yet. Run wayhome holdings build."
