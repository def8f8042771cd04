"""Words about a child that were pointed out, answered and talked about: seldom in the failing months, then more often.

What is pointed out depends on what was entered, so that each answer is made only when its time has come, from the
record as it stands then.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from heapq import heappop, heappush
from itertools import count

from wayhome.access.actors import Role
from wayhome.application.bulk import BulkDoor
from wayhome.application.ports import EventLog
from wayhome.casework.commands import Acting
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.wording.answer_wording import POINTED_OUT, AnswerWording
from wayhome.casework.wording.challenge_wording import ChallengeWording
from wayhome.kernel.ids import EventId, PostId, RecordId
from wayhome.simulation import wording_found
from wayhome.simulation.chance import Chance, happens, one_of
from wayhome.simulation.force import Borough
from wayhome.simulation.playing import Said
from wayhome.simulation.practice import ANSWERED, CHALLENGED, practice_at
from wayhome.simulation.staff import post_of
from wayhome.simulation.steps import Step

SAME_SHIFT, LATER, TALKED = timedelta(hours=3), timedelta(hours=40), timedelta(hours=20)
REWRITTEN = 0.8  # of those answered; the rest are kept
Made = Callable[[datetime], Iterable[Step]]


def with_answers(steps: Iterable[Step | Said], told: Borough, door: BulkDoor, log: EventLog) -> Iterator[Step | Said]:
    """Yield the steps with what became of words that were pointed out among them, in the order of their entry."""
    answering = _Answering(told, door, log)
    for step in steps:
        yield from answering.until(step.entered_at)
        yield step
        answering.take(step)
    yield from answering.until(told.now)


class _Answering:
    """What is still to be done about words that were pointed out, by when."""

    def __init__(self, told: Borough, door: BulkDoor, log: EventLog) -> None:
        self._told, self._door, self._log = told, door, log
        self._waiting: list[tuple[datetime, int, Made]] = []
        self._numbers = count()

    def until(self, moment: datetime) -> Iterator[Step]:
        """Yield what is done up to an instant, each made from what the record held by then."""
        while self._waiting and self._waiting[0][0] <= moment:
            at, _, made = heappop(self._waiting)
            yield from made(at)

    def take(self, step: Step | Said) -> None:
        """Look at an act that was entered: reasons that blame the child are answered later, or are not."""
        command = step.command if isinstance(step, Step) else None
        if isinstance(command, GradeRisk) and command.rationale in wording_found.AS_INSPECTORS_FOUND:
            record, by = command.record, command.by
            self._wait(step.entered_at + SAME_SHIFT, lambda at: self._plan(record, by, at))

    def _wait(self, at: datetime, made: Made) -> None:
        heappush(self._waiting, (at, next(self._numbers), made))

    def _plan(self, record: RecordId, by: Acting, at: datetime) -> Iterator[Step]:
        """Plan what becomes of what was pointed out in one case; of some of it, nothing does."""
        chance = self._told.draw(f"wording {record}")
        practice = practice_at(at, began=self._told.began, often=False)
        self._door.flush()
        talked = happens(chance, practice.share(CHALLENGED))
        for held in self._log.read(record).events:
            if held.event.type != POINTED_OUT or held.event.actor != by.actor.id:
                continue
            if happens(chance, practice.share(ANSWERED)):
                self._answer(held.event.id, record, by, at, chance)
            if talked:
                self._talk(held.event.id, record, by, at, one_of(chance, wording_found.AGREED))
        yield from ()

    def _answer(self, found: EventId, record: RecordId, by: Acting, at: datetime, chance: Chance) -> None:
        rewritten, when = happens(chance, REWRITTEN), at if happens(chance, 0.8) else at + LATER
        instead, reason = one_of(chance, wording_found.PUT_IN_OTHER_WORDS), one_of(chance, wording_found.KEPT_BECAUSE)
        self._wait(
            when,
            lambda at: (
                Step(
                    entered_at=at,
                    command=AnswerWording(
                        by=by,
                        happened_at=at,
                        key=f"answer {found}",
                        record=record,
                        pointed_out=found,
                        answer="rewrote" if rewritten else "kept",
                        instead=instead if rewritten else None,
                        reason=None if rewritten else reason,
                    ),
                ),
            ),
        )

    def _talk(self, found: EventId, record: RecordId, author: Acting, at: datetime, agreed: str) -> None:
        sergeant = self._sergeant(at + TALKED, author)
        if sergeant is None:
            return
        self._wait(
            at + TALKED,
            lambda at: (
                Step(
                    entered_at=at,
                    command=ChallengeWording(
                        by=sergeant,
                        happened_at=at,
                        key=f"talk {found}",
                        record=record,
                        pointed_out=found,
                        agreed=agreed,
                    ),
                ),
            ),
        )

    def _sergeant(self, at: datetime, author: Acting) -> Acting | None:
        """Return a supervisor who works then and did not write the words; None where there is none."""
        working = (one for one in self._told.staff.officers if one.role is Role.SUPERVISOR and one.works_at(at))
        return next(
            (one.acting(PostId(post_of(one.usual, one.unit))) for one in working if one.id != author.actor.id), None
        )
