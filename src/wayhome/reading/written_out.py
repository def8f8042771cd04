"""What a word as it is written stands for: abbreviations and contractions written out, names told, errors mended."""

import unicodedata
from collections.abc import Iterator, Mapping

from wayhome.reading.contracting import uncontracted
from wayhome.reading.lexicon import Lexicon
from wayhome.reading.spelling import English, Spelling

NAME = "@name"
LONGEST = 40  # letters of a word that are looked at; no word of the lexicon has as many
PLAIN = str.maketrans("’`‘´", "''''", "\u00ad\u200b\u200c\u200d\u2060\ufeff")


class WrittenOut:
    """Writes words out by a lexicon; ``english`` tells words from names and misspelt ones."""

    def __init__(self, lexicon: Lexicon, english: English) -> None:
        self.lexicon, self.english = lexicon, english
        self.words = lexicon.vocabulary.words
        self.spelling = Spelling(self.words, english)

    def word(self, raw: str, *, opens: bool) -> tuple[str, ...]:
        """Return the words that one stands for; ``opens`` says that it begins its sentence."""
        word = plain(raw)
        whole, left, after = uncontracted(word, self.lexicon.abbreviations)
        if whole:
            return whole
        if after:
            return (*self.word(raw[: len(left)], opens=opens), *after)
        return self._told(raw, word, opens=opens)

    def as_one(self, raw: str) -> tuple[str, ...]:
        """Return what two words with a stroke or hyphen between them are (``s/w``, ``re-offend``), or nothing."""
        if "/" in raw:
            return self.lexicon.abbreviations.get(raw.lower(), ())
        word = plain(raw.replace("-", ""))
        return self.lexicon.abbreviations.get(word) or ((word,) if word in self.words else ())

    def is_known(self, word: str) -> bool:
        """Say whether a word is one of the lexicon or of ordinary English."""
        return word in self.words or word in self.english or not word.isalpha()

    def _told(self, raw: str, word: str, *, opens: bool) -> tuple[str, ...]:
        """Return a word as it is, as a name, or mended: a name has a capital, and is no word or an unusual one."""
        capital = raw[0].isupper()
        if (capital and len(raw) == 1 and raw not in ("I", "A")) or (self.english and word in self.lexicon.names):
            return (NAME,)
        inside = capital and not opens and not raw.isupper()
        if inside and word in self.lexicon.names_and_words:
            return (NAME,)
        if not self.english or self.is_known(word):
            return (word,)
        return (NAME,) if inside else self._mended(raw, word)

    def _mended(self, raw: str, word: str) -> tuple[str, ...]:
        mended = self.spelling.mended(word)
        if mended != word:
            return (mended,)
        apart = self.spelling.apart(word)
        named = not apart and raw[0].isupper() and not raw.isupper()
        return (NAME,) if named else apart or (word,)


def plain(raw: str) -> str:
    """Return a word in small letters, without marks that nobody sees, its apostrophes all alike."""
    word = raw[:LONGEST]
    return (word if word.isascii() else unicodedata.normalize("NFKC", word).translate(PLAIN)).translate(PLAIN).lower()


def each_name(names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each word of names with as what it is read."""
    for name, kind in names.items():
        for word in name.lower().split():
            yield word, kind
