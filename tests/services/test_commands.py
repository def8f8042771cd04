"""A command that forks from what was read in is still a process of its own."""

import signal
from pathlib import Path

from tests.services import commands
from tests.services.commands import Running

WHAT_IS_THERE = "import os, sys\nprint(sorted(os.environ), os.getcwd(), sys.argv[1:])\nsys.exit('It was said.')"


def test_a_command_finds_only_what_is_there_for_it(tmp_path: Path):
    ran = commands.run("verify", environment={"ONLY": "1"}, folder=tmp_path, lines=WHAT_IS_THERE)

    assert (ran.returncode, ran.stderr) == (1, "It was said.\n")
    assert ran.stdout == f"['ONLY'] {tmp_path} ['verify']\n"


def test_one_that_is_killed_ends_at_once_and_its_status_says_so(tmp_path: Path):
    running = Running(environment={}, folder=tmp_path, lines="print('at work', flush=True)\ninput()")

    assert running.stdout.readline() == "at work\n"
    running.kill()

    running.communicate(timeout=120)
    assert running.returncode == -signal.SIGKILL


def test_one_hears_that_whoever_started_it_has_ended(tmp_path: Path):
    running = Running(environment={}, folder=tmp_path, lines="import sys\nprint(sys.stdin.read() == '')")

    assert running.communicate(timeout=120) == "True\n"
    assert running.returncode == 0
