"""How far a linking of everything has come, so that one that was broken off takes up where it stopped.

It holds only for the very records and the very pack: where one of them changed, everything is linked from the start, so
that taking up comes to the same as never having stopped.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Protocol

from wayhome.holdings.clusters import Link
from wayhome.holdings.linkage_pack import LinkagePack
from wayhome.holdings.records import HeldRecord

Near = Mapping[str, list[str]]
Found = Mapping[str, tuple[Link, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A linking that was broken off: which records are near which, and the links of those that were looked at."""

    near: Near
    found: Found = field(default_factory=dict)


class Steps(Protocol):
    """Where the steps of a linking are kept until it is done."""

    def begun(self, run: str) -> Begun | None:
        """Return how far a linking came; None where none of this name was begun, and of another nothing is left."""

    def begin(self, run: str, near: Near) -> None:
        """Keep which records are near which, under the name of a linking."""

    def keep(self, found: Found) -> None:
        """Keep the links of some records that were looked at."""


class NotKept:
    """Keeps no steps: a linking that is broken off starts over."""

    def begun(self, run: str) -> Begun | None:  # noqa: ARG002 - as the port has it
        """Return nothing."""
        return None

    def begin(self, run: str, near: Near) -> None:
        """Keep nothing."""

    def keep(self, found: Found) -> None:
        """Keep nothing."""


def run_of(records: Iterable[HeldRecord], pack: LinkagePack) -> str:
    """Return the name of a linking: a digest of the pack and of what every record says."""
    digest = sha256(pack.content.encode())
    for record in records:
        digest.update(f"{record.id} {record.content}\n".encode())
    return digest.hexdigest()
