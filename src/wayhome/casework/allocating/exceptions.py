"""An investigation goes to somebody without the skills: asked for by one person, answered for by another."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from wayhome.casework.allocating.carrying import exception_asked, held_without_skills, is_owned, who_supervises
from wayhome.casework.allocating.skills import INVESTIGATING, not_here, of_officer, officer_named
from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours, under
from wayhome.kernel.ids import ActorId, Subject
from wayhome.kernel.refusals import Reason, Refused
from wayhome.kernel.worktime import london_day
from wayhome.record.envelope import Event
from wayhome.record.events.allocating import (
    Allocated,
    AllocationExceptionMade,
    AllocationExceptionRefused,
    AllocationExceptionRequested,
)
from wayhome.record.vocabulary import Narrative

RULE, LONGEST = "ALLOC-02", 3  # days until it is looked at again, where the rulebook does not say


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestException(OnInvestigation):
    """Who would be given the case without the skills, why nobody with them can take it, and what lessens the risk."""

    officer: ActorId
    reasons: Narrative
    mitigation: Narrative
    on_post: str = ""

    @property
    def beside(self) -> tuple[Subject, ...]:
        """Return whose training bears on the decision."""
        return (officer_named(self.officer),)


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproveException(OnInvestigation):
    """Take on the risk of an unskilled allocation: the case is theirs from then on, with what lessens it.

    ``officer`` is who was asked for, or who has the case already without the skills.
    """

    officer: ActorId
    mitigation: Narrative
    recheck_on: date

    @property
    def beside(self) -> tuple[Subject, ...]:
        """Return whose training bears on the decision."""
        return (officer_named(self.officer),)


@dataclass(frozen=True, slots=True, kw_only=True)
class RefuseException(OnInvestigation):
    """Turn an exception down, and say why."""

    reasons: Narrative


def request_exception(command: RequestException, facing: Facing) -> Outcome:
    """Ask for it; the case waits for nobody, so the reason and what lessens the risk are asked for at once."""
    against = tuple(_not_to_be_asked(command, facing))
    if against:
        raise Refused(*against)
    asked = AllocationExceptionRequested(
        officer=command.officer,
        on_post=command.on_post or None,
        reasons=command.reasons,
        mitigation=command.mitigation,
    )
    words = "The case is with nobody new until somebody who answers for cases has decided."
    return tell(asked, notices=(under(RULE, facing.pack, words, "Tell the detective inspector now."),))


def _not_to_be_asked(command: RequestException, facing: Facing) -> Iterator[Reason]:
    if of_officer(command.officer, INVESTIGATING, facing).holds:
        words = f"{command.officer} holds all that an investigation asks for."
        yield ours("no_exception_needed", words, "Give them the case; nobody needs to answer for it.")
    if command.officer == who_supervises(facing.story):
        words = f"{command.officer} supervises this case, and nobody supervises their own work."
        yield ours("supervises_it", words, "Ask for somebody else.")
    yield from not_here(command.officer, facing)
    for said, lacks in ((command.reasons, "why nobody with the skills can take it"), (command.mitigation, LESSENS)):
        if not said.strip():
            yield under(RULE, facing.pack, f"It does not say {lacks}.", "Say it in a sentence.")


LESSENS = "what is done meanwhile so that the child is not worse off"


def approve_exception(command: ApproveException, facing: Facing) -> Outcome:
    """Own it: refused to whoever asked, to whoever would get the case, and without what lessens the risk.

    Rules ALLOC-01 and ALLOC-02. Somebody who has gained the skills since is given the case as one who holds them.
    """
    asked, held = exception_asked(facing.story), held_without_skills(facing.story)
    against = (
        *_nothing_to_own(command, asked, held, facing),
        *_not_theirs(command, asked, held),
        *_lacks(command, facing),
    )
    if against:
        raise Refused(*against)
    found = of_officer(command.officer, INVESTIGATING, facing)
    given = Allocated(
        skilled=found.holds,
        role="investigator",
        officer=command.officer,
        on_post=str(asked.body.get("on_post") or "") or None if asked else None,
        competence_valid_until=found.until if found.holds else None,
    )
    if found.holds:
        words = f"{command.officer} holds all that an investigation asks for by now, so nothing had to be excepted."
        return tell(given, notices=(ours("no_exception_needed", words, "Nothing more is needed."),))
    owned = AllocationExceptionMade(
        by=command.by.rank, officer=command.officer, recheck_on=command.recheck_on, mitigation=command.mitigation
    )
    return tell(given, owned) if asked else tell(owned)


def _nothing_to_own(
    command: ApproveException, asked: Event | None, held: Event | None, facing: Facing
) -> Iterator[Reason]:
    if asked is None and (held is None or is_owned(facing.story)):
        words = "Nobody asks for an exception, and none waits to be answered for."
        yield ours("no_exception", words, "Give the case to somebody, or ask for an exception first.")
        return
    meant = asked or held
    named = str(meant.body.get("officer") or "") if meant else ""
    if named and named != command.officer:
        words = f"What was asked for is about {named}, and not about {command.officer}."
        yield ours("another_officer", words, "Decide on what was asked for, or have it asked for anew.")
    if asked:
        yield from not_here(command.officer, facing)


def _not_theirs(command: ApproveException, asked: Event | None, held: Event | None) -> Iterator[Reason]:
    meant = asked or held
    remedy = "Ask another detective inspector or above, signed in as themselves."
    if meant is not None and meant.actor == command.by.actor.id:
        words = "You asked for this exception." if asked else "You gave this case to them."
        yield ours("own_exception", f"{words} Somebody else answers for it.", remedy)
    if command.officer == command.by.actor.id:
        yield ours("own_exception", "You would be given the case yourself.", remedy)


def _lacks(command: ApproveException, facing: Facing) -> Iterator[Reason]:
    if not command.mitigation.strip():
        yield under(RULE, facing.pack, f"It does not say {LESSENS}.", "Say it in a sentence.")
    today, most = london_day(facing.at), days_until_recheck(facing)
    if not today < command.recheck_on <= today + timedelta(days=most):
        words = f"It is to be looked at again within {most} days, and after today."
        yield under(RULE, facing.pack, words, "Name a day by then.")


def days_until_recheck(facing: Facing) -> int:
    """Return within how many days an exception is looked at again, as the rulebook says."""
    rule = facing.pack.duties.get(RULE)
    hours = [limb.hours for limb in rule.then_within if limb.hours] if rule else []
    return max(1, min(hours) // 24) if hours else LONGEST


def refuse_exception(command: RefuseException, facing: Facing) -> Outcome:
    """Turn it down; the case is still to go to somebody with the skills."""
    if exception_asked(facing.story) is None:
        raise Refused(ours("no_exception", "Nobody asks for an exception.", "Nothing has to be turned down."))
    if not command.reasons.strip():
        words = "Nobody says why it is turned down."
        raise Refused(ours("no_reasons", words, "Say why, and who is to take the case, in a sentence."))
    return tell(AllocationExceptionRefused(by=command.by.rank, reasons=command.reasons))
