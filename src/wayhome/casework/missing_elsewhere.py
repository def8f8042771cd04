"""A child of an investigation goes missing: its record is told, because its plan was made while the child was not.

What is owed in a case is derived from what names that case. So whoever takes the report says it in both.
"""

from collections.abc import Iterator

from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Said
from wayhome.duties.story import Story
from wayhome.kernel.ids import RecordId, Subject, SubjectKind, kind_of
from wayhome.record.events.investigation import ChildMissing
from wayhome.record.states import Investigation, fold


def told_to_investigations(child: Subject, episode: RecordId, facing: Facing) -> list[Said]:
    """Return what is said in every open investigation of a child: that they are missing, and in which record."""
    fact = ChildMissing(missing_in=episode)
    found = _open_ones(child, facing)
    return [Said(fact=fact, record=record, subjects=(case, named)) for case, record, named in found]


def _open_ones(child: Subject, facing: Facing) -> Iterator[tuple[Subject, RecordId, Subject]]:
    """Yield each open investigation with its record, and with the child as the investigation names them."""
    alike = {child, facing.read_as(child), *(one for one, kept in facing.one_child.items() if kept == child)}
    for case in facing.stories:
        story = facing.stories[case] if kind_of(case) is SubjectKind.INVESTIGATION else None
        named = next((one for one in story.children() if one in alike), None) if story else None
        if story and named and fold(Investigation(), story.own).phase not in ("not_recorded", "ended"):
            yield case, _record(story), Subject(named)


def _record(story: Story) -> RecordId:
    """Return the record of an investigation: the one in which what is of it, and of no episode beside it, stands."""
    alone = (event for event in story.own if not any(kind_of(one) is SubjectKind.EPISODE for one in event.subjects))
    return next(event.record for event in alone if event.type.startswith("investigation."))
