"""What was taken on with partners: what the police do becomes lines, what another agency does stays owed by it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.enquiry import LineRaised
from wayhome.record.events.partner import ActionChased, ActionFinished, ActionTakenOn
from wayhome.record.events.safeguarding import Agency, PoliceActionsEntered
from wayhome.record.vocabulary import Fact, Narrative, Words

AGREED = "Agreed action"
POLICE: Literal["police"] = "police"
AgreedIn = Literal["strategy_discussion", "meeting", "conference", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One thing taken on: what, by which agency (or the police, with the post that does it), and by when."""

    what: Words
    agency: Agency | Literal["police"]
    due: datetime
    owner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOn(OnInvestigation):
    """What was agreed, where, thing by thing; none at all says that nothing fell to the police."""

    agreed_in: AgreedIn
    actions: tuple[Taken, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishTakenOn(OnInvestigation):
    """What an agency said of something it took on."""

    action: str
    result: Literal["done", "done_in_part", "not_done", "no_longer_needed"]
    words: Narrative | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChaseAgency(OnInvestigation):
    """An agency was asked what became of something it took on; ``taken_to`` is the role that was asked."""

    action: str
    taken_to: str | None = None


def take_on(command: TakeOn, facing: Facing) -> Outcome:
    """Raise a line for each thing the police do, and leave each other with its agency. Rules MA-03, MA-08."""
    lacking = tuple(lacking_in(command.actions, facing))
    if lacking:
        raise Refused(*lacking)
    ours = sum(one.agency == POLICE for one in command.actions)
    return tell(PoliceActionsEntered(actions=ours), *raised_by(command.actions, command.agreed_in, facing))


def raised_by(actions: Sequence[Taken], agreed_in: AgreedIn, facing: Facing) -> Iterator[Fact]:
    """Yield what some actions come to: a line for each thing the police do, and each other's with its agency."""
    for name, one in zip(_names(facing, len(actions)), actions, strict=True):
        if one.agency == POLICE:
            yield LineRaised(line=name, owner=one.owner, due=one.due, what=one.what)
        else:
            yield ActionTakenOn(action=name, agency=one.agency, due=one.due, agreed_in=agreed_in, what=one.what)


def lacking_in(actions: Sequence[Taken], facing: Facing) -> Iterator[Reason]:
    """Say of each action what it lacks: words, or a post of the police that does it."""
    for one in actions:
        if not one.what.strip():
            yield under("MA-03", facing.pack, "Something was agreed that is not in words.", "Say what is to be done.")
        if one.agency == POLICE and not one.owner.strip():
            words = "Something falls to the police and to no post of theirs."
            yield under("MA-03", facing.pack, words, "Say which post does it.")


def _names(facing: Facing, many: int) -> tuple[str, ...]:
    """Return names for what was agreed that no line and no agency's action about the child has yet."""
    told = (facing.story, *(story for child in facing.children if (story := facing.stories.get(child))))
    lines = {str(event.body["line"]) for story in told for event in story.of_type("enquiry.line_raised")}
    actions = {str(event.body["action"]) for story in told for event in story.of_type("partner.action_taken_on")}
    begin = sum(name.startswith(f"{AGREED} ") for name in lines | actions) + 1
    return tuple(f"{AGREED} {number}" for number in range(begin, begin + many))


def finish_taken_on(command: FinishTakenOn, facing: Facing) -> Outcome:
    """Record what came of it. Rules MA-08 and MA-08-B."""
    notices: tuple[Reason, ...] = ()
    if command.result == "not_done":
        words = "The agency has not done what it took on, and says that it will not."
        remedy = "Where that leaves the child unsafe, record that you disagree: it is answered then."
        notices = (under("MA-06", facing.pack, words, remedy),)
    return tell(ActionFinished(action=command.action, result=command.result, words=command.words), notices=notices)


def chase_agency(command: ChaseAgency, _facing: Facing) -> Outcome:
    """Record that they were asked again. Rule MA-08-B."""
    return tell(ActionChased(action=command.action, taken_to=command.taken_to))
