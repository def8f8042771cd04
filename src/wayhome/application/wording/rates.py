"""Rates of words pointed out, by month, unit, role and rule, of one lexicon; never of a person.

A unit or role with few entries shows counts withheld: with little read, a rate says more of chance, and of somebody who
works alone. Months are London's, by when an entry was written.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from wayhome.application.wording.history import Counted, Readings, RuleCounted
from wayhome.application.wording.tally import LEAST, Rate

FEW = 5  # findings below which a rule's count is given as fewer than this


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRate:
    """How often a rule pointed something out; None where it did so too few times to say."""

    rule: str
    category: str
    severity: str
    found: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """What one lexicon read, as rates: the whole, by month, unit, role and rule."""

    lexicon: str
    whole: Rate
    months: tuple[Rate, ...]
    units: tuple[Rate, ...]
    roles: tuple[Rate, ...]
    rules: tuple[RuleRate, ...]


def rates(kept: Readings, lexicon: str) -> Rates:
    """Return the rates of what a lexicon read."""
    counts = kept.counts(lexicon)
    return Rates(
        lexicon=lexicon,
        whole=_rate("all", counts),
        months=_by(counts, lambda one: one.month),
        units=_by((one for one in counts if one.unit), lambda one: one.unit),
        roles=_by(counts, lambda one: one.role),
        rules=_rules(kept.rules(lexicon)),
    )


def _by(counts: Iterable[Counted], key: Callable[[Counted], str]) -> tuple[Rate, ...]:
    grouped: dict[str, list[Counted]] = {}
    for one in counts:
        grouped.setdefault(key(one), []).append(one)
    return tuple(_rate(name, grouped[name]) for name in sorted(grouped))


def _rate(name: str, counts: Sequence[Counted]) -> Rate:
    return Rate(
        name=name,
        found=sum(one.found for one in counts),
        flagged=sum(one.flagged for one in counts),
        entries=sum(one.entries for one in counts),
        words=sum(one.words for one in counts),
    )


def _rules(counted: Iterable[RuleCounted]) -> tuple[RuleRate, ...]:
    totals: Counter[tuple[str, str, str]] = Counter()
    for one in counted:
        totals[one.rule, one.category, one.severity] += one.found
    return tuple(
        RuleRate(rule=rule, category=category, severity=severity, found=found if found >= FEW else None)
        for (rule, category, severity), found in totals.most_common()
    )


__all__ = ("FEW", "LEAST", "Rates", "RuleRate", "rates")
