"""Consider a Child Rescue Alert: answer each published criterion, and decide."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.missing import AlertCriteriaAnswered, AlertCriteriaMet, Decided
from wayhome.record.vocabulary import Fact, Known, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsiderAlert(OnCase):
    """Each criterion as it is known, what was decided, and why."""

    decision: Literal["taken_up", "not_taken_up", "deferred"]
    under_18: Known = "not_asked"
    taken: Known = "not_asked"
    imminent_danger: Known = "not_asked"
    public_can_help: Known = "not_asked"
    reason: Words | None = None

    @property
    def answers(self) -> tuple[Known, ...]:
        """Return the answers to the four published criteria."""
        return self.under_18, self.taken, self.imminent_danger, self.public_can_help


def consider_alert(command: ConsiderAlert, facing: Facing) -> Outcome:
    """Keep the consideration with its reason; an alert is taken up by a superintendent. Rules MC-39 and MC-40."""
    lacking = tuple(_lacking(command, facing))
    if lacking:
        raise Refused(*lacking)
    met = set(command.answers) == {"yes"}
    facts: list[Fact] = [
        AlertCriteriaAnswered(
            under_18=command.under_18,
            taken=command.taken,
            imminent_danger=command.imminent_danger,
            public_can_help=command.public_can_help,
        ),
        *([AlertCriteriaMet()] if met else []),
        Decided(on="child_rescue_alert", decision=command.decision, by=command.by.rank, reason=command.reason),
    ]
    return tell(*facts, notices=tuple(_notices(command, facing, met=met)))


def _lacking(command: ConsiderAlert, facing: Facing) -> Iterator[Reason]:
    if not (command.reason or "").strip():
        words = "Nobody says why it was decided so."
        yield under("MC-39", facing.pack, words, "Say why in your words.")
    if command.decision == "taken_up" and command.by.rank != "superintendent":
        words = "A Child Rescue Alert is decided on by a superintendent or above."
        remedy = "Bring in the command team now, and record here what you found; the decision is theirs."
        yield under("MC-40", facing.pack, words, remedy)


def _notices(command: ConsiderAlert, facing: Facing, *, met: bool) -> Iterator[Reason]:
    open_answers = [answer for answer in command.answers if answer not in ("yes", "no")]
    if open_answers:
        words = "Not every criterion is known, which does not mean that it is not met."
        yield under("MC-39", facing.pack, words, "Find out what is not known, and consider it again.")
    if met and command.by.rank != "superintendent":
        words = "Every published criterion is met, and a superintendent or above has to decide."
        yield under("MC-40", facing.pack, words, "Bring in the command team and the crime agency now.")
