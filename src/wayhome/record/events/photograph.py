"""Photographs of a child, and the sheets that officers carry: kept, printed, and taken back when the child is found."""

from datetime import date
from typing import Literal

from pydantic import Field

from wayhome.record.events.missing import EPISODE
from wayhome.record.vocabulary import Fact, Known, Words

Giver = Literal[
    "parent", "carer", "placement", "school", "social_worker", "relative", "friend", "police_record", "other",
    "unknown",
]  # fmt: skip
Why = Literal["another_child", "not_to_be_used", "better_one", "other"]


class PhotographKept(Fact, name="child.photograph_kept", about=("child",), says="a photograph of the child was kept"):
    """A photograph was decoded, written anew without anything but the picture, and kept beside the record.

    The file is destroyed with the words of the record it was kept in.
    """

    taken_on: date | None = Field(None, description="the day on which it was taken, where that is known")
    given_by: Giver = Field("unknown", description="who gave it")
    may_publish: Known = Field(
        "not_asked", description="whether it may be published; showing it to officers is another thing"
    )
    photograph: Words | None = Field(None, description="what the kept file is called")


class PhotographWithdrawn(
    Fact, name="child.photograph_withdrawn", about=("child",), says="a photograph is not to be used any more ({why})"
):
    """A photograph is not shown any more: it is of somebody else, it may not be used, or there is a better one."""

    entry: str = Field(description="id of the entry that kept it")
    why: Why = Field(description="why it is not to be used")
    reason: Words | None = Field(None, description="more about why")


class BriefingPrinted(
    Fact,
    name="missing.briefing_printed",
    about=EPISODE,
    says="sheet {sheet} about the child was printed, {copies} for officers",
):
    """A sheet about the child was printed for officers; it is valid while the child is missing."""

    sheet: int = Field(ge=1, description="the number that stands on the sheet, one for each time it was printed")
    copies: int = Field(1, ge=1, description="how many were printed")
    photograph: str | None = Field(None, description="id of the entry that kept the photograph on it, where it has one")
    handed_to: Words | None = Field(None, description="which shift or unit has them, or who")


class BriefingWithdrawn(
    Fact,
    name="missing.briefing_withdrawn",
    about=EPISODE,
    says="sheet {sheet} was taken back: {back} destroyed, {not_back} not found",
):
    """The copies of a sheet were taken back and destroyed, or it was said how many could not be."""

    sheet: int = Field(ge=1, description="the number of the sheet")
    back: int = Field(ge=0, description="how many copies were taken back and destroyed")
    not_back: int = Field(0, ge=0, description="how many could not be found")
    reason: Words | None = Field(None, description="why copies could not be found, and what was done about it")
