"""What to call an officer: the name of their account, or the id the record holds where they have none here."""

from collections.abc import Iterable, Mapping

from django.db.models import Q

from wayhome.kernel.ids import ActorId
from wayhome.web.accounts.models import Account


class Called:
    """Names of officers, each looked up once."""

    def __init__(self, officers: Iterable[ActorId] = ()) -> None:
        named = set(filter(None, officers))
        found = Account.objects.filter(Q(officer__in=named) | Q(officer=None, username__in=named)) if named else ()
        self._names: Mapping[str, str] = {account.as_actor().id: account.name for account in found}

    def __call__(self, officer: ActorId) -> str:
        """Return what to call an officer."""
        return self._names.get(officer) or officer or "somebody"
