"""What may stand in a pack about the plan of an investigation: its parts, what each asks, and when one may be empty."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from wayhome.rulebook.matching import Circumstances, Strict, one_or_more
from wayhome.rulebook.schema import Basis, Plain

Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class PlanPart(Strict):
    """One part of the plan: what it is called and what it asks, from which risk on nobody may leave it empty."""

    id: Code
    title: Plain
    asks: Plain = Field(description="what it asks of whoever writes it")
    required_from: Literal["standard", "medium", "high"] | None = Field(
        None,
        description="the risk from which a plan without it is not complete; not given: it may always stay empty",
    )
    when: Circumstances = Field(
        default_factory=dict, description="it is required only in these circumstances; none: in all"
    )
    always_applies: bool = Field(False, description="there is no case that it does not apply to")
    from_record: Annotated[tuple[str, ...], BeforeValidator(one_or_more)] = Field(
        (), description="the types of entry that are shown beside it, so that nobody copies what is on record"
    )
    basis: Basis
