"""A way of finding: given a question, the references it brings back, in order, with how sure it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from wayhome.holdings.asking import Asked


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that came back. ``score`` orders all hits; ``person``: it is about the child."""

    reference: str
    score: float
    tier: str = ""
    person: bool = True


class Engine(Protocol):
    """One way of finding."""

    name: str

    def answer(self, asked: Asked) -> Sequence[Hit]:
        """Return what is found, the surest first."""

    def close(self) -> None:
        """Let go of whatever it runs on."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What one engine made of one question, and how long that took, in milliseconds by the clock."""

    hits: tuple[Hit, ...]
    milliseconds: float
