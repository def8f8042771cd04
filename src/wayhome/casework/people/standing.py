"""The people as they stand when an act about them is decided, and how an act's decision is asked of a facing."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import TypeVar

from wayhome.access.actors import Role
from wayhome.casework.commands import OnSubject
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome
from wayhome.casework.reasons import ours
from wayhome.duties.holding import Absence, Holding, Officer, Post, Statements
from wayhome.kernel.ids import ActorId, PostId, Subject, SubjectKind, key_of, subject
from wayhome.kernel.moments import in_london
from wayhome.kernel.refusals import Reason
from wayhome.rulebook.pack import Pack

Asked = TypeVar("Asked", bound=OnSubject)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is said of the people that an act is about, the rulebook whose roles they hold, and the time of entry."""

    people: Statements
    pack: Pack
    now: datetime

    def post(self, named: Subject) -> Post | None:
        """Return a post that was set up; None for one that nobody set up."""
        return self.people.posts.get(PostId(key_of(named)))

    def held(self, named: Subject) -> tuple[Holding, ...]:
        """Return the holdings of a post as they are said, those withdrawn left out."""
        said = self.people.held.get(PostId(key_of(named)), {}).values()
        return tuple(one for one in said if one.end is None or one.start < one.end)

    def holding(self, named: Subject, officer: ActorId, start: datetime) -> Holding | None:
        """Return one holding of a post as it is said, also one that was withdrawn."""
        return self.people.held.get(PostId(key_of(named)), {}).get((officer, start))

    def officer(self, officer: ActorId) -> Officer | None:
        """Return somebody on the staff list; None for one who never was."""
        return self.people.officers.get(officer)

    def has_left(self, officer: ActorId, moment: datetime) -> bool:
        """Say whether somebody works for the force no longer at an instant."""
        spans = self.people.gone.get(officer, [])
        return any(one.start <= moment and (one.end is None or moment < one.end) for one in spans)

    def absences(self, officer: ActorId) -> tuple[Absence, ...]:
        """Return the absences of somebody that are said to come about."""
        said = self.people.absences.get(officer, {}).values()
        return tuple(one for one in said if one.end is None or one.start < one.end)

    @property
    def roles(self) -> tuple[str, ...]:
        """Return the roles that a post may carry, as the rulebook and the force's own roles name them."""
        head = self.pack.head
        return tuple(dict.fromkeys((*head.roles, *head.ladder, *head.beside, *(role.key for role in Role))))


def faced(decide: Callable[[Asked, Standing], Outcome]) -> Callable[[Asked, Facing], Outcome]:
    """Have an act about people decided on the stories that a facing holds."""

    @wraps(decide)
    def decided(command: Asked, facing: Facing) -> Outcome:
        events = {event.id: event for story in facing.stories.values() for event in story.own}
        people = Statements(sorted(events.values(), key=lambda one: (one.recorded_at, one.id)))
        return decide(command, Standing(people=people, pack=facing.pack, now=facing.now))

    return decided


def officer_named(officer: ActorId) -> Subject:
    """Return an officer as an event names them."""
    return subject(SubjectKind.OFFICER, officer)


def at(moment: datetime | None) -> str:
    """Say an instant on London's clock: 07:00 on 2 March 2026; the repeated hour of October says which it is."""
    if moment is None:
        return "further notice"
    then = in_london(moment)
    twice = then.replace(fold=0).utcoffset() != then.replace(fold=1).utcoffset()
    return f"{then:%H:%M}{f' {then:%Z}' if twice else ''} on {then.day} {then:%B %Y}"


def not_after(start: datetime, end: datetime | None) -> Iterator[Reason]:
    """Say that something would end before it begins, or as it begins."""
    if end is not None and end <= start:
        words = f"It would end at {at(end)}, which is not after it begins, at {at(start)}."
        yield ours("ends_before_it_starts", words, "Mend whichever of the two times is wrong.")


def unknown_role(role: str, standing: Standing) -> Iterator[Reason]:
    """Say that a role is none that the rulebook or the force knows."""
    if role not in standing.roles:
        words = f"“{role}” is not a role that a post can carry." if role else "It does not say which role it carries."
        yield ours("no_such_role", words, f"Use one of: {', '.join(standing.roles)}.")


def overlapping(start: datetime, end: datetime | None, others: Iterable[Holding]) -> Iterator[Holding]:
    """Yield the holdings that run for some of a stretch of time."""
    for one in others:
        if (end is None or one.start < end) and (one.end is None or start < one.end):
            yield one
