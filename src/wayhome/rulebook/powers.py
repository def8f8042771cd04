"""What may stand in a pack about powers of disruption: who may use which, against whom, on what test, for how long.

A list of powers is not advice: each says what it rests on and whether its text was seen. One that is not in force, or
only in some places, is off until a pack says otherwise, and says why. Not knowing an age never turns a power off.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from wayhome.rulebook.matching import Strict, one_or_more
from wayhome.rulebook.schema import Basis, Identity, Plain

Group = Literal["child", "adult", "place", "trade", "others"]
Status = Literal["in_force", "pilot_only", "not_confirmed_in_force", "ended"]
About = Literal["child", "adult_and_child", "adult", "place", "thing"]
Where = Literal["at_home", "in_care"]
Rank = Literal["constable", "sergeant", "inspector", "superintendent"]
OnRecord = Literal[
    "adult_identified", "found_with_adult", "notice_served", "notice_breached", "sexual_offence", "slavery_offence",
    "exploitation_concern", "crime_recorded", "violence_or_drugs", "suspect_charged", "place_linked", "hotel_linked",
    "home_linked", "vehicle_linked", "licensed_trade", "harm_feared", "child_missing", "child_in_care",
    "police_protection",
]  # fmt: skip


class Ages(Strict):
    """From which age, and below which: on the day it is asked, in whole years."""

    at_least: int | None = Field(None, ge=0, le=120, description="this age or older")
    below: int | None = Field(None, ge=0, le=120, description="younger than this")

    def take(self, age: int | None) -> bool:
        """Say whether somebody of an age is within them; an age that nobody knows is."""
        if age is None:
            return True
        return (self.at_least is None or age >= self.at_least) and (self.below is None or age < self.below)


class ChildAges(Ages):
    """The ages of a child for whom a power is there, where it differs by where the child lives."""

    where: Where | None = Field(
        None, description="only for a child at home, or only for one in care; not knowing which counts as either"
    )


class Pilot(Strict):
    """One area in which a power is tried out, and from which day to which."""

    area: Plain = Field(description="the force or borough, as the source names it")
    begins: date | None = Field(None, description="the first day, where it is known")
    ends: date | None = Field(None, description="the last day, where it has one")
    basis: Basis


class Element(Strict):
    """One part of a legal test, and what in the record answers it, where anything does."""

    id: Annotated[str, Field(pattern="^[a-z][a-z0-9_]*$")] = Field(description="its name within the power")
    words: Plain = Field(description="what must be so, as a sentence")
    on_record: OnRecord | None = Field(None, description="the kind of entry that shows it; none: a person says")
    if_absent: Literal["missing", "not_known"] = Field(
        "not_known", description="what it means that the record holds no such entry; not knowing is never a no"
    )


class Lasting(Strict):
    """How long a power lasts, in words and in numbers where there are any."""

    words: Plain
    months_at_least: int | None = Field(None, ge=1, description="never for less than so many calendar months")
    months_at_most: int | None = Field(None, ge=1, description="never for more than so many calendar months")
    hours_at_most: int | None = Field(None, ge=1, description="never for more than so many hours")
    until_child_is: bool = Field(False, description="it ends when the child reaches the age at which it stops")
    basis: Basis


class Breach(Strict):
    """What follows when somebody acts against it."""

    words: Plain
    is_offence: bool = Field(False, description="whether the breach is itself an offence")
    basis: Basis


class Prompts(Strict):
    """How many days before its end somebody is reminded of it."""

    days_before: tuple[int, ...]
    basis: Basis


class Power(Strict):
    """One means by which those who harm a child can be stopped, beside charge or without it."""

    id: Identity
    title: Plain
    group: Group = Field(description="what it does: keeps the child safe now, restricts an adult, a place, a trade")
    about: About = Field(description="for whom it is asked: each child, each adult, each adult with each child")
    who: Plain = Field(description="who applies for it or issues it, in words")
    rank: Rank | None = Field(None, description="the lowest rank of police that may, where a rank is asked for")
    held_by: str = Field("", description="the agency that holds it, where the police only ask for it")
    jurisdiction: Annotated[tuple[Literal["england", "wales"], ...], BeforeValidator(one_or_more)] = (
        "england", "wales",
    )  # fmt: skip
    status: Status = "in_force"
    status_words: str = Field("", description="why it is not simply in force, in words")
    status_basis: Basis | None = None
    pilots: tuple[Pilot, ...] = Field((), description="pilot_only: where and when")
    effective_from: date | None = None
    effective_to: date | None = None
    child_ages: tuple[ChildAges, ...] = Field((), description="one of these takes the child; none: any child")
    adult_ages: Ages | None = Field(None, description="how old the person it restricts must be")
    test: tuple[Element, ...] = Field((), description="the parts of the legal test")
    does: Plain = Field(description="what it forbids or allows, in words")
    lasts: Lasting | None = None
    breach: Breach | None = None
    prompts: Prompts | None = Field(None, description="reminders before its end")
    step: str = Field(
        "", description="the name of the page on which its use is recorded, where there is one of its own"
    )
    unsettled: tuple[str, ...] = Field((), description="what was not established about it, a sentence each")
    basis: Basis

    @model_validator(mode="after")
    def says_why_it_is_off(self) -> "Power":
        """Refuse a power that is not in force and does not say why, and a pilot that names no area."""
        if self.status != "in_force" and (not self.status_words or self.status_basis is None):
            raise ValueError("a power that is not in force says why, and what that rests on")
        if (self.status == "pilot_only") != bool(self.pilots):
            raise ValueError("a pilot names its areas, and only a pilot does")
        names = [one.id for one in self.test]
        if len(set(names)) != len(names):
            raise ValueError("two parts of the test have the same name")
        return self
