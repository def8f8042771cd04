"""A missing child found or back: seen, heard, kept safe, and the episode closed only when it should be."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from wayhome.record.events.missing import EPISODE, Informant
from wayhome.record.events.risk import Rank
from wayhome.record.vocabulary import Fact, Known, Narrative, Spoken, Words

FoundPlace = Literal[
    "home", "placement", "relative", "friend", "partner", "associate_address", "offender_address",
    "unknown_adult_address", "hotel_short_let", "street", "park_open", "transport_hub", "on_transport", "shop_leisure",
    "licensed_premises", "school", "hospital", "custody", "other_force_area", "abroad", "water", "vehicle", "derelict",
    "cuckooed_address", "other", "unknown",
]  # fmt: skip
FoundBy = Literal[
    "returned_self", "police_own", "police_other", "transport_police", "family", "carer", "social_worker", "school",
    "friend", "public", "media_appeal", "hospital", "custody", "border", "other", "unknown",
]  # fmt: skip


class WhereaboutsReported(
    Fact, name="missing.whereabouts_reported", about=EPISODE, says="someone said where the child is ({means})"
):
    """Someone said where the child is, or that they are well, and nobody with a duty to look has seen them."""

    by: Informant = Field("unknown", description="who said so")
    means: Literal["telephone", "message", "third_party", "online", "other"] = Field(description="how they said so")
    words: Spoken | None = Field(None, description="what they said")


class ChildLocated(Fact, name="missing.child_located", about=EPISODE, says="the child was found, {condition}"):
    """The child was found or came back. Located is not yet safe: someone must still see the child."""

    condition: Literal["alive", "deceased"] = Field("alive", description="whether the child was alive")
    basis: Literal["seen", "spoken_to", "told", "unknown"] | None = Field(
        None, description="how it is known: seen by police or a named professional, spoken to, or only told"
    )
    place: FoundPlace | None = Field(None, description="where")
    found_by: FoundBy | None = Field(None, description="who found the child")
    address: Words | None = Field(None, description="the address where the child was found, as it was said")
    how: Narrative | None = Field(None, description="how the child was found, in the finder's words")


class FoundAddressSearched(
    Fact, name="missing.found_address_searched", about=EPISODE,
    says="what is held about the address where the child was found was searched ({result})",
):  # fmt: skip
    """What other systems hold about the address where a child was found was searched for adults of concern."""

    result: Literal["adults_of_concern", "nothing_of_concern", "not_all", "unavailable"] = Field(
        description="what came of it; not all where too many share the address or not all could be looked through"
    )
    held: int = Field(0, ge=0, description="how many records came back that are to be assessed")
    asked_with: Words | None = Field(None, description="the address that was searched for")


class ChildSeen(Fact, name="missing.child_seen", about=EPISODE, says="the child was seen by {by} (well: {well})"):
    """Someone with a duty to look saw the child, and said how the child was."""

    by: Literal[
        "police", "police_other_force", "social_worker", "health", "placement", "school", "other_professional"
    ] = Field(description="who saw the child; a named professional for all but police")
    well: Known = Field(description="whether the child was well")
    professional: Words | None = Field(None, description="their name, role and contact")


class PreventionInterviewHeld(
    Fact, name="missing.prevention_interview_held", about=EPISODE, says="the police talked with the child ({mode})"
):
    """The police saw or spoke to the child after their return, to hear what happened and whether they are safe."""

    mode: Literal["in_person", "in_person_declined", "telephone", "video", "third_party", "unknown"] = Field(
        description="in person, or otherwise; in_person_declined: seen face to face, the child did not wish to talk"
    )
    alone: Known | None = Field(None, description="whether the child was spoken to without those who care for them")
    injuries: Known | None = Field(None, description="whether the child was hurt, as seen or told")
    forensic_chance: Known | None = Field(None, description="whether there is early evidence to secure")
    where: Words | None = Field(None, description="where the child was seen")


class InterviewNotInPersonAuthorised(
    Fact, name="missing.interview_not_in_person_authorised", about=EPISODE,
    says="a {by} authorised not seeing the child in person",
):  # fmt: skip
    """Someone of rank recorded why the child could not be seen in person yet, and when it will be tried again."""

    by: Rank = Field(description="their rank")
    again_at: datetime | None = Field(None, description="when it will be tried again")
    reason: Narrative | None = Field(None, description="why")


class InterviewAttempted(
    Fact, name="missing.interview_attempted", about=EPISODE, says="officers went to see the child, who was not there"
):
    """Officers went in person to see the child and could not."""


class AccountRecorded(
    Fact,
    name="missing.account_recorded",
    about=EPISODE,
    says="what the child said was written up (complete: {complete})",
):
    """What the child said on return was written up: why, where, with whom, travel, harm, possessions, own words.

    ``complete`` means that each part was told, or was asked and not told.
    """

    complete: bool = Field(description="every part is answered, or asked and not told")
    harm: Literal["none_told", "told", "observed", "unknown"] = Field(
        "unknown", description="whether harm was told or seen"
    )
    reasons: tuple[str, ...] = Field((), description="codes of the reasons given")
    own_words: Spoken | None = Field(None, description="the child's own words")
    before: Narrative | None = Field(None, description="what was happening before, and what led to it")
    places: Words | None = Field(None, description="where the child was, one place a line")
    people: Words | None = Field(None, description="who the child was with or met, one person a line")
    travel: Narrative | None = Field(None, description="how the child travelled, and who paid or drove")
    possessions: Narrative | None = Field(None, description="what the child came back with or without")
    after: Narrative | None = Field(None, description="how the child came back, how they are, and what they want now")


class HarmIndicated(
    Fact, name="missing.harm_indicated", about=EPISODE, says="the child was harmed while missing ({kind})"
):
    """The child told of, or showed, harm done to them while they were missing."""

    kind: Literal[
        "physical_injury", "sexual_offence", "criminal_exploitation", "trafficking", "robbery", "self_harm",
        "substances", "emotional", "neglect", "other",
    ] = Field(description="which harm")  # fmt: skip
    basis: Literal["disclosed", "observed", "intelligence", "suspected"] = Field(
        "disclosed", description="how it is known"
    )


class HarmQuestionAnswered(
    Fact, name="missing.harm_question_answered", about=EPISODE, says="whether the child was harmed: {answer}"
):
    """Whether the child was harmed, or an offence was done to them, was asked and answered."""

    answer: Known = Field(description="the answer; unknown is not no")


class SafePlaceDecided(
    Fact, name="missing.safe_place_decided", about=EPISODE, says="where the child will be safe was decided ({place})"
):
    """Where going home may not be safe, it was decided with the council where the child goes."""

    place: Literal["police_protection", "council_accommodation", "relative", "home_with_plan", "hospital"] = Field(
        description="what was decided"
    )
    with_council: Known = Field("unknown", description="whether the council took part")
    reason: Narrative | None = Field(None, description="why the child will be safe there")


class TakenHome(Fact, name="missing.taken_home", about=EPISODE, says="the child was taken back to where they live"):
    """The child was taken back to their home or placement."""


class EpisodeClosed(Fact, name="missing.episode_closed", about=EPISODE, says="the missing episode was closed"):
    """The episode was closed on the force's system.

    Not every episode ends with a child found alive: one was opened in error, one goes to another force, a child is
    found dead, or is eighteen and is looked for as an adult.
    """

    outcome: Literal["found", "error", "transferred", "found_dead", "turned_eighteen"] | None = Field(
        None, description="how it ended; not given: not known"
    )
    continues_in: str | None = Field(None, description="the record or reference under which it goes on, where it does")
    reason: Narrative | None = Field(None, description="why, for every end but found")


class ClosureReconsidered(
    Fact, name="missing.closure_reconsidered", about=EPISODE, says="news after closure was read: {decision}"
):
    """The owner read what came in after closure and decided."""

    decision: Literal["reopened", "stays_closed"] = Field(description="what was decided")
    reason: Narrative | None = Field(None, description="why")


class EpisodeReopened(Fact, name="missing.episode_reopened", about=EPISODE, says="the episode was opened again"):
    """A closed episode was opened again."""
