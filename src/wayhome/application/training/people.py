"""The people of the force, with how each stands to what acts ask for, and which training is owed about them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain

from wayhome.application.ports import EventLog
from wayhome.duties.competent import BEARS_ON_IT, GRADE, RECORDED, Line, Standing, lapses, standing
from wayhome.duties.duty import Duty
from wayhome.duties.in_force import InForce
from wayhome.duties.owners import Roster
from wayhome.duties.stories import stories, story_of
from wayhome.duties.story import Story
from wayhome.kernel.ids import ActorId, Subject, SubjectKind, key_of, kind_of, subject
from wayhome.kernel.worktime import DAY, london_day
from wayhome.record.effective import CORRECTED
from wayhome.record.envelope import Event
from wayhome.rulebook.pack import Pack

OF_LATE, SOON = DAY * 84, DAY * 90
READ = (*BEARS_ON_IT, "workforce.officer_joined", "record.duty_excused", CORRECTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who works for the force: where, how they stand to each kind of work, and which training is owed.

    ``owed`` are the open duties that fall due within some months, the soonest first.
    """

    officer: ActorId
    rank: str
    unit: str
    story: Story
    standings: Mapping[str, Standing]
    owed: tuple[Duty, ...]

    def is_known_for(self, work: str, pack: Pack) -> bool:
        """Say whether they were ever trained for a kind of work: without that, nobody meant them to do it."""
        codes = pack.requires[work].competences
        return any(event.body["competence"] in codes for event in self.story.of_type(RECORDED))

    def last(self, name: str) -> Event | None:
        """Return the last event of a type about them."""
        found = self.story.of_type(name)
        return found[-1] if found else None


def everyone(log: EventLog, roster: Roster | None, rulebook: InForce, at: datetime) -> tuple[Person, ...]:
    """Return everybody who works for the force at an instant, by id; who has left is owed nothing and is left out."""
    told = stories(event for event in _events(log) if event.happened_at <= at)
    officers = {key_of(named) for named in told if kind_of(named) is SubjectKind.OFFICER}
    officers |= set(_on_posts(roster, at)) if roster else set()
    found = (ActorId(officer) for officer in sorted(officers))
    here = (officer for officer in found if not (roster and roster.has_left(officer, at)))
    return tuple(_person(officer, told.get(_named(officer)), roster, rulebook, at) for officer in here)


def _on_posts(roster: Roster, at: datetime) -> Iterator[ActorId]:
    """Yield who is on the staff list, and who holds a post, held one of late or will hold one."""
    yield from roster.officers
    for post in roster.posts:
        yield from (one.officer for one in roster.of_post(post) if one.end is None or one.end > at - OF_LATE)


def one(officer: ActorId, log: EventLog, roster: Roster | None, rulebook: InForce, at: datetime) -> Person:
    """Return one person; somebody of whom nothing is on record is there, and may be relied on for nothing."""
    named = _named(officer)
    told = story_of(named, (sealed.event for sealed in log.about(named).events))
    return _person(officer, told, roster, rulebook, at)


def may_grade(person: Person) -> bool:
    """Say whether a grade of theirs would stand."""
    found = person.standings.get(GRADE)
    return found is not None and found.holds


def running_out(people: tuple[Person, ...], today: date, days: int) -> tuple[tuple[Person, Line], ...]:
    """Return what runs out for whom within some days, the soonest first; each competence of a person once."""
    found: dict[tuple[ActorId, str], tuple[Person, Line]] = {}
    for person in people:
        for line, _ in lapses(person.standings.values(), today, today + DAY * days):
            found.setdefault((person.officer, line.about), (person, line))
    return tuple(sorted(found.values(), key=lambda pair: (pair[1].until or today, pair[0].officer)))


def _events(log: EventLog) -> Iterator[Event]:
    return (sealed.event for sealed in chain.from_iterable(map(log.of_type, READ)))


def _named(officer: ActorId) -> Subject:
    return subject(SubjectKind.OFFICER, officer)


def _person(officer: ActorId, story: Story | None, roster: Roster | None, rulebook: InForce, at: datetime) -> Person:
    told = story or Story(_named(officer), ())
    pack = rulebook.at(at).pack
    on_list = roster.officers.get(officer) if roster else None
    held = roster.held_by(officer, at) if roster else ()
    duties = (duty for duty in rulebook.derive(told, horizon=at) if duty.status_at(at).is_open)
    soon = (duty for duty in duties if duty.due_at < at + SOON)
    return Person(
        officer=officer,
        rank=on_list.rank if on_list else "",
        unit=(on_list.unit if on_list else "") or next((one.unit for one in held), ""),
        story=told,
        standings={each.id: standing(each, told.own, pack, at) for each in pack.requires.values()},
        owed=tuple(soon),
    )


def today_of(at: datetime) -> date:
    """Return the day of an instant (London)."""
    return london_day(at)
