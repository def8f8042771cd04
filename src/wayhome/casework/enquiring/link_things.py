"""A vehicle or a place that came to light, what is done about it, and whether other children are being harmed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.enquiring.classify_lines import standing_of
from wayhome.casework.enquiring.reasons_for import lacking_reason, next_reference
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.closing import OtherVictimsLookedFor
from wayhome.record.events.enquiry import IdentifierNoted, LineFinished, LineRaised
from wayhome.record.events.suspect import PremisesLinked, VehicleChecked, VehicleLinked
from wayhome.record.vocabulary import Narrative, Words

PlaceKind = Literal["hotel", "short_let", "home", "takeaway", "licensed_premises", "other", "unknown"]
VEHICLE, PREMISES, OTHERS = "suspect.vehicle_linked", "suspect.premises_linked", "EL-18"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkVehicle(OnInvestigation):
    """A vehicle that those who harm the child use: its plate, or what is known of it."""

    plate: Words | None = None
    where: Narrative | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckVehicle(OnInvestigation):
    """Number-plate data was searched, whether the vehicle is marked was decided, and what it showed."""

    vehicle: str
    marker: Literal["placed", "not_placed_for_a_reason"]
    reason: Narrative | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkPremises(OnInvestigation):
    """A place where the child was taken or met, and what kind of place it is."""

    kind: PlaceKind = "unknown"
    address: Words | None = None
    where: Narrative | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LookForOthers(OnInvestigation):
    """Whether other children are harmed by the same people, where it was looked, and which way it points."""

    result: Literal["found", "none_found", "not_settled"]
    reason: Narrative | None = None
    points: Literal["toward", "away", "neither", "not_recorded"] = "not_recorded"


def link_vehicle(command: LinkVehicle, facing: Facing) -> Outcome:
    """Link it; its plate is noted as something that new records are matched with. Rule LOE-05."""
    reference = next_reference("V", (VEHICLE,), "vehicle", facing)
    noted = _noted(reference, "vehicle", command.plate, command.where)
    return tell(VehicleLinked(vehicle=reference), *noted)


def check_vehicle(command: CheckVehicle, facing: Facing) -> Outcome:
    """Record the search and the marker; not marking it needs its reason. Rule LOE-05."""
    if command.marker == "not_placed_for_a_reason":
        lacking = tuple(lacking_reason("LOE-05", "The vehicle carries no marker", command.reason, facing))
        if lacking:
            raise Refused(*lacking)
    return tell(VehicleChecked(vehicle=command.vehicle, marker=command.marker, reason=command.reason))


def link_premises(command: LinkPremises, facing: Facing) -> Outcome:
    """Link it; a hotel or short let has its material kept and a notice decided on. Rule LOE-06."""
    reference = next_reference("P", (PREMISES,), "premises", facing)
    noted = _noted(reference, "address", command.address, command.where)
    return tell(PremisesLinked(premises=reference, kind=command.kind), *noted)


def look_for_others(command: LookForOthers, facing: Facing) -> Outcome:
    """Answer it, which finishes the line; *none found* needs where it was looked, unsettled raises it. Rule LOE-04."""
    lacking = tuple(_lacking(command, facing))
    if lacking:
        raise Refused(*lacking)
    looked = OtherVictimsLookedFor(result=command.result)
    if command.result == "not_settled":
        line = standing_of(facing).line(OTHERS)
        raised = () if line and line.is_open else (LineRaised(line=OTHERS, owner="investigator", what=command.reason),)
        return tell(looked, *raised)
    result: Literal["done", "done_nil"] = "done" if command.result == "found" else "done_nil"
    return tell(looked, LineFinished(line=OTHERS, result=result, points=command.points, reason=command.reason))


def _noted(
    reference: str, kind: Literal["vehicle", "address"], value: str | None, where: str | None
) -> Iterator[IdentifierNoted]:
    if (value or "").strip():
        yield IdentifierNoted(reference=reference, kind=kind, value=value, where=where)


def _lacking(command: LookForOthers, facing: Facing) -> Iterator[Reason]:
    if command.result == "none_found":
        yield from lacking_reason("LOE-04", "No other child was found", command.reason, facing)
