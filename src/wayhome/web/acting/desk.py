"""What somebody has before them as they do an act: the case as it stands, and who they act as."""

from dataclasses import dataclass, replace
from functools import cached_property

from wayhome.access.actors import Actor, Role
from wayhome.access.permissions import Permission
from wayhome.access.rules import may, why_not
from wayhome.application.caseload import Case
from wayhome.application.gathering import face
from wayhome.application.handling import Handled, handle
from wayhome.casework.commands import Acting, Command
from wayhome.casework.facing import Facing
from wayhome.duties.derive import Rulebook
from wayhome.kernel.ids import PostId, RecordId, SubjectKind, kind_of
from wayhome.kernel.refusals import Refused
from wayhome.record.states import Episode, fold
from wayhome.rulebook.pack import Pack
from wayhome.web.http import Visit
from wayhome.web.presenting.children import age, ages, everybody
from wayhome.web.presenting.entries import reference
from wayhome.web.presenting.missing_now import MissingNow, missing_now
from wayhome.web.presenting.standing import Standing, standing


@dataclass(frozen=True)
class Desk:
    """One case before one person. ``about`` says which of several things an act is about, where the link says so."""

    visit: Visit
    record: RecordId
    facing: Facing
    case: Case
    about: str = ""

    @property
    def pack(self) -> Pack:
        """Return the rulebook's text."""
        return self.facing.pack

    @cached_property
    def who(self) -> str:
        """Return the child's name, or what they are called where none is held."""
        name = self.visit.parts.reading.names().get(self.facing.child, "")
        return name or f"Child {reference(self.facing.child)}"

    @cached_property
    def age(self) -> str:
        """Return how old the child is, in words."""
        return age(self.case.known, self.case.at)

    @cached_property
    def everybody(self) -> str:
        """Return whose case it is: the names of all its children."""
        return everybody(self.case.children, self.visit.parts.reading.names())

    @cached_property
    def ages(self) -> str:
        """Return how old the child is; of several, how many they are."""
        return ages(self.case.known, self.case.at, self.case.children)

    @cached_property
    def standing(self) -> Standing:
        """Return how the case stands: state and risk."""
        return standing(self.case, self.pack.floors)

    @cached_property
    def missing(self) -> tuple[MissingNow, ...]:
        """Return where the children of a case are missing now, but in the case itself: it says so of itself.

        The stories say which cases to look at, so that no other case of a child who was missing often is made.
        """
        told = (story.own for named, story in self.facing.stories.items() if kind_of(named) is SubjectKind.EPISODE)
        records = {own[-1].record for own in told if fold(Episode(), own).phase == "missing"}
        cases = (self.visit.parts.reading.case(record, self.visit.now) for record in sorted(records - {self.record}))
        return missing_now(self.case.children, (case for case in cases if case))

    @cached_property
    def shows(self) -> tuple[str, ...]:
        """Return every record that a page about this case shows."""
        behind = (held.event.record for held in self.case.background)
        return tuple(dict.fromkeys((self.record, *self.case.children, *behind, *(one.record for one in self.missing))))


def desk_for(visit: Visit, record: str) -> Desk | None:
    """Put a case before somebody; None where nothing about it is recorded."""
    case = visit.parts.reading.case(record, visit.now)
    if case is None:
        return None
    parts, named = visit.parts, RecordId(record)
    facing = face(named, by=visit.actor.id, log=parts.ledger, rulebook=in_force_now(visit), now=visit.now)
    return Desk(visit=visit, record=named, facing=facing, case=case, about=visit.request.GET.get("about", ""))


def in_force_now(visit: Visit) -> Rulebook:
    """Return the rulebook in force at this moment."""
    return visit.parts.reading.rulebook.at(visit.now)


def acting_as(visit: Visit, permission: Permission) -> Acting:
    """Return who acts, in the first of their roles that permits it, and the post they hold at this minute.

    Raises Refused when none of their roles does.
    """
    role = next((role for role in Role if _permits(role, permission, visit.actor)), None)
    if role is None:
        raise Refused(why_not(permission))
    return Acting(actor=visit.actor, role=role, post=_post(visit))


def enter(visit: Visit, command: Command, *, says_what_changed: bool = True) -> Handled:
    """Do an act, through the one door; what it met and raised is only derived where its author is told."""
    parts, rulebook = visit.parts, in_force_now(visit)
    return handle(
        command,
        ledger=parts.ledger,
        supplies=parts.supplies,
        rulebook=rulebook,
        says_what_changed=says_what_changed,
    )


def _permits(role: Role, permission: Permission, actor: Actor) -> bool:
    return role in actor.roles and may(replace(actor, roles=frozenset({role})), permission)


def _post(visit: Visit) -> PostId:
    roster = visit.parts.reading.caseload(visit.now).roster
    held = roster.held_by(visit.actor.id, visit.now) if roster else ()
    return held[0].post if held else PostId("")
