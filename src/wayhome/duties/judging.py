"""Which rules an export lets us judge: unknown is not no.

An export that cannot say that a thing was done says nothing of whether it was done. A rule whose act the export does
not carry is therefore *not judged*: it is listed as such and counted, never shown as missed. A rule that several acts
would keep, of which the export carries only some, is judged *in part*: what is shown done in time counts, and nothing
is concluded from the silence of the rest.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from wayhome.duties.conditions import value_check
from wayhome.duties.duty import Duty, Status
from wayhome.duties.facts import FACTS
from wayhome.kernel.ids import RuleId
from wayhome.record.envelope import Value
from wayhome.record.vocabulary import latest
from wayhome.rulebook.matching import Circumstances, Match, ValueTest
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.schema import Duty as DutyRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Says:
    """What an export can say of one type of event: these fields, or all of them when ``fields`` is None.

    ``fixed`` are fields that always read the same, because the export has only one such entry ("supervisor review").
    """

    fields: frozenset[str] | None = None
    fixed: Mapping[str, Value] = field(default_factory=dict)

    def can_pass(self, event: str, name: str, test: ValueTest) -> bool:
        """Say whether an entry could pass a test of a field; by silence where not knowing, or not saying, passes it."""
        if name in self.fixed:
            return value_check(test)(self.fixed[name])
        if self.fields is None or name in self.fields:
            return True
        declared = latest(event)
        default = declared.fact.model_fields[name].default if declared and name in declared.fact.model_fields else None
        silent = test.or_unknown or test.present is False
        return (default is not None or silent) and value_check(test)(default)


Carried = Mapping[str, Says]
Want = tuple[str, Mapping[str, ValueTest]]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotJudged:
    """A rule that an export cannot show to be kept, or only in part, with the kinds of entry it would take."""

    rule: RuleId
    title: str
    wants: tuple[str, ...]
    in_part: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Judging:
    """What an export lets a rulebook judge: the rules it can, and those it cannot or can only in part."""

    pack: Pack
    not_judged: tuple[NotJudged, ...]
    carried: Carried | None = None

    def can_say(self, event: str, tests: Mapping[str, ValueTest]) -> bool:
        """Say whether an entry of a type that passes some tests could stand in the export; a record can say all."""
        return self.carried is None or _says(self.carried, event, tests)

    @property
    def in_part(self) -> frozenset[RuleId]:
        """Return the rules of which only what was done in time can be said."""
        return frozenset(one.rule for one in self.not_judged if one.in_part)


def judge_all(pack: Pack) -> Judging:
    """Judge every rule, as for a record that can say everything."""
    return Judging(pack=pack, not_judged=())


def judged_from(pack: Pack, carried: Carried) -> Judging:
    """Say which rules of a pack an export lets us judge.

    ``carried`` maps each type of event the export can say to what it can say of it.
    """
    judged: dict[str, DutyRule] = {}
    left_out: list[NotJudged] = []
    for identity, duty in pack.duties.items():
        groups = _wanted(duty)
        unsaid = sorted({event for group in groups for event, tests in group if not _says(carried, event, tests)})
        silent = bool(unsaid) and (duty.silence or any(_is_unsaid(carried, group) for group in groups))
        if unsaid:
            one = NotJudged(rule=RuleId(identity), title=duty.title, wants=tuple(unsaid), in_part=not silent)
            left_out.append(one)
        if not silent:
            judged[identity] = duty
    return Judging(pack=pack.with_duties(judged), not_judged=tuple(left_out), carried=carried)


def can_be_said(duty: Duty, judging: Judging, at: datetime) -> bool:
    """Say whether how a duty stands can be concluded: for a rule judged in part, only that it was done in time."""
    return duty.rule not in judging.in_part or duty.status_at(at) in (Status.MET, Status.EXCUSED, Status.LAPSED)


def _says(carried: Carried, event: str, tests: Mapping[str, ValueTest]) -> bool:
    """Say whether an export carries a type of event that could pass some tests."""
    says = carried.get(event)
    return says is not None and all(says.can_pass(event, name, test) for name, test in tests.items())


def _is_unsaid(carried: Carried, group: list[Want]) -> bool:
    return not any(_says(carried, event, tests) for event, tests in group)


def _wanted(duty: DutyRule) -> list[list[Want]]:
    """Return groups of what would show the rule kept; an export must carry one of each group to show it."""
    groups = [_of(duty.since + duty.met_by)]
    groups += [_of(part.met_by) for part in duty.parts]
    groups += [_of(need.done) for need in duty.needs]
    tested = {name: test for need in duty.needs for name, test in need.where.items()}
    groups.append([(match.event, tested) for match in duty.raised_by] if tested else [])
    for circumstances in (duty.keeps, *(need.when for need in duty.needs)):
        groups += _of_facts(circumstances)
    return [group for group in groups if group]


def _of(matches: Iterable[Match]) -> list[Want]:
    return [(match.event, match.where) for match in matches]


def _of_facts(circumstances: Circumstances) -> list[list[Want]]:
    return [[(event, {}) for event in FACTS[name].events] for name in circumstances if name in FACTS]
