"""Everything that is looked at to say how the system is, and what a finding is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Level(StrEnum):
    """How much a finding presses. The word is shown beside its colour."""

    WELL = "well"
    LOOK = "look"
    ACT = "act"

    @property
    def words(self) -> str:
        """Return the level as it is said."""
        return {"well": "Well", "look": "Look at this", "act": "Act now"}[self.value]

    @property
    def rank(self) -> int:
        """Return 0 for what presses most."""
        return (Level.ACT, Level.LOOK, Level.WELL).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing about the system: what it is, how it stands, and what to do. ``how_to`` names a page of the how-to."""

    key: str
    title: str
    level: Level
    words: str
    what_to_do: str = ""
    how_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """When something was done last, what came of it, and whether that was well."""

    at: datetime
    came_of_it: str = ""
    well: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """How letters stand: those that wait, when the oldest of them was made, and those that could not be sent."""

    waiting: int = 0
    oldest: datetime | None = None
    failing: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Messages:
    """How messages to people outside stand: those that wait, since when the oldest does, and those that lie there."""

    waiting: int = 0
    oldest: datetime | None = None
    undelivered: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One system that must be asked about a child, and when what it holds was brought in last."""

    words: str
    brought_in: datetime | None
    is_late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Which rulebook is in force, which one the settings name, and those put in force that are not held here."""

    in_force: str = ""
    by_settings: str = ""
    not_held: tuple[str, ...] = ()
    own_times: int = 0
    put_in_force: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """Everything that was looked at, at one instant. Times are in UTC, sizes in bytes; None was not to be had.

    ``database`` names kind and version. ``safe`` says whether what was acknowledged survives a power cut.
    ``areas_unread`` says why the outlines of areas cannot be read.
    """

    now: datetime
    database: str = ""
    safe: bool = True
    unsafe_because: str = ""
    unapplied: tuple[str, ...] = ()
    behind: int = 0
    position: int = 0
    quarantined: int = 0
    quarantined_records: tuple[str, ...] = ()
    done: Mapping[str, Done] = field(default_factory=dict)
    letters: Letters = field(default_factory=Letters)
    messages: Messages = field(default_factory=Messages)
    drafts: int = 0
    oldest_draft: datetime | None = None
    free: int | None = None
    oldest_session: datetime | None = None
    rules: Rules = field(default_factory=Rules)
    database_clock: datetime | None = None
    zone: str = ""
    vacant: tuple[str, ...] = ()
    posts: int = 0
    holdings: tuple[Holding, ...] = ()
    faults: int = 0
    said: int = 0
    roles_opened: int = 0
    mail_set: bool = True
    areas_unread: str = ""
