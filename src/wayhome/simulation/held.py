"""What other systems hold about the borough's children and those around them, written as such records are.

Names are misspelt and cut short, day and month change places, phones are shared, and some of it is about somebody else
of the same name.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from wayhome.holdings.records import HeldRecord, Person
from wayhome.kernel.moments import in_london
from wayhome.simulation.chance import Chance, between, happens, one_of
from wayhome.simulation.children import Child
from wayhome.simulation.force import Borough
from wayhome.simulation.names import ADULTS, misspelt, phone
from wayhome.simulation.places import NEARBY, STREETS

TEXTS = {
    "missing": (
        "Missing from {home} overnight. Found at: {place}. Said that {adult} gave a lift. Seen and heard on return.",
        "Missing for {hours} hours. Came back alone. {place} was named again.",
    ),
    "intelligence": (
        "{first} was seen at {place} with an older adult called {adult}, who paid for food.",
        "{adult} is said to wait near {place} after school. {first} was named by another child.",
        "A parcel was taken from {first} at {place}. {adult} is believed to have sent it.",
    ),
    "crime": (
        "{first} is recorded as the victim of a robbery at {place}. A phone was taken.",
        "{first} is recorded as the victim of an assault by {adult}. Photographs held.",
    ),
    "public_protection_notice": (
        "New trainers and a second phone. Those who care for {first} worry that {adult} gives them. Panel told.",
        "{first} told a teacher about {adult}. Referred to children's services the same day.",
    ),
    "social_care": (
        "Allocated worker named. Plan reviewed; a meeting about {place} is to be held.",
        "Moved at short notice. {first} asked to see a sibling and has not yet been able to.",
    ),
    "stop_and_search": ("{first} was stopped near {place} with two others and {adult}. Nothing found. Taken home.",),
    "custody": ("{first} was held for two hours and released. Said that {adult} told them to carry a bag.",),
    "command_and_control": (
        "Caller heard shouting at {home}. Officers attended. {first} was upset and spoken to alone.",
    ),
}  # fmt: skip
SYSTEMS = tuple(TEXTS)


def held(told: Borough) -> Iterator[HeldRecord]:
    """Yield what is held of every child, of namesakes, and of the adults who are named."""
    number = 0
    for child in told.children:
        chance = told.draw(f"held {child.key}")
        for place in range(5 + min(child.often, 6)):
            number += 1
            yield _about_child(f"ES-{number:04}", child, SYSTEMS[place % len(SYSTEMS)], chance, told)
        if happens(chance, 0.15):
            number += 1
            yield _namesake(f"ES-{number:04}", child, chance, told)
    for place, adult in enumerate(ADULTS):
        number += 1
        yield _adult(f"ES-{number:04}", adult, told.draw(f"adult {place}"), told)


def _about_child(key: str, child: Child, system: str, chance: Chance, told: Borough) -> HeldRecord:
    adult = one_of(chance, ADULTS)
    text = one_of(chance, TEXTS[system]).format(
        first=child.given, home=child.address, place=one_of(chance, NEARBY).lower(), adult=adult,
        hours=2 + int(chance.random() * 20),
    )  # fmt: skip
    return HeldRecord(
        id=key,
        system=system,
        person=_written(child, chance),
        on=_day(chance, told),
        associates=(adult,) if adult in text else (),
        text=text[0].upper() + text[1:],
    )


def _written(child: Child, chance: Chance) -> Person:
    """Return the child as somebody wrote them down: mostly right."""
    person = Person(
        given_name=child.given,
        family_name=child.family,
        birth_date=child.born,
        sex="female" if child.sex == "girl" else "male",
        address=child.address,
        postcode=child.postcode,
        phones=(child.phone,) if happens(chance, 0.6) else (),
    )
    slip = chance.random()
    if slip < 0.12:
        return replace(person, given_name=misspelt(child.given, chance))
    if slip < 0.20:
        run_together = child.postcode.replace(" ", "").lower()
        return replace(person, family_name=misspelt(child.family, chance), postcode=run_together)
    if slip < 0.26 and child.born.day <= 12:
        return replace(person, birth_date=date(child.born.year, child.born.day, child.born.month))
    if slip < 0.34:
        return replace(person, given_name=child.given[:3], birth_date=None, also_known_as=(child.given,))
    return person


def _namesake(key: str, child: Child, chance: Chance, told: Borough) -> HeldRecord:
    """Return a record of somebody else who has the child's name."""
    born = child.born - timedelta(days=int(between(chance, 900, 4_000)))
    person = Person(
        given_name=child.given, family_name=child.family, birth_date=born, address=one_of(chance, STREETS),
        phones=(phone(chance),),
    )  # fmt: skip
    text = "Witness to a road collision. No further contact."
    return HeldRecord(id=key, system="crime", person=person, on=_day(chance, told), text=text)


def _adult(key: str, name: str, chance: Chance, told: Borough) -> HeldRecord:
    person = Person(
        given_name=name, address=f"{1 + int(chance.random() * 80)} {one_of(chance, STREETS)}", phones=(phone(chance),)
    )
    where = one_of(chance, NEARBY).lower()
    text = f"Named in accounts of children around {where}. A warning notice is being considered."
    return HeldRecord(id=key, system="offender_register", person=person, on=_day(chance, told), text=text)


def _day(chance: Chance, told: Borough) -> date:
    return in_london(told.now).date() - timedelta(days=int(between(chance, 3, 900)))
