"""The front page: what was not kept and what it rests on, then cause, recommendation, measure, and rule by rule."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wayhome.assurance.measures import Counted
from wayhome.assurance.reach import Reach
from wayhome.assurance.recommendations import Finding
from wayhome.assurance.report import Report
from wayhome.cli.report.marks import COUNTED, STATUS, STRENGTH, Mark
from wayhome.cli.report.numbers import NONE, Lists, Number
from wayhome.duties.judging import Judging
from wayhome.kernel.citations import Strength


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
    in_part: str
    left_out: int
    breaches: tuple[Marked, ...]
    late: Number
    excused: Number


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingShown:
    """A recommendation with its measures; those of which nothing can be measured are named apart, by why."""

    id: str
    summary: str
    rests_on: str
    measures: tuple[MeasureShown, ...]
    not_judged: tuple[MeasureShown, ...]
    none_arose: tuple[MeasureShown, ...]
    not_in_rulebook: tuple[MeasureShown, ...]


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
    in_part: bool


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


def front_page(report: Report, judging: Judging, lists: Lists) -> FrontPage:
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
        rules=tuple(_rules(judging, lists)),
    )


def _findings(findings: tuple[Finding, ...], lists: Lists) -> Iterator[FindingShown]:
    for finding in findings:
        recommendation = finding.recommendation
        shown: dict[str, list[MeasureShown]] = {}
        for counted in finding.measures:
            shown.setdefault(_group(counted), []).append(_measure(counted, lists))
        yield FindingShown(
            id=recommendation.id,
            summary=recommendation.summary,
            rests_on=recommendation.basis.provision,
            measures=tuple(shown.get("measured", ())),
            not_judged=tuple(shown.get(Reach.NOT_JUDGED, ())),
            none_arose=tuple(shown.get("none_arose", ())),
            not_in_rulebook=tuple(shown.get(Reach.NOT_IN_RULEBOOK, ())),
        )


def _group(counted: Counted) -> str:
    """Say under which heading of its recommendation a measure stands."""
    if counted.reach in (Reach.NOT_JUDGED, Reach.NOT_IN_RULEBOOK):
        return counted.reach
    return "measured" if counted.out_of or counted.reach is Reach.IN_PART else "none_arose"


def _measure(counted: Counted, lists: Lists) -> MeasureShown:
    measured, in_part = _group(counted) == "measured", counted.reach is Reach.IN_PART
    measure = counted.measure
    return MeasureShown(
        id=measure.id,
        title=measure.title,
        means=measure.means,
        numerator=lists.measure(measure, "numerator") if measured else NONE,
        denominator=lists.measure(measure, "denominator") if measured and not in_part else NONE,
        rate="too few for a percentage" if counted.per_cent is None else f"{counted.per_cent}%",
        in_part=counted.in_part if in_part else "",
        left_out=len(counted.extent.left_out),
        breaches=tuple(_breaches(counted, lists)),
        late=lists.measure(measure, "recorded_late"),
        excused=lists.measure(measure, "excused"),
    )


def _breaches(counted: Counted, lists: Lists) -> Iterator[Marked]:
    held: Mapping[Strength, int] = counted.breaches
    for strength, count in held.items():
        yield Marked(mark=STRENGTH[strength], number=lists.breached(counted.measure, strength, count))


def _rules(judging: Judging, lists: Lists) -> Iterator[RuleShown]:
    for rule in judging.pack.duties.values():
        numbers = tuple(lists.rule(rule.id, rule.title, status) for status in COUNTED)
        if any(number.count for number in numbers):
            yield RuleShown(id=rule.id, title=rule.title, numbers=numbers, in_part=rule.id in judging.in_part)
