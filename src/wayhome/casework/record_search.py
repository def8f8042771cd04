"""Record one search of everything held about a child: what came of it in each system, entered as one act."""

from dataclasses import dataclass
from datetime import datetime

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome
from wayhome.casework.reasons import ours
from wayhome.casework.record_check import Hit, RecordCheck, Result, record_check
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.risk import System
from wayhome.record.vocabulary import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What came of a search in one system; the fields are those of ``RecordCheck``."""

    system: System
    result: Result
    hits: tuple[Hit, ...] = ()
    listed: int = 0
    asked_with: Words | None = None
    retry_at: datetime | None = None
    stale: bool = False
    reason: Words | None = None
    linkage: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSearch(OnCase):
    """Every system that the search covered.

    ``unlisted`` names sources of which records came back and that stand for no system, so that no check holds them.
    """

    answers: tuple[Answered, ...]
    unlisted: tuple[str, ...] = ()


def record_search(command: RecordSearch, facing: Facing) -> Outcome:
    """Record a check of each system. Rules MC-08, MC-08.FIRST, MC-08.HITS and MC-09."""
    if not command.answers:
        words = "The search covered no system."
        raise Refused(ours("nothing_searched", words, "Ask each system, and record by hand what it holds."))
    checked = [record_check(_check(one, command), facing) for one in command.answers]
    return Outcome(
        facts=tuple(fact for one in checked for fact in one.facts),
        notices=tuple(dict.fromkeys((*_unlisted(command), *(notice for one in checked for notice in one.notices)))),
    )


def _unlisted(command: RecordSearch) -> tuple[Reason, ...]:
    if not command.unlisted:
        return ()
    words = f"Records came back that belong to no system listed here: {', '.join(command.unlisted)}."
    remedy = "Read them in that source, and record by hand what they say."
    return (ours("unlisted_source", words, remedy),)


def _check(one: Answered, command: RecordSearch) -> RecordCheck:
    return RecordCheck(
        by=command.by,
        happened_at=command.happened_at,
        key=command.key,
        precision=command.precision,
        record=command.record,
        seen=command.seen,
        system=one.system,
        result=one.result,
        hits=one.hits,
        listed=one.listed,
        asked_with=one.asked_with,
        retry_at=one.retry_at,
        stale=one.stale,
        reason=one.reason,
        linkage=one.linkage,
    )
