"""Raise a line of enquiry, with who is to finish it and by when."""

from dataclasses import dataclass
from datetime import datetime

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.record.events.enquiry import LineRaised
from wayhome.record.vocabulary import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseLine(OnCase):
    """A line from the catalogue, or one of the officer's own; ``what`` names the place, the person or the task."""

    line: str
    owner: str | None = None
    due: datetime | None = None
    question: str | None = None
    data_kept_until: datetime | None = None
    what: Words | None = None


def raise_line(command: RaiseLine, _facing: Facing) -> Outcome:
    """Raise the line. Rules MC-34 and MC-35."""
    return tell(
        LineRaised(
            line=command.line,
            owner=command.owner,
            due=command.due,
            question=command.question,
            data_kept_until=command.data_kept_until,
            what=command.what,
        )
    )
