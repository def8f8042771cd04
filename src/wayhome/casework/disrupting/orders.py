"""Orders of a court: applied for, made, refused, renewed, breached, ended; and what each asks of the police."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.disrupting.references import ORDERS, next_reference
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.kernel.refusals import Reason, Refused
from wayhome.kernel.worktime import add_months, london_day
from wayhome.record.events.orders import (
    NameAndAddressVerified,
    OrderApplied,
    OrderBreachDecided,
    OrderBreached,
    OrderEnded,
    OrderMade,
    OrderRefused,
    OrderRenewalDecided,
    ReviewHearingListed,
)
from wayhome.record.vocabulary import Narrative

OrderKind = Literal[
    "closure_order", "sexual_risk_order", "sexual_harm_prevention_order", "slavery_risk_order", "gang_injunction",
    "non_molestation_order", "restraining_order", "slavery_prevention_order", "criminal_behaviour_order",
    "stalking_protection_order", "domestic_abuse_protection_order", "exploitation_prevention_order",
    "serious_crime_prevention_order", "premises_closure_sexual_offences", "emergency_protection_order",
    "recovery_order", "device_restriction_order", "high_court_injunction", "other",
]  # fmt: skip
KIND_OF = {
    "DP-CLOSURE": "closure_order", "DP-PARTIAL": "closure_order", "DP-SRO": "sexual_risk_order",
    "DP-SHPO": "sexual_harm_prevention_order", "DP-STRO": "slavery_risk_order", "DP-STRO-I": "slavery_risk_order",
    "DP-GANG": "gang_injunction", "DP-NMO": "non_molestation_order", "DP-RESTRAINING": "restraining_order",
    "DP-STPO": "slavery_prevention_order", "DP-CBO": "criminal_behaviour_order", "DP-SPO": "stalking_protection_order",
    "DP-DAPO": "domestic_abuse_protection_order", "DP-CCEPO": "exploitation_prevention_order",
    "DP-SCPO": "serious_crime_prevention_order", "DP-SOA-CLOSURE": "premises_closure_sexual_offences",
    "DP-EPO": "emergency_protection_order", "DP-RECOVERY": "recovery_order", "DP-DDTRO": "device_restriction_order",
    "DP-WARDSHIP": "high_court_injunction",
}  # fmt: skip
KINDS: tuple[OrderKind, ...] = get_args(OrderKind)

A_DAY = timedelta(days=1)  # the last day of two years from the second is the first


def kind_of(power: str) -> OrderKind:
    """Return which order a power of the list leads to; *other* where none is named."""
    return next((kind for kind in KINDS if kind == KIND_OF.get(power)), "other")


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplyForOrder(OnInvestigation):
    """An application was made."""

    power: str
    suspect: str = ""
    interim: bool = False
    hearing: date | None = None
    grounds: Narrative | None = None


def apply_for_order(command: ApplyForOrder, facing: Facing) -> Outcome:
    """Keep it; an order that is not there, here and now, cannot be applied for. Rule DIS-15."""
    _there(command.power, facing)
    return tell(
        OrderApplied(
            order=next_reference(facing, "O", "order", ORDERS),
            power=command.power,
            suspect=command.suspect or None,
            interim=command.interim,
            hearing=command.hearing,
            grounds=command.grounds or None,
        )
    )


def _there(power: str, facing: Facing) -> None:
    found = facing.pack.powers.get(power)
    if found is not None and found.status in ("not_confirmed_in_force", "ended"):
        words = f"{found.title} cannot be applied for: {found.status_words}"
        remedy = "It is switched on by a rulebook that says it is in force."
        raise Refused(under("DIS-15", facing.pack, words, remedy))


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordOrder(OnInvestigation):
    """What came of an application: the order, an interim one, or a refusal. ``order`` is empty where none was kept."""

    result: Literal["made", "interim", "refused", "ended"]
    order: str = ""
    power: str = ""
    suspect: str = ""
    expires: date | None = None
    over_a_year: bool = False
    name_and_address: bool = False
    terms: Narrative | None = None
    appeal: Literal["considered", "lodged", "none_for_a_reason", "not_stated"] = "not_stated"


def record_order(command: RecordOrder, facing: Facing) -> Outcome:
    """Keep what the court did, whatever it is. Rules DIS-08, DIS-10, DIS-11 and DIS-12."""
    order = command.order or next_reference(facing, "O", "order", ORDERS)
    if command.result == "refused":
        return tell(OrderRefused(order=order, reason=command.terms or None, appeal=command.appeal))
    if command.result == "ended":
        return tell(OrderEnded(order=order))
    applied = _application(facing, order)
    power = command.power or str(applied.get("power") or "")
    return tell(
        _made(command, order, power, applied),
        notices=_unlike_its_power(command, facing, power),
    )


def _made(command: RecordOrder, order: str, power: str, applied: Mapping[str, object]) -> OrderMade:
    return OrderMade(
        order=order,
        kind=kind_of(power),
        power=power or None,
        suspect=command.suspect or str(applied.get("suspect") or "") or None,
        interim=command.result == "interim",
        expires=command.expires,
        over_a_year=command.over_a_year,
        name_and_address=command.name_and_address,
        terms=command.terms or None,
    )


def _unlike_its_power(command: RecordOrder, facing: Facing, power: str) -> tuple[Reason, ...]:
    """Say where an order's last day is sooner or later than its power lets one be; it is kept as it was given."""
    listed, last = facing.pack.powers.get(power), command.expires
    lasts, made = (listed.lasts if listed else None), london_day(facing.at)
    if listed is None or lasts is None or last is None or command.result == "interim":
        return ()
    least, most = lasts.months_at_least, lasts.months_at_most
    short = least is not None and last < add_months(made, least) - A_DAY
    if not short and (most is None or last <= add_months(made, most)):
        return ()
    words = f"{listed.title}: its last day is {'sooner' if short else 'later'} than it can be. {lasts.words}"
    return (under("DIS-12", facing.pack, words, "Check the order, and correct the day where it is a slip."),)


def _application(facing: Facing, order: str) -> dict[str, object]:
    """Return what was applied for under a reference; empty where no application is on record."""
    found = (event for event in facing.story.of_type("disruption.order_applied") if event.body.get("order") == order)
    event = next(found, None)
    return dict(event.body) if event else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideRenewal(OnInvestigation):
    """Whether another order is sought before this one runs out."""

    order: str
    decision: Literal["renew", "let_it_end_for_a_reason"]
    reason: Narrative | None = None


def decide_renewal(command: DecideRenewal, facing: Facing) -> Outcome:
    """Keep the decision; letting an order end is given a reason. Rules DIS-08 and DIS-12."""
    if command.decision == "let_it_end_for_a_reason" and not (command.reason or "").strip():
        words = "It does not say why the order is let to run out."
        remedy = "Say what keeps the child safe without it."
        raise Refused(under("DIS-12", facing.pack, words, remedy))
    return tell(OrderRenewalDecided(order=command.order, decision=command.decision, reason=command.reason or None))


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordOrderBreach(OnInvestigation):
    """Somebody did what an order forbids."""

    order: str
    what: Narrative | None = None


def record_order_breach(command: RecordOrderBreach, facing: Facing) -> Outcome:
    """Keep it, however little is known. Rule DIS-13."""
    return tell(OrderBreached(order=command.order, seen=command.what or None), notices=(_decide(facing),))


def _decide(facing: Facing) -> Reason:
    words = "What follows from the breach is not decided yet."
    return under("DIS-13", facing.pack, words, "Decide on arrest, charge or a return to court within 24 hours.")


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideOrderBreach(OnInvestigation):
    """What follows from the breach of an order."""

    order: str
    decision: Literal["arrest", "charge", "return_to_court", "none_for_a_reason"]
    reason: Narrative | None = None


def decide_order_breach(command: DecideOrderBreach, facing: Facing) -> Outcome:
    """Keep the decision; where nothing follows, with the reason. Rule DIS-13."""
    if command.decision == "none_for_a_reason" and not (command.reason or "").strip():
        words = "It does not say why nothing follows."
        raise Refused(under("DIS-13", facing.pack, words, "Give the reason; a breach that nobody answers is repeated."))
    return tell(OrderBreachDecided(order=command.order, decision=command.decision, reason=command.reason or None))


@dataclass(frozen=True, slots=True, kw_only=True)
class ListReview(OnInvestigation):
    """The court's review of a long order was listed."""

    order: str
    on: date | None = None


def list_review(command: ListReview, _facing: Facing) -> Outcome:
    """Keep the day. Rule DIS-10."""
    return tell(ReviewHearingListed(order=command.order, on=command.on))


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyAddress(OnInvestigation):
    """Whether the person under an order gave name and address, as it asks."""

    order: str
    given: Literal["yes", "no", "unknown"] = "unknown"


def verify_address(command: VerifyAddress, facing: Facing) -> Outcome:
    """Keep what was found; not having given them is a breach of the order, and kept as one. Rule DIS-11."""
    found = NameAndAddressVerified(order=command.order, given=command.given)
    if command.given != "no":
        return tell(found)
    return tell(found, OrderBreached(order=command.order), notices=(_decide(facing),))
