"""Who and what the words of a record mention: names, phones, registration marks, e-mail addresses and names on line.

Read from how they are written, and from nothing else: a name is two parts or more that begin with capitals, a phone a
run of digits as it is dialled. Better to miss one than to find one that is none. A name in small letters, in capitals
among nothing but capitals, or in letters that have no capitals is not found; nor is a first name alone.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from wayhome.holdings.mentioned_words import (
    BEFORE_A_PERSON,
    COMMON,
    CUES,
    IN_NAMES,
    MAYBE_PLACES,
    PLACES,
    RANKS,
    SMALL_WORDS,
)
from wayhome.holdings.names import every_part, plain
from wayhome.holdings.places import phone
from wayhome.holdings.records import HeldRecord, Person

LETTER = r"[^\W\d_]"
# No pattern knows what a capital is in every alphabet: what is surely none is left out here, the rest is looked at.
CAPITAL = re.compile(rf"(?<![\w'’ʼ])[^\W\d_a-z]{LETTER}*(?:['’ʼ-]{LETTER}+)*(?!\w)\.?")
SMALL = re.compile(rf"[ -](?:(?:{'|'.join(sorted(IN_NAMES))})[ -]){{1,2}}")
BETWEEN = (" ", "-", "‑", "–")
LONGEST_BEFORE = 20
PHONE = re.compile(r"(?<![\w+])(?:\+|0)\d[\d ()-]{7,16}\d(?!\w)")
PLATE = re.compile(r"(?<!\w)(?:[A-Z]{2}\d{2} ?[A-Z]{3}|[a-z]{2}\d{2} ?[a-z]{3})(?!\w)")
OLD_PLATE = re.compile(
    rf"(?i:\b(?:{CUES})\b)[^.\n]{{0,12}}?\b([A-Z]\d{{1,3}} ?[A-Z]{{3}}|[A-Z]{{3}} ?\d{{1,3}}[A-Z])\b"
)
EMAIL = re.compile(r"(?<![\w.])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
HANDLE = re.compile(r"(?<![\w@.])@[\w.]{2,29}\w")
ON_LINE = re.compile(
    r"(?i:\b(?:snap(?:chat)?|insta(?:gram)?|tik ?tok|user ?name|handle)\b)"
    r"[ :=“”\"'‘’]{1,4}(?=[\w.]*[\d_.]\w)([\w.]{2,29}\w)"
)
MOST_PARTS, MOST = 6, 20
NEAR = 60  # characters between somebody's name and what is taken for theirs
AROUND = 60  # characters shown on each side


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Somebody or something that a text mentions: a name, or none, with what stands right after it; and where."""

    person: Person
    start: int
    end: int


@lru_cache(maxsize=4_096)
def mentions(text: str) -> tuple[Mention, ...]:
    """Return what a text mentions, in the order in which it does, at most so many."""
    names = list(_names(text))
    things = sorted(_things(text), key=lambda one: one.start)
    return tuple(sorted(_joined(text, names, things), key=lambda one: one.start)[:MOST])


def mentioned(record: HeldRecord) -> tuple[Mention, ...]:
    """Return what a record's text mentions beside whom the record is about and those it names already."""
    if not record.text:
        return ()
    person = record.person
    known = [every_part(person.name, *person.also_known_as), *map(every_part, record.associates)]
    return tuple(
        one for one in mentions(record.text) if not (one.person.name and _is_known(every_part(one.person.name), known))
    )


def snippet(text: str, start: int, end: int) -> str:
    """Return the words around a place in a text, cut at spaces, with a mark where something was cut."""
    left, right = max(0, start - AROUND), min(len(text), end + AROUND)
    if left:
        left = text.find(" ", left, start) + 1 or start
    if right < len(text):
        right = text.rfind(" ", end, right) if " " in text[end:right] else end
    words = " ".join(text[left:right].split())
    return f"{'… ' if left else ''}{words}{' …' if right < len(text) else ''}"


def _is_known(parts: tuple[str, ...], known: list[tuple[str, ...]]) -> bool:
    return any(all(any(_same(part, one) for one in held) for part in parts) for held in known)


def _same(part: str, held: str) -> bool:
    return part == held or (len(part) == 1 and held.startswith(part)) or (len(held) == 1 and part.startswith(held))


def _joined(text: str, names: list[Mention], things: list[Mention]) -> Iterator[Mention]:
    """Yield each name with what stands right after it in its sentence, and everything else for itself."""
    for at, name in enumerate(names):
        until = names[at + 1].start if at + 1 < len(names) else len(text)
        own = [one for one in things if name.end <= one.start < min(until, name.end + NEAR)]
        own = [one for one in own if not re.search(r"[.!?]\s", text[name.end : one.start])]
        things = [one for one in things if one not in own]
        yield _with(name, own)
    yield from things


def _with(name: Mention, things: list[Mention]) -> Mention:
    held = [one.person for one in things]
    person = Person(
        given_name=name.person.given_name,
        phones=tuple(each for one in held for each in one.phones),
        vehicles=tuple(each for one in held for each in one.vehicles),
        emails=tuple(each for one in held for each in one.emails),
        handles=tuple(each for one in held for each in one.handles),
    )
    return Mention(person=person, start=name.start, end=max([name.end, *(one.end for one in things)]))


def _is_number(written: str) -> bool:
    digits = phone(written)
    return 10 <= len(digits) <= (15 if written.startswith("+") else 11)


def _is_mark(written: str) -> bool:
    return plain(written)[-3:] not in SMALL_WORDS


def _is_any(written: str) -> bool:
    return bool(written)


# What each pattern finds, whether it is one after all, and as what somebody has it.
WRITTEN: tuple[tuple[re.Pattern[str], Callable[[str], bool], Callable[[str], Person]], ...] = (
    (PHONE, _is_number, lambda found: Person(phones=(found,))),
    (PLATE, _is_mark, lambda found: Person(vehicles=(found,))),
    (OLD_PLATE, _is_mark, lambda found: Person(vehicles=(found,))),
    (EMAIL, _is_any, lambda found: Person(emails=(found,))),
    (HANDLE, _is_any, lambda found: Person(handles=(found,))),
    (ON_LINE, _is_any, lambda found: Person(handles=(found,))),
)


def _things(text: str) -> Iterator[Mention]:
    """Yield what is known by how it is written, whoever it belongs to."""
    for pattern, is_one, of in WRITTEN:
        group = pattern.groups
        for found in pattern.finditer(text):
            if is_one(found[group]):
                yield Mention(person=of(found[group]), start=found.start(group), end=found.end(group))


@dataclass(frozen=True, slots=True)
class _Word:
    """A word that begins with a capital: where it stands, and how it is compared."""

    start: int
    end: int
    text: str
    plain: str

    @property
    def is_initial(self) -> bool:
        """Say whether it is one letter that stands for a name; an A or I that is a word is none."""
        return len(self.plain) == 1 and (self.plain not in "ai" or self.text.endswith("."))

    @property
    def may_be_a_name(self) -> bool:
        """Say whether it may be part of a name by how it is written."""
        return self.is_initial or (self.plain not in COMMON and self.plain not in RANKS)


def _names(text: str) -> Iterator[Mention]:
    words = [
        _Word(found.start(), found.end(), found[0], plain(found[0].rstrip(".")))
        for found in CAPITAL.finditer(text)
        if found[0][0].isupper()
    ]
    if len(words) < 2 or _is_shouted(text, words):
        return
    for run in _runs(text, words):
        full = [word for word in run if len(word.plain) > 1 and word.plain not in IN_NAMES]
        initials = [word for word in run if len(word.plain) == 1]
        if full and 2 <= len(full) + len(initials) <= MOST_PARTS and not _is_elsewhere(text, run):
            start, end = run[0].start, run[-1].end
            end -= text[end - 1] == "." and len(run[-1].plain) > 1
            yield Mention(person=Person(given_name=" ".join(text[start:end].split())), start=start, end=end)


def _is_shouted(text: str, words: list[_Word]) -> bool:
    """Say whether nearly all of a text is in capitals, so that a capital says nothing."""
    shouted = sum(len(word.plain) > 2 and word.text.isupper() for word in words)
    return shouted > 4 and shouted > 0.6 * sum(len(word) > 2 for word in text.split())


def _runs(text: str, words: list[_Word]) -> Iterator[list[_Word]]:
    """Yield words that stand together and may be a name."""
    run: list[_Word] = []
    for word in words:
        if word.may_be_a_name and (not run or _goes_on(text, run, word)):
            run.append(word)
            continue
        yield run
        run = [word] if word.may_be_a_name else []
    yield run


def _goes_on(text: str, run: list[_Word], word: _Word) -> bool:
    """Say whether a word belongs to the name before it: only a space, a hyphen, a small word or a comma lies between.

    A comma only after a surname in capitals: KNOX, Tyrell.
    """
    last, gap = run[-1], text[run[-1].end : word.start]
    if gap == ", ":
        return len(run) == 1 and last.text.isupper() and len(last.plain) > 2
    ended = last.text.endswith(".") and len(last.plain) > 1
    return not ended and (gap in BETWEEN or SMALL.fullmatch(gap) is not None)


def _is_elsewhere(text: str, run: list[_Word]) -> bool:
    """Say whether a run is a place, or an officer by what stands before it."""
    before = plain(text[max(0, run[0].start - LONGEST_BEFORE) : run[0].start]).rstrip(" :,").rpartition(" ")[2]
    if before in RANKS or any(word.plain in PLACES for word in run):
        return True
    return run[-1].plain in MAYBE_PLACES and before not in BEFORE_A_PERSON
