"""Where each right stands for one rights-holder, from the duties that keep it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from wayhome.access.rules import may
from wayhome.duties.duty import Duty, Status
from wayhome.duties.holders import THE_CHILD
from wayhome.kernel.ids import Subject
from wayhome.web.acting.desk import Desk
from wayhome.web.doing import by_act
from wayhome.web.presenting.links import Link
from wayhome.web.presenting.marks import Mark, basis_mark, status_mark
from wayhome.web.presenting.times import when

NONE_OWED = Mark(words="Nothing owed yet", shape="ring", kind="past")
FAMILY = ("parent_or_carer", "council")
TELLING = ("tell_child", "tell_parent", "tell_who_asked", "confirm_in_writing", "update_child", "update_parent")


@dataclass(frozen=True, slots=True, kw_only=True)
class RightStands:
    """One right: what it is, how it stands, and by when what is owed is owed."""

    title: str
    says: str
    enhanced: str
    mark: Mark
    words: str
    basis: Mark


def of_child(duties: Iterable[Duty], child: Subject, first: Subject) -> tuple[Duty, ...]:
    """Return the duties owed to one child of a case or to those told of that child; the first goes unnamed."""
    return tuple(duty for duty in duties if (duty.owed_to_child or first) == child)


def of_holder(duties: Iterable[Duty], ref: str, *, named: bool) -> tuple[Duty, ...]:
    """Return the duties owed to one rights-holder; ``named``: somebody besides the child is."""
    return tuple(duty for duty in duties if _whose(duty, named=named) == ref)


def _whose(duty: Duty, *, named: bool) -> str:
    if duty.owed_to_holder:
        return duty.owed_to_holder
    family = duty.owed_to in FAMILY
    return "" if family and named else "family" if family else THE_CHILD


def rights_of(desk: Desk, duties: tuple[Duty, ...]) -> Iterator[RightStands]:
    """Yield each right of the rulebook as it stands by some duties; one that keeps none of these says so."""
    for right in sorted(desk.pack.victim_rights.values(), key=lambda right: right.number):
        mark, words = _stands([duty for duty in duties if duty.rule in right.rules], desk.visit.now)
        yield RightStands(
            title=f"{right.number}. {right.title}", says=right.says, enhanced=right.enhanced, mark=mark, words=words,
            basis=basis_mark(right.basis),
        )  # fmt: skip


def _stands(duties: list[Duty], now: datetime) -> tuple[Mark, str]:
    """Say how a right stands: what is overdue first, then what is owed, then what was kept and how often it was not."""
    by: dict[Status, list[Duty]] = {}
    for duty in sorted(duties, key=lambda duty: duty.due_at):
        by.setdefault(duty.status_at(now), []).append(duty)
    for status, said in ((Status.OVERDUE, "since"), (Status.OWED, "by")):
        if found := by.get(status):
            return status_mark(status), f"{_many(found)}{said} {when(found[0].due_at, now)}"
    counted = [(status, by[status]) for status in COUNTED if status in by]
    if not counted:
        return NONE_OWED, ""
    if len(counted) == 1:
        many = len(counted[0][1])
        return status_mark(counted[0][0]), f"{many} times" if many > 1 else ""
    return status_mark(counted[0][0]), ", ".join(f"{status.words} {len(found)}" for status, found in counted)


def _many(found: list[Duty]) -> str:
    return f"{len(found)} things, the first " if len(found) > 1 else ""


COUNTED = (Status.MISSED, Status.MET_LATE, Status.MET, Status.EXCUSED)


def next_due(duties: Iterable[Duty], now: datetime) -> str:
    """Say when what is due next is due; empty where nothing is open."""
    waiting = [duty.due_at for duty in duties if duty.status_at(now).is_open]
    if not waiting:
        return ""
    first = min(waiting)
    return f"Overdue since {when(first, now)}" if first < now else when(first, now)


def told_next(duties: Iterable[Duty], now: datetime) -> str:
    """Say by when they are told next, of a step or how the case stands; other things owed to them do not bring it."""
    return next_due((duty for duty in duties if duty.act in TELLING), now)


def acts_owed(desk: Desk, duties: Iterable[Duty]) -> tuple[Link, ...]:
    """Return the pages on which what is open is done by who reads, the soonest due first, each once."""
    waiting = sorted((duty for duty in duties if duty.status_at(desk.visit.now).is_open), key=lambda duty: duty.due_at)
    found: dict[str, Link] = {}
    for duty in waiting:
        place = by_act().get(duty.act)
        if place is not None and may(desk.visit.actor, place.permission):
            key = duty.owed_to if duty.owed_to_holder or duty.owed_to_child else ""
            found.setdefault(place.name, Link(text=place.words, href=place.href(desk.record, key)))
    return tuple(found.values())
