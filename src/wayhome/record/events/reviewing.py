"""Supervision of an investigation: reviews, and what was found out when nothing moved."""

from typing import Literal

from pydantic import Field

from wayhome.record.events.investigation import CASE
from wayhome.record.events.risk import Rank
from wayhome.record.vocabulary import Fact


class Reviewed(Fact, name="investigation.reviewed", about=CASE, says="a supervisor reviewed the investigation"):
    """A supervisor reviewed the investigation and recorded what is still needed.

    A *nominal* review changed nothing, decided nothing and gave no reason; it is kept, and does not count as a review.
    """

    by: Rank = Field("unknown", description="the reviewer's rank")
    nominal: bool = Field(False, description="nothing was changed or decided, and no reason was given")
    outstanding: Literal["listed", "none_for_a_reason", "not_recorded"] | None = Field(
        None, description="whether what is still to be done was listed, with owners and dates; not given: not known"
    )
    disruption: Literal["decided", "unchanged_for_a_reason", "not_looked_at"] | None = Field(
        None, description="whether disruption was decided on afresh; not given: not known, as in an import"
    )


class StallResolved(
    Fact, name="investigation.stall_resolved", about=CASE, says="a standstill was looked into: {result}"
):
    """Nothing had moved for too long; a supervisor found out why and set it going, or said why it waits."""

    result: Literal["set_going", "waits_for_a_reason", "given_to_another"] = Field(description="what came of it")
