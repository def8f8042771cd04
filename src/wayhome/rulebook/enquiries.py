"""What may stand in a pack about lines of enquiry: which there are, what each may show, and when it comes first.

A catalogue is not a form: a line is offered with the reason for which it bears on this child, and the rest stay behind.
Not knowing is never a reason against a line; where it is a reason for one, the catalogue says so.
"""

from typing import Annotated

from pydantic import BeforeValidator, Field

from wayhome.rulebook.matching import Circumstances, Strict, one_or_more
from wayhome.rulebook.schema import Basis, Identity, Plain

Codes = Annotated[tuple[str, ...], BeforeValidator(one_or_more)]


class Relevance(Strict):
    """One reason for which a line bears on a child: what must be known, and the reason in words."""

    because: Plain = Field(
        description="why the line bears on this child, as the end of the sentence 'Offered because …'"
    )
    when: Circumstances = Field(
        default_factory=dict, description="facts that must be so; none: it bears on every child"
    )
    factors: Codes = Field((), description="and one of these factors is present")


class LineOfEnquiry(Strict):
    """One way of finding a child, of the catalogue that is gone through in every case."""

    id: Identity
    title: Plain = Field(description="the line in plain words")
    why: Plain = Field(description="what it may show")
    first: Annotated[tuple[Relevance, ...], BeforeValidator(one_or_more)] = Field(
        (), description="any one of these reasons puts it among the first that are offered"
    )
    ask_within_hours: int | None = Field(
        None, ge=1, description="what it rests on is to be asked for within so many hours"
    )
    lost: str = Field("", description="what is lost by then, in words, where something is")
    basis: Basis
