"""Letters that reach nobody: the demonstration, and whoever develops it, keeps each in a folder and reads it there."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Protocol

from django.conf import settings
from django.core.mail import EmailMessage as Outgoing
from django.core.mail.backends.base import BaseEmailBackend

ENDING = ".eml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """A letter as it was handed over: its name, to whom, what it says, and when.

    ``way`` is a text, an e-mail or a letter to somebody outside the force, and nothing where it went to an officer;
    ``letter`` is the PDF that went into the envelope.
    """

    name: str
    to: str
    subject: str
    text: str
    at: datetime
    way: str = ""
    letter: bytes | None = field(default=None, repr=False)

    @property
    def outside(self) -> bool:
        """Say whether it went to somebody outside the force."""
        return bool(self.way)


class Mailbox(Protocol):
    """Letters that were handed over, to be read."""

    def latest(self, most: int) -> Sequence[Delivered]:
        """Return the letters handed over last, newest first."""

    def letter(self, name: str) -> Delivered | None:
        """Return one letter; None when there is none of that name."""


class FolderMailbox:
    """The letters in a folder, one file each."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def latest(self, most: int) -> Sequence[Delivered]:
        """Return the letters handed over last, newest first."""
        found = sorted(self._folder.glob(f"*{ENDING}"), key=lambda path: (path.stat().st_mtime_ns, path.name))
        return [_read(path) for path in reversed(found[-most:])]

    def letter(self, name: str) -> Delivered | None:
        """Return one letter; None when there is none of that name."""
        return next((_read(path) for path in self._folder.glob(f"*{ENDING}") if path.stem == name), None)


class FolderBackend(BaseEmailBackend):
    """Where Django hands letters over when they are to reach nobody: a file for each, the same for a repeat."""

    def send_messages(self, messages: Sequence[Outgoing]) -> int:
        """Keep each letter in the folder, whole or not at all."""
        folder = Path(settings.MAILBOX_FOLDER)
        folder.mkdir(parents=True, exist_ok=True)
        for message in messages:
            written = message.message()
            name = str(written["Message-ID"]).strip("<>").partition("@")[0]
            with NamedTemporaryFile("wb", dir=folder, delete=False) as draft:
                draft.write(written.as_bytes())
            Path(draft.name).replace(folder / f"{name}{ENDING}")
        return len(messages)


def _read(path: Path) -> Delivered:
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    return Delivered(
        name=path.stem,
        to=str(message["To"]),
        subject=" ".join(str(message["Subject"]).split()),
        text=str(body.get_content()) if (body := message.get_body(("plain",))) else "",
        at=datetime.fromtimestamp(path.stat().st_mtime, UTC),
        way=str(message.get("X-Way", "")),
        letter=_letter(message),
    )


def _letter(message: EmailMessage) -> bytes | None:
    """Return the letter that lies beside a message; None where there is none."""
    beside = next(message.iter_attachments(), None)
    held = beside.get_payload(decode=True) if beside else None
    return held if isinstance(held, bytes) else None
