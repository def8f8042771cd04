"""An account: what is known of a missing child when the risk is graded, and where each thing was said.

A question that is not among the answers was not asked. A fact that is not among the facts is not known.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from wayhome.duties.facts import ANSWER, FACTOR, is_under_18
from wayhome.kernel.evidence import Evidence, Finding
from wayhome.record.envelope import Value

SETTLED = ("yes", "no")


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One record that was found: its number in the account, the system that holds it, and its words, unread."""

    number: int
    system: str
    date: str
    text: str

    @property
    def source(self) -> str:
        """Return the name by which evidence refers to it."""
        return f"held[{self.number}]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What is known at an instant. ``said`` holds the words that state a fact; ``findings`` are those of a reader.

    ``findings`` is where whoever reads the narrative and the records, a person or an engine, adds what the words state.
    """

    at: datetime
    facts: Mapping[str, Value] = field(default_factory=dict)
    said: Mapping[str, Evidence] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    held: tuple[Held, ...] = ()
    narrative: str = ""
    findings: tuple[Finding, ...] = ()

    def settled(self, question: str) -> bool:
        """Say whether a question was answered yes or no; not asked, not known and not available are neither."""
        return self.answers.get(question) in SETTLED

    def answered(self, question: str, answer: str) -> "Account":
        """Return the account as it would be with this answer."""
        return replace(self, answers={**self.answers, question: answer})

    def with_fact(self, name: str, value: Value) -> "Account":
        """Return the account as it would be if this were known."""
        return replace(self, facts={**self.facts, name: value})

    def knowing(self, codes: tuple[str, ...]) -> "Knowing":
        """Return what a rule may ask of the account, with the factors found in it."""
        return Knowing(self, codes)


@dataclass(frozen=True, slots=True)
class Knowing:
    """What a rule may ask of an account; whatever nobody said is not known."""

    account: Account
    factors: tuple[str, ...]

    def value(self, name: str, at: datetime) -> Value:  # noqa: ARG002 - an account knows one instant
        """Return a fact; None when it is not known."""
        if name == "factors":
            return self.factors
        if name == "under_18":
            return is_under_18(self.account.facts.get("age"), self.account.facts.get("age_disputed"))
        if name.startswith(FACTOR):
            return "yes" if name.removeprefix(FACTOR) in self.factors else None
        if name.startswith(ANSWER):
            return self.account.answers.get(name.removeprefix(ANSWER))
        return self.account.facts.get(name)
