"""What pages are given to work with. ``config.bootstrap`` puts it together; pages know only these types."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.utils.module_loading import import_string

from wayhome.application.dossier.times import TimesMissing
from wayhome.application.files import KeptFiles
from wayhome.application.gazetteer import Gazetteer
from wayhome.application.holding.in_words import HoldingsText
from wayhome.application.holding.ports import BroughtIn, HoldingsIndex, KnownChildren
from wayhome.application.holding.proposed import Proposals
from wayhome.application.looking import LookLog
from wayhome.application.ports import Ledger, Supplies
from wayhome.application.reading import Reading
from wayhome.application.reconciling.register import ExportRegister
from wayhome.application.sending.outgoing import OutgoingQueue
from wayhome.application.wording.history import Readings
from wayhome.application.wording.lexicons import Lexicons
from wayhome.duties.derive import Rulebook
from wayhome.reading.engine import Engine
from wayhome.web.delivered import Mailbox


@dataclass(frozen=True, slots=True, kw_only=True)
class Wiring:
    """The parts behind the pages.

    Clock and ids, the log of who looked, the record, the record as pages read it, packaged rulebooks by name, what
    other systems hold, the children whom the record names, what linking everything that is held proposed, files about
    children, when children were missing and held records came in, what reads the words that are written, by which
    lexicons, what waits to be carried to people outside, the parts of the force's ground, and where letters are read
    that reach nobody.
    """

    supplies: Supplies
    looks: LookLog
    ledger: Ledger
    reading: Reading
    rulebooks: Callable[[str], Rulebook]
    holdings: HoldingsIndex
    known_children: KnownChildren
    texts: HoldingsText
    proposals: Proposals
    files: KeptFiles
    exports: ExportRegister
    times_missing: TimesMissing
    brought_in: BroughtIn
    engine: Callable[[], Engine]
    readings: Readings
    lexicons: Lexicons
    outgoing: OutgoingQueue
    areas: Callable[[], Gazetteer] = Gazetteer
    mailbox: Mailbox | None = None


@lru_cache(maxsize=1)
def wiring() -> Wiring:
    """Return the parts, put together once by what the settings name."""
    build: Callable[[], Wiring] = import_string(settings.WIRING)
    return build()
