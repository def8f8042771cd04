"""Set up a post, or close it."""

from collections.abc import Iterator
from dataclasses import dataclass

from wayhome.casework.commands import OnSubject
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.people.standing import Standing, at, unknown_role
from wayhome.casework.reasons import ours
from wayhome.kernel.ids import Subject, SubjectKind, key_of, subject
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.workforce import PostClosed, PostDeclared


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclarePost(OnSubject):
    """A post: what it is called, the role it carries, its unit, and whether it is meant to be held at every hour.

    A later one replaces it whole, and sets a closed one up again.
    """

    name: str
    role: str
    unit: str = ""
    always_held: bool = False

    @property
    def beside(self) -> tuple[Subject, ...]:
        """Return its unit."""
        return (subject(SubjectKind.UNIT, self.unit),) if self.unit else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosePost(OnSubject):
    """A post ends; whoever is put on it later holds it no longer."""


def declare_post(command: DeclarePost, standing: Standing) -> Outcome:
    """Set it up; refused without a name, without a role that is known, or in a unit that is not there."""
    lacking = tuple(_lacking(command, standing))
    if lacking:
        raise Refused(*lacking)
    name, role = command.name.strip(), command.role
    return tell(PostDeclared(name=name, role=role, unit=command.unit, always_held=command.always_held))


def _lacking(command: DeclarePost, standing: Standing) -> Iterator[Reason]:
    if not command.name.strip():
        yield ours("post_without_name", "The post has no name.", "Say what the force calls it.")
    yield from unknown_role(command.role, standing)
    unit = standing.people.units.get(command.unit)
    if command.unit and unit is None:
        words = f"There is no unit “{command.unit}”."
        yield ours("no_such_unit", words, "Set the unit up first, or leave it empty.")
    elif unit is not None and unit.closed_at is not None:
        yield ours("unit_closed_before", f"{unit.name} is closed.", "Name a unit that is open, or leave it empty.")


def close_post(command: ClosePost, standing: Standing) -> Outcome:
    """Close it; refused where it is not there, or closed already. Shifts put in for later count no longer."""
    post = standing.post(command.about)
    if post is None:
        words = f"There is no post “{key_of(command.about)}”."
        raise Refused(ours("no_such_post", words, "Check what it is called."))
    if post.closed_at is not None:
        words = f"{post.name} was closed at {at(post.closed_at)}."
        raise Refused(ours("post_closed_before", words, "There is nothing more to do."))
    later = [one for one in standing.held(command.about) if one.end is None or one.end > command.happened_at]
    words = f"{len(later)} {'shift' if len(later) == 1 else 'shifts'} on {post.name} from now on no longer count."
    remedy = "Put those people on another post."
    return tell(PostClosed(), notices=(ours("shifts_no_longer_count", words, remedy),) if later else ())
