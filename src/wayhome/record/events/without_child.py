"""A case that goes on without the child carrying it: what stands in the way, what was offered, what was decided."""

from typing import Literal

from pydantic import Field

from wayhome.record.events.investigation import CASE
from wayhome.record.events.risk import Rank
from wayhome.record.vocabulary import Fact, Narrative, Spoken


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


class SupportOffersMade(
    Fact, name="investigation.support_offers_made", about=CASE, says="the child was offered what might make it possible"
):
    """What stands in the child's way was asked, and help was offered: an advocate, safety, another interviewer."""

    offers: tuple[str, ...] = Field((), description="what was offered")
    reasons: Spoken | None = Field(None, description="what stands in the way, in the child's words")


class DisruptionPlanned(Fact, name="investigation.disruption_planned", about=CASE, says="disruption was planned"):
    """Ways to stop the people who harm the child, other than charging them, were decided on."""
