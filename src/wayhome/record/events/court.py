"""What follows an investigation and the child is told of or may ask for: court, sentence, complaint, review."""

from typing import Literal

from pydantic import Field

from wayhome.record.vocabulary import Fact

OWED = ("child", "investigation")


class NewsReceived(Fact, name="court.news_received", about=OWED, says="the witness care unit was told: {kind}"):
    """The unit that looks after witnesses was told something the child has a right to hear; the clock starts there."""

    kind: Literal[
        "hearing_listed", "hearing_changed", "bail_outcome", "warrant", "witness_required", "special_measures_decided",
        "verdict", "sentence", "appeal",
    ] = Field(description="what the unit was told")  # fmt: skip
    months: int | None = Field(None, ge=0, description="length of a custodial sentence, in months")


class WitnessNeedsAssessed(
    Fact,
    name="court.witness_needs_assessed",
    about=OWED,
    says="what the child needs in order to give evidence was assessed",
):
    """The witness care unit assessed what the child needs in order to give evidence."""


class ContactSchemeReferred(
    Fact, name="court.contact_scheme_referred", about=OWED, says="the child was referred to the victim contact scheme"
):
    """The child was referred to the scheme that tells victims of an offender's release and conditions."""


class ComplaintReceived(Fact, name="court.complaint_received", about=OWED, says="a complaint was received"):
    """The child, or someone for them, complained that a right was not met."""


class ComplaintAcknowledged(
    Fact, name="court.complaint_acknowledged", about=OWED, says="the complaint was acknowledged"
):
    """A complaint was acknowledged."""

    complaint: str = Field(description="id of the complaint's event")


class ReviewAsked(Fact, name="court.review_asked", about=OWED, says="a review of the decision was asked for"):
    """The child, or a parent for them, asked for a decision not to prosecute to be looked at again."""


class ReviewAcknowledged(
    Fact, name="court.review_acknowledged", about=OWED, says="the request for a review was acknowledged"
):
    """A request for a review was acknowledged."""

    request: str = Field(description="id of the request's event")


class ReviewDecided(Fact, name="court.review_decided", about=OWED, says="the review was decided: {result}"):
    """A review was decided by someone who did not take the decision, and the answer given."""

    request: str = Field(description="id of the request's event")
    result: Literal["upheld", "overturned", "further_enquiries"] = Field(description="what was decided")


class InternalReviewOffered(
    Fact, name="court.internal_review_offered", about=OWED, says="a review inside the force was offered"
):
    """A second look inside the force was offered, where the scheme for asking does not reach."""
