"""From a text to words: abbreviations and contractions written out, names and ages told apart, sentences found.

Nothing is lost: every word keeps its place in the text as it was written. What a word is read as depends on the word
alone, so it is worked out once for each different word and kept; what is kept is bounded.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from wayhome.reading.lexicon import Lexicon
from wayhome.reading.passage import Passage, Said
from wayhome.reading.spelling import English, Spelling
from wayhome.reading.vocabulary import Vocabulary

CHILD, ADULT, NAME = "@child", "@adult", "@name"
ADULT_AT = 18
LONGEST = 80  # words after which a sentence without an end is taken to have one
KEPT = 200_000  # different words kept; then it begins anew

TOKEN = re.compile(
    r"(?P<shape>[A-Za-z]{1,3}/[A-Za-z]{1,3}(?![\w/])|[FMfm]\s?/?\s?\d{1,2}(?!\w))"
    r"|(?P<word>[^\W_]+(?:['’`][^\W_]+)*)"
    r"|(?P<end>[.!?]+(?=[\s\"'’”)]|$)|[;:]+(?=\s)|\n+)"
)
SHAPE = re.compile(r"([fm])\s?/?\s?(\d{1,2})", re.IGNORECASE)
CONTRACTED = (
    ("n't", ("not",)), ("'re", ("are",)), ("'ve", ("have",)), ("'ll", ("will",)), ("'m", ("am",)), ("'d", ("'d",)),
    ("'s", ("'s",)),
)  # fmt: skip
DENIED = ("do", "does", "did", "is", "was", "are", "were", "has", "have", "had", "would", "could", "should")
WHOLE = {
    **{f"{word}nt": (word, "not") for word in DENIED},
    **dict.fromkeys(("won't", "wont"), ("will", "not")),
    **dict.fromkeys(("can't", "cant", "cannot"), ("can", "not")),
    "shan't": ("shall", "not"),
}
APOSTROPHES = str.maketrans("’`‘´", "''''")


@dataclass(eq=False)
class Normaliser:
    """Reads words by a lexicon's vocabulary; ``english`` tells its words from names and misspelt ones."""

    lexicon: Lexicon
    english: English
    _kept: dict[tuple[str, bool], tuple[Said, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.vocabulary: Vocabulary = self.lexicon.vocabulary
        self.spelling = Spelling(self.vocabulary.words, self.english)

    def passage(self, text: str, names: Mapping[str, str] = {}) -> Passage:
        """Return a text as a passage; ``names`` says as what a name is read, such as ``@child``."""
        said: list[Said] = []
        starts: list[int] = []
        ends: list[int] = []
        sentences: list[tuple[int, int]] = []
        first = 0
        for found in TOKEN.finditer(text):
            if found.lastgroup == "end" or len(said) - first >= LONGEST:
                if len(said) > first:
                    sentences.append((first, len(said)))
                    first = len(said)
                if found.lastgroup == "end":
                    continue
            raw = found.group()
            for one in self._read(raw, names, opens=len(said) == first):
                said.append(one)
                starts.append(found.start())
                ends.append(found.end())
        if len(said) > first:
            sentences.append((first, len(said)))
        return Passage(text=text, said=said, starts=starts, ends=ends, sentences=sentences)

    def _read(self, raw: str, names: Mapping[str, str], *, opens: bool) -> tuple[Said, ...]:
        if names and (kind := names.get(raw.lower().removesuffix("'s"))):
            return (self.as_said(kind),)
        kept = self._kept.get((raw, opens))
        if kept is None:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            kept = self._kept[raw, opens] = tuple(map(self.as_said, self._written_out(raw, opens=opens)))
        return kept

    def as_said(self, word: str) -> Said:
        """Return a word with the groups it speaks for."""
        return Said(word, self.vocabulary.of(word))

    def _written_out(self, raw: str, *, opens: bool) -> tuple[str, ...]:
        """Return the words that a word as written stands for; ``opens`` says that it begins its sentence."""
        if shape := SHAPE.fullmatch(raw):
            return (CHILD if int(shape[2]) < ADULT_AT else ADULT,)
        word = raw.translate(APOSTROPHES).lower()
        if written := self.lexicon.abbreviations.get(word) or WHOLE.get(word):
            return written
        for ending, stands_for in CONTRACTED:
            if word.endswith(ending):
                return (*self._written_out(raw[: -len(ending)], opens=opens), *stands_for)
        return (self._told(raw, word, opens=opens),)

    def is_known(self, word: str) -> bool:
        """Say whether a word is one of the lexicon or of ordinary English."""
        return word in self.vocabulary.words or word in self.english or not word.isalpha()

    def _told(self, raw: str, word: str, *, opens: bool) -> str:
        """Return a word as it is, as a name, or mended: a name has a capital, and is no word or an unusual one."""
        capital = raw[0].isupper()
        if (capital and len(raw) == 1 and raw not in ("I", "A")) or (self.english and word in self.lexicon.names):
            return NAME
        if capital and not opens and not raw.isupper() and word in self.lexicon.names_and_words:
            return NAME
        if not self.english or self.is_known(word):
            return word
        if capital and not opens and not raw.isupper():
            return NAME
        mended = self.spelling.mended(word)
        return NAME if capital and mended == word and not raw.isupper() else mended
