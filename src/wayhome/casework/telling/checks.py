"""What must be so of a pack's texts: none harder to read than its reader's limit, none too long for a text message."""

from collections.abc import Iterator

from wayhome.casework.telling.texts import draft, filled, written_as
from wayhome.reading.reading_age import hardest, reading_age
from wayhome.rulebook.checks import fault
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.parse import Fault
from wayhome.rulebook.telling import LONGEST_TEXT, OPEN, NoticeText

LONGEST_LINE = 22
SAMPLES = {name: sample for name, (_, sample) in OPEN.items()}


def check_texts(pack: Pack) -> Iterator[Fault]:
    """Yield everything wrong with the texts of a pack; the formula is of English, and says nothing of Welsh."""
    seen: set[tuple[str, str, str]] = set()
    for text in pack.notice_texts.values():
        named = (text.trigger, text.reader, text.language)
        if named in seen:
            yield fault(pack, text.id, "tells the same reader of the same event as another.", "Keep one of the two.")
        seen.add(named)
        yield from _one(pack, text)
    for frame in pack.notice_readers.values():
        if frame.language == "english":
            lines = "\n".join(filled(line.says, SAMPLES) for line in (*frame.begins, *frame.ends))
            yield from _too_hard(pack, frame.id, lines, frame.reading_age)


def _one(pack: Pack, text: NoticeText) -> Iterator[Fault]:
    frame = written_as(pack, text.reader, text.language)
    if frame is None:
        words = f"is for {text.reader} in {text.language}, and nothing says how they are written to."
        yield fault(pack, text.id, words, "Add them to notice_readers.")
        return
    lines = [filled(line.says, SAMPLES) for line in text.lines]
    if text.language == "english":
        yield from _too_hard(pack, text.id, "\n".join(lines), frame.reading_age)
    made = draft(pack, [text.trigger], text.reader, SAMPLES, text.language)
    if made and len(made.as_text) > LONGEST_TEXT:
        words = f"comes to {len(made.as_text)} characters as a text message, of at most {LONGEST_TEXT}."
        yield fault(pack, text.id, words, "Say it in fewer words.")
    for line in lines:
        if len(line.split()) > LONGEST_LINE:
            yield fault(pack, text.id, f"has a line of {len(line.split())} words: {line}", "One idea a line.")


def _too_hard(pack: Pack, identity: str, words: str, limit: int) -> Iterator[Fault]:
    age = reading_age(words)
    if age > limit:
        worst = "; ".join(one.words for one in hardest(words, limit))
        yield fault(pack, identity, f"asks a reading age of {age}, of at most {limit}: {worst}", "Say it more plainly.")
