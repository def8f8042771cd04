"""Screen a child for exploitation, and look at a screening as somebody of rank: a tool informs, a person decides."""

from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.concerns.reading import OnRecord, escalating
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours, under
from wayhome.duties.story import Story
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.exploitation import Condition, LevelAssessed, Screened, ScreeningTakenUp
from wayhome.record.vocabulary import Fact, Narrative
from wayhome.rulebook.screening import Level, ScreeningTool

Decided = Literal["refer", "strategy_discussion", "investigate", "already_in_hand", "no_more_now"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenChild(OnInvestigation):
    """What was found of each thing a tool looks for, and the level that a person decided, with reasons.

    What is in none of the three lists was not asked about. ``conditions`` are those that whoever screens names besides
    the ones on record.
    """

    tool: str
    occasion: Literal["concern", "missing_episode", "disclosure", "every_so_often", "other"] = "concern"
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    not_known: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    level: Level | None = None
    reasons: Narrative = ""
    considered: Narrative = ""


def screen_child(command: ScreenChild, facing: Facing) -> Outcome:
    """Record it; refused without reasons, with a level the tool has not, or without one that it asks for.

    Rules SCREEN-01 to SCREEN-04.
    """
    tool = _tool(command, facing)
    if lacking := _lacking(command, tool):
        raise Refused(*lacking)
    conditions = _conditions(command, facing, tool)
    screened = Screened(
        tool=tool.id, edition=tool.edition, occasion=command.occasion, present=command.present,
        absent=command.absent, not_known=command.not_known, conditions=conditions, is_escalated=bool(conditions),
        level=command.level, reasons=command.reasons, considered=command.considered,
    )  # fmt: skip
    level: tuple[Fact, ...] = (LevelAssessed(level=command.level, reasons=command.reasons),) if command.level else ()
    return tell(screened, *level, notices=_noticed(conditions, tool, facing))


def _tool(command: ScreenChild, facing: Facing) -> ScreeningTool:
    tool = facing.pack.screening_tools.get(command.tool)
    if tool is None:
        words = "The rulebook in force holds no such tool."
        raise Refused(ours("no_such_tool", words, "Choose one of the tools on the page."))
    return tool


def _lacking(command: ScreenChild, tool: ScreeningTool) -> tuple[Reason, ...]:
    found: list[Reason] = []
    if not command.reasons.strip():
        words = "A screening says nothing without the reasons of whoever decided."
        found.append(ours("no_reasons", words, "Say what it comes to and why, in a sentence or two."))
    if tool.levels and command.level is None:
        words = f"{tool.title} asks a person to decide a level."
        found.append(
            ours("no_level", words, "Decide a level. Not enough known is a reason to say so, not to leave it.")
        )
    if command.level and command.level not in tool.levels:
        words = f"{tool.title} has no levels of its own."
        found.append(ours("no_such_level", words, "Say in your reasons what it comes to, and leave the level out."))
    return tuple(found)


def _conditions(command: ScreenChild, facing: Facing, tool: ScreeningTool) -> tuple[Condition, ...]:
    """Return what has a person of rank look: what is on record, whatever was ticked, and what was named besides."""
    story = facing.stories.get(facing.child) or Story(facing.child, ())
    on_record = escalating(tool, OnRecord(story, facing.rulebook, facing.at))
    held = [one.id for one in tool.escalates if one.id in on_record or one.id in command.conditions]
    return tuple(Screened.model_validate({"tool": tool.id, "edition": tool.edition, "conditions": held}).conditions)


def _noticed(conditions: tuple[Condition, ...], tool: ScreeningTool, facing: Facing) -> tuple[Reason, ...]:
    if not conditions:
        return ()
    said = ", ".join(one.words.lower() for one in tool.escalates if one.id in conditions)
    words = f"Somebody of rank looks at this, whatever it came to: {said}."
    return (under("SCREEN-04", facing.pack, words, "Tell your supervisor. It is on their list now."),)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeUpScreening(OnInvestigation):
    """What somebody of rank decided on a screening, and why."""

    decision: Decided
    reasons: Narrative = ""


def take_up_screening(command: TakeUpScreening, facing: Facing) -> Outcome:
    """Record what was decided; refused without reasons, and to whoever screened the child. Rule SCREEN-04."""
    if lacking := _not_taken_up(command, facing):
        raise Refused(*lacking)
    rank = command.by.rank
    by = rank if rank in ("inspector", "superintendent") else "supervisor"
    fact = ScreeningTakenUp.model_validate({"by": by, "decision": command.decision, "reasons": command.reasons})
    return tell(fact)


def _not_taken_up(command: TakeUpScreening, facing: Facing) -> tuple[Reason, ...]:
    found: list[Reason] = []
    story = facing.stories.get(facing.child)
    screened = story.of_type("exploitation.screened") if story else []
    if screened and screened[-1].actor == command.by.actor.id:
        words = "You screened the child yourself, and somebody of rank who did not looks at it."
        found.append(under("SCREEN-04", facing.pack, words, "Ask another supervisor, signed in as themselves."))
    if not command.reasons.strip():
        words = "To look without saying why is not to have looked."
        found.append(ours("no_reasons", words, "Say what you looked at and why you decide so."))
    return tuple(found)
