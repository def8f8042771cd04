"""Decide how a case goes on without the child carrying it: each way gone through, and both risks weighed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from wayhome.casework.allocating.carrying import works_on
from wayhome.casework.commands import SUPERVISING, OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.kernel.refusals import Reason, Refused
from wayhome.kernel.worktime import DAY, london_day
from wayhome.record.events.without_child import EvidenceLedReviewDone, RouteChecked, WithoutChild
from wayhome.record.vocabulary import Known, Narrative, Words

LOOK_AGAIN_DAYS = 90  # our default, see the decision on default times


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One way of going on, gone through: whether it can be argued, and what is still missing for it."""

    route: str
    arguable: Known
    gap: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideWithoutChild(OnInvestigation):
    """What was decided, and what it rests on; ``independent`` are entries whose evidence is not the child's."""

    result: Literal["proceed", "gather_more", "not_viable"]
    reasons: Narrative | None = None
    routes: tuple[Route, ...] = ()
    offences: tuple[WithoutChild, ...] = ()
    independent: tuple[str, ...] = ()
    to_gather: Narrative | None = None
    risk_of_going_on: Narrative | None = None
    risk_of_stopping: Narrative | None = None
    look_again_on: date | None = None


def decide_without_child(command: DecideWithoutChild, facing: Facing) -> Outcome:
    """Keep the decision, or refuse it with everything it lacks. Rules ELP-01 to ELP-03.

    That a case is not viable ends nothing: a second person of rank endorses it first.
    """
    lacking = tuple(_lacking(command, facing))
    if lacking:
        raise Refused(*lacking)
    decided = EvidenceLedReviewDone(
        decision=command.reasons,
        result=command.result,
        by=command.by.rank,
        offences=command.offences,
        independent=command.independent,
        to_gather=command.to_gather,
        risk_of_going_on=command.risk_of_going_on,
        risk_of_stopping=command.risk_of_stopping,
        look_again_on=command.look_again_on or london_day(facing.at) + DAY * LOOK_AGAIN_DAYS,
    )
    checked = (RouteChecked(route=one.route, arguable=one.arguable, gap=one.gap) for one in command.routes)
    return tell(*checked, decided, notices=tuple(_next(command, facing)))


def _lacking(command: DecideWithoutChild, facing: Facing) -> Iterator[Reason]:
    pack = facing.pack
    if command.by.rank not in SUPERVISING:
        words = f"A {command.by.role.words.lower()} prepares this decision and does not take it."
        yield under("ELP-01", pack, words, "Ask the supervisor of the case, signed in as themselves.")
    elif works_on(command.by.actor.id, facing.story):
        words = "You investigate this case yourself: you prepare this decision, and another takes it."
        yield under("ELP-01", pack, words, "Ask the supervisor of the case, signed in as themselves.")
    if not (command.reasons or "").strip():
        yield under("ELP-01", pack, "The decision gives no reasons.", "Say in a few sentences what it rests on.")
    if not (command.risk_of_stopping or "").strip() or not (command.risk_of_going_on or "").strip():
        words = "The risks were not weighed: what going on may do to the child, and what stopping may do."
        yield under("ELP-01", pack, words, "Say both, a sentence each.")
    if command.look_again_on and command.look_again_on <= london_day(facing.at):
        yield under("ELP-01", pack, "It is to be looked at again on a day that is over.", "Name a day to come.")
    yield from _of_result(command, facing)


def _of_result(command: DecideWithoutChild, facing: Facing) -> Iterator[Reason]:
    pack = facing.pack
    arguable = any(one.arguable == "yes" for one in command.routes)
    if command.result == "proceed" and not (arguable or command.offences or command.independent):
        words = "It goes on, and nothing says on what: no way that can be argued, no offence, no other evidence."
        yield under("ELP-01", pack, words, "Tick what it goes on with.")
    if command.result == "gather_more" and not (command.to_gather or "").strip():
        words = "More is to be gathered, and it does not say what."
        yield under("ELP-01", pack, words, "Say what, from where, and by when.")
    if command.result == "not_viable":
        yield from _not_gone_through(command, facing)
        if arguable:
            words = "A way of going on can be argued, and the case is called not viable all the same."
            yield under("ELP-01", pack, words, "Go on with it or gather more; or say why it cannot be argued.")


def _not_gone_through(command: DecideWithoutChild, facing: Facing) -> Iterator[Reason]:
    answered = {one.route for one in command.routes if one.arguable in ("yes", "no")}
    left = [route.title for route in facing.pack.evidence_routes.values() if route.id not in answered]
    if left:
        ways = "1 way of going on was" if len(left) == 1 else f"{len(left)} ways of going on were"
        words = f"{ways} not gone through: {'; '.join(left)}."
        yield under(
            "ELP-01", facing.pack, words, "Say of each whether it can be argued; not known is a reason to gather more."
        )


def _next(command: DecideWithoutChild, facing: Facing) -> Iterator[Reason]:
    if command.result == "not_viable":
        words = "Nothing ends by this: a detective inspector endorses it with reasons first, or does not."
        yield under("ELP-02", facing.pack, words, "Ask one who has not decided on it.")
