"""What the page of somebody's duties places: five things first, the rest folded, and what runs out before they go."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.application.board.handing import Handing, handing
from wayhome.application.caseload import Case
from wayhome.kernel.ids import RecordId
from wayhome.record.effective import effective
from wayhome.record.envelope import Event
from wayhome.web.acting.drafts import unfinished
from wayhome.web.doing import DOINGS, by_act
from wayhome.web.http import Visit
from wayhome.web.my_duties.begun import where_begun
from wayhome.web.presenting.links import Link
from wayhome.web.presenting.lost_first import LostFirst, dated_first, lost_first
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.open_lines import Words
from wayhome.web.presenting.owed import Owed, OwedRow
from wayhome.web.presenting.owed_lists import Dated
from wayhome.web.presenting.own_training import OwnTraining, own_training
from wayhome.web.presenting.second_grades import SecondGrades, second_grades
from wayhome.web.presenting.shifts import mine_ends, posts_of
from wayhome.web.presenting.times import ago, clock, span, when
from wayhome.web.presenting.whose import filters
from wayhome.web.whole_numbers import whole

FIRST, A_PAGE, EVIDENCE, LOOKED_AT = 5, 50, 6, 8
USUAL = "mine"
LOWER = "approve_lower"
NO_WORDS: Words = {}
NOTHING = {
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
class Between:
    """A case that waits for an answer, or that was taken on: the child, by whom and when, and where to read it."""

    who: str
    note: str
    href: str
    do: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """Something begun and not finished."""

    words: str
    note: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """What runs out before whoever asks hands over; ``more_evidence`` counts what is lost by then besides.

    In ``not_looked_at`` cases, beyond the most pressing, only what has a date on record was looked for.
    """

    at: str
    left: str
    acts: int
    evidence: tuple[Link, ...]
    more_evidence: int
    not_looked_at: int
    to_hand_over: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MyDuties:
    """The whole page."""

    made_at: str
    on_duty: str
    filters: tuple[FilterLink, ...]
    here: str
    is_mine: bool
    supervises: bool
    count: int
    first: tuple[OwedRow, ...]
    rest: tuple[OwedRow, ...]
    nothing: str
    pages: tuple[FilterLink, ...]
    waiting: tuple[Between | SecondGrades, ...]
    taken: tuple[Between, ...]
    begun: tuple[Begun, ...]
    leaving: Leaving | None
    training: OwnTraining | None
    shows: tuple[str, ...]


def asked_for(request: HttpRequest) -> AskedFor:
    """Read what was asked for from the address; what nobody declared is the usual."""
    show, page = request.GET.get("show", USUAL), whole(request.GET.get("page", ""))
    return AskedFor(show=show if show in NOTHING else USUAL, page=page or 1)


def my_duties(visit: Visit, asked: AskedFor) -> MyDuties:
    """Return what somebody owes now, and what stands beside it."""
    owed = Owed(visit.parts.reading, visit.actor, visit.now)
    count = owed.counts[asked.show]
    page = min(asked.page, max(1, -(-count // A_PAGE)))
    placed = owed.page(asked.show, (page - 1) * A_PAGE, A_PAGE)
    first = FIRST if page == 1 else 0
    rows = owed.rows(placed, full=first)
    beside = _Beside(visit, owed)
    return MyDuties(
        made_at=clock(visit.now),
        on_duty=_on_duty(visit, owed),
        filters=tuple(_filters(owed, asked.show)),
        here=filters(owed.whose)[asked.show][0],
        is_mine=asked.show == USUAL,
        supervises=beside.supervises,
        count=count,
        first=rows[:first],
        rest=rows[first:],
        nothing=NOTHING[asked.show],
        pages=tuple(_pages(asked.show, count, page)),
        waiting=(*beside.offered(), *beside.approvals(), *second_grades(visit.parts.reading, visit.actor, visit.now)),
        taken=tuple(beside.taken()),
        begun=tuple(beside.begun()),
        leaving=beside.leaving(),
        training=own_training(visit.parts.reading, visit.actor, visit.now),
        # Last, because what stands beside names cases as it is asked for.
        shows=_shows((*(act.case for act in placed), *beside.shown)),
    )


def _shows(shown: tuple[Case, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for case in shown for each in (case.record, *case.children)))


def _filters(owed: Owed, here: str) -> Iterator[FilterLink]:
    for name, (words, _) in filters(owed.whose).items():
        href = reverse("my-duties") + ("" if name == USUAL else f"?show={name}")
        yield FilterLink(words=words, count=owed.counts[name], href=href, here=name == here)


def _pages(show: str, count: int, here: int) -> Iterator[FilterLink]:
    """Yield the pages of a long list; none where it fits on one."""
    many = -(-count // A_PAGE)
    for number in range(1, many + 1 if many > 1 else 1):
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
    return "The roster names you for no post now. You are shown what your role owes where it names nobody."


class _Beside:
    """What stands beside the list: cases between two shifts, what was begun, and what is lost before the end.

    ``shown`` are the cases that were named, as they were asked for.
    """

    def __init__(self, visit: Visit, owed: Owed) -> None:
        self.visit, self.owed, self.now, self.actor = visit, owed, visit.now, visit.actor
        self.supervises = may(self.actor, Permission.SUPERVISE_SEARCHES)
        self.shown: list[Case] = []
        offered, taken = self._handed(owed.beside.offered), self._handed(owed.beside.taken)
        self.cases_offered = [(case, one) for case, one in offered if one.offered_by != self.actor.id]
        self.cases_taken = taken
        self.called = Called(one.offered_by for _, one in self.cases_offered)

    def offered(self) -> Iterator[Between]:
        """Yield the cases that somebody else offers, for whoever may take one on."""
        for case, one in self.cases_offered if self.supervises else ():
            if one.offered_at:
                note = f"Offered by {self.called(one.offered_by)} at {when(one.offered_at, self.now)}"
                do = Link(text="Take it on", href=reverse("accept-handover", args=[case.record]))
                yield self._between(case, note, do)

    def approvals(self) -> Iterator[Between]:
        """Yield the cases in which somebody else graded lower than they may alone, for whoever may approve it."""
        place = by_act().get(LOWER)
        if place is None or not may(self.actor, place.permission):
            return
        for case in self._cases(self.owed.beside.to_approve):
            graded = _last_grade(case)
            if graded and graded.actor != self.actor.id:
                level = str(graded.body["grade"]).replace("_", " ")
                note = f"Graded {level} at {when(graded.happened_at, self.now)}, which needs a second person’s approval"
                yield self._between(case, note, Link(text=place.words, href=place.href(case.record)))

    def taken(self) -> Iterator[Between]:
        """Yield the cases that whoever asks took on last."""
        for case, one in self.cases_taken:
            if one.taken_at:
                yield self._between(case, f"Taken on at {when(one.taken_at, self.now)}")

    def begun(self) -> Iterator[Begun]:
        """Yield what whoever asks began and did not finish, the latest first."""
        words = {one.name: one.words for one in DOINGS}
        for draft in unfinished(self.visit.account):
            href = where_begun(draft.page, draft.record)
            case = self.owed.case(RecordId(draft.record)) if draft.record else None
            if href:
                about = f"{self._named(case)}, " if case and case.children else ""
                title = words.get(draft.page, draft.page.replace("-", " ").capitalize())
                yield Begun(words=title, note=f"{about}kept {ago(draft.saved_at, self.now)}", href=href)

    def leaving(self) -> Leaving | None:
        """Return what runs out before whoever asks hands over; None where no end of a shift is known."""
        ends = mine_ends(self.actor, self.owed.caseload.roster, self.owed.pack, self.now)
        if ends is None:
            return None
        mine = self.owed.part(USUAL)
        pressing = self._cases(mine.first_missing(LOOKED_AT))
        others = mine.missing() - {case.record for case in pressing}
        lost = self._lost(ends, pressing)
        dated = [one for one in self.owed.beside.dated if one[0] <= ends and one[1] in others]
        lost += self._dated(dated[:EVIDENCE])
        return Leaving(
            at=when(ends, self.now),
            left=span(ends - self.now),
            acts=mine.count(by=ends),
            evidence=tuple(self._evidence(case, one) for case, one in sorted(lost, key=_soonest)[:EVIDENCE]),
            more_evidence=max(len(lost) + max(len(dated) - EVIDENCE, 0) - EVIDENCE, 0),
            not_looked_at=len(others),
            to_hand_over=self.owed.handing_over.count(),
        )

    def _lost(self, ends: datetime, cases: list[Case]) -> list[tuple[Case, LostFirst]]:
        """Return all that is lost in some cases by an instant."""
        rulebook = self.owed.caseload.rulebook.at(self.now)
        every = ((case, one) for case in cases for one in lost_first(case, rulebook, NO_WORDS))
        return [(case, one) for case, one in every if one.at <= ends]

    def _dated(self, dated: list[Dated]) -> list[tuple[Case, LostFirst]]:
        """Return what has a day on record, of cases that nobody looked through for what else is lost."""
        wanted, pack = {(record, key) for _, record, key in dated}, self.owed.pack
        cases = self._cases(tuple(dict.fromkeys(record for _, record, _ in dated)))
        every = ((case, one) for case in cases for one in dated_first(case, pack, NO_WORDS))
        return [(case, one) for case, one in every if (case.record, one.key) in wanted]

    def _cases(self, records: tuple[RecordId, ...]) -> list[Case]:
        return [case for case in map(self.owed.case, records) if case]

    def _handed(self, records: tuple[RecordId, ...]) -> list[tuple[Case, Handing]]:
        return [(case, handing(case)) for case in self._cases(records)]

    def _evidence(self, case: Case, one: LostFirst) -> Link:
        overwritten = f"overwritten at {when(one.at, self.now)}" if one.known and one.at >= self.now else ""
        said = f"{one.title}, {self._named(case)}: {overwritten or one.by(self.now)}"
        return Link(text=said, href=reverse("looking", args=[case.record]))

    def _between(self, case: Case, note: str, do: Link | None = None) -> Between:
        return Between(who=self._named(case), note=note, href=reverse("handover", args=[case.record]), do=do)

    def _named(self, case: Case) -> str:
        self.shown.append(case)
        return self.owed.named(case)


def _soonest(pair: tuple[Case, LostFirst]) -> tuple[datetime, RecordId, str]:
    return pair[1].at, pair[0].record, pair[1].key


def _last_grade(case: Case) -> Event | None:
    graded = (event for event in effective(held.event for held in case.entries) if event.type == "risk.graded")
    return max(graded, key=lambda event: (event.happened_at, event.id), default=None)
