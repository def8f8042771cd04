"""Draw the sample of a week's grades that are made again blind."""

from dataclasses import dataclass

from wayhome.casework.commands import OnSubject
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.kernel.refusals import Refused
from wayhome.record.events.governing import SampleDrawn
from wayhome.record.events.risk import GradesSampled

DRAWN = "governing.sample_drawn"
RULE = "MC-77"


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawSample(OnSubject):
    """A week, and what the ledger drew for it."""

    drawn: SampleDrawn


def draw_sample(command: DrawSample, facing: Facing) -> Outcome:
    """Keep the draw; a week without a grade is closed by it. Rule MC-77.

    A week is drawn once: a second draw could be picked between.
    """
    period = command.drawn.period
    if any(event.body["period"] == period for event in facing.story.of_type(DRAWN)):
        words = f"The sample of {period} is drawn already."
        raise Refused(under(RULE, facing.pack, words, "Make the grades of that sample again, or close it."))
    if command.drawn.grades:
        return tell(command.drawn)
    return tell(command.drawn, GradesSampled(period=period, sampled=0, agreed=0, too_low=0, too_high=0))
