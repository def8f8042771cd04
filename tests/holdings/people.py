"""Held records in one line, and people to ask for; all invented."""

from datetime import UTC, date, datetime

from wayhome.holdings.asking import Asked, Found
from wayhome.holdings.ranking import rank
from wayhome.holdings.records import HeldRecord, Person
from wayhome.packs import linkage

NIGHT = datetime(2026, 3, 2, 2, 14, tzinfo=UTC)
BORN = date(2011, 3, 15)
HOME, CODE = "30 Quarry Road", "EM4 6LT"
PHONE = "07700 900163"
PACK = linkage()


def held(
    name: str = "Isla Redfearn",
    *,
    reference: str = "R-1",
    system: str = "missing",
    born: date | None = None,
    aka: tuple[str, ...] = (),
    address: str = "",
    postcode: str = "",
    phones: tuple[str, ...] = (),
    vehicles: tuple[str, ...] = (),
    associates: tuple[str, ...] = (),
    text: str = "Found by the river.",
    on: date | None = None,
) -> HeldRecord:
    """Make a held record; the last word of the name is the surname."""
    given, _, family = name.rpartition(" ")
    person = Person(
        given_name=given,
        family_name=family,
        also_known_as=aka,
        birth_date=born,
        address=address,
        postcode=postcode,
        phones=phones,
        vehicles=vehicles,
    )
    return HeldRecord(id=reference, system=system, person=person, associates=associates, text=text, on=on)


def found(asked: Asked, *records: HeldRecord) -> dict[str, Found]:
    """Return what comes back, by reference."""
    return {one.record.id: one for one in rank(asked, records, pack=PACK)}


def only(asked: Asked, record: HeldRecord) -> Found | None:
    """Return the record if it comes back."""
    return found(asked, record).get(record.id)
