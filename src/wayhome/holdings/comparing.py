"""Whether somebody held is the person asked for, and why: evidence in words, weighed by rules anyone can read.

Nothing is scored. A name alone never makes a strong find, and neither does a phone, an address or a vehicle alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from wayhome.holdings.asking import Asked, Why
from wayhome.holdings.names import LOOSE, Likeness, best, every_part, likeness, parts, sound
from wayhome.holdings.places import phone, plate, same_home
from wayhome.holdings.records import Person

Born = Literal["same", "swapped", "near", "about", "different", "not_held", "not_asked"]
AGREES: tuple[Born, ...] = ("same", "swapped")
UNKNOWN: tuple[Born, ...] = ("not_held", "not_asked")
DISTINCT = 3  # a sound of fewer letters, as of Ila and Ayla, is shared by too many names
Alike = tuple[Likeness, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What two people have in common: parts of their names, birth dates, and what they share.

    ``whole`` says that the names agree as wholes, ``exact`` that they have the same parts written alike, ``asked`` how
    many parts of a name were asked with. ``each`` are the parts of the held name that agree; where it does not say
    which is the surname, ``given`` is the least alike of them.
    """

    given: Alike | None
    family: Alike | None
    each: tuple[Alike, ...]
    whole: bool
    exact: bool
    asked: int
    born: Born
    shared: tuple[str, ...]
    held: Person

    @property
    def loose(self) -> bool:
        """Say whether a part of the name that has to be alike is not the same or a declared short form of it."""
        if self.given is None or self.given[0] not in LOOSE:
            return False
        return self.given[0] is not Likeness.SOUND or len(sound(self.given[1])) < DISTINCT

    @property
    def only_family(self) -> bool:
        """Say whether the surname agrees and the first name does not."""
        return not self.whole and self.family is not None and self.given is None

    @property
    def anything(self) -> bool:
        """Say whether any part of the name agrees."""
        return self.given is not None or self.family is not None


def compare(asked: Asked, held: Person) -> Evidence:
    """Lay two people side by side."""
    said = every_part(asked.name, *asked.also_known_as)
    given = best(said, parts(held.given_name, *held.also_known_as))
    family = best(said, parts(held.family_name)) if is_parted(held) else None
    each = tuple(alike for part in parts(held.name) if (alike := best(said, (part,))))
    return Evidence(
        given=given if is_parted(held) or not each else min(each),
        family=family,
        each=each,
        whole=_whole(said, held, given, family),
        exact=set(parts(held.name)) == set(parts(asked.name)),
        asked=len(parts(*said)),
        born=_born(asked, held.birth_date),
        shared=tuple(_shared(asked.person, held)),
        held=held,
    )


def is_parted(held: Person) -> bool:
    """Say whether a record says which part of a name is the surname."""
    return bool(parts(held.given_name) and parts(held.family_name))


def _whole(said: tuple[str, ...], held: Person, given: Alike | None, family: Alike | None) -> bool:
    """Say whether the names agree as wholes: in first name and surname, or in all of the shorter of the two."""
    if is_parted(held):
        return given is not None and family is not None and len(said) > 1 and _apart(said, held)
    every, told = parts(held.name), parts(*said)
    left = [one for one in told if not any(likeness(one, other) for other in every)]
    right = [one for one in every if not any(likeness(one, other) for other in said)]
    return min(len(every) - len(right), len(told) - len(left)) >= 2 and not (left and right)


def _apart(said: tuple[str, ...], held: Person) -> bool:
    """Say whether the first name and the surname agree with two different parts of what was asked."""
    givens = parts(held.given_name, *held.also_known_as)
    with_given = {one for one in said if any(likeness(one, other) for other in givens)}
    with_family = {one for one in said if any(likeness(one, other) for other in parts(held.family_name))}
    return len(with_given | with_family) >= 2


def _born(person: Asked, held: date | None) -> Born:
    asked, about = person.birth_date, person.born_about
    if (asked is None and about is None) or held is None:
        return "not_held" if asked or about else "not_asked"
    if asked is None:
        return "about" if about is not None and abs(held.year - about) <= 1 else "different"
    return _dates(asked, held)


def _dates(asked: date, held: date) -> Born:
    if asked == held:
        return "same"
    if (asked.year, asked.day, asked.month) == (held.year, held.month, held.day):
        return "swapped"
    differing = (asked.year != held.year) + (asked.month != held.month) + (asked.day != held.day)
    # One part wrong: any day or month, but a year only by one or in its last digit, or everybody would be near.
    close = abs(asked.year - held.year) <= 1 or (asked.year % 100 // 10 == held.year % 100 // 10)
    return "near" if differing == 1 and close else "different"


def _shared(asked: Person, held: Person) -> Iterator[str]:
    numbers, marks = {*map(phone, asked.phones)}, {*map(plate, asked.vehicles)}
    yield from (f"Same phone, {one}" for one in held.phones if phone(one) and phone(one) in numbers)
    if same_home((asked.address, asked.postcode), (held.address, held.postcode)):
        yield f"Same address, {held.address}"
    yield from (f"Same vehicle, {one}" for one in held.vehicles if plate(one) and plate(one) in marks)


def named_beside(asked: Asked, associate: str) -> bool:
    """Say whether somebody named beside another is called what was asked for: two parts of it, or all of its one."""
    said, held = parts(asked.name, *asked.also_known_as), parts(associate)
    pairs = [(one, other) for one in said for other in held if (likeness(one, other) or 0) > Likeness.INITIAL]
    return min(len({one for one, _ in pairs}), len({other for _, other in pairs})) >= 2


def weigh(evidence: Evidence) -> Why | None:
    """Say whether it is the person, how far that can be relied on, and why; None where too little agrees."""
    found = _person(evidence)
    if found is not None:
        return Why(reasons=tuple(said_of(evidence)), strength=found, tie="person")
    if evidence.shared:
        return Why(reasons=tuple(said_of(evidence)), strength="possible", tie="near")
    return None


def _person(evidence: Evidence) -> Literal["strong", "possible"] | None:
    agrees, shares = evidence.born in AGREES, bool(evidence.shared)
    if evidence.whole:
        certain = agrees or (shares and not evidence.loose and evidence.born != "different")
        return "strong" if certain else "possible"
    if evidence.asked == 1 and evidence.anything and evidence.born in UNKNOWN:
        return "possible"
    if evidence.only_family:
        return "possible" if agrees else None
    if evidence.given is not None:
        return "strong" if agrees and shares and not evidence.loose else _partly(evidence)
    return "possible" if agrees and shares else None


def _partly(evidence: Evidence) -> Literal["possible"] | None:
    """Say whether a first name or another name alone, with what goes with it, is worth a look."""
    known = evidence.born in AGREES or (evidence.shared and evidence.born != "different")
    alias = evidence.given is not None and evidence.given[2] in parts(*evidence.held.also_known_as)
    return "possible" if known or alias else None


def said_of(evidence: Evidence) -> Iterator[str]:
    """Yield each piece of evidence in words."""
    yield from _name_words(evidence)
    yield from evidence.shared
    words = {
        "same": "Same birth date",
        "swapped": "Same birth date with day and month swapped",
        "about": f"Of about the age asked for, born {_day(evidence.held)}",
        "near": f"Birth date nearly the same: {_day(evidence.held)}",
        "different": f"A different birth date, {_day(evidence.held)}: a namesake, unless one of them is wrong",
        "not_held": "No birth date on this record to compare",
        "not_asked": "No birth date was asked with",
    }
    if evidence.born == "different" and not evidence.whole:
        yield f"A different birth date, {_day(evidence.held)}"
    elif evidence.anything or evidence.born not in UNKNOWN:
        yield words[evidence.born]


def _name_words(evidence: Evidence) -> Iterator[str]:
    given, family = evidence.given, evidence.family
    if evidence.whole and evidence.exact:
        yield "Same name"
        return
    if not is_parted(evidence.held):
        yield from (_part_words("part of the name", alike) for alike in evidence.each)
    if given and (is_parted(evidence.held) or not evidence.each):
        yield _part_words(_which_name(evidence.held, given[2]), given)
    if family:
        several = len(parts(evidence.held.family_name)) > 1
        yield _part_words("part of the surname" if several else "surname", family)
    if evidence.only_family and evidence.born in AGREES and evidence.asked > 1:
        yield "A different first name: a brother or sister, perhaps a twin, unless one of them is wrong"
    elif evidence.asked == 1 and not evidence.whole:
        yield "Only one part of a name was asked with"
    elif evidence.asked and not evidence.anything:
        yield "Another name"


def _which_name(held: Person, part: str) -> str:
    """Say which of somebody's names a part is of."""
    if part not in parts(held.given_name) and part in parts(*held.also_known_as):
        return "other name"
    return "first name" if is_parted(held) else "name"


def _part_words(part: str, alike: Alike) -> str:
    how, asked, held = alike
    one, other = asked.capitalize(), held.capitalize()
    words = {
        Likeness.SAME: f"Same {part}, {other}",
        Likeness.SHORT_FORM: f"The {part} goes with the one asked for: {other}, {one}",
        Likeness.SOUND: f"The {part} sounds the same: {other}, {one}",
        Likeness.START: f"The {part} begins the same: {other}, {one}",
        Likeness.SLIP: f"The {part} is one letter different: {other}, {one}",
        Likeness.INITIAL: f"Only the initial of the {part}: {other if len(held) == 1 else one}",
    }
    return words[how]


def _day(person: Person) -> str:
    return f"{person.birth_date:%-d %b %Y}" if person.birth_date else ""
