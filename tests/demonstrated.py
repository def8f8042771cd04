"""The demonstration as ``make demo`` loads it: loaded once, by whichever worker runs the tests that look at it."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

# Loading the demonstration takes as long as a thousand other tests: whoever has loaded it runs all that look at it.
IN_ONE_WORKER = pytest.mark.xdist_group("demonstration")
COMMAND = (sys.executable, "-m", "wayhome.cli.main", "demo", "--episodes", "14")


class Demonstration(NamedTuple):
    """A demonstration that was loaded: where, and what the command said meanwhile."""

    folder: Path
    said: str


def around(folder: Path) -> Mapping[str, str]:
    """Return what the command finds around it, with the demonstration in a folder of its own."""
    found = {**os.environ, "WAYHOME_FOLDER": str(folder)}
    found.pop("DJANGO_SETTINGS_MODULE", None)
    return found


def demo(folder: Path, *words: str) -> str:
    """Run the command without serving, in a folder of its own, and return what it said."""
    command = (*COMMAND, "--no-serve", *words)
    return subprocess.run(command, capture_output=True, text=True, check=True, env=around(folder)).stdout
