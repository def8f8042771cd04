"""Reading the episodes of some months from the record in one pass, as known at an instant."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from wayhome.application.governing.place import at_end_of, between
from wayhome.application.ports import EventLog
from wayhome.assurance.episodes import Child, Contact, Episode, Episodes, Told
from wayhome.kernel.ids import Subject, SubjectKind, kind_of
from wayhome.record.effective import CORRECTED, effective
from wayhome.record.envelope import Event
from wayhome.record.one_child import JOINED, PARTED

REPORTED, DESCRIBED, CONTACT = "missing.reported", "child.described", "missing.contact_received"
FLAG, FACTOR, HARM, HARM_ANSWERED = (
    "child.exploitation_flag_set", "risk.factor_recorded", "missing.harm_indicated", "missing.harm_question_answered",
)  # fmt: skip
POINTED_OUT = "wording.pointed_out"
ACTED = ("enquiry.locating_action_taken", "missing.officers_deployed", "missing.place_searched")
SEEN = ("missing.prevention_interview_held", "missing.child_seen")
OF_AN_EPISODE = (
    "risk.graded", *ACTED, "missing.child_located", *SEEN, HARM, HARM_ANSWERED, "missing.account_recorded", FACTOR,
    "missing.episode_closed", POINTED_OUT,
)  # fmt: skip
TYPES = (REPORTED, CONTACT, FLAG, CORRECTED, *OF_AN_EPISODE)
OF_ANY_TIME = (DESCRIBED, JOINED, PARTED)
IN_PERSON = ("in_person", "in_person_declined")
POLICE = ("police", "search_team")
DAY = timedelta(days=1)


def read_episodes(
    log: EventLog, begins: datetime, *, known_at: datetime, exploitation: frozenset[str] = frozenset()
) -> Episodes:
    """Read the episodes reported since an instant, as known at another; ``exploitation`` are codes of factors."""
    first, last = at_end_of(log, begins - DAY).position, at_end_of(log, known_at).position
    within = [one.sealed.event for one in between(log, first, last, TYPES) if one.sealed]
    always = [one.event for name in OF_ANY_TIME for one in log.of_type(name) if one.event.recorded_at < known_at]
    told = effective(sorted((*within, *always), key=lambda event: (event.happened_at, event.id)))
    return _Gathered(told, exploitation).episodes(begins, known_at)


class _Gathered:
    """Events by what they are about: each is put in its place once."""

    def __init__(self, told: Iterable[Event], exploitation: frozenset[str]) -> None:
        self.reports: dict[Subject, Event] = {}
        self.of_case: dict[Subject, list[Event]] = {}
        self.described: dict[Subject, _Described] = {}
        self.flags: dict[Subject, list[Event]] = {}
        self.contacts: list[Contact] = []
        self.held: dict[str, bool] = {}
        self._exploitation = exploitation
        for event in told:
            self.held[event.type] = True
            self._put(event)

    def _put(self, event: Event) -> None:
        child, case = _named(event, SubjectKind.CHILD), _named(event, SubjectKind.EPISODE)
        if event.type == DESCRIBED and child:
            self.described.setdefault(child, _Described()).add(event)
        elif event.type == FLAG and child:
            self.flags.setdefault(child, []).append(event)
        elif event.type == CONTACT and child:
            self.contacts.append(Contact(told=_told(event, str(event.body.get("handled_as", "unknown"))), child=child))
        elif event.type == REPORTED and case and child:
            self.reports.setdefault(case, event)
        elif case:
            self.of_case.setdefault(case, []).append(event)

    def episodes(self, begins: datetime, known_at: datetime) -> Episodes:
        made = [self._episode(case, report) for case, report in self.reports.items() if report.happened_at >= begins]
        contacts = tuple(one for one in self.contacts if one.told.at >= begins)
        real = (one for one in made if not (one.ended and one.ended.value == "error"))
        return Episodes(episodes=tuple(real), contacts=contacts, known_at=known_at, held=self.held)

    def _episode(self, case: Subject, report: Event) -> Episode:
        child = _named(report, SubjectKind.CHILD)
        assert child is not None  # noqa: S101 - reports without a child are not gathered
        episode = Episode(
            case=case, record=report.record, child=child,
            reported=_told(report, str(report.body.get("channel", "unknown"))),
            about=self.described[child].at(report.happened_at + DAY) if child in self.described else Child(),
        )  # fmt: skip
        for event in self.of_case.get(case, ()):
            episode = self._with(episode, event)
        return replace(episode, factors=(*self._flagged(child, report), *episode.factors))

    def _flagged(self, child: Subject, report: Event) -> tuple[Told, ...]:
        flags = (flag for flag in self.flags.get(child, ()) if flag.happened_at < report.happened_at + DAY)
        return tuple(_told(flag, str(flag.body["kind"])) for flag in flags)

    def _with(self, episode: Episode, event: Event) -> Episode:
        change = CHANGES.get(event.type)
        if event.type == FACTOR:
            counts = event.body["present"] == "yes" and event.body["factor"] in self._exploitation
            told = _told(event, str(event.body["factor"]))
            return replace(episode, factors=(*episode.factors, told)) if counts else episode
        return change(episode, event) if change else episode


class _Described:
    """What a child was described as, over time."""

    def __init__(self) -> None:
        self._times: list[datetime] = []
        self._then: list[Child] = []

    def add(self, event: Event) -> None:
        """Take in a description; each replaces only what it gives. They come in the order in which they happened."""
        before = self._then[-1] if self._then else Child()
        born = event.body.get("date_of_birth")
        age = event.body.get("age_stated")
        given = {name: str(value) for name in TAKEN if (value := event.body.get(name)) is not None}
        then = replace(
            before,
            born=date.fromisoformat(str(born)) if born else before.born,
            age_stated=age if isinstance(age, int) else before.age_stated,
        )
        self._times.append(event.happened_at)
        self._then.append(_with_texts(then, given))

    def at(self, moment: datetime) -> Child:
        """Return what was said by an instant; where nothing was, what was said first."""
        return self._then[max(bisect_right(self._times, moment) - 1, 0)]


def _with_texts(child: Child, given: Mapping[str, str]) -> Child:
    return Child(
        **{name: given.get(name, getattr(child, name)) for name in TAKEN},
        born=child.born,
        age_stated=child.age_stated,
    )


TAKEN = ("sex", "ethnicity", "ethnicity_seen", "care_status", "placement")
Change = Callable[[Episode, Event], Episode]


def _named(event: Event, kind: SubjectKind) -> Subject | None:
    return next((named for named in event.subjects if kind_of(named) is kind), None)


def _told(event: Event, value: str) -> Told:
    return Told(value=value, at=event.happened_at, event=event.id)


def _graded(episode: Episode, event: Event) -> Episode:
    told = _told(event, str(event.body["grade"]))
    return replace(episode, first_grade=episode.first_grade or told, last_grade=told)


def _acted(episode: Episode, event: Event) -> Episode:
    by_police = event.body.get("by", "police") in POLICE
    return replace(episode, acted=_told(event, event.type)) if episode.acted is None and by_police else episode


def _located(episode: Episode, event: Event) -> Episode:
    """Take the last return: an episode that was opened again lasted until then."""
    return replace(
        episode,
        found=_told(event, str(event.body.get("found_by") or "")),
        condition=_told(event, str(event.body.get("condition", "alive"))),
        seen=None if episode.found else episode.seen,
    )


def _seen(episode: Episode, event: Event) -> Episode:
    by_police = event.body.get("mode") in IN_PERSON or event.body.get("by") in ("police", "police_other_force")
    return replace(episode, seen=_told(event, event.type)) if by_police and episode.seen is None else episode


def _harmed(episode: Episode, event: Event) -> Episode:
    return replace(episode, harm=(*episode.harm, _told(event, str(event.body["kind"]))))


def _answered(episode: Episode, event: Event) -> Episode:
    none_told = event.body.get("answer") == "no" or event.body.get("harm") == "none_told"
    return replace(episode, harm=(*episode.harm, _told(event, "none_told"))) if none_told else episode


def _closed(episode: Episode, event: Event) -> Episode:
    return replace(episode, ended=_told(event, str(event.body.get("outcome") or "")))


def _pointed_out(episode: Episode, event: Event) -> Episode:
    return replace(episode, pointed_out=(*episode.pointed_out, _told(event, str(event.body["category"]))))


CHANGES: Mapping[str, Change] = {
    "risk.graded": _graded,
    **dict.fromkeys(ACTED, _acted),
    "missing.child_located": _located,
    **dict.fromkeys(SEEN, _seen),
    HARM: _harmed,
    HARM_ANSWERED: _answered,
    "missing.account_recorded": _answered,
    "missing.episode_closed": _closed,
    POINTED_OUT: _pointed_out,
}
