"""What commands about one child of a case carry, and the end of a day."""

from datetime import date, datetime, time
from typing import TypedDict

from wayhome.casework.commands import Acting
from wayhome.kernel.ids import RecordId, Subject
from wayhome.kernel.moments import LONDON, Precision, as_utc
from wayhome.web.acting.forms import Entering
from wayhome.web.acting.of_child import OfChildForm


class OfChild(TypedDict):
    """What every command about one child of a case carries."""

    by: Acting
    happened_at: datetime
    key: str
    precision: Precision
    record: RecordId
    seen: int | None
    child: Subject | None


class OneChildForm(OfChildForm):
    """A form about one child of the case; of a case of one, nothing is asked."""

    def about_child(self, entering: Entering) -> OfChild:
        """Return what a command about the child carries."""
        return OfChild(**self.common(entering), child=self.chosen())


def end_of(day: date) -> datetime:
    """Return the last second of a day on London's clock, in UTC."""
    return as_utc(datetime.combine(day, time(23, 59, 59), LONDON))
