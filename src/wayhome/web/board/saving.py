"""Views of the board that somebody saved under a name: a filter, kept by the server for the account alone."""

from urllib.parse import parse_qsl

from django.http import QueryDict

from wayhome.web.board.asking import Asked, asked_for
from wayhome.web.board.models import NAME_LENGTH, SavedView
from wayhome.web.http import Visit

AT_MOST = 12


def save(visit: Visit, name: str, asked: Asked) -> None:
    """Keep a filter under a name; the same name again takes its place, and beyond a dozen nothing more is kept."""
    called = " ".join(name.split())[:NAME_LENGTH]
    mine = SavedView.objects.filter(account=visit.account)
    if called and (mine.count() < AT_MOST or mine.filter(name=called).exists()):
        SavedView.objects.update_or_create(account=visit.account, name=called, defaults={"query": asked.query})


def forget(visit: Visit, name: str) -> None:
    """Let go of a view."""
    SavedView.objects.filter(account=visit.account, name=name).delete()


def saved(visit: Visit) -> dict[str, Asked]:
    """Return the views of whoever asks, by name."""
    views = SavedView.objects.filter(account=visit.account).order_by("name")
    return {view.name: asked_in(view.query) for view in views}


def asked_in(query: str) -> Asked:
    """Read a filter from what stands behind an address."""
    given = QueryDict(mutable=True)
    for name, value in parse_qsl(query):
        given[name] = value
    return asked_for(given)
