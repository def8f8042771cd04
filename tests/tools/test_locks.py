"""The locks say what pyproject.toml asks for, with a checksum for everything."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PIN = re.compile(r"^(?P<name>[a-z0-9._-]+)==(?P<version>[^ ;\\]+)", re.MULTILINE)


def pins(lock: str) -> dict[str, str]:
    """Return what a lock pins, by name."""
    found = PIN.finditer((ROOT / "requirements" / lock).read_text(encoding="utf-8"))
    return {canonicalize_name(pin["name"]): pin["version"] for pin in found}


def group(name: str) -> list[str]:
    """Return what a dependency group asks for, with the groups it includes."""
    asked: list[str] = []
    for entry in PROJECT["dependency-groups"][name]:
        asked += [entry] if isinstance(entry, str) else group(entry["include-group"])
    return asked


ASKED = {
    "runtime.txt": PROJECT["project"]["dependencies"],
    "dev.txt": PROJECT["project"]["dependencies"] + group("dev"),
    "bootstrap.txt": group("bootstrap"),
    "node.txt": group("node"),
    "postgres.txt": group("postgres"),
    "peers.txt": group("peers"),
    "splink4.txt": group("splink4"),
}


@pytest.mark.parametrize("lock", ASKED)
def test_a_lock_holds_what_is_asked_for(lock: str) -> None:
    pinned = pins(lock)

    wrong = [
        asked
        for asked in map(Requirement, ASKED[lock])
        if pinned.get(canonicalize_name(asked.name), "") not in asked.specifier
    ]

    assert wrong == [], "run make lock"


@pytest.mark.parametrize("lock", ["runtime.txt", "bootstrap.txt"])
def test_what_runs_is_what_was_tested(lock: str) -> None:
    assert pins(lock).items() <= pins("dev.txt").items()


@pytest.mark.parametrize("lock", ASKED)
def test_everything_locked_has_a_checksum(lock: str) -> None:
    entries = re.split(r"\n(?=\S)", (ROOT / "requirements" / lock).read_text(encoding="utf-8").strip())

    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_browser_packages_are_locked_by_checksum_and_name_no_registry() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]

    del packages[""]

    assert all(package["integrity"].startswith("sha512-") for package in packages.values())
    assert not any("resolved" in package for package in packages.values())
