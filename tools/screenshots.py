"""Take the pictures of the documentation from the demonstration, as anyone sees it after ``make demo``.

Run it while the demonstration is served: ``.venv/bin/python tools/screenshots.py http://127.0.0.1:8000``. It signs in
as the fictional supervisor and writes ``docs/images``.
"""

import os
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.services import chromium  # noqa: E402 - the tests' browser is found after the project is on the path
from wayhome.simulation.signing_in import PASSWORD  # noqa: E402

IMAGES = ROOT / "docs" / "images"
WIDE, TALL = 1280, 860
PICTURES = {
    "cases": "/cases/",
    "case": "/cases/EM-1047/",
    "time-line": "/cases/EM-1047/time-line/",
    "entry": "/entries/EM-1047-004/",
    "evidence": "/evidence/",
    "rule": "/rulebook/england-wales-2026.1/MC-63/",
}
NARROW = {"case-narrow": "/cases/EM-1047/"}


def sign_in(page: Page, address: str) -> None:
    """Sign in as the fictional supervisor."""
    page.goto(f"{address}/sign-in/")
    page.get_by_label("User name").fill("supervisor")
    page.locator("#password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("heading", level=1).wait_for()


def take(browser: Browser, address: str, pictures: dict[str, str], width: int, height: int) -> None:
    """Take pictures at one width."""
    context = browser.new_context(viewport={"width": width, "height": height}, locale="en-GB")
    page = context.new_page()
    sign_in(page, address)
    for name, path in pictures.items():
        page.goto(address + path)
        page.screenshot(path=IMAGES / f"{name}.png")
        print(f"docs/images/{name}.png")
    context.close()


def main() -> int:
    """Take every picture."""
    address = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000"
    IMAGES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.path(os.environ), args=[*chromium.launch_flags(), "--lang=en-GB"]
        )
        take(browser, address.rstrip("/"), PICTURES, WIDE, TALL)
        take(browser, address.rstrip("/"), NARROW, 320, 720)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
