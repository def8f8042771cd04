"""What may stand in a pack about suspects: the systems searched for one, and how long bail runs on whose word."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from wayhome.rulebook.matching import Strict, one_or_more
from wayhome.rulebook.schema import Basis, Identity, Plain

Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Codes = Annotated[tuple[Code, ...], BeforeValidator(one_or_more)]


class SuspectCheck(Strict):
    """One system that is searched for every suspect, a nickname or a telephone number being enough."""

    id: Identity
    system: Code = Field(description="the system, as searches name it")
    title: Plain = Field(description="what the system is called")
    why: Plain = Field(description="what it may show")
    basis: Basis


class BailLimit(Strict):
    """How long pre-charge bail may run on one authority's word, counted from the day after the arrest."""

    id: Identity
    authority: Literal["custody_officer", "inspector", "superintendent", "court"]
    title: Plain = Field(description="who sets or extends it, in words")
    months: int | None = Field(None, ge=1, description="whole months in all; not given: as long as it says")
    ranks: Codes = Field((), description="the ranks that may extend it so; none: it is decided elsewhere and recorded")
    basis: Basis
