"""The commands that a page has its reader type, typed."""

import re
import shlex
from pathlib import Path

BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.DOTALL | re.MULTILINE)


def blocks(page: Path, kind: str = "") -> list[str]:
    """Return the lines of a page's code blocks of a kind."""
    text = page.read_text(encoding="utf-8")
    return [line for found, block in BLOCK.findall(text) if found == kind for line in block.splitlines()]


def commands(page: Path) -> list[list[str]]:
    """Return the commands of a page, without the name of the program."""
    return [shlex.split(line)[1:] for line in blocks(page) if line.startswith(".venv/bin/wayhome ")]
