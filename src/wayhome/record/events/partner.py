"""What partners were told, and what they did: children's services, the council, the national unit, providers."""

from typing import Literal

from pydantic import AwareDatetime, Field

from wayhome.record.events.safeguarding import Agency
from wayhome.record.vocabulary import Fact, Known, Narrative, Spoken, Words

EPISODE = ("child", "episode")

Told = Literal[
    "responsible_council", "host_council", "placement", "school", "health", "youth_justice", "home_office",
    "border_force", "transport_police", "crime_agency", "missing_people", "other_force", "regulator", "other",
]  # fmt: skip


class ChildrensServicesTold(
    Fact, name="partner.childrens_services_told", about=("child",), says="children's services were told"
):
    """The council's children's services were told that the child is missing."""

    reference: str | None = Field(None, description="their reference for the notice")


class CouncilToldOfReturn(
    Fact, name="partner.council_told_of_return", about=EPISODE, says="the council was told of the return"
):
    """The council was told that the child is back, which starts its own duty to offer a return interview."""


class NationalUnitNotified(
    Fact, name="partner.national_unit_notified", about=EPISODE, says="the national missing persons unit was notified"
):
    """The UK Missing Persons Unit was told of the episode."""

    reference: str | None = Field(None, description="the unit's reference")


class Notified(Fact, name="partner.notified", about=("child",), says="{whom} was told"):
    """A partner was told that the child is missing, or of a harm to the child."""

    whom: Told = Field(description="who was told")
    reference: str | None = Field(None, description="their reference for the notice")


class SocialCareConsulted(
    Fact,
    name="partner.social_care_consulted",
    about=("child",),
    says="social care was asked what they know (answered: {answered})",
):
    """Social care was asked what they know that bears on the risk; who answered and their words are personal."""

    answered: bool = Field(description="true only when a named professional answered")
    out_of_hours: bool | None = Field(None, description="whether it was the emergency duty team")
    professional: Words | None = Field(None, description="who answered, and how to reach them")
    content: Narrative | None = Field(None, description="what they said")


class NrmStatusChecked(
    Fact, name="partner.nrm_status_checked", about=("child",), says="the child's referral status was checked: {status}"
):
    """Someone asked whether the child is already in the National Referral Mechanism."""

    status: Literal["none", "referred", "reasonable_grounds", "conclusive_grounds", "negative", "unknown"] = Field(
        description="what was found"
    )


class MeetingRequested(
    Fact, name="partner.meeting_requested", about=("child",), says="a multi-agency meeting was asked for"
):
    """The police asked partners to meet about a child who has been missing again."""

    invited: tuple[Told, ...] = Field((), description="who was asked to come")
    reason: Narrative | None = Field(None, description="what the meeting is to settle")


class MeetingHeld(
    Fact,
    name="partner.meeting_held",
    about=("child",),
    says="the multi-agency meeting was held (police attended: {police_attended})",
):
    """Partners met about the child."""

    police_attended: bool = Field(description="whether the police took part")
    came: tuple[Told, ...] = Field((), description="which partners came")
    actions: int | None = Field(None, ge=0, description="how many actions were agreed")
    summary: Narrative | None = Field(None, description="what was said and agreed")
    meeting: str | None = Field(None, description="which planned meeting it was, by its reference")


class ActionTakenOn(
    Fact, name="partner.action_taken_on", about=("child",), says="{agency} took something on ({action}, due {due})"
):
    """Another agency took on to do something for the child; it stays theirs until they say what came of it."""

    action: str = Field(description="the name by which its end is told from others")
    agency: Agency = Field(description="who took it on")
    due: AwareDatetime | None = Field(None, description="by when they said")
    agreed_in: Literal["strategy_discussion", "meeting", "conference", "other"] = Field(
        "other", description="where it was agreed"
    )
    what: Narrative | None = Field(None, description="what they are to do")


class ActionFinished(
    Fact,
    name="partner.action_finished",
    about=("child",),
    says="what another agency took on ended: {result} ({action})",
):
    """The agency said what came of what it had taken on."""

    action: str = Field(description="which")
    result: Literal["done", "done_in_part", "not_done", "no_longer_needed"] = Field(description="what came of it")
    words: Narrative | None = Field(None, description="what they said")


class ActionChased(
    Fact, name="partner.action_chased", about=("child",), says="another agency was asked again ({action})"
):
    """The police asked an agency what had become of something it took on."""

    action: str = Field(description="which")
    taken_to: str | None = Field(None, description="the role in that agency that was asked")


class MeetingPlanned(
    Fact, name="partner.meeting_planned", about=("force",), says="a meeting of partners was planned for {at} ({area})"
):
    """A meeting about several children was planned: when, for which area, and what kind."""

    meeting: str = Field(description="the reference of the meeting")
    at: AwareDatetime = Field(description="when it begins")
    area: str = Field(description="which area it is for")
    kind: Literal["exploitation", "missing", "both"] = Field("exploitation", description="what it looks at")


class MeetingCalledOff(
    Fact, name="partner.meeting_called_off", about=("force",), says="the meeting of partners was called off ({meeting})"
):
    """A planned meeting is not held; whoever is on its list is owed another."""

    meeting: str = Field(description="the reference of the meeting")
    reason: Narrative | None = Field(None, description="why")


class ReturnInterviewOffered(
    Fact, name="partner.return_interview_offered", about=EPISODE, says="an independent return interview was offered"
):
    """The council, or someone for it, offered the child an independent return interview."""

    provider: Literal["council", "commissioned", "police", "unknown"] = Field(
        "unknown", description="who is to hold it"
    )


class ReturnInterviewHeld(
    Fact, name="partner.return_interview_held", about=EPISODE, says="an independent return interview was held"
):
    """Someone independent talked with the child about the time they were missing."""

    provider: Literal["council", "commissioned", "police", "unknown"] = Field("unknown", description="who held it")
    alone: Known = Field("not_asked", description="whether the child was spoken to without those who care for them")


class ReturnInterviewDeclined(
    Fact, name="partner.return_interview_declined", about=EPISODE, says="the child did not take up the return interview"
):
    """An independent return interview was offered and the child did not take it up."""

    by: Literal["child", "carer", "not_reached", "unknown"] = Field(
        "unknown", description="who said no, or that nobody could reach the child"
    )
    said: Spoken | None = Field(None, description="what was said, in their words")


class CarerHeard(
    Fact, name="partner.carer_heard", about=EPISODE, says="the child's carer was given the chance to say what they know"
):
    """Where the child did not take up the interview, those who care for them were given the chance to speak."""


class ReturnInterviewReceived(
    Fact, name="partner.return_interview_received", about=EPISODE, says="the police received the return interview"
):
    """The police hold what the independent interview says, as far as the child agreed to share it."""

    content: Spoken | None = Field(None, description="what the child said, as far as it was shared")
    places: Words | None = Field(None, description="places the child named, one a line")
    people: Words | None = Field(None, description="people the child named, one a line")
    before: Spoken | None = Field(None, description="what the child said of the time before they were missing")
    during: Spoken | None = Field(None, description="what the child said happened while they were missing")
    after: Spoken | None = Field(None, description="what the child said of coming back")
    harms: tuple[str, ...] = Field((), description="kinds of harm the child told of, or that were seen")
    harm: Spoken | None = Field(None, description="what the child said of harm")
    wants: Spoken | None = Field(None, description="what the child wants to happen")
    agreed: Literal["all", "safety_only", "not_asked", "unknown"] = Field(
        "unknown", description="what the child agreed may be passed on; what keeps them safe is passed on in any case"
    )
    left_out: bool = Field(False, description="something was told in confidence and is not in it")
    by: Literal["council", "provider", "police", "unknown"] = Field("unknown", description="who sent it")


class ReturnInterviewChased(
    Fact, name="partner.return_interview_chased", about=EPISODE, says="the return interview was asked for again"
):
    """The police asked for a return interview that had not reached them."""

    escalated_to: str | None = Field(None, description="the role it was escalated to")


class ProviderNotified(
    Fact, name="partner.provider_notified", about=("child",), says="the provider notified the regulator"
):
    """The home or accommodation told the regulator and those concerned, so far as the police know."""

    under: Literal["childrens_homes_40", "supported_accommodation_27", "other"] = Field(description="which regulation")
    reference: str | None = Field(None, description="its reference, if known")


class ProviderPolicyChecked(
    Fact,
    name="partner.provider_policy_checked",
    about=("provider",),
    says="the provider's missing child policy was asked for (held: {held})",
):
    """Someone asked whether a provider has a written policy for children who are missing."""

    held: Known = Field(description="whether the police hold it")


class ProviderPolicyRaised(
    Fact,
    name="partner.provider_policy_raised",
    about=("provider",),
    says="the lack of a policy was raised with {with_whom}",
):
    """The lack of a missing child policy was raised with the council or the regulator."""

    with_whom: Literal["council", "regulator", "both"] = Field(description="with whom")


class NationalReturnSubmitted(
    Fact,
    name="partner.national_return_submitted",
    about=("force",),
    says="the return for {period} was sent to the national unit",
):
    """The force sent the national unit its yearly figures: calls, incidents and individuals, counted apart."""

    period: str = Field(description="the year, as 2026")
    digest: str | None = Field(None, description="digest of the figures and the lists behind them, as they were sent")
    reference: str | None = Field(None, description="the national unit's reference, where it gave one")
