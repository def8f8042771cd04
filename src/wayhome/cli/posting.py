"""Making letters and sending them, put together from the settings: what ``notify`` does, once or again and again."""

import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage, get_connection
from django.db.models import Q
from django.urls import reverse

from wayhome.application.notices.making import Record, notices_due
from wayhome.application.notices.outbox import Outbox
from wayhome.application.notices.sending import Addresses, Carrier, NotCarried, Post, send_waiting
from wayhome.application.notices.wishes import EVERYTHING, Wishes
from wayhome.application.ports import Supplies
from wayhome.duties.derive import Rulebook
from wayhome.kernel.ids import ActorId, RecordId, Subject
from wayhome.packs import load
from wayhome.store.faults import forget_old, note_done, note_fault
from wayhome.store.mailboxes import mailboxes, told_of_vacancies
from wayhome.store.opening import open_ledger
from wayhome.store.outbox import DatabaseOutbox, EventsOfType
from wayhome.store.supplies import SUPPLIES

Say = Callable[[str], None]
AUTOMATIC = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """The parts that letters are made and sent with."""

    record: Record
    outbox: Outbox
    carrier: Carrier
    addresses: Callable[[], Addresses]
    supplies: Supplies

    def turn(self, since: datetime | None = None) -> tuple[int, int]:
        """Make what is to be told now, and send what waits; returns how many letters were made and sent.

        Faults that were cleared more than a year ago are forgotten on the way.

        ``since`` counts only the first time ever: what arose or fell due before is told to nobody.
        """
        made = notices_due(self.record, self.outbox, self.supplies.now(), since=since)
        sent = 0
        addresses = self.addresses()
        while now_sent := send_waiting(self.outbox, self.carrier, addresses, self.supplies.now):
            sent += now_sent
        note_done("notify", self.supplies.now())
        forget_old(self.supplies.now())
        return made, sent


class ByMail:
    """Carries letters by e-mail, each over a connection of its own."""

    def carry(self, post: Post) -> None:
        """Hand a letter to the mail server; raises NotCarried when it does not take it."""
        if not (settings.DEVELOPMENT_MAILBOX or settings.EMAIL_HOST):
            raise NotCarried("no mail server is set (WAYHOME_MAIL_HOST)")
        message = EmailMessage(
            subject=post.subject,
            body=post.text,
            to=[post.to],
            headers={**AUTOMATIC, "Message-ID": f"<{post.name}@{urlsplit(settings.ADDRESS).hostname}>"},
            connection=get_connection(),
        )
        try:
            message.send()
        except smtplib.SMTPResponseException as refused:
            raise NotCarried(f"the mail server said no ({refused.smtp_code})") from refused
        except (smtplib.SMTPException, OSError, ValueError) as failed:
            raise NotCarried(f"the mail server could not be reached or used ({type(failed).__name__})") from failed


def open_posting(say: Say) -> Posting:
    """Put the parts together, on the database that the settings name; ``say`` is told of what cannot be derived."""
    ledger = open_ledger()
    record = Record(
        log=ledger,
        of_type=EventsOfType(ledger.using),
        first=rulebook(settings.PACK),
        rulebooks=rulebook,
        link=link,
        faulty=partial(tell_of_fault, say),
        wishes=wishes_of,
        besides=told_of_vacancies,
    )
    return Posting(
        record=record,
        outbox=DatabaseOutbox(ledger.using),
        carrier=ByMail(),
        addresses=addresses,
        supplies=SUPPLIES,
    )


@cache
def rulebook(name: str) -> Rulebook:
    """Return a packaged rulebook, compiled once."""
    return Rulebook(load(name))


def link(record: RecordId) -> str:
    """Return the address of a record's page, or of all that one owes."""
    return f"{settings.ADDRESS}{reverse('case', args=[record]) if record else reverse('my-duties')}"


def address_of(officer: ActorId) -> str:
    """Return where a person reads their e-mail; empty where no address is held, or they may no longer sign in."""
    named = Q(officer=officer) | Q(officer=None, username=officer)
    found = get_user_model().objects.filter(named, is_active=True).values_list("email", flat=True).first()
    return found or ""


def addresses() -> Addresses:
    """Return where letters go now: as people and the force's pages say, and as was set when this was installed."""
    return Addresses(of=address_of, mailboxes=mailboxes(settings.MAILBOXES))


def wishes_of(officer: ActorId) -> Wishes:
    """Return what somebody wishes about letters that can wait; everything, where they said nothing."""
    named = Q(account__officer=officer) | Q(account__officer=None, account__username=officer)
    wishes = apps.get_model("accounts", "LetterWishes")._default_manager
    kept = wishes.filter(named).first() if officer else None
    fields = ("new_work", "due_soon", "quiet_from", "quiet_until", "gathered_at")
    return Wishes(**{name: getattr(kept, name) for name in fields}) if kept else EVERYTHING


def tell_of_fault(say: Say, scope: Subject, fault: Exception) -> None:
    """Say for which subject nothing could be derived, so that nobody is told of what it owes."""
    note_fault(kind="letters", what=type(fault).__name__, at=SUPPLIES.now())
    say(f"Nobody can be told of what {scope} owes: {type(fault).__name__}. It is tried again in an hour.")
