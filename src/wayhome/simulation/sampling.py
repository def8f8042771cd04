"""The weeks' samples that are graded again blind, once the force mends: drawn, made again by others, and closed.

In the failing months nobody draws one. What is drawn depends on what was entered, so that each act is made only when
its time has come, from the record as it stands then.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from heapq import heappop, heappush
from itertools import count

from wayhome.access.actors import Actor, Role
from wayhome.application.bulk import BulkDoor
from wayhome.application.governing.samples import Sampled, again, closing, drawing, samples, would_be_blind
from wayhome.application.ports import EventLog
from wayhome.assurance.periods import WEEK, week, week_of
from wayhome.casework.commands import Acting
from wayhome.duties.competent import to_grade
from wayhome.kernel.ids import EventId, PostId, Subject, SubjectKind, subject
from wayhome.kernel.worktime import london_day
from wayhome.record.effective import effective
from wayhome.record.events.risk import Grade
from wayhome.rulebook.pack import Pack
from wayhome.simulation.chance import happens, one_of
from wayhome.simulation.force import Borough
from wayhome.simulation.playing import Said
from wayhome.simulation.practice import HALF, Share, practice_at
from wayhome.simulation.put_in_force import FORCE_LEAD
from wayhome.simulation.steps import Step
from wayhome.simulation.words import RATIONALE

DRAWN_AFTER, AGAIN_AFTER, CLOSED_AFTER = timedelta(hours=33), timedelta(hours=57), timedelta(hours=86)
ONE_AFTER_ANOTHER = timedelta(minutes=20)
AGREED = Share(0.0, 0.72, 0.96)  # of how many grades the second is the same
TOO_LOW = 0.7  # of those that are not, the first was the lower
LEVELS: tuple[Grade, ...] = ("very_low", "low", "medium", "high")
LEFT_OUT = "Nobody who was trained and had no part in it was on duty."
LEAD = Acting(
    actor=Actor(id=FORCE_LEAD, name=str(FORCE_LEAD), roles=frozenset({Role.FORCE_LEAD})), role=Role.FORCE_LEAD,
    post=PostId("P-9"),
)  # fmt: skip
Made = Callable[[datetime], Iterator[Step]]


def with_samples(
    steps: Iterable[Step | Said], told: Borough, door: BulkDoor, log: EventLog, pack: Pack
) -> Iterator[Step | Said]:
    """Yield the steps with the acts of the weekly samples among them, in the order of their entry.

    ``door`` is where the steps are entered as they are yielded, and ``log`` what it writes to.
    """
    sampling = _Sampling(told, log, pack)
    for step in steps:
        yield from sampling.until(step.entered_at, door)
        yield step
    yield from sampling.until(told.now, door)


class _Sampling:
    """What is still to be done about samples, by when."""

    def __init__(self, told: Borough, log: EventLog, pack: Pack) -> None:
        self._told, self._log, self._pack = told, log, pack
        self._waiting: list[tuple[datetime, int, Made]] = []
        self._numbers = count()
        at = told.began + HALF
        while week(week_of(at))[1] < told.now:
            self._plan(week_of(at))
            at += WEEK

    def until(self, moment: datetime, door: BulkDoor) -> Iterator[Step]:
        """Yield what is done up to an instant, each made from what the record held by then."""
        while self._waiting and self._waiting[0][0] <= moment:
            at, _, made = heappop(self._waiting)
            door.flush()
            yield from made(at)

    def _plan(self, period: str) -> None:
        over = week(period)[1]
        self._wait(over + DRAWN_AFTER, lambda at: self._draw(period, at))
        self._wait(over + AGAIN_AFTER, lambda at: self._hand_out(period, at))
        self._wait(over + CLOSED_AFTER, lambda at: self._close(period, at))

    def _wait(self, at: datetime, made: Made) -> None:
        heappush(self._waiting, (at, next(self._numbers), made))

    def _draw(self, period: str, at: datetime) -> Iterator[Step]:
        yield Step(entered_at=at, command=drawing(self._log, period, by=LEAD, at=at, key=f"sample {period}"))

    def _hand_out(self, period: str, at: datetime) -> Iterator[Step]:
        drawn = samples(self._log)[period]
        for place, one in enumerate(drawn.grades):
            self._wait(at + ONE_AFTER_ANOTHER * (place + 1), self._second(period, one, place))
        yield from ()

    def _second(self, period: str, one: Sampled, place: int) -> Made:
        return lambda at: self._again(period, one, place, at)

    def _again(self, period: str, one: Sampled, place: int, at: datetime) -> Iterator[Step]:
        by = self._grader(one, place, at)
        if by is None:
            return
        chance = self._told.draw(f"again {one.graded}")
        grade, key = self._grade(one, at), f"again {one.graded}"
        command = again(self._log, period, one.graded, grade, by=by, at=at, key=key)
        yield Step(entered_at=at, command=replace(command, reasons=one_of(chance, RATIONALE)))

    def _grade(self, one: Sampled, at: datetime) -> Grade:
        """Return the second grade: mostly the same, from month to month more often."""
        chance = self._told.draw(f"second grade {one.graded}")
        first = self._first(one)
        if happens(chance, AGREED.at(practice_at(at, began=self._told.began, often=False).mending)):
            return first
        step = 1 if happens(chance, TOO_LOW) else -1
        other = LEVELS.index(first) + step
        return LEVELS[other] if 0 <= other < len(LEVELS) else LEVELS[LEVELS.index(first) - step]

    def _first(self, one: Sampled) -> Grade:
        held = self._log.event(EventId(one.graded))
        return next(level for level in LEVELS if held is not None and level == held.event.body["grade"])

    def _grader(self, one: Sampled, place: int, at: datetime) -> Acting | None:
        """Return who makes a grade again: somebody trained who had no part in the case; None where there is nobody."""
        graders = [each for each in self._told.staff.officers if each.role is Role.GRADER and each.works_at(at)]
        turn = (london_day(at).toordinal() + place) % max(len(graders), 1)
        for officer in (*graders[turn:], *graders[:turn]):
            blind = officer.id != one.first_grader and would_be_blind(self._log, one, officer.id)
            if blind and self._is_trained(subject(SubjectKind.OFFICER, officer.id), at):
                return officer.acting(PostId("P-grader-missing"))
        return None

    def _is_trained(self, officer: Subject, at: datetime) -> bool:
        held = effective(sealed.event for sealed in self._log.about(officer).events)
        until = to_grade(held, self._pack, at).until
        return until is not None and until >= london_day(at)

    def _close(self, period: str, at: datetime) -> Iterator[Step]:
        drawn = samples(self._log)[period]
        if drawn.closed or not drawn.grades:
            return
        why = LEFT_OUT if drawn.left else ""
        command = closing(self._log, period, by=LEAD, at=at, key=f"closing {period}", why_left_out=why)
        yield Step(entered_at=at, command=command)
