"""Which rules an export lets us judge: unknown is not no.

An export that cannot say that a thing was done says nothing of whether it was done. A rule whose act the export does
not carry is therefore *not judged*: it is listed as such and counted, never shown as missed.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from wayhome.duties.facts import FACTS
from wayhome.kernel.ids import RuleId
from wayhome.rulebook.matching import Circumstances, Match
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.schema import Duty


@dataclass(frozen=True, slots=True, kw_only=True)
class NotJudged:
    """A rule that an export cannot show to be kept, with the entries that would show it."""

    rule: RuleId
    title: str
    wants: tuple[str, ...]


def judged_from(pack: Pack, carried: Collection[str]) -> tuple[Pack, tuple[NotJudged, ...]]:
    """Return the pack with only the rules that some types of event can show kept, and the rules left out."""
    judged: dict[str, Duty] = {}
    left_out: list[NotJudged] = []
    for identity, duty in pack.duties.items():
        wants = tuple(sorted({name for group in _wanted(duty) if not group & set(carried) for name in group}))
        if wants:
            left_out.append(NotJudged(rule=RuleId(identity), title=duty.title, wants=wants))
        else:
            judged[identity] = duty
    return pack.with_duties(judged), tuple(left_out)


def _wanted(duty: Duty) -> Iterable[frozenset[str]]:
    """Yield groups of event types; the rule can be shown kept only where an export carries one of each group."""
    groups = [_types(duty.since) | _types(duty.met_by)]
    groups += [_types(part.met_by) for part in duty.parts]
    groups += [_types(need.done) for need in duty.needs]
    for circumstances in (duty.keeps, *(need.when for need in duty.needs)):
        groups += _of_facts(circumstances)
    return [group for group in groups if group]


def _types(matches: tuple[Match, ...]) -> frozenset[str]:
    return frozenset(match.event for match in matches)


def _of_facts(circumstances: Circumstances) -> list[frozenset[str]]:
    return [frozenset(FACTS[name].events) for name in circumstances if name in FACTS]
