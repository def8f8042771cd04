"""Typing errors as they are made: two letters change places, one is left out, one is put in, one is another."""

import random

SHORTEST = 4
LIKELY = "aeionst"


def mistyped(text: str, chance: random.Random, share: float) -> str:
    """Return a text in which a share of its longer words has one typing error."""
    return " ".join(
        _error(word, chance) if len(word) >= SHORTEST and chance.random() < share else word for word in text.split(" ")
    )


def _error(word: str, chance: random.Random) -> str:
    place, letter = chance.randrange(1, len(word) - 1), chance.choice(LIKELY)
    before, here, after, rest = word[:place], word[place], word[place + 1], word[place + 2 :]
    return chance.choice((
        f"{before}{after}{here}{rest}",
        f"{before}{after}{rest}",
        f"{before}{letter}{here}{after}{rest}",
        f"{before}{letter}{after}{rest}",
    ))  # fmt: skip
