"""Personal words, kept beside the record so that they can lawfully be destroyed without breaking it.

An event holds only a salted commitment to each personal field. The words and the salt live in a side table. Disposal
destroys both: the commitment stays in the chain, and without the salt it cannot be used to guess the words.
"""

from dataclasses import dataclass
from hashlib import sha256

from wayhome.kernel.ids import EventId, Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateWords:
    """The words of one personal field of one event, whose words they are, and the salt of their commitment."""

    event: EventId
    field: str
    subject: Subject
    salt: str
    text: str

    @property
    def commitment(self) -> str:
        """Return the commitment that the event carries for these words."""
        return commit(self.salt, self.text)


def commit(salt: str, text: str) -> str:
    """Commit to words: SHA-256 over a random salt (32 bytes, in hex) and the text in UTF-8."""
    return sha256(f"{salt}\n{text}".encode()).hexdigest()
