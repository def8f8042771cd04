"""What to call an officer, alike on every page: as the record and the rosters name them, such as DC Amadi 5611.

Where a force names nobody so, the name of their account stands for a user name. What nobody who works here entered is
called by what entered it.
"""

from collections.abc import Iterable, Mapping

from django.db.models import Q

from wayhome.kernel.ids import ActorId
from wayhome.web.accounts.models import Account

ELSE: Mapping[str, str] = {"system": "the system", "invited": "somebody at their door"}
"""What entered something where no officer did, by how its id begins."""


class Called:
    """Names of officers, each looked up once."""

    def __init__(self, officers: Iterable[ActorId] = ()) -> None:
        named = set(filter(None, officers))
        found = Account.objects.filter(Q(officer__in=named) | Q(officer=None, username__in=named)) if named else ()
        self._names: Mapping[str, str] = {account.as_actor().id: account.officer or account.name for account in found}

    def __call__(self, officer: ActorId) -> str:
        """Return what to call an officer."""
        return self._names.get(officer) or by_whom(officer) or "somebody"


def by_whom(actor: str) -> str:
    """Return who entered something as a page says it: an officer by their id, what is no officer by what it is."""
    kind, parted, _ = actor.partition(":")
    return ELSE.get(kind, actor) if parted else actor
