"""Steps against a suspect of which the child has a right to be told, and pre-charge bail."""

from datetime import date
from typing import Literal

from pydantic import Field

from wayhome.record.events.investigation import CASE
from wayhome.record.events.risk import Rank
from wayhome.record.vocabulary import Fact, Narrative, Spoken, Words

SUSPECT = "the force's reference for the suspect; not given: an import that does not say which"

SuspectStep = Literal[
    "arrested", "interviewed", "released_without_charge", "bailed", "released_under_investigation", "bail_changed",
    "charged", "not_charged", "out_of_court_disposal", "other",
]  # fmt: skip
Authority = Literal["custody_officer", "inspector", "superintendent", "court", "unknown"]


class SuspectDealtWith(Fact, name="investigation.suspect_dealt_with", about=CASE, says="a suspect was {kind}"):
    """A step was taken against a suspect of which the child has a right to be told."""

    kind: SuspectStep = Field(description="what was done")
    suspect: str | None = Field(None, description=SUSPECT)
    reason: Narrative | None = Field(None, description="what for, or why, in words")


class BailSet(Fact, name="investigation.bail_set", about=CASE, says="a suspect was bailed until {until}"):
    """A suspect was released on pre-charge bail until a day."""

    until: date = Field(description="the last day of bail")
    child_views: Literal["sought", "not_practicable", "not_sought"] = Field(
        "not_sought", description="whether the child's views on the conditions were sought"
    )
    suspect: str | None = Field(None, description=SUSPECT)
    conditions: Words | None = Field(None, description="the conditions, one a line; none given: there are none")


class BailViewsSought(
    Fact, name="investigation.bail_views_sought", about=CASE, says="the child was asked about the bail conditions"
):
    """The child, or who speaks for them, was asked what conditions of bail would keep them safe."""

    suspect: str | None = Field(None, description=SUSPECT)
    views: Spoken | None = Field(None, description="what the child said would keep them safe, in their words")


class BailVaried(Fact, name="investigation.bail_varied", about=CASE, says="the conditions of bail were changed"):
    """The conditions of pre-charge bail were changed; the day until which it lasts was not."""

    suspect: str | None = Field(None, description=SUSPECT)
    child_views: Literal["sought", "not_practicable", "not_sought"] = Field(
        "not_sought", description="whether the child's views on the conditions were sought"
    )
    conditions: Words | None = Field(None, description="the conditions as they now are, one a line")


class BailExtended(
    Fact, name="investigation.bail_extended", about=CASE, says="bail was extended until {until} by {authority}"
):
    """Pre-charge bail was extended by someone entitled to."""

    until: date = Field(description="the new last day of bail")
    authority: Authority = Field("unknown", description="who extended it")
    suspect: str | None = Field(None, description=SUSPECT)
    reason: Narrative | None = Field(None, description="why the investigation needs it")


class BailBroken(
    Fact, name="investigation.bail_broken", about=CASE, says="a suspect was reported to have broken a condition of bail"
):
    """Something showed that a condition of bail was broken; the child may be in danger now."""

    suspect: str | None = Field(None, description=SUSPECT)
    what: Narrative | None = Field(None, description="what was done, and how it is known")


class BailBreachDecided(
    Fact, name="investigation.bail_breach_decided", about=CASE, says="what follows from a broken condition: {result}"
):
    """Whether somebody is arrested for breaking a condition of bail, or what is done instead, was decided."""

    result: Literal["arrested", "arrest_sought", "conditions_changed", "no_action_for_a_reason"] = Field(
        description="what was decided"
    )
    by: Rank = Field("unknown", description="the rank of whoever decided it")
    suspect: str | None = Field(None, description=SUSPECT)
    reason: Narrative | None = Field(None, description="why")


class BailEnded(Fact, name="investigation.bail_ended", about=CASE, says="bail ended"):
    """Pre-charge bail ended: by charge, by release without it, or otherwise."""

    suspect: str | None = Field(None, description=SUSPECT)
    reason: Narrative | None = Field(None, description="why it ended, and what protects the child from now on")


class ReleaseReviewed(
    Fact,
    name="investigation.release_reviewed",
    about=CASE,
    says="a suspect's release under investigation was looked at again: {result}",
):
    """Whether somebody released without bail should stay so, with no condition that protects the child, was decided."""

    result: Literal["stays", "bail_sought", "to_be_decided_on"] = Field(description="what came of it")
    by: Rank = Field("unknown", description="the rank of whoever looked")
    suspect: str | None = Field(None, description=SUSPECT)
    reason: Narrative | None = Field(None, description="why it is right for the child")
