"""The front page: what was not kept and what it rests on, then cause, recommendation, measure, and rule by rule."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wayhome.assurance.measures import Counted
from wayhome.assurance.recommendations import Finding
from wayhome.assurance.report import Report
from wayhome.cli.report.marks import COUNTED, STATUS, STRENGTH, Mark
from wayhome.cli.report.numbers import NONE, Lists, Number
from wayhome.kernel.citations import Strength
from wayhome.rulebook.pack import Pack


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A number with the mark it is counted under."""

    mark: Mark
    number: Number


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureShown:
    """A measure: numerator and denominator, each a link to its list, and what must be seen beside them."""

    id: str
    title: str
    means: str
    numerator: Number
    denominator: Number
    rate: str
    silent: str
    breaches: tuple[Marked, ...]
    late: Number
    excused: Number


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingShown:
    """A recommendation with its measures; those with nothing to measure are named apart."""

    id: str
    summary: str
    rests_on: str
    measures: tuple[MeasureShown, ...]
    silent: tuple[MeasureShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseShown:
    """A cause of concern with its recommendations."""

    anchor: str
    words: str
    findings: tuple[FindingShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleShown:
    """A rule under which something was owed, with a number for each way in which it came out."""

    id: str
    title: str
    numbers: tuple[Number, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPage:
    """Everything the front page shows."""

    broken: Number
    statuses: tuple[Marked, ...]
    strengths: tuple[Marked, ...]
    late: Number
    causes: tuple[CauseShown, ...]
    columns: tuple[Mark, ...]
    rules: tuple[RuleShown, ...]


def front_page(report: Report, rulebook: Pack, lists: Lists) -> FrontPage:
    """Put a report as its front page; every number on it asks for the list it is the length of."""
    return FrontPage(
        broken=lists.breaches("Every duty that was not kept", "Missed, overdue or met late, under any rule."),
        statuses=tuple(Marked(mark=STATUS[status], number=lists.status(status)) for status in COUNTED),
        strengths=tuple(Marked(mark=STRENGTH[strength], number=lists.strength(strength)) for strength in Strength),
        late=lists.recorded_late(),
        causes=tuple(
            CauseShown(anchor=f"cause-{number}", words=cause.words, findings=tuple(_findings(cause.findings, lists)))
            for number, cause in enumerate(report.causes, start=1)
        ),
        columns=tuple(STATUS[status] for status in COUNTED),
        rules=tuple(_rules(rulebook, lists)),
    )


def _findings(findings: tuple[Finding, ...], lists: Lists) -> Iterator[FindingShown]:
    for finding in findings:
        recommendation = finding.recommendation
        shown = tuple(_measure(counted, lists) for counted in finding.measures)
        yield FindingShown(
            id=recommendation.id,
            summary=recommendation.summary,
            rests_on=recommendation.basis.provision,
            measures=tuple(measure for measure in shown if not measure.silent),
            silent=tuple(measure for measure in shown if measure.silent),
        )


def _measure(counted: Counted, lists: Lists) -> MeasureShown:
    silent = "" if counted.in_rulebook and counted.out_of else counted.words
    rate = "" if counted.per_cent is None else f"{counted.per_cent}%"
    measure = counted.measure
    return MeasureShown(
        id=measure.id,
        title=measure.title,
        means=measure.means,
        numerator=lists.measure(measure, "numerator") if not silent else NONE,
        denominator=lists.measure(measure, "denominator") if not silent else NONE,
        rate=rate or ("" if silent else "too few for a percentage"),
        silent=silent,
        breaches=tuple(_breaches(counted, lists)),
        late=lists.measure(measure, "recorded_late"),
        excused=lists.measure(measure, "excused"),
    )


def _breaches(counted: Counted, lists: Lists) -> Iterator[Marked]:
    held: Mapping[Strength, int] = counted.breaches
    for strength, count in held.items():
        yield Marked(mark=STRENGTH[strength], number=lists.breached(counted.measure, strength, count))


def _rules(rulebook: Pack, lists: Lists) -> Iterator[RuleShown]:
    for rule in rulebook.duties.values():
        numbers = tuple(lists.rule(rule.id, rule.title, status) for status in COUNTED)
        if any(number.count for number in numbers):
            yield RuleShown(id=rule.id, title=rule.title, numbers=numbers)
