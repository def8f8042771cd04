"""The prompt while somebody writes: what the words in a box may do to the child they are about, and other words.

It is asked after a pause, beside the box; during a call it is one line that opens, for afterwards, and stays as the
writer left it while it says the same. Nothing of what is
typed is kept or logged, nothing is stopped by it, and no word is put in without the writer's click.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2s

from wayhome.reading.findings import Who, WordingFinding
from wayhome.reading.wording import read_wording
from wayhome.web.http import SENDING, Page, Visit, shows_no_record

LONGEST = 40_000  # characters that are read while somebody types; the whole text is read when it is saved
DIGEST_BYTES = 6
AT_MOST = 5  # findings that one prompt shows
ABOUT_A_CHILD = Who(child_in_scope=True)
OTHERS = ("attributed", "quoted", "adopted")  # voices of somebody else than whoever writes


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompted:
    """One finding as the prompt shows it: the words, where they stand, why, what to ask, and other words.

    ``theirs``: the words are somebody else's, who is quoted or relied on.
    """

    words: str
    start: int
    end: int
    why: str
    ask: str
    suggest: tuple[str, ...]
    theirs: bool


@shows_no_record(methods=SENDING)
def prompt(visit: Visit) -> Page:
    """Answer with what is pointed out in the text of one box."""
    sent = visit.request.POST
    box = sent.get("box", "")
    name = visit.request.headers.get("HX-Trigger-Name", "")
    text = sent.get(name, "") or sent.get("text", "")
    found = sorted(read_wording(visit.parts.engine(), text[:LONGEST], ABOUT_A_CHILD), key=_gravest)
    shown = tuple(_prompted(text, found))[:AT_MOST]
    content = {
        "box": box,
        "same": _same(name, text, shown, len(found)),
        "live": sent.get("live") == "yes",
        "count": len(found),
        "found": shown,
        "more": max(0, len(found) - AT_MOST),
    }
    return Page(template="wording/prompt.html", content=content)


def _same(name: str, text: str, shown: Sequence[Prompted], count: int) -> str:
    """Return what stays the same while the prompt of a box says the same: the page then leaves it as it stands.

    Where words stand counts only if they stand there more than once: otherwise they are found wherever they moved to.
    """
    said = [(one.words, one.why, one.theirs, one.start if text.count(one.words) > 1 else 0) for one in shown]
    return blake2s(repr((name, count, said)).encode(), digest_size=DIGEST_BYTES).hexdigest()


def _gravest(one: WordingFinding) -> tuple[str, bool, int]:
    """Return what sorts the gravest first, and of those the writer's own words before somebody else's."""
    return one.severity, one.voice in OTHERS, one.start


def _prompted(text: str, found: Iterable[WordingFinding]) -> Iterator[Prompted]:
    for one in found:
        yield Prompted(
            words=text[one.start : one.end],
            start=one.start,
            end=one.end,
            why=one.message,
            ask=one.ask,
            suggest=one.suggest,
            theirs=one.voice in OTHERS,
        )
