"""Which of somebody's own grades a second grader graded otherwise, once their lead closed the samples."""

from dataclasses import dataclass

from wayhome.application.governing.samples import LIMITS, Compared, compare, samples
from wayhome.application.ports import EventLog
from wayhome.assurance.periods import WEEK, week
from wayhome.duties.story import Story
from wayhome.kernel.ids import ActorId
from wayhome.record.envelope import Event

FOUND, SOUND = "workforce.grading_finding_made", "sound"


@dataclass(frozen=True, slots=True, kw_only=True)
class Otherwise:
    """One grade of somebody's that came out otherwise when it was made again, and the week of the sample."""

    period: str
    compared: Compared


def to_go_through(own: Story, period: str) -> Event | None:
    """Return the finding of a week's sample that somebody has to go through; None where nobody has found any.

    It is made as the sample is closed. Until then nothing of the second grades is theirs to see.
    """
    found = (event for event in own.of_type(FOUND) if event.body["period"] == period)
    last = max(found, key=lambda event: (event.happened_at, event.id), default=None)
    return last if last is not None and last.body["finding"] != SOUND else None


def graded_otherwise(log: EventLog, officer: ActorId, period: str) -> tuple[Otherwise, ...]:
    """Return somebody's own grades that came out otherwise in the closed samples of a finding, the latest first.

    A finding that was brought in of a month holds no sample of ours, so there are none.
    """
    try:
        ends = week(period)[0]
    except ValueError:
        return ()
    held = samples(log)
    counted = (name for name in held if held[name].closed and ends - LIMITS.weeks * WEEK < week(name)[0] <= ends)
    every = (Otherwise(period=name, compared=one) for name in counted for one in compare(log, held[name]))
    return tuple(one for one in every if one.compared.first.actor == officer and _differs(one.compared))


def _differs(one: Compared) -> bool:
    return one.pair.first != one.pair.second
