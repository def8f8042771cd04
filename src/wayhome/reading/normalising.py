"""From a text to words: abbreviations and contractions written out, names and ages told apart, sentences found.

Nothing is lost: every word keeps its place in the text as it was written. What stands between two spaces is mostly read
by itself, and once for each different one; what is kept is bounded. The rest is asked of its neighbours: whether a full
stop was left out, whether M25 is a road, whether *her self* is one word.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from wayhome.reading.lexicon import Lexicon
from wayhome.reading.passage import Passage, Piece, Said
from wayhome.reading.pieces import ADULT, ADULT_AT, CHILD, LONGEST, Pieces, Sign
from wayhome.reading.spelling import English
from wayhome.reading.written_out import WrittenOut, each_name, plain

KEPT = 100_000  # different pieces kept; then it begins anew
KEPT_LENGTH = 40  # letters of a piece that is kept
WRAPPED = 40  # letters from which a line may be going on in the next one, if that begins with a small letter
BEFORE_ROAD = frozenset(("the", "on", "onto", "off", "via", "along", "junction"))
AFTER_ROAD = re.compile(
    r"(?:motorway|services|junctions?|j\d+|(?:north|south|east|west|clock|anti-?clock).*|slip|toll)\b", re.IGNORECASE
)
BEFORE_TIME = frozenset((
    "at", "by", "from", "since", "until", "till", "around", "about", "approx", "to", "between", "and", "before",
    "after", "on", "for",
))  # fmt: skip
APART = re.compile(r"(?<=[\w)])(?: {2,}|\t+)(?=[A-Z])")
YEARS = re.compile(r"\d{1,2}(?!\d)")
OF_SELF = re.compile(r"worth|esteem|harm|confiden|image|care|respect|control|medicat|sooth|report|refer|plac|neglect")
STOPS = "()[]\"“”‘’.,;:!?-'"
OPENED = "([\"'“‘"
NO_NAMES: Mapping[str, str] = {}


class Normaliser:
    """Reads words by a lexicon's vocabulary; ``english`` tells its words from names and misspelt ones."""

    def __init__(self, lexicon: Lexicon, english: English) -> None:
        self.lexicon = lexicon
        joins = lexicon.joined
        self.pieces = Pieces(WrittenOut(lexicon, english), self.as_said, frozenset(first for first, _ in joins))
        self._kept: dict[str, Piece] = {}

    def passage(self, text: str, names: Mapping[str, str] = NO_NAMES) -> Passage:
        """Return a text as a passage; ``names`` says as what a name is read, such as ``@child``."""
        laying = Laying(self, dict(each_name(names)))
        for line, fresh in _lines(text):
            if fresh:
                laying.end()
            laying.line([self._kept.get(raw) or self._piece(raw) for raw in line.split()])
        laying.end()
        return Passage(text=text, said=laying.said, sentences=laying.sentences, pieces=laying.pieces)

    def as_said(self, word: str) -> Said:
        """Return a word with the groups it speaks for."""
        vocabulary = self.lexicon.vocabulary
        return Said(word, vocabulary.of(word), vocabulary.written(word))

    def _piece(self, raw: str) -> Piece:
        piece = self.pieces.piece(raw)
        if len(raw) <= KEPT_LENGTH:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            self._kept[raw] = piece
        return piece


@dataclass(eq=False)
class Laying:
    """Lays out pieces one after the other as words and sentences."""

    normaliser: Normaliser
    names: Mapping[str, str]
    said: list[Said] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    first: int = 0
    stopped: bool = False  # a stop came before that may have ended a sentence

    def end(self) -> None:
        """End the sentence, if there is a word in it."""
        if len(self.said) > self.first:
            self.sentences.append((self.first, len(self.said)))
            self.first = len(self.said)

    def line(self, pieces: list[Piece]) -> None:
        """Lay out the pieces of a line; most need no look at their neighbours."""
        said, careful = self.said, bool(self.names)
        for place, piece in enumerate(pieces):
            if piece.sign or careful or self.stopped or len(said) == self.first or len(said) - self.first >= LONGEST:
                pieces[place] = self._careful(piece, pieces, place)
                self._lay(pieces[place])
            else:
                said += piece.said
        self.pieces += pieces

    def _careful(self, piece: Piece, pieces: list[Piece], place: int) -> Piece:
        """Return a piece as it reads here, having ended the sentence where it ends before it."""
        after = pieces[place + 1] if place + 1 < len(pieces) else None
        if len(self.said) - self.first >= LONGEST or self._begins(piece, after):
            self.end()
        if self.names and (named := self._named(piece)):
            return named
        if len(self.said) == self.first and piece.opening:
            piece = piece.opening
        if after and piece.sign & (Sign.SEX | Sign.JOINS) and not piece.breaks:
            return self._with_next(piece, pieces, place)
        return self._road(piece, after) if piece.sign & Sign.ROAD else piece

    def _lay(self, piece: Piece) -> None:
        last = 0
        for number in piece.breaks:
            self.said += piece.said[last:number]
            self.end()
            last = number
        self.said += piece.said[last:]
        self.stopped = bool(piece.sign & Sign.PERHAPS)

    def _begins(self, piece: Piece, after: Piece | None) -> bool:
        """Say whether a sentence begins with a piece (or after it, if it is a dash) although no stop says so."""
        if len(self.said) == self.first:
            return False
        if piece.sign & Sign.SUBJECT or (piece.sign & Sign.STAMP and self._entered(after)):
            return True
        if piece.sign & Sign.DASH:
            return after is not None and (after.raw[0].isupper() or after.raw[0].isdigit())
        return self.stopped and piece.raw.lstrip(OPENED)[:1].isupper()

    def _entered(self, after: Piece | None) -> bool:
        """Say whether a time begins an entry: nothing before it leads up to it, and a capital follows."""
        before = self.said[-1].word if self.said else ""
        return before not in BEFORE_TIME and (after is None or not after.raw[0].islower())

    def _named(self, piece: Piece) -> Piece | None:
        """Return a piece as a name that was passed in: written with a capital, or no word of English."""
        word = plain(piece.raw.strip(STOPS)).removesuffix("'s")
        kind = self.names.get(word)
        if kind is None or len(piece.said) > 2:
            return None
        written_out = self.normaliser.pieces.written_out
        if not piece.raw.lstrip(OPENED)[:1].isupper() and written_out.is_known(word):
            return None
        return replace(piece, said=(self.normaliser.as_said(kind), *piece.said[1:]), opening=None)

    def _with_next(self, piece: Piece, pieces: list[Piece], place: int) -> Piece:
        """Read a piece together with the next one, which then begins where it does."""
        after = pieces[place + 1]
        word = self._together(piece, after, pieces[place + 2] if place + 2 < len(pieces) else None)
        if not word or not after.said:
            return piece
        said = (self.normaliser.as_said(word), *after.said[1:])
        pieces[place + 1] = replace(after, said=said, back=True, opening=None, sign=after.sign & Sign.ENDS)
        return replace(piece, said=piece.said[:-1], spans=piece.spans[:-1])

    def _together(self, piece: Piece, after: Piece, then: Piece | None) -> str:
        if piece.sign & Sign.SEX:
            years = YEARS.match(after.raw)
            return (CHILD if int(years[0]) < ADULT_AT else ADULT) if years else ""
        if not after.said or not piece.said or after.raw[0] in '(["“‘':
            return ""
        word = self.normaliser.lexicon.joined.get((piece.said[-1].word, after.said[0].word), "")
        return "" if word.endswith("self") and then and OF_SELF.match(then.raw) else word

    def _road(self, piece: Piece, after: Piece | None) -> Piece:
        """Return M25 as a road where its neighbours say so, or nothing says otherwise."""
        before = self.said[-1].word if len(self.said) > self.first else ""
        if before in BEFORE_ROAD or (after and AFTER_ROAD.match(after.raw)) or piece.raw.startswith("M25"):
            return replace(piece, said=(self.normaliser.as_said(plain(piece.raw.strip(STOPS))),))
        return piece


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the lines of a text, each with whether a sentence begins with it: not where a long one was only wrapped."""
    length = 0
    for line in text.splitlines():
        bare = line.strip()
        fresh = not (length >= WRAPPED and bare[:1].islower())
        for number, part in enumerate(APART.split(line) if "  " in line or "\t" in line else (line,)):
            yield part, fresh or number > 0
        length = len(bare)
