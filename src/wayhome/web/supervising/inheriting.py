"""What the next shift inherits with a case, on one page: what is owed, what is open, why the risk is what it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from wayhome.application.board.handing import Handing, Said, handing, said_last
from wayhome.application.board.owing import owner_now
from wayhome.application.caseload import Case
from wayhome.application.things_to_do import things_to_do
from wayhome.duties.acts import ToDo, acts_to_do
from wayhome.duties.derive import Rulebook
from wayhome.duties.duty import Duty
from wayhome.duties.explain import owner_words
from wayhome.duties.owners import Roster
from wayhome.kernel.ids import ActorId, EventId, Subject
from wayhome.kernel.moments import instant
from wayhome.record.effective import effective
from wayhome.rulebook.pack import Pack
from wayhome.web.presenting.catalogue import in_plain_words
from wayhome.web.presenting.children import age, circumstances, exploitation
from wayhome.web.presenting.declined import who_declined
from wayhome.web.presenting.entries import capital, reference
from wayhome.web.presenting.lost_first import LostFirst, lost_first
from wayhome.web.presenting.marks import Mark
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.open_lines import OpenLine, open_lines
from wayhome.web.presenting.owing import due_mark
from wayhome.web.presenting.owners import owed_by
from wayhome.web.presenting.shifts import left_over, next_shift_ends
from wayhome.web.presenting.standing import Standing, standing
from wayhome.web.presenting.times import when
from wayhome.web.supervising.held_of_child import OfChild, of_child

ACTS = 8
REVIEWS = ("review_search", "review_grade")
Words = Mapping[tuple[EventId, str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToInherit:
    """One act that somebody still owes on the case.

    ``left`` says which shift left it undone, where that one is over; then ``now_with`` is who owes it now, and ``who``
    whose it was first.
    """

    words: str
    due: str
    mark: Mark
    who: str
    left: str
    now_with: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Inherited:
    """Everything the sheet of one case places; ``until`` is when the shift that takes it on ends.

    ``expiring`` is lost by then; ``lost_later`` is what is lost first after it, where something is. ``spoken`` was
    handed over with the last offer with words, which may be an earlier one than that of ``handing``. ``back``: the last
    offer was taken back, and nobody took the case on since; ``declined``: it was declined, by whom, when and why.
    """

    record: str
    children: tuple[Subject, ...]
    who: str
    age: str
    standing: Standing
    circumstances: str
    risks: tuple[str, ...]
    of_child: OfChild
    acts: tuple[ToInherit, ...]
    more_acts: tuple[ToInherit, ...]
    lines: tuple[OpenLine, ...]
    promises: tuple[str, ...]
    expiring: tuple[str, ...]
    lost_later: str
    reviews: tuple[str, ...]
    until: str
    handing: Handing
    offered: str
    taken: str
    back: str
    declined: str
    spoken: Said
    said_by: str

    @property
    def reference(self) -> str:
        """Return what the case is called."""
        return reference(self.record)

    @property
    def is_said_before(self) -> bool:
        """Say whether the words are of an earlier offer than the last."""
        return bool(self.said) and self.spoken.offer != self.handing.offer

    @property
    def said(self) -> str:
        """Return what was handed over in somebody's own words."""
        return self.spoken.words

    @property
    def href(self) -> str:
        """Return where the case is read."""
        return reverse("case", args=[self.record])

    @property
    def open_lines(self) -> int:
        """Return how many lines of enquiry are open."""
        return len(self.lines)


def inherited(case: Case, rulebook: Rulebook, names: Mapping[Subject, str], words: Words, roster: Roster) -> Inherited:
    """Return what whoever takes a case on inherits, as it stands at the case's instant."""
    at, pack, lines = case.at, rulebook.pack, open_lines(case, words, rulebook.pack)
    acts = tuple(_act(to_do, case, pack, roster) for to_do in _owed_by_police(case, pack))
    ends, between, spoken = next_shift_ends(pack, at), handing(case), said_last(case, words)
    first, later = _lost(lost_first(case, rulebook, words), ends)
    called = Called((between.offered_by, between.taken_by, between.declined_by, spoken.by))
    return Inherited(
        record=case.record,
        children=case.children,
        who=next((names[child] for child in case.children if child in names), f"Child {reference(case.children[0])}"),
        age=age(case.known, at),
        standing=standing(case, pack.floors),
        circumstances=capital(", ".join(circumstances(case.known, at))),
        risks=risks_of(case, pack),
        of_child=of_child(case, words),
        acts=acts[:ACTS],
        more_acts=acts[ACTS:],
        lines=lines,
        promises=promises_of(case),
        expiring=(*(one.said(at) for one in first), *_asked_for(lines, ends, at)),
        lost_later=later[0].said(at) if later else "",
        reviews=tuple(_review(to_do, case, pack) for to_do in _reviews(case, pack)),
        until=when(ends, at) if ends else "",
        handing=between,
        spoken=spoken,
        said_by=f"{called(spoken.by)}, {when(spoken.at, at)}" if spoken.at else "",
        **_between(between, words, called, at),
    )


def risks_of(case: Case, pack: Pack) -> tuple[str, ...]:
    """Say what holds the risk up: exploitation, the floors of the rulebook, and the factors that are held."""
    applying = set(case.known.floors_at(case.at))
    floors = [floor.title for floor in pack.floors if floor.id in applying]
    present = case.known.value("factors", case.at)
    codes = present if isinstance(present, tuple) else ()
    factors = [pack.factors[str(code)].title for code in codes if str(code) in pack.factors]
    held = (exploitation(case.known, case.at), *floors, *map(capital, factors))
    return tuple(dict.fromkeys(one for one in held if one))


def promises_of(case: Case) -> tuple[str, ...]:
    """Say when whoever reported the child was promised the next word; that nobody was told, where nobody was."""
    told = [event for event in effective(held.event for held in case.entries) if event.type == "missing.family_updated"]
    last = max(told, key=lambda event: (event.happened_at, event.id), default=None)
    if last is None:
        return ("Nobody has told whoever reported the child how things stand.",)
    promised = last.body.get("next_at")
    named = "" if last.body.get("owner_named") == "yes" else " They were not told who owns the case."
    heard = f"They last heard at {when(last.happened_at, case.at)}"
    if not promised:
        return (f"{heard}, and were not told when they hear next.{named}",)
    by = instant(str(promised))
    missed = " That time has passed." if by < case.at else ""
    return (f"{heard}, and were promised word by {when(by, case.at)}.{missed}{named}",)


def _between(between: Handing, words: Words, called: Called, at: datetime) -> Mapping[str, str]:
    """Say by whom and when a case was offered, taken on, or its offer taken back or declined; each empty if not so."""
    return {
        "offered": _by(between.offered_by, between.offered_at, called, at),
        "taken": _by(between.taken_by, between.taken_at, called, at),
        "back": _back(between, called, at),
        "declined": who_declined(between, words, called, at),
    }


def _by(officer: ActorId, moment: datetime | None, called: Called, at: datetime) -> str:
    """Say by whom and when something was done; empty where it was not."""
    return f"{called(officer)} at {when(moment, at)}" if moment else ""


def _back(between: Handing, called: Called, at: datetime) -> str:
    """Say who took the last offer back and when; empty where it was not, or somebody has taken the case on since."""
    back, taken = between.back_at, between.taken_at
    if back is None or (taken is not None and taken >= back):
        return ""
    return _by(between.offered_by, back, called, at)


def _lost(waiting: tuple[LostFirst, ...], ends: datetime | None) -> tuple[tuple[LostFirst, ...], ...]:
    """Part what nobody has asked for into what is lost before a shift ends and what is lost after it, soonest first."""
    count = sum(ends is None or one.at <= ends for one in waiting)
    return waiting[:count], waiting[count:]


def _asked_for(lines: Sequence[OpenLine], ends: datetime | None, at: datetime) -> tuple[str, ...]:
    """Say what was asked for, is not in hand and is overwritten before a shift ends, soonest first."""
    kept = [(line.kept_until, line) for line in lines if line.kept_until and line.asked_for]
    return tuple(
        f"{line.name}, overwritten at {when(until, at)}. It was asked for"
        for until, line in sorted(kept, key=lambda pair: pair[0])
        if ends is None or until <= ends
    )


def _owed_by_police(case: Case, pack: Pack) -> tuple[ToDo, ...]:
    return tuple(to_do for to_do in things_to_do(case.duties, pack, case.at) if to_do.owed_by.agency == "police")


def _act(to_do: ToDo, case: Case, pack: Pack, roster: Roster) -> ToInherit:
    first = to_do.duties[0]
    left = left_over(first, pack, case.at)
    return ToInherit(
        words=in_plain_words(to_do.words, pack),
        due=when(to_do.due_at, case.at),
        mark=due_mark(first, case),
        who=owner_words(first, pack),
        left=left,
        now_with=_now_with(first, case, pack, roster) if left and roster else "",
    )


def _now_with(duty: Duty, case: Case, pack: Pack, roster: Roster) -> str:
    """Return who owes something at this minute, by name and post, or that nobody on duty does."""
    owner = owner_now(duty, roster, pack, case.at)
    return owed_by(owner, pack, Called((owner.officer,)))


def _reviews(case: Case, pack: Pack) -> tuple[ToDo, ...]:
    """Return each review that is owed, the soonest first: one person's does not stand for another's."""
    owed = [duty for duty in case.open_duties if duty.act in REVIEWS]
    found = {(duty.act, duty.owed_by.role): duty for duty in sorted(owed, key=lambda duty: duty.due_at, reverse=True)}
    bundles = (acts_to_do((duty,), pack, case.at)[0] for duty in found.values())
    return tuple(sorted(bundles, key=lambda to_do: to_do.due_at))


def _review(to_do: ToDo, case: Case, pack: Pack) -> str:
    return (
        f"{in_plain_words(to_do.words, pack)}: {owner_words(to_do.duties[0], pack)}, by {when(to_do.due_at, case.at)}"
    )
