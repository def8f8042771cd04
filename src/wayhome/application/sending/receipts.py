"""Receipts: what carriers say became of messages, asked for or told, entered as what it is and when it was.

Only that it arrived is a receipt. That a mail server or a postman took it is not.
"""

from collections.abc import Iterable
from datetime import datetime

from wayhome.application.sending.message import Carrier, NotCarried, Receipt
from wayhome.application.sending.outcome import Outcome
from wayhome.application.sending.safe_now import CannotBeRead, look

AT_ONCE = 50


def ask_for_receipts(outcome: Outcome, carriers: Iterable[Carrier], most: int = AT_ONCE) -> int:
    """Ask each carrier what became of messages it took, those longest unheard of first; returns how many it said."""
    waiting = outcome.queue.to_ask(outcome.news.supplies.now(), most)
    told = 0
    for carrier in carriers:
        named = {one.outgoing.reference: one.theirs for one in waiting if one.carrier == carrier.name}
        told += sum(take_receipt(outcome, receipt) for receipt in _receipts(carrier, named))
    return told


def _receipts(carrier: Carrier, named: dict[str, str]) -> Iterable[Receipt]:
    try:
        return carrier.receipts(named) if named else ()
    except NotCarried:
        return ()  # asked again later; what cannot be reached shows where messages wait


def take_receipt(outcome: Outcome, receipt: Receipt) -> bool:
    """Enter what a carrier says of a message, whoever told it first; says whether that is news of a message of ours."""
    stands = outcome.queue.find(receipt.reference)
    if stands is None or stands.state in ("arrived", "let_go") or receipt.status == "on_its_way":
        return False
    try:
        ordered = look(stands.outgoing, outcome.news.ledger, receipt.at).ordered
    except CannotBeRead:
        return False
    at = _when(receipt, stands.since, outcome.news.supplies.now())
    if ordered is None:
        outcome.queue.ended(receipt.reference, "let_go", at)
    elif receipt.status == "delivered":
        outcome.arrived(stands.outgoing, ordered, at)
    else:
        outcome.returned(stands.outgoing, ordered, at, wrong_address=receipt.status == "wrong_address")
    return True


def _when(receipt: Receipt, handed_over: datetime, now: datetime) -> datetime:
    """Return when a message arrived: as the carrier says, but never before it was handed over, nor after now."""
    return min(max(receipt.at, handed_over), now)
