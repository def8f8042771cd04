"""A mail server's report on a message (RFC 3464), read as a receipt of ours.

Only ``delivered`` is one: that a message was *relayed* to a server that reports nothing, or *delayed*, is no news.
Nothing of a report is believed but our own reference, the action, the status and the time.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from wayhome.application.sending.message import Receipt, Status

REFERENCE = re.compile(r"\b[0-9a-f]{32}\b")
NOBODY_THERE = re.compile(r"5\.(1\.(1|2|3|6|10)|2\.1)\b")


def receipt_in(report: bytes, now: datetime) -> Receipt | None:
    """Return the receipt in a report; None where it is no report on a message of ours, or brings no news."""
    message = message_from_bytes(report, policy=policy.default)
    reference, fields = _reference(message), dict(_fields(message))
    action = fields.get("action", "").lower()
    if not reference or action not in ("delivered", "failed"):
        return None
    status: Status = "delivered"
    if action == "failed":
        status = "wrong_address" if NOBODY_THERE.search(fields.get("status", "")) else "failed"
    return Receipt(reference=reference, status=status, at=_when(message, now))


def _fields(message: EmailMessage) -> Iterator[tuple[str, str]]:
    """Yield what the report says, of the message and of its one recipient."""
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status":
            for block in part.get_payload():
                yield from ((name.lower(), str(value)) for name, value in block.items())  # type: ignore[union-attr]


def _reference(message: EmailMessage) -> str:
    """Return our reference: as the report names it, as it was sent to, or as the message it is about was called."""
    named = dict(_fields(message)).get("original-envelope-id", "")
    places = [named, str(message.get("To", "")), *_returned(message)]
    found = (REFERENCE.search(place) for place in places)
    return next((one.group() for one in found if one), "")


def _returned(message: EmailMessage) -> Iterator[str]:
    """Yield what the message that the report is about was called."""
    for part in message.walk():
        if part.get_content_type() == "text/rfc822-headers":
            yield str(part.get_content())
        elif part.get_content_type() == "message/rfc822":
            yield from (str(inner.get("Message-ID", "")) for inner in part.get_payload())  # type: ignore[union-attr]


def _when(message: EmailMessage, now: datetime) -> datetime:
    """Return when the report was written; now, where it does not say with its offset."""
    try:
        said = parsedate_to_datetime(str(message.get("Date", "")))
    except ValueError:
        return now
    return said if said.tzinfo is not None else now
