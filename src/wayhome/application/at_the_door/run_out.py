"""Bail whose last day has passed, as far as a reader was told of it: nobody goes on relying on its rules."""

from collections.abc import Collection, Iterator
from datetime import datetime

from wayhome.casework.suspects.suspects import suspects_of, unnamed
from wayhome.duties.story import Story
from wayhome.kernel.ids import EventId
from wayhome.kernel.worktime import DAY, start_of_day

SET = ("bailed", "bail_extended")


def ran_out(story: Story, told: Collection[str], now: datetime) -> Iterator[tuple[EventId, datetime]]:
    """Yield, of each bail that ran out and that they were told of, the entry it rests on and when it ran out."""
    nobodys = unnamed(story, {})
    for suspect in (*suspects_of(story, {}), *([nobodys] if nobodys else [])):
        rests = [step.event for step in suspect.steps if step.kind in SET and step.event in told]
        over = start_of_day(suspect.bail.until + DAY) if suspect.bail else now
        if rests and suspect.bail and over <= now:
            yield rests[-1], over
