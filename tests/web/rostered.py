"""Posts for the missing desk of the tests: who holds which, from before the call."""

from datetime import datetime, timedelta

from tests.casework.desk import STARTS, Desk
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.events.workforce import PostHeld


def post(
    desk: Desk,
    officer: str,
    role: str,
    *,
    start: datetime | None = None,
    until: datetime | None = None,
    name: str = "",
) -> None:
    """Put somebody on the roster, from an hour before the call unless another time is given, in a post of a name."""
    begins = start or STARTS - timedelta(hours=1)
    fact = PostHeld(officer=officer, role=role, start=begins, end=until)
    draft = Draft(fact=fact, happened_at=begins, subjects=(Subject(f"post:{name or role}"),))
    enter(Entry(record=RecordId(f"post:{name or role}"), drafts=(draft,)), ledger=desk.ledger, supplies=desk.supplies)
