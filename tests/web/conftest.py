from collections.abc import Callable
from copy import deepcopy

import pytest
from django.test import Client
from pytest_django import Settings

from tests.casework.desk import Desk
from tests.web import borough
from tests.web.desk import behind_pages
from wayhome.access.actors import Role
from wayhome.web.accounts.models import Account
from wayhome.web.wiring import Wiring

SignedIn = Callable[[Role], Client]
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture(autouse=True)
def _pages(settings: Settings) -> None:
    """Serve static files without gathering them, and make a template that asks for nothing say so."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    templates = deepcopy(settings.TEMPLATES)
    templates[0]["OPTIONS"]["string_if_invalid"] = "⟦%s⟧"
    settings.TEMPLATES = templates
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> Wiring:
    """Return the parts behind the pages, with the borough in memory. What a test writes, the next still finds."""
    made = borough.parts()
    monkeypatch.setattr("wayhome.web.http.wiring", lambda: made)
    return made


@pytest.fixture
def empty_parts(monkeypatch: pytest.MonkeyPatch) -> Wiring:
    """Return the parts behind the pages, with nothing in the record."""
    made = borough.empty_parts()
    monkeypatch.setattr("wayhome.web.http.wiring", lambda: made)
    return made


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Return a missing desk of this test's own, behind the pages; its clock is set by ``desk.at(minutes)``."""
    made = Desk()
    parts = behind_pages(made)
    monkeypatch.setattr("wayhome.web.http.wiring", lambda: parts)
    return made


@pytest.fixture
def signed_in(db: None, client: Client) -> SignedIn:
    """Return a browser signed in with a role."""

    def sign_in(role: Role) -> Client:
        account = Account.objects.create_account(
            username=role.key, password="not-asked-for", name=f"The {role.words.lower()}", role=role.key
        )
        client.force_login(account, backend=BACKEND)
        return client

    return sign_in
