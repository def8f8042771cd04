"""Places: a closure notice and its hearing, and a notice to a hotel. Both are given by somebody of rank."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from wayhome.casework.commands import OF_RANK, OnInvestigation
from wayhome.casework.disrupting.references import NOTICES, ORDERS, next_reference
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.kernel.refusals import Reason, Refused
from wayhome.kernel.worktime import add_months, london_day
from wayhome.record.events.orders import (
    ClosureHeard,
    ClosureNoticeCancelled,
    ClosureNoticeServed,
    HotelNoticeDecided,
    HotelNoticeIssued,
    HotelNoticeReissued,
    OrderMade,
)
from wayhome.record.vocabulary import Narrative

MOST_MONTHS = 6  # section 116 of the Act of 2014, as rule DIS-09 cites it
MOST_OF_ORDER = 3  # months; sections 80 and 82 of the same Act, as rule DIS-08 cites them
MANY = 1200  # months; a hundred years is nobody's notice


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeClosureNotice(OnInvestigation):
    """A closure notice was served on a place; ``issued_by`` the police or the council."""

    issued_by: Literal["police", "council"] = "police"


def serve_closure_notice(command: ServeClosureNotice, facing: Facing) -> Outcome:
    """Keep it: the application is heard within 48 hours, Christmas Day left out. Rule DIS-07."""
    if command.issued_by == "police" and command.by.rank not in OF_RANK:
        words = "Only an inspector or above may issue a closure notice for the police."
        remedy = "Ask an inspector to issue it, signed in as themselves; or say that the council issued it."
        raise Refused(under("DIS-07", facing.pack, words, remedy))
    return tell(ClosureNoticeServed(notice=next_reference(facing, "N", "notice", NOTICES)))


@dataclass(frozen=True, slots=True, kw_only=True)
class HearClosure(OnInvestigation):
    """The court heard the application, or the notice was cancelled first; ``expires`` is the last day of an order."""

    notice: str
    result: Literal["order_made", "refused", "adjourned", "cancelled"]
    expires: date | None = None


def hear_closure(command: HearClosure, facing: Facing) -> Outcome:
    """Keep what came of it, and the order where one was made. Rules DIS-07 and DIS-08."""
    if command.result == "cancelled":
        return tell(ClosureNoticeCancelled(notice=command.notice))
    heard = ClosureHeard(notice=command.notice, result=command.result)
    if command.result != "order_made":
        return tell(heard)
    order = next_reference(facing, "O", "order", ORDERS)
    made = OrderMade(order=order, kind="closure_order", power="DP-CLOSURE", expires=command.expires)
    return tell(heard, made, notices=_too_long(command, facing))


def _too_long(command: HearClosure, facing: Facing) -> tuple[Reason, ...]:
    """Say where a closure order has no end on record, or one that is later than a court can set."""
    months = _months(london_day(facing.at), command.expires)
    if months is not None and months <= MOST_OF_ORDER:
        return ()
    words = "A closure order lasts three months at most; this one has no such last day on record."
    return (under("DIS-08", facing.pack, words, "Check the order, and correct the day."),)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideHotelNotice(OnInvestigation):
    """A notice to the hotel: to be issued, not suitable, issued now, or one that fell short put right."""

    decision: Literal["to_be_issued", "not_suitable_for_a_reason", "issued", "corrected"]
    in_writing: bool = False
    expires: date | None = None
    reason: Narrative | None = None


def decide_hotel_notice(command: DecideHotelNotice, facing: Facing) -> Outcome:
    """Keep the decision; the notice itself as the section asks: inspector, in writing, six months. Rule DIS-09."""
    if command.decision in ("issued", "corrected"):
        return _issued(command, facing)
    if command.decision == "not_suitable_for_a_reason" and not (command.reason or "").strip():
        raise Refused(under("DIS-09", facing.pack, "It does not say why no notice is given.", "Give the reason."))
    return tell(HotelNoticeDecided(decision=command.decision, reason=command.reason or None))


def _issued(command: DecideHotelNotice, facing: Facing) -> Outcome:
    months = _months(london_day(facing.at), command.expires)
    if lacking := tuple(_short_of_the_section(command, facing, months)):
        raise Refused(*lacking)
    issued = HotelNoticeIssued(
        by=command.by.rank,
        in_writing=command.in_writing,
        months=months or 0,
        notice=next_reference(facing, "N", "notice", NOTICES),
        expires=command.expires,
        grounds=command.reason or None,
    )
    return tell(HotelNoticeReissued(), issued) if command.decision == "corrected" else tell(issued)


def _short_of_the_section(command: DecideHotelNotice, facing: Facing, months: int | None) -> list[Reason]:
    lacking = []
    if command.by.rank not in OF_RANK:
        lacking.append(("Only an inspector or above may give a hotel notice.", "Ask an inspector, as themselves."))
    if not command.in_writing:
        lacking.append(("The notice is not in writing.", "Put it in writing before it is given."))
    if months is None or months > MOST_MONTHS:
        lacking.append(
            ("It does not end within six months.", "Give a last day that is six months from now, or sooner.")
        )
    return [under("DIS-09", facing.pack, words, remedy) for words, remedy in lacking]


def _months(begins: date, ends: date | None) -> int | None:
    """Return for how many months something lasts, part months counted whole; None where it has no end, or ended."""
    if ends is None or ends < begins:
        return None
    return next((months for months in range(1, MANY) if add_months(begins, months) >= ends), None)
