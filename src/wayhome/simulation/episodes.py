"""The episodes of every child, one after the other, each told from call to closing as the force's practice was."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from wayhome.kernel.ids import RecordId
from wayhome.simulation.arrivals import lasting, report_between
from wayhome.simulation.chance import Chance, Drawing
from wayhome.simulation.children import OFTEN, Child
from wayhome.simulation.grading import ask, grade, search, take_report
from wayhome.simulation.practice import Practice, practice_at
from wayhome.simulation.returning import come_back
from wayhome.simulation.searching import go_on, respond
from wayhome.simulation.staff import Staff
from wayhome.simulation.steps import WRITTEN_UP, Telling

APART = timedelta(hours=7)
NINETY_DAYS = timedelta(days=90)


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """A time a child was missing: which one of theirs, how many there were in the 90 days before, from when to when."""

    child: Child
    number: int
    before: int
    began: datetime
    back: datetime


def spread(child: Child, times: int, draw: Drawing, start: datetime, end: datetime) -> Iterator[Episode]:
    """Yield so many episodes of a child between two instants, none of which begins before the last was over."""
    chance = draw(f"episodes {child.key}")
    reports = sorted(report_between(chance, start, end) for _ in range(times))
    earlier: list[datetime] = []
    free = start
    for number, drawn in enumerate(reports, start=1):
        began = max(drawn, free)
        back = min(began + lasting(chance, child.ethnicity), max(end, began + APART))
        before = sum(began - NINETY_DAYS < one for one in earlier)
        yield Episode(child=child, number=number, before=before, began=began, back=back)
        earlier.append(began)
        free = back + APART


def shares(children: Sequence[Child], episodes: int) -> list[int]:
    """Part so many episodes among children by how often each is missing; everyone has at least one."""
    whole = sum(child.often for child in children)
    left = episodes - len(children)
    exact = [child.often * left / whole for child in children]
    given = [int(one) for one in exact]
    rest = sorted(range(len(children)), key=lambda place: (given[place] - exact[place], place))
    for place in rest[: left - sum(given)]:
        given[place] += 1
    return [1 + one for one in given]


def tell(episode: Episode, record: RecordId, staff: Staff, draw: Drawing, began: datetime) -> Telling:
    """Tell an episode as the force's practice was when it began; ``began`` is when the whole story begins."""
    practice = practice_at(episode.began, began=began, often=episode.before >= OFTEN - 1)
    return tell_as(episode, record, staff, draw(f"{record}"), practice)


def tell_as(
    episode: Episode,
    record: RecordId,
    staff: Staff,
    chance: Chance,
    practice: Practice,
    *,
    every: timedelta = WRITTEN_UP,
) -> Telling:
    """Tell an episode as it goes under a practice; what was done is written up so often."""
    tale = Telling(
        child=episode.child,
        record=record,
        number=episode.number,
        before=episode.before,
        began=episode.began,
        back=episode.back,
        practice=practice,
        every=every,
        staff=staff,
        chance=chance,
    )
    take_report(tale)
    ask(tale)
    search(tale)
    respond(tale, grade(tale))
    go_on(tale)
    come_back(tale)
    return tale
