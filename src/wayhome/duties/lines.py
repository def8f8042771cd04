"""Lines of enquiry offered by relevance: a few first, each with the reason for which it bears on this child.

A line is never decided by the product. What nobody knows puts no line aside: every line of the catalogue is offered,
and a reason only moves it to the front.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from wayhome.duties.assessing.assess import factors_found, grading_of
from wayhome.duties.assessing.of_story import account_at
from wayhome.duties.conditions import When
from wayhome.duties.derive import Rulebook
from wayhome.duties.facts import FACTOR, fact_line
from wayhome.duties.floors import Known
from wayhome.duties.story import Story
from wayhome.record.envelope import Event, Value
from wayhome.rulebook.enquiries import LineOfEnquiry, Relevance

FEW = 8
OF_THE_CHILD = ("reports", "interviews")
RAISED, FINISHED = "enquiry.line_raised", "enquiry.line_finished"
Stands = Literal["not_begun", "raised", "done", "done_nil", "not_applicable", "deferred", "refused", "impossible"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedLine:
    """A line of the catalogue as it stands in a case.

    ``because`` are the reasons for which it bears on this child, none where none is known. ``ask_by`` is when what it
    rests on begins to be lost (UTC), counted from the first report; ``line.lost`` says what.
    """

    line: LineOfEnquiry
    because: tuple[str, ...] = ()
    ask_by: datetime | None = None
    stands: Stands = "not_begun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """The few lines to look at first, in the order to look at them, and all the others of the catalogue."""

    first: tuple[OfferedLine, ...]
    rest: tuple[OfferedLine, ...]


def lines_offered(story: Story, rulebook: Rulebook, at: datetime, *, child: Story | None = None) -> Offer:
    """Offer the lines of the rulebook's catalogue for a case, as it is known at an instant.

    ``child`` is the story of the child over all cases, which says whether the child was missing and heard before.
    """
    known = _Knows(story, child or story, rulebook, at)
    lines = [_offered(line, known, story, at) for line in rulebook.pack.lines.values()]
    asked = sorted((one for one in lines if one.because and one.stands == "not_begun"), key=_soonest)
    first = tuple(asked[:FEW])
    chosen = {one.line.id for one in first}
    return Offer(first=first, rest=tuple(one for one in lines if one.line.id not in chosen))


class _Knows:
    """What a line may ask of a case: factors that answers and facts state count, and history is the child's."""

    def __init__(self, story: Story, child: Story, rulebook: Rulebook, at: datetime) -> None:
        grading = grading_of(rulebook.pack)
        self.factors = frozenset(factors_found(account_at(story, grading, at), grading))
        self._known = Known(story, rulebook.settings.floors)
        self._child = child

    def value(self, name: str, at: datetime) -> Value:
        """Return a fact at an instant; None when it is not known."""
        if name in OF_THE_CHILD:
            return fact_line(self._child, name).at(at)
        if name.startswith(FACTOR):
            return "yes" if name.removeprefix(FACTOR) in self.factors else None
        return self._known.value(name, at)

    def holds(self, reason: Relevance, at: datetime) -> bool:
        """Say whether a reason is so at an instant."""
        if reason.factors and self.factors.isdisjoint(reason.factors):
            return False
        return When(reason.when).holds(self.value, at)


def _offered(line: LineOfEnquiry, known: _Knows, story: Story, at: datetime) -> OfferedLine:
    reasons = (reason.because for reason in line.first if known.holds(reason, at))
    return OfferedLine(
        line=line,
        because=tuple(dict.fromkeys(reasons)),
        ask_by=_ask_by(line, story),
        stands=_stands(line, story, at),
    )


def _ask_by(line: LineOfEnquiry, story: Story) -> datetime | None:
    reports = story.of_type("missing.reported")
    if line.ask_within_hours is None or not reports:
        return None
    return reports[0].happened_at + timedelta(hours=line.ask_within_hours)


def _stands(line: LineOfEnquiry, story: Story, at: datetime) -> Stands:
    """Say how a line stands; several of one line, such as places, are done when none of them is still open."""
    raised = {str(event.body["line"]) for event in _of(line, story.of_type(RAISED), at)}
    ends = {str(event.body["line"]): event for event in _of(line, story.of_type(FINISHED), at)}
    if raised - ends.keys():
        return "raised"
    last = max(ends.values(), key=lambda event: (event.happened_at, event.id), default=None)
    return _result(last) if last else "not_begun"


def _result(event: Event) -> Stands:
    results: dict[str, Stands] = {
        "done": "done", "done_nil": "done_nil", "not_applicable": "not_applicable", "deferred": "deferred",
        "refused": "refused", "impossible": "impossible",
    }  # fmt: skip
    return results[str(event.body.get("result", "done"))]


def _of(line: LineOfEnquiry, events: Iterable[Event], at: datetime) -> list[Event]:
    """Return the events that speak of a line: by its id, or by its id and which of several."""
    named = ((event, str(event.body["line"])) for event in events if event.happened_at <= at)
    return [event for event, name in named if name == line.id or name.startswith(f"{line.id} ")]


def _soonest(offered: OfferedLine) -> tuple[bool, timedelta, bool]:
    """Order lines: what is lost soonest, then what bears on this child more than on any, then the catalogue's order."""
    hours = timedelta(hours=offered.line.ask_within_hours or 0)
    general = all(not reason.when and not reason.factors for reason in offered.line.first)
    return offered.line.ask_within_hours is None, hours, general
