"""What pages are given to work with. ``config.bootstrap`` puts it together; pages know only these types."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from wayhome.kernel.ids import ActorId


class LookLog(Protocol):
    """Where it is written down who looked at what; a page that shows a record does not render without it."""

    def note(self, *, actor: ActorId, page: str, shown: tuple[str, ...], at: datetime) -> None:
        """Write down that someone was shown these records on a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wiring:
    """The parts behind the pages: the clock and the log of who looked."""

    clock: Callable[[], datetime]
    looks: LookLog


@lru_cache(maxsize=1)
def wiring() -> Wiring:
    """Return the parts, put together once by what the settings name."""
    build: Callable[[], Wiring] = import_string(settings.WIRING)
    return build()
