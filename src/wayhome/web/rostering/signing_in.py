"""Whether those whom staff lists and rotas name can sign in: what is owed by somebody who cannot reaches nobody."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from wayhome.application.handling import Handled
from wayhome.application.people.plan import Plan
from wayhome.casework.commands import OnSubject
from wayhome.casework.people.hold_post import HoldPost
from wayhome.casework.people.staff import RecordJoining
from wayhome.kernel.ids import key_of
from wayhome.kernel.refusals import Reason
from wayhome.record.events.workforce import OfficerJoined, PostHeld
from wayhome.web.accounts.models import Account

NAMED_AT_MOST = 12
REACHES_NOBODY = "What they owe reaches nobody who signs in."
REMEDY = "Choose the column with the name that their sign-in has, or give that name to a sign-in for them."


def without_sign_in(named: Iterable[str]) -> tuple[str, ...]:
    """Return those by whose name nobody can sign in now, each once."""
    can = {account.named for account in Account.objects.filter(is_active=True)}
    return tuple(one for one in dict.fromkeys(named) if one and one not in can)


def as_recorded(typed: str) -> str:
    """Return what the record calls whoever signs in by a user name, where it calls them otherwise; else nothing."""
    account = Account.objects.filter(username=typed.strip()).first()
    return account.named if account and account.named != account.username else ""


def said_of_a_file(came: Plan) -> tuple[str, ...]:
    """Say whom a file names by whose name nobody can sign in."""
    lacking = without_sign_in(_named(came))
    if not lacking:
        return ()
    more = f" and {len(lacking) - NAMED_AT_MOST} more" if len(lacking) > NAMED_AT_MOST else ""
    return (f"No sign-in has this name: {', '.join(lacking[:NAMED_AT_MOST])}{more}. {REACHES_NOBODY} {REMEDY}",)


def with_who_cannot_sign_in(command: OnSubject, handled: Handled) -> Handled:
    """Add that whoever was put on a post or the staff list cannot sign in by that name."""
    match command:
        case HoldPost():
            named = str(command.officer)
        case RecordJoining():
            named = key_of(command.about)
        case _:
            return handled
    reasons = tuple(
        Reason(
            rule="casework.no_sign_in",
            words=f"No sign-in has the name {one}. {REACHES_NOBODY}",
            remedy="Check how it is written, or give that name to a sign-in for them.",
        )
        for one in without_sign_in([named])
    )
    return replace(handled, notices=(*handled.notices, *reasons))


def _named(came: Plan) -> Iterator[str]:
    for record, drafts in came.drafts.items():
        for draft in drafts:
            if isinstance(draft.fact, PostHeld):
                yield draft.fact.officer
            elif isinstance(draft.fact, OfficerJoined):
                yield key_of(record)  # type: ignore[arg-type]  # the record of an officer is called as they are
