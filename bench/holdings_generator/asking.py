"""What a caller says of a child who is looked for: less than is true, some of it wrong, worse than a record."""

from dataclasses import dataclass
from random import Random

from bench.holdings_generator.people import Person
from bench.holdings_generator.recording import Row
from bench.holdings_generator.settings import TODAY, Setting
from bench.holdings_generator.slips import Said, how_many, spoil
from wayhome.holdings.asking import Asked
from wayhome.holdings.records import HeldRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question about a child, what is wrong in it, and every record that is truly about them.

    ``truth`` gives each record's errors by its reference; ``linkable`` names those that anything could find: they give,
    besides a name, a birth date that was not false, or something by which the child is reached that the question or
    another of the child's records gives too.
    """

    number: int
    person: Person
    asked: Asked
    slips: tuple[str, ...]
    truth: dict[str, tuple[str, ...]]
    linkable: frozenset[str]


def ask(person: Person, setting: Setting, chance: Random, held: list[Row]) -> Query:
    """Return a question about a child with its truth."""
    draw = chance.random()
    kinds = {kind: weight for kind, weight in setting.kinds.items() if kind != "born_false"}
    said = Said(
        given=person.given_name,
        family=person.family_name,
        born=person.born if draw < 0.85 else None,
        postcode=person.homes[0].postcode if chance.random() < 0.65 else "",
        phones=_phones(person, chance),
    )
    slips = spoil(said, person, kinds, how_many(setting.slips * setting.asked_worse, chance), chance)
    asked = _asked(person, said, chance, about=0.85 <= draw < 0.95)
    truth = {row.record.id: row.slips for row in held}
    return Query(
        number=person.number,
        person=person,
        asked=asked,
        slips=tuple(slips),
        truth=truth,
        linkable=linkable(asked, held),
    )


def linkable(asked: Asked, held: list[Row]) -> frozenset[str]:
    """Return the references of the records that anything could find."""
    reached = [(row, _reached_by(row.record)) for row in held]
    given = set(_contacts(asked.phones, asked.postcode, asked.identifiers, asked.emails, asked.handles))
    found = set()
    for row, contacts in reached:
        elsewhere = given.union(*(other for another, other in reached if another is not row))
        true_date = row.record.person.birth_date is not None and not {"born_false", "born_wrong"} & set(row.slips)
        if row.record.person.name and (true_date or contacts & elsewhere):
            found.add(row.record.id)
    return frozenset(found)


def _reached_by(record: HeldRecord) -> set[str]:
    person = record.person
    return set(_contacts(person.phones, person.postcode, person.identifiers, person.emails, person.handles))


def _contacts(phones: tuple[str, ...], postcode: str, *others: tuple[str, ...]) -> list[str]:
    numbers = [f"phone {''.join(filter(str.isdigit, one))[-10:]}" for one in phones]
    place = [f"postcode {postcode.replace(' ', '').upper()}"] if postcode else []
    return [*numbers, *place, *(one for some in others for one in some)]


def _phones(person: Person, chance: Random) -> list[str]:
    """Return the child's own phone, or the caller's, or none."""
    if person.phones and chance.random() < 0.35:
        return [person.phones[0]]
    return [chance.choice(person.home_phones)] if person.home_phones and chance.random() < 0.25 else []


def _asked(person: Person, said: Said, chance: Random, *, about: bool) -> Asked:
    given = said.given
    if person.middles and chance.random() < 0.15 and len(given) > 1 and given not in person.middles:
        given = f"{given} {person.middles[0]}"
    parts = [said.family, given] if person.custom == "family_first" and chance.random() < 0.4 else [given, said.family]
    return Asked(
        name=" ".join(filter(None, parts)),
        also_known_as=person.also if person.also and chance.random() < 0.4 else (),
        birth_date=said.born,
        born_about=TODAY.year - (TODAY - person.born).days // 365 if about else None,
        phones=tuple(said.phones),
        address=person.homes[0].address if said.postcode and chance.random() < 0.85 else "",
        postcode=said.postcode,
        sex="female" if person.sex == "female" else "male",
        school=person.school if chance.random() < 0.2 else "",
        placement=person.placement if chance.random() < 0.6 else "",
        parents=(chance.choice(person.parents),) if person.parents and chance.random() < 0.2 else (),
        handles=(person.handle,) if person.handle and chance.random() < 0.1 else (),
    )
