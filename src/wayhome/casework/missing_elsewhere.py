"""What is said in one case and bears on another of the same child, while they are missing, is told to that one too.

What is owed in a case is derived from what names that case. So whoever takes a report says it in the child's open
investigations, whose plans were made while the child was not missing; and what a return interview says, when it comes
while the child is missing again, is told to the case in which they are looked for.
"""

from collections.abc import Iterator, Mapping

from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Said
from wayhome.duties.story import Story
from wayhome.kernel.ids import RecordId, Subject, SubjectKind, kind_of
from wayhome.record.events.investigation import ChildMissing
from wayhome.record.events.missing_search import InformationReceived
from wayhome.record.events.risk import Supplier
from wayhome.record.states import Investigation, fold


def told_to_investigations(child: Subject, episode: RecordId, facing: Facing) -> list[Said]:
    """Return what is said in every open investigation of a child: that they are missing, and in which record."""
    fact = ChildMissing(missing_in=episode)
    found = _open_ones(child, facing)
    return [Said(fact=fact, record=record, subjects=(case, named)) for case, record, named in found]


def told_to_the_search(said: Mapping[str, str | None], supplied_by: Supplier, facing: Facing) -> Iterator[Said]:
    """Yield what a return interview says to whoever looks for the child now, as something new. Rule MC-21.

    ``said`` is each part that may lead to the child, by what it is called. Nothing where it has no words, or where the
    child is not missing.
    """
    missing = facing.open_case_of(facing.child)
    parts = [f"{called}: {'; '.join(words.splitlines())}" for called, words in said.items() if words]
    if missing is None or missing[1] == facing.case or not parts:
        return
    content = "\n".join(["A return interview came in, of what the child said after an earlier return.", *parts])
    fact = InformationReceived(kind="professional", supplied_by=supplied_by, content=content)
    yield Said(fact=fact, record=missing[0], subjects=(facing.child, missing[1]), at=facing.now)


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
