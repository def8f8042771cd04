"""What may stand in a pack about noticing exploitation: screening tools, and definitions taken apart.

A tool is a list to look through, with no marks and no weights: what comes of it is decided by a person, with reasons.
Some conditions have a person of rank look whatever the tool comes to. Apparent consent is part of no definition.
"""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from wayhome.rulebook.competence import Code
from wayhome.rulebook.matching import Circumstances, Matches, Strict, one_or_more
from wayhome.rulebook.schema import Basis, Identity, Plain

Kind = Literal["sexual", "criminal", "county_lines", "trafficking", "online", "group"]
Kinds = Annotated[tuple[Kind, ...], BeforeValidator(one_or_more)]
Level = Literal["emerging", "moderate", "significant"]
Codes = Annotated[tuple[str, ...], BeforeValidator(one_or_more)]
FEWEST_PARTS = 2


class Reads(Strict):
    """What on record shows something by itself; nothing on record is never a reason against it."""

    when: Circumstances = Field(default_factory=dict, description="facts about the child that must be so")
    factors: Codes = Field((), description="or one of these risk factors is present")
    events: Matches = Field((), description="or one of these was recorded about the child")


class Indicator(Strict):
    """One thing to look for, as what is done to a child or what they face."""

    id: Code = Field(description="its code, as a screening names it")
    words: Plain
    points_to: Kinds = Field((), description="the kinds of exploitation it points to; none: any")
    read_from: Reads | None = Field(None, description="what on record shows it; none: somebody has to say")


class Domain(Strict):
    """A heading of a tool, with what is looked for under it."""

    id: Code
    title: Plain
    indicators: tuple[Indicator, ...]
    basis: Basis


class Escalating(Strict):
    """A condition that has a person of rank look at a screening, whatever the tool comes to."""

    id: Code
    words: Plain
    read_from: Reads | None = None


class ScreeningTool(Strict):
    """One tool with which a child is screened; it has no marks and no weights."""

    id: Identity
    title: Plain
    edition: Plain = Field(description="which edition it is; a screening names it")
    levels: tuple[Level, ...] = Field((), description="the levels a person may decide; none: the tool has none")
    domains: tuple[Domain, ...]
    escalates: tuple[Escalating, ...] = Field((), description="what has a person of rank look, whatever comes of it")
    note: str = ""
    basis: Basis

    @model_validator(mode="after")
    def names_each_once(self) -> "ScreeningTool":
        """Refuse two indicators, or two conditions, of one name."""
        for names in ([one.id for one in self.indicators], [one.id for one in self.escalates]):
            if len(set(names)) != len(names):
                raise ValueError("two things to look for have the same name")
        return self

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """Return everything that is looked for, in order."""
        return tuple(one for domain in self.domains for one in domain.indicators)


class DefinitionPart(Strict):
    """One part of a definition; of parts with the same ``one_of``, one is enough."""

    id: Code
    words: Plain
    one_of: str = Field("", description="a name shared by parts of which one is enough")


class ExploitationDefinition(Strict):
    """A kind of exploitation, taken apart so that what is known can be held against each part."""

    id: Identity
    kind: Kind
    title: Plain
    parts: tuple[DefinitionPart, ...]
    note: str = ""
    basis: Basis

    @model_validator(mode="after")
    def has_parts(self) -> "ExploitationDefinition":
        """Refuse a definition that is not taken apart, or names two parts alike."""
        names = [part.id for part in self.parts]
        if len(names) < FEWEST_PARTS or len(set(names)) != len(names):
            raise ValueError("a definition has two different parts or more")
        return self

    def is_met_by(self, parts: frozenset[str]) -> bool:
        """Say whether some parts are all that the definition asks for."""
        each = all(part.id in parts for part in self.parts if not part.one_of)
        groups = {part.one_of for part in self.parts if part.one_of}
        return each and all(any(part.id in parts for part in self.parts if part.one_of == one) for one in groups)
