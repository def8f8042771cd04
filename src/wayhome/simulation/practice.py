"""How well the force works, over time: nine months as the inspectorate described, and nine in which it mends.

A practice is a set of shares: of how many episodes a thing is done in its time. In the first half they are ours, chosen
so that each failing that the inspectorate named can be seen on a page; in the second half they rise from month to
month. They say nothing of any real force.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

HALF = timedelta(days=274)


@dataclass(frozen=True, slots=True)
class Share:
    """Of how many episodes something is done in its time: in the failing months, at the turn, and at the end."""

    failing: float
    turning: float
    mended: float

    def at(self, mending: float) -> float:
        """Return the share; ``mending`` is 0 up to the turn, then rises to 1."""
        return self.failing if mending <= 0 else self.turning + (self.mended - self.turning) * mending


ASKED = Share(0.35, 0.75, 0.97)  # every question of the first contact
SEARCHED = Share(0.22, 0.70, 0.96)  # every system that holds anything is asked before the grade
GRADED = Share(0.38, 0.72, 0.96)  # a grade within the hour
SENT = Share(0.45, 0.78, 0.97)  # officers are sent in time
PLANNED = Share(0.30, 0.70, 0.95)
REVIEWED = Share(0.33, 0.68, 0.95)
KEPT_LOOKING = Share(0.40, 0.72, 0.95)  # something is done to find the child every hour or two
FAMILY_TOLD = Share(0.35, 0.72, 0.96)
COUNCIL_TOLD = Share(0.45, 0.78, 0.97)
HANDED_OVER = Share(0.30, 0.70, 0.95)
SEEN = Share(0.40, 0.74, 0.97)  # somebody sees the child soon after the return
HEARD_IN_PERSON = Share(0.38, 0.76, 0.97)
RETURN_TOLD = Share(0.42, 0.78, 0.97)
LEARNED_FROM = Share(0.15, 0.55, 0.92)  # what the child said reaches intelligence and the trigger plan
BLAMED = Share(0.17, 0.09, 0.02)  # the reasons for a grade put it on the child
BLAMED_OBLIQUELY = Share(0.24, 0.15, 0.06)  # that, or so in words that a lexicon may miss
ANSWERED = Share(0.30, 0.70, 0.95)  # whoever wrote such words answers them within a shift
CHALLENGED = Share(0.04, 0.45, 0.85)  # a supervisor talks with whoever wrote them
OFTEN_LEFT_ALONE = 0.45  # in the failing months, a child missing often gets this much of what another child gets


@dataclass(frozen=True, slots=True)
class Practice:
    """How well the force works at an instant, for a child who is missing often or not."""

    mending: float
    often: bool = False

    def share(self, of: Share) -> float:
        """Return of how many episodes a thing is done in its time."""
        left_alone = OFTEN_LEFT_ALONE if self.often and self.mending <= 0 else 1.0
        return of.at(self.mending) * left_alone


def practice_at(at: datetime, *, began: datetime, often: bool) -> Practice:
    """Return how well the force works at an instant, counted from when the story began."""
    since = at - (began + HALF)
    return Practice(mending=min(max(since / HALF, 0.0), 1.0), often=often)
