"""What stands before an act: asked before it is done, in the same words in which it would be judged afterwards."""

from dataclasses import dataclass
from datetime import datetime

from wayhome.duties.derive import Rulebook, derive, parts_of
from wayhome.duties.rules import Applied, Asked
from wayhome.duties.shapes.before import Gate, Unsettled
from wayhome.duties.story import Story
from wayhome.kernel.ids import RuleId
from wayhome.record.envelope import Event
from wayhome.rulebook.schema import Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Barrier:
    """A gate that an act does not pass: the rule, what is lacking, and what the rule rests on."""

    rule: RuleId
    title: str
    lacking: tuple[str, ...]
    basis: Basis


def barriers(act: Event, story: Story, rulebook: Rulebook, *, now: datetime) -> tuple[Barrier, ...]:
    """Return every gate that an intended act does not pass, with what would let it through.

    A gate is advice to the person acting. Whether the act may still go ahead is for the act to say: a live entry about
    a child in danger is always saved.
    """
    asked = rulebook.ask(story, now)
    gates = rulebook.gates_before(act.type, story.kind)
    settled = {rule for gate in gates for rule in gate.settled}
    owed = derive(story, rulebook, horizon=now, under=settled) if settled else ()
    unsettled = Unsettled(owed).before(act)
    parts = parts_of(asked, rulebook, about=act.subjects) if gates else []
    found = []
    for gate in gates:
        of_each = (_lacking(gate, part, act, unsettled) for part in (parts if gate.duty.each_child else [asked]))
        lacking = tuple(dict.fromkeys(words for lacks in of_each for words in lacks))
        if lacking:
            found.append(_barrier(gate, lacking))
    return tuple(found)


def conditions(act: Event, story: Story, rulebook: Rulebook, *, now: datetime) -> dict[str, bool]:
    """Return everything that the gates before an intended act ask for, in their words, and whether each is so."""
    asked = rulebook.ask(story, now)
    gates = [one for one in rulebook.gates_before(act.type, story.kind) if Applied(one, asked).stands_before(act)]
    lacking = [words for barrier in barriers(act, story, rulebook, now=now) for words in barrier.lacking]
    every = (*(need.words for gate in gates for need in gate.duty.needs), *lacking)
    return {words: words not in lacking for words in every}


def _lacking(gate: Gate, asked: Asked, act: Event, unsettled: frozenset[str]) -> tuple[str, ...]:
    applied = Applied(gate, asked)
    return gate.lacking(applied, act, unsettled) if applied.stands_before(act) else ()


def _barrier(gate: Gate, lacking: tuple[str, ...]) -> Barrier:
    return Barrier(rule=RuleId(gate.duty.id), title=gate.duty.title, lacking=lacking, basis=gate.duty.basis)
