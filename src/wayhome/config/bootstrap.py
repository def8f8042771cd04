"""The composition root: the one place where the parts behind the pages are put together."""

import gc
from dataclasses import replace
from threading import RLock

from django.conf import settings

from wayhome.application.assess.indicating import ReadingRisk
from wayhome.application.dossier.times import TimesMissing
from wayhome.application.reading import Reading
from wayhome.application.wording.pointing_out import PointingOut
from wayhome.store.areas import AreasFile
from wayhome.store.exports.register import DatabaseExportRegister
from wayhome.store.files.database import DatabaseFiles
from wayhome.store.holdings.database import DatabaseHoldings
from wayhome.store.holdings.known import DatabaseKnownChildren
from wayhome.store.holdings.text import DatabaseTexts
from wayhome.store.linking.proposals import DatabaseProposals
from wayhome.store.looks import DatabaseLookLog
from wayhome.store.opening import open_case_index, open_ledger, rulebook
from wayhome.store.outgoing import DatabaseOutgoing
from wayhome.store.supplies import SUPPLIES
from wayhome.store.wording.lexicons import DatabaseLexicons, engine_in_force
from wayhome.store.wording.readings import DatabaseReadings
from wayhome.web.delivered import FolderMailbox
from wayhome.web.wiring import Wiring


def build() -> Wiring:
    """Put the parts together, on the database the settings name."""
    look_for_cycles_seldom()
    ledger = open_ledger()
    return Wiring(
        supplies=replace(SUPPLIES, readers=(PointingOut(engine_in_force), ReadingRisk(engine_in_force))),
        looks=DatabaseLookLog(),
        ledger=ledger,
        reading=Reading(ledger, rulebook(settings.PACK), rulebook, open_case_index(ledger), RLock()),
        rulebooks=rulebook,
        holdings=DatabaseHoldings(),
        known_children=DatabaseKnownChildren(),
        texts=DatabaseTexts(),
        proposals=DatabaseProposals(),
        exports=DatabaseExportRegister(),
        times_missing=TimesMissing(ledger, RLock()),
        brought_in=DatabaseHoldings(),
        engine=engine_in_force,
        readings=DatabaseReadings(),
        lexicons=DatabaseLexicons(),
        files=DatabaseFiles(settings.FILE_KEY, SUPPLIES.salt),
        outgoing=DatabaseOutgoing(settings.FILE_KEY, SUPPLIES.salt),
        areas=AreasFile(settings.AREAS),
        mailbox=FolderMailbox(settings.MAILBOX_FOLDER) if settings.DEVELOPMENT_MAILBOX else None,
    )


def look_for_cycles_seldom() -> None:
    """Have Python look for cycles of garbage less often than it would by itself.

    A page makes few of them, and looking through every case that is kept takes longer than the page.
    """
    gc.set_threshold(50_000, 20, 50)
