"""One press of a button is one act, however often it is sent: pressed twice, sent again, or cut off half way.

What was sent before with the same words is the same act, done at the time of the first press. What was changed is
another act, under a key of its own. What is kept is when, and a keyed digest of what was filled in: not the words.

A second window, and a page gone back to, have a key of their own: the same words sent from there within a few minutes
are found by what they say, and are entered again only when their author says so.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import QueryDict
from django.utils.crypto import salted_hmac

from wayhome.web.accounts.models import Account
from wayhome.web.acting.drafts import Answers, answers_of, drop, keep
from wayhome.web.acting.models import Press as Kept

SAME_WITHIN = timedelta(minutes=5)  # by then the same may well have been done again
NOT_WORDS = ("key", "seen")
KEPT_FOR = timedelta(days=2)  # longer than a page stays open through a shift and the one after it


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """When a form was first sent with these words, in UTC, and the key under which it is entered."""

    at: datetime
    key: str


def pressed(account: Account, sent: QueryDict, key: str, now: datetime) -> Press:
    """Return the press that a form is sent with; it is kept before anything is entered."""
    Kept.objects.filter(account=account, at__lt=now - KEPT_FOR).delete()
    kept, _ = Kept.objects.get_or_create(account=account, key=key, digest=_digest(sent), defaults={"at": now})
    earlier = Kept.objects.filter(account=account, key=key, id__lt=kept.id).count()
    return Press(at=kept.at, key=f"{key}:again {earlier}" if earlier else key)


def note_entered(account: Account, key: str) -> None:
    """Note that what was sent under a key was entered, so that no draft of it is kept any more."""
    Kept.objects.filter(account=account, key=key).update(entered=True)


def note_same(account: Account, sent: QueryDict, *, page: str, now: datetime) -> None:
    """Note that all of what was sent from a page was entered, so that the same from another window is known again."""
    kept, _ = Kept.objects.get_or_create(
        account=account, key=sent.get("key", ""), digest=_digest(sent), defaults={"at": now}
    )
    Kept.objects.filter(id=kept.id).update(same=_same(sent, page))


def said_before(account: Account, sent: QueryDict, *, page: str, now: datetime) -> datetime | None:
    """Return when the same was entered from the same page a few minutes ago, under another key; None where not.

    It is kept as pressed now: recorded again on purpose, it was done when it was first sent.
    """
    lately = Kept.objects.filter(account=account, same=_same(sent, page), at__gt=now - SAME_WITHIN)
    found = lately.exclude(key=sent.get("key", "")).order_by("-at").first()
    if found is None:
        return None
    pressed(account, sent, sent.get("key", ""), now)
    return found.at


def was_entered(account: Account, key: str) -> bool:
    """Say whether something that was sent under a key was entered."""
    return Kept.objects.filter(account=account, key=key, entered=True).exists()


def let_go(account: Account, key: str) -> None:
    """Let the draft of an act go that was entered, and whatever of it is still on its way."""
    note_entered(account, key)
    drop(account, key)


def keep_unless_entered(
    account: Account, *, page: str, key: str, answers: Answers, now: datetime, record: str = "", seen: int | None = None
) -> None:
    """Keep what is being typed; what arrives once the act was entered is no draft of it.

    The two may cross. An act is noted as entered before its draft goes, and what was kept is looked at again, so that
    whichever is the last to look finds what the other did.
    """
    if was_entered(account, key):
        return
    keep(account, page=page, key=key, answers=answers, now=now, record=record, seen=seen)
    if was_entered(account, key):
        drop(account, key)


def _digest(sent: QueryDict) -> str:
    return _of(answers_of(sent))


def _same(sent: QueryDict, page: str) -> str:
    return _of({"page": page, "said": {one: said for one, said in answers_of(sent).items() if one not in NOT_WORDS}})


def _of(answers: Mapping[str, object]) -> str:
    filled = json.dumps(answers, sort_keys=True)
    return salted_hmac("wayhome.web.acting.pressing", filled, algorithm="sha256").hexdigest()
