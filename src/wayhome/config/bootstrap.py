"""The composition root: the one place where the parts behind the pages are put together."""

from datetime import UTC, datetime

from wayhome.kernel.ids import ActorId
from wayhome.web.wiring import Wiring


class NoRecordsYet:
    """Stands in for the who-looked log while no page shows a record: the first that tries is stopped."""

    def note(self, *, actor: ActorId, page: str, shown: tuple[str, ...], at: datetime) -> None:
        """Refuse to let a record be shown without an entry."""
        raise RuntimeError(f"{page} showed {shown} to {actor} at {at} with no log to write it in")


def clock() -> datetime:
    """Return the time now; the only place that reads it for a page."""
    return datetime.now(UTC)


def build() -> Wiring:
    """Put the parts together."""
    return Wiring(clock=clock, looks=NoRecordsYet())
