"""A browser against the pages as they are served, with the borough in memory and nobody else to talk to."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright._impl._api_structures import SetCookieParam
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from tests.web.conftest import BACKEND, _pages, desk, parts  # noqa: F401 - the same pages, borough and desk
from wayhome.access.actors import Role
from wayhome.web.accounts.models import Account

PASSWORD = "look-for-every-child"
WATCH = "addEventListener('securitypolicyviolation', seen => console.error('CSP: ' + seen.violatedDirective))"


@dataclass
class Visitor:
    """Someone at a browser, and what the browser complained of."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        """Go to a page and wait until it is there."""
        self.page.goto(self.address + path, wait_until="load")


NewVisitor = Callable[..., Visitor]


@pytest.fixture
def visitor(browser: Browser, live_server: LiveServer, request: pytest.FixtureRequest) -> Iterator[NewVisitor]:
    """Return a way to sit somebody down at the browser, signed in with a role or not.

    Behind the pages is the borough, or the missing desk of a test that asks for one.
    """
    request.getfixturevalue("desk" if "desk" in request.fixturenames else "parts")
    contexts: list[BrowserContext] = []

    def sit_down(role: Role | None = None, *, width: int = 1280, scripts: bool = True) -> Visitor:
        context = browser.new_context(
            viewport={"width": width, "height": 800}, java_script_enabled=scripts, locale="en-GB"
        )
        contexts.append(context)
        if role:
            context.add_cookies([session(role, live_server.url)])
        if scripts:
            context.add_init_script(WATCH)
        seated = Visitor(page=context.new_page(), address=live_server.url)
        seated.page.on("console", lambda said: complain(seated, said.type, said.text))
        seated.page.on("pageerror", lambda error: seated.complaints.append(str(error)))
        return seated

    yield sit_down
    for context in contexts:
        context.close()
    answered_all()


def answered_all() -> None:
    """Wait until the server has answered what browsers asked last and did not wait for, such as a draft to be kept."""
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(timeout=30)


def complain(seated: Visitor, kind: str, words: str) -> None:
    """Keep what the browser complains of; that a page is not found is an answer, not a complaint."""
    if kind == "error" and "the server responded with a status of 4" not in words:
        seated.complaints.append(words)


def account(role: Role) -> Account:
    """Return the account of a role, made when first asked for."""
    found = Account.objects.filter(username=role.key).first()
    return found or Account.objects.create_account(
        username=role.key, password=PASSWORD, name=f"The {role.words.lower()}", role=role.key
    )


def session(role: Role, address: str) -> SetCookieParam:
    """Return the cookie of somebody signed in."""
    client = Client()
    client.force_login(account(role), backend=BACKEND)
    name = django_settings.SESSION_COOKIE_NAME
    return SetCookieParam(name=name, value=client.cookies[name].value, url=address)
