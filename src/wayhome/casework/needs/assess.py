"""A child's needs as a victim are talked through: what was said is kept, what was not asked stays open."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.needs.gone_through import This, changed_at, still_to_ask
from wayhome.casework.needs.standing import needs_of, questions_of
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours, under
from wayhome.duties.holders import THE_CHILD
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.compensation import CompensationExplained
from wayhome.record.events.needs import (
    NeedRecorded,
    NeedsAssessed,
    NeedsMayHaveChanged,
    NeedsTopicPassedOver,
    Present,
)
from wayhome.record.events.victim import (
    CommunicationNeedsRecorded,
    EnhancedRightsTold,
    FirstContactMade,
    PersonalStatementOffered,
    RightsExplained,
)
from wayhome.record.vocabulary import Fact, Known, Spoken, Words

Because = Literal["first", "changed", "child_asked", "birthday", "looked_at_again"]
WhyChanged = Literal["new_suspect", "placement_move", "child_asked", "safety", "school", "health", "birthday", "other"]
FIRST_TOPIC = "needs_understanding"
FOLLOWS = {
    "medical": ("VC-03", "The child needs care now.", "See to it before anything else is asked."),
    "safety": ("PROMPT-01", "The child is not safe, or is afraid.", "Make them safe today, and record it."),
    "interpreter": ("VC-01", "The child needs an interpreter.", "Arrange one who is no relative, before you go on."),
    "intermediary": ("INT-02", "The child may need an intermediary.", "Decide it before they are interviewed."),
    "support": ("VC-05", "The child would like help.", "Refer them within two working days of the report."),
    "contact": ("VC-07", "The child said how to reach them, or who must not know.", "Put it in the contact plan."),
    "exploited_to_offend": ("NRM-04", "The child fears trouble with the police.", "Ask if they were made to do it."),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedSaid:
    """What the child said of one need; with neither answer nor words it was not talked about."""

    question: str
    answers: tuple[str, ...] = ()
    said: Spoken | None = None

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was said of it."""
        return not self.answers and not (self.said or "").strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOver:
    """A part of the conversation that was passed over: the child did not want it, or it was not asked for a reason."""

    topic: str
    why: Literal["not_wanted", "not_asked"]
    reason: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessNeeds(OnInvestigation):
    """What was talked about with the child, who was there, and which rights were told in the same conversation.

    ``rest_as_before``: they were asked whether anything else is different from what they said before, and it is not.
    """

    said: tuple[NeedSaid, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()
    rest_as_before: bool = False
    present: tuple[Present, ...] = ()
    because: Because = "first"
    rights_explained: bool = False
    enhanced_told: bool = False
    compensation_explained: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteNeedsChanged(OnInvestigation):
    """Something happened after which the child's needs are looked at again."""

    why: WhyChanged


def assess_needs(command: AssessNeeds, facing: Facing) -> Outcome:
    """Keep what was said as the next assessment. Rules VC-01, VC-03, VC-04, VC-06, VC-16 and VC-28."""
    said = tuple(one for one in command.said if not one.is_empty)
    wrong = (*_wrong(command, said, facing), *_wrongly_passed_over(command, facing))
    if wrong:
        raise Refused(*wrong)
    assessed = _assessed(command, said, facing)
    version = assessed.version or 1
    passed = (
        NeedsTopicPassedOver(topic=one.topic, version=version, why=one.why, reason=one.reason)
        for one in command.passed_over
    )
    facts = (*_recorded(said, version), *passed, assessed, *_met_beside(command, said, facing))
    return tell(*facts, notices=(*_follows(said, command, facing), *_to_ask(command, facing)))


def note_needs_changed(command: NoteNeedsChanged, _facing: Facing) -> Outcome:
    """Keep it; the needs are owed to be looked at again. Rule VC-06."""
    return tell(NeedsMayHaveChanged(why=command.why))


def _assessed(command: AssessNeeds, said: tuple[NeedSaid, ...], facing: Facing) -> NeedsAssessed:
    story, this = facing.stories.get(facing.child), this_time(command)
    before = needs_of(story)
    version = before.version + 1
    known = {*before.needs, *(one.question for one in said)}
    return NeedsAssessed(
        version=version,
        asked=len(said),
        left_open=len([one for one in questions_of(facing.pack) if one not in known]),
        topics_open=len(still_to_ask(story, facing.pack, this)),
        topics_not_again=len(still_to_ask(story, facing.pack, this, since=changed_at(facing))),
        rest_as_before=command.rest_as_before,
        present=command.present,
        because="looked_at_again" if version > 1 and command.because == "first" else command.because,
    )


def this_time(command: AssessNeeds) -> This:
    """Return what a conversation went through."""
    return This(
        questions=frozenset(one.question for one in command.said if not one.is_empty),
        passed_over=frozenset(one.topic for one in command.passed_over),
        rest_as_before=command.rest_as_before,
    )


def _to_ask(command: AssessNeeds, facing: Facing) -> Iterator[Reason]:
    """Say which parts are still to be asked about, and that it is owed until then."""
    story = facing.stories.get(facing.child)
    left = still_to_ask(story, facing.pack, this_time(command), since=changed_at(facing))
    if left:
        words = f"Still to ask the child about: {'; '.join(one.title for one in left)}."
        remedy = "It is owed until then. Go on when it suits them; note what they do not want, or why it is not asked."
        yield ours("needs_still_to_ask", words, remedy)


def _wrongly_passed_over(command: AssessNeeds, facing: Facing) -> Iterator[Reason]:
    for one in command.passed_over:
        topic = facing.pack.victim_needs.get(one.topic)
        if topic is None:
            words = "The rulebook in force has no such part of the conversation."
            yield ours("no_such_topic", words, "Open the page again; what was typed is still in it.")
        elif one.why == "not_asked" and not (one.reason or "").strip():
            words = f"It is not said why this is not asked: {topic.title}."
            yield ours("not_asked_why", words, "Say why, or leave it to be asked another day.")


def _wrong(command: AssessNeeds, said: tuple[NeedSaid, ...], facing: Facing) -> Iterator[Reason]:
    questions = questions_of(facing.pack)
    if questions and not (said or command.passed_over or command.rest_as_before):
        words = "Nothing was talked about yet."
        yield under("VC-03", facing.pack, words, "Ask how the child is best understood; keep the rest for another day.")
    for one in said:
        question = questions.get(one.question)
        if question is None or not {each.id for each in question.answers}.issuperset(one.answers):
            words = "The rulebook in force does not ask this, or not with this answer."
            yield ours("no_such_need", words, "Open the page again; what was typed is still in it.")


def _recorded(said: tuple[NeedSaid, ...], version: int) -> Iterator[NeedRecorded]:
    for one in said:
        words = (one.said or "").strip() or None
        yield NeedRecorded(question=one.question, version=version, answers=one.answers, said=words)


def _met_beside(command: AssessNeeds, said: tuple[NeedSaid, ...], facing: Facing) -> Iterator[Fact]:
    """Yield what the same conversation did besides: a first contact, understood, rights told, a statement offered."""
    if not facing.story.of_child(facing.child).of_type("victim.first_contact_made"):
        yield FirstContactMade()
    topic = facing.pack.victim_needs.get(FIRST_TOPIC)
    first = {one.id for one in topic.questions} if topic else set()
    if any(one.question in first for one in said):
        yield CommunicationNeedsRecorded(interpreter=_interpreter(said, facing))
    if command.rights_explained:
        yield RightsExplained(to="child")
    if command.enhanced_told:
        yield EnhancedRightsTold(to="child")
    if command.compensation_explained:
        yield CompensationExplained(to="child", holder=THE_CHILD)
    if any(_leads_to("personal_statement", one, facing) for one in said):
        declined = any(one.question == "effect" and one.answers == ("no",) for one in said)
        yield PersonalStatementOffered(answer="declined" if declined else "later")


def _interpreter(said: tuple[NeedSaid, ...], facing: Facing) -> Known:
    if any(_leads_to("interpreter", one, facing) for one in said):
        return "yes"
    asked = {one.question for one in said}
    return "no" if asked & {"language", "interpreter"} else "not_asked"


def _leads_to(drive: str, said: NeedSaid, facing: Facing) -> bool:
    question = questions_of(facing.pack).get(said.question)
    return any(drive in one.drives for one in question.answers if one.id in said.answers) if question else False


def _follows(said: tuple[NeedSaid, ...], command: AssessNeeds, facing: Facing) -> Iterator[Reason]:
    """Say what follows from what was said now, the most urgent first."""
    for drive, (rule, words, remedy) in FOLLOWS.items():
        if any(_leads_to(drive, one, facing) for one in said):
            yield under(rule, facing.pack, words, remedy)
    if not command.enhanced_told and not facing.story.of_child(facing.child).of_type("victim.enhanced_rights_told"):
        words = "Nobody has told the child that they have enhanced rights."
        yield under("VC-04", facing.pack, words, "Every child has them. Tell them today.")
