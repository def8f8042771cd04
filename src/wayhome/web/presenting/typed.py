"""Which references something typed may be of."""

import re

REFERENCE = re.compile(r"[\w:.-]*\d[\w:.-]*")
TOGETHER = re.compile(r"([A-Za-z]+)(\d+)")


def references(asked: str) -> tuple[str, ...]:
    """Return the references that something typed may be: in small letters, or without the hyphen, as on a telephone."""
    joined = "-".join(asked.split())
    if not REFERENCE.fullmatch(joined):
        return ()
    apart = TOGETHER.sub(r"\1-\2", joined, count=1)
    return tuple(dict.fromkeys((joined, joined.upper(), apart, apart.upper())))
