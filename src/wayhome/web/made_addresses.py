"""The addresses that lists show by the hundred, each made once: making one takes longer than the rest of its row."""

from functools import lru_cache

from django.urls import reverse

MOST_KEPT = 50_000  # a link for every open case of a large force, several times over


@lru_cache(maxsize=MOST_KEPT)
def address(name: str, *of: str) -> str:
    """Return the address of a page by its name, and by what it is of."""
    return reverse(name, args=of)
