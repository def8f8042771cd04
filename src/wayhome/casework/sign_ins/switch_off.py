"""Switch a sign-in off, or on again."""

from dataclasses import dataclass

from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.sign_ins.standing import OnSignIn, not_ones_own
from wayhome.record.events.sign_in import SignInSwitchedOff, SignInSwitchedOn


@dataclass(frozen=True, slots=True, kw_only=True)
class SwitchOff(OnSignIn):
    """A sign-in is to open nothing any more."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SwitchOn(OnSignIn):
    """A sign-in that is off is to open again."""

    reason: str


def switch_off(command: SwitchOff, _facing: Facing) -> Outcome:
    """Record it; refused for one's own, so that nobody locks the last administrator out by a slip."""
    not_ones_own(command)
    return tell(SignInSwitchedOff(reason=command.reason))


def switch_on(command: SwitchOn, _facing: Facing) -> Outcome:
    """Record it."""
    not_ones_own(command)
    return tell(SignInSwitchedOn(reason=command.reason))
