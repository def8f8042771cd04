"""What GOV.UK Notify says became of a message, as a receipt of ours.

Only ``delivered`` is one. A text that was ``sent`` abroad, and a letter that was ``received`` by whoever prints it,
went out; nobody knows that they arrived.
"""

from collections.abc import Mapping

from wayhome.application.sending.message import Receipt, Status
from wayhome.kernel.moments import instant

OF_MESSAGES: Mapping[str, Status] = {
    "delivered": "delivered",
    "permanent-failure": "wrong_address",
    "temporary-failure": "failed",
    "technical-failure": "failed",
}
OF_LETTERS: Mapping[str, Status] = {
    "permanent-failure": "failed",
    "technical-failure": "failed",
    "validation-failed": "failed",
    "virus-scan-failed": "failed",
    "cancelled": "failed",
}


def receipt_of(said: Mapping[str, object], reference: str) -> Receipt | None:
    """Return the receipt in what Notify says of a message, by our reference; None where there is no news in it.

    ``said`` is what Notify answers about one notification, or sends to a callback address. Only its type, its status
    and its times are read.
    """
    kind = said.get("type") or said.get("notification_type")
    status = (OF_LETTERS if kind == "letter" else OF_MESSAGES).get(str(said.get("status")))
    at = said.get("completed_at") or said.get("sent_at") or said.get("created_at")
    if status is None or not isinstance(at, str):
        return None
    return Receipt(reference=reference, status=status, at=instant(at.replace("Z", "+00:00")))
