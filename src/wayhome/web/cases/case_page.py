"""One case as a page: who, what state, what is owed next and by when; then the rest."""

from dataclasses import dataclass

from django.urls import reverse

from wayhome.application.caseload import Case, Caseload
from wayhome.application.reading import Reading
from wayhome.kernel.ids import RecordId, Subject
from wayhome.web.cases.known_at import KnownAt
from wayhome.web.cases.owing import ActView, DutyView, Owing, OwnersActs, by_owner
from wayhome.web.cases.time_line import DayView, time_line
from wayhome.web.presenting.children import age, circumstances
from wayhome.web.presenting.entries import capital, reference
from wayhome.web.presenting.standing import KIND, Standing, standing
from wayhome.web.presenting.times import when

LATEST = 4
FIRST_ACTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """One entry of the navigation inside a case."""

    text: str
    href: str
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherCase:
    """Another case about the same child."""

    text: str
    href: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """Everything a case's pages place."""

    record: str
    reference: str
    now_href: str
    who: str
    age: str
    named: bool
    circumstances: str
    standing: Standing
    acts_heading: str
    acts: tuple[ActView, ...]
    next_act: ActView | None
    more_acts: str
    by_owner: tuple[OwnersActs, ...]
    open: tuple[DutyView, ...]
    settled: tuple[DutyView, ...]
    latest: tuple[DayView, ...]
    days: tuple[DayView, ...]
    others: tuple[OtherCase, ...]
    tabs: tuple[Tab, ...]
    changed: str
    hidden: int


def case_page(case: Case, reading: Reading, full: Caseload, known: KnownAt, here: str) -> CasePage:
    """Return a case as its pages show it, as known at an instant."""
    owing = Owing(case, full.rulebook.pack)
    acts = owing.acts()
    words = {key: text for record in _records(case) for key, text in reading.words(record).items()}
    days = time_line(case, owing, words)
    name = next((reading.names()[child] for child in case.children if child in reading.names()), "")
    whole = full.case(case.record)
    return CasePage(
        record=case.record,
        reference=reference(case.record),
        now_href=reverse(here, args=[case.record]),
        who=name or _unnamed(case),
        named=bool(name),
        age=age(case.known, case.at),
        circumstances=capital(", ".join(circumstances(case.known, case.at))),
        standing=standing(case, full.rulebook.pack.floors),
        acts_heading=_acts_heading(known),
        acts=acts[:FIRST_ACTS],
        next_act=acts[0] if acts else None,
        more_acts=_more(len(acts) - FIRST_ACTS),
        by_owner=by_owner(acts[FIRST_ACTS:]),
        open=owing.open(),
        settled=owing.settled(),
        days=days,
        latest=_latest(days),
        others=tuple(
            _other(each) for child in case.children for each in full.about(child) if each.record != case.record
        ),
        tabs=_tabs(case, known, here),
        changed=when(case.changed_at, case.at),
        hidden=len(whole.entries) - len(case.entries) if whole else 0,
    )


def _acts_heading(known: KnownAt) -> str:
    return "What was owed then, soonest first" if known.chosen else "What to do, soonest first"


def _more(count: int) -> str:
    if count <= 0:
        return ""
    return f"{count} more {'act' if count == 1 else 'acts'}, by who owes them"


def _records(case: Case) -> list[RecordId]:
    return list(dict.fromkeys(held.event.record for held in (*case.entries, *case.background)))


def _unnamed(case: Case) -> str:
    child: Subject | None = case.children[0] if case.children else None
    return f"Child {reference(child)}" if child else reference(case.record)


def _latest(days: tuple[DayView, ...]) -> tuple[DayView, ...]:
    shown: list[DayView] = []
    left = LATEST
    for day in days:
        if left <= 0:
            break
        shown.append(day.first(left))
        left -= len(day.entries)
    return tuple(shown)


def _other(case: Case) -> OtherCase:
    state = standing(case, ())
    return OtherCase(
        text=f"{KIND[case.kinds[0]]} {reference(case.record)}",
        href=reverse("case", args=[case.record]),
        note=", ".join(part for part in (state.state.words, state.state_note) if part),
    )


def _tabs(case: Case, known: KnownAt, here: str) -> tuple[Tab, ...]:
    places = (("case", "What to do"), ("case-duties", "Every duty"), ("case-time-line", "Time line"))
    return tuple(
        Tab(text=text, href=reverse(name, args=[case.record]) + known.query, here=name == here) for name, text in places
    )
