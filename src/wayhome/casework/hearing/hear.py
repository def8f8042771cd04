"""The child is heard: what they said is kept as they said it; whether who heard it was trained is computed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.hearing.accounts import HeardStanding, heard
from wayhome.casework.hearing.trained import is_trained, lacking, officer_named
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.kernel.ids import Subject
from wayhome.kernel.refusals import Reason
from wayhome.record.events.victim import StatementTaken
from wayhome.record.vocabulary import Spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class HearChild(OnInvestigation):
    """A recorded interview or a statement: who talked with the child, and what the child said."""

    interviewer: str
    kind: Literal["recorded_interview", "statement"] = "recorded_interview"
    account: Spoken | None = None
    recording: str | None = None

    @property
    def beside(self) -> tuple[Subject, ...]:
        """Return the interviewer, whose training bears on it."""
        return officer_named(self.interviewer)


def hear_child(command: HearChild, facing: Facing) -> Outcome:
    """Keep it, whoever did it; whether they were trained and there was a plan is computed. Rules INT-01 to INT-04."""
    standing = heard(facing.story, facing.child)
    taken = StatementTaken(
        kind=command.kind,
        trained=is_trained(command.interviewer, facing),
        planned=standing.plan is not None and standing.plan.happened_at <= facing.at,
        interviewer=command.interviewer or None,
        account=command.account,
        recording=command.recording,
    )
    return tell(taken, notices=tuple(_notices(command, taken, standing, facing)))


def _notices(command: HearChild, taken: StatementTaken, standing: HeardStanding, facing: Facing) -> Iterator[Reason]:
    yield from lacking(command.interviewer, facing)
    if not taken.planned:
        words = "No plan for the interview is on record."
        yield under("INT-03", facing.pack, words, "Record how it was planned, if it was.")
    if standing.interviews:
        words = f"This is interview {len(standing.interviews) + 1} with the child; as few as possible are held."
        yield under("INT-03", facing.pack, words, "Say in the plan why another was needed.")
    if standing.interviewers and command.interviewer not in standing.interviewers:
        words = f"The child talked with {standing.interviewers[0]} before."
        yield under("INT-04", facing.pack, words, "Let the child talk with the same person, where they would rather.")
