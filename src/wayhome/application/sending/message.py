"""A message as it is handed to whoever carries it, and what comes of that."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol, TypeAlias

By = Literal["text", "email", "letter"]
CarrierName = Literal["smtp", "notify", "door", "by_hand", "development_mailbox"]
Status = Literal["delivered", "failed", "wrong_address", "on_its_way"]

SUBJECT = "A message for you"  # nobody's name, no case, no word of what it says


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message as it is handed over; ``reference`` stays the same however often that is tried.

    ``neutral``: nothing about it may show that it is from the police. ``letter`` is the letter as a PDF, where it is
    one. What is personal is never shown where a message is printed, as in a log.
    """

    reference: str
    by: By
    address: str = field(repr=False)
    text: str = field(repr=False)
    subject: str = SUBJECT
    language: str = "english"
    format: str = "plain"
    neutral: bool = False
    letter: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """That a message was taken over: what the carrier calls it, and when it arrived, if that is known at once."""

    reference: str
    delivered_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a carrier says became of a message, by our own reference, and when."""

    reference: str
    status: Status
    at: datetime


class NotCarried(Exception):
    """A message could not be handed over; says why without an address or a word of it.

    ``permanent``: trying again changes nothing. ``wrong_address``: there is nobody under that number or address.
    ``unreachable``: the carrier itself cannot be reached, so nothing else need be tried with it just now.
    """

    def __init__(
        self, words: str, *, permanent: bool = False, wrong_address: bool = False, unreachable: bool = False
    ) -> None:
        super().__init__(words)
        self.permanent = permanent or wrong_address
        self.wrong_address = wrong_address
        self.unreachable = unreachable


class Carrier(Protocol):
    """Whatever carries messages to people outside. Only ``handing_over`` calls ``carry``; a test holds that."""

    @property
    def name(self) -> CarrierName:
        """Return what the record calls it."""

    def carry(self, message: Message) -> Carried:
        """Hand a message over; raises NotCarried when that did not go well."""

    def carried_before(self, reference: str) -> Carried | None:
        """Return a message that was taken over under a reference before; None where none was, or it cannot be said.

        Asked before anything is handed over a second time, so that a sender that died sends nothing twice. Raises
        NotCarried when it cannot be asked.
        """

    def receipts(self, named: Mapping[str, str]) -> Sequence[Receipt]:
        """Return what became of messages, each by our reference with what the carrier calls it; none is no news."""


Carriers: TypeAlias = Mapping[By, Carrier]
