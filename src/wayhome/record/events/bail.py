"""Steps against a suspect of which the child has a right to be told, and pre-charge bail."""

from datetime import date
from typing import Literal

from pydantic import Field

from wayhome.record.events.investigation import CASE
from wayhome.record.vocabulary import Fact

SuspectStep = Literal[
    "arrested", "interviewed", "released_without_charge", "bailed", "released_under_investigation", "bail_changed",
    "charged", "not_charged", "out_of_court_disposal", "other",
]  # fmt: skip


class SuspectDealtWith(Fact, name="investigation.suspect_dealt_with", about=CASE, says="a suspect was {kind}"):
    """A step was taken against a suspect of which the child has a right to be told."""

    kind: SuspectStep = Field(description="what was done")


class BailSet(Fact, name="investigation.bail_set", about=CASE, says="a suspect was bailed until {until}"):
    """A suspect was released on pre-charge bail until a day."""

    until: date = Field(description="the last day of bail")
    child_views: Literal["sought", "not_practicable", "not_sought"] = Field(
        "not_sought", description="whether the child's views on the conditions were sought"
    )


class BailViewsSought(
    Fact, name="investigation.bail_views_sought", about=CASE, says="the child was asked about the bail conditions"
):
    """The child, or who speaks for them, was asked what conditions of bail would keep them safe."""


class BailExtended(
    Fact, name="investigation.bail_extended", about=CASE, says="bail was extended until {until} by {authority}"
):
    """Pre-charge bail was extended by someone entitled to."""

    until: date = Field(description="the new last day of bail")
    authority: Literal["inspector", "superintendent", "court", "unknown"] = Field(
        "unknown", description="who extended it"
    )


class BailEnded(Fact, name="investigation.bail_ended", about=CASE, says="bail ended"):
    """Pre-charge bail ended: by charge, by release without it, or otherwise."""
