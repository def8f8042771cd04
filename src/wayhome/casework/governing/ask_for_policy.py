"""Ask whether a provider has a written policy for children who are missing."""

from dataclasses import dataclass

from wayhome.casework.commands import OnSubject
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.record.events.partner import ProviderPolicyChecked
from wayhome.record.vocabulary import Known


@dataclass(frozen=True, slots=True, kw_only=True)
class AskForPolicy(OnSubject):
    """Whether the police hold the provider's policy now."""

    held: Known


def ask_for_policy(command: AskForPolicy, _facing: Facing) -> Outcome:
    """Keep the answer; where none is held it is to be raised, by rule MC-56."""
    return tell(ProviderPolicyChecked(held=command.held))
