"""Whether whoever grades may be relied on for it, and what follows where they may not."""

from dataclasses import dataclass

from wayhome.web.acting.desk import Desk
from wayhome.web.presenting.marks import Mark

IN_DATE = Mark(words="You may grade", shape="tick", kind="met")
NOT_IN_DATE = Mark(words="Provisional", shape="clock", kind="owed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """How the reader stands to grading: in a sentence, and each thing that is lacking in one more."""

    mark: Mark
    words: str


def training_of(desk: Desk) -> Training:
    """Say how whoever has the page before them stands to what grading asks for."""
    standing = desk.facing.may_grade
    if standing is not None and standing.holds and standing.until is not None:
        return Training(
            mark=IN_DATE,
            words=f"Everything that grading asks for is in date until {standing.until.day} {standing.until:%B %Y}.",
        )
    lacking = " ".join(line.words for line in standing.lacking) if standing else ""
    words = f"{lacking} Grade all the same: it is kept, and somebody who may grade is asked at once.".strip()
    return Training(mark=NOT_IN_DATE, words=words)
