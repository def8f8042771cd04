"""Drafts: kept as somebody types, found again when they come back, gone once the act is entered."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.http import QueryDict

from wayhome.web.accounts.models import Account
from wayhome.web.acting.models import Draft

ABOUT_WHICH = "about_which"  # which of several things a page is about; "about" alone says that a time is not exact
NEVER_KEPT = ("csrfmiddlewaretoken", "keep", "aside", "more", "once_more")
Answers = Mapping[str, list[str]]


def draft_of(account: Account, page: str, record: str = "", about: str = "") -> Draft | None:
    """Return what someone began last on a page and did not finish; None when there is nothing.

    ``about`` is the one of several things that the page was opened for, such as a line of enquiry.
    """
    begun = Draft.objects.filter(account=account, page=page, record=record).order_by("-saved_at")
    return next((draft for draft in begun if draft.answers.get(ABOUT_WHICH, [""]) == [about]), None)


def unfinished(account: Account) -> Sequence[Draft]:
    """Return everything that someone began and did not finish, the latest first."""
    return tuple(Draft.objects.filter(account=account).order_by("-saved_at"))


def keep(
    account: Account, *, page: str, key: str, answers: Answers, now: datetime, record: str = "", seen: int | None = None
) -> Draft:
    """Keep what was filled in so far; what was kept before under the key is replaced."""
    draft, _ = Draft.objects.update_or_create(
        account=account,
        key=key,
        defaults={"page": page, "record": record, "seen": seen, "answers": dict(answers), "saved_at": now},
        create_defaults={
            "page": page, "record": record, "seen": seen, "answers": dict(answers), "saved_at": now, "begun_at": now,
        },
    )  # fmt: skip
    return draft


def drop(account: Account, key: str) -> None:
    """Let a draft go: it was entered, or its author does not want it."""
    Draft.objects.filter(account=account, key=key).delete()


def answers_of(sent: QueryDict) -> dict[str, list[str]]:
    """Return what was filled in, by field, as a draft keeps it."""
    return {name: sent.getlist(name) for name in sent if name not in NEVER_KEPT}


def as_sent(answers: Answers) -> QueryDict:
    """Return a draft's answers as they were sent, for a form to read."""
    sent = QueryDict(mutable=True)
    for name, values in answers.items():
        sent.setlist(name, list(values))
    return sent
