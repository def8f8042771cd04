"""What a dossier is gathered from for one reader: the parts behind the page, and what they may open."""

from functools import partial

from wayhome.access.rules import may_open
from wayhome.application.dossier.gathering import Behind
from wayhome.holdings.records import HeldRecord
from wayhome.web.http import Visit


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


def opens(visit: Visit) -> "partial[bool]":
    """Return what says whether the reader may open a held record, by the posts they hold now."""
    people = visit.parts.reading.people()
    held = people.held_by(visit.actor.id, visit.now) if people else ()
    roles = frozenset(one.role for one in held) if people else frozenset(role.key for role in visit.actor.roles)
    return partial(_may_open, roles)


def _may_open(roles: frozenset[str], record: HeldRecord) -> bool:
    return may_open(record.restricted_to, roles)
