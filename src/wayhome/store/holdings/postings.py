"""Reading what stands under some keys, each with a limit of its own, in few statements."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TypeVar

from wayhome.store.sql import ask

ONE_STATEMENT = 200  # SQLite joins at most 500 selects, and binds at most 999 values in older versions

Each = TypeVar("Each")


def postings(using: str, under: str, keys: Sequence[str], *, limit: int) -> dict[str, list[str]]:
    """Return what stands under each key, at most so many. ``under`` asks for one key, and binds it and the limit."""
    found: dict[str, list[str]] = {key: [] for key in keys}
    for some in batched(keys):
        bound = [value for key in some for value in (key, limit)]
        for key, reference in ask(using, " UNION ALL ".join(_numbered(under, len(some))), *bound):
            found[key].append(reference)
    return found


def _numbered(under: str, times: int) -> Iterator[str]:
    """Yield one select as often as there are keys; PostgreSQL wants each to have a name."""
    return (f"SELECT * FROM ({under}) AS under_{at}" for at in range(times))  # noqa: S608 - of this package's making


def batched(given: Sequence[Each], size: int = ONE_STATEMENT) -> Iterator[list[Each]]:
    """Yield what is given in parts that one statement can bear."""
    rest = iter(given)
    while some := list(islice(rest, size)):
        yield some
