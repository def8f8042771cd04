"""Let somebody in again who cannot come in: with a new password, or by lifting a lock."""

from dataclasses import dataclass

from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.sign_ins.standing import OnSignIn
from wayhome.record.events.sign_in import LockLifted, PasswordReset


@dataclass(frozen=True, slots=True, kw_only=True)
class ResetPassword(OnSignIn):
    """A code is given out with which a new password is set, once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftLock(OnSignIn):
    """A sign-in locked after failures is to open now."""

    reason: str


def reset_password(_command: ResetPassword, _facing: Facing) -> Outcome:
    """Record it. One's own too: the code says nothing that its asker could not set by themselves."""
    return tell(PasswordReset())


def lift_lock(command: LiftLock, _facing: Facing) -> Outcome:
    """Record it, with how it is known that it was the officer who failed to come in."""
    return tell(LockLifted(reason=command.reason))
