"""What follows an investigation and the child is told of or may ask for: court, sentence, complaint, review."""

from typing import Literal

from pydantic import AwareDatetime, Field

from wayhome.record.vocabulary import Fact, Known, Narrative, Spoken, Words

OWED = ("child", "investigation")


class NewsReceived(Fact, name="court.news_received", about=OWED, says="the witness care unit was told: {kind}"):
    """The unit that looks after witnesses was told something the child has a right to hear; the clock starts there."""

    kind: Literal[
        "hearing_listed", "hearing_changed", "bail_outcome", "warrant", "witness_required", "special_measures_decided",
        "verdict", "sentence", "appeal",
    ] = Field(description="what the unit was told")  # fmt: skip
    months: int | None = Field(None, ge=0, description="length of a custodial sentence, in months")
    hearing_at: AwareDatetime | None = Field(None, description="when the hearing is")
    court: Words | None = Field(None, description="where it is")
    measures: tuple[str, ...] = Field((), description="the special measures that were granted")
    what: Narrative | None = Field(None, description="what was said, for those who tell the child")


class WitnessNeedsAssessed(
    Fact,
    name="court.witness_needs_assessed",
    about=OWED,
    says="what the child needs in order to give evidence was assessed",
):
    """The witness care unit assessed what the child needs in order to give evidence."""

    measures: tuple[str, ...] = Field((), description="what makes it easier for the child")
    visit: Known = Field("not_asked", description="whether the child wants to see the court beforehand")
    said: Spoken | None = Field(None, description="what the child said about it")


class ContactSchemeReferred(
    Fact, name="court.contact_scheme_referred", about=OWED, says="the child was referred to the victim contact scheme"
):
    """The child was referred to the scheme that tells victims of an offender's release and conditions."""

    reference: str | None = Field(None, description="reference of the referral")


class ComplaintReceived(Fact, name="court.complaint_received", about=OWED, says="a complaint was received"):
    """The child, or someone for them, complained that a right was not met."""

    holder: str = Field("H1", description="reference of the rights-holder who complains")
    right: int | None = Field(None, ge=1, le=12, description="the right it is about, by its number; not given: unclear")
    what: Spoken | None = Field(None, description="what was said")


class ComplaintAcknowledged(
    Fact, name="court.complaint_acknowledged", about=OWED, says="the complaint was acknowledged"
):
    """A complaint was acknowledged."""

    complaint: str = Field(description="id of the complaint's event")
    answered_by: AwareDatetime | None = Field(None, description="by when an answer was promised")


class ComplaintAnswered(Fact, name="court.complaint_answered", about=OWED, says="the complaint was answered: {result}"):
    """A complaint was looked into by somebody who does not run the case, and answered. The answer is told like news."""

    complaint: str = Field(description="id of the complaint's event")
    holder: str = Field("H1", description="reference of the rights-holder who complained")
    result: Literal["right_was_met", "partly", "right_was_not_met"] = Field(description="what it came to")
    answer: Narrative | None = Field(None, description="what was found, and what is done about it")


class ReviewAsked(Fact, name="court.review_asked", about=OWED, says="a review of the decision was asked for"):
    """The child, or a parent for them, asked for a decision not to prosecute to be looked at again."""

    of: str | None = Field(None, description="id of the event that recorded the decision")
    holder: str = Field("H1", description="reference of the rights-holder who asks")
    scheme: Literal["right_to_review", "inside_the_force"] = Field(
        "right_to_review", description="whether the national scheme reaches it, or the force's own second look"
    )
    late: bool = Field(False, description="it was asked for more than three months after the decision")
    why: Spoken | None = Field(None, description="why they want it looked at again")


class ReviewAcknowledged(
    Fact, name="court.review_acknowledged", about=OWED, says="the request for a review was acknowledged"
):
    """A request for a review was acknowledged."""

    request: str = Field(description="id of the request's event")


class ReviewDecided(Fact, name="court.review_decided", about=OWED, says="the review was decided: {result}"):
    """A review was decided by someone who did not take the decision, and the answer given."""

    request: str = Field(description="id of the request's event")
    holder: str = Field("H1", description="reference of the rights-holder who asked")
    reason: Narrative | None = Field(None, description="why, as it is explained to whoever asked")
    result: Literal["upheld", "overturned", "further_enquiries"] = Field(description="what was decided")


class InternalReviewOffered(
    Fact, name="court.internal_review_offered", about=OWED, says="a review inside the force was offered"
):
    """A second look inside the force was offered, where the scheme for asking does not reach."""
