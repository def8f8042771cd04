"""Files kept in memory, for tests and trying out."""

from datetime import datetime
from hashlib import sha256

from wayhome.application.files import FileName
from wayhome.kernel.ids import RecordId, Subject


class MemoryFiles:
    """Files under their names; what nobody entered stays, and nothing is sealed."""

    def __init__(self) -> None:
        self.held: dict[tuple[RecordId, FileName], bytes] = {}

    def keep(self, content: bytes, *, record: RecordId, about: Subject, at: datetime) -> FileName:  # noqa: ARG002
        """Keep a file."""
        name = FileName(f"{sha256(content).hexdigest()}.{len(self.held):064x}")
        self.held[record, name] = content
        return name

    def read(self, name: FileName, *, record: RecordId) -> bytes | None:
        """Return a file of a record."""
        return self.held.get((record, name))
