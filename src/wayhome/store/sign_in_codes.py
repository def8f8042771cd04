"""Codes that are shown once: with one, somebody sets a password of their own, or becomes the first administrator.

No code stands in an address, where logs would keep it, and only a digest of it is kept. One opens nothing after a day,
after five wrong tries, or once it was used.
"""

from datetime import datetime, timedelta
from typing import Protocol, cast

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Manager, Model
from django.utils.crypto import get_random_string

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that looks like another when it is read out
GROUPS, GROUP = 4, 4
GOOD_FOR = timedelta(hours=24)
TRIES = 5


class KeptCode(Protocol):
    """A code as it is kept: its digest, until when it opens, wrong tries so far, and whose it is."""

    account: AbstractBaseUser
    digest: str
    until: datetime
    tries: int

    def save(self, *, update_fields: list[str]) -> None:
        """Keep what changed."""


def give_code(account: AbstractBaseUser, now: datetime) -> str:
    """Give somebody a code and return it, to be shown once; the password they had opens nothing from now on."""
    code = _made()
    account.set_unusable_password()
    with transaction.atomic():
        account.save(update_fields=["password"])
        _codes().filter(account=account).delete()
        _codes().create(account=account, digest=make_password(_plain(code)), until=now + GOOD_FOR)
    return code


def whose(username: str, code: str, now: datetime) -> AbstractBaseUser | None:
    """Return whose code it is; None where it opens nothing, which is not told apart from a name nobody has."""
    found = _codes().filter(account__username=username.strip(), account__is_active=True).first()
    kept = cast("KeptCode | None", found)
    return kept.account if kept is not None and _opens(kept, code, now) else None


def set_password(account: AbstractBaseUser, password: str) -> None:
    """Set the password that somebody chose; the code opens nothing any more."""
    account.set_password(password)
    with transaction.atomic():
        account.save(update_fields=["password"])
        _codes().filter(account=account).delete()


def first_code(now: datetime) -> str | None:
    """Return a new code for the first administrator, to be said to whoever runs the system; None once there is one.

    An earlier one opens nothing from then on.
    """
    if get_user_model().objects.exists():
        return None
    code = _made()
    with transaction.atomic():
        _first().all().delete()
        _first().create(digest=make_password(_plain(code)), until=now + GOOD_FOR)
    return code


def first_code_until(now: datetime) -> datetime | None:
    """Return until when a code that was said before lets somebody become the first administrator; None without one."""
    if get_user_model().objects.exists():
        return None
    kept = cast("KeptCode | None", _first().filter(until__gt=now, tries__lt=TRIES).first())
    return kept.until if kept is not None else None


def first_code_is_spent() -> bool:
    """Say whether the code for the first administrator was ended by wrong tries."""
    return _first().filter(tries__gte=TRIES).exists()


def opens_the_first(code: str, now: datetime) -> bool:
    """Say whether a code lets somebody become the first administrator."""
    kept = cast("KeptCode | None", _first().first())
    return kept is not None and not get_user_model().objects.exists() and _opens(kept, code, now)


def forget_first_code() -> None:
    """Forget the code, because there is an administrator now."""
    _first().all().delete()


def waiting_for(account: AbstractBaseUser, now: datetime) -> bool:
    """Say whether somebody has a code that they have not used and that still opens."""
    return _codes().filter(account=account, until__gt=now, tries__lt=TRIES).exists()


def _opens(kept: KeptCode, code: str, now: datetime) -> bool:
    if kept.until < now or kept.tries >= TRIES:
        return False
    if check_password(_plain(code), kept.digest):
        return True
    kept.tries += 1
    kept.save(update_fields=["tries"])
    return False


def _codes() -> Manager[Model]:
    return apps.get_model("accounts", "OneTimeCode")._default_manager


def _first() -> Manager[Model]:
    return apps.get_model("accounts", "FirstCode")._default_manager


def _made() -> str:
    return "-".join(get_random_string(GROUP, LETTERS) for _ in range(GROUPS))


def _plain(code: str) -> str:
    return "".join(code.upper().split()).replace("-", "")
