"""What a case owes next, and who owes it at this minute: the post, whoever holds it, or to whom it was passed up."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from wayhome.application.caseload import Case
from wayhome.application.things_to_do import things_to_do
from wayhome.duties.acts import ToDo
from wayhome.duties.duty import Duty, Status
from wayhome.duties.owners import Owner, Roster, owner_of, steps_overdue
from wayhome.kernel.ids import PostId, RuleId
from wayhome.rulebook.pack import Pack

POLICE = "police"


@dataclass(frozen=True, slots=True, kw_only=True)
class NextAct:
    """The act that falls due soonest, in the rulebook's words; ``title`` is the sentence of the rule behind it.

    ``key`` says which of several things it is about; ``role`` is the role it was owed by first; ``duties`` is how many
    duties doing it would meet.
    """

    act: str
    words: str
    key: str
    due_at: datetime
    overdue: bool
    agency: str
    role: str
    rule: RuleId
    title: str
    duties: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Owing:
    """What is owed in a case: the next act and who owes it; how many acts in all and how many of them are overdue.

    A case in which the police owe nothing is owned by the first rung of the ladder; ``unit`` is the unit of the post
    that the next act has come to.
    """

    next: NextAct | None
    owner: Owner
    unit: str
    acts: int
    overdue: int


def owing_of(case: Case, roster: Roster | None, pack: Pack, now: datetime) -> Owing:
    """Return what a case owes next and who owes it; what the police owe comes before what others owe."""
    things = things_owed(case, pack, now)
    first = things[0] if things else None
    owner = owner_now(first.duties[0] if first else None, roster, pack, now)
    return Owing(
        next=_next(first, pack, now) if first else None,
        owner=owner,
        unit=unit_now(owner, roster, now),
        acts=len(things),
        overdue=sum(one.is_overdue(now) for one in things),
    )


def first_owed(case: Case, pack: Pack, now: datetime) -> Duty | None:
    """Return the duty that decides who owes what a case owes next; None where it owes nothing."""
    return next((one.duties[0] for one in things_owed(case, pack, now)), None)


def things_owed(case: Case, pack: Pack, now: datetime) -> list[ToDo]:
    """Return what a case owes, the next first: what the police owe comes before what others owe, the soonest first."""
    return sorted(things_to_do(case.open_duties, pack, now), key=lambda one: one.owed_by.agency != POLICE)


def changes_of_owner(duties: Sequence[Duty], roster: Roster | None, pack: Pack, now: datetime) -> Iterator[datetime]:
    """Yield when, after now, what is overdue is passed up another rung, and when any post it may come to changes."""
    for duty in duties:
        if duty.status_at(now) is Status.OVERDUE:
            step = pack.head.step_for(duty.length)
            yield duty.due_at + step * (steps_overdue(duty, step, now) + 1)
    if roster is None:
        return
    for role in dict.fromkeys((*(duty.owed_by.role for duty in duties), *pack.head.ladder)):
        changes = roster.changes(role)
        yield from changes[bisect_right(changes, now) :][:1]


def _next(to_do: ToDo, pack: Pack, now: datetime) -> NextAct:
    first = to_do.duties[0]
    return NextAct(
        act=to_do.act,
        words=to_do.words,
        key=to_do.key,
        due_at=to_do.due_at,
        overdue=to_do.is_overdue(now),
        agency=first.owed_by.agency,
        role=first.owed_by.role,
        rule=first.rule,
        title=pack.duties[first.rule].title,
        duties=len(to_do.duties),
    )


def owner_now(duty: Duty | None, roster: Roster | None, pack: Pack, now: datetime) -> Owner:
    """Return who owes a duty at an instant; where nothing is owed, whoever stands lowest on the ladder."""
    head = pack.head
    if duty is None:
        return _first_rung(roster, pack, now)
    if roster is None:
        return Owner(agency=duty.owed_by.agency, role=duty.owed_by.role)
    return owner_of(duty, roster, head.ladder, now, step=head.step_for(duty.length), beside=head.beside)


def _first_rung(roster: Roster | None, pack: Pack, now: datetime) -> Owner:
    """Return whoever stands lowest on the ladder among those on duty: a child is never without an owner."""
    for steps, role in enumerate(pack.head.ladder):
        held = roster.on_duty(role, now) if roster is not None else None
        if held:
            why = "the post below is vacant" if steps else ""
            return Owner(agency=POLICE, role=role, post=held.post, officer=held.officer, steps=steps, why=why)
    return Owner(agency=POLICE, role=next(iter(pack.head.ladder), ""), post=PostId(""))


def unit_now(owner: Owner, roster: Roster | None, now: datetime) -> str:
    """Return the unit of the post by which somebody owes something at an instant."""
    held = roster.held_by(owner.officer, now) if roster is not None and owner.officer else ()
    return next((one.unit for one in held if one.post == owner.post), "")
