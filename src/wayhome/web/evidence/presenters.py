"""What the evidence pages place: recommendations with their measures, one measure, one list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse

from wayhome.application.caseload import Caseload
from wayhome.assurance.counting import DutyRef, EventRef, Listing, Ref
from wayhome.assurance.measures import LISTS, Counted
from wayhome.assurance.recommendations import Cause, Finding
from wayhome.assurance.report import Report
from wayhome.kernel.ids import Subject
from wayhome.record.envelope import RETROSPECTIVE
from wayhome.rulebook.pack import Pack
from wayhome.web.evidence.months import MonthsView, months_view
from wayhome.web.presenting.catalogue import in_plain_words
from wayhome.web.presenting.entries import reference, sentence
from wayhome.web.presenting.marks import STRENGTH, Mark, basis_mark, status_mark
from wayhome.web.presenting.times import when

BETTER = {"higher": "Higher is better.", "lower": "Lower is better.", "neither": ""}
LIST_WORDS = {
    "numerator": "Counted",
    "denominator": "Out of",
    "excused": "Of those, excused",
    "recorded_late": "Of those, recorded late",
}
LATE_MEANS = (
    f"Recorded late: written down more than {RETROSPECTIVE // timedelta(hours=1)} hours after it was done or happened. "
    "In time or not is judged by when it was done."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountLink:
    """A count and the list it opens."""

    words: str
    count: int
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureView:
    """One measure with its number, and the lists the number is made of."""

    id: str
    title: str
    href: str
    number: str
    numbers: tuple[CountLink, ...]
    after: str
    share: int | None
    better: str
    means: str
    lists: tuple[CountLink, ...]
    months: MonthsView | None
    breaches: tuple[tuple[Mark, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """One recommendation with its measures."""

    id: str
    summary: str
    href: str
    by: str
    basis: Mark
    measures: tuple[MeasureView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseView:
    """One cause of concern with its recommendations."""

    words: str
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedView:
    """One duty or entry on a list, with the case it belongs to and the entry behind it."""

    who: str
    record: str
    reference: str
    case_href: str
    words: str
    mark: Mark | None
    basis: Mark | None
    when: str
    entry_href: str
    entry_words: str
    late: str


def cause_views(report: Report) -> tuple[CauseView, ...]:
    """Return every cause with its recommendations."""
    return tuple(_cause(cause) for cause in report.causes)


def finding_view(finding: Finding) -> FindingView:
    """Return one recommendation."""
    recommendation = finding.recommendation
    return FindingView(
        id=recommendation.id,
        summary=recommendation.summary,
        href=reverse("recommendation", args=[recommendation.id]),
        by=f"{recommendation.by:%-d %B %Y}" if recommendation.by else "",
        basis=basis_mark(recommendation.basis),
        measures=tuple(map(measure_view, finding.measures)),
    )


def measure_view(counted: Counted) -> MeasureView:
    """Return one measure with its number, its lists and its months."""
    measure = counted.measure
    lists = tuple(_count_link(measure.id, name, listing_of(counted, name)) for name in LISTS)
    return MeasureView(
        id=measure.id,
        title=measure.title,
        href=reverse("measure", args=[measure.id]),
        number=counted.words,
        numbers=tuple(lists[:2]) if counted.out_of else (),
        after=f" ({counted.per_cent}%)" if counted.per_cent is not None else "; too few for a percentage",
        share=counted.per_cent,
        better=BETTER[measure.better],
        means=measure.means,
        lists=lists,
        months=months_view(counted),
        breaches=tuple((STRENGTH[strength], count) for strength, count in counted.breaches.items()),
    )


def listing_of(counted: Counted, name: str) -> Listing:
    """Return one of the lists of a measure by name."""
    lists: Mapping[str, Listing] = {
        "numerator": counted.numerator,
        "denominator": counted.denominator,
        "excused": counted.excused,
        "recorded_late": counted.recorded_late,
    }
    return lists[name]


class ListPage:
    """Makes the rows of a list: who, what, how it stands, and the entry behind it."""

    def __init__(self, caseload: Caseload, names: Mapping[Subject, str], pack: Pack) -> None:
        self.caseload = caseload
        self.names = names
        self.pack = pack
        self.duties = {duty.identity: duty for case in caseload.cases for duty in case.duties}

    def rows(self, listing: Iterable[Ref]) -> tuple[ListedView, ...]:
        """Return the rows of a list, in its own order."""
        return tuple(self._duty(ref) if isinstance(ref, DutyRef) else self._entry(ref) for ref in listing)

    def entry_behind(self, ref: DutyRef) -> str:
        """Return the entry that settled a duty, or that raised it where nothing has."""
        duty = self.duties[ref.duty]
        return duty.done_by or duty.excused_by or duty.ended_by or duty.raised_by

    def _duty(self, ref: DutyRef) -> ListedView:
        duty, behind = self.duties[ref.duty], self.entry_behind(ref)
        done = f"done {self._when(ref.done_at)}" if ref.done_at else "not done"
        return ListedView(
            **self._case(ref.case),
            words=self.pack.duties[ref.rule].title,
            mark=status_mark(ref.status),
            basis=basis_mark(duty.basis),
            when=f"Due {self._when(ref.due_at)}, {done}",
            entry_href=reverse("entry", args=[behind]),
            entry_words="What settled it" if behind != duty.raised_by else "What raised it",
            late="Recorded late" if ref.recorded_late else "",
        )

    def _entry(self, ref: EventRef) -> ListedView:
        held = self.caseload.entry(ref.event)
        return ListedView(
            **self._case(ref.case),
            words=in_plain_words(sentence(held.event), self.pack) if held else ref.type,
            mark=None,
            basis=None,
            when=f"Happened {self._when(ref.happened_at)}",
            entry_href=reverse("entry", args=[ref.event]),
            entry_words="The entry",
            late="Recorded late" if ref.recorded_late else "",
        )

    def _case(self, record: str) -> dict[str, str]:
        case = self.caseload.case(record)
        children = case.children if case else ()
        named = next((self.names[child] for child in children if child in self.names), "")
        return {
            "who": named or f"Case {reference(record)}",
            "record": record,
            "reference": reference(record),
            "case_href": reverse("case", args=[record]),
        }

    def _when(self, moment: datetime) -> str:
        return when(moment, self.caseload.at)


def _cause(cause: Cause) -> CauseView:
    return CauseView(words=cause.words, findings=tuple(map(finding_view, cause.findings)))


def _count_link(measure: str, name: str, listing: Listing) -> CountLink:
    return CountLink(words=LIST_WORDS[name], count=len(listing), href=reverse("measure-list", args=[measure, name]))
