"""The sign-ins of the demonstration, which its page of signing in lists: a newcomer has nobody to ask."""

from dataclasses import dataclass

from django.conf import settings

from wayhome.access.actors import role_called
from wayhome.simulation.signing_in import DOMAIN
from wayhome.web.accounts.models import Account


@dataclass(frozen=True, slots=True, kw_only=True)
class Invented:
    """Somebody invented who may be signed in as."""

    username: str
    name: str
    role: str


def invented() -> tuple[Invented, ...]:
    """Return the invented people with a sign-in, in the order in which they were made; none where anybody is real."""
    if not settings.FICTIONAL:
        return ()
    accounts = Account.objects.filter(email__endswith=f"@{DOMAIN}", is_active=True).order_by("pk")
    return tuple(
        Invented(username=one.username, name=one.name, role=role_called(one.roles[0]).words) for one in accounts
    )
