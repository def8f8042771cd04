"""What a child needs as a victim: talked through part by part, kept as they said it, and asked about again."""

from typing import Literal

from pydantic import Field

from wayhome.record.events.victim import OWED
from wayhome.record.vocabulary import Fact, Spoken, Words

Present = Literal["parent", "carer", "interpreter", "intermediary", "advocate", "social_worker", "friend", "other"]


class NeedsAssessed(Fact, name="victim.needs_assessed", about=OWED, says="the child's needs as a victim were assessed"):
    """The child's needs as a victim were assessed: talked through with them, as far as they wanted.

    What was said of each need is in ``victim.need_recorded`` of the same version.
    """

    version: int | None = Field(None, ge=1, description="which assessment of this child it is; not given: an import")
    asked: int | None = Field(None, ge=0, description="how many questions were talked about")
    left_open: int | None = Field(None, ge=0, description="how many have never been talked about")
    topics_open: int | None = Field(
        None, ge=0, description="how many parts were never gone through; not given: an import, or before it was kept"
    )
    topics_not_again: int | None = Field(
        None, ge=0, description="how many parts were not gone through since something last changed for the child"
    )
    rest_as_before: bool = Field(False, description="the child was asked about the rest, and it is as they said before")
    present: tuple[Present, ...] = Field((), description="who was there besides the officer")
    because: Literal["first", "changed", "child_asked", "birthday", "looked_at_again"] = Field(
        "first", description="why it was done now"
    )


class NeedRecorded(
    Fact, name="victim.need_recorded", about=OWED, says="what the child needs was recorded ({question})"
):
    """What was said of one need. It stands until something else is said of it; what was not asked changes nothing."""

    question: str = Field(description="what was asked, as the rulebook names it")
    version: int = Field(ge=1, description="the assessment that it belongs to")
    answers: tuple[str, ...] = Field((), description="the answers given, as the rulebook names them")
    said: Spoken | None = Field(None, description="what the child said, in their words")


class NeedsTopicPassedOver(
    Fact,
    name="victim.needs_topic_passed_over",
    about=OWED,
    says="a part of what the child needs was passed over ({topic}: {why})",
):
    """A part of the conversation about a child's needs was passed over, and why; it may be asked about at any time."""

    topic: str = Field(description="the part, as the rulebook names it")
    version: int = Field(ge=1, description="the assessment that it belongs to")
    why: Literal["not_wanted", "not_asked"] = Field(
        description="the child did not want to talk about it that day, or it was not asked, for a reason given"
    )
    reason: Words | None = Field(None, description="why it was not asked")


class NeedsMayHaveChanged(
    Fact, name="victim.needs_may_have_changed", about=OWED, says="the child's needs may have changed: {why}"
):
    """Something happened after which a child's needs as a victim are looked at again."""

    why: Literal["new_suspect", "placement_move", "child_asked", "safety", "school", "health", "birthday", "other"] = (
        Field(description="what happened")
    )
