"""Say of a record that was found whether it affects the grade, and how."""

from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.kernel.refusals import Reason
from wayhome.record.events.risk import HitMarked
from wayhome.record.vocabulary import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkHit(OnCase):
    """A record found, what it does to the grade, and how."""

    hit: str
    affects_grade: Literal["raises", "no_effect", "not_this_child"]
    how: Words | None = None


def mark_hit(command: MarkHit, facing: Facing) -> Outcome:
    """Record the mark. Rule MC-08.HITS."""
    notices: list[Reason] = []
    if not any(event.body["hit"] == command.hit for event in facing.story.of_type("risk.hit_found")):
        words = f"No check in this case brought back {command.hit}; the mark was kept."
        notices.append(ours("unknown_hit", words, "Record the check that found it."))
    if command.affects_grade == "raises":
        words = f"{command.hit} raises the risk."
        notices.append(ours("hit_raises", words, "Grade again with it in view."))
    return tell(
        HitMarked(hit=command.hit, affects_grade=command.affects_grade, how=command.how), notices=tuple(notices)
    )
