"""A child missing: from the report to the child seen and safe, and the episode closed only when it should be."""

from typing import Literal

from pydantic import Field

from wayhome.record.vocabulary import Fact, Words

Informant = Literal[
    "parent", "carer", "placement", "school", "social_worker", "health", "police_other_force", "friend", "relative",
    "self", "public", "other", "unknown",
]  # fmt: skip
Rank = Literal["constable", "sergeant", "inspector", "chief_inspector", "superintendent", "staff", "unknown"]

EPISODE = ("child", "episode")


class Reported(Fact, name="missing.reported", about=EPISODE, says="reported missing by {informant}"):
    """Someone told the police that they do not know where a child is; every clock starts at the call."""

    informant: Informant = Field("unknown", description="who reported")
    channel: Literal["call", "counter", "online", "partner", "officer", "unknown"] = Field(
        "unknown", description="how the report arrived"
    )


class OfficersDeployed(Fact, name="missing.officers_deployed", about=EPISODE, says="officers were sent to look"):
    """Officers were sent to look for the child."""


class Reviewed(Fact, name="missing.reviewed", about=EPISODE, says="a {by} reviewed the search and the risk"):
    """Someone responsible looked at the risk and at what is outstanding, and said what is to be done."""

    by: Rank = Field("unknown", description="the reviewer's rank")
    outstanding: int | None = Field(None, ge=0, description="how many things the review lists as still to be done")


class ChildLocated(Fact, name="missing.child_located", about=EPISODE, says="the child was found, {condition}"):
    """The child was found or came back. Located is not yet safe: someone must still see the child."""

    condition: Literal["alive", "deceased"] = Field("alive", description="whether the child was alive")
    how: Words | None = Field(None, description="how the child was found, in the finder's words")


class PreventionInterviewHeld(
    Fact, name="missing.prevention_interview_held", about=EPISODE, says="the police talked with the child ({mode})"
):
    """The police saw or spoke to the child after their return, to hear what happened and whether they are safe."""

    mode: Literal["in_person", "in_person_declined", "telephone", "video", "third_party", "unknown"] = Field(
        description="in person, or otherwise; in_person_declined: seen face to face, the child did not wish to talk"
    )


class EpisodeClosed(Fact, name="missing.episode_closed", about=EPISODE, says="the missing episode was closed"):
    """The episode was closed on the force's system."""
