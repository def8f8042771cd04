"""Somebody who never saw the product runs the demonstration, and reads nothing but its screens.

Within a few pages they find which child is most at risk, who owes what, and why. Every step follows words that are on
the screen before it; whatever takes a newcomer longer than reading a handful of pages is a fault of the screens.
"""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import monotonic

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

FEW = 5  # pages that a newcomer opens after signing in
A_WHILE = 180  # seconds in which a small demonstration that was loaded is served, on a machine that has much else to do


class Newcomer:
    """Somebody at a browser, who opens one page after another and counts them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.opened = 0

    def follow(self, link: Locator) -> None:
        """Follow a link that is on the screen."""
        expect(link).to_be_visible()
        link.click()
        self.page.wait_for_load_state()
        self.opened += 1


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run the demonstration, small, and return what it says on the terminal; it is served until the tests end."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder: Path = tmp_path_factory.mktemp("newcomer")
    environment = {**os.environ, "WAYHOME_FOLDER": str(folder)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, "-m", "wayhome.cli.main", "demo", "--episodes", "14", "--port", str(port)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as serving:
        try:
            yield "".join(_said(serving, port))
        finally:
            serving.terminate()
            serving.communicate(timeout=A_WHILE)


def _said(serving: subprocess.Popen[str], port: int) -> Iterator[str]:
    assert serving.stdout is not None
    for line in serving.stdout:
        yield line
        if "Stop with Ctrl+C" in line:
            break
    until = monotonic() + A_WHILE  # from here: how long it loads is the machine's business
    while monotonic() < until:
        with closing(socket.socket()) as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
    raise AssertionError("The demonstration is not served.")


@pytest.fixture
def newcomer(told: str, browser: Browser) -> Iterator[Newcomer]:
    """Return somebody signed in as the terminal says: at the address that it names, as one of those it lists."""
    address, *_ = re.findall(r"http://\S+", told)
    *_, password = re.findall(r"with the password\s+(\S+)", told)
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    page = context.new_page()
    page.goto(address)
    page.get_by_label("User name").fill(re.findall(r"^ +(\w+) +[\w ]+, duty inspector$", told, re.MULTILINE)[0])
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_load_state()
    yield Newcomer(page)
    context.close()


@pytest.mark.xdist_group("newcomer")
def test_a_newcomer_finds_the_child_most_at_risk_who_owes_what_and_why(newcomer: Newcomer) -> None:
    page, main = newcomer.page, newcomer.page.get_by_role("main")
    expect(page.get_by_role("heading", name="Missing now, highest risk first")).to_be_visible()
    at_home = page.locator(".app-queue__row").first.inner_text()

    newcomer.follow(page.get_by_role("button", name="Open the board"))
    expect(page.get_by_text("Whoever is most at risk first")).to_be_visible()
    row = page.locator(".app-board__row").first
    child, risk, _, owed = (row.locator(".app-board__part").nth(part).inner_text().split("\n") for part in range(4))
    name, owner = child[0].partition(",")[0], owed[2]
    assert name in at_home, "the first page and the board name the same child first"
    assert re.match(r"High risk|Could be high", risk[0])
    assert re.search(r"late|in \d", owed[0]), "what is owed next, and by when"
    assert re.fullmatch(r"[\w’' .-]+, [\w ]+", owner), "a person, and the post they hold"

    newcomer.follow(row.get_by_role("link", name=re.compile(".")).last)
    expect(main.get_by_role("heading", level=1)).to_be_visible()
    expect(main.get_by_text(re.compile("rests on")).first).to_be_visible()

    page.go_back()
    newcomer.follow(row.get_by_role("link", name=name))
    expect(main.get_by_text(name).first).to_be_visible()
    expect(main.get_by_text(owner.partition(",")[0]).first).to_be_visible()
    assert newcomer.opened <= FEW
