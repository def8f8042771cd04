"""Putting an answer together from the records that some keys reached, the same wherever they are kept."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from wayhome.application.holding.ports import Answer, Source
from wayhome.holdings.asking import Asked
from wayhome.holdings.ranking import MOST, rank
from wayhome.holdings.records import HeldRecord

PER_KEY = 300  # references read under one key
HUB = 40  # a phone, address or vehicle that more records share leads to nobody by itself
SHARED = {
    "phone": "the same phone",
    "home": "the same address",
    "street": "the same address",
    "vehicle": "the same vehicle",
}
CROWDED = f"More than {HUB} records have {{}}: only those whose name or birth date agrees are listed"
CUT_SHORT = f"More than {PER_KEY} records have {{}}, and not all were looked through: ask with more"
WIDE = {"born": "the same birth date", "name": "this name", "part": "this name"}


def reached_by(postings: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the references that some keys reached, each once; a hub reaches nobody whom no other key does."""
    own = {reference for key, held in postings.items() if not _is_hub(key, held) for reference in held[:PER_KEY]}
    return sorted(own)


def answered(
    asked: Asked,
    *,
    at: datetime,
    candidates: Iterable[HeldRecord],
    postings: Mapping[str, Sequence[str]],
    sources: tuple[Source, ...],
) -> Answer:
    """Return the answer: the records that say most, what was left off, and where not all was looked through."""
    found = rank(asked, candidates)
    return Answer(
        asked=asked,
        at=at,
        found=found[:MOST],
        left_off=tuple(one.record.system for one in found[MOST:]),
        sources=sources,
        crowded=_said(CROWDED, SHARED, [key for key in postings if _is_hub(key, postings[key])]),
        cut_short=_said(CUT_SHORT, WIDE, [key for key in postings if _cut(key, postings[key])]),
    )


def _said(words: str, of: Mapping[str, str], keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words.format(of[kind(key)]) for key in keys))


def kind(key: str) -> str:
    """Return what a key is made of."""
    return key.partition(" ")[0]


def _is_hub(key: str, held: Sequence[str]) -> bool:
    return len(held) > HUB and kind(key) in SHARED


def _cut(key: str, held: Sequence[str]) -> bool:
    return len(held) > PER_KEY and kind(key) in WIDE
