"""The command that simulates: into an empty record only, the same each time, and on where it was broken off."""

import os
from pathlib import Path

from tests.services import commands

SMALL = ("--scale", "0.0004", "--years", "1", "--until", "2026-11-24T00:00:00Z")


def simulate(folder: Path, *words: str) -> tuple[int, str]:
    """Run the command on an embedded database in a folder; returns its status and what it said."""
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    done = commands.run("simulate", "--folder", str(folder), *words, environment=environment, folder=folder)
    return done.returncode, done.stdout


def test_a_force_is_made_once_and_nothing_else_is_put_beside_it(tmp_path: Path):
    status, said = simulate(tmp_path, *SMALL, "--open", "3")
    again, nothing_more = simulate(tmp_path, *SMALL, "--open", "3")
    other, refused = simulate(tmp_path, *SMALL, "--seed", "2")

    assert (status, again, other) == (0, 0, 2)
    assert "12 episodes over 1 years, until 24 November 2026 00:00 UTC" in said
    assert "a second" in said
    assert "0 entries by 0 acts" in nothing_more
    assert refused == (
        "The record is not empty, and what is in it is not from this simulation. It is made only in an empty record: "
        "name another database with --database or --folder.\n"
    )
