"""The child's account: prepared so that it is heard once, well, and by someone trained to."""

from typing import Literal

from pydantic import Field

from wayhome.record.events.investigation import CASE
from wayhome.record.vocabulary import Fact


class Needed(Fact, name="interview.needed", about=CASE, says="a recorded interview with the child is needed"):
    """It was decided that the child's account should be taken in a recorded interview."""


class SpecialMeasuresExplained(
    Fact, name="interview.special_measures_explained", about=CASE, says="special measures were explained to the child"
):
    """What can make giving evidence easier was explained, and the child's wishes recorded."""


class IntermediaryConsidered(
    Fact,
    name="interview.intermediary_considered",
    about=CASE,
    says="a registered intermediary was considered: {result}",
):
    """Whether the child needs help to understand and be understood was decided."""

    result: Literal["requested", "matched", "not_needed_for_a_reason"] = Field(description="what was decided")


class PreferencesRecorded(
    Fact,
    name="interview.preferences_recorded",
    about=CASE,
    says="who the child wants to be interviewed by and with was recorded",
):
    """The child's wishes on the interviewer, on who is with them, and on the place were asked and recorded."""


class PutOff(Fact, name="interview.put_off", about=CASE, says="the interview was put off: {reason}"):
    """The interview was put off for the child's sake, not for the police's convenience."""

    reason: Literal["child_asked_for_time", "child_unwell", "intermediary_awaited"] = Field(description="why")
