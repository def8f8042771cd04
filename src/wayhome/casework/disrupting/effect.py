"""How often, and for how long, each child was missing before and after a notice or an order took effect.

The two windows are of one length. What is counted is counted plainly; nothing here says that one caused the other.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from wayhome.casework.disrupting.standing import InForce
from wayhome.duties.selection import in_order
from wayhome.duties.story import Story
from wayhome.kernel.ids import Subject
from wayhome.kernel.worktime import end_of_day
from wayhome.record.envelope import Event

LONGEST = timedelta(days=182)
SHORTEST = timedelta(days=7)
BEGINS = ("missing.reported", "missing.episode_reopened")
ENDS = ("missing.child_located", "missing.episode_closed")
Away = tuple[datetime, datetime, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """How many episodes began in a time, and for how many hours in all the child was missing in it, rounded down."""

    episodes: int
    hours: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """One child before and after one notice or order took effect: so many days each way."""

    child: Subject
    order: InForce
    days: int
    before: Window
    after: Window


def effects_of(orders: Iterable[InForce], stories: Mapping[Subject, Story], at: datetime) -> Iterator[Effect]:
    """Yield, for each order and each child it is for, the two windows; none for one that is younger than a week."""
    for order in orders:
        length = _length(order, at)
        if length < SHORTEST:
            continue
        for named in order.children:
            child = Subject(named)
            away = tuple(times_away(stories[child], at)) if child in stories else ()
            yield Effect(
                child=child,
                order=order,
                days=length.days,
                before=_window(away, order.since - length, order.since),
                after=_window(away, order.since, order.since + length),
            )


def _length(order: InForce, at: datetime) -> timedelta:
    """Return for how long an order has had effect, in whole days, half a year at most."""
    over = order.ended or (end_of_day(order.until) if order.until else at)
    return timedelta(days=min(min(over, at) - order.since, LONGEST).days)


def times_away(story: Story, at: datetime) -> Iterator[Away]:
    """Yield each time a child was missing: from when to when, and whether a report began it; now is the latest end."""
    begun: dict[str, tuple[datetime, bool]] = {}
    told = in_order(event for name in (*BEGINS, *ENDS) for event in story.of_type(name) if event.happened_at <= at)
    for event in told:
        case = _case(event)
        if event.type in BEGINS and case not in begun:
            begun[case] = event.happened_at, event.type == "missing.reported"
        elif event.type in ENDS and case in begun:
            since, reported = begun.pop(case)
            yield since, event.happened_at, reported
    for since, reported in begun.values():
        yield since, at, reported


def _case(event: Event) -> str:
    return next((str(named) for named in event.subjects if named.startswith("episode:")), event.record)


def _window(away: Iterable[Away], begins: datetime, ends: datetime) -> Window:
    """Count what falls in a time; an episode counts where it began."""
    told = tuple(away)
    length = sum((max(min(until, ends) - max(since, begins), timedelta()) for since, until, _ in told), timedelta())
    episodes = sum(reported and begins <= since < ends for since, _, reported in told)
    return Window(episodes=episodes, hours=int(length.total_seconds() // 3600))
