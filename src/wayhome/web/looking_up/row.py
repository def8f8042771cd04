"""One thing that came back from the one box."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing that came back: what it is, where it is read, why it is here, and further places about it.

    ``shows`` are the ids that the who-looked log keeps of it. ``aside``: it is nothing that came back, but what is to
    be known of the search.
    """

    words: str
    href: str = ""
    note: str = ""
    more: tuple[tuple[str, str], ...] = ()
    shows: tuple[str, ...] = ()
    aside: bool = False
