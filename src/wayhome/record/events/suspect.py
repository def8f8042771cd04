"""The people who harm the child, and what leads to them: names, vehicles, premises, other children they are near."""

from datetime import date
from typing import Literal

from pydantic import Field

from wayhome.record.events.investigation import CASE
from wayhome.record.events.risk import Rank, System
from wayhome.record.vocabulary import Fact, Known, Narrative, Spoken, Words

SuspectKind = Literal["adult", "child", "police", "unknown"]
KnownBy = Literal["name", "nickname", "phone", "account", "vehicle", "address", "description", "unknown"]


class Identified(Fact, name="suspect.identified", about=CASE, says="a suspect was identified by {known_by}"):
    """Something came to light by which a suspect can be traced: a name, a nickname is enough, a phone.

    What is learned later of the same suspect is said with the same reference; the last said of each thing holds.
    """

    suspect: str = Field(description="the force's reference for this suspect; never a name")
    known_by: KnownBy = Field("unknown", description="what leads to them")
    cares_for_child: Known = Field(
        "unknown",
        description="whether they are a parent, guardian or carer of the child, or thought to be complicit as one",
    )
    kind: SuspectKind | None = Field(
        None,
        description="an adult, a child, or somebody who works for the police; not given: nothing new was said of it",
    )
    own_record: str | None = Field(None, description="the record of their own that a suspect who is a child has")
    own_child: str | None = Field(None, description="the suspect as a child of that record")
    nominal: str | None = Field(
        None, description="the number by which the force's own systems know this person, where they do"
    )
    date_of_birth: date | None = Field(None, description="their birth date; some powers turn on how old they are")
    age_stated: int | None = Field(None, ge=0, le=120, description="their age as stated or as they look")
    name: Words | None = Field(None, description="the name or nickname")
    trace: Words | None = Field(None, description="the number, account, plate or address that leads to them")
    description: Narrative | None = Field(None, description="what they look like, and what is said of them")
    workplace: Words | None = Field(None, description="where they work, for somebody who works for the police")


class SameAs(
    Fact, name="suspect.same_as", about=CASE, says="suspect {suspect} was found to be the same person as {other}"
):
    """Two suspects of a case turned out to be one person; what was done about either was done about that person."""

    suspect: str = Field(description="the reference that is not used from now on")
    other: str = Field(description="the reference that stands")
    reason: Narrative | None = Field(None, description="what shows that they are one person")


class NotSameAs(
    Fact, name="suspect.not_same_as", about=CASE, says="suspects {suspect} and {other} were told apart again"
):
    """Two suspects who had been taken for one person are two."""

    suspect: str = Field(description="the reference that is used again")
    other: str = Field(description="the other one's reference")
    reason: Narrative | None = Field(None, description="what shows that they are two people")


class Checked(
    Fact, name="suspect.checked", about=CASE, says="what is held about the suspect was searched (complete: {complete})"
):
    """National and local systems, intelligence and custody records were searched for a suspect."""

    suspect: str = Field(description="the force's reference for this suspect")
    complete: bool = Field(description="true only when every required system was searched and answered")
    answered: tuple[System, ...] = Field((), description="the systems that were asked and answered")
    unanswered: tuple[System, ...] = Field((), description="the systems that were asked and have not answered")
    searched_with: tuple[KnownBy, ...] = Field((), description="what of the suspect they were searched with")
    found: Narrative | None = Field(None, description="what they hold that bears on the danger to children")


class StandardsTold(
    Fact, name="suspect.standards_told", about=CASE, says="professional standards were told that a suspect is their own"
):
    """Those who look into police officers and staff were told that one of them is a suspect."""

    suspect: str = Field(description="the force's reference for the suspect")
    reference: str | None = Field(None, description="their reference, where they gave one")


class KeptApart(
    Fact, name="suspect.kept_apart", about=CASE, says="who may see the case was decided, away from a suspect's own unit"
):
    """It was settled that nobody of a suspect's own unit investigates the case or can read it."""

    suspect: str = Field(description="the force's reference for the suspect")
    by: Rank = Field(description="the rank of whoever decided it")
    reason: Narrative | None = Field(None, description="who investigates, and who may see the case")


class Explained(Fact, name="suspect.explained", about=CASE, says="a suspect gave an explanation"):
    """A suspect offered an explanation or an alibi, which is itself a line of enquiry."""

    suspect: str | None = Field(None, description="the force's reference for the suspect")
    explanation: Spoken | None = Field(None, description="what they said, as they said it")


class VehicleLinked(Fact, name="suspect.vehicle_linked", about=CASE, says="a vehicle was linked to the case"):
    """A vehicle came to light in an investigation."""

    vehicle: str = Field(description="the force's reference for the vehicle")


class VehicleChecked(
    Fact, name="suspect.vehicle_checked", about=CASE, says="number-plate data was searched and a marker {marker}"
):
    """Number-plate data was searched for a vehicle, and whether to mark it was decided."""

    vehicle: str = Field(description="the force's reference for the vehicle")
    marker: Literal["placed", "not_placed_for_a_reason"] = Field(description="whether the vehicle was marked")
    reason: Narrative | None = Field(None, description="what the search showed, and why the vehicle carries no marker")


class PremisesLinked(Fact, name="suspect.premises_linked", about=CASE, says="a {kind} was linked to the case"):
    """A place came to light in an investigation."""

    premises: str = Field(description="the force's reference for the place")
    kind: Literal["hotel", "short_let", "home", "takeaway", "licensed_premises", "other", "unknown"] = Field(
        "unknown", description="what kind of place"
    )


class OtherChildIndicated(
    Fact, name="suspect.other_child_indicated", about=CASE, says="something showed that other children may be in danger"
):
    """Intelligence or evidence linked a suspect of this case to another child."""

    suspect: str | None = Field(None, description="the force's reference for the suspect")
    shows: Narrative | None = Field(None, description="what shows it, and what leads to the other child")
