"""Whole numbers in what a browser sends: what is none, or is longer than any we count, is taken for nothing said."""

LONGEST = 9  # digits


def whole(text: str) -> int | None:
    """Return a whole number of no more than nine digits; None for anything else.

    Python refuses to read several thousand digits, and a database those that it has no room for.
    """
    given = text.strip()
    return int(given) if given.isdecimal() and len(given) <= LONGEST else None
