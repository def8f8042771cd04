"""One case as a page: who, what state, what is owed next and by when; then the rest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from wayhome.access.actors import Actor
from wayhome.application.caseload import Case, Caseload
from wayhome.application.reading import Reading, Words
from wayhome.application.things_to_do import things_to_do
from wayhome.kernel.ids import RecordId, Subject, SubjectKind
from wayhome.web.cases.between_shifts import BetweenShifts, between_shifts
from wayhome.web.cases.child_page import acts_of, open_of, owed_in, owed_to_child, spoken_for, standing_of
from wayhome.web.cases.know_by import KnowBy, know_by
from wayhome.web.cases.offers import Offers, offers_of
from wayhome.web.cases.ring_back import ring_back
from wayhome.web.cases.said_at_door import SaidAtDoor, said_at_door
from wayhome.web.cases.time_line import DayView, TimeLine
from wayhome.web.presenting.children import ages, circumstances, everybody
from wayhome.web.presenting.entries import capital, reference
from wayhome.web.presenting.how_often import Often, often_in
from wayhome.web.presenting.known_at import KnownAt
from wayhome.web.presenting.links import Tab, case_tabs
from wayhome.web.presenting.missing_now import MissingNow, missing_now
from wayhome.web.presenting.owing import ActView, DutyView, Owing, OwnersActs, by_owner
from wayhome.web.presenting.sheets_out import ToCollect, sheets_to_collect
from wayhome.web.presenting.silence import Silence, silence
from wayhome.web.presenting.standing import KIND, Standing, standing
from wayhome.web.presenting.times import when

DESCRIBED = "child.described"
LATEST = 4
FIRST_ACTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherCase:
    """Another case about the same child."""

    text: str
    href: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToDo:
    """The acts to do: the next, the first few in full, and the rest under whoever owes them."""

    heading: str
    next: ActView | None
    first: tuple[ActView, ...]
    more: str
    by_owner: tuple[OwnersActs, ...]
    nothing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """Everything a case's pages place."""

    record: str
    reference: str
    now_href: str
    who: str
    age: str
    circumstances: str
    standing: Standing
    missing: tuple[MissingNow, ...]
    to_do: ToDo
    besides: tuple[ActView, ...]
    open: tuple[DutyView, ...]
    settled: tuple[DutyView, ...]
    days: tuple[DayView, ...]
    others: tuple[OtherCase, ...]
    tabs: tuple[Tab, ...]
    changed: str
    hidden: int
    warning: str
    news: str
    time_line_href: str
    offers: tuple[Offers, ...]
    silence: Silence | None
    know_by: KnowBy | None
    at_door: SaidAtDoor | None
    collect: ToCollect | None
    often: Often | None
    between: BetweenShifts | None
    ring_back: str

    @property
    def latest(self) -> tuple[DayView, ...]:
        """Return the first few entries, those that stand on the page of the case itself."""
        return _latest(self.days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which page was asked for, as known when, what is not on it, and when the reader last looked.

    ``hidden`` entries were written down later; ``strange`` ones this version of Wayhome cannot read. ``actor`` is who
    asks, and is offered what they may do; ``to_judge`` held records wait for them to be judged.
    """

    known: KnownAt
    here: str
    hidden: int
    strange: int
    since: datetime | None
    actor: Actor
    to_judge: int = 0


def case_page(case: Case, reading: Reading, shown: Caseload, asked: Asked) -> CasePage:
    """Return a case as its pages show it, from a caseload that holds only what was known at the instant."""
    known, here, since = asked.known, asked.here, asked.since
    cases = spoken_for(case, shown)
    words = {key: text for record in _records(cases) for key, text in reading.words(record).items()}
    owed, of_child = _owed(cases, shown, asked, words)
    return CasePage(
        record=case.record,
        reference=reference(case.record),
        now_href=reverse(here, args=[case.record]),
        who=_who(case, words),
        age=ages(case.known, case.at, case.children),
        circumstances=capital(", ".join(circumstances(case.known, case.at))),
        standing=standing_of(cases, shown.rulebook.pack.floors),
        missing=_missing(case, shown, known),
        to_do=_to_do(owed, acts_of(of_child), _nothing(case, known), known),
        besides=acts_of(of_child),
        open=open_of((*owed, *of_child)),
        settled=owed[0].settled(),
        days=TimeLine(case, owed[0], words, since).days(),
        others=_others(case, shown, known),
        tabs=case_tabs(case.record, here, known.query, kind=case.kinds[0], actor=asked.actor),
        changed=when(case.changed_at, case.at),
        hidden=asked.hidden,
        warning=_warning(asked.strange),
        news=_news(case, since),
        time_line_href=reverse("case-time-line", args=[case.record]),
        offers=() if known.chosen else offers_of(case, asked.actor, _waiting(asked)),
        silence=silence(case, shown.rulebook.pack),
        **_first(case, words, asked, shown),
    )


def _first(case: Case, words: Words, asked: Asked, shown: Caseload) -> dict[str, Any]:
    """Return what stands first on a missing child's case: what was written at a door, how often, and how to know."""
    then, pack = asked.known.chosen, shown.rulebook.pack
    return {
        "at_door": said_at_door(case, words, asked.actor, pack, then=then),
        "know_by": know_by(case, words, asked.actor, then=then),
        "collect": sheets_to_collect(case),
        "often": often_in(case, shown),
        "between": _between(case, words, asked),
        "ring_back": ring_back(case, shown.about(case.children[0])) if case.kinds[0] is SubjectKind.CHILD else "",
    }


def _between(case: Case, words: Words, asked: Asked) -> BetweenShifts | None:
    """Return whether the case of a child missing now is offered to the next shift, or how the offer ended."""
    missing = standing(case, ()).state.kind == "missing"
    return between_shifts(case, words, asked.actor, then=bool(asked.known.chosen)) if missing else None


def _waiting(asked: Asked) -> Mapping[str, str]:
    """Return what waits behind some of the ways from a case, in words, by the name of the way."""
    return {"held-matches": f"{asked.to_judge} to judge"} if asked.to_judge else {}


def _owed(
    cases: tuple[Case, ...], shown: Caseload, asked: Asked, words: Words
) -> tuple[tuple[Owing, ...], tuple[Owing, ...]]:
    """Return what the cases of a page owe, and what the child is owed besides, in their other cases."""
    query, actor = asked.known.query, None if asked.known.chosen else asked.actor
    besides = (cases[0], *owed_to_child(cases[0], shown))
    return owed_in(cases, shown, query, actor, words), owed_in(besides, shown, query, actor, words)[1:]


def _to_do(owed: tuple[Owing, ...], besides: tuple[ActView, ...], nothing: str, known: KnownAt) -> ToDo:
    """Return the acts to do in the case itself: as many as the board and the lists count, and the same one next."""
    acts = acts_of(owed)
    one_case = owed[0].next() if len(owed) == 1 else None
    return ToDo(
        heading="What was owed then, soonest first" if known.chosen else "What to do, soonest first",
        next=one_case or next(iter((*acts, *besides)), None),
        first=acts[:FIRST_ACTS],
        more=_more(len(acts) - FIRST_ACTS),
        by_owner=by_owner(acts[FIRST_ACTS:]),
        nothing=nothing,
    )


def _nothing(case: Case, known: KnownAt) -> str:
    """Say that nothing is owed; of a child's own record, that no case about the child owes anything."""
    where = "to this child in any case" if case.kinds[0] is SubjectKind.CHILD else "on this case"
    return f"Nothing was owed {where}, as known then" if known.chosen else f"Nothing is owed {where} now"


def _more(count: int) -> str:
    if count <= 0:
        return ""
    return f"{count} more {'act' if count == 1 else 'acts'}, by who owes them"


def _warning(strange: int) -> str:
    """Say that a record is in quarantine, because it holds entries that this version cannot read."""
    if not strange:
        return ""
    entries = "1 entry" if strange == 1 else f"{strange} entries"
    return (
        f"This record holds {entries} that this version of Wayhome cannot read. What is owed may be more than is "
        "shown. Nothing was lost: ask whoever runs Wayhome to bring this server up to date."
    )


def _news(case: Case, since: datetime | None) -> str:
    """Say how much was written down since someone last looked; empty when they have not looked before."""
    if since is None:
        return ""
    held = (*case.entries, *case.background)
    count = sum(each.event.recorded_at > since for each in held)
    said = "Nothing new" if not count else f"{count} new {'entry' if count == 1 else 'entries'}"
    return f"{said} since you last looked, {when(since, case.at)}"


def _records(cases: Iterable[Case]) -> list[RecordId]:
    held = (each for case in cases for each in (*case.entries, *case.background))
    return list(dict.fromkeys(each.event.record for each in held))


def _who(case: Case, words: Words) -> str:
    """Return the children's names as they were known, or what they are called where none is held any more."""
    named: dict[Subject, str] = {}
    for each in (*case.entries, *case.background):
        name = words.get((each.event.id, "name"), "") if each.event.type == DESCRIBED else ""
        for child in each.event.subjects if name else ():
            named.setdefault(child, name)
    if len(case.children) == 1 and named:  # two records of one child hold the name under either
        named.setdefault(case.children[0], next(iter(named.values())))
    return everybody(case.children, named) or reference(case.record)


def _latest(days: tuple[DayView, ...]) -> tuple[DayView, ...]:
    shown: list[DayView] = []
    left = LATEST
    for day in days:
        if left <= 0:
            break
        shown.append(day.first(left))
        left -= len(day.entries)
    return tuple(shown)


def _missing(case: Case, shown: Caseload, known: KnownAt) -> tuple[MissingNow, ...]:
    """Return where the children of a case are missing, but in the case itself: it says so of itself."""
    about = {each.record: each for child in case.children for each in shown.about(child) if each.record != case.record}
    return missing_now(case.children, about.values(), known.query)


def _others(case: Case, shown: Caseload, known: KnownAt) -> tuple[OtherCase, ...]:
    about = (each for child in case.children for each in shown.about(child))
    return tuple(_other(each, shown, known) for each in about if each.record != case.record)


def _other(case: Case, shown: Caseload, known: KnownAt) -> OtherCase:
    state = standing(case, ())
    acts = len(things_to_do(case.duties, shown.rulebook.pack, case.at))
    owed = f"{acts} {'act' if acts == 1 else 'acts'} to do" if acts else ""
    return OtherCase(
        text=f"{KIND[case.kinds[0]]} {reference(case.record)}",
        href=reverse("case", args=[case.record]) + known.query,
        note=", ".join(part for part in (state.state.words, state.state_note, owed) if part),
    )
