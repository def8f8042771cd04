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


def by_form(lines: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Return lines of forms by each of their forms: ``choose chooses chose chosen choosing``."""
    rows = [tuple(line.split()) for line in lines if line.split()]
    by_any = {form: row for row in rows for form in row}
    return by_any | {row[0]: row for row in rows}


def _regular(word: str) -> Iterable[str]:
    """Yield the regular forms. Where spelling varies (travelled, traveled) it is every spelling: none is read amiss."""
    if word.endswith(("ise", "ize")) and len(word) > 5:
        other = word[:-2] + ("ze" if word.endswith("ise") else "se")
        return (*_with_e(word), other, *_with_e(other))
    if word.endswith("ie"):
        return word + "s", word + "d", word[:-2] + "ying"
    if word.endswith("e"):
        return _with_e(word)
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ies", word[:-1] + "ied", word + "ing"
    if word.endswith("c"):
        return word + "s", word + "ked", word + "king"
    plural = word + ("es" if word.endswith(HISSING) else "s")
    stems = (word + word[-1], word) if _may_double(word) else (word,)
    return plural, *(stem + ending for stem in stems for ending in ("ed", "ing"))


def _with_e(word: str) -> tuple[str, ...]:
    ing = word + "ing" if word.endswith(("ee", "oe", "ye")) else word[:-1] + "ing"
    return word + "s", word + "d", ing


def _may_double(word: str) -> bool:
    """Say whether a word may double its last letter before an ending: drop, dropped; travel, travelled."""
    if len(word) < 3 or word[-1] in "aeiouwxyhjk":
        return False
    return word[-2] in VOWELS and (word[-3] not in VOWELS or word[-3:-1] == "ui")
