"""A browser against the pages as they are served, with the borough in memory and nobody else to talk to."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from weakref import WeakSet

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright._impl._api_structures import SetCookieParam
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from tests.web.conftest import BACKEND, _pages, desk, parts  # noqa: F401 - the same pages, borough and desk
from wayhome.access.actors import Role
from wayhome.web.accounts.models import Account
from wayhome.web.wiring import Wiring

PASSWORD = "look-for-every-child"
WATCH = "addEventListener('securitypolicyviolation', seen => console.error('CSP: ' + seen.violatedDirective))"
# What serves the window of all walks: it stays open between tests, with nothing asked.
KEPT_OPEN: WeakSet[threading.Thread] = WeakSet()


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
        return seat(context.new_page(), live_server.url)

    yield sit_down
    for context in contexts:
        context.close()
    answered_all()


def answered_all() -> None:
    """Wait until the server has answered what browsers asked last and did not wait for, such as a draft to be kept."""
    for thread in answering() - set(KEPT_OPEN):
        thread.join(timeout=30)


def answering() -> set[threading.Thread]:
    """Return what serves the connections that browsers have open."""
    return {thread for thread in threading.enumerate() if "process_request_thread" in thread.name}


@pytest.fixture(scope="session")
def window(browser: Browser, axe_script: str, live_server: LiveServer) -> Iterator[Visitor]:
    """Return the window in which a worker walks every page: to open one takes as long as to read a page.

    It has the checker on every page, which is handed to it once. It closes before the server does, whose threads end
    with its connections and may then still close what they opened.
    """
    context = browser.new_context(viewport={"width": 320, "height": 800}, locale="en-GB")
    context.add_init_script(WATCH)
    context.add_init_script(axe_script)
    yield seat(context.new_page(), "")
    context.close()


@pytest.fixture
def walker(window: Visitor, live_server: LiveServer, parts: Wiring) -> Iterator[NewVisitor]:  # noqa: F811
    """Return a way to sit somebody down at the window of all walks, as whoever they are now and nobody before."""

    def sit_down(role: Role | None = None, *, width: int = 1280) -> Visitor:
        window.address = live_server.url
        window.complaints.clear()
        window.page.set_viewport_size({"width": width, "height": 800})
        if role:
            window.page.context.add_cookies([session(role, live_server.url)])
        return window

    yield sit_down
    window.page.goto("about:blank")
    window.page.context.clear_cookies()
    KEPT_OPEN.update(answering())


def seat(page: Page, address: str) -> Visitor:
    """Return somebody at a page, who hears what the browser complains of."""
    seated = Visitor(page=page, address=address)
    page.on("console", lambda said: complain(seated, said.type, said.text))
    page.on("pageerror", lambda error: seated.complaints.append(str(error)))
    return seated


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
