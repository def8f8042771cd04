"""Publish a month's figures of how children of different backgrounds fare."""

from dataclasses import dataclass

from wayhome.casework.commands import OnSubject
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.duties.saying import on_the_clock
from wayhome.kernel.refusals import Refused
from wayhome.record.events.missing_search import PatternsPublished


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishPatterns(OnSubject):
    """The month, and the digest of the figures as they were before whoever publishes them."""

    period: str
    figures: str


def publish_patterns(command: PublishPatterns, facing: Facing) -> Outcome:
    """Keep that they were published, named by their digest, so that what was said then can be shown. Rule MC-78.

    Refused where the same figures are published already: twice would read as if something had changed.
    """
    before = facing.story.of_type(PatternsPublished.event_type.name)
    same = next((one for one in before if one.body.get("digest") == command.figures), None)
    if same is not None:
        words = f"These figures were published at {on_the_clock(same.happened_at)}, and nothing in them changed since."
        raise Refused(ours("published_already", words, "Nothing is to be done; publish again once a figure changes."))
    return tell(PatternsPublished(period=command.period, digest=command.figures))
