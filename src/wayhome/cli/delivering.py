"""Carrying messages to people outside, put together from the settings: what ``deliver`` does at each turn."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Event as Stop

from django.conf import settings
from django.core.mail import get_connection
from django.utils.module_loading import import_string
from notifications_python_client.notifications import NotificationsAPIClient

from wayhome.application.sending.collecting import NoticesAfter, collect
from wayhome.application.sending.entering import News
from wayhome.application.sending.handing_over import Letter, Sender
from wayhome.application.sending.message import By, Carrier, Carriers
from wayhome.application.sending.outcome import Outcome
from wayhome.application.sending.receipts import ask_for_receipts
from wayhome.application.sending.settled import tidy
from wayhome.cli.carriers.by_mail import AskingForReports, ByMail, Senders
from wayhome.cli.carriers.by_notify import TIMEOUT, ByNotify, Client, Set
from wayhome.cli.carriers.in_a_folder import InAFolder
from wayhome.store.faults import note_done
from wayhome.store.opening import open_ledger
from wayhome.store.outgoing import DatabaseOutgoing, NoticesWritten
from wayhome.store.supplies import SUPPLIES

A_WHILE = timedelta(seconds=30)
WAYS: tuple[By, ...] = ("text", "email", "letter")


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivering:
    """The parts that messages are carried with. ``before`` are others that put messages in the queue."""

    outcome: Outcome
    carriers: Carriers
    notices_after: NoticesAfter
    letter: Letter | None = None
    before: tuple[Callable[[], object], ...] = ()
    stopped: Stop = field(default_factory=Stop)
    looked: list[datetime] = field(default_factory=list)

    def turn(self) -> int:
        """Carry everything that is due, and ask what became of what was carried; returns how many were taken.

        What was written since is collected between one handful and the next, so that it need not wait for the rest.
        """
        sender = Sender(outcome=self.outcome, carriers=self.carriers, letter=self.letter)
        taken = self._handful(sender)
        total = taken
        while taken and not self.stopped.is_set():
            taken = self._handful(sender)
            total += taken
        ask_for_receipts(self.outcome, {one.name: one for one in self.carriers.values()}.values())
        self._look_around()
        return total

    def _look_around(self) -> None:
        """Note now and then that messages are carried, and strike off what was told otherwise since."""
        now = self.outcome.news.supplies.now()
        if not self.looked or now - self.looked[-1] >= A_WHILE:
            self.looked[:] = [now]
            note_done("deliver", now)
            tidy(self.outcome.queue, self.outcome.news.ledger, now)

    def _handful(self, sender: Sender) -> int:
        for put in self.before:
            put()
        collect(self.outcome.queue, self.notices_after)
        return sender.send_due()


def open_delivering() -> Delivering:
    """Put the parts together, on the database that the settings name."""
    ledger = open_ledger()
    outcome = outcome_of(ledger.using)
    return Delivering(
        outcome=outcome,
        carriers=carriers(),
        notices_after=NoticesWritten(ledger.using),
        letter=import_string(settings.LETTER_MAKER) if settings.LETTER_MAKER else None,
        before=tuple(_asked(name, outcome) for name in settings.BEFORE_SENDING),
    )


def outcome_of(using: str = "default") -> Outcome:
    """Return the record and the queue of a database."""
    queue = DatabaseOutgoing(settings.FILE_KEY, SUPPLIES.salt, using)
    return Outcome(news=News(ledger=open_ledger(using), supplies=SUPPLIES), queue=queue)


def _asked(name: str, outcome: Outcome) -> Callable[[], object]:
    put, parts = import_string(name), import_string(settings.WIRING)()
    return lambda: put(outcome.queue, parts, SUPPLIES.now())


def carriers() -> dict[By, Carrier]:
    """Return what carries what, as the settings say; what nothing carries goes to a person."""
    if settings.DEVELOPMENT_MAILBOX:
        return dict.fromkeys(WAYS, InAFolder(settings.MAILBOX_FOLDER, SUPPLIES.now, get_connection))
    found: dict[By, Carrier] = {}
    if settings.EMAIL_HOST:
        found["email"] = by_mail()
    if settings.NOTIFY_KEY:
        found |= _by_notify()
    return found


def _by_notify() -> dict[By, Carrier]:
    client: Client = NotificationsAPIClient(  # type: ignore[no-untyped-call] # its functions say no types
        settings.NOTIFY_KEY, base_url=settings.NOTIFY_ADDRESS, timeout=TIMEOUT
    )
    given = Set(templates=settings.NOTIFY_TEMPLATES, senders=settings.NOTIFY_SENDERS, letters=settings.NOTIFY_LETTERS)
    notify: Carrier = ByNotify(client, given)
    able: dict[By, bool] = {
        "text": "text" in given.templates,
        "email": "email" in given.templates,
        "letter": given.letters,
    }
    return {by: notify for by, is_able in able.items() if is_able}


def by_mail() -> ByMail:
    """Return the way by the mail server that the settings name."""
    senders = Senders(force=settings.DEFAULT_FROM_EMAIL, neutral=settings.NEUTRAL_FROM, reports=settings.REPORTS_TO)
    return ByMail(senders, AskingForReports)
