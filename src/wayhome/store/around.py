"""What stands around the record, as the check list of setting up asks it."""

from collections import Counter

from django.conf import settings
from django.contrib.auth import get_user_model

from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.application.holding.ports import HoldingsIndex, HoldingsOutOfReach
from wayhome.application.setting_up import Around
from wayhome.store.faults import last_done
from wayhome.store.mailboxes import mailboxes


def what_stands_around(holdings: HoldingsIndex) -> Around:
    """Look at sign-ins, letters, holdings and what was done last."""
    active = list(get_user_model().objects.filter(is_active=True))
    roles = Counter(role.key for account in active for role in account.holds)
    return Around(
        roles=roles,
        may_set_rules=sum(1 for account in active if may(account.as_actor(), Permission.SET_RULES)),
        named=frozenset(account.named for account in active),
        mail_set=bool(settings.EMAIL_HOST or settings.DEVELOPMENT_MAILBOX),
        mailboxes=bool(mailboxes(settings.MAILBOXES)),
        done=frozenset(what for what, (_, _, well) in last_done().items() if well),
        sources=_sources(holdings),
    )


def _sources(holdings: HoldingsIndex) -> int:
    try:
        return len(holdings.sources())
    except HoldingsOutOfReach:
        return 0
