"""Which child of a case an act is about: asked where several are there, and never one who is not of the case."""

from wayhome.access.actors import BY_INVITATION
from wayhome.casework.commands import Command, OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, Said
from wayhome.casework.reasons import ours
from wayhome.kernel.ids import SubjectKind, kind_of
from wayhome.kernel.refusals import Reason, Refused

ASK = "Name the child it is about."


def refuse_another_child(command: Command, facing: Facing) -> None:
    """Raise Refused where an act names a child who is not of the case, by any record that they are read as."""
    if not isinstance(command, OnInvestigation) or command.child is None or command.by.role in BY_INVITATION:
        return  # what is said at a door is kept, though the child went on in another case since
    named = facing.one_child.get(command.child, command.child)
    if named not in {facing.one_child.get(child, child) for child in facing.children}:
        words = "The child that was named is not a child of this case."
        raise Refused(ours("child_not_of_case", words, "Name a child of the case, or bring this one into it first."))


def ask_which_child(command: Command, outcome: Outcome, facing: Facing) -> None:
    """Raise Refused where a decision is about one child of several, and does not say which."""
    if taken_for_the_first(command, outcome, facing):
        words = "This case is of several children, and it was not said for which of them this is decided."
        raise Refused(ours("which_child", words, ASK))


def taken_for_the_first(command: Command, outcome: Outcome, facing: Facing) -> tuple[Reason, ...]:
    """Say that what names no child of several was taken to be about the one who came into the case first.

    Somebody decides for a child they named; an entry about a child is kept, and says so.
    """
    several = len(facing.children) > 1
    if not isinstance(command, OnInvestigation) or command.child or not several:
        return ()
    if not any(_is_of_one(said, facing) for said in outcome.facts):
        return ()
    words = "This case is of several children, and it was not said which of them this is about."
    return (ours("which_child", f"{words} It stands under the one who came into it first.", ASK),)


def _is_of_one(said: Said, facing: Facing) -> bool:
    about = said.subjects or facing.about(said.fact)
    children = [named for named in about if kind_of(named) is SubjectKind.CHILD]
    return not said.subjects and len(children) == 1
