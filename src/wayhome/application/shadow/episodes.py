"""Which missing episode of a case an entry belongs to, when the export gives one list for all of them."""

from wayhome.kernel.ids import Subject, SubjectKind, subject


class Episodes:
    """The episodes of one child, numbered as they begin.

    A report opens the next episode once the child has been found; a second report while the child is still missing
    belongs to the same one. What is done after a return may come when the child is missing again, and one visit may
    answer for two returns: such an act names every return that no act of its kind has answered yet.
    """

    __slots__ = ("_answered", "_case", "_missing", "_number", "_returned")

    def __init__(self, case: str) -> None:
        self._case = case
        self._number = 0
        self._missing = False
        self._returned: list[int] = []
        self._answered: dict[str, int] = {}

    def reported(self) -> tuple[Subject, ...]:
        """Return the episode a report belongs to."""
        if not self._missing:
            self._number += 1
            self._missing = True
        return self.running()

    def found(self) -> tuple[Subject, ...]:
        """Return the episode in which the child was found."""
        self._missing = False
        number = max(self._number, 1)
        if not self._returned or self._returned[-1] != number:
            self._returned.append(number)
        return self.running()

    def running(self) -> tuple[Subject, ...]:
        """Return the episode that is running, or that ran last."""
        return (self._named(max(self._number, 1)),)

    def answering(self, kind: str) -> tuple[Subject, ...]:
        """Return the episodes whose return an act of a kind answers, the latest last."""
        first = self._answered.get(kind, 0)
        self._answered[kind] = len(self._returned)
        named = self._returned[first:] or self._returned[-1:]
        return tuple(map(self._named, named)) or self.running()

    def _named(self, number: int) -> Subject:
        return subject(SubjectKind.EPISODE, f"{self._case}/{number}")
