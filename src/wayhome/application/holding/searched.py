"""A search as it is entered in a case: what came of it in each system, with the records that are new to the case."""

from collections.abc import Collection, Sequence
from typing import cast

from wayhome.application.holding.look_up import Checked, LookUp, checks
from wayhome.casework.record_search import Answered
from wayhome.holdings.systems import standing_of
from wayhome.record.events.risk import System


def answers_for(
    done: LookUp, required: Sequence[str], *, listed: Collection[str], read: Collection[str], names: Collection[str]
) -> tuple[Answered, ...]:
    """Return what came of a search in each system that it covered; where none could be searched, in those required.

    ``listed`` are the references of records that are in the case already, which are only counted; ``read`` those whose
    records somebody has weighed, and ``names`` those by which the record knows the child.
    """
    covered = (*done.receipt.covered, *done.receipt.in_part)
    systems = covered if done.answer.reached else cast("Sequence[System]", required)
    too_wide = "; ".join(done.answer.crowded)
    found = checks(done.answer, systems, read=read, names=names)
    return tuple(_answered(one, listed, too_wide) for one in found)


def unlisted(done: LookUp) -> tuple[str, ...]:
    """Return the sources of which records came back and that stand for no system."""
    sources = (one.record.system for one in done.answer.found)
    return tuple(dict.fromkeys(source for source in sources if not standing_of(source)))


def _answered(one: Checked, listed: Collection[str], too_wide: str) -> Answered:
    new = tuple(hit for hit in one.hits if hit.reference not in listed)
    return Answered(
        system=one.system,
        result=one.result,
        hits=new,
        listed=len(one.hits) - len(new),
        asked_with=one.asked_with,
        retry_at=one.retry_at,
        stale=one.stale,
        linkage=one.linkage,
        reason=". ".join(filter(None, (one.reason, too_wide))) or None,
    )
