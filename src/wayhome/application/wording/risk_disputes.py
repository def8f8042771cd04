"""How often graders say of what was read as a risk that the words do not state it, by rule: what a lexicon gets wrong.

A dispute that was taken back does not count. No person is counted, and a rule that read little shows no share.
"""

from collections import Counter
from dataclasses import dataclass

from wayhome.application.ports import EventLog
from wayhome.application.wording.tally import LEAST
from wayhome.assurance.intervals import Interval, share
from wayhome.duties.indicators import DISPUTED, READ, TAKEN_BACK


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleDisputed:
    """One rule on risk: how often it read its factor, and in what share somebody said *not so*."""

    rule: str
    factor: str
    read: int
    disputed: int
    share: Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskDisputes:
    """Every rule that read often enough to say, the most disputed first, and all rules together.

    ``too_few`` counts the rules that read fewer than thirty times, of which nothing is shown apart.
    """

    read: int
    disputed: int
    rules: tuple[RuleDisputed, ...]
    too_few: int


def risk_disputes(log: EventLog) -> RiskDisputes:
    """Count what was read and what of it is disputed now, by the rule that read it."""
    standing: set[str] = set()
    told = [held for name in (DISPUTED, TAKEN_BACK) for held in log.of_type(name)]
    for held in sorted(told, key=lambda held: held.position):
        named = str(held.event.body["indicator"])
        (standing.add if held.event.type == DISPUTED else standing.discard)(named)
    read: Counter[tuple[str, str]] = Counter()
    disputed: Counter[tuple[str, str]] = Counter()
    for held in log.of_type(READ):
        by = str(held.event.body["rule"]), str(held.event.body["factor"])
        read[by] += 1
        disputed[by] += held.event.id in standing
    rules = [_rule(by, many, disputed[by]) for by, many in read.items() if many >= LEAST]
    return RiskDisputes(
        read=read.total(), disputed=disputed.total(), too_few=len(read) - len(rules),
        rules=tuple(sorted(rules, key=lambda one: (-one.share.estimate, one.rule))),
    )  # fmt: skip


def _rule(by: tuple[str, str], read: int, disputed: int) -> RuleDisputed:
    return RuleDisputed(rule=by[0], factor=by[1], read=read, disputed=disputed, share=share(disputed, read))
