"""A good reason for which somebody is not told: asked for by one, accepted or not by a supervisor who is another."""

from datetime import date
from typing import Literal

from pydantic import Field

from wayhome.record.events.victim import OWED, Told
from wayhome.record.vocabulary import Fact, Words

GoodReason = Literal[
    "three_attempts", "channel_unsafe", "would_endanger_child", "would_harm_investigation", "asked_not_to_be_told"
]  # fmt: skip


class GoodReasonAsked(
    Fact,
    name="victim.good_reason_asked",
    about=OWED,
    says="a supervisor was asked to accept that the {to} is not told: {reason}",
):
    """Somebody asked a supervisor to accept a good reason. Until it is accepted, nothing is excused."""

    about: tuple[str, ...] = Field(description="ids of the events it would have told of")
    to: Told = Field(description="whom it was for")
    holder: str | None = Field(None, description="reference of the rights-holder")
    reason: GoodReason = Field(description="the reason")
    why: Words | None = Field(None, description="in words")
    attempts: int = Field(0, ge=0, description="how often it was tried")
    tell_by: date | None = Field(None, description="by which day it is to be tried or looked at again")


class GoodReasonDeclined(
    Fact, name="victim.good_reason_declined", about=OWED, says="a supervisor did not accept a reason"
):
    """A supervisor did not accept that somebody is not told; what is owed stays owed."""

    asked: str = Field(description="id of the event that asked")
    why: Words | None = Field(None, description="why, and what to do instead")


class NoticeNotPossible(
    Fact,
    name="victim.notice_not_possible",
    about=OWED,
    says="a supervisor recorded why the {to} could not be told: {reason}",
):
    """A supervisor recorded a good reason for which someone could not be told in time; it is counted, never hidden."""

    about: tuple[str, ...] = Field((), description="ids of the events it was to tell of")
    to: Told = Field("child", description="whom it was for")
    holder: str | None = Field(None, description="reference of the rights-holder, where they are named")
    reason: GoodReason = Field(description="the good reason")
    supervisor: str = Field(description="who took the decision")
    asked: str | None = Field(None, description="id of the event by which somebody asked for it")
    why: Words | None = Field(None, description="in words")
    tell_by: date | None = Field(None, description="when it is looked at again")
