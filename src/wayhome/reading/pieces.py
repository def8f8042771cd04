"""What stands between two spaces, told apart: words, ages, times, dates, abbreviations with strokes, ends of sentences.

What a piece is read as depends on the piece alone, so it is worked out once for each different one. Where its
neighbours matter, its sign says so, and whoever lays out the passage looks at them.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from wayhome.reading.contracting import MOCK
from wayhome.reading.passage import Piece, Said
from wayhome.reading.written_out import WrittenOut, plain

CHILD, ADULT = "@child", "@adult"
ADULT_AT = 18
LONGEST = 80  # words after which a sentence without an end is taken to have one
LETTER = r"[^\W_]"
UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
WORD = rf"{LETTER}+(?:[\u0300-\u036f{UNSEEN}]|['’`‘´{UNSEEN}](?={LETTER})|{LETTER})*+"
TOKEN = re.compile(
    rf"""
    (?P<mock>[:;=]-?[)DPp](?!\w)|[😂🤣🙄😏😆😹🤡😜😝🤭])
    |(?P<date>\d{{1,2}}(?P<between>[./-])\d{{1,2}}(?P=between)(?:\d{{4}}|\d\d)(?!\w))
    |(?P<time>\d{{1,2}}[:.]\d\d(?::\d\d)?(?:hrs?|hours|h|am|pm)?(?!\w)|\d{{4}}(?:hrs?|hours|h)(?!\w))
    |(?P<money>£\d+(?:,\d{{3}})*)
    |(?P<years>\d{{1,2}}(?=(?:yo|yoa|yrs?|y/o)(?!\w)))
    |(?P<sex>[FMfm]/?\d{{1,2}}(?!\w)|\d{{1,2}}/?[FM](?![\w/]))
    |(?P<stroke>[A-Za-z]{{1,4}}/[A-Za-z]{{0,4}}(?![\w/]))
    |(?P<dotted>[A-Za-z](?:\.[A-Za-z])+\.?(?!\w))
    |(?P<hyphen>{LETTER}+-{LETTER}+(?![\w'’-]))
    |(?P<word>{WORD})
    |(?P<end>[.!?…]+(?=["'’”)\]*]*$|[^\w\s]*[A-Z])|[;:]+(?=["'’”)\]]*$))
    """,
    re.VERBOSE,
)
MARGIN = 12  # letters before a stop that are looked at
STAMP = re.compile(r"[\[(]?(?:\d{1,2}[:.]?\d\d(?:hrs?|hours|h)|\d\d:\d\d)[\])]?[:.,-]?")
ROAD = re.compile(r"M\d\d?")
STOPPED = frozenset(("mr", "mrs", "ms", "dr", "prof", "sgt", "insp", "supt", "det", "st", "messrs"))
SHORTENED = frozenset((
    "approx", "eg", "ie", "etc", "vs", "ref", "tel", "cont", "rd", "ave", "dept", "jan", "feb", "mar", "apr", "jun",
    "jul", "aug", "sept", "sep", "oct", "nov", "dec", "am", "pm", "hrs", "hr", "yrs", "yr", "min", "mins", "esp",
    "incl", "poss", "prob", "inc", "ltd", "fig", "pp", "para", "no", "nr", "ext", "adj", "cf", "viz", "wk", "addr",
))  # fmt: skip
SUBJECTS = frozenset(("She", "He", "They", "It", "This", "We", "There"))


class Sign:
    """What of a piece depends on its neighbours: numbers that are added up."""

    ENDS = 1  # a sentence ends in it
    PERHAPS = 2  # one ends with it if the next begins with a capital: etc., …
    SEX = 4  # F or M, of which the age may come next
    ROAD = 8  # M25: a road or a man
    STAMP = 16  # 2140hrs: an entry may begin with it
    DASH = 32
    SUBJECT = 64  # She, in the middle: the stop before it may be missing
    JOINS = 128  # the first of two words that are one: her self


@dataclass(eq=False)
class Pieces:
    """Makes pieces. ``joins`` are words that stand for one with the next: ``her self``."""

    written_out: WrittenOut
    as_said: Callable[[str], Said]
    joins: frozenset[str]

    def piece(self, raw: str) -> Piece:
        """Return a piece as it reads inside a sentence, with how it reads at its beginning."""
        inside = self._read(raw, opens=False)
        if not any(letter.isupper() for letter in raw):
            return inside
        opening = self._read(raw, opens=True)
        if opening.said != inside.said:
            inside.opening = opening
        return inside

    def _read(self, raw: str, *, opens: bool) -> Piece:
        said: list[Said] = []
        spans: list[tuple[int, int]] = []
        breaks: list[int] = []
        for found in TOKEN.finditer(raw):
            if found.lastgroup == "end":
                if said and not self._goes_on(raw, found):
                    breaks.append(len(said))
                continue
            for words, span in self._words(found, opens=opens and not said):
                said.extend(map(self.as_said, words))
                spans.extend([span] * len(words))
        breaks = sorted({*breaks, *range(LONGEST, len(said), LONGEST)})
        piece = Piece(raw, tuple(said), tuple(spans), tuple(breaks))
        return replace(piece, sign=self._sign(piece))

    def _words(self, found: re.Match[str], *, opens: bool) -> Iterator[tuple[tuple[str, ...], tuple[int, int]]]:
        """Yield the words of a token, each with its place."""
        raw, kind, span = found.group(), found.lastgroup, found.span()
        if kind == "mock":
            yield (MOCK,), span
        elif kind in ("date", "time", "years"):
            yield (raw.lower(),), span
        elif kind == "money":
            yield ("£", raw[1:].replace(",", "")), span
        elif kind == "sex":
            yield (_person(raw),), span
        elif kind == "dotted":
            yield self.written_out.word(raw.replace(".", ""), opens=opens), span
        elif kind in ("stroke", "hyphen") and (words := self.written_out.as_one(raw)):
            yield words, span
        else:
            for one in re.finditer(WORD, raw):
                begin, end = one.span()
                yield self.written_out.word(one.group(), opens=opens), (span[0] + begin, span[0] + end)

    def _goes_on(self, raw: str, end: re.Match[str]) -> bool:
        """Say whether a stop does not end a sentence, or only may: after Mr, after a number in a list."""
        if end.group() in ("...", "..", "…"):
            return not any(letter.isalpha() for letter in raw[end.end() :])
        before = (
            plain(raw[max(0, end.start() - MARGIN) : end.start()]).rpartition(" ")[2].strip("(\"'").replace(".", "")
        )
        return end.group() == "." and (before in STOPPED or before in SHORTENED or len(before) == 1)

    def _sign(self, piece: Piece) -> int:
        raw, bare = piece.raw, piece.raw.strip("()[]\"'“”‘’.,;:")
        shortened = raw.endswith(".") and plain(bare).replace(".", "") in SHORTENED
        said = {
            Sign.ENDS: bool(piece.breaks),
            Sign.PERHAPS: not piece.breaks and (shortened or raw.endswith(("…", ".."))),
            Sign.SEX: bare in ("F", "M", "f", "m", "F/", "M/"),
            Sign.ROAD: bool(ROAD.fullmatch(bare)) and not raw.startswith("("),
            Sign.STAMP: bool(STAMP.fullmatch(raw)),
            Sign.DASH: raw in ("-", "–", "—", "--"),
            Sign.SUBJECT: raw in SUBJECTS,
            Sign.JOINS: bool(piece.said) and piece.said[-1].word in self.joins,
        }
        return sum(sign for sign, holds in said.items() if holds)


def _person(raw: str) -> str:
    years = int("".join(filter(str.isdigit, raw)))
    return CHILD if years < ADULT_AT else ADULT
