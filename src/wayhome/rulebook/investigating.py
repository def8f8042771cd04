"""What may stand in a pack about an investigation: its lines of enquiry, what proposes them, and what is kept how long.

A pattern is a way in which children are exploited. Each of its signs is one kind of entry of the record, so that a line
that is proposed can always name the entry for which it is. No sign rests on something being absent.
"""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from wayhome.rulebook.matching import Match, Strict, one_or_more
from wayhome.rulebook.schema import Basis, Identity, Plain

Place = Literal["core", "if_indicated"]
SourceKind = Literal["cctv", "account", "device", "communications", "guest_register", "booking", "other"]


class InvestigationLine(Strict):
    """One way of finding out who exploits a child, of the catalogue that is gone through in every investigation."""

    id: Identity
    title: Plain = Field(description="the line in plain words")
    asks: Plain = Field(description="what it asks, as a question")
    sexual: Place = Field(
        description="whether it belongs to every case of sexual exploitation, or only where indicated"
    )
    criminal: Place = Field(description="whether it belongs to every case of criminal exploitation")
    ask_within_hours: int | None = Field(None, ge=1, description="what it rests on is asked for within so many hours")
    lost: str = Field("", description="what is lost if nobody asks, in words, where something is")
    note: str = Field("", description="what whoever follows it should know")
    basis: Basis


class Sign(Strict):
    """One thing in the record that shows a pattern: an entry, or several of them, of the case or of its children."""

    because: Plain = Field(description="what the entry shows, as the end of the sentence 'Proposed because …'")
    seen_in: Match = Field(description="the entry; `of: child` looks at everything about the children of the case")
    at_least: int = Field(1, ge=1, description="so many such entries, where one alone shows nothing")


class Proposed(Strict):
    """A line that a pattern proposes, and what for."""

    line: Identity
    to: Plain = Field(description="what it may find in this pattern, as the end of the sentence 'To …'")


class Pattern(Strict):
    """A way in which children are exploited, what shows it, and the lines that it proposes."""

    id: Identity
    title: Plain
    signs: Annotated[tuple[Sign, ...], BeforeValidator(one_or_more)] = Field(
        description="any one of these shows the pattern"
    )
    proposes: Annotated[tuple[Proposed, ...], BeforeValidator(one_or_more)]
    basis: Basis


class KeepingTime(Strict):
    """How long something that may hold evidence is typically kept before it is overwritten or deleted."""

    id: Identity
    title: Plain = Field(description="what is kept, in plain words")
    kind: SourceKind = Field(description="the kind of material, as it is recorded when it is identified")
    line: str = Field("", description="the line of the catalogue it usually belongs to")
    hours: int | None = Field(None, ge=1, description="elapsed hours from when it was made, for what goes within days")
    days: int | None = Field(None, ge=1, description="elapsed days of 24 hours from when it was made")
    lost: Plain = Field(description="what is lost after that, in words")
    basis: Basis
