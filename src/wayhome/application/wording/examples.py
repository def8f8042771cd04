"""The examples that a lexicon brings: each hit is found and each miss is left alone, or the lexicon is wrong."""

from collections.abc import Iterator

from wayhome.reading.engine import Engine
from wayhome.reading.lexicon import Lexicon
from wayhome.reading.risk import read_risk
from wayhome.reading.schema import RiskRule, WordingRule
from wayhome.reading.wording import read_wording


def examples_of(lexicon: Lexicon) -> int:
    """Return how many examples a lexicon brings."""
    return sum(len(rule.hit) + len(rule.miss) for rule in (*lexicon.wording, *lexicon.risk))


def examples_wrong(engine: Engine) -> Iterator[str]:
    """Yield each example that does not come true."""
    for rule in engine.lexicon.wording:
        yield from (f"{rule.id} does not find: {text}" for text in rule.hit if not points_out(engine, rule, text))
        yield from (f"{rule.id} finds: {text}" for text in rule.miss if points_out(engine, rule, text))
    for risk in engine.lexicon.risk:
        yield from (f"{risk.id} does not find: {text}" for text in risk.hit if not states(engine, risk, text))
        yield from (f"{risk.id} finds: {text}" for text in risk.miss if states(engine, risk, text))


def points_out(engine: Engine, _rule: WordingRule, text: str) -> bool:
    """Say whether anything is pointed out in an example: of two rules that find it, only one is shown."""
    return bool(read_wording(engine, text))


def states(engine: Engine, rule: RiskRule, text: str) -> bool:
    """Say whether an example states the rule's factor."""
    found = read_risk(engine, text, where=rule.read_in[0], system=(*rule.of_systems, "")[0])
    return any(one.factor == rule.factor and not one.set_aside for one in found)
