"""What is new to someone since they last looked at a record."""

from datetime import datetime, timedelta

from wayhome.web.accounts.models import Account, LastLook

SITTING = timedelta(minutes=30)


def last_look(account: Account, record: str, now: datetime) -> datetime | None:
    """Return when someone last looked in an earlier sitting, and note that they look now; None the first time.

    Pages opened within half an hour of each other are one sitting, so that going from tab to tab makes nothing old.
    """
    look, first = LastLook.objects.get_or_create(account=account, record=record, defaults={"at": now})
    if first:
        return None
    if now - look.at > SITTING:
        look.before = look.at
    look.at = now
    look.save()
    return look.before
