"""Other ways in which a name may be written: with its article apart, or as an ear hears it that does not know it.

A rule gives whole other spellings of one name, which are then compared like any other: it joins two names only where
what it gives is how the other is written, never two that merely begin or end alike.
"""

import re
from functools import lru_cache

from wayhome.holdings.naming.sounds import sound

# The article of Arabic names written together with them, before any letter (Elsayed) or grown like the next (Assayed).
ARTICLE = re.compile(r"^(?:al|el|ul|[ae]([stdrznl])(?=\1)|ash(?=sh))(?=[^aeiou\W]?.{4})")
BEGINS_ARTICLE = frozenset("aeu")
O_BEFORE = re.compile(r"^o(?!li|mar|mer)(?=[bcdfghklmnrst].{4})")  # O'Brien and Brien, Ó Néill; not Oliver, Omar
LENITED = re.compile(r"^([bcdgpmst])h(?=[aeiour])")  # Ní Bhriain, of Brian
LL = re.compile(r"^ll")
SLENDER_S = re.compile(r"^s[ei](?=[aou])")  # Siobhan, Sean
SOFT = re.compile(r"(?<=[aeiou])(?:bh|mh)")  # Siobhan, Niamh, Caoimhe
NOT_HEARD = re.compile(r"(?<=[aeiou])(?:dh|gh|th)(?=[aeiou]|$)")  # Oonagh, Clodagh, Ruaidhri
NOT_AS_WRITTEN = re.compile(r"^ll|dd|^s[ei]|ao|.h")  # of which one stands in whatever the rules below change
LONG_VOWELS = (("aoi", "ee"), ("ao", "ee"), ("eo", "o"), ("io", "i"), ("ia", "ee"))


@lru_cache(maxsize=131_072)
def without_article(part: str) -> str:
    """Return a part without the article it was written together with; itself where there is none."""
    return ARTICLE.sub("", part, count=1) if part[:1] in BEGINS_ARTICLE else part


@lru_cache(maxsize=131_072)
def heard(part: str) -> frozenset[str]:
    """Return how else somebody who hears a part may write it; empty where no rule says so."""
    if part[:1] != "o" and NOT_AS_WRITTEN.search(part) is None:
        return frozenset()  # quickly: no rule finds anything in it
    return frozenset({*_of_tamil(part), *_of_welsh(part), *_of_irish(part), O_BEFORE.sub("", part)} - {part})


@lru_cache(maxsize=131_072)
def other_sounds(part: str) -> frozenset[str] | None:
    """Return how a part sounds without its article and as it is heard; None where that is how it is written."""
    bare = without_article(part)
    others = heard(bare)
    return frozenset(map(sound, (bare, *others))) if others or bare != part else None


def _of_tamil(part: str) -> tuple[str, ...]:
    """Return a part with one letter of the script, written th or d, in the other way (Thivya, Divya)."""
    return (part.replace("th", "d"),) if "th" in part else ()


def _of_welsh(part: str) -> tuple[str, ...]:
    """Return a part with its first ll as it is heard (Llyr, Clear; Llewelyn, Flewellyn), and its dd and w."""
    if part.startswith("ll"):
        return tuple(LL.sub(begun, part) for begun in ("cl", "fl", "thl"))
    return (part.replace("dd", "th"),) if "dd" in part else ()


def _of_irish(part: str) -> tuple[str, ...]:
    """Return a part as its Irish spelling is said: bh and mh as v, si before a broad vowel as sh, aoi as ee."""
    said = SLENDER_S.sub("shi", part)
    said = NOT_HEARD.sub("", SOFT.sub("v", said))
    if said == part and "ao" not in part:
        return (LENITED.sub(r"\1", part),) if LENITED.match(part) else ()
    for written, one in LONG_VOWELS:
        if written in said:
            return said, said.replace(written, one)
    return (said,)
