"""The missing desk of the tests behind the pages: its ledger, its clock, and the national rulebook."""

from dataclasses import replace
from threading import RLock

from tests.casework.desk import Desk, england_wales
from tests.web import borough
from wayhome.application.dossier.times import TimesMissing
from wayhome.application.reading import Reading
from wayhome.store.holdings.memory import MemoryKnownChildren
from wayhome.store.outgoing_memory import MemoryOutgoing
from wayhome.web.wiring import Wiring


def behind_pages(desk: Desk) -> Wiring:
    """Return the parts behind the pages, around a desk."""
    reading = Reading(desk.ledger, england_wales(), lambda _name: england_wales(), turn=RLock())
    known = MemoryKnownChildren(desk.ledger)
    parts = borough.empty_parts()
    return replace(
        parts,
        supplies=desk.supplies,
        ledger=desk.ledger,
        reading=reading,
        known_children=known,
        times_missing=TimesMissing(desk.ledger),
        outgoing=MemoryOutgoing(),
    )
