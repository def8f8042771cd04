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
    """Return the answer: the records that say most, how many were left off, and where a way in was too wide."""
    found = rank(asked, candidates)
    return Answer(
        asked=asked,
        at=at,
        found=found[:MOST],
        left_off=len(found[MOST:]),
        sources=sources,
        crowded=tuple(dict.fromkeys(words for key, held in postings.items() for words in _crowded(key, held))),
    )


def _is_hub(key: str, held: Sequence[str]) -> bool:
    return len(held) > HUB and key.partition(" ")[0] in SHARED


def _crowded(key: str, held: Sequence[str]) -> list[str]:
    kind = key.partition(" ")[0]
    if _is_hub(key, held):
        return [f"More than {HUB} records have {SHARED[kind]}: only those whose name or birth date agrees are listed"]
    if len(held) > PER_KEY:
        return [f"More than {PER_KEY} records have {WIDE[kind]}; ask with more to see the others"]
    return []
