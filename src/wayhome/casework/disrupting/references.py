"""References for notices, orders and what partners are asked, numbered on from those that a record has."""

from datetime import date

from wayhome.casework.disrupting.facts import case_facts
from wayhome.casework.disrupting.powers import stops_on
from wayhome.casework.facing import Facing
from wayhome.kernel.worktime import london_day

NOTICES = (
    "disruption.warning_notice_served", "disruption.closure_notice_served", "disruption.hotel_notice_issued",
)  # fmt: skip
ORDERS = ("disruption.order_applied", "disruption.order_made")
ASKS = ("disruption.partner_asked",)


def next_reference(facing: Facing, letter: str, field: str, types: tuple[str, ...]) -> str:
    """Return a reference that no entry of the record has: EI-2212-N1 for its first notice."""
    used = {str(event.body.get(field)) for name in types for event in facing.story.of_type(name)}
    number = len(used) + 1
    while f"{facing.record}-{letter}{number}" in used:
        number += 1
    return f"{facing.record}-{letter}{number}"


def notice_ends(facing: Facing) -> date | None:
    """Return the birthday on which a warning notice for the child ends; None where no birth date is known."""
    power = facing.pack.powers.get("DP-CAWN")
    child = next((one for one in case_facts(facing.story, facing.at).children if one.child == facing.child), None)
    return stops_on(power, child, london_day(facing.at)) if power and child else None
