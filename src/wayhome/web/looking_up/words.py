"""Whether what somebody typed is in some words: each part begins one of them, or is one of them with a slip."""

from difflib import SequenceMatcher

from wayhome.holdings.names import every_part, plain

LONG, ALIKE = 5, 0.8  # a shorter word with a slip in it is another word


def is_in(asked: str, *texts: str) -> bool:
    """Say whether every part of what was asked begins a word of some texts, or is one of their words with a slip."""
    given, held = every_part(asked), every_part(*texts)
    return bool(given) and all(any(_meant(part, word) for word in held) for part in given)


def run_together(key: str) -> str:
    """Return an id without what people leave out of it: P-4 is p4 and P 4."""
    return "".join(every_part(key))


def nearness(asked: str, word: str) -> tuple[bool, bool, str]:
    """Return what sorts the word itself before those that begin with it, and those before all others."""
    given, held = plain(asked), plain(word)
    return held != given, not held.startswith(given), held


def _meant(part: str, word: str) -> bool:
    if word.startswith(part):
        return True
    long_enough = len(part) >= LONG and abs(len(part) - len(word)) <= 2
    return long_enough and part[0] == word[0] and SequenceMatcher(None, part, word).ratio() >= ALIKE
