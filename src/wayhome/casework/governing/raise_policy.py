"""Raise a provider's lack of a missing child policy with the council or the regulator."""

from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnSubject
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.record.events.partner import ProviderPolicyRaised


@dataclass(frozen=True, slots=True, kw_only=True)
class RaisePolicy(OnSubject):
    """With whom it was raised."""

    with_whom: Literal["council", "regulator", "both"]


def raise_policy(command: RaisePolicy, _facing: Facing) -> Outcome:
    """Keep that it was raised. Rule MC-56."""
    return tell(ProviderPolicyRaised(with_whom=command.with_whom))
