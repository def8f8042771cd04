"""Putting an answer together from what a search found, the same wherever the records are kept."""

from dataclasses import replace
from datetime import datetime
from functools import partial

from wayhome.application.holding.ports import Answer, Source
from wayhome.holdings.asking import Asked
from wayhome.holdings.finding import find
from wayhome.holdings.linkage_pack import LinkagePack
from wayhome.holdings.listed import Lists
from wayhome.holdings.ranking import MOST, Ranking
from wayhome.holdings.reached import Budget

UNTRUE = "Some records are not as they were indexed and are not shown: the index has to be built again"
UNINDEXED = "Records were brought in that cannot be searched before the index is built"


def answered(
    asked: Asked, lists: Lists, *, at: datetime, sources: tuple[Source, ...], pack: LinkagePack, hops: bool = True
) -> Answer:
    """Return the answer: the records that say most, what was left off, and where not all was looked through.

    Without ``hops`` nothing is searched again through what is certain; only a measure asks for that.
    """
    limits = pack.limits
    budget = Budget(anchors=limits.anchors if hops and limits.hops else 0, hub=limits.hub)
    finding = find(asked, lists, rank=partial(Ranking, pack=pack), wider=pack.names.widened, budget=budget)
    return Answer(
        asked=asked,
        at=at,
        found=finding.found[:MOST],
        left_off=tuple(one.record.system for one in finding.found[MOST:]),
        sources=sources,
        crowded=finding.crowded,
        cut_short=finding.cut_short,
        pack=pack,
    )


def doubted(answer: Answer, *, untrue: bool, unindexed: bool, more: str = "") -> Answer:
    """Return an answer with what it could not look at: rows that were changed behind the index, or have no keys yet.

    ``more`` is what else is wrong, in words.
    """
    words = ((UNTRUE,) if untrue else ()) + ((UNINDEXED,) if unindexed else ()) + ((more,) if more else ())
    return replace(answer, cut_short=(*answer.cut_short, *words)) if words else answer
