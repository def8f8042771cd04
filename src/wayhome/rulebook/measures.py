"""What may stand in a pack about what is counted: measures, and the recommendations that they answer."""

from datetime import date
from typing import Literal

from pydantic import Field

from wayhome.rulebook.matching import Circumstances, Match, Strict
from wayhome.rulebook.schema import Basis, Identity, Plain


class Measure(Strict):
    """A number that is always the length of a list anyone with the right can open."""

    id: Identity
    title: Plain
    counts: Literal["duties", "events"]
    rules: tuple[str, ...] = Field((), description="duties: of these rules")
    statuses: tuple[str, ...] = Field((), description="duties: in these statuses make the numerator")
    event: Match | None = Field(None, description="events: of this kind make the denominator")
    having: Circumstances = Field(default_factory=dict, description="events: and these make the numerator")
    better: Literal["higher", "lower", "neither"]
    means: Plain = Field(description="what the number says, and what it does not")


class Recommendation(Strict):
    """One recommendation of a publication, in our own summary."""

    id: Identity
    cause: Plain
    summary: Plain
    by: date | None = None
    measures: tuple[str, ...]
    basis: Basis
