"""Supervision of an investigation: reviews, standstills looked into, and the case handed between supervisors."""

from typing import Literal

from pydantic import AwareDatetime, Field

from wayhome.record.events.investigation import CASE
from wayhome.record.events.risk import Rank
from wayhome.record.vocabulary import Fact, Narrative

Level = Literal["first_line", "second_line", "senior"]
Part = Literal["done", "plan", "support", "competence", "balance", "disclosure", "bail", "wording", "told"]


class Reviewed(Fact, name="investigation.reviewed", about=CASE, says="a supervisor reviewed the investigation"):
    """A supervisor reviewed the investigation and recorded what is still needed.

    A *nominal* review changed nothing, decided nothing and gave no reason of its own; it is kept, and does not count as
    a review.
    """

    by: Rank = Field("unknown", description="the reviewer's rank")
    level: Level | None = Field(None, description="which line of review it was; not given: not known, as in an import")
    nominal: bool = Field(False, description="nothing was changed or decided, and no reason was given")
    outstanding: Literal["listed", "none_for_a_reason", "not_recorded"] | None = Field(
        None, description="whether what is still to be done was listed, with owners and dates; not given: not known"
    )
    disruption: Literal["decided", "unchanged_for_a_reason", "not_looked_at"] | None = Field(
        None, description="whether disruption was decided on afresh; not given: not known, as in an import"
    )
    risk: Literal["changed", "unchanged"] | None = Field(None, description="whether the risk was assessed otherwise")
    items: int | None = Field(None, ge=0, description="how many things were listed as still to be done")
    in_order: tuple[Part, ...] | None = Field(None, description="what was looked at and found in order")
    to_put_right: tuple[Part, ...] | None = Field(None, description="what was looked at and is to be put right")
    not_applying: tuple[Part, ...] | None = Field(None, description="what does not apply to this case")
    repeats: int | None = Field(
        None, ge=0, le=100, description="how much of its words an earlier review of the same case or reviewer had, %"
    )
    repeats_of: str | None = Field(None, description="id of that earlier review")
    directions: Narrative | None = Field(None, description="what the reviewer found and directs")
    risk_because: Narrative | None = Field(None, description="why the risk is as it is")
    disruption_because: Narrative | None = Field(None, description="what was decided on disruption, and why")
    none_because: Narrative | None = Field(None, description="why nothing is outstanding")
    put_right: Narrative | None = Field(None, description="what is to be put right, part by part")
    kept_because: Narrative | None = Field(None, description="why words of an earlier review stand again")


class StallResolved(
    Fact, name="investigation.stall_resolved", about=CASE, says="a standstill was looked into: {result}"
):
    """Nothing had moved for too long; a supervisor found out why and set it going, or said why it waits."""

    result: Literal["set_going", "waits_for_a_reason", "given_to_another"] = Field(description="what came of it")
    why: Narrative | None = Field(None, description="what stood in the way, and what is done now")
    until: AwareDatetime | None = Field(None, description="until when it waits, for what waits for a reason")


class UpdateAsked(
    Fact, name="investigation.update_asked", about=CASE, says="whoever investigates was asked how it stands, by {due}"
):
    """A supervisor asked whoever investigates to say how the case stands."""

    due: AwareDatetime = Field(description="by when they are to answer")
    asks: Narrative | None = Field(None, description="what is asked, in the supervisor's words")


class UpdateGiven(
    Fact, name="investigation.update_given", about=CASE, says="whoever investigates said how the case stands"
):
    """Whoever investigates answered; the words are theirs."""

    update: Narrative | None = Field(None, description="how the case stands, in the investigator's words")


class CaseEscalated(Fact, name="investigation.escalated", about=CASE, says="the case was taken up with a {to}"):
    """Somebody told a higher rank that the case does not move, or that nobody takes it on."""

    to: Rank = Field(description="the rank to whom it was taken")
    why: Narrative | None = Field(None, description="what is not being done, and why")


class SupervisionOffered(
    Fact, name="investigation.supervision_offered", about=CASE, says="the case was offered to another supervisor"
):
    """A supervisor offered a case to another; it stays theirs until somebody accepts it."""

    to: str = Field("", description="the officer it is offered to; empty: whoever takes it on")
    overdue: int = Field(0, ge=0, description="how many acts were overdue on the case when it was offered")
    owed: int = Field(0, ge=0, description="how many acts were owed besides")
    risks: Narrative | None = Field(None, description="what whoever comes next must know")


class SupervisionAccepted(
    Fact, name="investigation.supervision_accepted", about=CASE, says="a supervisor took the case on"
):
    """Another supervisor read what is outstanding and took the case on."""
