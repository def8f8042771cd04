"""The project's own files: what git tracks or would track, never what set-up fetched."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def kept_files() -> tuple[Path, ...]:
    """Return every file that is, or is about to be, part of the project."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return tuple(path for name in sorted(set(listed.split("\0"))) if name and (path := ROOT / name).is_file())


def under(*folders: str, suffixes: tuple[str, ...] = (".py",)) -> list[Path]:
    """Return the kept files of these kinds under these folders."""
    return [
        path
        for path in kept_files()
        if path.suffix in suffixes and any(path.is_relative_to(ROOT / folder) for folder in folders)
    ]


def name(path: Path) -> str:
    """Return a file's name as a reader of the project knows it."""
    return path.relative_to(ROOT).as_posix()


def text(path: Path) -> str | None:
    """Return a file's text, or None when it is not text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
