"""A child who is missing again while a circulation of them is up: it stays up, and the later case answers for it.

What is owed in a case is derived from what names that case. So whoever takes the report says it in both: nobody is
asked to take the circulation down where the child was found, and it is owed once they are found again. A report that an
export brings in is no less a report: there it is said of every report that the child's story has.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime

from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Said
from wayhome.duties.facts import fact_line
from wayhome.duties.story import Story
from wayhome.kernel.ids import RecordId, Subject, SubjectKind, kind_of
from wayhome.record.events.missing_search import CirculationCarriedOver, CirculationTakenOver
from wayhome.record.states import Episode, fold

Place = tuple[RecordId, Subject]


def carried_over(child: Subject, record: RecordId, case: Subject, facing: Facing) -> Iterator[Said]:
    """Yield what is said in each earlier case of a child whose circulation is up, and of it in the case that opens."""
    yield from _said(child, (record, case), facing.stories, facing.at)


def not_carried_over(child: Subject, stories: Mapping[Subject, Story]) -> tuple[datetime, tuple[Said, ...]] | None:
    """Return when a child was first reported missing again while circulated with nothing said of it, and what to say.

    An earlier case in which they were missing still at that time is left: there nobody had found them.
    """
    for record, case, reported in _reports(child, stories):
        here = (record, case)
        found = tuple(_said(child, here, stories, reported, missing=False))
        if found:
            return reported, found
    return None


def _said(
    child: Subject, here: Place, stories: Mapping[Subject, Story], at: datetime, *, missing: bool = True
) -> Iterator[Said]:
    """Yield what is said of each case from which a child is circulated then; ``missing``: also where they are so."""
    record, case = here
    for before, earlier, _ in _reports(child, stories):
        up = earlier != case and fact_line(stories[earlier], "circulated").at(at) is True
        if not up or _is_said(stories[earlier], record) or (not missing and _is_missing(stories[earlier], at)):
            continue
        kept, taken = CirculationCarriedOver(missing_in=record), CirculationTakenOver(circulated_in=before)
        yield Said(fact=kept, record=before, subjects=(child, earlier))
        yield Said(fact=taken, record=record, subjects=(child, case))


def _reports(child: Subject, stories: Mapping[Subject, Story]) -> Iterator[tuple[RecordId, Subject, datetime]]:
    """Yield the record, the case and the time of each report of a child, as they were made."""
    story = stories.get(child)
    for report in story.of_type("missing.reported") if story else []:
        case = next((named for named in report.subjects if kind_of(named) is SubjectKind.EPISODE), None)
        if case:
            yield report.record, case, report.happened_at


def _is_said(case: Story, record: RecordId) -> bool:
    return any(event.body["missing_in"] == record for event in case.of_type("missing.circulation_carried_over"))


def _is_missing(case: Story, at: datetime) -> bool:
    return fold(Episode(), (event for event in case.own if event.happened_at < at)).phase == "missing"
