"""Hold what is known against the parts of a definition of exploitation; apparent consent is not one of them."""

from dataclasses import dataclass

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours, under
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.exploitation import DefinitionConsidered
from wayhome.record.vocabulary import Narrative
from wayhome.rulebook.screening import ExploitationDefinition


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsiderDefinition(OnInvestigation):
    """Which parts of a definition what is known meets, and which it shows not to be met; the rest is not known."""

    definition: str
    met: tuple[str, ...] = ()
    not_met: tuple[str, ...] = ()
    reasons: Narrative = ""


def consider_definition(command: ConsiderDefinition, facing: Facing) -> Outcome:
    """Record what the parts come to; what they come to is worked out, never chosen. Rule REC-04."""
    definition = facing.pack.exploitation_definitions.get(command.definition)
    if definition is None:
        words = "The rulebook in force holds no such definition."
        raise Refused(ours("no_such_definition", words, "Choose one of the definitions on the page."))
    fact = DefinitionConsidered.model_validate({
        "kind": definition.kind, "result": result_of(definition, command), "definition": definition.id,
        "parts_met": command.met, "parts_not_met": command.not_met, "reasons": command.reasons or None,
    })  # fmt: skip
    return tell(fact, notices=_noticed(definition, command, facing))


def result_of(definition: ExploitationDefinition, command: ConsiderDefinition) -> str:
    """Return met, not_met where what is known rules it out, or not_enough_known."""
    if definition.is_met_by(frozenset(command.met)):
        return "met"
    open_parts = frozenset(part.id for part in definition.parts) - frozenset(command.not_met)
    return "not_enough_known" if definition.is_met_by(open_parts) else "not_met"


def _noticed(definition: ExploitationDefinition, command: ConsiderDefinition, facing: Facing) -> tuple[Reason, ...]:
    if definition.kind != "sexual" or result_of(definition, command) != "met":
        return ()
    words = "The definition is met, so that the flag goes with it."
    return (under("REC-04", facing.pack, words, "Set the flag, with its owner and the day it is looked at again."),)
