"""The forms of a word: what a lexicon means when it writes ``choose*``.

Regular English endings are made by rule; what is irregular stands in the lexicon as a line of forms.
"""

from collections.abc import Iterable, Mapping

VOWELS = frozenset("aeiou")
HISSING = ("s", "x", "z", "ch", "sh", "o")


def forms(word: str, irregular: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return every form of a word, itself first: those of its line among the irregular ones, or the regular ones."""
    declared = irregular.get(word)
    return declared or tuple(dict.fromkeys((word, *_regular(word))))


def by_first(lines: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Return lines of forms by the word they begin with: ``choose chooses chose chosen choosing``."""
    rows = (tuple(line.split()) for line in lines)
    return {row[0]: row for row in rows if row}


def _regular(word: str) -> Iterable[str]:
    if word.endswith("e"):
        return word + "s", word + "d", word[:-1] + "ing"
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ies", word[:-1] + "ied", word + "ing"
    plural = word + ("es" if word.endswith(HISSING) else "s")
    stem = word + word[-1] if _doubles(word) else word
    return plural, stem + "ed", stem + "ing"


def _doubles(word: str) -> bool:
    """Say whether a short word doubles its last letter before an ending: drop, dropped."""
    if len(word) < 3 or word[-1] in "aeiouwxy":
        return False
    vowels = sum(letter in VOWELS for letter in word)
    return vowels == 1 and word[-2] in VOWELS
