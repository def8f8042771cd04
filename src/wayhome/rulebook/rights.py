"""What may stand in a pack about the rights of a victim: each in plain words, with the rules that keep it."""

from pydantic import Field

from wayhome.rulebook.competence import Code
from wayhome.rulebook.matching import Strict
from wayhome.rulebook.schema import Basis, Plain


class VictimRight(Strict):
    """One right of a victim, as it is told to them, with the rules of the pack by which it is seen how it stands."""

    id: Code
    number: int = Field(ge=1, le=40, description="its number in the Code")
    title: Plain = Field(description="the right in a few words")
    says: Plain = Field(description="what it means, in words for a child of twelve")
    enhanced: str = Field("", description="what enhanced rights change in it; empty: nothing that is timed")
    rules: tuple[str, ...] = Field(
        (), description="rules of the pack that keep it; none: nothing is owed by itself yet"
    )
    basis: Basis
