"""Quotation marks: where a quotation begins and ends, told from apostrophes; one left open ends with its line."""

import re
from collections.abc import Iterator

DOUBLE = re.compile(
    r"\"[^\"\n]{1,900}(?:\"|(?=\n|\Z))|[“„][^”“\n]{1,900}(?:[”“]|(?=\n|\Z))|«[^»\n]{1,900}(?:»|(?=\n|\Z))"
)
OPENS = re.compile(r"(?<![\w.])['‘`](?=[\w\"£#*])(?!(?:em|til|cos|cause|bout|tis|twas|round|n)\b)")
CLOSES = re.compile(r"['’](?!\w)")
CHAT = re.compile(
    r"(?i)\b(?:msgs?|messages?|texts?|txts?|dms?|snaps?|chats?|whatsapp|acct|account)\b[^>\n.]{0,40}> ?([^.>\n]{2,300})"
)
"""What a log copies out of a chat: *Msg from target acct 23:17 > …*, to the end of the sentence."""
LONGEST = 900


def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Return where each quotation begins and ends, its marks included, in characters."""
    double = [found.span() for found in DOUBLE.finditer(text)]
    double += [found.span(1) for found in CHAT.finditer(text) if not DOUBLE.search(found[1])]
    return tuple(sorted([*double, *_single(text, double)]))


def _single(text: str, double: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield quotations in single marks that stand outside double ones."""
    place = 0
    while opened := OPENS.search(text, place):
        start = opened.start()
        if any(begins <= start < ends for begins, ends in double):
            place = start + 1
            continue
        end = _end(text, start)
        if end:
            yield start, end
        place = end or start + 1


def _end(text: str, start: int) -> int:
    """Return where a quotation ends that begins at a place; nothing where it does not end in its line.

    A mark after an s may be a genitive (*lads' flat*): it ends the quotation only where no other does sooner.
    """
    line = text.find("\n", start)
    stop = min(len(text) if line < 0 else line, start + LONGEST)
    genitive = 0
    for closed in CLOSES.finditer(text, start + 2, stop):
        if text[closed.start() - 1] != "s" or not re.match(r"['’] \w", text[closed.start() : closed.start() + 3]):
            return closed.end()
        following = OPENS.search(text, closed.end(), stop)
        later = CLOSES.search(text, closed.end(), stop)
        if later is None or (following and following.start() < later.start()):
            return closed.end()
        genitive = genitive or closed.end()
    return genitive
