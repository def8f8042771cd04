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
    ground: Literal["does_not_fit", "not_reasonable", "done_elsewhere"] | None = Field(
        None, description="why a line is not followed, for not_applicable; not_reasonable is looked at by a supervisor"
    )
    agreed_at_meeting: Literal["yes"] | None = Field(
        None, description="given for an action of a partners' meeting, which may be about anything"
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


class SetAsideLookedAt(
    Fact, name="enquiry.set_aside_looked_at", about=LINE_OF, says="a line not held reasonable was looked at: {result}"
):
    """A supervisor read why a line is held not to be reasonable, and agreed or asked for it to be followed."""

    line: str = Field(description="which line")
    result: Literal["agreed", "to_be_followed"] = Field(description="what was decided")
    reason: Narrative | None = Field(None, description="why")


class SourceIdentified(
    Fact, name="enquiry.source_identified", about=LINE_OF, says="something that may be lost was identified: {kind}"
):
    """Material that may hold evidence, and that someone may overwrite or delete, came to light."""

    reference: str = Field(description="the force's reference for the material")
    kind: Literal["cctv", "account", "device", "communications", "guest_register", "booking", "other"] = Field(
        description="what kind of material"
    )
    line: str | None = Field(None, description="the line of enquiry it belongs to")
    made_at: AwareDatetime | None = Field(None, description="when what it shows happened, from which it is counted")
    keeping: str | None = Field(None, description="the entry of the pack by which a typical time was counted")
    kept_until: AwareDatetime | None = Field(None, description="when it is overwritten or deleted")
    kept_known: Literal["known", "typical"] | None = Field(
        None, description="whether whoever holds it said until when, or a typical time was counted"
    )
    holder: Words | None = Field(None, description="who holds it")
    what: Narrative | None = Field(None, description="what it is, and what it may show")


class PreservationRequested(
    Fact, name="enquiry.preservation_requested", about=LINE_OF, says="whoever holds the material was asked to keep it"
):
    """The holder of material was asked to preserve it, or the police secured it themselves."""

    reference: str = Field(description="the force's reference for the material")


class PreservationAnswered(
    Fact, name="enquiry.preservation_answered", about=LINE_OF, says="what became of the material: {result}"
):
    """Whoever holds material answered, or the police have it: secured, kept for later, refused, or nothing there."""

    reference: str = Field(description="the force's reference for the material")
    result: Literal["secured", "kept_by_holder", "refused", "nothing_there"] = Field(description="what came of it")
    detail: Narrative | None = Field(None, description="what was said, and by whom")


class SourceLost(Fact, name="enquiry.source_lost", about=LINE_OF, says="material is lost: {cause}"):
    """Material that might have held evidence is gone."""

    reference: str = Field(description="the force's reference for the material")
    cause: Literal["overwritten", "deleted", "destroyed", "not_known"] = Field(description="how it was lost")
    detail: Narrative | None = Field(None, description="what is lost with it, and what may stand in its place")


IdentifierKind = Literal[
    "nickname", "phone", "vehicle", "handle", "address", "device", "bank_account", "email", "other"
]


class IdentifierNoted(
    Fact, name="enquiry.identifier_noted", about=LINE_OF, says="something that leads to somebody was noted: {kind}"
):
    """A nickname, number, plate, account or place came to light, and nobody knows yet whose it is."""

    reference: str = Field(description="the case's own reference for it; never what it says")
    kind: IdentifierKind = Field(description="what kind")
    line: str | None = Field(None, description="the line of enquiry it came up in")
    value: Words | None = Field(None, description="what it says, as it was given")
    where: Narrative | None = Field(None, description="where it came from and how it is used")


class IdentifierMatched(
    Fact,
    name="enquiry.identifier_matched",
    about=LINE_OF,
    says="a record that is held has the same {kind}; somebody is to look at it",
):
    """A record that is held, or came in, has something that nobody had resolved. It is proposed; it decides nothing."""

    reference: str = Field(description="the case's reference for what was noted")
    kind: IdentifierKind = Field(description="what kind")
    hit: str = Field(description="the reference of the held record")
    content: str | None = Field(None, description="the digest of the record as it read then")
    restricted_to: str | None = Field(None, description="the role that may open it, where it is restricted")


class IdentifiersSearched(
    Fact,
    name="enquiry.identifiers_searched",
    about=LINE_OF,
    says="what is held was searched for {asked} things nobody had resolved",
):
    """What is held was searched, on being asked, for everything of the case that leads to somebody."""

    asked: int = Field(ge=0, description="how many things were searched for")
    too_short: int = Field(0, ge=0, description="how many are too short, or shared by too many, to be searched for")
    out_of_reach: bool = Field(False, description="what is held could not be searched, so that nothing is known of it")


class MatchLookedAt(
    Fact, name="enquiry.match_looked_at", about=LINE_OF, says="what a record says of it was looked at: {result}"
):
    """Somebody read what a held record says of something that nobody had resolved."""

    reference: str = Field(description="the case's reference for what was noted")
    hit: str = Field(description="the reference of the held record")
    result: Literal["leads_to_somebody", "somebody_else", "nothing_new"] = Field(description="what it came to")
    reason: Narrative | None = Field(None, description="why, and what is done about it")


class IdentifierResolved(
    Fact, name="enquiry.identifier_resolved", about=LINE_OF, says="whose it is was settled: {result}"
):
    """It is known whose a nickname, number, plate, account or place is, or that it leads nowhere."""

    reference: str = Field(description="the case's reference for it")
    result: Literal["suspect", "other_person", "child", "place", "ruled_out"] = Field(description="what it came to")
    suspect: str | None = Field(None, description="the force's reference for the suspect")
    reason: Narrative | None = Field(None, description="how that is known")
