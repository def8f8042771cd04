"""By e-mail, through a mail server that is asked to report what became of each message.

That a mail server took a message is not that it arrived. A server that knows RFC 3461 is asked for a report either way;
it comes to an address of its own for each message and is read by ``wayhome bounces``.
"""

import smtplib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from wayhome.application.sending.message import Carried, CarrierName, Message, NotCarried, Receipt

NEVER_TAKES_IT = range(500, 600)
NOBODY_THERE = (b"5.1.1", b"5.1.2", b"5.1.3", b"5.1.6", b"5.1.10", b"5.2.1")
OURS, REPORTS = "X-Reference", "X-Reports-To"  # for the connection alone: they are taken out before anything is sent
AUTOMATIC = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Senders:
    """Whom messages are from: as the force, and in a way that does not show it; empty where there is none.

    ``reports`` is the address to which reports come, with the message's reference after a plus sign.
    """

    force: str
    neutral: str
    reports: str

    def of(self, message: Message) -> str:
        """Return whom a message is from; raises NotCarried where it must be neutral and nothing neutral is set."""
        if message.neutral and not self.neutral:
            raise NotCarried(
                "it must not show that it is from the police, and no such sender is set (WAYHOME_NEUTRAL_FROM)",
                permanent=True,
            )
        return self.neutral if message.neutral else self.force

    def reports_on(self, message: Message) -> str:
        """Return the address to which reports on a message come: the sender's own where none is set, or it must be."""
        if message.neutral or not self.reports:
            return _bare(self.of(message))
        name, _, domain = self.reports.partition("@")
        return f"{name}+{message.reference}@{domain}"


class AskingForReports(EmailBackend):
    """A mail server that is told by which reference to report on a message, where it can."""

    def _send(self, email_message: EmailMessage) -> bool:
        if self.connection is None:
            return False
        reference, reports = (email_message.extra_headers.pop(name) for name in (OURS, REPORTS))
        self.connection.ehlo_or_helo_if_needed()
        can_report = self.connection.has_extn("dsn")
        self.connection.sendmail(
            reports,
            email_message.recipients(),
            email_message.message().as_bytes(linesep="\r\n"),  # type: ignore[call-arg] # Django's own message takes it
            ["RET=HDRS", f"ENVID={reference}"] if can_report else [],
            ["NOTIFY=SUCCESS,FAILURE,DELAY"] if can_report else [],
        )
        return True


class ByMail:
    """Carries messages by e-mail, each over a connection of its own."""

    name: CarrierName = "smtp"

    def __init__(self, senders: Senders, connect: Callable[[], Any]) -> None:
        self._senders = senders
        self._connect = connect

    def carry(self, message: Message) -> Carried:
        """Hand a message to the mail server; raises NotCarried when it does not take it."""
        written = self._written(message)
        try:
            written.send()
        except smtplib.SMTPRecipientsRefused as refused:
            code, said = next(iter(refused.recipients.values()))
            raise _refused(code, said) from None
        except smtplib.SMTPResponseException as refused:
            raise _refused(refused.smtp_code, b"") from None
        except (smtplib.SMTPException, OSError, ValueError) as failed:
            words = f"the mail server could not be reached or used ({type(failed).__name__})"
            raise NotCarried(words, unreachable=True) from None
        return Carried(reference=f"{message.reference}@{_domain(written.from_email)}")

    def carried_before(self, reference: str) -> Carried | None:  # noqa: ARG002 - no mail server can be asked
        """Return nothing: a mail server cannot be asked. A second one has the Message-ID of the first."""
        return None

    def receipts(self, named: Mapping[str, str]) -> Sequence[Receipt]:  # noqa: ARG002 - reports come by themselves
        """Return nothing: reports come to an address, and are read by ``wayhome bounces``."""
        return ()

    def _written(self, message: Message) -> EmailMessage:
        sender = self._senders.of(message)
        return EmailMessage(
            subject=message.subject,
            body=message.text,
            from_email=sender,
            to=[message.address],
            headers={
                **AUTOMATIC,
                "Message-ID": f"<{message.reference}@{_domain(sender)}>",
                OURS: message.reference,
                REPORTS: self._senders.reports_on(message),
            },
            connection=self._connect(),
        )


def _refused(code: int, said: bytes | str) -> NotCarried:
    """Return what a mail server's no means, by its code alone: what it said may hold the address."""
    enhanced = said if isinstance(said, bytes) else said.encode()
    nobody = code in NEVER_TAKES_IT and any(enhanced.startswith(each) for each in NOBODY_THERE)
    return NotCarried(
        f"the mail server said no ({code})", permanent=code in NEVER_TAKES_IT, wrong_address=nobody,
        unreachable=code == 421,
    )  # fmt: skip


def _bare(sender: str) -> str:
    return sender.rpartition("<")[2].rstrip(">").strip()


def _domain(sender: str) -> str:
    return _bare(sender).rpartition("@")[2]
