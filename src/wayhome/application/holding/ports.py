"""What looking a child up needs from outside, as types; ``store.holdings`` offers each in memory and on databases."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from wayhome.holdings.asking import Asked, Found, Tier
from wayhome.holdings.keys import Wider, as_it_is
from wayhome.holdings.linkage_pack import LinkagePack
from wayhome.holdings.records import HeldRecord, Person
from wayhome.kernel.ids import RecordId, Subject

# How fresh a system is of which not all has come yet: it never was taken whole, and what is missing is not known.
NOT_WHOLE = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


class HoldingsOutOfReach(Exception):
    """What is held could not be asked. That is not the same as nothing held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One system's records as they were brought in: how many, when last, and the day of the newest.

    ``unreached_since`` is when it first did not answer when it was asked itself, and has not since; None while it does,
    or where its records come in files.
    """

    name: str
    records: int
    as_of: datetime
    newest: date | None = None
    unreached_since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back: at most so many records, the system of each that was left off, and what was searched.

    ``reached`` is False where the holdings could not be asked at all; then nothing is known of what they hold.
    ``pack`` is the linkage pack by which records were weighed and names widened; None where nothing was searched.
    ``crowded`` says what too many share for it to lead to anybody, ``cut_short`` where not all was looked through; both
    in words.
    """

    asked: Asked
    at: datetime
    found: tuple[Found, ...] = ()
    left_off: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    crowded: tuple[str, ...] = ()
    cut_short: tuple[str, ...] = ()
    reached: bool = True
    pack: LinkagePack | None = None

    @property
    def wider(self) -> Wider:
        """Return which other parts of a name were looked for with each part that was asked."""
        return self.pack.names.widened if self.pack else as_it_is

    @property
    def linkage(self) -> str | None:
        """Return the name of the linkage pack by which it was weighed; None where nothing was searched."""
        return self.pack.id if self.pack else None

    @property
    def index_size(self) -> int:
        """Return how many records were searched."""
        return sum(source.records for source in self.sources)

    @property
    def as_of(self) -> datetime | None:
        """Return when the source that was brought in longest ago was; what is newer is not in it."""
        return min((source.as_of for source in self.sources), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of some records: how many are new, changed and the same as before, and which were not taken.

    ``clashing`` names references that another system already uses.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    clashing: tuple[str, ...] = ()

    def __add__(self, other: "Added") -> "Added":
        return Added(
            new=self.new + other.new,
            changed=self.changed + other.changed,
            unchanged=self.unchanged + other.unchanged,
            clashing=(*self.clashing, *other.clashing),
        )


class HoldingsIndex(Protocol):
    """Everything that was brought in from the systems a force can reach, to be searched by keys.

    It decides nothing and can be thrown away: bringing the same files in again makes it again.
    """

    def add(self, records: Sequence[HeldRecord], *, at: datetime) -> Added:
        """Bring records in, all or none: what is there word for word stays, what changed is replaced."""

    def remove(self, references: Sequence[str], *, at: datetime) -> int:
        """Take records out, with every trace of them in the index, and return how many there were."""

    def search(self, asked: Asked, *, at: datetime) -> Answer:
        """Return what is held about somebody and those around them. Raises HoldingsOutOfReach."""

    def records_of(self, references: Sequence[str]) -> tuple[HeldRecord, ...]:
        """Return some records by their references, in that order; one that is not held is left out."""

    def record(self, reference: str) -> HeldRecord | None:
        """Return one record by its reference. Raises HoldingsOutOfReach."""

    def sources(self) -> tuple[Source, ...]:
        """Return what was brought in, by system. Raises HoldingsOutOfReach."""


class BroughtIn(Protocol):
    """Since when held records are here."""

    def first_seen(self, references: Sequence[str]) -> Mapping[str, datetime]:
        """Return when some records first came in; one of which that is not known is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundChild:
    """A child of the casework record who may be meant, why, and how far that can be relied on."""

    child: Subject
    record: RecordId
    name: str
    why: tuple[str, ...]
    tier: Tier
    bits: float = 0.0
    birth_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownChild:
    """A child as the record now describes them: names that are still held, newest last, and the birth date given."""

    child: Subject
    record: RecordId
    names: tuple[str, ...]
    birth_date: date | None = None

    @property
    def person(self) -> Person:
        """Return the child as a person to be compared; an earlier name is another name."""
        *earlier, name = self.names
        return Person(given_name=name, also_known_as=tuple(earlier), birth_date=self.birth_date)


class KnownChildren(Protocol):
    """The children whom the casework record names, to be found before a new one is made."""

    def search(self, asked: Asked) -> tuple[FoundChild, ...]:
        """Return the children who may be meant, those that say most first."""

    def of(self, children: Collection[Subject]) -> Mapping[Subject, KnownChild]:
        """Return some children as the record now describes them; one whose name is not held is left out."""
