"""Saying no so that it helps: which rule, in whose words, and what would make it yes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason for a refusal.

    ``rule`` is the id of the rule or check that says no, ``words`` a sentence about what is wrong, and ``remedy`` a
    sentence that says what to do. ``whose`` says whose words the rule is, where it is more than a check of the product.
    """

    rule: str
    words: str
    remedy: str
    whose: str = ""

    def __str__(self) -> str:
        whose = f"; {self.whose}" if self.whose else ""
        return f"{self.words} {self.remedy} ({self.rule}{whose})"


class NotASetting(ValueError):
    """A setting that cannot be read; says which, and how it is written."""


class Refused(Exception):
    """A command that may not happen now, with every reason at once; anything else that is raised is a bug."""

    def __init__(self, *reasons: Reason) -> None:
        super().__init__(" ".join(str(reason) for reason in reasons))
        self.reasons = reasons
