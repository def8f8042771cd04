"""Pre-charge bail: set, changed, the child asked, extended by rank, broken, ended; a release looked at again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from wayhome.casework.commands import OF_RANK, SUPERVISING, OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours, under
from wayhome.casework.suspects.bail import Reach, reach_of, who_may
from wayhome.casework.suspects.steps import no_name
from wayhome.casework.suspects.suspects import SuspectStanding, named, suspect_called
from wayhome.kernel.refusals import Reason, Refused
from wayhome.kernel.worktime import london_day
from wayhome.record.events.bail import (
    Authority,
    BailBreachDecided,
    BailBroken,
    BailEnded,
    BailExtended,
    BailSet,
    BailVaried,
    BailViewsSought,
    ReleaseReviewed,
    SuspectDealtWith,
)
from wayhome.record.vocabulary import Fact, Narrative, Spoken, Words

Views = Literal["sought", "not_practicable", "not_sought"]
EACH = "SUP-07-EACH"


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBail(OnInvestigation):
    """A suspect is bailed until a day, on conditions; what the child said would keep them safe."""

    suspect: str
    until: date
    conditions: Words | None = None
    child_views: Views = "not_sought"
    views: Spoken | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VaryBail(OnInvestigation):
    """The conditions change; the day does not."""

    suspect: str
    conditions: Words | None = None
    child_views: Views = "not_sought"
    views: Spoken | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskBailViews(OnInvestigation):
    """The child is asked what conditions would keep them safe."""

    suspect: str | None = None
    views: Spoken | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendBail(OnInvestigation):
    """Bail runs longer: on the word of whoever is signed in, or, where ``by_court``, as the court said."""

    suspect: str
    until: date
    by_court: bool = False
    reason: Narrative | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndBail(OnInvestigation):
    """Bail ends, and what protects the child from now on."""

    suspect: str
    reason: Narrative | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportBailBroken(OnInvestigation):
    """A condition of bail was broken, as far as is known."""

    suspect: str
    what: Narrative | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideBailBreach(OnInvestigation):
    """What follows from it."""

    suspect: str
    result: Literal["arrested", "arrest_sought", "conditions_changed", "no_action_for_a_reason"]
    reason: Narrative | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRelease(OnInvestigation):
    """Whether somebody without any condition should stay so."""

    suspect: str
    result: Literal["stays", "bail_sought", "to_be_decided_on"]
    reason: Narrative | None = None


def set_bail(command: SetBail, facing: Facing) -> Outcome:
    """Record bail as it was set, however long. Rules SUP-07-EACH, SUP-07-B and VC-13."""
    suspect = _of(command.suspect, facing)
    facts: list[Fact] = [
        BailSet(
            until=command.until,
            child_views=command.child_views,
            suspect=named(suspect.said_as),
            conditions=command.conditions,
        )
    ]
    facts += _views(command.child_views, command.views, suspect.said_as)
    return tell(*facts, notices=tuple(_of_setting(command, suspect, facing)))


def vary_bail(command: VaryBail, facing: Facing) -> Outcome:
    """Record the conditions as they now are. Rules SUP-07-B and VC-13."""
    ref = _of(command.suspect, facing).said_as
    varied = BailVaried(suspect=named(ref), child_views=command.child_views, conditions=command.conditions)
    views = _views(command.child_views, command.views, ref)
    return tell(varied, SuspectDealtWith(kind="bail_changed", suspect=named(ref)), *views)


def ask_bail_views(command: AskBailViews, _facing: Facing) -> Outcome:
    """Record what the child said would keep them safe. Rule SUP-07-B."""
    return tell(BailViewsSought(suspect=named(command.suspect) if command.suspect else None, views=command.views))


def extend_bail(command: ExtendBail, facing: Facing) -> Outcome:
    """Extend bail by rank, never by what was typed; refused where that rank's word does not reach so far.

    Rules SUP-07-EACH and VC-13. What a court said is recorded by anybody.
    """
    suspect = _of(command.suspect, facing)
    reasons = tuple(_not_extended(command, suspect, facing))
    if reasons:
        raise Refused(*reasons)
    authority: Authority = "court" if command.by_court else _authority(command, suspect, facing)
    return tell(
        BailExtended(
            until=command.until, authority=authority, suspect=named(suspect.said_as), reason=command.reason or None
        )
    )


def end_bail(command: EndBail, facing: Facing) -> Outcome:
    """End bail. Rules SUP-07-EACH and VC-13."""
    ref = _of(command.suspect, facing).said_as
    words = "From now on no condition of bail protects the child."
    notice = ours("bail_ended", words, "Say what does, and tell the child before they meet them.")
    return tell(BailEnded(suspect=named(ref), reason=command.reason), notices=(notice,))


def report_bail_broken(command: ReportBailBroken, facing: Facing) -> Outcome:
    """Record it at once; what follows is owed within a day. Rule SUP-07-D."""
    words = "The child may be in danger now."
    notice = under("SUP-07-D", facing.pack, words, "Make sure where the child is, and decide what follows.")
    return tell(BailBroken(suspect=named(_of(command.suspect, facing).said_as), what=command.what), notices=(notice,))


def decide_bail_breach(command: DecideBailBreach, facing: Facing) -> Outcome:
    """Record what follows; that nothing does is for whoever supervises, with the reason. Rule SUP-07-D."""
    if command.result == "no_action_for_a_reason":
        if command.by.rank not in SUPERVISING:
            words = "That nothing follows from a broken condition is decided by whoever supervises."
            raise Refused(under("SUP-07-D", facing.pack, words, "Ask a supervisor, or record the arrest."))
        if not (command.reason or "").strip():
            words = "Nobody says why nothing follows."
            raise Refused(under("SUP-07-D", facing.pack, words, "Say why it is right for the child."))
    ref = _of(command.suspect, facing).said_as
    return tell(BailBreachDecided(result=command.result, by=command.by.rank, suspect=named(ref), reason=command.reason))


def review_release(command: ReviewRelease, facing: Facing) -> Outcome:
    """Record what came of looking again; that it stays so needs its reason. Rule SUP-07-C."""
    if command.by.rank not in OF_RANK:
        words = "Whether somebody stays released without any condition is decided by an inspector or above."
        raise Refused(under("SUP-07-C", facing.pack, words, "Ask the detective inspector."))
    if command.result == "stays" and not (command.reason or "").strip():
        words = "Nobody says why it is right for the child that no condition protects them."
        raise Refused(under("SUP-07-C", facing.pack, words, "Say what protects the child, and what is waited for."))
    ref = _of(command.suspect, facing).said_as
    return tell(ReleaseReviewed(result=command.result, by=command.by.rank, suspect=named(ref), reason=command.reason))


def _of(ref: str, facing: Facing) -> SuspectStanding:
    """Return a suspect as they stand; one the case does not hold yet is kept under the reference that was given."""
    return suspect_called(ref, facing.story, facing.words) or SuspectStanding(ref=ref, refs=(ref,))


def _views(sought: Views, views: Spoken | None, ref: str) -> list[Fact]:
    return [BailViewsSought(suspect=named(ref), views=views)] if sought == "sought" and views else []


def _of_setting(command: SetBail, suspect: SuspectStanding, facing: Facing) -> Iterator[Reason]:
    today = london_day(facing.at)
    yield from no_name(suspect)
    if command.until < today:
        yield ours("bail_in_the_past", "The last day of bail is past already.", "Correct the day, or end the bail.")
    first = next(who_may(command.until, suspect, facing.pack, today), None)
    if first and first.limit.authority != "custody_officer" and command.until >= today:
        words = f"Bail to {_day(command.until)} is longer than {_first_words(facing)} may set it."
        yield under(EACH, facing.pack, words, "Check the day; an earlier one is decided on again before it ends.")
    if not command.conditions:
        words = "No condition protects the child."
        yield ours("no_conditions", words, "Ask whether one should, and say what else keeps the child safe.")


def _first_words(facing: Facing) -> str:
    return next((one.title for one in facing.pack.bail_limits.values() if one.authority == "custody_officer"), "")


def _not_extended(command: ExtendBail, suspect: SuspectStanding, facing: Facing) -> Iterator[Reason]:
    today = london_day(facing.at)
    if suspect.bail is None:
        yield under(EACH, facing.pack, f"{suspect.called} is not on bail.", "Record the bail first.")
    elif command.until <= suspect.bail.until:
        words = f"Bail runs until {_day(suspect.bail.until)} already."
        yield under(EACH, facing.pack, words, "Give a later day.")
    elif suspect.bail.until < today and not command.by_court:
        words = f"Bail ran out on {_day(suspect.bail.until)}, and cannot be extended any more."
        yield under(EACH, facing.pack, words, "Say that it ended, and decide what protects the child now.")
    if command.by_court or not facing.pack.bail_limits:
        return
    if not (command.reason or "").strip():
        yield under(EACH, facing.pack, "Nobody says why.", "Say what is still to be done and why bail is needed.")
    yield from _beyond(command, suspect, facing)


def _beyond(command: ExtendBail, suspect: SuspectStanding, facing: Facing) -> Iterator[Reason]:
    today = london_day(facing.at)
    own = reach_of(command.by.rank, suspect, facing.pack, today)
    others = [
        one for one in who_may(command.until, suspect, facing.pack, today) if one.limit.authority != "custody_officer"
    ]
    if own is None:
        words = "Bail is extended by rank, and yours may not."
        yield under(EACH, facing.pack, words, f"It is for {_first(others)}.")
    elif own.last is not None and command.until > own.last:
        words = f"As {own.limit.title} you may let it run until {_day(own.last)}."
        yield under(EACH, facing.pack, words, f"Give a day up to then, or leave it to {_first(others)}.")


def _first(reaching: list[Reach]) -> str:
    return reaching[0].limit.title if reaching else "the court"


def _authority(command: ExtendBail, suspect: SuspectStanding, facing: Facing) -> Authority:
    """Return on whose word it runs: the lowest authority of the signed-in rank whose word reaches so far."""
    may = who_may(command.until, suspect, facing.pack, london_day(facing.at))
    own = next((one for one in may if command.by.rank in one.limit.ranks), None)
    return own.limit.authority if own else "unknown"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
