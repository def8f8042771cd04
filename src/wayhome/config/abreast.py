"""What lists and who is around a child stand on, told before a process says it is ready, and kept abreast from then on.

With ten thousand open cases that takes many seconds once; a page never waits for it, because the process takes no
visitor before. Afterwards a thread looks every few seconds at what was entered or has passed, so that whoever comes
after a quiet time finds it done. A page looks for itself all the same: the thread only spares it the work.
"""

import gc
import logging
from collections.abc import Callable
from datetime import date
from threading import Event, Thread

from django.db import DatabaseError, OperationalError, close_old_connections
from django.urls import get_resolver

from wayhome.application.board.kept import BoardRows
from wayhome.application.holding.look_up import look_up
from wayhome.application.reviewing.rows import InvestigationRows
from wayhome.application.standing.columns import Column
from wayhome.holdings.asking import Asked
from wayhome.store.faults import note_fault
from wayhome.store.unanswered import reason
from wayhome.web.broken import where
from wayhome.web.components.environment import compile_components
from wayhome.web.presenting.lost_first import LostSoon
from wayhome.web.presenting.owed_lists import OwedLists
from wayhome.web.presenting.queues import Lists, Things
from wayhome.web.wiring import Wiring

log = logging.getLogger(__name__)

EVERY = 5  # seconds
UNANSWERED = "The database does not answer: %s. It is tried again every %s seconds, and the next page tries again."
NOBODY = Asked(
    name="Zebulun Quillfeather-Oakshott",
    birth_date=date(2011, 3, 15),
    phones=("07700 900999",),
    address="1 Nowhere Row, ZZ99 9ZZ",
)  # nobody's: what is searched by it is everything that a search goes through
KINDS: tuple[Callable[[], Column], ...] = (Lists, OwedLists, BoardRows, InvestigationRows, Things, LostSoon)


def tell(parts: Wiring, *, with_times_missing: bool = True) -> None:
    """Bring what lists stand on to how it is now; where there is no record yet, there is nothing to tell.

    When every child was ever missing takes longest of all to read, and only who is around a child stands on it.

    Whatever goes wrong ends neither the thread nor the process: it is noted among the faults, and tried again.
    """
    try:
        parts.reading.warm(parts.supplies.now(), KINDS)
        parts.reading.people()
        parts.engine()  # read once, so that the first who writes does not wait for it
        if with_times_missing:
            parts.times_missing.warm()
    except OperationalError as error:
        log.warning(UNANSWERED, reason(error), EVERY)
    except DatabaseError:
        log.exception("What lists stand on could not be read from the record: the next page tries again.")
    except Exception as raised:
        log.exception("What lists stand on could not be told: it is tried again.")
        _note(raised, parts)
    finally:
        close_old_connections()


def _note(raised: Exception, parts: Wiring) -> None:
    try:
        note_fault(kind="lists", what=type(raised).__name__, at=parts.supplies.now(), clue=where(raised.__traceback__))
    except DatabaseError:
        log.exception("What broke could not be noted: the database does not take it.")


def search_once(parts: Wiring) -> None:
    """Search what is held for somebody invented, so that no visitor waits for weights, names and index to be read."""
    try:
        look_up(NOBODY, holdings=parts.holdings, children=parts.known_children, at=parts.supplies.now())
    except OperationalError as error:
        log.warning(UNANSWERED, reason(error), EVERY)
    except DatabaseError:
        log.exception("What is held could not be searched: the next search tries again.")
    except Exception as raised:
        log.exception("What is held could not be searched: the next search tries again.")
        _note(raised, parts)
    finally:
        close_old_connections()


def settle(parts: Wiring) -> None:
    """Tell what lists stand on, and have Python look for garbage among what comes after it alone: it stays.

    When children were missing is left to the thread that keeps all of it abreast: with five years of a large force that
    takes minutes, and nobody's first page waits for it.
    """
    gc.disable()  # nearly all of what is told stays: to look through it again and again finds nothing
    try:
        compile_components()
        get_resolver().reverse_dict  # noqa: B018 - every address is looked through once, when the first is asked for
        search_once(parts)
        tell(parts, with_times_missing=False)
        tell(parts, with_times_missing=False)  # what was entered and has passed while the first was going on
    finally:
        gc.enable()
    gc.collect()
    gc.freeze()


def keep(parts: Wiring, stop: Event | None = None) -> Thread:
    """Start keeping it so, until told to stop or the process ends."""
    until = stop or Event()

    def go_on() -> None:
        tell(parts)
        gc.freeze()  # five years of times stay, too
        while not until.wait(EVERY):
            tell(parts)

    thread = Thread(target=go_on, name="keeping lists abreast", daemon=True)
    thread.start()
    return thread
