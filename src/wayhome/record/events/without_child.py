"""A case that goes on without the child carrying it: what stands in the way, what was offered, what was decided."""

from datetime import date
from typing import Literal

from pydantic import Field

from wayhome.record.events.investigation import CASE
from wayhome.record.events.risk import Rank
from wayhome.record.vocabulary import Fact, Known, Narrative, Spoken, Words

Offer = Literal[
    "advocate", "guardian", "intermediary", "interviewer", "relocation", "special_measures", "safety_plan",
    "no_statement_needed", "time", "therapy", "someone_with_them", "debt_help", "other",
]  # fmt: skip
OfferedBy = Literal["investigator", "advocate", "guardian", "social_worker", "other", "unknown"]
WithoutChild = Literal[
    "drugs_supply", "slavery", "images", "abduction", "possession", "criminal_exploitation", "conspiracy",
    "proceeds_of_crime", "sexual_with_other_proof", "violence_seen_or_recorded", "other",
]  # fmt: skip


class EvidenceLedReviewDone(
    Fact,
    name="investigation.evidence_led_review_done",
    about=CASE,
    says="going on without the child's support was decided on",
):
    """It was decided, with reasons, whether the case can go on without the child carrying it."""

    decision: Narrative | None = Field(None, description="what was decided")
    result: Literal["proceed", "gather_more", "not_viable", "unknown"] = Field(
        "unknown", description="go on, gather more first, or not viable"
    )
    by: Rank = Field("unknown", description="the rank of who decided")
    offences: tuple[WithoutChild, ...] = Field((), description="offences that do not need the child's account")
    independent: tuple[str, ...] = Field(
        (), description="ids of the entries that hold evidence that does not come from the child"
    )
    to_gather: Narrative | None = Field(None, description="what is gathered first, where something is")
    risk_of_going_on: Narrative | None = Field(None, description="what going on may do to the child")
    risk_of_stopping: Narrative | None = Field(None, description="what stopping may do to this child and to others")
    look_again_on: date | None = Field(None, description="the day on which it is decided on again, at the latest")


class RouteChecked(
    Fact, name="investigation.route_checked", about=CASE, says="a way of going on without the child was gone through"
):
    """One way by which evidence may be heard without the child carrying it was gone through."""

    route: str = Field(description="the route, by its id in the rulebook")
    arguable: Known = Field(description="whether it can be argued on what there is")
    gap: Words | None = Field(None, description="what is still missing for it")


class NotViableEndorsed(
    Fact,
    name="investigation.not_viable_endorsed",
    about=CASE,
    says="a {by} endorsed that it cannot go on without the child",
):
    """A senior officer endorsed, with reasons, that the case cannot go on without the child's support."""

    by: Rank = Field("unknown", description="the endorser's rank")
    reasons: Narrative | None = Field(None, description="why, in their words")


class EarlyAdviceDecided(
    Fact, name="investigation.early_advice_decided", about=CASE, says="early advice from the prosecutor: {decision}"
):
    """Whether to ask the prosecution service for early advice was decided."""

    decision: Literal["sought", "not_sought_for_a_reason"] = Field(description="what was decided")
    reference: str | None = Field(None, description="the prosecutor's reference, where it was asked for")
    asks: Narrative | None = Field(None, description="what advice is asked for, with what was done and is planned")
    reason: Narrative | None = Field(None, description="why it is not asked for, where it is not")


class SupportOffersMade(
    Fact, name="investigation.support_offers_made", about=CASE, says="the child was offered what might make it possible"
):
    """What stands in the child's way was asked, and help was offered: an advocate, safety, another interviewer."""

    offers: tuple[str, ...] = Field((), description="what was offered")
    taken_up: tuple[str, ...] = Field((), description="what the child took up")
    thinking: tuple[str, ...] = Field((), description="what the child is thinking about")
    by_whom: OfferedBy = Field("unknown", description="who offered it")
    reasons: Spoken | None = Field(None, description="what stands in the way, in the child's words")


class DisruptionPlanned(Fact, name="investigation.disruption_planned", about=CASE, says="disruption was planned"):
    """Ways to stop the people who harm the child, other than charging them, were decided on."""
