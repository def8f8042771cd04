"""What a child needs as a victim, as it stands: the latest that was said of each need, and what it leads to.

It is the child's, not one case's: what was said in any case of theirs stands for whoever meets them next.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from wayhome.duties.story import Story
from wayhome.kernel.ids import EventId
from wayhome.record.envelope import Event
from wayhome.rulebook.needs import NeedsQuestion
from wayhome.rulebook.pack import Pack

ASSESSED, RECORDED, CHANGED = "victim.needs_assessed", "victim.need_recorded", "victim.needs_may_have_changed"
PASSED_OVER = "victim.needs_topic_passed_over"
Words = Mapping[tuple[EventId, str], str]
Interviewer = Literal["a_woman", "a_man", "somebody_they_know", "no_preference", "not_said"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What was last said of one need: in which assessment, and what had been said before that."""

    question: str
    answers: tuple[str, ...]
    said: str
    event: Event
    version: int
    before: "Need | None" = None

    @property
    def at(self) -> datetime:
        """Return when it was said, in UTC."""
        return self.event.happened_at

    @property
    def has_changed(self) -> bool:
        """Say whether other answers were given than the time before."""
        return self.before is not None and set(self.before.answers) != set(self.answers)


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsStanding:
    """A child's needs as they stand; ``assessed`` is the last assessment, None where there was none."""

    version: int = 0
    assessed: Event | None = None
    needs: Mapping[str, Need] = field(default_factory=dict)

    @property
    def of_last(self) -> tuple[Need, ...]:
        """Return what was said in the last assessment."""
        return tuple(one for one in self.needs.values() if one.version == self.version)

    @property
    def changes(self) -> tuple[Need, ...]:
        """Return what the last assessment has otherwise than the one before."""
        return tuple(one for one in self.of_last if one.has_changed)

    def answered(self, question: str) -> tuple[str, ...]:
        """Return the answers that stand to a question; none where it was never talked about."""
        found = self.needs.get(question)
        return found.answers if found else ()


def needs_of(story: Story | None, words: Words | None = None) -> NeedsStanding:
    """Return what a child needs, from their own story; words that are not given are left out."""
    if story is None:
        return NeedsStanding()
    assessed = story.of_type(ASSESSED)
    needs: dict[str, Need] = {}
    for event in story.of_type(RECORDED):
        need = _need(event, words or {}, needs.get(str(event.body.get("question"))))
        needs[need.question] = need
    last = assessed[-1] if assessed else None
    return NeedsStanding(version=len(assessed), assessed=last, needs=needs)


def questions_of(pack: Pack) -> Mapping[str, NeedsQuestion]:
    """Return every question that the rulebook asks, in order; none where it has no conversation."""
    return {one.id: one for topic in pack.victim_needs.values() for one in topic.questions}


def topics_open(standing: NeedsStanding, pack: Pack) -> tuple[str, ...]:
    """Return what the rulebook asks about of which nothing was ever talked about with the child, in its words."""
    topics = pack.victim_needs.values()
    return tuple(one.title for one in topics if standing.needs.keys().isdisjoint(each.id for each in one.questions))


def driven(standing: NeedsStanding, pack: Pack, by: str) -> tuple[str, ...]:
    """Return the answers that stand and lead to something, in words."""
    return tuple(words for drive, words in _driven(standing, pack) if drive == by)


def preferred_interviewer(standing: NeedsStanding) -> Interviewer:
    """Return whom the child would rather talk with."""
    said = standing.answered("talks_with")
    known: dict[str, Interviewer] = {
        "a_woman": "a_woman", "a_man": "a_man", "somebody_they_know": "somebody_they_know",
        "no_preference": "no_preference",
    }  # fmt: skip
    return known.get(said[0], "not_said") if said else "not_said"


def measures_wanted(standing: NeedsStanding) -> tuple[str, ...]:
    """Return the special measures that the child would like, as interviews name them."""
    return tuple(one for one in standing.answered("helps_to_be_heard") if one != "not_sure")


def services_wanted(standing: NeedsStanding, pack: Pack) -> tuple[str, ...]:
    """Return the services that the child would like, as the rulebook names them."""
    return tuple(f"support_{one}" for one in standing.answered("services") if f"support_{one}" in pack.support_services)


def _driven(standing: NeedsStanding, pack: Pack) -> Iterator[tuple[str, str]]:
    for name, question in questions_of(pack).items():
        given = standing.answered(name)
        for answer in question.answers:
            if answer.id in given:
                yield from ((drive, answer.words) for drive in answer.drives)


def _need(event: Event, words: Words, before: Need | None) -> Need:
    body = event.body
    answers = body.get("answers") or ()
    return Need(
        question=str(body.get("question")),
        answers=tuple(str(one) for one in answers) if isinstance(answers, (list, tuple)) else (),
        said=words.get((event.id, "said"), ""),
        event=event,
        version=int(str(body.get("version", 0))),
        before=before,
    )
