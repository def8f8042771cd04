"""A record that some system holds about a person: what it is, not how it is found or where it is kept."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from typing import Literal

Sex = Literal["female", "male", "not_stated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person as one record has them: names as they were written, never put right; empty for what it does not say.

    Where the record gives a name without saying which part of it is the surname, all of it is ``given_name``.
    ``identifiers`` are numbers given by an authority, each with whose it is (``nhs 943 476 5919``); ``placement`` is
    where the person is looked after, ``parents`` those who have the care of them.
    """

    given_name: str = ""
    family_name: str = ""
    also_known_as: tuple[str, ...] = ()
    birth_date: date | None = None
    sex: Sex = "not_stated"
    address: str = ""
    postcode: str = ""
    phones: tuple[str, ...] = ()
    vehicles: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    school: str = ""
    placement: str = ""
    parents: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return the name as it is written, first name first."""
        return f"{self.given_name} {self.family_name}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRecord:
    """One record: its reference, the system that holds it as that system is named, its day, whom it is about, its text.

    ``associates`` are the people it names beside them. ``restricted_to`` is the post that may open it, and empty where
    whoever may read held records may: what a restricted record says is shown to nobody else, that it is there is.
    """

    id: str
    system: str
    person: Person
    on: date | None = None
    associates: tuple[str, ...] = ()
    text: str = ""
    restricted_to: str = ""

    @property
    def content(self) -> str:
        """Return a digest of all it says, by which the same record sent again is known."""
        return sha256(json.dumps(asdict(self), sort_keys=True, default=str).encode()).hexdigest()
