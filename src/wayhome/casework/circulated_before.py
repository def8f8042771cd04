"""A child who is missing again while a circulation of them is up: it stays up, and the later case answers for it.

What is owed in a case is derived from what names that case. So whoever takes the report says it in both: nobody is
asked to take the circulation down where the child was found, and it is owed once they are found again.
"""

from collections.abc import Iterator

from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Said
from wayhome.duties.facts import fact_line
from wayhome.kernel.ids import RecordId, Subject, SubjectKind, kind_of
from wayhome.record.events.missing_search import CirculationCarriedOver, CirculationTakenOver


def carried_over(child: Subject, record: RecordId, case: Subject, facing: Facing) -> Iterator[Said]:
    """Yield what is said in each earlier case of a child whose circulation is up, and of it in the case that opens."""
    for before, earlier in _circulated(child, facing):
        kept, taken = CirculationCarriedOver(missing_in=record), CirculationTakenOver(circulated_in=before)
        yield Said(fact=kept, record=before, subjects=(child, earlier))
        yield Said(fact=taken, record=record, subjects=(child, case))


def _circulated(child: Subject, facing: Facing) -> Iterator[tuple[RecordId, Subject]]:
    """Yield the record and case of each earlier episode from which the child is circulated when the report is made."""
    story = facing.stories.get(child)
    for report in story.of_type("missing.reported") if story else []:
        case = next((named for named in report.subjects if kind_of(named) is SubjectKind.EPISODE), None)
        if case and fact_line(facing.stories[case], "circulated").at(facing.at) is True:
            yield report.record, case
