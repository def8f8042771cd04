"""Held records that have what somebody typed among their own words, as rows of what came back."""

from collections.abc import Iterator
from datetime import date

from wayhome.application.holding.in_words import InWords, TextHit
from wayhome.application.holding.ports import HoldingsOutOfReach
from wayhome.web.http import Visit
from wayhome.web.looking_up.row import Row
from wayhome.web.presenting.held import called_source, opener

OUT_OF_REACH = "What other systems hold could not be searched, which does not mean that they hold nothing. Try again."
NOT_ALL = "Not all held records could be searched by their words yet: the index is being built"
CUT_SHORT = "More records have these words than were looked through: type more of them"


def in_words(visit: Visit, asked: str) -> Iterator[Row]:
    """Yield the records whose text has every word, the newest first, then what was not searched."""
    try:
        found = visit.parts.texts.search(asked, may_open=opener(visit))
    except HoldingsOutOfReach:
        yield Row(words=OUT_OF_REACH, aside=True)
        return
    yield from map(_row, found.hits)
    if found.hits or not found.whole:
        yield from (Row(words=f"{words}.", aside=True) for words in left_out(found))


def left_out(found: InWords) -> Iterator[str]:
    """Yield what was not searched or is not shown, a sentence each."""
    if found.cut_short:
        yield CUT_SHORT
    elif found.more:
        yield f"{found.more} more have these words: type more of them"
    if found.restricted == 1:
        yield "1 restricted record was not searched: only the post that may open it can"
    elif found.restricted:
        yield f"{found.restricted:,} restricted records were not searched: only the posts that may open them can"
    if not found.whole:
        yield NOT_ALL


def _row(hit: TextHit) -> Row:
    record = hit.record
    about = f": {record.person.name}" if record.person.name else ""
    return Row(
        words=f"{called_source(record.system)}, {_day(record.on)}{about}",
        note=hit.snippet,
        shows=(record.id,),
    )


def _day(on: date | None) -> str:
    return f"{on.day} {on:%b %Y}" if on else "not dated"
