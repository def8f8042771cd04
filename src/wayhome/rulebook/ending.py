"""What may stand in a pack about going on without a child's support, and about how a crime's record ends.

A route is a way by which a court may hear what happened without the child carrying it: it is gone through, arguable or
not, before anybody says that a case is not viable. An outcome says what it is for and what stands before it; the rules
that judge it stand among the duties.
"""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from wayhome.rulebook.matching import Strict, one_or_more
from wayhome.rulebook.schema import Basis, Identity, Plain

Many = Annotated[tuple[str, ...], BeforeValidator(one_or_more)]


class EvidenceRoute(Strict):
    """One way by which evidence may be heard without the child carrying it."""

    id: Identity
    title: Plain = Field(description="the route in plain words")
    condition: Plain = Field(description="what must be so, as the pack has it; the prosecutor decides, not the product")
    typical: Many = Field((), description="what there often is of it where a child is exploited")
    caution: str = Field("", description="what it is not for")
    lines: Many = Field((), description="the lines of an investigation that may bring it")
    basis: Basis


class CrimeOutcome(Strict):
    """One outcome of a recorded crime: what it means, what it is for, and what stands before it."""

    id: Identity
    code: Annotated[str, Field(pattern=r"^[0-9]{1,2}A?$")] = Field(description="its code, as the force records it")
    title: Plain
    means: Plain = Field(description="what it says of the crime, in a sentence")
    suspect: Literal["named", "none", "either"] = Field("either", description="whether it is for a named suspect")
    child: Literal["supports", "does_not_support", "either"] = Field(
        "either", description="where the child stands to the case, for it to be this outcome"
    )
    agreed_by: Literal["", "inspector"] = Field("", description="the least rank that agrees first, where one must")
    rules: Many = Field((), description="rules of the pack that stand before it, beside those for every ending")
    caution: str = Field("", description="what to think of first where a child is harmed")
    barred: str = Field("", description="why it is never an outcome where a child is exploited, where it is not")
    basis: Basis
