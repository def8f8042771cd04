"""Set up a unit of the force, or close it."""

from collections.abc import Iterator
from dataclasses import dataclass

from wayhome.casework.commands import OnSubject
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.people.standing import Standing
from wayhome.casework.reasons import ours
from wayhome.kernel.ids import Subject, SubjectKind, key_of, subject
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.workforce import UnitClosed, UnitDeclared


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclareUnit(OnSubject):
    """A unit, what it is called, the key of the unit it belongs to, and whether investigations fall to it first.

    A later one renames it.
    """

    name: str
    within: str = ""
    investigates: bool | None = None

    @property
    def beside(self) -> tuple[Subject, ...]:
        """Return the unit it belongs to."""
        return (subject(SubjectKind.UNIT, self.within),) if self.within else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseUnit(OnSubject):
    """A unit is closed; its posts are closed each for itself."""


def declare_unit(command: DeclareUnit, standing: Standing) -> Outcome:
    """Set it up; refused without a name, or within itself."""
    lacking = tuple(_lacking(command, standing))
    if lacking:
        raise Refused(*lacking)
    return tell(UnitDeclared(name=command.name.strip(), within=command.within, investigates=command.investigates))


def _lacking(command: DeclareUnit, standing: Standing) -> Iterator[Reason]:
    if not command.name.strip():
        yield ours("unit_without_name", "The unit has no name.", "Say what the force calls it.")
    if command.within == key_of(command.about):
        yield ours("unit_within_itself", "A unit cannot belong to itself.", "Name the unit above it, or none.")
    elif command.within and command.within not in standing.people.units:
        words = f"There is no unit “{command.within}”."
        yield ours("no_such_unit", words, "Set that unit up first, or leave it empty.")


def close_unit(command: CloseUnit, standing: Standing) -> Outcome:
    """Close it; refused where it is not there, or closed already."""
    unit = standing.people.units.get(key_of(command.about))
    if unit is None:
        raise Refused(ours("no_such_unit", f"There is no unit “{key_of(command.about)}”.", "Check what it is called."))
    if unit.closed_at is not None:
        raise Refused(ours("unit_closed_before", f"{unit.name} is closed already.", "There is nothing more to do."))
    words = f"{unit.name} is closed. Its posts are still there, and still owe what they owe."
    return tell(UnitClosed(), notices=(ours("posts_stay", words, "Close each post, or move it to another unit."),))
