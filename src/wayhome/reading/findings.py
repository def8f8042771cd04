"""What reading comes to: a rule found at a place, of whom it speaks, in whose voice, and what the engine made of it."""

from dataclasses import dataclass
from typing import Literal

from wayhome.reading.schema import Severity

About = Literal["child", "adult", "family", "officer", "thing", "unknown"]
Voice = Literal["writer", "quoted", "attributed", "adopted", "ironic"]
SEVERITIES: tuple[Severity, ...] = ("A", "B", "C")


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Who a text is about, as the case knows it: names in small letters, by kind of person (``@child``, ``@adult``)."""

    names: tuple[tuple[str, str], ...] = ()
    age: int | None = None
    sex: Literal["female", "male", ""] = ""
    child_in_scope: bool = False

    @property
    def kinds(self) -> dict[str, str]:
        """Return as what each name is read."""
        return dict(self.names)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingFinding:
    """Words that are pointed out. ``start`` and ``end`` are places in the text, in characters, the end left out."""

    rule: str
    category: str
    severity: Severity
    start: int
    end: int
    about: About
    voice: Voice
    message: str
    ask: str = ""
    suggest: tuple[str, ...] = ()
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskFinding:
    """A risk factor that a text states. ``set_aside`` says why it does not count, where it does not."""

    rule: str
    factor: str
    start: int
    end: int
    about: About
    recency: Literal["now", "past", "unknown"] = "unknown"
    set_aside: str = ""


NOBODY = Who()
