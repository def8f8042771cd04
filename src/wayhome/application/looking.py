"""Who looked: one line per view of a record, written before anything is shown.

The Data Protection Act 2018 s.62 requires logs of consultation, and s.62(4) limits what they may be used for. So this
log can be written by any page, read only for one of those purposes, and never feeds a measure: how long people spend
on records is not ours to count. Each reading is itself a line of the log.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from wayhome.kernel.ids import ActorId
from wayhome.kernel.refusals import Reason, Refused

READING_PAGE = "who-looked log"


class ReadingPurpose(StrEnum):
    """What the log may be read for: the purposes of the Data Protection Act 2018 s.62(4), in our own words."""

    LAWFULNESS = "lawfulness"
    SELF_MONITORING = "self_monitoring"
    INTEGRITY_AND_SECURITY = "integrity_and_security"
    CRIMINAL_PROCEEDINGS = "criminal_proceedings"

    @property
    def words(self) -> str:
        """Return the purpose as it is offered to whoever asks for the log."""
        return {
            "lawfulness": "to check that the processing was lawful",
            "self_monitoring": "for the force to monitor itself, including disciplinary proceedings",
            "integrity_and_security": "to keep the records whole and secure",
            "criminal_proceedings": "for criminal proceedings",
        }[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Someone was shown some records on a page, for a purpose they gave or their work implies."""

    actor: ActorId
    page: str
    shown: tuple[str, ...]
    at: datetime
    purpose: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LooksAsked:
    """Which looks are asked for: at a record under any of its names, by one person, from an instant until another."""

    shown: tuple[str, ...] = ()
    actor: ActorId | None = None
    since: datetime | None = None
    until: datetime | None = None

    def named(self) -> tuple[str, ...]:
        """Return what is asked for as it is noted beside the reading."""
        given = (("actor", self.actor), ("since", self.since), ("until", self.until))
        return (*(f"shown:{one}" for one in self.shown), *(f"{name}:{value}" for name, value in given if value))


@dataclass(frozen=True, slots=True, kw_only=True)
class LooksFound:
    """Some of the looks that were asked for, the latest first, and how many there are in all."""

    looks: Sequence[Look]
    count: int


class LookLog(Protocol):
    """Where it is written down who looked at what."""

    def note(self, *, actor: ActorId, page: str, shown: tuple[str, ...], at: datetime, purpose: str = "") -> None:
        """Write down a look; it is kept for good before this returns."""

    def noted(self, *, shown: str | None, actor: ActorId | None) -> Sequence[Look]:
        """Return the looks at one record, or by one person, or all; oldest first."""

    def some(self, asked: LooksAsked, *, skip: int, most: int) -> LooksFound:
        """Return so many of the looks that are asked for, the latest first, after some that are passed over."""


def looked_lately(
    log: LookLog, asked: LooksAsked, *, purpose: ReadingPurpose | str, by: ActorId, at: datetime, skip: int, most: int
) -> LooksFound:
    """Read some of the looks, for a listed purpose; that it was read is written down first.

    Raises Refused for any other purpose.
    """
    listed = _listed(purpose)
    log.note(actor=by, page=READING_PAGE, shown=asked.named(), at=at, purpose=listed.value)
    return log.some(asked, skip=skip, most=most)


def looked(
    log: LookLog,
    *,
    purpose: ReadingPurpose | str,
    by: ActorId,
    at: datetime,
    shown: str | None = None,
    actor: ActorId | None = None,
) -> Sequence[Look]:
    """Read who looked, for a listed purpose; that it was read is written down first.

    Raises Refused for any other purpose.
    """
    listed = _listed(purpose)
    asked = tuple(f"{name}:{value}" for name, value in (("shown", shown), ("actor", actor)) if value)
    log.note(actor=by, page=READING_PAGE, shown=asked, at=at, purpose=listed.value)
    return log.noted(shown=shown, actor=actor)


def _listed(purpose: str) -> ReadingPurpose:
    try:
        return ReadingPurpose(purpose)
    except ValueError:
        offered = "; ".join(listed.words for listed in ReadingPurpose)
        raise Refused(
            Reason(
                rule="looks.purpose",
                words="The log of who looked may be read only for a purpose that the law lists.",
                remedy=f"Say which it is: {offered}.",
            )
        ) from None
