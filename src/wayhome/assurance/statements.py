"""What someone answerable signs: how a recommendation stands at an instant, with the figures and what they mean.

The figures are named by a digest over every list they are the length of, so that a statement and its lists cannot
part: change one list and the digest is another.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from wayhome.assurance.counting import DutyRef, Ref
from wayhome.assurance.measures import Counted
from wayhome.assurance.recommendations import Finding
from wayhome.assurance.report import Report
from wayhome.kernel.moments import in_london
from wayhome.kernel.refusals import Reason, Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One figure of a statement: the measure's id and title, the figure with what it is out of, and what it means."""

    measure: str
    title: str
    figure: str
    means: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A statement ready to be signed. ``digest`` names the figures; whoever signs adds their own words beside it."""

    recommendation: str
    summary: str
    by: date | None
    figures_at: datetime
    lines: tuple[Line, ...]
    digest: str

    @property
    def opening(self) -> str:
        """Return the sentence a statement begins with."""
        when = in_london(self.figures_at)
        due = f", due by {self.by:%-d %B %Y}," if self.by else ""
        return f"How recommendation {self.recommendation}{due} stood at {when:%H:%M} on {when:%-d %B %Y}."


def statement(report: Report, recommendation: str) -> Statement:
    """Make the statement on one recommendation; raises Refused when the report holds none of that id."""
    finding = _finding(report, recommendation)
    return Statement(
        recommendation=recommendation,
        summary=finding.recommendation.summary,
        by=finding.recommendation.by,
        figures_at=report.at,
        lines=tuple(map(_line, finding.measures)),
        digest=digest(report, finding.measures),
    )


def digest(report: Report, measures: Iterable[Counted] = ()) -> str:
    """Name some figures of a report, or all of them, by SHA-256 over its packs, its instant and every list."""
    hashed = sha256()
    for part in (report.rulebook_content, report.recommendations_content, report.at.isoformat()):
        hashed.update(f"{part}\n".encode())
    for counted in tuple(measures) or report.measures.values():
        for words in _words(counted):
            hashed.update(f"{words}\n".encode())
    return hashed.hexdigest()


def _finding(report: Report, recommendation: str) -> Finding:
    findings = {found.recommendation.id: found for cause in report.causes for found in cause.findings}
    if recommendation not in findings:
        raise Refused(
            Reason(
                rule="assurance.statement",
                words=f"The report holds no recommendation {recommendation}.",
                remedy=f"Name one of {', '.join(findings) or 'none; the pack has no recommendations'}.",
            )
        )
    return findings[recommendation]


def _line(counted: Counted) -> Line:
    measure = counted.measure
    return Line(measure=measure.id, title=measure.title, figure=counted.words, means=measure.means)


def _words(counted: Counted) -> Iterator[str]:
    yield json.dumps([counted.measure.id, counted.count, counted.out_of])
    for listing in (counted.numerator, counted.denominator):
        for ref in listing:
            yield _reference(ref)


def _reference(ref: Ref) -> str:
    if isinstance(ref, DutyRef):
        return json.dumps([ref.case, ref.duty, ref.status.value])
    return json.dumps([ref.case, ref.event])
