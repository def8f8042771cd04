"""Recommendations: cause → recommendation → measures → lists, and the checks that keep the chain whole.

A recommendation is tied to at least two measures, because one number alone can be made to look right.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from wayhome.assurance.measures import Counted
from wayhome.rulebook.measures import Recommendation
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.parse import Fault

FEWEST_MEASURES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One recommendation with what its measures came to."""

    recommendation: Recommendation
    measures: tuple[Counted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """One cause of concern, in our own summary, with its recommendations in order."""

    words: str
    findings: tuple[Finding, ...]


def causes(pack: Pack, counted: Mapping[str, Counted]) -> tuple[Cause, ...]:
    """Put what was counted under the recommendations of a pack; the causes keep the pack's order."""
    found: dict[str, list[Finding]] = {}
    for recommendation in pack.recommendations:
        measures = tuple(counted[name] for name in recommendation.measures)
        found.setdefault(recommendation.cause, []).append(Finding(recommendation=recommendation, measures=measures))
    return tuple(Cause(words=words, findings=tuple(findings)) for words, findings in found.items())


def faults(pack: Pack, rulebooks: Iterable[Pack]) -> tuple[Fault, ...]:
    """Say what is wrong between a pack of recommendations and the rulebooks whose duties its measures count."""
    rules = {rule for rulebook in rulebooks for rule in rulebook.duties} | set(pack.duties)
    return (*_too_few(pack), *_no_measure(pack), *_no_rule(pack, rules))


def _too_few(pack: Pack) -> Iterator[Fault]:
    for recommendation in pack.recommendations:
        tied = len(set(recommendation.measures))
        if tied < FEWEST_MEASURES:
            yield _fault(
                pack,
                recommendation.id,
                f"{recommendation.id} is tied to {tied} measure{'s' if tied != 1 else ''}.",
                f"Tie it to at least {FEWEST_MEASURES} different ones: one number alone can be made to look right.",
            )


def _no_measure(pack: Pack) -> Iterator[Fault]:
    for recommendation in pack.recommendations:
        for name in recommendation.measures:
            if name not in pack.measures:
                words = f"{recommendation.id} is tied to {name}, which is not a measure of the pack."
                yield _fault(pack, recommendation.id, words, "Add the measure, or mend its id.")


def _no_rule(pack: Pack, rules: set[str]) -> Iterator[Fault]:
    for measure in pack.measures.values():
        for name in measure.rules:
            if name not in rules:
                words = f"{measure.id} counts {name}, a rule that no packaged rulebook holds."
                yield _fault(pack, measure.id, words, "Mend the id, or name a rule that is automated.")


def _fault(pack: Pack, identity: str, words: str, remedy: str) -> Fault:
    file, line = pack.where.get(identity, ("pack.yaml", 1))
    return Fault(file=file, line=line, words=words, remedy=remedy)
