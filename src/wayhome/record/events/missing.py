"""A child missing, from the report on: what is asked and recorded, who owns the case and what is decided."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from wayhome.record.events.questions import Question
from wayhome.record.events.risk import Rank, Supplier
from wayhome.record.vocabulary import Fact, Known, Narrative, Spoken, Words

Informant = Literal[
    "parent", "carer", "placement", "school", "social_worker", "health", "police_other_force", "friend", "relative",
    "self", "public", "other", "unknown",
]  # fmt: skip

EPISODE = ("child", "episode")


class ContactReceived(
    Fact,
    name="missing.contact_received",
    about=("child",),
    says="someone contacted the police about where the child is",
):
    """Someone contacted the police about a child, before any missing report was opened."""

    whereabouts: Literal["known", "unknown", "not_asked"] = Field(description="whether they knew where the child was")
    informant: Informant = Field("unknown", description="who it was")
    handled_as: Literal["missing", "welfare", "away_from_placement", "other", "unknown"] = Field(
        "unknown", description="what the contact was logged as"
    )
    said: Narrative | None = Field(None, description="what was said, and where the child is")


class ReportDeferred(
    Fact,
    name="missing.report_deferred",
    about=("child",),
    says="the caller was asked to do something before a report was taken",
):
    """A caller was asked to look, ring round or wait before the report was taken."""

    danger_stated: Known = Field(description="whether the caller said that the child was in danger")
    asked_to: Literal["search_first", "ring_round", "wait", "other"] = Field("other", description="what was asked")
    call_back_at: datetime | None = Field(None, description="when the police ring back if nothing is heard")
    said: Narrative | None = Field(None, description="what the caller said")


class Reported(Fact, name="missing.reported", about=EPISODE, says="reported missing by {informant}"):
    """Someone told the police that they do not know where a child is; every clock starts at the call."""

    informant: Informant = Field("unknown", description="who reported")
    channel: Literal["call", "counter", "online", "partner", "officer", "unknown"] = Field(
        "unknown", description="how the report arrived"
    )
    area: str | None = Field(
        None, description="the part of the force's ground from which the child is missing, by its key in the gazetteer"
    )


class ChildLookedUp(
    Fact,
    name="missing.child_looked_up",
    about=EPISODE,
    says="whether the child is already known was looked up ({outcome})",
):
    """Before a report was opened, the child was looked for among those already known; this is the receipt."""

    outcome: Literal["matched", "no_match", "not_sure"] = Field(description="what came of it")
    came_back: int = Field(0, ge=0, description="how many children came back")
    asked_with: Words | None = Field(None, description="the names, dates, numbers and addresses it was asked with")


class IdentityRecorded(
    Fact, name="missing.identity_recorded", about=EPISODE, says="who the child is was recorded (complete: {complete})"
):
    """Who the child is was recorded: name, birth date, address, description, clothing, and who reported."""

    complete: bool = Field(description="every part was given, or asked and not known")
    description: Narrative | None = Field(None, description="what the child looks like")
    clothing: Words | None = Field(None, description="what the child was wearing")
    informant_contact: Words | None = Field(None, description="how to reach whoever reported")


class QuestionAnswered(Fact, name="missing.question_answered", about=EPISODE, says="asked about {question}: {answer}"):
    """One question of the first contact was asked, and this is the answer; not known is an answer and is not no."""

    question: Question = Field(description="which question")
    answer: Known = Field(description="the answer; for an open question, yes means that it was answered")
    supplied_by: Supplier = Field("unknown", description="who answered")
    words: Spoken | None = Field(None, description="the answer in their words")


class ProfileReceived(
    Fact, name="missing.profile_received", about=EPISODE, says="the carer's profile of the child: {result}"
):
    """The profile that those who care for a child keep for this moment was asked for."""

    result: Literal["received", "not_held", "refused"] = Field(description="what came of it")
    profile: str | None = Field(None, description="id of the event that keeps it, where it came through their own door")
    version: int | None = Field(None, ge=1, description="which version")


class OfficersDeployed(Fact, name="missing.officers_deployed", about=EPISODE, says="officers were sent to look"):
    """Officers were sent to look for the child."""


class DeploymentDelayed(
    Fact,
    name="missing.deployment_delayed",
    about=EPISODE,
    says="a {by} recorded an exceptional reason not to send officers yet",
):
    """Someone of rank recorded the exceptional reason for which officers were not sent at once."""

    by: Rank = Field(description="the rank of whoever authorised it")
    reason: Narrative | None = Field(None, description="the reason")


class Reviewed(Fact, name="missing.reviewed", about=EPISODE, says="a {by} reviewed the search and the risk"):
    """Someone responsible looked at the risk and at what is outstanding, and said what is to be done."""

    by: Rank = Field("unknown", description="the reviewer's rank")
    outstanding: int | None = Field(None, ge=0, description="how many things the review lists as still to be done")
    directions: Narrative | None = Field(None, description="what is to be done")


class Escalated(Fact, name="missing.escalated", about=EPISODE, says="the lack of progress was taken to a {to}"):
    """Someone told a higher rank that nothing is being done, or can be done, to find the child."""

    to: Rank = Field(description="the rank it was taken to")
    why: Narrative | None = Field(None, description="why nothing was done")


class Decided(Fact, name="missing.decided", about=EPISODE, says="decided on {on}: {decision}"):
    """A decision that a search for a child calls for was taken, either way, with its reason."""

    on: Literal[
        "search_adviser", "investigating_officer", "senior_investigator", "publicity", "family_support",
        "child_rescue_alert", "samples", "family_contact", "staffing", "first_lines",
    ] = Field(description="what was decided on")  # fmt: skip
    decision: Literal["taken_up", "not_taken_up", "deferred"] = Field("taken_up", description="what was decided")
    by: Rank = Field("unknown", description="who decided, by rank")
    reason: Narrative | None = Field(None, description="why")


class AlertCriteriaMet(
    Fact,
    name="missing.alert_criteria_met",
    about=EPISODE,
    says="the criteria for a Child Rescue Alert were found to be met",
):
    """Someone found that the published criteria for a Child Rescue Alert are met."""


class AlertCriteriaAnswered(
    Fact,
    name="missing.alert_criteria_answered",
    about=EPISODE,
    says="the published criteria for a Child Rescue Alert were gone through",
):
    """Each published criterion for a Child Rescue Alert was answered; what is not known is not no."""

    under_18: Known = Field(description="the child is under 18")
    taken: Known = Field(description="it is reasonably believed that the child was kidnapped or abducted")
    imminent_danger: Known = Field(description="serious harm or death is reasonably believed to be imminent")
    public_can_help: Known = Field(description="enough is known for the public to help")


class PowersConsidered(
    Fact, name="missing.powers_considered", about=EPISODE, says="powers and disruption were considered ({outcome})"
):
    """What the law offers against the people or places that hold or draw the child was considered, with a reason."""

    outcome: Literal["used", "to_be_used", "none_apply"] = Field(description="what came of it")
    powers: tuple[str, ...] = Field((), description="codes of the powers considered")
    reason: Narrative | None = Field(None, description="why they are used or not, and against whom or what")


class OwnershipDisputed(
    Fact,
    name="missing.ownership_disputed",
    about=EPISODE,
    says="two areas or forces each hold the other to own the case",
):
    """It was not agreed which area or force owns the case."""

    with_whom: str = Field("unknown", description="the other area or force")
    reason: Narrative | None = Field(None, description="why each holds the other to own it")


class OtherAreaInvolved(
    Fact, name="missing.other_area_involved", about=EPISODE, says="the child is from, or was last seen in, another area"
):
    """The child lives in, or was last seen in, the area of another unit or force."""

    area: str = Field("unknown", description="the other area or force")


class OwnershipSettled(Fact, name="missing.ownership_settled", about=EPISODE, says="{owner} owns the case"):
    """One owner was agreed and both sides recorded it."""

    owner: str = Field(description="the area or force that owns the case")
    agreed_with: str | None = Field(None, description="who agreed it for the other side, by post")


class FamilyUpdated(
    Fact, name="missing.family_updated", about=EPISODE, says="whoever reported the child was told how things stand"
):
    """Whoever reported the child was told what is being done, who owns it, and when they will hear next."""

    owner_named: Known = Field("unknown", description="whether they were told who owns the case")
    next_at: datetime | None = Field(None, description="when they were promised the next word")
    told: Narrative | None = Field(None, description="what they were told, and what they said")
