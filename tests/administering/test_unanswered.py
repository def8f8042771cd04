"""Where the database does not answer, serving says so: why, what goes on meanwhile, what mends it; so a monitor."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import OperationalError

from wayhome.store.unanswered import unanswered

NOBODY_THERE = "postgres://wayhome:a-secret-word@127.0.0.1:9/wayhome"  # the port at which nothing is ever served
STARTED = """
import django
django.setup()
from wayhome.cli.serve import refuse_behind
refuse_behind()
from django.test import Client
answer = Client(headers={"host": "127.0.0.1"}).get("/health/")
print(answer.status_code, answer.json())
"""


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """Return what is said where serving begins and a monitor asks, with no database there."""
    folder: Path = tmp_path_factory.mktemp("nobody")
    named = {
        "WAYHOME_DATABASE_URL": NOBODY_THERE,
        "WAYHOME_FOLDER": str(folder),
        "DJANGO_SETTINGS_MODULE": "wayhome.config.settings",
    }
    given = [sys.executable, "-c", STARTED]
    return subprocess.run(given, env={**os.environ, **named}, capture_output=True, text=True, check=False)


def test_serving_says_at_once_why_and_what_mends_it_and_goes_on(started: subprocess.CompletedProcess[str]):
    assert started.returncode == 0
    assert started.stderr.startswith("The database does not answer: ")
    assert "onnection refused" in started.stderr
    assert "nothing has to be started anew" in started.stderr
    assert "WAYHOME_DATABASE_URL says (127.0.0.1, port 9, database wayhome)" in started.stderr
    assert "a-secret-word" not in started.stderr
    assert "Traceback" not in started.stderr


def test_a_monitor_is_told_that_it_lives_and_is_not_ready(started: subprocess.CompletedProcess[str]):
    assert started.stdout.strip() == "503 {'live': True, 'ready': False}"


def test_a_file_that_cannot_be_opened_is_named():
    said = unanswered(OperationalError("unable to open database file"), "sqlite", {"NAME": "/srv/w.sqlite3"})

    assert said.startswith("The database does not answer: unable to open database file.")
    assert said.endswith(
        "See that /srv/w.sqlite3 can be opened and written to: WAYHOME_FOLDER or WAYHOME_DATABASE_URL names it."
    )
