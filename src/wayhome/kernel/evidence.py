"""What a risk factor rests on: whose words, which words, and what is not yet known about them."""

from dataclasses import dataclass
from typing import Literal

Recency = Literal["now", "past", "unknown"]
About = Literal["child", "someone_else", "unknown"]
RECORD, EVENT = "held[", "event:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words that state a factor, and where they stand: ``answers.KEY``, ``held[N]``, ``event:ID``, or a field.

    ``span`` is where the words begin and end in that source, where it is a text. Whether they speak of now, and of this
    child, is unknown until somebody has settled it; unknown is not no.
    """

    source: str
    quote: str
    span: tuple[int, int] | None = None
    recency: Recency = "unknown"
    about: About = "unknown"

    @property
    def confirms(self) -> bool:
        """Say whether it can speak for a child's safety: a record states it, of this child, as things are now."""
        return self.source.startswith((RECORD, EVENT)) and self.about == "child" and self.recency == "now"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A factor with all that states it; ``one_of`` lists several of which one or more is meant, and not which."""

    code: str
    evidence: tuple[Evidence, ...]
    one_of: tuple[str, ...] = ()

    @property
    def of_the_child(self) -> tuple[Evidence, ...]:
        """Return the evidence that is not known to be about someone else."""
        return tuple(one for one in self.evidence if one.about != "someone_else")
