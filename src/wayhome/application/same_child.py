"""Two reports of one child within minutes, by people who do not know of each other: one child, and so one case.

Whoever takes the second looks the child up before the first is written down, and finds nobody. So it is asked once more
with the pen in hand, of those alone who were reported in the last minutes and of whom the report before it says the
same whole name, and the same birth date or age. Where anything says otherwise they are two children, as they are where
nothing says how old they are: a second search is better than none.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from wayhome.application.ports import EventLog
from wayhome.casework.reasons import ours
from wayhome.casework.take_report import Reporting, TakeReport
from wayhome.holdings.names import every_part
from wayhome.kernel.ids import Subject, SubjectKind, kind_of
from wayhome.kernel.refusals import Reason
from wayhome.kernel.worktime import london_day, years_between
from wayhome.record.envelope import Event
from wayhome.record.rows import read

WITHIN = timedelta(minutes=10)
LATELY = 500  # entries that are looked at: more than any force makes in ten minutes
REPORTED, DESCRIBED = "missing.reported", "child.described"
TELLS_APART = ("placement", "nation", "ethnicity", "unaccompanied")  # where no birth date says that they are one
NOT_KNOWN = (None, "", "unknown", "not_asked", "not_available", "not_stated", "other")


def as_one_child(command: TakeReport, log: EventLog, now: datetime) -> TakeReport:
    """Return a report with every child who is new named as the one who was reported a few minutes ago, if they are."""
    new = [one for one in command.children if _may_be_somebody(one) and not log.about(one.child).events]
    if not new:
        return command
    lately = tuple(_reported_lately(log, now))
    found = {one.child: same for one in new if (same := _same(one, lately, log, now))}
    children = tuple(replace(one, child=found.get(one.child, one.child)) for one in command.children)
    return replace(command, children=children) if found else command


def taken_for_one(before: TakeReport, after: TakeReport) -> tuple[Reason, ...]:
    """Say which children of a report were taken for one who was reported just before."""
    words = "The same name and age were reported a few minutes ago, so it was taken for one child."
    remedy = "If they are two children, report this one again with what tells them apart, such as the birth date."
    was = zip(before.children, after.children, strict=True)
    return tuple(ours("taken_for_one", words, remedy) for one, other in was if one.child != other.child)


def _may_be_somebody(child: Reporting) -> bool:
    known = child.date_of_birth is not None or child.age_stated is not None
    return known and len(_words(child.name or "")) > 1


def _reported_lately(log: EventLog, now: datetime) -> Iterator[Subject]:
    """Yield the children who were reported in the last minutes, the last of them first."""
    head = log.head().position
    for row in reversed(log.after(max(head - LATELY, 0), LATELY)):
        event = read(row).event
        if event is None or event.recorded_at < now - WITHIN:
            return
        if event.type == REPORTED:
            yield from (Subject(named) for named in event.subjects if kind_of(named) is SubjectKind.CHILD)


def _same(reported: Reporting, lately: Iterable[Subject], log: EventLog, now: datetime) -> Subject | None:
    for child in dict.fromkeys(lately):
        name = log.names([child]).get(child, "")
        if _words(name) == _words(reported.name or "") and _agrees(reported, _described(child, log), now):
            return child
    return None


def _described(child: Subject, log: EventLog) -> list[Event]:
    return [each.event for each in log.about(child).events if each.event.type == DESCRIBED]


def _agrees(reported: Reporting, described: list[Event], now: datetime) -> bool:
    """Say whether the age of both is known and the same, and nothing else that both say differs."""
    said = {name: value for event in described for name, value in event.body.items() if value is not None}
    if _differs(reported.sex, said.get("sex")):
        return False
    born = date.fromisoformat(str(said["date_of_birth"])) if "date_of_birth" in said else None
    if born is not None and reported.date_of_birth is not None:
        return born == reported.date_of_birth
    if any(_differs(getattr(reported, name), said.get(name)) for name in TELLS_APART):
        return False
    ages = _age(born, said.get("age_stated"), now), _age(reported.date_of_birth, reported.age_stated, now)
    return None not in ages and ages[0] == ages[1]


def _differs(one: object, other: object) -> bool:
    """Say whether two callers say otherwise; what either does not know is no difference."""
    return one not in NOT_KNOWN and other not in NOT_KNOWN and one != other


def _age(born: date | None, stated: object, now: datetime) -> int | None:
    if born is not None:
        return years_between(born, london_day(now))
    return stated if isinstance(stated, int) else None


def _words(name: str) -> list[str]:
    return sorted(every_part(name))
