"""One time a child was missing, as figures read it: what is on record of it, and which entry says so.

What nothing on record says is None, and is counted as not recorded; it is never read as no and never as nought.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from wayhome.kernel.ids import EventId, RecordId, Subject
from wayhome.kernel.worktime import years_between

CHILDREN_UNDER = 18
BANDS = (("0–4", 5), ("5–9", 10), ("10–11", 12), ("12–14", 15), ("15–17", 18))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing on record: its value, when it happened (UTC), and the entry that says so."""

    value: str
    at: datetime
    event: EventId


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """What was recorded of a child by the time of a report; empty where nothing was."""

    sex: str = ""
    ethnicity: str = ""
    ethnicity_seen: str = ""
    care_status: str = ""
    placement: str = ""
    born: date | None = None
    age_stated: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """One time a child was missing.

    ``first_grade`` and ``last_grade`` are the levels given; ``acted`` is the first thing done to find the child;
    ``seen`` is the first time officers saw the child in person after the return; ``harm`` holds what harm was indicated
    or that none was told; ``factors`` the exploitation factors and flags on record;
    ``pointed_out`` the words about the child that were pointed out, by category.
    """

    case: Subject
    record: RecordId
    child: Subject
    reported: Told
    about: Child
    first_grade: Told | None = None
    last_grade: Told | None = None
    acted: Told | None = None
    found: Told | None = None
    condition: Told | None = None
    seen: Told | None = None
    harm: tuple[Told, ...] = ()
    factors: tuple[Told, ...] = ()
    ended: Told | None = None
    pointed_out: tuple[Told, ...] = ()

    @property
    def age(self) -> int | None:
        """Return the child's age in whole years at the report; None where nothing says it."""
        born = self.about.born
        if born is None:
            return self.about.age_stated
        return years_between(born, self.reported.at.date())

    @property
    def age_band(self) -> str:
        """Return the band of the child's age at the report; empty where it is not recorded."""
        age = self.age
        return "" if age is None else next((band for band, end in BANDS if age < end), "18 or over")

    @property
    def hours(self) -> float | None:
        """Return how long the child was missing, in hours; None while they are, or where it is not recorded."""
        return (self.found.at - self.reported.at).total_seconds() / 3600 if self.found else None

    def hours_by(self, at: datetime) -> float:
        """Return how long the child had been missing by an instant, in hours."""
        return self.hours if self.hours is not None else (at - self.reported.at).total_seconds() / 3600

    @property
    def hours_to_act(self) -> float | None:
        """Return how long it took until something was done to find the child, in hours; None where nothing was."""
        return max(0.0, (self.acted.at - self.reported.at).total_seconds() / 3600) if self.acted else None

    @property
    def hours_to_see(self) -> float | None:
        """Return how long after the return officers saw the child in person, in hours; None where they did not."""
        if self.seen is None or self.found is None:
            return None
        return (self.seen.at - self.found.at).total_seconds() / 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One contact about a child: a call logged, whether or not a missing report came of it."""

    told: Told
    child: Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Episodes:
    """Everything that figures of a time are made of, as known at an instant.

    ``held`` says of each kind of entry whether the record held any at all, so that what nobody records is not read
    as nought.
    """

    episodes: tuple[Episode, ...]
    contacts: tuple[Contact, ...]
    known_at: datetime
    held: Mapping[str, bool] = field(default_factory=dict)

    def reported_in(self, begins: datetime, ends: datetime) -> tuple[Episode, ...]:
        """Return the episodes that were reported from an instant on and before another."""
        return tuple(one for one in self.episodes if begins <= one.reported.at < ends)
