"""What must always hold: a case that the child does not support never ends while one thing it owes them is not so."""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.casework.desk import DETECTIVE, DI, INQUIRY, INSPECTOR, SERGEANT, Desk
from tests.ending.going import DAY, NOT_VIABLE, investigated, named, tell, withdrawn
from wayhome.casework.ending.decide_outcome import DecideOutcome
from wayhome.casework.ending.propose_outcome import AnswerProposal
from wayhome.casework.without_the_child.decide_without_child import DecideWithoutChild
from wayhome.casework.without_the_child.endorse_not_viable import EndorseNotViable
from wayhome.casework.without_the_child.offer_help import OfferHelp
from wayhome.kernel.refusals import Refused
from wayhome.record.events.disruption import Assessed

STEPS: dict[str, Callable[[Desk], object]] = {
    "help": lambda desk: desk.do(OfferHelp, DETECTIVE, offers=("advocate",)),
    "decision": lambda desk: desk.do(DecideWithoutChild, SERGEANT, **NOT_VIABLE),
    "disruption": lambda desk: tell(desk, Assessed(left_open=0)),
    "agreement": lambda desk: desk.do(AnswerProposal, DI, agreed=True, code="16", reason="I looked."),
    "endorsement": lambda desk: desk.do(EndorseNotViable, INSPECTOR, reasons="I looked."),
}


@settings(max_examples=15, deadline=None)
@given(order=st.permutations(sorted(STEPS)), left_out=st.sampled_from(["", *STEPS]), days=st.integers(0, 3))
def test_it_ends_only_once_every_step_was_taken_on_another_day(order: list[str], left_out: str, days: int) -> None:
    desk = withdrawn(named(investigated()))
    taken = [step for step in order if step != left_out and _is_taken(desk, step)]
    desk.at(DAY * (2 + days) + 1)

    ended = _is_taken(desk, "outcome", lambda one: one.do(DecideOutcome, SERGEANT, code="16", reason="All was done."))

    assert ended == (set(taken) == set(STEPS) and days > 0)
    assert bool(desk.events("investigation.outcome_reached", record=INQUIRY)) == ended


def _is_taken(desk: Desk, step: str, act: Callable[[Desk], object] | None = None) -> bool:
    """Say whether a step could be taken: what is endorsed before it is decided is refused."""
    try:
        (act or STEPS[step])(desk)
    except Refused:
        return False
    return True
