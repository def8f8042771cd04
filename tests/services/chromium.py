"""A Chromium for the browser tests: where it is and how to start it so that it talks to nobody else."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

# The one without a window draws the same pages with a fifth less work: it is taken first.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ON_A_MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")

# Left on, every window starts two pages of the browser's own behind the address line, and a process held in reserve.
NOT_OURS = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
    "PreloadTopChromeWebUI",
    "SpareRendererForSitePerProcess",
)
# What Playwright leaves out too: of two flags that name features, the browser heeds the last alone.
NOT_PLAYWRIGHTS = (
    "AimEnabled",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)

LAUNCH_FLAGS = (
    f"--disable-features={','.join((*NOT_OURS, *NOT_PLAYWRIGHTS))}",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class ChromiumMissing(Exception):
    """Raised when this machine has no Chromium, or none that can be driven."""


def path(environ: Mapping[str, str]) -> Path:
    """Return the Chromium to use: the one named, the machine's own, or Playwright's."""
    if trouble := what_stops_the_driver():
        raise ChromiumMissing(f"Playwright does not start here (on Debian: apt-get install libatomic1): {trouble}")
    if named := environ.get("WAYHOME_TEST_CHROMIUM"):
        return Path(named)
    for name in NAMES:
        if found := shutil.which(name):
            return Path(found)
    if ON_A_MAC.exists():
        return ON_A_MAC
    if fetched := fetched_by_playwright():
        return fetched
    raise ChromiumMissing(
        "no Chromium on this machine: install it (Debian: apt-get install chromium-headless-shell; elsewhere: "
        ".venv/bin/playwright install chromium) or name one in WAYHOME_TEST_CHROMIUM"
    )


def what_stops_the_driver() -> str:
    """Return why the program that drives the browser does not start here; nothing when it does."""
    tried = subprocess.run(
        [sys.executable, "-m", "playwright", "--version"], capture_output=True, text=True, check=False
    )
    return "" if tried.returncode == 0 else tried.stderr.strip()


def fetched_by_playwright() -> Path | None:
    """Return the newest browser that `playwright install` left on this machine, if it did."""
    homes = (Path.home() / ".cache/ms-playwright", Path.home() / "Library/Caches/ms-playwright")
    found = [browser for home in homes for browser in home.glob("chromium-*/chrome-*/chrome")]
    return max(found, default=None)


def launch_flags() -> list[str]:
    """Return the flags to start it with; root cannot use the sandbox."""
    sandbox = ("--no-sandbox",) if os.geteuid() == 0 else ()
    return [*LAUNCH_FLAGS, *sandbox]
