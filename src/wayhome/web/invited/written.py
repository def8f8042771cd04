"""What somebody typed at a door: sealed with whose it is as they begin, and given back where it was not kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core import signing
from django.http import HttpRequest

BEGUN = "wayhome.door.begun"
AS_THEIRS_FOR = timedelta(hours=24)
"""How long after a page was begun what is sent from it is entered as theirs; later, an officer looks at it first."""

NOT_WRITTEN = frozenset({"csrfmiddlewaretoken", "key", "begun", "back_to", "code", "via", "report", "step_now"})
MOST = 60_000


@dataclass(frozen=True, slots=True)
class Seal:
    """By which invitation a page was begun, and when."""

    reference: str
    at: datetime


def sealed_as_begun(reference: str, now: datetime) -> str:
    """Return the seal of a page that is begun by an invitation at an instant."""
    return signing.dumps([reference, now.isoformat()], salt=BEGUN)


def seal_in(request: HttpRequest) -> Seal | None:
    """Return by which invitation a page was begun that is sent now; None where it bears no seal of ours."""
    try:
        reference, at = signing.loads(request.POST.get("begun", ""), salt=BEGUN)
    except (signing.BadSignature, ValueError):
        return None
    return Seal(str(reference), datetime.fromisoformat(str(at)))


def written_in(request: HttpRequest) -> str:
    """Return everything that was typed into what was sent, a line for each box; empty where nothing was."""
    return "\n".join(_lines(request))[:MOST] if request.method == "POST" else ""


def _lines(request: HttpRequest) -> Iterator[str]:
    for name, values in request.POST.lists():
        said = ", ".join(value.strip() for value in map(str, values) if value.strip())
        if said and name not in NOT_WRITTEN:
            yield f"{name.replace('_', ' ').capitalize()}: {said}"
