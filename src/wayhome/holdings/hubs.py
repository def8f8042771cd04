"""What so many share that it leads to nobody: the phone of a children's home, the address of a hostel."""

from collections.abc import Iterable, Mapping

import numpy as np

from wayhome.holdings.keys import LAST_DIGITS, kind
from wayhome.holdings.listed import Listed

HUB = 25  # people; linkage pack's own limit where it names another
SHARED: Mapping[str, str] = {
    "phone": "the same phone",
    "home": "the same address",
    "street": "the same address",
    "vehicle": "the same vehicle",
    "email": "the same e-mail name",
    "handle": "the same handle",
}


def people(listed: Listed) -> int:
    """Return about how many people stand under a key, told apart by their birth dates where those are known.

    A child with forty records of one phone is one person; forty residents of one house are forty.
    """
    known = listed.born[listed.born != 0]
    if not len(known):
        return listed.many
    return round(len(np.unique(known)) * listed.many / len(known))


def is_hub(key: str, listed: Listed, limit: int = HUB) -> bool:
    """Say whether so many share what a key is made of that it leads to nobody by itself."""
    return kind(key) in SHARED and listed.many > limit and people(listed) > limit


def hubs_among(lists: Mapping[str, Listed], limit: int = HUB) -> frozenset[str]:
    """Return the keys that lead to nobody by themselves: hubs, and the last digits of a phone that is one."""
    hubs = {key for key, listed in lists.items() if is_hub(key, listed, limit)}
    ends = {key[-LAST_DIGITS:] for key in hubs if kind(key) == "phone"}
    return frozenset(hubs | {key for key in lists if kind(key) == "tail" and key.split()[1] in ends})


def crowded(keys: Iterable[str], limit: int = HUB) -> tuple[str, ...]:
    """Say in words what too many share."""
    words = f"More than {limit} people have {{}}: only those whose name or birth date agrees are listed"
    return tuple(dict.fromkeys(words.format(SHARED[kind(key)]) for key in sorted(keys) if kind(key) in SHARED))
