"""Short forms written out, in texts and in patterns alike: abbreviations, laughter, words with an apostrophe."""

import re
from collections.abc import Mapping

MOCK = "@mock"
LAUGHS = re.compile(r"(?:ha|he|hah|heh){2,}h?|lo+lz?|lmf?ao|rofl")
CONTRACTED = (
    ("n't", ("not",)), ("'re", ("are",)), ("'ve", ("have",)), ("'ll", ("will",)), ("'m", ("am",)), ("'d", ("'d",)),
    ("'s", ("'s",)),
)  # fmt: skip
DENIED = ("do", "does", "did", "is", "was", "are", "were", "has", "have", "had", "would", "could", "should")
WHOLE: Mapping[str, tuple[str, ...]] = {
    **{f"{word}nt": (word, "not") for word in DENIED},
    **dict.fromkeys(("won't", "wont"), ("will", "not")),
    **dict.fromkeys(("can't", "cant", "cannot"), ("can", "not")),
    "shan't": ("shall", "not"),
}


def uncontracted(
    word: str, abbreviations: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    """Return what a whole word stands for; else what is left of it before a contracted ending, and what that is."""
    if LAUGHS.fullmatch(word):
        return (MOCK,), "", ()
    if written := abbreviations.get(word) or WHOLE.get(word):
        return written, "", ()
    for ending, stands_for in CONTRACTED:
        if word.endswith(ending) and len(word) > len(ending):
            return (), word[: -len(ending)], stands_for
    return (), word, ()
