"""How often a record is meant that stands under a key which very many share: which lists are worth reading whole.

The more records are held, the longer are the lists, and one search goes through no more numbers than before. Of what is
asked itself, a record of the child stands under both parts of the name far more often than under a short form of one
with the initial of the other, of which lists there are dozens and all of them long.
"""

from collections.abc import Container, Iterable, Mapping

from wayhome.holdings.keys import kind

# In a hundred lists under which more than a hundred records stand, in how many a record of the child does that no
# shorter list has: 600 questions of the tuning setting, a million records. Of what was said, and of what is widened.
MEANT: Mapping[str, tuple[float, float]] = {
    "name": (100, 8), "half": (11, 0.2), "part": (9, 0.5), "born": (100, 2), "day": (10, 1), "date": (1, 1),
}  # fmt: skip
OTHERS = 5.0  # a place, a phone, a parent: few of them are shared by so many


def leading(keys: Iterable[str], exact: Container[str]) -> Mapping[str, float]:
    """Return keys in order, each with how often a record under it is meant where very many have it."""
    return {key: MEANT.get(kind(key), (OTHERS, OTHERS))[key not in exact] for key in sorted(keys)}
