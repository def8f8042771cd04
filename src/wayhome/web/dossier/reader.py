"""What a dossier is gathered from for one reader: the parts behind the page, and what they may open."""

from collections.abc import Callable

from wayhome.access.permissions import Permission
from wayhome.access.rules import may, may_open
from wayhome.application.dossier.gathering import Behind
from wayhome.holdings.records import HeldRecord
from wayhome.web.http import Visit
from wayhome.web.presenting.held import opener


def behind(visit: Visit) -> Behind:
    """Return what a dossier is gathered from."""
    parts = visit.parts
    return Behind(
        reading=parts.reading,
        holdings=parts.holdings,
        children=parts.known_children,
        times=parts.times_missing,
        first_seen=parts.brought_in.first_seen,
    )


def opens(visit: Visit) -> Callable[[HeldRecord], bool]:
    """Return what says whether the reader may open a held record: none without the permission, else by their posts."""
    reads, roles = reads_held(visit), opener(visit)
    return lambda record: reads and may_open(record.restricted_to, roles)


def reads_held(visit: Visit) -> bool:
    """Say whether whoever visits may read what other systems hold."""
    return may(visit.actor, Permission.READ_HELD)
