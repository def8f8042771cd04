"""Where letters go, as a force set it on its pages over what was set when the system was installed."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from wayhome.application.notices.vacant import Besides, BesidesOf
from wayhome.store.mailbox_models import KeptMailbox, ToldOfVacancy


def mailboxes(installed: Mapping[str, str]) -> dict[str, str]:
    """Return the address for each unit, the force's under the empty name; what a page set comes before the rest."""
    return {**installed, **dict(KeptMailbox.objects.values_list("unit", "address"))}


def set_mailboxes(addresses: Mapping[str, str], *, by: str, at: datetime) -> None:
    """Keep the address of each unit named; an empty one is kept no more. Only what changes is set anew."""
    with transaction.atomic():
        kept = dict(KeptMailbox.objects.values_list("unit", "address"))
        for unit, address in addresses.items():
            if not address:
                KeptMailbox.objects.filter(unit=unit).delete()
            elif kept.get(unit) != address:
                given = {"address": address, "set_by": by, "set_at": at}
                KeptMailbox.objects.update_or_create(unit=unit, defaults=given)


def told_of_vacancies() -> BesidesOf:
    """Return who is told besides when nobody holds a role, by that role."""
    return {row.role: Besides(unit=row.unit, role=row.holder_of) for row in ToldOfVacancy.objects.all()}


def tell_of_vacancies(chosen: Mapping[str, Besides | None], *, by: str, at: datetime) -> None:
    """Keep who is told besides for each role named; None: nobody but whoever stands above."""
    kept = told_of_vacancies()
    with transaction.atomic():
        for role, besides in chosen.items():
            if besides is None:
                ToldOfVacancy.objects.filter(role=role).delete()
            elif kept.get(role) != besides:
                given = {"unit": besides.unit, "holder_of": besides.role, "set_by": by, "set_at": at}
                ToldOfVacancy.objects.update_or_create(role=role, defaults=given)
