"""The people: who holds which post when, and who is trained for what."""

from datetime import date, datetime

from pydantic import Field

from wayhome.record.vocabulary import Fact


class PostHeld(Fact, name="workforce.post_held", about=("post",), says="{officer} held the post from {start} to {end}"):
    """An officer held a post for a shift or a period."""

    officer: str = Field(description="the officer's id")
    role: str = Field(description="the role the post carries, as the pack's ladder names it")
    unit: str = Field("", description="the unit the post belongs to")
    start: datetime = Field(description="from this instant")
    end: datetime | None = Field(None, description="until this instant; not given means until further notice")


class CompetenceRecorded(
    Fact,
    name="workforce.competence_recorded",
    about=("officer",),
    says="competence {competence} was recorded, valid until {valid_until}",
):
    """Evidence that an officer holds a competence, until a date."""

    competence: str = Field(description="the competence's code in the pack")
    valid_until: date = Field(description="the last day on which it is in date")
