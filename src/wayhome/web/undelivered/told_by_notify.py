"""What GOV.UK Notify tells of messages by itself, at an address of ours that only it can use."""

import json
from collections.abc import Mapping
from hmac import compare_digest

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from wayhome.application.sending.entering import News
from wayhome.application.sending.notify_status import receipt_of
from wayhome.application.sending.outcome import Outcome
from wayhome.application.sending.receipts import take_receipt
from wayhome.web.http import open_to_anyone, parts_behind

MOST_BYTES = 20_000


@csrf_exempt
@open_to_anyone
def take_from_notify(request: HttpRequest) -> HttpResponse:
    """Take what Notify says became of one message, with the token that a force gave it.

    The answer is empty and the same for everybody, so that nobody learns what was sent by trying. What is lost here is
    asked for all the same: ``wayhome deliver`` asks Notify by itself.
    """
    if _is_notify(request):
        said = _said(request.body[:MOST_BYTES])
        receipt = receipt_of(said, str(said.get("reference") or ""))
        if receipt is not None:
            parts = parts_behind()
            outcome = Outcome(news=News(ledger=parts.ledger, supplies=parts.supplies), queue=parts.outgoing)
            take_receipt(outcome, receipt)
    return HttpResponse()


def _is_notify(request: HttpRequest) -> bool:
    given, ours = request.headers.get("Authorization", ""), f"Bearer {settings.NOTIFY_TOKEN}"
    return compare_digest(given.encode(), ours.encode()) and bool(settings.NOTIFY_TOKEN)


def _said(body: bytes) -> Mapping[str, object]:
    try:
        said = json.loads(body)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
