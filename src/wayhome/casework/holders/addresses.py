"""Numbers and addresses as they are laid beside a list of those that are never used."""

import re
from collections.abc import Iterable, Iterator

from wayhome.holdings.names import every_part, plain
from wayhome.holdings.places import house, phone, postcode

NUMBER = re.compile(r"\+?\d[\d ()./-]{5,}\d")
MAIL = re.compile(r"\S+@\S+[\w]")
PARTED = re.compile(r"[;,]|\b(?:or|and)\b", re.IGNORECASE)
FEWEST = 4  # characters by which a handle means anybody


def ways_written(text: str) -> frozenset[str]:
    """Return every way in which a number or address is compared; empty where it says nothing that can be."""
    found = {f"phone {number}" for number in (phone(text),) if number and "@" not in text}
    if "@" in text:
        found.add(f"mail {plain(text).strip()}")
    elif code := postcode(text):
        found.add(f"home {code} {house(text)}")
    letters = "".join(one for one in plain(text) if one.isalnum())
    return frozenset(found | ({f"as {letters}"} if len(letters) >= FEWEST else set()))


def same_name(one: str, other: str) -> bool:
    """Say whether two names may be one person's: every part of the shorter is in the longer, two parts at least."""
    shorter, longer = sorted((set(every_part(one)), set(every_part(other))), key=len)
    return len(shorter) > 1 and shorter <= longer


def never_written(texts: Iterable[str]) -> frozenset[str]:
    """Return every way of writing what some texts say must never be used, however many stand on one line."""
    return frozenset(way for text in texts for one in _each(text) for way in ways_written(one))


def _each(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield line
        yield from NUMBER.findall(line)
        yield from MAIL.findall(line)
        yield from (part for part in PARTED.split(line) if part.strip())
