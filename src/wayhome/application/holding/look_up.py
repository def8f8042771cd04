"""Looking a child up: one search, what it leaves behind as a receipt, and what it says of each system asked.

A receipt and a check become entries only through the acts of ``casework``; nothing is written here.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal, get_args

from wayhome.application.holding.ports import (
    NOT_WHOLE,
    Answer,
    FoundChild,
    HoldingsIndex,
    HoldingsOutOfReach,
    KnownChildren,
    Source,
)
from wayhome.casework.commands import Acting
from wayhome.casework.record_check import Hit, RecordCheck, Result
from wayhome.casework.take_report import LookedUp
from wayhome.holdings.asking import Asked, Found, Tier
from wayhome.holdings.proving import UNPROVED, unproved
from wayhome.holdings.systems import SEARCHED_BY, Way, standing_of
from wayhome.kernel.ids import RecordId
from wayhome.kernel.moments import in_london
from wayhome.record.events.risk import System

FRESH = timedelta(hours=24)  # ours: how old what was brought in may be for nothing found in it to count
ASK_AGAIN = timedelta(minutes=30)  # MC-09: a system that was unavailable is tried again after half an hour
NEVER = "Nothing from this system has been brought in here; ask it directly."
IN_PART = "Only some of what this system holds has been brought in here, and that named nobody; ask it directly."
STALE = "Last brought in on {when}: what this system learnt since is not known here; ask it directly."
NOT_YET = "It is being brought in, and not all of it is here yet; ask it directly."
OUT_OF_REACH = "What is held here could not be searched."
SILENT = "It has not answered since {when}: what it learnt since is not known here."
NOT_ALL = "More records came back than are listed, so that this one may hold some: ask with more."
NOT_READ = "{count} came back and {were} not all read yet."
NAMED = "Named only: {count}. They agree in a name that many have and in nothing else, and are not listed."
SHARED = "Too many share what was asked for nothing found here to count; ask it directly."
OWED: tuple[Tier, ...] = ("certain", "probable", "possible")  # others are offered to be read, and owed to nobody
PLACES: frozenset[Way] = frozenset({"phone", "address", "vehicle"})
EVERY_SYSTEM: tuple[System, ...] = get_args(System)


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a search leaves behind: what it was asked with, how many came back, and which systems it covered.

    ``covered`` were searched whole and ``in_part`` in part; ``unavailable`` could not be searched; ``unlisted`` are
    sources that stand for no system anyone declared, which were searched all the same. Its words are personal.
    """

    asked_with: str
    at: datetime
    came_back: int
    covered: tuple[System, ...] = ()
    in_part: tuple[System, ...] = ()
    unavailable: tuple[System, ...] = ()
    not_held: tuple[System, ...] = ()
    unlisted: tuple[str, ...] = ()

    def looked_up(self, outcome: Literal["matched", "no_match", "not_sure"]) -> LookedUp:
        """Return what a report keeps of the search, once somebody said what came of it."""
        return LookedUp(outcome=outcome, came_back=self.came_back, asked_with=self.asked_with or None)


@dataclass(frozen=True, slots=True, kw_only=True)
class LookUp:
    """A search: the children of the record who may be meant, what is held, and the receipt."""

    children: tuple[FoundChild, ...]
    answer: Answer
    receipt: Receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a search says of one system; ``record_check`` makes the act of it."""

    system: System
    result: Result
    hits: tuple[Hit, ...] = ()
    asked_with: str | None = None
    retry_at: datetime | None = None
    stale: bool = False
    reason: str | None = None
    linkage: str | None = None


def record_check(
    checked: Checked, *, by: Acting, record: RecordId, happened_at: datetime, key: str, seen: int | None = None
) -> RecordCheck:
    """Return the act that enters what a search says of one system in a case."""
    return RecordCheck(
        by=by,
        record=record,
        happened_at=happened_at,
        key=key,
        seen=seen,
        system=checked.system,
        result=checked.result,
        hits=checked.hits,
        asked_with=checked.asked_with,
        retry_at=checked.retry_at,
        stale=checked.stale,
        reason=checked.reason,
        linkage=checked.linkage,
    )


def look_up(asked: Asked, *, holdings: HoldingsIndex, children: KnownChildren, at: datetime) -> LookUp:
    """Search everything for a child. Never fails for the holdings being out of reach: that is what comes back then."""
    known = children.search(asked)
    try:
        answer = holdings.search(asked, at=at)
    except HoldingsOutOfReach as unreached:
        why = (str(unreached).rstrip("."),) if str(unreached) else ()
        answer = Answer(asked=asked, at=at, reached=False, cut_short=why)
    return LookUp(children=known, answer=answer, receipt=_receipt(answer, known))


def _receipt(answer: Answer, known: tuple[FoundChild, ...]) -> Receipt:
    standings = {source.name: standing_of(source.name) for source in answer.sources}
    whole = {standing.system for standing in standings.values() if standing and standing.whole}
    partly = {standing.system for standing in standings.values() if standing} - whole
    return Receipt(
        asked_with=answer.asked.words,
        at=answer.at,
        came_back=len(answer.found) + len(answer.left_off) + len(known),
        covered=_in_order(whole),
        in_part=_in_order(partly),
        unavailable=() if answer.reached else EVERY_SYSTEM,
        not_held=_in_order(set(EVERY_SYSTEM) - whole - partly) if answer.reached else (),
        unlisted=tuple(name for name, standing in standings.items() if standing is None),
    )


def _in_order(systems: Collection[System]) -> tuple[System, ...]:
    return tuple(system for system in EVERY_SYSTEM if system in systems)


def checks(
    answer: Answer, systems: Iterable[System], *, read: Collection[str], names: Collection[str]
) -> tuple[Checked, ...]:
    """Say what an answer means for some systems.

    ``read`` are the references whose records somebody has read, ``names`` those by which the record knows the child. A
    system that was never brought in is *not done*, one out of reach *unavailable*; neither is ever *no trace*. Nor is
    one that was brought in only in part, or longer ago than a day, or of which not all was looked through. A system of
    which a record is not read, or that was not asked by what it is searched by, is *not done* either, and its hits are
    kept.
    """
    return tuple(_checked(answer, system, read, names) for system in systems)


def is_unproved(reason: str) -> bool:
    """Say whether a check was put off because the search did not ask what its system is searched by."""
    return any(words in reason for words in UNPROVED)


def _checked(answer: Answer, system: System, read: Collection[str], names: Collection[str]) -> Checked:
    if not answer.reached:
        return _unavailable(answer, system, OUT_OF_REACH)
    sources = [source for source in answer.sources if _stands_for(source.name, system)]
    theirs = [one for one in answer.found if _stands_for(one.record.system, system)]
    found = [one for one in theirs if one.tier != "named"]
    if (since := silent_since(sources)) and not found:
        silent = _unavailable(answer, system, SILENT.format(when=_when(since)))
        return replace(silent, stale=_is_stale(answer, sources), linkage=answer.linkage)
    unread = any(one.record.id not in read and one.tier in OWED for one in found)
    lacking = unproved(answer.asked, SEARCHED_BY[system], names=names, wider=answer.wider) if sources else NEVER
    named = len(theirs) - len(found)
    result, reason = _result(found, unread=unread, lacking=lacking, doubt=_doubt(answer, system, sources))
    words = "; ".join(filter(None, (answer.asked.words, _as_of(sources)))) or None
    return Checked(
        system=system,
        result=result,
        hits=tuple(map(hit_of, found)),
        asked_with=words,
        stale=_is_stale(answer, sources),
        reason=" ".join(filter(None, (reason, NAMED.format(count=named) if named else ""))) or None,
        linkage=answer.linkage,
    )


def _unavailable(answer: Answer, system: System, reason: str) -> Checked:
    """Return that a system could not be searched, which is never *no trace*, and when it is tried again."""
    return Checked(
        system=system,
        result="unavailable",
        asked_with=answer.asked.words or None,
        retry_at=answer.at + ASK_AGAIN,
        reason=reason,
    )


def silent_since(sources: Iterable[Source]) -> datetime | None:
    """Return since when a system has not answered when it was asked itself; None while it does."""
    return min((source.unreached_since for source in sources if source.unreached_since), default=None)


def _is_stale(answer: Answer, sources: Sequence[Source]) -> bool:
    """Say whether what was searched of a system was brought in too long ago."""
    return any(answer.at - source.as_of > FRESH for source in sources)


def _result(found: Sequence[Found], *, unread: bool, lacking: str, doubt: str) -> tuple[Result, str | None]:
    """Return what came of it; ``lacking`` says what was not asked, ``doubt`` why nothing found means little."""
    count = "One record" if len(found) == 1 else f"{len(found)} records"
    waiting = NOT_READ.format(count=count, were="was" if len(found) == 1 else "were") if unread else ""
    reason = " ".join(filter(None, (waiting, lacking))) or ("" if found else doubt)
    if reason:
        return "not_done", reason
    return ("hits_read" if found else "no_trace"), None


def _doubt(answer: Answer, system: System, sources: Sequence[Source]) -> str:
    """Say why nothing found in a system does not mean that it holds nothing; empty where it does."""
    oldest = min((source.as_of for source in sources), default=answer.at)
    if answer.cut_short or any(_stands_for(one, system) for one in answer.left_off):
        return NOT_ALL
    if answer.crowded and PLACES.issuperset(SEARCHED_BY[system]):
        return SHARED
    if not _whole(sources):
        return IN_PART
    if answer.at - oldest <= FRESH:
        return ""
    return NOT_YET if oldest == NOT_WHOLE else STALE.format(when=_when(oldest))


def _whole(sources: Sequence[Source]) -> bool:
    return any(standing.whole for source in sources if (standing := standing_of(source.name)))


def stands_for(source: str) -> System | None:
    """Return the system that a source stands for; None for a source that nobody declared."""
    standing = standing_of(source)
    return standing.system if standing else None


def _stands_for(source: str, system: System) -> bool:
    return stands_for(source) == system


def _as_of(sources: Sequence[Source]) -> str:
    """Say how fresh what was searched is: what a system learnt since is not in it."""
    oldest = min((source.as_of for source in sources), default=None)
    if oldest == NOT_WHOLE:
        return "searched as far as it was brought in"
    return f"searched as brought in on {_when(oldest)}" if oldest else ""


def _when(moment: datetime) -> str:
    return f"{in_london(moment):%-d %B %Y at %H:%M}"


def hit_of(found: Found) -> Hit:
    """Return a record that came back as a case keeps it: what it says, and after that why it came back."""
    record = found.record
    if record.restricted_to:
        return Hit(reference=record.id, tier=found.tier, content=record.content, restricted_to=record.restricted_to)
    on = f"{record.on:%-d %B %Y}" if record.on else "not dated"
    about = "" if found.tie == "person" else " (about somebody else)"
    said = f": {record.text}" if record.text.strip() else ""
    words = (f"{record.person.name}, {on}{about}{said}", "Came back because: " + "; ".join(found.why))
    summary = ". ".join(word.rstrip(".") for word in words) + "."
    return Hit(reference=record.id, summary=summary, tier=found.tier, content=record.content)
