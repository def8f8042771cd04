"""Sign-ins as pages show them: who may come in and as what, since when nobody came, and what was changed by whom."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse

from wayhome.access.actors import Actor, Role
from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.application.ports import EventLog
from wayhome.duties.saying import on_the_clock, say
from wayhome.kernel.ids import ActorId, EventId, RecordId, Subject, key_of
from wayhome.record.envelope import Event
from wayhome.web.accounts.models import Account

CHANGES = (
    "workforce.sign_in_made",
    "workforce.role_given",
    "workforce.role_taken",
    "workforce.sign_in_switched_off",
    "workforce.sign_in_switched_on",
    "workforce.password_reset",
    "workforce.lock_lifted",
)
MOST = 200
LATELY = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInRow:
    """One sign-in in the list. ``state`` is empty where nothing is out of the ordinary."""

    name: str
    href: str
    username: str
    named: str
    roles: str
    state: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """One change of a sign-in: when, whose, what, by whom, and why."""

    at: str
    whose: str
    what: str
    by: str
    why: str
    opens_children: bool


def rows(accounts: Iterable[Account], locked: frozenset[str]) -> tuple[SignInRow, ...]:
    """Return sign-ins as rows, by name."""
    return tuple(row(account, locked) for account in accounts)


def row(account: Account, locked: frozenset[str]) -> SignInRow:
    """Return one sign-in as a row."""
    return SignInRow(
        name=account.name,
        href=reverse("sign-in-of", args=[account.username]),
        username=account.username,
        named=account.named if account.named != account.username else "",
        roles=", ".join(role.words for role in account.holds),
        state=_state(account, locked),
        last=on_the_clock(account.last_login) if account.last_login else "Never",
    )


def _state(account: Account, locked: frozenset[str]) -> str:
    if not account.is_active:
        return "Switched off"
    if account.username in locked:
        return "Locked"
    return "" if account.has_usable_password() else "Has not set a password yet"


def reads_children(role: Role) -> bool:
    """Say whether a role opens the records of children."""
    return may(Actor(id=ActorId(""), name="", roles=frozenset({role})), Permission.READ_CASES)


def changes_of(officer: Subject, log: EventLog) -> tuple[ChangeRow, ...]:
    """Return what was changed about one sign-in, the latest first."""
    events = [sealed.event for sealed in log.about(officer).events if sealed.event.type in CHANGES]
    return _as_rows(events, log)


def all_changes(log: EventLog) -> tuple[ChangeRow, ...]:
    """Return what was changed about any sign-in, the latest first, as far back as a page is read."""
    return _as_rows(_events(log), log)


def opened_lately(log: EventLog, now: datetime) -> int:
    """Count the roles that open children's records and were given within thirty days."""
    return sum(1 for each in _events(log) if _opens(each) and each.recorded_at > now - LATELY)


def _events(log: EventLog) -> list[Event]:
    return [sealed.event for name in CHANGES for sealed in log.of_type(name)]


def _opens(event: Event) -> bool:
    return bool(event.body.get("reads_children"))


def _as_rows(events: Sequence[Event], log: EventLog) -> tuple[ChangeRow, ...]:
    latest = sorted(events, key=lambda event: (event.recorded_at, event.id), reverse=True)[:MOST]
    why = dict(_reasons({event.record for event in latest}, log))
    return tuple(
        ChangeRow(
            at=on_the_clock(event.recorded_at),
            whose=", ".join(key_of(named) for named in event.subjects),
            what=_first_capital(say(event)),
            by=event.actor,
            why=why.get(event.id, ""),
            opens_children=_opens(event),
        )
        for event in latest
    )


def _reasons(records: Iterable[RecordId], log: EventLog) -> Iterator[tuple[EventId, str]]:
    for record in records:
        yield from ((words.event, words.text) for words in log.words(record) if words.field == "reason")


def _first_capital(words: str) -> str:
    return words[:1].upper() + words[1:]
