"""Lines of enquiry: each raised, given an end, and finished with what it showed; what was done to find the child."""

from typing import Literal

from pydantic import AwareDatetime, Field

from wayhome.record.events.risk import Rank
from wayhome.record.vocabulary import Fact, Narrative, Words

LINE_OF = ("child",)


class LineRaised(Fact, name="enquiry.line_raised", about=LINE_OF, says="line of enquiry {line} was raised, due {due}"):
    """A line of enquiry was set, with its own date."""

    line: str = Field(description="which line: a code of the pack's catalogue, or the force's own name for it")
    due: AwareDatetime | None = Field(None, description="when it is to be finished")
    owner: str | None = Field(None, description="the post or role that is to finish it")
    question: str | None = Field(None, description="the question nobody could answer, where the line is to settle it")
    data_kept_until: AwareDatetime | None = Field(None, description="when recordings or data it needs are overwritten")
    what: Narrative | None = Field(
        None, description="the place, the person or the task, where the name does not say it"
    )


class LineFinished(
    Fact, name="enquiry.line_finished", about=LINE_OF, says="line of enquiry {line} was finished: {result}"
):
    """A line of enquiry ended, with a result or a reason."""

    line: str = Field(description="which line")
    result: Literal["done", "done_nil", "not_applicable", "deferred", "refused", "impossible"] = Field(
        "done", description="how it ended"
    )
    points: Literal["toward", "away", "neither", "not_recorded"] | None = Field(
        None, description="whether what it showed points toward the suspect, away, or neither; not given: not known"
    )
    until: AwareDatetime | None = Field(None, description="until when it is put off, for deferred")
    authorised_by: Rank | None = Field(None, description="the rank of whoever allowed it to be put off")
    reason: Narrative | None = Field(None, description="why, for every result but done")


class LocatingActionTaken(
    Fact, name="enquiry.locating_action_taken", about=LINE_OF, says="something was done to find the child ({kind})"
):
    """Something was done that could find the child; entries, reviews and waiting are not this."""

    kind: Literal[
        "visit", "search", "call_to_child", "person_seen", "phone_data", "recordings_viewed", "transport",
        "accounts_online", "vehicle", "hospital_or_custody", "appeal", "other",
    ] = Field(description="what was done")  # fmt: skip
    line: str | None = Field(None, description="the line of enquiry it belongs to")
    result: Literal["child_seen", "trace", "nothing", "pending"] = Field("nothing", description="what it showed")
    detail: Narrative | None = Field(None, description="what was done and found")


class DataRequested(
    Fact, name="enquiry.data_requested", about=LINE_OF, says="recordings or data were asked for ({line})"
):
    """Recordings or data that are kept only for a time were asked for."""

    line: str = Field(description="the line of enquiry they belong to")
    holder: Words | None = Field(None, description="who holds them")


class IntelligenceSubmitted(
    Fact, name="enquiry.intelligence_submitted", about=LINE_OF, says="an intelligence report was made"
):
    """What was learned was written up as intelligence, so that others can find it."""

    learned_from: Literal["prevention_interview", "return_interview", "search", "other"] = Field(
        "other", description="what it was learned from"
    )
    reference: str | None = Field(None, description="the report's reference")


class LineRetasked(
    Fact, name="enquiry.line_retasked", about=LINE_OF, says="line of enquiry {line} was tasked again, due {due}"
):
    """A line past its date was given to someone again, with a new date."""

    line: str = Field(description="which line")
    due: AwareDatetime | None = Field(None, description="when it is now to be finished")


class LineEscalated(
    Fact, name="enquiry.line_escalated", about=LINE_OF, says="line of enquiry {line} was taken up with someone senior"
):
    """A line past its date was escalated."""

    line: str = Field(description="which line")


class LinesClassified(
    Fact,
    name="enquiry.lines_classified",
    about=LINE_OF,
    says="the catalogue of lines was gone through, {left_open} left open",
):
    """Each line of the catalogue was marked as to be followed, or as not applying with a reason."""

    left_open: int = Field(ge=0, description="how many lines hold neither mark nor reason")


class SourceIdentified(
    Fact, name="enquiry.source_identified", about=LINE_OF, says="something that may be lost was identified: {kind}"
):
    """Material that may hold evidence, and that someone may overwrite or delete, came to light."""

    reference: str = Field(description="the force's reference for the material")
    kind: Literal["cctv", "account", "device", "communications", "guest_register", "booking", "other"] = Field(
        description="what kind of material"
    )


class PreservationRequested(
    Fact, name="enquiry.preservation_requested", about=LINE_OF, says="whoever holds the material was asked to keep it"
):
    """The holder of material was asked to preserve it, or the police secured it themselves."""

    reference: str = Field(description="the force's reference for the material")
