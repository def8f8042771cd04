"""The borough as a whole: its children, its people, eighteen months of episodes, and how large it is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import merge

from wayhome.kernel.ids import RecordId
from wayhome.simulation.chance import Drawing, between
from wayhome.simulation.children import Child, children
from wayhome.simulation.episodes import Episode, shares, spread, tell
from wayhome.simulation.playing import Order, Said, in_order
from wayhome.simulation.practice import HALF
from wayhome.simulation.staff import Staff, staff
from wayhome.simulation.steps import Step, Telling

EIGHTEEN_MONTHS = HALF * 2
YEAR = timedelta(days=365)
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
    digits: int = 4

    def tell(self, place: int, episode: Episode) -> Telling:
        """Tell the episode at a place in the order in which they began."""
        return tell(episode, RecordId(f"EM-{place + 1:0{self.digits}}"), self.staff, self.draw, self.began)

    def acts(self) -> Iterator[Step]:
        """Yield every act up to now, in the order in which they were entered."""
        return (step for _, step in self.acts_of(lambda _: True))

    def acts_of(self, theirs: Callable[[Child], bool]) -> Iterator[tuple[Order, Step]]:
        """Yield every act for some of the children, each with where it stands among those for all of them."""
        some = ((place, episode) for place, episode in enumerate(self.episodes) if theirs(episode.child))
        return in_order(some, self.tell, until=self.now)


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


def city(now: datetime, draw: Drawing, *, episodes: int, years: float, open_now: int = 0) -> Borough:
    """Return a force of another size, for measuring: so many episodes over years, each child's within one year of them.

    ``open_now`` more children are missing at the end. The first eighteen months are the borough's: nine that fail, nine
    that mend; after them the force works as at their end.
    """
    began = now - YEAR * years
    everyone = list(children(count_for(episodes, draw, now) + open_now, draw, now))
    told: list[Episode] = []
    for child in everyone[: len(everyone) - open_now]:
        start = began + (now - began - min(YEAR, now - began)) * draw(f"year {child.key}").random()
        told.extend(spread(child, child.often, draw, start, min(start + YEAR, now - BEFORE_NOW)))
    told = sorted(told, key=lambda one: (one.began, one.child.key))[:episodes]
    told.extend(missing_now(everyone[len(everyone) - open_now :], draw, now))
    told.sort(key=lambda one: (one.began, one.child.key))
    return Borough(
        now=now, began=began, children=tuple(everyone), staff=staff(draw, began, now), episodes=tuple(told), draw=draw,
        digits=6,
    )  # fmt: skip


def count_for(episodes: int, draw: Drawing, now: datetime) -> int:
    """Return how many children it takes until they are missing so many times between them."""
    times = 0
    for count, child in enumerate(children(episodes, draw, now), start=1):
        times += child.often
        if times >= episodes:
            return count
    return episodes


def missing_now(those: list[Child], draw: Drawing, now: datetime) -> Iterator[Episode]:
    """Yield an episode of each child that began within the last day or so and goes on."""
    for child in those:
        ago = timedelta(hours=between(draw(f"open {child.key}"), 0.1, 30))
        yield Episode(child=child, number=1, before=0, began=now - ago, back=now + timedelta(days=3))


def everything(told: Borough, people: Iterator[Said]) -> Iterator[Step | Said]:
    """Yield what is said of the people and what they did, in the order in which it was entered."""
    return merge(people, told.acts(), key=lambda step: step.entered_at)
