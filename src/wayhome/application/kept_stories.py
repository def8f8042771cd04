"""What the bulk door keeps of those it decides about: their events, and the stories that these tell.

A story is told when it is asked for, and told again once it went on. Not everything can be read so: a correction, a
joining of two children's records, a case of several children change how other entries are read. Whoever keeps says
whether that happened (``plain``), and then all of it is read from the record as the single door reads it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from wayhome.application.gathering import OF_REACHING
from wayhome.duties.story import CASES, SPLIT_OFF, Story, cases_of
from wayhome.kernel.ids import RecordId, Subject, SubjectKind, kind_of
from wayhome.record.effective import CORRECTED
from wayhome.record.envelope import Event

REREAD = (CORRECTED, "child.records_joined", "child.records_parted", SPLIT_OFF)


@dataclass(slots=True)
class Held(Mapping[Subject, Story]):
    """The stories of one child and of their cases, or of another subject.

    ``child`` is named where the record of an investigation is kept too: what that says and names no child, as of a
    suspect, is of the case alone. ``of_no_case`` are the events that name no case, as they are known in every case of
    the child; ``reaching`` are the records that say how the child and those around them may safely be reached.
    ``corrected``: an entry changes how others are read. ``of_several``: an entry is of several children or cases.
    """

    child: Subject = Subject("")
    own: dict[Subject, list[Event]] = field(default_factory=dict)
    of_no_case: list[Event] = field(default_factory=list)
    reaching: dict[RecordId, None] = field(default_factory=dict)
    corrected: bool = False
    of_several: bool = False
    _told: dict[Subject, Story] = field(default_factory=dict)
    _ids: set[str] = field(default_factory=set)

    @property
    def plain(self) -> bool:
        """Say whether every entry can be read as it stands."""
        return not self.corrected and not self.of_several

    def add(self, event: Event) -> None:
        """Take in an event, once: a child's events and those of a case's record may both have it."""
        if event.id in self._ids:
            return
        self._ids.add(event.id)
        self._look_at(event)
        if event.type.startswith(OF_REACHING):
            self.reaching[event.record] = None
        if not cases_of(event) and (not self.child or self.child in event.subjects):
            self.of_no_case.append(event)
            self._told.clear()
        for named in event.subjects:
            self.own.setdefault(named, []).append(event)
            self._told.pop(named, None)

    def _look_at(self, event: Event) -> None:
        """Keep whether an event can be read as it stands."""
        children = {named for named in event.subjects if kind_of(named) is SubjectKind.CHILD}
        another = bool(self.child) and not children <= {self.child}
        self.corrected = self.corrected or event.type in REREAD
        self.of_several = self.of_several or another or len(children) > 1 or cases_of(event) > 1

    def __getitem__(self, named: Subject) -> Story:
        """Tell the story of a subject."""
        if named not in self._told:
            of_child = self.of_no_case if kind_of(named) in CASES else ()
            self._told[named] = Story(named, self.own[named], of_child)
        return self._told[named]

    def __iter__(self) -> Iterator[Subject]:
        """Yield the subjects that have a story."""
        return iter(self.own)

    def __len__(self) -> int:
        """Count them."""
        return len(self.own)
