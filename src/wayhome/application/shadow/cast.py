"""The children of a case: as whom each stands in the record, and which missing episode of each is running.

An export that names its children by their own ids says when two cases are about one child. One that does not is read
as about one child, known by the case's id.
"""

from wayhome.application.shadow.episodes import Episodes
from wayhome.application.shadow.history import History, Told
from wayhome.kernel.ids import EventId, Subject, SubjectKind, subject

THE_CASE = ""  # the key of the one child of a case that names none


class Cast:
    """The children of one case, in the order in which the export gives them."""

    __slots__ = ("_case", "episodes", "subjects")

    def __init__(self, history: History) -> None:
        self._case = history.id
        keys = tuple(child.key for child in history.children) or (THE_CASE,)
        self.subjects: dict[str, Subject] = {key: subject(SubjectKind.CHILD, key or history.id) for key in keys}
        self.episodes: dict[str, Episodes] = {key: Episodes(self._place(key)) for key in keys}

    def unknown(self, told: Told) -> tuple[str, ...]:
        """Return the children that an event names and the case does not."""
        return tuple(key for key in told.children if key not in self.subjects)

    def named(self, told: Told) -> tuple[str, ...]:
        """Return the children of the case that an event is about: those it names, or every one."""
        return tuple(key for key in self.subjects if key in told.children) or tuple(self.subjects)

    def id_of(self, number: int, key: str = THE_CASE) -> EventId:
        """Return the id of an event by its number in the export; ``key`` where it is said of each child apart."""
        return EventId(f"{self._place(key)}#{number:06}")

    def id_of_circumstances(self, key: str) -> EventId:
        """Return the id of what the case says of who a child is, which has no number in the export."""
        return EventId(f"{self._place(key)}#")

    def _place(self, key: str) -> str:
        return f"{self._case}/{key}" if key else self._case
