"""What stands around every page: who is signed in, where they can go, whether this is the demonstration."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from wayhome.access.actors import Actor
from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.web.accounts.models import Account
from wayhome.web.acting.entered import said_next
from wayhome.web.http import opens


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One entry of the navigation: where it leads and what it needs; ``also`` are pages of it that stand elsewhere."""

    name: str
    words: str
    permission: Permission
    also: tuple[str, ...] = ()


PLACES = (
    Place(name="board", words="Board", permission=Permission.READ_CASES),
    Place(name="my-duties", words="My duties", permission=Permission.SEE_OWN_WORK),
    Place(name="report", words="Take a report", permission=Permission.TAKE_REPORTS),
    Place(name="new-concern", words="Raise a concern", permission=Permission.RAISE_CONCERNS),
    Place(name="cases", words="Cases", permission=Permission.READ_CASES, also=("entry",)),
    Place(name="investigations", words="Investigations", permission=Permission.READ_CASES),
    Place(name="asked-of-us", words="Asked of us", permission=Permission.CARE_FOR_VICTIMS),
    Place(name="meetings", words="Meetings", permission=Permission.PREPARE_MEETINGS, also=("meeting",)),
    Place(name="wording", words="Words", permission=Permission.SEE_WORDS),
    Place(name="people", words="People", permission=Permission.READ_PEOPLE),
    Place(name="training", words="Training", permission=Permission.RECORD_TRAINING),
    Place(name="evidence", words="Evidence", permission=Permission.READ_MEASURES),
    Place(name="force", words="The force", permission=Permission.READ_MEASURES),
    Place(name="rulebook", words="Rulebook", permission=Permission.READ_RULEBOOK),
    Place(name="reconciling", words="Your own system", permission=Permission.IMPORT_HISTORIES),
    Place(name="import", words="Bring in histories", permission=Permission.IMPORT_HISTORIES),
    Place(name="sign-ins", words="Sign-ins", permission=Permission.MANAGE_ACCOUNTS),
    Place(name="system", words="System", permission=Permission.LOOK_AFTER_SYSTEM),
)


def around_the_page(request: HttpRequest) -> dict[str, object]:
    """Return what the layout shows around a page."""
    account = getattr(request, "user", None)
    actor = account.as_actor() if isinstance(account, Account) else None
    return {
        "signed_in": actor,
        "navigation": navigation(actor, request.path) if actor else [],
        "fictional": settings.FICTIONAL,
        "reads_letters": actor is not None and opens(actor, reverse("mailbox")),
        "entered": SimpleLazyObject(lambda: said_next(request)),  # taken by the page that says it
        "page_name": page_name(request),
    }


def page_name(request: HttpRequest) -> str:
    """Return what the page is called among the addresses: a name of ours, in which nothing of a case stands."""
    return (request.resolver_match.url_name or "") if request.resolver_match else ""


def navigation(actor: Actor, path: str) -> list[dict[str, object]]:
    """Return the places an actor may go, marking the one they are in."""
    allowed = (place for place in PLACES if may(actor, place.permission))
    return [entry(place, path) for place in allowed]


def entry(place: Place, path: str) -> dict[str, object]:
    """Return one navigation item as the component takes it."""
    href = reverse(place.name)
    within = (href, *(reverse(name, args=["0"]).removesuffix("0/") for name in place.also))
    return {"text": place.words, "href": href, "active": path.startswith(within)}
