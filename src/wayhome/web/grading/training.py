"""Whether whoever grades is on record as trained to, and what follows where they are not."""

from dataclasses import dataclass

from wayhome.kernel.moments import in_london
from wayhome.web.acting.desk import Desk
from wayhome.web.presenting.marks import Mark

IN_DATE = Mark(words="Training in date", shape="tick", kind="met")
NOT_IN_DATE = Mark(words="No training in date", shape="clock", kind="owed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """How the reader's training to grade stands."""

    mark: Mark
    words: str


def training_of(desk: Desk) -> Training:
    """Say how the training of whoever has the page before them stands."""
    until, today = desk.facing.trained_until, in_london(desk.facing.now).date()
    if until is not None and until >= today:
        return Training(mark=IN_DATE, words=f"Yours is in date until {until.day} {until:%B %Y}.")
    ran_out = f"Yours ran out on {until.day} {until:%B %Y}" if until else "No record of yours was found"
    return Training(
        mark=NOT_IN_DATE,
        words=f"{ran_out}. Grade all the same: it is kept as provisional, and a trained grader is asked at once.",
    )
