"""What the page of somebody's duties places: five things first, the rest folded, and what runs out before they go."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.urls import reverse

from wayhome.application.caseload import Case
from wayhome.web.http import Visit, opens
from wayhome.web.my_duties.beside import Begun, Beside, Between, Leaving
from wayhome.web.presenting.owed import Owed, OwedRow
from wayhome.web.presenting.owed_cards import ChildCard, child_cards, on_no_card, pressing_children
from wayhome.web.presenting.own_training import OwnTraining, own_training
from wayhome.web.presenting.second_grades import SecondGrades, second_grades
from wayhome.web.presenting.shifts import posts_of
from wayhome.web.presenting.times import clock, when
from wayhome.web.presenting.whose import VICTIMS, OwedAct, filters, goes_by_wait
from wayhome.web.whole_numbers import whole

FIRST, A_PAGE, NEAR = 5, 50, 10
USUAL = "mine"
BY_RISK = (
    "Children missing now come before all else, by risk: one act of each in turn, and first of all what finds the "
    "child or keeps them safe."
)
BY_WAIT = "What was left longest comes first, one act of each child in turn; then what falls due next."
NOTHING = {
    VICTIMS: "No child waits to be told, heard or helped now.",
    "mine": "You owe nothing now.",
    "team": "Nobody below you owes anything now.",
    "everyone": "Nobody owes anything now.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedFor:
    """Which filter and which page of it."""

    show: str
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterLink:
    """One filter: what it keeps, how many acts, and where it leads."""

    words: str
    count: int
    href: str
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MyDuties:
    """The whole page. ``live`` counts what is owed in cases that have not ended; ``ended`` is the rest, after it.

    ``by_wait`` puts what was left longest first.
    """

    made_at: str
    on_duty: str
    filters: tuple[FilterLink, ...]
    here: str
    is_mine: bool
    by_wait: bool
    supervises: bool
    count: int
    live: int
    first: tuple[OwedRow, ...]
    rest: tuple[OwedRow, ...]
    ended: tuple[OwedRow, ...]
    nothing: str
    pages: tuple[FilterLink, ...]
    waiting: tuple[Between, ...]
    taken: tuple[Between, ...]
    begun: tuple[Begun, ...]
    leaving: Leaving | None
    training: OwnTraining | None
    second_grades: tuple[SecondGrades, ...]
    shows: tuple[str, ...]

    @property
    def order(self) -> str:
        """Say in which order it stands."""
        return BY_WAIT if self.by_wait else BY_RISK

    @property
    def cards(self) -> tuple[ChildCard, ...]:
        """Return the children of whom an act comes first, with all that they are owed on the page."""
        return child_cards(self.first, self.rest)

    @property
    def others(self) -> tuple[OwedRow, ...]:
        """Return what is owed on the page in cases that have no card."""
        return on_no_card(self.first, self.rest)

    @property
    def in_ended(self) -> int:
        """Return how much of it is owed in cases that have ended, which stands after all else."""
        return self.count - self.live


def asked_for(request: HttpRequest) -> AskedFor:
    """Read what was asked for from the address."""
    return AskedFor(show=request.GET.get("show", ""), page=whole(request.GET.get("page", "")) or 1)


def my_duties(visit: Visit, asked: AskedFor) -> MyDuties:
    """Return what somebody owes now, and what stands beside it."""
    owed = Owed(visit.parts.reading, visit.actor, visit.now)
    asked = replace(asked, show=asked.show if asked.show in owed.counts else owed.usual)
    count, live = owed.counts[asked.show], owed.part(asked.show).live
    page, placed = _placed(owed, asked, count)
    by_wait, beside = goes_by_wait(asked.show, owed.whose), Beside(visit, owed)
    first, rest, ended = _parted(owed, placed, page, live, by_wait=by_wait)
    return MyDuties(
        made_at=clock(visit.now),
        on_duty=_on_duty(visit, owed),
        filters=tuple(_filters(owed, asked.show)),
        here=filters(owed.whose)[asked.show][0],
        is_mine=asked.show == USUAL,
        by_wait=by_wait,
        supervises=beside.supervises,
        count=count,
        live=live,
        first=first,
        rest=rest,
        ended=ended,
        nothing=NOTHING[asked.show],
        pages=tuple(_pages(asked.show, count, page)),
        waiting=(*beside.declined(), *beside.offered(), *beside.approvals()),
        taken=tuple(beside.taken()),
        begun=tuple(beside.begun()),
        leaving=beside.leaving(),
        training=own_training(visit.parts.reading, visit.actor, visit.now),
        second_grades=tuple(second_grades(visit.parts.reading, visit.actor, visit.now)),
        shows=_shows((*(act.case for act in placed), *beside.shown)),
    )


def _placed(owed: Owed, asked: AskedFor, count: int) -> tuple[int, tuple[OwedAct, ...]]:
    """Return which page is shown, and the acts on it; for a page nobody has, the last."""
    page = min(asked.page, max(1, -(-count // A_PAGE)))
    return page, owed.page(asked.show, (page - 1) * A_PAGE, A_PAGE)


def _parted(
    owed: Owed, placed: tuple[OwedAct, ...], page: int, live: int, *, by_wait: bool
) -> tuple[tuple[OwedRow, ...], tuple[OwedRow, ...], tuple[OwedRow, ...]]:
    """Return the rows of a page: the first few, the rest of what is live, and what cases that ended still owe.

    The first few are one act of each child whose acts press, and no fewer than five.
    """
    here = max(live - (page - 1) * A_PAGE, 0)
    first = min(max(FIRST, pressing_children(placed, by_wait=by_wait)), here) if page == 1 else 0
    rows = owed.rows(placed, full=first)
    return rows[:first], rows[first:here], rows[here:]


def _shows(shown: tuple[Case, ...]) -> tuple[str, ...]:
    """Return what the page names; asked for last, because what stands beside names cases as it is asked for."""
    return tuple(dict.fromkeys(each for case in shown for each in (case.record, *case.children)))


def _filters(owed: Owed, here: str) -> Iterator[FilterLink]:
    for name, (words, _) in filters(owed.whose).items():
        href = reverse("my-duties") + ("" if name == owed.usual else f"?show={name}")
        yield FilterLink(words=words, count=owed.counts[name], href=href, here=name == here)


def _pages(show: str, count: int, here: int) -> Iterator[FilterLink]:
    """Yield the pages of a long list: the first, the last and those near the one shown; none where it fits on one."""
    many = -(-count // A_PAGE)
    near = range(max(here - NEAR, 1), min(here + NEAR, many) + 1)
    for number in sorted({1, *near, many}) if many > 1 else ():
        href = f"{reverse('my-duties')}?show={show}&page={number}"
        first, last = (number - 1) * A_PAGE + 1, min(number * A_PAGE, count)
        yield FilterLink(words=f"{first} to {last}", count=last - first + 1, href=href, here=number == here)


def _on_duty(visit: Visit, owed: Owed) -> str:
    """Say as what somebody is on duty, and until when; or that the roster does not name them."""
    held = posts_of(visit.actor, owed.caseload.roster, visit.now)
    roles = owed.pack.head.roles
    if held:
        names = ", ".join(dict.fromkeys(roles.get(one.role, one.role.replace("_", " ")) for one in held))
        ends = next((one.end for one in held if one.end), None)
        return f"You are on duty as {names}{f' until {when(ends, visit.now)}' if ends else ''}."
    if owed.caseload.roster is None:
        return "There is no roster, so you are shown what your role owes."
    if away := owed.caseload.roster.away(visit.actor.id, visit.now):
        until = f"until {when(away.end, visit.now)}" if away.end else "until you are back"
        return f"You are recorded as away {until}, so you hold no post. You are shown what your role owes."
    return "The roster names you for no post now. You are shown what your role owes where it names nobody."


def back_href(visit: Visit) -> str:
    """Return where whoever is recorded as away says that they are back, or who may; empty where they are not away."""
    if not visit.parts.reading.people().away(visit.actor.id, visit.now):
        return ""
    href = reverse("officer-back", args=[visit.actor.id])
    return href if opens(visit.actor, href) else reverse("people-officer", args=[visit.actor.id])
