"""Which powers are open in a case, for each child and adult: open, lacking a part of the test, or off and why.

A power is *off* where it is not in force, not here, not on this day, or not for somebody of this age. It is *missing*
something where the record, or a person, says that a part of its test is not so. Else it is *open*: what nobody knows
never closes a power.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import product
from typing import Literal

from wayhome.casework.disrupting.facts import ADULT, AT_HOME, IN_CARE, AdultFacts, CaseFacts, ChildFacts
from wayhome.kernel.ids import EventId
from wayhome.kernel.worktime import birthday, london_day
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.powers import Element, Pilot, Power

State = Literal["open", "missing", "off"]
STATES: tuple[State, ...] = ("open", "missing", "off")
NATIONS = {"england": "England", "wales": "Wales"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One part of a test, and what the record or a person says of it: met, missing or not known."""

    element: Element
    state: Literal["met", "missing", "not_known"]
    entry: EventId | None = None
    by_person: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ForWhom:
    """How a power stands for one child and one adult; ``stops`` is the birthday on which it is there no longer."""

    child: str
    adult: str
    state: State
    why: tuple[str, ...] = ()
    answered: tuple[Answered, ...] = ()
    stops: date | None = None

    @property
    def lacking(self) -> tuple[Element, ...]:
        """Return the parts of the test that are missing."""
        return tuple(one.element for one in self.answered if one.state == "missing")

    @property
    def to_establish(self) -> tuple[Element, ...]:
        """Return the parts of the test that nobody knows of."""
        return tuple(one.element for one in self.answered if one.state == "not_known")


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerStanding:
    """How a power stands in a case: as it stands for those for whom it is most open.

    ``not_here`` is why it is there for nobody: not in force, not in this area, or not on this day.
    """

    power: Power
    for_whom: tuple[ForWhom, ...]
    not_here: tuple[str, ...] = ()

    @property
    def best(self) -> ForWhom:
        """Return how it stands for whom it is most open, with most of its test met."""
        return min(self.for_whom, key=lambda one: (STATES.index(one.state), len(one.lacking), len(one.to_establish)))

    @property
    def state(self) -> State:
        """Return open, missing or off."""
        return self.best.state

    @property
    def why(self) -> tuple[str, ...]:
        """Return why it is off; empty where it is not."""
        return self.best.why


def powers_for(facts: CaseFacts, pack: Pack, at: datetime, area: str = "") -> tuple[PowerStanding, ...]:
    """Say how each power of a pack stands in a case at an instant; ``area`` is what the force says it polices."""
    day = london_day(at)
    return tuple(_standing(power, facts, day, area) for power in pack.powers.values())


@dataclass(frozen=True, slots=True)
class _Asked:
    """One power asked of a case on a day; ``off`` is why it is not there for anybody."""

    power: Power
    facts: CaseFacts
    day: date
    off: tuple[str, ...]

    def pairs(self) -> Iterator[tuple[ChildFacts | None, AdultFacts | None]]:
        """Yield for whom it is asked; one whom nobody has identified yet stands as none."""
        of_child = self.power.about in ("child", "adult_and_child") or bool(self.power.child_ages)
        of_adult = self.power.about in ("adult", "adult_and_child")
        children: tuple[ChildFacts | None, ...] = (of_child and self.facts.children) or (None,)
        adults: tuple[AdultFacts | None, ...] = (of_adult and self.facts.adults) or (None,)
        return product(children, adults)

    def for_whom(self, child: ChildFacts | None, adult: AdultFacts | None) -> ForWhom:
        """Say how it stands for one child and one adult."""
        named, against = (child.child if child else ""), (adult.adult if adult else "")
        there, old = _not_there(self.power, self.facts, child), _not_so_old(self.power, child, adult, self.day)
        why = (*self.off, *there, *old)
        answered = () if why else tuple(_answers(self.power, self.facts, named, against))
        lacking = any(one.state == "missing" for one in answered)
        state: State = "off" if why else "missing" if lacking else "open"
        stops = stops_on(self.power, child, self.day) if child and not why else None
        return ForWhom(child=named, adult=against, state=state, why=why, answered=answered, stops=stops)


def _standing(power: Power, facts: CaseFacts, day: date, area: str) -> PowerStanding:
    asked = _Asked(power, facts, day, tuple(off_here(power, day, area)))
    found = tuple(asked.for_whom(*pair) for pair in asked.pairs())
    return PowerStanding(power=power, for_whom=found, not_here=asked.off)


def off_here(power: Power, day: date, area: str) -> Iterator[str]:
    """Yield why a power is not there at all, on this day and in this area."""
    if power.status in ("not_confirmed_in_force", "ended"):
        yield power.status_words
    if power.status == "pilot_only" and not any(_tried_here(pilot, day, area) for pilot in power.pilots):
        yield f"{power.status_words} {_where_tried(power, area)}"
    if power.effective_from and day < power.effective_from:
        yield f"It is in force from {power.effective_from:%-d %B %Y}."
    if power.effective_to and day > power.effective_to:
        yield f"It was in force until {power.effective_to:%-d %B %Y}."


def _tried_here(pilot: Pilot, day: date, area: str) -> bool:
    here = {part.strip().casefold() for part in area.replace(";", ",").split(",")}
    begun = pilot.begins is None or day >= pilot.begins
    return pilot.area.casefold() in here and begun and (pilot.ends is None or day <= pilot.ends)


def _where_tried(power: Power, area: str) -> str:
    places = ", ".join(dict.fromkeys(pilot.area for pilot in power.pilots))
    here = f"this force polices {area}" if area else "which area this force polices is not set"
    return f"The areas are {places}; {here}."


def _not_there(power: Power, facts: CaseFacts, child: ChildFacts | None) -> Iterator[str]:
    """Yield why a power is not there for where the child lives; a nation nobody recorded is no reason."""
    nations = [one.nation for one in ((child,) if child else facts.children)]
    if nations and all(nation is not None and nation not in power.jurisdiction for nation in nations):
        only = " and ".join(NATIONS[nation] for nation in power.jurisdiction)
        yield f"It is there for children in {only} only."


def _not_so_old(power: Power, child: ChildFacts | None, adult: AdultFacts | None, day: date) -> Iterator[str]:
    """Yield why a power is not there for somebody of an age; an age nobody knows is no reason."""
    if child and not takes_child(power, child, day):
        living = {True: " and in care", False: " and at home", None: ""}[child.in_care]
        yield f"The child is {child.age_on(day)}{living}: it is {_ages_in_words(power)}."
    if adult and power.adult_ages:
        age, lowest = adult.age_on(day), power.adult_ages.at_least or 0
        if not power.adult_ages.take(age):
            yield f"The person is {age}: it is for those of {lowest} or older."
        elif age is None and adult.is_child and lowest >= ADULT:
            yield "The person is a child: it is for adults only."


def takes_child(power: Power, child: ChildFacts, day: date) -> bool:
    """Say whether a power is there for a child on a day; what is not known of the child takes them."""
    if not power.child_ages:
        return True
    age = child.age_on(day)
    care = {True: (IN_CARE, None), False: (AT_HOME, None), None: (IN_CARE, AT_HOME, None)}[child.in_care]
    return any(ages.where in care and ages.take(age) for ages in power.child_ages)


def _ages_in_words(power: Power) -> str:
    said = []
    for ages in power.child_ages:
        low = f"from {ages.at_least}" if ages.at_least is not None else ""
        high = f"under {ages.below}" if ages.below is not None else ""
        where = {IN_CARE: "in care", AT_HOME: "at home"}.get(ages.where or "", "")
        said.append(" ".join(part for part in (low, high, where) if part))
    return "for children " + ", or ".join(said)


def stops_on(power: Power, child: ChildFacts, day: date) -> date | None:
    """Return the birthday from which a power no longer takes a child, or may not; None where none is known.

    Where nobody knows whether the child is in care, it is the sooner one: somebody is to look before then.
    """
    if child.born is None or not power.child_ages:
        return None
    at_home = replace(child, in_care=False)
    read = at_home if child.in_care is None and takes_child(power, at_home, day) else child
    following = (birthday(child.born, age) for age in range(1, ADULT + 1))
    return next((on for on in following if on > day and not takes_child(power, read, on)), None)


def _answers(power: Power, facts: CaseFacts, child: str, adult: str) -> Iterator[Answered]:
    said = {one.against: one for one in facts.said if one.power == power.id}
    person = said.get(adult) or said.get("")
    for element in power.test:
        entry = next(
            (one.entry for one in facts.shown if one.what == element.on_record and one.is_of(child, adult)), None
        )
        if person and element.id in (*person.met, *person.missing):
            met = element.id in person.met
            yield Answered(element=element, state="met" if met else "missing", entry=person.entry, by_person=True)
        elif entry:
            yield Answered(element=element, state="met", entry=entry)
        else:
            yield Answered(element=element, state=element.if_absent)
