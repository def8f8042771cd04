"""Decide on means of disruption: use, not now or not suitable, each with a reason, one or many together."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.disrupting.powers import ForWhom, PowerStanding
from wayhome.casework.disrupting.standing import Disruption, disruption_of
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours, under
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.disruption import Assessed, PowerConsidered
from wayhome.record.events.without_child import DisruptionPlanned
from wayhome.record.vocabulary import Fact, Narrative, Spoken

Decision = Literal["use", "not_now", "not_suitable"]
ChildAsked = Literal["sought", "not_safe_to_ask", "not_yet", "unknown"]
Stood = Literal["open", "missing", "closed", "off"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One power that is decided on; ``met`` and ``missing`` are parts of its test that a person answers for."""

    power: str
    decision: Decision
    against: str = ""
    reason: Narrative | None = None
    met: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsiderPowers(OnInvestigation):
    """What was decided of each power; ``area`` is what the force says it polices, for what is only tried out."""

    choices: tuple[Choice, ...] = ()
    reason_for_all: Narrative | None = None
    child_asked: ChildAsked = "unknown"
    child_said: Spoken | None = None
    area: str = ""


def consider_powers(command: ConsiderPowers, facing: Facing) -> Outcome:
    """Keep each decision, and count what is left open. Rules DIS-01 and DIS-15.

    A pack without a list of powers takes the decision that disruption was planned.
    """
    if not facing.pack.powers:
        return tell(DisruptionPlanned())
    before = disruption_of(facing.story, facing.pack, facing.at, command.area, facing.stories)
    standings = {one.power.id: one for one in before.standings}
    if lacking := tuple(_lacking(command, facing, standings)):
        raise Refused(*lacking)
    considered = tuple(_considered(one, command, standings[one.power]) for one in command.choices)
    return tell(*considered, _assessed(command, before), notices=tuple(_notices(command, facing, standings)))


def _lacking(command: ConsiderPowers, facing: Facing, standings: dict[str, PowerStanding]) -> Iterator[Reason]:
    if not command.choices:
        yield under("DIS-01", facing.pack, "No power was decided on.", "Say of at least one what was decided.")
    for one in command.choices:
        standing = standings.get(one.power)
        if standing is None:
            yield ours("no_such_power", f"{one.power} is no power of the rulebook's list.", "Choose one of the list.")
        elif one.decision == "use" and standing.not_here:
            words = f"{standing.power.title} cannot be used: {' '.join(standing.not_here)}"
            yield under("DIS-15", facing.pack, words, "It is switched on by a rulebook that says it is in force here.")
        elif one.decision != "use" and not _reason(one, command):
            words = f"It does not say why: {standing.power.title}."
            yield under("DIS-01", facing.pack, words, "Give the reason, or one reason for all that have none.")


def _reason(one: Choice, command: ConsiderPowers) -> str:
    return (one.reason or "").strip() or (command.reason_for_all or "").strip()


def _considered(one: Choice, command: ConsiderPowers, standing: PowerStanding) -> Fact:
    return PowerConsidered(
        power=one.power,
        decision=one.decision,
        against=one.against or None,
        stood=stood(standing, one.against),
        reason=_reason(one, command) or None,
        child_asked=command.child_asked,
        child_said=command.child_said or None,
        met=one.met,
        missing=one.missing,
    )


def stood(standing: PowerStanding, against: str) -> Stood:
    """Say how a power stands against one person, or at its best; *closed*: there, but not for somebody this old."""
    if standing.not_here:
        return "off"
    best = _against(standing, against)
    return "closed" if best.state == "off" else best.state


def _against(standing: PowerStanding, against: str) -> ForWhom:
    return next((one for one in standing.for_whom if against and one.adult == against), standing.best)


def _assessed(command: ConsiderPowers, before: Disruption) -> Fact:
    now = {one.power for one in command.choices}
    held = now | {one.power for one in before.decided}
    closed = sum(one.state != "open" and one.power.id not in held for one in before.standings)
    left = sum(power not in now for power in before.left_open)
    return Assessed(left_open=left, decided=len(held), closed=closed)


def _notices(command: ConsiderPowers, facing: Facing, standings: dict[str, PowerStanding]) -> Iterator[Reason]:
    """Say what goes against the list and was kept all the same, and that the child's view is still to be asked."""
    for one in command.choices:
        standing = standings[one.power]
        if one.decision == "use" and stood(standing, one.against) == "closed":
            words = f"{standing.power.title}: {' '.join(_against(standing, one.against).why)}"
            yield under("DIS-15", facing.pack, words, "Check the ages on record, or choose another power.")
    if command.child_asked in ("unknown", "not_yet"):
        words = "How the child sees it is not on record."
        yield ours("child_view", words, "Ask the child, if it is safe to, and keep what they say in their words.")
