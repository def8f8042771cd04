"""What is wrong in an input, said so that it can be mended: where it stands, what is wrong, and what would mend it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the input: a line, and the file where more than one is read."""

    line: int
    file: str = ""

    def __str__(self) -> str:
        return f"{self.file} line {self.line}" if self.file else f"line {self.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """Something wrong in the input: which line and field, what is wrong, and what would mend it.

    ``case`` is the id of the case it was found in, where that could be read.
    """

    place: Place
    field: str
    words: str
    remedy: str
    case: str = ""

    def __str__(self) -> str:
        return f"{self.place}, {self.field}: {self.words} {self.remedy}"


class Unreadable(ValueError):
    """A line that cannot be used at all; ``mistakes`` says why."""

    def __init__(self, *mistakes: Mistake) -> None:
        super().__init__("; ".join(map(str, mistakes)))
        self.mistakes = mistakes


class Noted:
    """The mistakes found so far in one case, each noted where it stands."""

    __slots__ = ("case", "found", "place")

    def __init__(self, place: Place, case: str = "") -> None:
        self.place = place
        self.case = case
        self.found: list[Mistake] = []

    def note(self, field: str, words: str, remedy: str, place: Place | None = None) -> None:
        """Note a mistake; it stands where the case begins unless a place is given."""
        self.found.append(Mistake(place=place or self.place, field=field, words=words, remedy=remedy, case=self.case))

    def unreadable(self, field: str, words: str, remedy: str) -> Unreadable:
        """Return what to raise when nothing more can be read, with this and every mistake noted before."""
        self.note(field, words, remedy)
        return Unreadable(*self.found)


def shown(value: object) -> str:
    """Return a value as a message shows it: quoted, and no longer than a line can bear."""
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}…'"
