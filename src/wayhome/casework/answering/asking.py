"""What somebody says through a door of their own: a question, a need, that something is wrong, and information.

None of it is a condition of anything, and none is refused: what a child says is kept as they wrote it.
"""

from dataclasses import dataclass

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.kernel.ids import Subject
from wayhome.record.events.door import For, InformationGiven, NeedSaid, QuestionAsked, SaidWrong
from wayhome.record.events.needs import NeedsMayHaveChanged
from wayhome.record.one_child import called_beside
from wayhome.record.vocabulary import Narrative, Spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class FromHolder(OnInvestigation):
    """Something that a rights-holder does; which of them they are comes from their invitation, never from a form.

    ``of`` is the child whose record names them, where it may be another's that the act stands in.
    """

    holder: str
    kind: For
    of: Subject | None = None

    def called(self, facing: Facing) -> str:
        """Return what they are called in the record of the child that the act is about."""
        return called_beside(self.holder, self.of, facing.child) if self.of else self.holder


@dataclass(frozen=True, slots=True, kw_only=True)
class AskQuestion(FromHolder):
    """A question about the case, or their own part in it."""

    question: Spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class SayNeed(FromHolder):
    """What they need, in their words."""

    need: Spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class SayWrong(FromHolder):
    """That something they were shown or told is wrong; ``about`` names it as it was shown."""

    what: Spoken
    about: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveInformation(FromHolder):
    """What they want the police to know."""

    what: Narrative


def ask_question(command: AskQuestion, _facing: Facing) -> Outcome:
    """Keep the question. Rule VC-Q-01."""
    return tell(QuestionAsked(holder=command.holder, kind=command.kind, question=command.question))


def say_need(command: SayNeed, _facing: Facing) -> Outcome:
    """Keep the need; the child's needs are looked at again because of it. Rule VC-06."""
    need = NeedSaid(holder=command.holder, kind=command.kind, need=command.need)
    return tell(need, NeedsMayHaveChanged(why="child_asked" if command.kind == "child" else "other"))


def say_wrong(command: SayWrong, _facing: Facing) -> Outcome:
    """Keep what is said to be wrong. Rule VC-Q-02."""
    return tell(SaidWrong(holder=command.holder, kind=command.kind, what=command.what, about=command.about))


def give_information(command: GiveInformation, _facing: Facing) -> Outcome:
    """Keep what they told us. Rules FB-01 and FB-02 owe them what came of it."""
    return tell(InformationGiven(holder=command.holder, kind=command.kind, what=command.what))
