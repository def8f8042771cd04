"""Record that somebody joins the force or changes rank, unit or role; and that somebody leaves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from wayhome.casework.commands import OnSubject
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.people.standing import Standing, at, unknown_role
from wayhome.casework.reasons import ours
from wayhome.kernel.ids import ActorId, Subject, SubjectKind, key_of, subject
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.workforce import OfficerJoined, OfficerLeft
from wayhome.record.vocabulary import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordJoining(OnSubject):
    """Somebody works for the force: rank, unit and the role they usually work in. A later one replaces it whole."""

    rank: str = ""
    unit: str = ""
    role: str = ""
    called: Words | None = None

    @property
    def beside(self) -> tuple[Subject, ...]:
        """Return their unit."""
        return (subject(SubjectKind.UNIT, self.unit),) if self.unit else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordLeaving(OnSubject):
    """Somebody leaves, from an instant that may still be to come; said again, the later one counts."""

    leaves_at: datetime


def record_joining(command: RecordJoining, standing: Standing) -> Outcome:
    """Record it; refused for a role or a unit that nobody knows."""
    lacking = tuple(_lacking(command, standing))
    if lacking:
        raise Refused(*lacking)
    return tell(OfficerJoined(rank=command.rank, unit=command.unit, role=command.role, called=command.called))


def _lacking(command: RecordJoining, standing: Standing) -> Iterator[Reason]:
    if not key_of(command.about).strip():
        yield ours("nobody_named", "Nobody is named.", "Say who joins, as they sign in.")
    if command.role:
        yield from unknown_role(command.role, standing)
    if command.unit and command.unit not in standing.people.units:
        yield ours("no_such_unit", f"There is no unit “{command.unit}”.", "Set the unit up first, or leave it empty.")


def record_leaving(command: RecordLeaving, standing: Standing) -> Outcome:
    """Record it; refused for somebody of whom nothing is known. From then on they hold no post."""
    who = ActorId(key_of(command.about))
    officer = standing.officer(who)
    if officer is None:
        words = f"Nobody called {who} is on the staff list."
        raise Refused(ours("not_on_the_staff_list", words, "Check how it is written, or add them to the staff list."))
    if officer.left_at == command.leaves_at:
        words = f"It is on record that {who} leaves at {at(command.leaves_at)}."
        return Outcome(facts=(), notices=(ours("left_so_before", words, "There is nothing more to do."),))
    return tell(OfficerLeft(at=command.leaves_at))
