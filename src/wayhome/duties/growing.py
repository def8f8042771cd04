"""A story that is told again and again with more in it: a rule is asked anew only where what it looked at changed.

What was owed is known as it was known at each moment at which something was written down, and most of what is written
down is looked at by few rules. What a rule looked at is noted while it looks (``Story.watched``), never declared, so
that a rule cannot look at something and be left as it was when that changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from wayhome.duties.derive import DerivingRule, Rulebook, answer_of, derive
from wayhome.duties.duty import Duty
from wayhome.duties.rules import Asked
from wayhome.duties.shapes.before import Gate
from wayhome.duties.story import Story


@dataclass(frozen=True, slots=True)
class _Answered:
    """What a rule came to, the types of event that it looked at, and what it looked at of other rules' duties."""

    duties: tuple[Duty, ...]
    looked_at: frozenset[str]
    settled: tuple[Duty, ...]


class Growing:
    """The duties of one subject's story under one rulebook, each time it is told. Nobody else may ask the stories."""

    def __init__(self, rulebook: Rulebook, *, horizon: datetime) -> None:
        self._rulebook = rulebook
        self._horizon = horizon
        self._story: Story | None = None
        self._duties: tuple[Duty, ...] = ()
        self._answered: Mapping[str, _Answered] = {}

    def derive(self, story: Story) -> tuple[Duty, ...]:
        """Derive every duty of the story as it is told now, in order of due time: the same as ``derive`` of it.

        Raises ValueError for a story of another subject, or of a part of a case.
        """
        before = self._story
        if story.whole is not None or (before is not None and before.subject != story.subject):
            raise ValueError(f"{story.subject} is not told whole, or not the subject that was told of before.")
        changed = story.differs_from(before) if before is not None else frozenset()
        if before is None or changed:
            asking = _Asking(story, changed, self._answered)
            self._duties = derive(story, self._rulebook, horizon=self._horizon, answer=asking.answer)
            self._answered = asking.answered
        self._story = story
        return self._duties


class _Asking:
    """Asking all rules of a story as it is told now, with what they answered before and the types that differ since."""

    def __init__(self, story: Story, changed: frozenset[str], before: Mapping[str, _Answered]) -> None:
        self.answered: dict[str, _Answered] = {}
        self._story = story
        self._changed = changed
        self._before = before

    def answer(self, rule: DerivingRule, asked: Asked, settled: tuple[Duty, ...]) -> tuple[Duty, ...]:
        """Return what a rule comes to; what is asked of a part of a case is asked anew."""
        if asked.story is not self._story:
            return tuple(answer_of(rule, asked, settled))
        looks_at = tuple(duty for duty in settled if duty.rule in rule.settled) if isinstance(rule, Gate) else ()
        kept = self._before.get(rule.duty.id)
        if kept is None or kept.settled != looks_at or not kept.looked_at.isdisjoint(self._changed):
            duties, looked_at = self._story.watched(lambda: tuple(answer_of(rule, asked, settled)))
            kept = _Answered(duties, looked_at, looks_at)
        self.answered[rule.duty.id] = kept
        return kept.duties
