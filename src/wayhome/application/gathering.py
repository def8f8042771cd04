"""Gathering what a decision may look at: the record, its child, and how whoever acts stands to grading."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from itertools import chain

from wayhome.application.ports import EventLog
from wayhome.casework.commands import Command, OnCase, OnChild, OnInvestigation, OnSubject
from wayhome.casework.facing import Facing
from wayhome.casework.link_children import LinkChildren
from wayhome.casework.merge_children import MergeChildren
from wayhome.casework.reasons import ours
from wayhome.casework.split_children import SplitChildren
from wayhome.casework.take_report import TakeReport
from wayhome.duties.competent import to_grade
from wayhome.duties.derive import Rulebook
from wayhome.duties.stories import stories
from wayhome.duties.story import Story, children_now
from wayhome.kernel.ids import ActorId, EventId, RecordId, Subject, SubjectKind, kind_of, subject
from wayhome.kernel.moments import Precision, as_utc
from wayhome.kernel.refusals import Refused
from wayhome.record.effective import as_corrected, effective
from wayhome.record.envelope import Event, Sealed
from wayhome.record.one_child import joinings, read_as

NO_RECORD = RecordId("")
NO_CASE = Subject("")
OF_REACHING = ("contact.", "suspect.identified", "partner.interviewer_put_down")


def moment_of(command: Command, now: datetime) -> tuple[datetime, Precision]:
    """Return when the act was done; a time that has not come yet is a slip, so it is read as now, and not as exact."""
    at = as_utc(command.happened_at)
    return (at, command.precision) if at <= now else (now, Precision.UNKNOWN)


def gather(command: Command, *, log: EventLog, rulebook: Rulebook, now: datetime) -> Facing:
    """Gather what a command's decision may look at.

    Raises Refused for a case that is not there.
    """
    at = moment_of(command, now)[0]
    if isinstance(command, OnSubject):
        return _facing_subject(command, log, rulebook, at=at, now=now)
    record, entries = _record_of(command, log)
    children = _children_named(command)
    facing = _facing(record, entries, children, log, rulebook, by=command.by.actor.id, at=at, now=now)
    beside = command.beside if isinstance(command, OnInvestigation) else ()
    return replace(facing, stories={**_told_of(beside, log), **facing.stories}) if beside else facing


def _told_of(subjects: Sequence[Subject], log: EventLog) -> Mapping[Subject, Story]:
    """Return the stories of some subjects, wherever what is said of them stands."""
    told = stories({each.event.id: each.event for named in subjects for each in log.about(named).events}.values())
    return {named: told[named] for named in subjects if named in told}


def face(record: RecordId, *, by: ActorId, log: EventLog, rulebook: Rulebook, now: datetime) -> Facing:
    """Gather what a page shows beside an act on a case, as it stands now.

    Raises Refused for a case that is not there.
    """
    return _facing(record, _entries(record, log), [], log, rulebook, by=by, at=now, now=now)


def _facing_subject(command: OnSubject, log: EventLog, rulebook: Rulebook, *, at: datetime, now: datetime) -> Facing:
    """Gather what is said about an officer, a post, a unit, a provider or the force, wherever it stands."""
    record = RecordId(command.about)
    bearing = (each for named in (command.about, *command.beside) for each in log.about(named).events)
    told = stories({each.event.id: each.event for each in bearing}.values())
    return Facing(
        record=record,
        case=command.about,
        child=NO_CASE,
        stories=told,
        rulebook=rulebook,
        at=at,
        now=now,
        sequence=log.read(record).sequence,
        words=_words_in(record, log),
        grading=cache(lambda: to_grade(about_officer(command.by.actor.id, log), rulebook.pack, at)),
    )


def _facing(
    record: RecordId,
    entries: tuple[Sealed, ...],
    children: list[Subject],
    log: EventLog,
    rulebook: Rulebook,
    *,
    by: ActorId,
    at: datetime,
    now: datetime,
) -> Facing:
    case, child, of_case = _about(entries, children)
    corrected = as_corrected(held := _held(entries, (child, *children, *of_case), log))
    return Facing(
        record=record,
        case=case,
        child=child,
        children=of_case,
        of_one=bool(children),
        stories=_told_of_one_child(held, read_as(corrected)),
        one_child=read_as(corrected),
        joinings=joinings(corrected),
        rulebook=rulebook,
        at=at,
        now=now,
        sequence=max((each.sequence for each in entries), default=0),
        words={**_words_elsewhere(held, record, log), **_words_in(record, log)} if entries else {},
        grading=cache(lambda: to_grade(about_officer(by, log), rulebook.pack, at)),
    )


def _words_elsewhere(held: Iterable[Event], record: RecordId, log: EventLog) -> dict[tuple[EventId, str], str]:
    """Return the words of other records that say how a child and those around them may safely be reached."""
    others = dict.fromkeys(event.record for event in held if event.type.startswith(OF_REACHING))
    return {key: text for one in others if one != record for key, text in _words_in(one, log).items()}


def _words_in(record: RecordId, log: EventLog) -> dict[tuple[EventId, str], str]:
    return {(words.event, words.field): words.text for words in log.words(record)}


def _told_of_one_child(held: Iterable[Event], one_child: Mapping[Subject, Subject]) -> Mapping[Subject, Story]:
    """Return each subject's story; a record found to be of another child is told as that child's."""
    told = stories(held)
    as_another = {each: told[kept] for each, kept in one_child.items() if kept in told}
    return {**told, **as_another} if as_another else told


def about_officer(officer: ActorId, log: EventLog) -> list[Event]:
    """Return every event about an officer, corrections applied; ``competent.to_grade`` says what they come to."""
    return effective(each.event for each in log.about(subject(SubjectKind.OFFICER, officer)).events)


def _record_of(command: Command, log: EventLog) -> tuple[RecordId, tuple[Sealed, ...]]:
    if isinstance(command, OnChild):
        return command.record, log.read(command.record).events
    if not isinstance(command, OnCase):
        return NO_RECORD, ()
    return command.record, _entries(command.record, log)


def _children_named(command: Command) -> list[Subject]:
    """Return the children that a command names itself, besides the one whose case it is in."""
    if isinstance(command, TakeReport):
        return [one.child for one in command.children]
    if isinstance(command, LinkChildren):
        return [one.child for one in command.others]
    if isinstance(command, SplitChildren) and command.child:
        return [command.child, command.other]
    if isinstance(command, (MergeChildren, SplitChildren)):
        return [command.other]
    if isinstance(command, OnInvestigation):
        return [command.child] if command.child else []
    return [command.child] if isinstance(command, OnChild) else []


def _entries(record: RecordId, log: EventLog) -> tuple[Sealed, ...]:
    entries = log.read(record).events
    if not entries:
        words = f"There is no case {record}."
        raise Refused(ours("no_such_case", words, "Look the child up; if the child is missing, take a report."))
    return entries


def _about(entries: Iterable[Sealed], named: Sequence[Subject]) -> tuple[Subject, Subject, tuple[Subject, ...]]:
    """Return the case of a record, the child before whoever acts, and every child of the case.

    A missing episode is of the child whom its report names first; in an investigation, it is the one that is ``named``.
    """
    events = sorted((each.event for each in entries), key=lambda event: event.type != "missing.reported")
    first = _first(SubjectKind.CHILD, events) or next(iter(named), NO_CASE)
    if episode := _first(SubjectKind.EPISODE, events):
        return episode, first, (first,)
    case = _first(SubjectKind.INVESTIGATION, events)
    of_case = _children_of(case, events) or (first,)
    first = first if first in of_case else of_case[0]
    return case, (next(iter(named), first) if case else first), of_case


def _children_of(case: Subject, events: Sequence[Event]) -> tuple[Subject, ...]:
    """Return the children of an investigation, in the order in which they came into it; those split off are not."""
    if not case:
        return ()
    return children_now(Story(case, (event for event in effective(events) if case in event.subjects)))


def _first(kind: SubjectKind, events: Iterable[Event]) -> Subject:
    named = chain.from_iterable(event.subjects for event in events)
    return next((one for one in named if kind_of(one) is kind), NO_CASE)


def _held(entries: Iterable[Sealed], children: Iterable[Subject], log: EventLog) -> list[Event]:
    about = (each for child in children if child for each in log.about(child).events)
    return list({each.event.id: each.event for each in (*entries, *about)}.values())
