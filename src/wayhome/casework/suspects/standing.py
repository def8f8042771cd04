"""How one suspect of an investigation stands: what leads to them, what was asked of them, and what was done."""

from dataclasses import dataclass
from datetime import date, datetime

from wayhome.kernel.ids import EventId, Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Bail:
    """Pre-charge bail that runs: since and until which day (London, each included), set or last extended by whom.

    ``ref`` is the reference under which it was set; that of another where two were found to be one person since.
    """

    since: date
    until: date
    authority: str = "custody_officer"
    conditions: str = ""
    broken_at: datetime | None = None
    ref: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that was done about a suspect: which entry, of which kind, when."""

    event: EventId
    kind: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspectStanding:
    """One suspect as the case holds them. ``ref`` stands; ``refs`` are all that were found to be this person.

    ``checked`` is when every system that must be searched had answered; ``unanswered`` are those that were asked and
    did not. ``on_release`` is since when somebody is released under investigation.
    """

    ref: str
    refs: tuple[str, ...]
    name: str = ""
    trace: str = ""
    description: str = ""
    workplace: str = ""
    nominal: str = ""
    own_record: str = ""
    own_child: str = ""
    date_of_birth: date | None = None
    age_stated: int | None = None
    known_by: tuple[str, ...] = ()
    kind: str = "unknown"
    cares_for_child: str = "unknown"
    children: tuple[Subject, ...] = ()
    identified_at: datetime | None = None
    checked: datetime | None = None
    answered: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    bail: Bail | None = None
    first_bailed: date | None = None
    arrested_on: date | None = None
    on_release: datetime | None = None
    released_as: str = ""
    police_as: str = ""
    standards_told: datetime | None = None
    kept_apart: datetime | None = None
    other_child: bool = False
    explained: bool = False

    @property
    def said_as(self) -> str:
        """Return the reference under which what runs was said, so that what ends or meets it names the same."""
        if self.bail and self.bail.ref:
            return self.bail.ref
        return self.released_as if self.on_release and self.released_as else self.ref

    @property
    def is_named(self) -> bool:
        """Say whether a name is known; a suspect without one is looked for by everything else."""
        return "name" in self.known_by

    @property
    def is_child(self) -> bool:
        """Say whether the suspect is known to be a child."""
        return self.kind == "child"

    @property
    def is_police(self) -> bool:
        """Say whether the suspect works for the police."""
        return self.kind == "police"

    @property
    def is_carer(self) -> bool:
        """Say whether the suspect is thought to care for a child of the case."""
        return self.cares_for_child == "yes"

    @property
    def called(self) -> str:
        """Return what to call them: the name or nickname, else what leads to them, else the reference."""
        return self.name or ("A suspect who is not named" if self.ref == "-" else f"Suspect {self.ref}")

    @property
    def charged(self) -> bool:
        """Say whether they were charged."""
        return any(step.kind == "charged" for step in self.steps)

    @property
    def interviewed(self) -> bool:
        """Say whether they were interviewed under caution."""
        return any(step.kind == "interviewed" for step in self.steps)
