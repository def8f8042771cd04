"""By GOV.UK Notify: texts, e-mail and letters, with what became of each asked for by its id, or told to an address.

A message's words go in as one placeholder of one template for each kind: templates hold no words of ours. An error of
Notify's is known by its code and kind alone; what it says may hold a number, and is neither shown nor logged.
"""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO
from typing import Final, Protocol, TypeAlias

from notifications_python_client.errors import APIError

from wayhome.application.sending.message import Carried, CarrierName, Message, NotCarried, Receipt
from wayhome.application.sending.notify_status import receipt_of

SAYS_TOO_MUCH: Final = "notifications_python_client"
OF_THE_ADDRESS = ("phone_number", "email_address")
BUSY = 429
TIMEOUT = 10  # seconds

logging.getLogger(f"{SAYS_TOO_MUCH}.base").addFilter(lambda _record: False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """What a force set up with Notify: template and sender ids by kind, such as ``text`` and ``text_neutral``."""

    templates: Mapping[str, str] = field(default_factory=dict)
    senders: Mapping[str, str] = field(default_factory=dict)
    letters: bool = False


Answer: TypeAlias = Mapping[str, object]


class Client(Protocol):
    """What is used of Notify's own client, whose functions say nothing of their types."""

    def send_sms_notification(
        self, phone_number: str, template_id: str, personalisation: Answer, reference: str, sms_sender_id: str | None
    ) -> Answer: ...

    def send_email_notification(
        self, email_address: str, template_id: str, personalisation: Answer, reference: str,
        email_reply_to_id: str | None,
    ) -> Answer: ...  # fmt: skip

    def send_precompiled_letter_notification(self, reference: str, pdf_file: BytesIO) -> Answer: ...

    def get_all_notifications(self, *, reference: str) -> Answer: ...

    def get_notification_by_id(self, id: str) -> Answer: ...  # noqa: A002 - as Notify's client calls it


class ByNotify:
    """Carries messages by GOV.UK Notify."""

    name: CarrierName = "notify"

    def __init__(self, client: Client, given: Set) -> None:
        self._client = client
        self._set = given

    def carry(self, message: Message) -> Carried:
        """Hand a message to Notify; raises NotCarried when it does not take it."""
        ways = {"text": self._text, "email": self._email, "letter": self._letter}
        answer = _asked(lambda: ways[message.by](message))
        return Carried(reference=str(answer["id"]))

    def carried_before(self, reference: str) -> Carried | None:
        """Return what Notify took under a reference before."""
        answer = _asked(lambda: self._client.get_all_notifications(reference=reference))
        found = answer.get("notifications")
        return Carried(reference=str(found[0]["id"])) if isinstance(found, list) and found else None

    def receipts(self, named: Mapping[str, str]) -> Sequence[Receipt]:
        """Return what Notify says became of messages."""
        return list(self._receipts(named))

    def _receipts(self, named: Mapping[str, str]) -> Iterator[Receipt]:
        for reference, theirs in named.items():
            told = receipt_of(_asked(partial(self._client.get_notification_by_id, theirs)), reference)
            if told is not None:
                yield told

    def _text(self, message: Message) -> Answer:
        return self._client.send_sms_notification(
            phone_number=message.address,
            template_id=self._template(message),
            personalisation={"text": message.text},
            reference=message.reference,
            sms_sender_id=self._set.senders.get(_kind(message)),
        )

    def _email(self, message: Message) -> Answer:
        return self._client.send_email_notification(
            email_address=message.address,
            template_id=self._template(message),
            personalisation={"subject": message.subject, "text": message.text},
            reference=message.reference,
            email_reply_to_id=self._set.senders.get(_kind(message)),
        )

    def _letter(self, message: Message) -> Answer:
        if message.letter is None:
            raise NotCarried("nothing is set up that makes the letter", permanent=True)
        if message.neutral:
            raise NotCarried("a letter by Notify shows whom it is from; take it by hand", permanent=True)
        return self._client.send_precompiled_letter_notification(message.reference, BytesIO(message.letter))

    def _template(self, message: Message) -> str:
        template = self._set.templates.get(_kind(message))
        if not template:
            words = f"no template for it is set (WAYHOME_NOTIFY_TEMPLATES: {_kind(message)})"
            raise NotCarried(words, permanent=True)
        return template


def _kind(message: Message) -> str:
    return f"{message.by}_neutral" if message.neutral else message.by


def _asked(question: Callable[[], Answer]) -> Answer:
    try:
        return question()
    except APIError as failed:
        raise _not_carried(failed) from None
    except (AssertionError, OSError, ValueError) as failed:
        raise NotCarried(f"Notify could not be reached or used ({type(failed).__name__})", unreachable=True) from None


def _not_carried(failed: APIError) -> NotCarried:
    """Return what a no of Notify's means, by its code, and by whether it is about the number or address."""
    code, said = failed.status_code, failed.message
    if code == BUSY or code >= 500 or code in (401, 403):
        return NotCarried(f"Notify could not be used just now ({code})", unreachable=True)
    texts = [str(one.get("message", "")) for one in said] if isinstance(said, list) else []
    return NotCarried(
        f"Notify did not take it ({code})",
        permanent=True,
        wrong_address=any(text.startswith(OF_THE_ADDRESS) for text in texts),
    )
