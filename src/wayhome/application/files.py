"""The port behind which files about a child are kept: beside the record, and destroyed with its words."""

from datetime import datetime
from typing import NewType, Protocol

from wayhome.kernel.ids import RecordId, Subject

FileName = NewType("FileName", str)
"""What a kept file is called: the SHA-256 of its content, a full stop, and a secret that its key is made with.

It is a personal word: once it is destroyed, nobody can find the file or read what may be left of it.
"""


def digest_in(name: FileName) -> str:
    """Return the SHA-256 of the content, in hex."""
    return name.partition(".")[0]


class KeptFiles(Protocol):
    """Where files are kept. Disposal destroys them with the words of the same record, in the same transaction."""

    def keep(self, content: bytes, *, record: RecordId, about: Subject, at: datetime) -> FileName:
        """Keep a file about somebody, for a record; what was kept long before ``at`` and never entered goes."""

    def read(self, name: FileName, *, record: RecordId) -> bytes | None:
        """Return a file of a record as it was kept; None where there is none, or it is not what it was."""
