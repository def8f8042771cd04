"""The borough as a whole: its children, its people, eighteen months of episodes, and how large it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import merge

from wayhome.kernel.ids import RecordId
from wayhome.simulation.chance import Drawing
from wayhome.simulation.children import Child, children
from wayhome.simulation.episodes import Episode, shares, spread, tell
from wayhome.simulation.playing import Said, in_order
from wayhome.simulation.practice import HALF
from wayhome.simulation.staff import Staff, staff
from wayhome.simulation.steps import Step, Telling

EIGHTEEN_MONTHS = HALF * 2
BEFORE_NOW = timedelta(days=2)  # the last days belong to the live shift


@dataclass(frozen=True, slots=True, kw_only=True)
class Borough:
    """The borough as told at an instant: nine months that fail, nine that mend, and what happened in them."""

    now: datetime
    began: datetime
    children: tuple[Child, ...]
    staff: Staff
    episodes: tuple[Episode, ...]
    draw: Drawing

    def tell(self, place: int, episode: Episode) -> Telling:
        """Tell the episode at a place in the order in which they began."""
        return tell(episode, RecordId(f"EM-{place + 1:04}"), self.staff, self.draw, self.began)

    def acts(self) -> Iterator[Step]:
        """Yield every act up to now, in the order in which they were entered."""
        return in_order(self.episodes, self.tell, until=self.now)


def borough(now: datetime, draw: Drawing, *, children_count: int = 90, episodes: int = 1_000) -> Borough:
    """Return the borough as told at an instant, to the minute."""
    now = now.replace(second=0, microsecond=0)
    began = now - EIGHTEEN_MONTHS
    everyone = tuple(children(children_count, draw, now))
    told = (
        spread(child, times, draw, began, now - BEFORE_NOW)
        for child, times in zip(everyone, shares(everyone, episodes), strict=True)
    )
    return Borough(
        now=now,
        began=began,
        children=everyone,
        staff=staff(draw, began, now),
        episodes=tuple(merge(*told, key=lambda one: (one.began, one.child.key))),
        draw=draw,
    )


def everything(told: Borough, people: Iterator[Said]) -> Iterator[Step | Said]:
    """Yield what is said of the people and what they did, in the order in which it was entered."""
    return merge(people, told.acts(), key=lambda step: step.entered_at)
