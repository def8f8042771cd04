"""Which held records whoever reads may not open: nothing of what they say is shown, nor why somebody judged them."""

from collections.abc import Iterable

from wayhome.access.rules import may_open
from wayhome.application.holding.ports import HoldingsOutOfReach
from wayhome.casework.holdings.judge_matches import restricted_to
from wayhome.web.acting.desk import Desk
from wayhome.web.presenting.held import opener


def closed_among(desk: Desk, references: Iterable[str]) -> frozenset[str]:
    """Return those of some records that the reader may not open, as they are held or as they came back in the case."""
    asked, opens = tuple(dict.fromkeys(filter(None, references))), opener(desk.visit)
    try:
        posts = {one.id: one.restricted_to for one in desk.visit.parts.holdings.records_of(asked)}
    except HoldingsOutOfReach:
        posts = {}
    known = {one: posts.get(one) or restricted_to(one, desk.facing) for one in asked}
    return frozenset(one for one, post in known.items() if not may_open(post, opens))
