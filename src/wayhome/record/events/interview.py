"""The child's account: prepared so that it is heard once, well, and by someone trained to."""

from typing import Literal

from pydantic import AwareDatetime, Field

from wayhome.record.events.investigation import CASE
from wayhome.record.vocabulary import Fact, Narrative, Spoken, Words

PutOffFor = Literal["child_asked_for_time", "child_unwell", "intermediary_awaited"]
Place = Literal["interview_suite", "home", "placement", "school", "other", "unknown"]


class HeardFirst(
    Fact, name="interview.heard_first", about=CASE, says="what the child first said was written down as they said it"
):
    """What the child said to whoever first heard it, before any interview: kept as spoken, and not asked again."""

    heard_by: Literal[
        "police", "parent", "carer", "school", "social_worker", "health", "friend", "other", "unknown"
    ] = Field("unknown", description="who heard it")
    recorded: Literal["body_worn_video", "written_at_once", "written_later", "unknown"] = Field(
        "unknown", description="how it was kept"
    )
    said: Spoken | None = Field(None, description="what the child said, in their own words")
    asked: Words | None = Field(None, description="what the child was asked, if anything")


class Needed(Fact, name="interview.needed", about=CASE, says="a recorded interview with the child is needed"):
    """It was decided that the child's account should be taken in a recorded interview."""


class Planned(
    Fact,
    name="interview.planned",
    about=CASE,
    says="the interview was planned, with {interviewer} to talk with the child",
):
    """How, where and by whom the child is heard was planned, by what the child needs."""

    interviewer: str = Field("", description="the officer who is to talk with the child, by their id")
    place: Place = Field("unknown", description="where")
    at: AwareDatetime | None = Field(None, description="when, where that is settled")
    strategy: Narrative | None = Field(
        None, description="what it is to establish, in which order, and what is not asked"
    )
    with_the_child: Words | None = Field(None, description="who is with the child")


class SpecialMeasuresExplained(
    Fact, name="interview.special_measures_explained", about=CASE, says="special measures were explained to the child"
):
    """What can make giving evidence easier was explained, and the child's wishes recorded."""

    measures: tuple[
        Literal[
            "screen",
            "live_link",
            "in_private",
            "no_wigs",
            "recorded_evidence",
            "recorded_questioning",
            "intermediary",
            "aids",
        ],
        ...,
    ] = Field((), description="which of them the child would want")
    wishes: Spoken | None = Field(None, description="what the child said about them")


class IntermediaryConsidered(
    Fact,
    name="interview.intermediary_considered",
    about=CASE,
    says="a registered intermediary was considered: {result}",
):
    """Whether the child needs help to understand and be understood was decided."""

    result: Literal["requested", "matched", "not_needed_for_a_reason"] = Field(description="what was decided")
    reason: Narrative | None = Field(None, description="why")


class PreferencesRecorded(
    Fact,
    name="interview.preferences_recorded",
    about=CASE,
    says="who the child wants to be interviewed by and with was recorded",
):
    """The child's wishes on the interviewer, on who is with them, and on the place were asked and recorded."""

    interviewer: Literal["a_woman", "a_man", "somebody_they_know", "no_preference", "not_said"] = Field(
        "not_said", description="who the child would rather talk with"
    )
    wishes: Spoken | None = Field(None, description="what the child said")


class PutOff(Fact, name="interview.put_off", about=CASE, says="the interview was put off: {reason}"):
    """The interview was put off for the child's sake, not for the police's convenience."""

    reason: PutOffFor = Field(description="why")
    until: AwareDatetime | None = Field(None, description="until when; the interview is owed again then")
    asked_for: Spoken | None = Field(None, description="what the child asked for, in their words")
