"""The people who harm the child, and what leads to them: names, vehicles, premises, other children they are near."""

from typing import Literal

from pydantic import Field

from wayhome.record.events.investigation import CASE
from wayhome.record.vocabulary import Fact, Known, Words


class Identified(Fact, name="suspect.identified", about=CASE, says="a suspect was identified by {known_by}"):
    """Something came to light by which a suspect can be traced: a name, a nickname is enough, a phone."""

    suspect: str = Field(description="the force's reference for this suspect; never a name")
    known_by: Literal["name", "nickname", "phone", "account", "vehicle", "address", "description", "unknown"] = Field(
        "unknown", description="what leads to them"
    )
    cares_for_child: Known = Field(
        "unknown",
        description="whether they are a parent, guardian or carer of the child, or thought to be complicit as one",
    )
    name: Words | None = Field(None, description="the name or nickname")


class Checked(
    Fact, name="suspect.checked", about=CASE, says="what is held about the suspect was searched (complete: {complete})"
):
    """National and local systems, intelligence and custody records were searched for a suspect."""

    suspect: str = Field(description="the force's reference for this suspect")
    complete: bool = Field(description="true only when every required system was searched and answered")


class Explained(Fact, name="suspect.explained", about=CASE, says="a suspect gave an explanation"):
    """A suspect offered an explanation or an alibi, which is itself a line of enquiry."""


class VehicleLinked(Fact, name="suspect.vehicle_linked", about=CASE, says="a vehicle was linked to the case"):
    """A vehicle came to light in an investigation."""

    vehicle: str = Field(description="the force's reference for the vehicle")


class VehicleChecked(
    Fact, name="suspect.vehicle_checked", about=CASE, says="number-plate data was searched and a marker {marker}"
):
    """Number-plate data was searched for a vehicle, and whether to mark it was decided."""

    vehicle: str = Field(description="the force's reference for the vehicle")
    marker: Literal["placed", "not_placed_for_a_reason"] = Field(description="whether the vehicle was marked")


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
