"""Before the child is heard: what they first said, what is explained and asked, who talks with them, and the plan."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.hearing.accounts import heard
from wayhome.casework.hearing.trained import lacking, officer_named
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours, under
from wayhome.kernel.ids import Subject
from wayhome.kernel.refusals import Reason
from wayhome.record.events.interview import (
    HeardFirst,
    IntermediaryConsidered,
    Needed,
    Place,
    Planned,
    PreferencesRecorded,
    PutOff,
    PutOffFor,
    SpecialMeasuresExplained,
)
from wayhome.record.vocabulary import Fact, Narrative, Spoken, Words

HeardBy = Literal["police", "parent", "carer", "school", "social_worker", "health", "friend", "other", "unknown"]
Measure = Literal[
    "screen", "live_link", "in_private", "no_wigs", "recorded_evidence", "recorded_questioning", "intermediary", "aids"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepFirstAccount(OnInvestigation):
    """What the child said to whoever first heard it, as they said it."""

    said: Spoken
    heard_by: HeardBy = "unknown"
    recorded: Literal["body_worn_video", "written_at_once", "written_later", "unknown"] = "unknown"
    asked: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainMeasures(OnInvestigation):
    """What can make giving evidence easier was explained; which of it the child would want."""

    measures: tuple[Measure, ...] = ()
    wishes: Spoken | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsiderIntermediary(OnInvestigation):
    """Whether the child needs help to understand and be understood."""

    result: Literal["requested", "matched", "not_needed_for_a_reason"]
    reason: Narrative | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskPreferences(OnInvestigation):
    """Who the child would rather talk with, and who should be with them."""

    interviewer: Literal["a_woman", "a_man", "somebody_they_know", "no_preference", "not_said"] = "not_said"
    wishes: Spoken | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanInterview(OnInvestigation):
    """That the child is to be heard in a recorded interview: by whom, where, when, and how."""

    interviewer: str = ""
    place: Place = "unknown"
    at: datetime | None = None
    strategy: Narrative | None = None
    with_the_child: Words | None = None

    @property
    def beside(self) -> tuple[Subject, ...]:
        """Return the interviewer, whose training bears on it."""
        return officer_named(self.interviewer)


@dataclass(frozen=True, slots=True, kw_only=True)
class PutOffInterview(OnInvestigation):
    """The interview waits, for the child's sake and until a time."""

    reason: PutOffFor
    until: datetime | None = None
    asked_for: Spoken | None = None


def keep_first_account(command: KeepFirstAccount, _facing: Facing) -> Outcome:
    """Keep it as it was spoken. Line EL-01; no rule waits for it."""
    return tell(
        HeardFirst(heard_by=command.heard_by, recorded=command.recorded, said=command.said, asked=command.asked)
    )


def explain_measures(command: ExplainMeasures, _facing: Facing) -> Outcome:
    """Record it. Rule INT-01."""
    return tell(SpecialMeasuresExplained(measures=command.measures, wishes=command.wishes))


def consider_intermediary(command: ConsiderIntermediary, facing: Facing) -> Outcome:
    """Record what was decided; that none is needed says why. Rule INT-02."""
    notices: tuple[Reason, ...] = ()
    if command.result == "not_needed_for_a_reason" and not (command.reason or "").strip():
        words = "Nobody says why the child needs no intermediary."
        notices = (under("INT-02", facing.pack, words, "Add the reason: it is asked of every child."),)
    return tell(IntermediaryConsidered(result=command.result, reason=command.reason), notices=notices)


def ask_preferences(command: AskPreferences, _facing: Facing) -> Outcome:
    """Record them. Rule INT-04."""
    return tell(PreferencesRecorded(interviewer=command.interviewer, wishes=command.wishes))


def plan_interview(command: PlanInterview, facing: Facing) -> Outcome:
    """Record that the child is to be heard, and how. Rule INT-03."""
    standing = heard(facing.story, facing.child)
    planned = Planned(
        interviewer=command.interviewer,
        place=command.place,
        at=command.at,
        strategy=command.strategy,
        with_the_child=command.with_the_child,
    )
    facts: tuple[Fact, ...] = (planned,) if standing.is_due else (Needed(), planned)
    return tell(*facts, notices=tuple(_of_planning(command, facing)))


def put_off_interview(command: PutOffInterview, facing: Facing) -> Outcome:
    """Put it off for the child's sake; without a time it is owed by the time it was. Rules INT-03, INT-03-AGAIN."""
    notices = []
    if command.until is None:
        words = "Nobody says until when the interview waits."
        notices.append(under("INT-03", facing.pack, words, "Say until when, so that it comes back by itself."))
    many = len(heard(facing.story, facing.child).put_off)
    if many:
        words = f"It was put off {many} {'time' if many == 1 else 'times'} before."
        notices.append(under("INT-03-AGAIN", facing.pack, words, "Ask the child again what they need to be heard."))
    put_off = PutOff(reason=command.reason, until=command.until, asked_for=command.asked_for)
    return tell(put_off, notices=tuple(notices))


def _of_planning(command: PlanInterview, facing: Facing) -> Iterator[Reason]:
    standing = heard(facing.story, facing.child)
    if not command.interviewer:
        words = "Nobody is named who is to talk with the child."
        yield under("INT-03", facing.pack, words, "Name somebody trained to interview children.")
    else:
        yield from lacking(command.interviewer, facing)
    if standing.interviewers and command.interviewer and command.interviewer != standing.interviewers[0]:
        words = f"The child has talked with {standing.interviewers[0]} before."
        yield under("INT-04", facing.pack, words, "Have the same person do it, unless the child would rather not.")
    if standing.interviews:
        words = f"The child has been interviewed {_times(len(standing.interviews))} already."
        yield under("INT-03", facing.pack, words, "Read what they said; ask again only what they have not been asked.")
    if not command.strategy:
        yield ours("no_strategy", "Nothing says how the child is to be heard.", "Plan it with whoever is to do it.")


def _times(many: int) -> str:
    return {1: "once", 2: "twice"}.get(many, f"{many} times")
