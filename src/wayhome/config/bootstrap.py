"""The composition root: the one place where the parts behind the pages are put together."""

from django.conf import settings

from wayhome.application.reading import Reading
from wayhome.store.holdings.database import DatabaseHoldings
from wayhome.store.holdings.known import DatabaseKnownChildren
from wayhome.store.looks import DatabaseLookLog
from wayhome.store.opening import open_case_index, open_ledger, rulebook
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
        reading=Reading(ledger, rulebook(settings.PACK), rulebook, open_case_index(ledger)),
        rulebooks=rulebook,
        holdings=DatabaseHoldings(),
        known_children=DatabaseKnownChildren(),
        mailbox=FolderMailbox(settings.MAILBOX_FOLDER) if settings.DEVELOPMENT_MAILBOX else None,
    )
