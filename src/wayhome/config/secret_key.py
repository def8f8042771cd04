"""The key that signs sessions: given by the environment, or made once and kept beside the database."""

import os
import secrets
from pathlib import Path
from tempfile import NamedTemporaryFile


def kept_key(path: Path) -> str:
    """Return the key kept in a file, making it on first run.

    Two processes that start together agree on one key: the file appears whole or not at all, and the first one wins.
    """
    if not path.exists():
        with NamedTemporaryFile("w", dir=path.parent, prefix=path.name, encoding="utf-8") as draft:
            draft.write(secrets.token_urlsafe(64))
            draft.flush()
            _publish(draft.name, path)
    return path.read_text(encoding="utf-8")


def _publish(draft: str, path: Path) -> None:
    try:
        os.link(draft, path)
    except FileExistsError:
        return
