"""A duty as it arises, before it is known what did it, ended it or excused it."""

from dataclasses import dataclass
from datetime import datetime

from wayhome.record.envelope import Event
from wayhome.rulebook.schema import Limb


@dataclass(frozen=True, slots=True)
class Raised:
    """A duty as it arises: by which event, at which instant, under which limb, due when.

    ``begun_by`` is what began a run of them, whose key each bears: an act that restarts it may name another, or none.
    """

    event: Event
    at: datetime
    limb: Limb
    due: datetime
    occurrence: str = ""
    opened_by: Event | None = None
    begun_by: Event | None = None
