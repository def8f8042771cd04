"""Misspelt words: told from words of English and from names, and mended to a word that the lexicon knows.

Only words of the lexicon are mended to, since only they can matter, and only where no other word of English is as near
and clearly likelier. How likely one word is meant goes by how usual it is and by what kind of error it would take.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import log10

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

SHORTEST = 4  # letters; a shorter word is too near to too many others
LONG = 8  # letters from which two typing errors are mended
APART = 3  # letters at least of each of two words written as one
LONGEST = 24  # letters of a word that is mended
USUAL = 2_000_000  # occurrences of each of two words written as one
CLEARLY = 0.5  # by how much likelier, in powers of ten, another word of English has to be
MILLIONS = 541_809  # of words, of which the occurrences are counted
RARE = 50_000  # occurrences in half a million million, the least with which a word counts as one of ordinary English


@dataclass(frozen=True, eq=False)
class English:
    """Words of ordinary English with how often each occurs. Without any, no word is a misspelling or a name."""

    frequency: Mapping[str, int] = field(default_factory=dict)

    def __contains__(self, word: str) -> bool:
        return self.frequency.get(word, 0) >= RARE

    def __bool__(self) -> bool:
        return bool(self.frequency)

    def often(self, word: str) -> int:
        """Return how often a word occurs, at least once."""
        return self.frequency.get(word, 1)

    def in_a_million(self, word: str) -> float:
        """Return how often a word occurs in a million words."""
        return self.frequency.get(word, 0) / MILLIONS


NO_ENGLISH = English()


class Spelling:
    """Mends misspelt words to those of a vocabulary, each looked for among words of its length and first letters."""

    def __init__(self, vocabulary: Iterable[str], english: English) -> None:
        self.english = english
        self.vocabulary = frozenset(vocabulary)
        self._near = _by_beginning(word for word in self.vocabulary if len(word) >= SHORTEST and word.isalpha())
        self._usual: dict[tuple[str, int], list[str]] | None = None

    def mended(self, word: str) -> str:
        """Return the word of the vocabulary that a misspelt one means; itself where that cannot be told."""
        if not SHORTEST <= len(word) <= LONGEST:
            return word
        for errors in (1, 2) if len(word) >= LONG else (1,):
            near = _within(word, self._near, errors)
            if near:
                return self._meant(near, word, errors)
        return word

    def apart(self, word: str) -> tuple[str, ...]:
        """Return the two words that were written as one, both of them words of the lexicon; or nothing."""
        if not self.english or not 2 * APART <= len(word) <= LONGEST:
            return ()
        ways = [(word[:place], word[place:]) for place in range(APART, len(word) - APART + 1)]
        likely = [way for way in ways if all(map(self._is_usual, way)) and self.vocabulary.issuperset(way)]
        return max(likely, key=lambda way: min(map(self.english.often, way)), default=())

    def _is_usual(self, word: str) -> bool:
        return self.english.often(word) >= USUAL

    def _meant(self, near: list[str], word: str, errors: int) -> str:
        """Return which of some near words is meant: the likeliest, if no other word of English is clearly likelier."""
        rivals = [one for one in _within(word, self._english, 1) if one not in near]
        if errors > 1 and rivals:
            return word
        best = max(near, key=lambda one: (self._likely(one, word), one))
        least = self._likely(best, word) + CLEARLY
        return word if any(self._likely(one, word) > least for one in rivals) else best

    def _likely(self, meant: str, typed: str) -> float:
        """Return how likely one word is typed for another: how usual it is (powers of ten), less the kind of error."""
        return log10(self.english.often(meant)) - _error(meant, typed) - (meant[0] != typed[0])

    @property
    def _english(self) -> Mapping[tuple[str, int], list[str]]:
        if self._usual is None:
            self._usual = _by_beginning(one for one in self.english.frequency if len(one) >= 3 and one in self.english)
        return self._usual


def _error(meant: str, typed: str) -> float:
    """Return how unusual an error is: letters that change places are the most usual, another letter the least."""
    if sorted(meant) == sorted(typed):
        return 0.0
    if len(meant) == len(typed):
        return 1.0
    return 0.5 if len(meant) > len(typed) else 0.8


def _by_beginning(words: Iterable[str]) -> dict[tuple[str, int], list[str]]:
    """Return words by each of their first two letters and their length: an error changes one of the two at most."""
    found: dict[tuple[str, int], list[str]] = {}
    for word in words:
        for letter in {*word[:2]}:
            found.setdefault((letter, len(word)), []).append(word)
    return found


def _within(word: str, words: Mapping[tuple[str, int], list[str]], errors: int) -> list[str]:
    lengths = range(len(word) - errors, len(word) + errors + 1)
    nearby = [words.get((letter, length), ()) for letter in {*word[:2]} for length in lengths]
    found = (extract(word, some, scorer=OSA.distance, score_cutoff=errors, limit=None) for some in nearby if some)
    return list(dict.fromkeys(one for some in found for one, _, _ in some))
