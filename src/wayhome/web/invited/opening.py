"""Coming in: a link, then a code that goes another way. Whatever is wrong, the same work is done and the same said.

A link alone opens nothing, so one that is forwarded opens nothing. A code opens once, for ten minutes and five tries;
when those are used up, nothing opens for a quarter of an hour, and twice as long each time after.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils.crypto import constant_time_compare, salted_hmac

from wayhome.web.invited.models import Begun, DoorVisit, Invitation

CODE_DIGITS = 6
CODE_GOOD_FOR = timedelta(minutes=10)
TRIES = 5
FIRST_LOCK, LONGEST_LOCK = timedelta(minutes=15), timedelta(hours=24)
IDLE = timedelta(minutes=20)
LONGEST = timedelta(hours=4)
LINK_GOOD_FOR = timedelta(days=90)


@dataclass(frozen=True, slots=True, kw_only=True)
class CameIn:
    """Somebody came in: at which invitation; ``first``: nobody had come in by it before."""

    invitation: Invitation
    first: bool


def digest_of(secret: str) -> str:
    """Return the digest under which a link or a ticket is kept."""
    return sha256(secret.encode()).hexdigest()


def code_from(chance: str) -> str:
    """Make a code of six digits from a hexadecimal text nobody can guess."""
    return f"{int(chance, 16) % 10**CODE_DIGITS:0{CODE_DIGITS}}"


def give_code(invitation: Invitation, code: str, now: datetime) -> None:
    """Let a code open an invitation once; the one before it opens nothing any more, and a lock is lifted."""
    Invitation.objects.filter(pk=invitation.pk).update(
        code=_code_digest(invitation.reference, code), code_until=now + CODE_GOOD_FOR, tries=0, locked_until=None
    )


def may_ask_for_code(invitation: Invitation, now: datetime) -> bool:
    """Say whether a code may be sent at the door: not while it is locked, and not while one is good already."""
    if invitation.ended_at is not None or invitation.until <= now:
        return False
    if invitation.locked_until is not None and invitation.locked_until > now:
        return False
    return invitation.code_until is None or invitation.code_until <= now or not invitation.code


def come_in(link: str, code: str, ticket: str, now: datetime) -> CameIn | None:
    """Let in whoever has a link and the code to it; None for everything else, after the same work.

    A wrong link is looked up, compared and written of like a wrong code, so that no time it takes tells them apart.
    """
    named = digest_of(link)
    with transaction.atomic():
        found = Invitation.objects.select_for_update().filter(link=named).first()
        right = constant_time_compare(found.code if found else "", _code_digest(found.reference if found else "", code))
        opens = found is not None and right and _is_open(found, now)
        _note_try(named, found, now, opens=opens)
        return _let_in(found, ticket, now) if found is not None and opens else None


def _is_open(found: Invitation, now: datetime) -> bool:
    """Say whether anything opens an invitation at this moment."""
    in_time = found.code_until is not None and now < found.code_until and now < found.until
    locked = found.locked_until is not None and now < found.locked_until
    return bool(found.code) and in_time and not locked and found.ended_at is None and found.tries < TRIES


def _note_try(named: str, found: Invitation | None, now: datetime, *, opens: bool) -> None:
    """Write what a try came to, in one statement whatever it was; of a link nobody has, it changes no row."""
    spent = found is not None and not opens and found.tries + 1 == TRIES
    lock = min(FIRST_LOCK * 2 ** min(found.locks if found else 0, 10), LONGEST_LOCK)
    Invitation.objects.filter(link=named).update(
        tries=0 if opens else F("tries") + 1,
        code="" if opens or spent else F("code"),
        locks=F("locks") + int(spent),
        locked_until=now + lock if spent else F("locked_until"),
    )


def _let_in(found: Invitation, ticket: str, now: datetime) -> CameIn:
    """Begin a visit; whoever was in by this invitation before is not any more, and nor is whoever is idle."""
    DoorVisit.objects.filter(Q(invitation=found) | Q(seen_at__lt=now - IDLE)).delete()
    DoorVisit.objects.create(
        ticket=digest_of(ticket), invitation=found, began_at=now, seen_at=now, uncovered=not found.covers
    )
    first = found.opened_at is None
    if first:
        Invitation.objects.filter(pk=found.pk).update(opened_at=now)
    return CameIn(invitation=found, first=first)


def visit_of(ticket: str, now: datetime) -> DoorVisit | None:
    """Return the visit that a browser's ticket stands for; None where it ended, was idle, or never began."""
    found = DoorVisit.objects.select_related("invitation").filter(ticket=digest_of(ticket)).first()
    if found is None or not _still_in(found, now):
        return None
    if now - found.seen_at > timedelta(minutes=1):
        DoorVisit.objects.filter(pk=found.pk).update(seen_at=now)
    return found


def _still_in(visit: DoorVisit, now: datetime) -> bool:
    asked = visit.invitation
    over = asked.ended_at is not None or asked.until <= now
    return not over and now - visit.seen_at <= IDLE and now - visit.began_at <= LONGEST


def leave(ticket: str) -> None:
    """End the visit that a ticket stands for."""
    DoorVisit.objects.filter(ticket=digest_of(ticket)).delete()


def end(reference: str, now: datetime) -> None:
    """End an invitation: whoever is in by it is not any more."""
    Invitation.objects.filter(reference=reference, ended_at=None).update(ended_at=now, code="")
    DoorVisit.objects.filter(invitation__reference=reference).delete()
    Begun.objects.filter(invitation__reference=reference).delete()


def _code_digest(reference: str, code: str) -> str:
    plain = "".join(letter for letter in code if letter.isdigit())
    return salted_hmac(f"door.code.{reference}", plain, secret=settings.SECRET_KEY, algorithm="sha256").hexdigest()
