"""A text as the engine reads it: words with their places in the text, and sentences."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

NO_GROUPS: frozenset[int] = frozenset()


@dataclass(slots=True, frozen=True)
class Said:
    """One word as it is read, in small letters, with the groups by which patterns are looked for that it speaks for.

    ``written`` is the word as it stands in a sentence that is written out: small words have a mark.
    """

    word: str
    groups: frozenset[int] = NO_GROUPS
    written: str = ""


@dataclass(slots=True, eq=False)
class Piece:
    """What stands between two spaces: its words, each with its place in ``raw``, and what it tells of its neighbours.

    ``breaks`` are numbers of words after which a sentence ends in it. ``sign`` is 0 for a piece like most. ``opening``
    is how it reads where it begins a sentence, if that differs. ``back`` says that its first word began with the piece
    before.
    """

    raw: str
    said: tuple[Said, ...]
    spans: tuple[tuple[int, int], ...]
    breaks: tuple[int, ...] = ()
    sign: int = 0
    opening: "Piece | None" = None
    back: bool = False


@dataclass(eq=False, kw_only=True)
class Passage:
    """A text with its words in order, and the pieces that it was written in.

    Several words may share one place: *YP* is read as *young person*. ``sentences`` holds the number of the first word
    of each sentence and of the one after its last.
    """

    text: str
    said: Sequence[Said]
    sentences: Sequence[tuple[int, int]]
    pieces: Sequence[Piece]

    @cached_property
    def starts(self) -> Sequence[int]:
        """Return where each word begins in the text, in characters."""
        return [start for start, _ in self._places]

    @cached_property
    def ends(self) -> Sequence[int]:
        """Return where each word ends in the text, in characters, the end left out."""
        return [end for _, end in self._places]

    @cached_property
    def _places(self) -> list[tuple[int, int]]:
        """Find the places of all words: only asked for where something was found."""
        places: list[tuple[int, int]] = []
        begin, after = 0, 0
        for piece in self.pieces:
            before, begin = begin, self.text.index(piece.raw, after)
            after = begin + len(piece.raw)
            places += [(begin + start, begin + end) for start, end in piece.spans]
            if piece.back:
                first = len(places) - len(piece.spans)
                places[first] = (before, places[first][1])
        return places

    @cached_property
    def each(self) -> "Sequence[Sentence]":
        """Return the sentences, each to be written out where something may be found in it."""
        return [Sentence(self, first, last) for first, last in self.sentences]

    def sentence_of(self, word: int) -> tuple[int, int]:
        """Return the bounds of the sentence in which a word stands."""
        return self.sentences[bisect_right(self._begins, word) - 1]

    def sentence(self, word: int) -> "Sentence":
        """Return the sentence in which a word stands."""
        return self.each[bisect_right(self._begins, word) - 1]

    @cached_property
    def _begins(self) -> list[int]:
        return [first for first, _ in self.sentences]


class Sentence:
    """A sentence written out, so that an expression can be looked for in it.

    What is asked of it is worked out when it is first asked for, and kept without a lock: each sentence is asked often.
    """

    __slots__ = ("_places", "_written", "first", "last", "passage", "spoken_for")

    def __init__(self, passage: Passage, first: int, last: int) -> None:
        self.passage, self.first, self.last = passage, first, last
        self.spoken_for = {one.groups for one in passage.said[first:last]}
        self._places: list[int] | None = None
        self._written = ""

    @property
    def written(self) -> str:
        """Return its words, each with one space after it."""
        if not self._written:
            self._written = " ".join([said.written for said in self.passage.said[self.first : self.last]]) + " "
        return self._written

    def words(self, begin: int, end: int) -> tuple[int, int]:
        """Return the numbers of the first word, and of the one after the last, between two places of ``written``."""
        places = self._places
        if places is None:
            lengths = [len(said.written) + 1 for said in self.passage.said[self.first : self.last]]
            places = self._places = [0, *accumulate(lengths[:-1])]
        first = bisect_right(places, begin) - 1
        return self.first + first, self.first + max(first + 1, bisect_right(places, end - 1))
