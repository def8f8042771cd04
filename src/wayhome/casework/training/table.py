"""The table of acts about what people are able to do: for each command its decision, and what permits it."""

from collections.abc import Callable, Mapping
from typing import Any

from wayhome.access.permissions import Permission
from wayhome.casework.commands import Command
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome
from wayhome.casework.training.answer_questions import AnswerQuestions, answer_questions
from wayhome.casework.training.excuse_training import ExcuseTraining, excuse_training
from wayhome.casework.training.watch_practice import WatchPractice, watch_practice

Decide = Callable[[Any, Facing], Outcome]

TRAINING: Mapping[type[Command], tuple[Decide, Permission]] = {
    AnswerQuestions: (answer_questions, Permission.CHECK_UNDERSTANDING),
    WatchPractice: (watch_practice, Permission.RECORD_TRAINING),
    ExcuseTraining: (excuse_training, Permission.RECORD_TRAINING),
}
