"""Publish a month's figures of how children of different backgrounds fare."""

from dataclasses import dataclass

from wayhome.casework.commands import OnSubject
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.record.events.missing_search import PatternsPublished


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishPatterns(OnSubject):
    """The month, and the digest of the figures as they were before whoever publishes them."""

    period: str
    figures: str


def publish_patterns(command: PublishPatterns, _facing: Facing) -> Outcome:
    """Keep that they were published, named by their digest, so that what was said then can be shown. Rule MC-78."""
    return tell(PatternsPublished(period=command.period, digest=command.figures))
