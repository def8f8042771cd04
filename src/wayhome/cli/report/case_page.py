"""One case as a page: what was not kept, what is still owed, the time line, and what was kept, each in sentences."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from wayhome.application.called import told
from wayhome.application.mistakes import Mistake
from wayhome.application.shadow.shadow import Shadowed, number_of
from wayhome.cli.report.marks import STATUS, STRENGTH, Mark, plural
from wayhome.duties.duty import Duty, Status
from wayhome.duties.explain import Explained, explain
from wayhome.duties.saying import on_the_clock
from wayhome.kernel.ids import EventId
from wayhome.kernel.moments import in_london
from wayhome.record.envelope import Event
from wayhome.rulebook.pack import Pack

NATIONS = {"england": "England", "wales": "Wales", "scotland": "Scotland", "northern_ireland": "Northern Ireland"}
LACKING = "Still lacking:"


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyShown:
    """A duty in sentences, with its marks and the entries it hangs on."""

    anchor: str
    title: str
    rule: str
    mark: Mark
    basis: Mark
    explained: Explained
    outcome: str
    lacking: str
    links: tuple[tuple[str, str], ...]
    recorded_late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryShown:
    """An entry of the time line: when, what, when it was written down, and the duties it started, met or ended."""

    anchor: str
    name: str
    clock: str
    machine: str
    words: str
    written: str
    late: bool
    touches: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The entries of one day."""

    heading: str
    entries: tuple[EntryShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A group of duties under one heading."""

    anchor: str
    heading: str
    none: str
    duties: tuple[DutyShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """Everything the page of a case shows."""

    id: str
    title: str
    facts: tuple[str, ...]
    as_at: str
    parts: tuple[Part, ...]
    days: tuple[Day, ...]
    mistakes: tuple[Mistake, ...]
    anchors: dict[str, tuple[str, str]] = field(default_factory=dict)


GROUPS = (
    ("not-kept", "What was not kept", "Nothing was missed, overdue or late.",
     (Status.MISSED, Status.OVERDUE, Status.MET_LATE)),
    ("owed", "What is still owed", "Nothing was still owed.", (Status.OWED,)),
    ("kept", "What was kept", "Nothing was met in time.", (Status.MET,)),
    ("ended", "Excused, or ended before it fell due", "Nothing was.", (Status.EXCUSED, Status.LAPSED)),
)  # fmt: skip


def case_page(shadowed: Shadowed, pack: Pack, mistakes: tuple[Mistake, ...]) -> CasePage:
    """Put a derived case as a page shows it."""
    standing = [(duty, duty.status_at(shadowed.as_at)) for duty in shadowed.duties]
    arisen = [(duty, status) for duty, status in standing if status is not Status.NOT_YET]
    events = {event.id: event for event in shadowed.events}
    anchors = {duty.identity: (f"duty-{number}", _title(duty, pack)) for number, (duty, _) in enumerate(arisen, 1)}
    shown = {duty.identity: _duty(duty, pack, events, shadowed, anchors[duty.identity][0]) for duty, _ in arisen}
    strongest_first = sorted(arisen, key=lambda one: one[0].basis.strength.rank)
    parts = tuple(
        Part(
            anchor=anchor,
            heading=heading,
            none=none,
            duties=tuple(shown[d.identity] for d, s in strongest_first if s in those),
        )
        for anchor, heading, none, those in GROUPS
    )
    return CasePage(
        id=shadowed.history.id,
        title=shadowed.history.title,
        facts=_facts(shadowed),
        as_at=on_the_clock(shadowed.as_at),
        parts=parts,
        days=_days(shadowed, [duty for duty, _ in arisen], anchors, pack),
        mistakes=mistakes,
        anchors=anchors | {event.id: (_entry_anchor(event.id), _said(event, pack)) for event in shadowed.events},
    )


def _facts(shadowed: Shadowed) -> tuple[str, ...]:
    history = shadowed.history
    age = "Age not given" if history.child_age is None else f"Aged {history.child_age}"
    nation = NATIONS.get(history.nation or "", "Nation not given")
    return age, nation, plural(len(history.events), "entry", "entries")


def _title(duty: Duty, pack: Pack) -> str:
    key = duty.obligation.partition(":")[2]
    title = pack.duties[duty.rule].title
    return f"{title}: {key}" if key else title


def _duty(duty: Duty, pack: Pack, events: dict[EventId, Event], shadowed: Shadowed, anchor: str) -> DutyShown:
    hangs_on = (("Started by", duty.raised_by), ("Met by", duty.done_by), ("Ended by", duty.ended_by))
    done = duty.status_at(shadowed.as_at) in (Status.MET, Status.MET_LATE)
    links = tuple(
        (f"{how} entry {number_of(event)}", f"#{_entry_anchor(event)}")
        for how, event in hangs_on
        if event is not None and event in events and not (how == "Ended by" and done) and is_told(events[event])
    )
    explained = explain(duty, pack, events, shadowed.as_at)
    outcome, still, lacking = explained.outcome.partition(LACKING)
    return DutyShown(
        anchor=anchor,
        title=_title(duty, pack),
        rule=duty.obligation,
        mark=STATUS[duty.status_at(shadowed.as_at)],
        basis=STRENGTH[duty.basis.strength],
        explained=explained,
        outcome=outcome,
        lacking=still + lacking,
        links=links,
        recorded_late=duty.done_recorded_late,
    )


def is_told(event: Event) -> bool:
    """Say whether an entry stands in the export, rather than being the circumstances the case began with."""
    return not event.id.endswith("#")


def _entry_anchor(event: EventId) -> str:
    return f"entry-{number_of(event)}" if not event.endswith("#") else "child"


def _days(shadowed: Shadowed, duties: list[Duty], anchors: dict[str, tuple[str, str]], pack: Pack) -> tuple[Day, ...]:
    touched = _touched(duties, anchors)
    days: dict[date, list[EntryShown]] = {}
    for event in shadowed.events:
        if is_told(event):
            entry = _entry(event, touched.get(event.id, {}), pack)
            days.setdefault(in_london(event.happened_at).date(), []).append(entry)
    return tuple(Day(heading=f"{day:%A} {day.day} {day:%B %Y}", entries=tuple(found)) for day, found in days.items())


def _touched(
    duties: Iterable[Duty], anchors: dict[str, tuple[str, str]]
) -> dict[EventId, dict[str, list[tuple[str, str]]]]:
    """Return for each entry the duties it started and met, as links."""
    found: dict[EventId, dict[str, list[tuple[str, str]]]] = {}
    for duty in duties:
        anchor, title = anchors[duty.identity]
        for how, event in (("Started", duty.raised_by), ("Met", duty.done_by)):
            if event is not None:
                found.setdefault(event, {}).setdefault(how, []).append((title, f"#{anchor}"))
    return found


def _entry(event: Event, touched: dict[str, list[tuple[str, str]]], pack: Pack) -> EntryShown:
    local = in_london(event.happened_at)
    apart = event.recorded_at != event.happened_at
    return EntryShown(
        anchor=_entry_anchor(event.id),
        name=f"Entry {number_of(event.id)}",
        clock=on_the_clock(event.happened_at).partition(" on ")[0],
        machine=local.isoformat(),
        words=_said(event, pack),
        written=f"Written down at {on_the_clock(event.recorded_at)}." if apart else "",
        late=event.recorded_late,
        touches=tuple((how, tuple(links)) for how, links in touched.items()),
    )


def _said(event: Event, pack: Pack) -> str:
    words = told(event, pack)
    return words[:1].upper() + words[1:]
