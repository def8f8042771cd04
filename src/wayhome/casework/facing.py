"""What a decision may look at: the story of the case and of the child, what is known, what is owed, what is lacking."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from wayhome.duties.competent import Standing
from wayhome.duties.derive import Rulebook, derive, derive_all
from wayhome.duties.duty import Duty
from wayhome.duties.floors import Known
from wayhome.duties.gates import Barrier, barriers, conditions
from wayhome.duties.story import Story
from wayhome.kernel.ids import ActorId, EventId, PostId, RecordId, Subject, SubjectKind, kind_of
from wayhome.record.canonical import frozen
from wayhome.record.envelope import Event
from wayhome.record.states import Episode, Investigation, fold
from wayhome.record.vocabulary import Fact
from wayhome.rulebook.pack import Pack

INTENDED = EventId("~intended")  # sorts behind every id that is given out
OF_THE_CHILD = ("child", "safeguarding", "nrm", "contact", "profile")
Words = Mapping[tuple[EventId, str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facing:
    """One record as it stands when an act is decided.

    ``at`` is when the act was done and ``now`` when it is entered; ``sequence`` is the last entry of the record.
    ``grading`` tells how whoever acts stands to grading: looked up by the acts that grade alone. ``one_child`` says as
    whom a child is read whose records were joined with another's, and ``joinings`` which entry joined each pair.
    ``children`` are those of the case; ``of_one``: the act is about the one child that it names.
    """

    record: RecordId
    case: Subject
    child: Subject
    stories: Mapping[Subject, Story]
    rulebook: Rulebook
    at: datetime
    now: datetime
    sequence: int
    words: Words
    grading: Callable[[], Standing] | None = None
    one_child: Mapping[Subject, Subject] = field(default_factory=dict)
    joinings: Mapping[frozenset[str], Event] = field(default_factory=dict)
    children: tuple[Subject, ...] = ()
    of_one: bool = False

    @property
    def may_grade(self) -> Standing | None:
        """Return how whoever acts stands to grading; None where nobody's training is known."""
        return self.grading() if self.grading else None

    @property
    def trained_until(self) -> date | None:
        """Return the last day on which whoever acts has all that grading asks for."""
        standing = self.may_grade
        return standing.until if standing else None

    @property
    def pack(self) -> Pack:
        """Return the rulebook's text."""
        return self.rulebook.pack

    @property
    def story(self) -> Story:
        """Return the story of the case."""
        return self.stories.get(self.case) or Story(self.case, ())

    @property
    def state(self) -> Episode:
        """Return what the record says of the case."""
        return fold(Episode(), self.story.own)

    @property
    def is_investigation(self) -> bool:
        """Say whether the case is an investigation, which may be of several children."""
        return self.case.startswith("investigation:")

    @property
    def investigation(self) -> Investigation:
        """Return what the record says of the investigation."""
        return fold(Investigation(), self.story.own)

    @property
    def is_closed(self) -> bool:
        """Say whether the case is closed, or the investigation has ended."""
        return self.investigation.phase == "ended" if self.is_investigation else self.state.phase == "closed"

    @property
    def known(self) -> Known:
        """Return everything a rule may ask of the case."""
        return self.rulebook.ask(self.story, self.now).known

    @property
    def known_of_child(self) -> Known:
        """Return everything a rule may ask of the child an act is about, and of nobody else in the case."""
        return self.rulebook.ask(self.stories.get(self.child) or Story(self.child, ()), self.now).known

    def last(self, *types: str) -> Event | None:
        """Return the last event of some types in the case, as things happened."""
        found = [event for name in types for event in self.story.of_type(name)]
        return max(found, key=lambda event: (event.happened_at, event.id), default=None)

    def last_of_child(self, name: str) -> Event | None:
        """Return the last event of a type about the child, in any case or none, as things happened."""
        story = self.stories.get(self.child)
        return next(reversed(story.of_type(name)), None) if story else None

    def entry(self, event: str) -> Event | None:
        """Return an event by its id; None where nothing that is gathered has it."""
        return next((one for story in self.stories.values() for one in story.own if one.id == event), None)

    def duty(self, identity: str) -> Duty | None:
        """Return a duty of the case or of its child by its identity."""
        return next((duty for duty in self.duties_of(self.case, self.child) if duty.identity == identity), None)

    def duties_of(self, *subjects: Subject) -> tuple[Duty, ...]:
        """Return every duty about subjects, as far as they are gathered, however it stands; the soonest due first."""
        told = (self.stories[named] for named in subjects if named in self.stories)
        return derive_all(told, self.rulebook, horizon=self.now)

    def read_as(self, child: Subject) -> Subject:
        """Return the child as whom a child is read: another, where their records were joined."""
        return self.one_child.get(child, child)

    def joined(self, one: Subject, other: Subject) -> Event | None:
        """Return the event that joined the records of two children, while they are joined."""
        return self.joinings.get(frozenset((one, other)))

    def names_for(self, kind: str, many: int) -> tuple[str, ...]:
        """Return names for so many new lines of a kind, numbered on from those that the case has."""
        raised = {str(event.body["line"]) for event in self.story.of_type("enquiry.line_raised")}
        begin = sum(name.startswith(f"{kind} ") for name in raised) + 1
        return tuple(f"{kind} {number}" for number in range(begin, begin + many))

    def owed(self, *acts: str) -> tuple[Duty, ...]:
        """Return the duties that some acts would discharge and that are open at the time of the act."""
        under = self.rulebook.rules_of(acts)
        duties = derive(self.story, self.rulebook, horizon=self.now, under=under)
        return tuple(duty for duty in duties if duty.status_at(self.at).is_open)

    def barriers(self, fact: Fact) -> tuple[Barrier, ...]:
        """Return every gate that a fact would not pass, were it entered as the act is intended."""
        act = self.intended(fact)
        scopes = [self.case, self.child] if self.case in act.subjects else [self.child]
        found: list[Barrier] = []
        for scope in filter(None, scopes):
            told = self.stories.get(scope) or Story(scope, ())
            story = Story(scope, [*told.own, act], told.child)
            found.extend(barriers(act, story, self.rulebook, now=self.at))
        return tuple(found)

    def conditions(self, fact: Fact) -> dict[str, bool]:
        """Return everything that the gates of the case ask for before a fact is entered, and whether each is so."""
        act = self.intended(fact)
        return conditions(act, Story(self.case, [*self.story.own, act], self.story.child), self.rulebook, now=self.at)

    def intended(self, fact: Fact) -> Event:
        """Return the event that a fact would become."""
        kind = fact.event_type
        return Event(
            id=INTENDED,
            record=self.record,
            type=kind.name,
            version=kind.version,
            happened_at=self.at,
            recorded_at=self.now,
            subjects=self.about(fact),
            body={name: frozen(value) for name, value in fact.body().items()},
            actor=ActorId(""),
            post=PostId(""),
        )

    def about(self, fact: Fact) -> tuple[Subject, ...]:
        """Return what a fact is about: the child alone for what outlasts the case, else the child and the case.

        In an investigation of several children, what is about the case as a whole names them all, unless the act is
        about one. Where there is no child, as in an officer's or the force's own record, it is about what that is of.
        """
        if not self.child:
            return (self.case,)
        if fact.event_type.area in OF_THE_CHILD or not self.case:
            return (self.child,)
        return (*(self.children if self._is_of_all(fact) else (self.child,)), self.case)

    def _is_of_all(self, fact: Fact) -> bool:
        kind = fact.event_type
        of_case = SubjectKind.INVESTIGATION in kind.about or kind.area == "enquiry"
        return self.is_investigation and of_case and not self.of_one and bool(self.children)

    def open_case_of(self, child: Subject) -> tuple[RecordId, Subject] | None:
        """Return the record and case in which a child is missing now; None where there is none."""
        story = self.stories.get(child)
        for report in reversed(story.of_type("missing.reported") if story else []):
            case = next((named for named in report.subjects if kind_of(named) is SubjectKind.EPISODE), None)
            if case and fold(Episode(), self.stories[case].own).phase == "missing":
                return report.record, case
        return None
