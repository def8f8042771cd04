"""Go through the catalogue of lines: which are followed, by whom and by when, and which are set aside, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.enquiring.lines import LinesStanding, lines_of
from wayhome.casework.enquiring.reasons_for import lacking_reason
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.enquiry import LineFinished, LineRaised, LinesClassified
from wayhome.record.vocabulary import Words

Ground = Literal["does_not_fit", "not_reasonable", "done_elsewhere"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Follow:
    """A line that is followed: the post that finishes it, by when, and what it is to find out."""

    line: str
    owner: str = "investigator"
    due: datetime | None = None
    what: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A line that is not followed, on what ground, and why."""

    line: str
    ground: Ground = "does_not_fit"
    reason: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassifyLines(OnInvestigation):
    """Some lines of the catalogue, each followed or set aside; the others stay as they are."""

    follow: tuple[Follow, ...] = ()
    set_aside: tuple[SetAside, ...] = ()


def classify_lines(command: ClassifyLines, facing: Facing) -> Outcome:
    """Raise and set aside, and count what is still left open; refused where one is set aside without why. Rule LOE-01.

    A line that is raised or settled already is left as it is, so that going through the catalogue again changes
    nothing.
    """
    standing = standing_of(facing)
    lacking = tuple(_lacking(command, facing))
    if lacking:
        raise Refused(*lacking)
    taken = {line.name for line in standing.lines}
    follow = [one for one in {one.line: one for one in command.follow}.values() if one.line not in taken]
    settled = taken | {one.line for one in follow}
    aside = [one for one in {one.line: one for one in command.set_aside}.values() if one.line not in settled]
    settled |= {one.line for one in aside}
    left = [one.line.id for one in standing.catalogue if one.is_left_open and one.line.id not in settled]
    return tell(
        *(LineRaised(line=one.line, owner=one.owner, due=one.due, what=one.what) for one in follow),
        *(_finished(one) for one in aside),
        LinesClassified(left_open=len(left)),
        notices=tuple(_still_open(len(left), standing, facing)),
    )


def standing_of(facing: Facing) -> LinesStanding:
    """Return how the lines of a case stand, with everything that is known of its children."""
    children = [facing.stories[child] for child in facing.children if child in facing.stories]
    return lines_of(facing.story, facing.pack, children)


def _finished(one: SetAside) -> LineFinished:
    return LineFinished(line=one.line, result="not_applicable", ground=one.ground, reason=one.reason)


def _lacking(command: ClassifyLines, facing: Facing) -> Iterator[Reason]:
    for one in command.set_aside:
        yield from lacking_reason("LOE-01", f"The line {one.line} is set aside", one.reason, facing)


def _still_open(many: int, standing: LinesStanding, facing: Facing) -> Iterator[Reason]:
    if many and standing.catalogue:
        words = f"{many} {'line is' if many == 1 else 'lines are'} still left open."
        yield under("LOE-01", facing.pack, words, "Follow each, or set it aside with a reason.")
