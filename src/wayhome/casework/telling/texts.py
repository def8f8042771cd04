"""The words a notice begins from: put together for one reader and one way of sending, with what is left open shown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wayhome.rulebook.pack import Pack
from wayhome.rulebook.telling import (
    OPEN,
    Gives,
    Language,
    NoticeReader,
    NoticeText,
    OneLine,
    Reader,
    Symbol,
    Trigger,
    placeholders,
)

YEARS_OF_AN_OLDER_CHILD = 12
GAP = "[{}]"
AWAITING = "awaiting translator’s review"


@dataclass(frozen=True, slots=True)
class Said:
    """One line as it is written, with its symbol."""

    symbol: Symbol
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """A notice as it begins: its title, the lines one by one, the whole as a text message, and what it gives besides.

    ``texts`` are the ids of the pack's texts it is made of. What is left open stands in square brackets.
    """

    title: str
    lines: tuple[Said, ...]
    as_text: str
    gives: tuple[Gives, ...]
    texts: tuple[str, ...]
    reading_age: int

    @property
    def in_full(self) -> str:
        """Return the whole as a letter or an e-mail says it: one idea on a line."""
        return "\n".join(line.words for line in self.lines)


def reader_of(kind: str, years: int | None) -> Reader:
    """Return how somebody is written to; a child whose age is not known is written to as an older child."""
    if kind == "child":
        return "child_under_12" if years is not None and years < YEARS_OF_AN_OLDER_CHILD else "child_12_and_over"
    return "council" if kind in ("council", "provider") else "parent_or_carer"


def text_for(pack: Pack, trigger: Trigger, reader: Reader, language: Language = "english") -> NoticeText | None:
    """Return the text of one kind of event for a reader, reviewed or not; None where the pack holds none."""
    return next(
        (
            text
            for text in pack.notice_texts.values()
            if (text.trigger, text.reader, text.language) == (trigger, reader, language)
        ),
        None,
    )


def written_as(pack: Pack, reader: Reader, language: Language = "english") -> NoticeReader | None:
    """Return how a reader is written to; None where the pack does not say."""
    return next((one for one in pack.notice_readers.values() if (one.reader, one.language) == (reader, language)), None)


def may_offer(pack: Pack, triggers: Iterable[Trigger], reader: Reader, language: Language) -> bool:
    """Say whether every text is there in a language and, where it is not English, was reviewed by a named person."""
    frame = written_as(pack, reader, language)
    texts = [text_for(pack, trigger, reader, language) for trigger in triggers]
    reviewed = language == "english" or (frame is not None and bool(frame.reviewed_by.strip()))
    return frame is not None and reviewed and all(text is not None and text.may_be_sent for text in texts)


def draft(
    pack: Pack,
    triggers: Sequence[Trigger],
    reader: Reader,
    known: Mapping[str, str],
    language: Language = "english",
) -> Drafted | None:
    """Draft one notice of one or several events; ``known`` fills what is left open, by name.

    None where the pack lacks a text or does not say how the reader is written to. The caller asks ``may_offer`` first.
    """
    frame = written_as(pack, reader, language)
    texts = [text_for(pack, trigger, reader, language) for trigger in dict.fromkeys(triggers)]
    there = [text for text in texts if text is not None]
    if frame is None or not there or len(there) < len(texts):
        return None
    told = [line for text in there for line in text.lines]
    middle = "\n".join(filled(line.says, known) for line in told)
    return Drafted(
        title=frame.title,
        lines=tuple(_said(line, known) for line in (*frame.begins, *told, *frame.ends)),
        as_text="\n".join((filled(frame.text_begins, known), middle, filled(frame.text_ends, known))),
        gives=tuple(dict.fromkeys(one for text in there for one in text.gives)),
        texts=tuple(text.id for text in there),
        reading_age=frame.reading_age,
    )


def filled(says: str, known: Mapping[str, str]) -> str:
    """Fill what a line leaves open; what is not known stands in square brackets, to be filled in by a person."""
    for name in placeholders(says):
        given = known.get(name, "").strip() or GAP.format(OPEN[name][0] or name)
        ends = given.endswith((".", "!", "?")) and f"{{{name}}}." in says
        says = says.replace(f"{{{name}}}.", given) if ends else says.replace(f"{{{name}}}", given)
    return says


def left_open(text: str) -> tuple[str, ...]:
    """Return what still stands in square brackets in a text that is about to go."""
    return tuple(part.partition("]")[0] for part in text.split("[")[1:] if "]" in part)


def _said(line: OneLine, known: Mapping[str, str]) -> Said:
    return Said(line.symbol, filled(line.says, known))
