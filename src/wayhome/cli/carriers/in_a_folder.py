"""In a folder, where messages are to reach nobody: texts, e-mail and letters alike, to be read at the mailbox page.

It plays the part of a carrier that tells at once: what is kept has arrived. A number or address that ends in ``000`` is
one that nobody has, so that what becomes of it can be seen.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.mail import EmailMessage

from wayhome.application.sending.message import Carried, CarrierName, Message, NotCarried, Receipt

NOBODY = "000"


class InAFolder:
    """Keeps messages as files, by the mail backend of the development mailbox."""

    name: CarrierName = "development_mailbox"

    def __init__(self, folder: Path, now: Callable[[], datetime], connect: Callable[[], Any]) -> None:
        self._folder = folder
        self._now = now
        self._connect = connect

    def carry(self, message: Message) -> Carried:
        """Keep a message; raises NotCarried for a number or address that nobody has."""
        if _nobodys(message.address):
            raise NotCarried("nobody has the number or address", wrong_address=True)
        written = EmailMessage(
            subject=message.subject,
            body=message.text,
            from_email="neutral@wayhome.example" if message.neutral else None,
            to=[message.address if message.by == "email" else f"{message.by}@outside.example"],
            headers={"Message-ID": f"<{message.reference}@outside.example>", "X-Way": message.by},
            connection=self._connect(),
        )
        if message.letter:
            written.attach("letter.pdf", message.letter, "application/pdf")
        written.send()
        return Carried(reference=message.reference, delivered_at=None if message.by == "letter" else self._now())

    def carried_before(self, reference: str) -> Carried | None:
        """Return a message that was kept before."""
        kept = (self._folder / f"{reference}.eml").exists()
        return Carried(reference=reference) if kept else None

    def receipts(self, named: Mapping[str, str]) -> Sequence[Receipt]:
        """Return that what is kept arrived, but for letters: of those nobody ever knows."""
        return [
            Receipt(reference=reference, status="delivered", at=self._now())
            for reference in named
            if self._is_kept_and_no_letter(reference)
        ]

    def _is_kept_and_no_letter(self, reference: str) -> bool:
        path = self._folder / f"{reference}.eml"
        return path.exists() and b"X-Way: letter" not in path.read_bytes()


def _nobodys(address: str) -> bool:
    """Say whether an address is one of those that stand for nobody: its digits, or its name, end in 000."""
    before = address.partition("@")[0]
    return re.sub(r"\W", "", before).endswith(NOBODY)
