"""Decide what becomes of cases of somebody who carries more than their post can hold, where none is given on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from wayhome.casework.allocating.carrying import passing
from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours, under
from wayhome.kernel.ids import ActorId
from wayhome.kernel.refusals import Reason, Refused
from wayhome.kernel.worktime import london_day
from wayhome.record.events.allocating import LoadDecided
from wayhome.record.vocabulary import Narrative

RULE, RULE_UP = "ALLOC-06", "ALLOC-06-UP"
LONGEST = timedelta(days=28)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideLoad(OnInvestigation):
    """The cases stay until a day, or nobody with the skills has room; giving one on is done on the case that goes."""

    officer: ActorId
    result: Literal["carries_on", "nobody_free"]
    reasons: Narrative
    again_on: date | None = None


def decide_load(command: DecideLoad, facing: Facing) -> Outcome:
    """Keep the decision; refused to whoever carries the cases, without reasons, and without a day. Rule ALLOC-06."""
    against = tuple(_against(command, facing))
    if against:
        raise Refused(*against)
    decided = LoadDecided(
        result=command.result,
        by=command.by.rank,
        officer=command.officer,
        again_on=command.again_on if command.result == "carries_on" else None,
        reasons=command.reasons,
    )
    if command.result == "carries_on":
        return tell(decided)
    words = "A detective inspector answers for it now; until then it is with you as well."
    return tell(decided, notices=(under(RULE_UP, facing.pack, words, "Tell them now."),))


def _against(command: DecideLoad, facing: Facing) -> Iterator[Reason]:
    stands = passing(facing.story)
    if stands is None or stands.officer != command.officer:
        words = f"It is not on record in this case that {command.officer} carries more than their post can hold."
        yield ours("no_full_load", words, "Open who carries what to see how it stands.")
    if command.by.actor.id == command.officer:
        words = "The cases are your own, and nobody decides on their own load."
        yield ours("own_load", words, "Ask another supervisor.")
    if not command.reasons.strip():
        words = "It does not say why, and what is done so that no child waits for it."
        yield under(RULE, facing.pack, words, "Say it in a sentence.")
    today = london_day(facing.at)
    if command.result == "carries_on" and not (command.again_on and today < command.again_on <= today + LONGEST):
        words = f"It is to be looked at again within {LONGEST.days} days, and after today."
        yield under(RULE, facing.pack, words, "Name a day by then.")
