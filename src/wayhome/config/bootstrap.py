"""The composition root: the one place where the parts behind the pages are put together."""

from functools import cache

from django.conf import settings

from wayhome.application.reading import Reading
from wayhome.duties.derive import Rulebook
from wayhome.packs import load
from wayhome.store.holdings.database import DatabaseHoldings
from wayhome.store.holdings.known import DatabaseKnownChildren
from wayhome.store.looks import DatabaseLookLog
from wayhome.store.opening import open_ledger
from wayhome.store.supplies import SUPPLIES
from wayhome.web.delivered import FolderMailbox
from wayhome.web.wiring import Wiring


def build() -> Wiring:
    """Put the parts together, on the database the settings name."""
    ledger = open_ledger()
    return Wiring(
        supplies=SUPPLIES,
        looks=DatabaseLookLog(),
        ledger=ledger,
        reading=Reading(ledger, rulebook(settings.PACK), rulebook),
        rulebooks=rulebook,
        holdings=DatabaseHoldings(),
        known_children=DatabaseKnownChildren(),
        mailbox=FolderMailbox(settings.MAILBOX_FOLDER) if settings.DEVELOPMENT_MAILBOX else None,
    )


@cache
def rulebook(name: str) -> Rulebook:
    """Return a packaged rulebook, compiled once; packs do not change while the product runs."""
    return Rulebook(load(name))
