"""What stands beside somebody's duties: cases between two shifts, what was begun, and what runs out before they go."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

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
from wayhome.web.presenting.declined import who_declined
from wayhome.web.presenting.links import Link
from wayhome.web.presenting.lost_first import LostFirst, LostSoon, dated_first
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.open_lines import Words
from wayhome.web.presenting.owed import Owed
from wayhome.web.presenting.owed_lists import Dated
from wayhome.web.presenting.shifts import mine_ends
from wayhome.web.presenting.times import ago, span, when

EVIDENCE, LOOKED_AT = 6, 8
MINE = "mine"
LOWER = "approve_lower"
NO_WORDS: Words = {}


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

    What is lost is told to whoever may ask for it. In ``not_looked_at`` cases, beyond the most pressing, only what has
    a date on record was looked for.
    """

    at: str
    left: str
    acts: int
    evidence: tuple[Link, ...]
    more_evidence: int
    not_looked_at: int


class Beside:
    """What stands beside the list: cases between two shifts, what was begun, and what is lost before the end.

    ``shown`` are the cases that were named, as they were asked for.
    """

    def __init__(self, visit: Visit, owed: Owed) -> None:
        self.visit, self.owed, self.now, self.actor = visit, owed, visit.now, visit.actor
        self.supervises = may(self.actor, Permission.SUPERVISE_SEARCHES)
        self.asks_for_data = may(self.actor, Permission.RECORD_SEARCH)
        self.shown: list[Case] = []
        offered, taken = self._handed(owed.beside.offered), self._handed(owed.beside.taken)
        self.cases_offered = [(case, one) for case, one in offered if one.offered_by != self.actor.id]
        self.cases_taken = taken
        self.cases_declined = self._handed(owed.beside.declined)
        handed = (*self.cases_offered, *self.cases_declined)
        self.called = Called(officer for _, one in handed for officer in (one.offered_by, one.declined_by))

    def declined(self) -> Iterator[Between]:
        """Yield the cases that whoever asks offered and somebody declined, with why."""
        for case, one in self.cases_declined if self.supervises else ():
            words = self.visit.parts.reading.words(case.record)
            note = f"Declined by {who_declined(one, words, self.called, self.now)}"
            again = Link(text="Offer it again", href=reverse("offer-handover", args=[case.record]))
            yield self._between(case, note, again)

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
        mine = self.owed.part(MINE)
        pressing = self._cases(mine.first_missing(LOOKED_AT) if self.asks_for_data else ())
        others = mine.missing() - {case.record for case in pressing} if self.asks_for_data else frozenset()
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
        )

    def _lost(self, ends: datetime, cases: list[Case]) -> list[tuple[Case, LostFirst]]:
        """Return all that is lost in some cases by an instant."""
        with self.visit.parts.reading.column(LostSoon, self.now) as lost:
            return [(case, one) for case in cases for one in lost.of(case) if one.at <= ends]

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
