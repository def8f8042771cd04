"""Reviews of investigations read again by a second reader who has not seen what the first reader said."""

from typing import Literal

from pydantic import Field

from wayhome.record.vocabulary import Fact, Narrative

FORCE = ("force",)
Answer = Literal["yes", "no"]


class ReviewsDrawn(
    Fact, name="governing.reviews_drawn", about=FORCE, says="a sample of the reviews of {period} was drawn"
):
    """Which reviews of a month are read again was drawn by the ledger itself, so that nobody can pick them.

    The seed is SHA-256 over the ledger hash at ``position`` and the month, so that anyone can draw again.
    """

    period: str = Field(description="the month, as 2026-03")
    seed: str = Field(description="the seed of the draw")
    position: int = Field(ge=0, description="the position of the last entry of the month, whose ledger hash seeds it")
    per_cent: int = Field(ge=1, le=100, description="how many per cent of the reviews are drawn")
    least: int = Field(ge=0, description="how many are drawn at least, where there are so many")
    reviews: tuple[str, ...] = Field((), description="ids of the entries of the reviews drawn")
    reviewers: tuple[str, ...] = Field((), description="ids of the officers who made them, in the same order")
    made: int = Field(0, ge=0, description="how many reviews were made in the month")


class ReviewRead(
    Fact,
    name="governing.review_read",
    about=("child", "investigation", "force"),
    says="the review was read for the sample of {period} by the {reader} reader",
):
    """A reader who had no part in the case said what a review shows; the second has not seen what the first said."""

    period: str = Field(description="the month of the sample")
    review: str = Field(description="id of the entry of the review")
    reader: Literal["first", "second"] = Field(description="which of the two readers")
    risk_rechecked: Answer = Field(description="whether the risk was looked at again, with reasons")
    work_named: Answer = Field(description="whether what is to be done is named so that somebody could do it")
    lines_looked_at: Answer = Field(description="whether lines toward and away were looked at")
    child_heard: Answer = Field(description="whether how the child stands and what they said is in it")
    disruption_decided: Answer = Field(description="whether disruption was decided on, with reasons")
    sound: Answer = Field(description="whether the reader would have let the case go on as the reviewer did")
    reasons: Narrative | None = Field(None, description="why, in the reader's words")


class ReviewsSampled(
    Fact,
    name="governing.reviews_sampled",
    about=FORCE,
    says="{sampled} reviews were read twice, blind; on {agreed} the readers agreed whether they are sound",
):
    """A month's sample is closed: how many reviews were read by two readers, and on how many they agree."""

    period: str = Field(description="the month")
    sampled: int = Field(ge=0, description="how many reviews were read by two readers")
    agreed: int = Field(ge=0, description="on how many both readers say the same of whether the review is sound")
    sound: int = Field(0, ge=0, description="how many both readers hold sound")
    left_out: int | None = Field(None, ge=0, description="how many of those drawn were not read twice")
    why_left_out: str | None = Field(None, description="why; no child is named")
