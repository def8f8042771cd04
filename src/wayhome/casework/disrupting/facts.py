"""What the record of a case holds that bears on powers of disruption: whom, how old, where, and what was shown."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from wayhome.casework.suspects.suspects import same
from wayhome.duties.facts import age_at, fact_line
from wayhome.duties.selection import in_order
from wayhome.duties.story import Story
from wayhome.kernel.ids import EventId, Subject, SubjectKind, kind_of
from wayhome.kernel.worktime import years_between
from wayhome.record.envelope import Event
from wayhome.rulebook.powers import OnRecord

ADULT = 18
IN_CARE, AT_HOME = "in_care", "at_home"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildFacts:
    """A child of the case: ``age`` where no birth date is known, ``in_care`` None where nobody recorded it."""

    child: Subject
    born: date | None = None
    age: int | None = None
    in_care: bool | None = None
    nation: str | None = None
    disputed: bool = False

    def age_on(self, day: date) -> int | None:
        """Return how old the child is on a day (London); None where it is not known, or an age of 18 is disputed."""
        years = self.age if self.born is None else years_between(self.born, day)
        return None if years is not None and years >= ADULT and self.disputed else years


@dataclass(frozen=True, slots=True, kw_only=True)
class AdultFacts:
    """Somebody who may harm the child, by the force's reference; ``is_child`` None where nobody recorded it."""

    adult: str
    born: date | None = None
    age: int | None = None
    is_child: bool | None = None

    def age_on(self, day: date) -> int | None:
        """Return how old they are on a day (London); None where it is not known."""
        return self.age if self.born is None else years_between(self.born, day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One entry that shows something: to which children and which adult it belongs; none named: to all of the case."""

    what: OnRecord
    entry: EventId
    children: frozenset[str] = frozenset()
    adult: str = ""

    def is_of(self, child: str, adult: str) -> bool:
        """Say whether it bears on one child and one adult."""
        of_child = not child or not self.children or child in self.children
        return of_child and (not adult or not self.adult or self.adult == adult)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidOf:
    """What a person last said of the parts of a power's test; ``against`` is empty where it was said of the case."""

    power: str
    against: str
    met: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    entry: EventId


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """Everything that is asked of a case to say which powers are open."""

    children: tuple[ChildFacts, ...] = ()
    adults: tuple[AdultFacts, ...] = ()
    shown: tuple[Shown, ...] = ()
    said: tuple[SaidOf, ...] = field(default=())


def case_facts(story: Story, at: datetime, of_children: Mapping[Subject, Story] | None = None) -> CaseFacts:
    """Read a case's facts at an instant. ``of_children`` are the children's whole stories, where they are at hand."""
    events = [event for event in _events(story) if event.happened_at <= at]
    children = [Subject(child) for child in story.children()]
    more, named = of_children or {}, same(story)
    return CaseFacts(
        children=tuple(_child(story.of_child(child), child, at) for child in children),
        adults=tuple(_adults(events, named)),
        shown=tuple(shown for found in (_shown(events, named), _states(story, children, more, at)) for shown in found),
        said=tuple(_said(events)),
    )


def _events(story: Story) -> list[Event]:
    """Return the events of the case and of its children alone, in order, each once."""
    return in_order({event.id: event for event in (*story.own, *story.child)}.values())


def _child(story: Story, child: Subject, at: datetime) -> ChildFacts:
    def known(name: str) -> str | None:
        value = fact_line(story, name).at(at)
        return None if value in (None, "unknown", "not_asked") else str(value)

    born, care = known("date_of_birth"), known("care_status")
    return ChildFacts(
        child=child,
        born=date.fromisoformat(born) if born else None,
        age=None if born else age_at(story, at),
        in_care=None if care is None else care == "looked_after",
        nation=known("nation"),
        disputed=known("age_disputed") == "yes",
    )


def _adults(events: Iterable[Event], named: Mapping[str, str]) -> Iterator[AdultFacts]:
    """Yield each adult once, with what was last said of their age; ``named`` are references found to be another's."""
    found: dict[str, dict[str, object]] = {}
    for event in events:
        adult = event.body.get("suspect")
        if isinstance(adult, str) and adult:
            held = found.setdefault(_now_called(adult, named), {})
            held |= {
                name: event.body[name]
                for name in ("date_of_birth", "age_stated", "is_child", "kind")
                if name in event.body
            }
    for adult, held in found.items():
        born, age, child = held.get("date_of_birth"), held.get("age_stated"), held.get("is_child", held.get("kind"))
        yield AdultFacts(
            adult=adult,
            born=date.fromisoformat(str(born)) if born else None,
            age=age if isinstance(age, int) else None,
            is_child={"yes": True, "no": False, "child": True, "adult": False, "police": False}.get(str(child)),
        )


def _now_called(adult: str, named: Mapping[str, str]) -> str:
    while adult in named:
        adult = named[adult]
    return adult


OFFENCES: Mapping[str, OnRecord] = {
    "sexual": "sexual_offence", "images": "sexual_offence", "modern_slavery": "slavery_offence",
    "criminal_exploitation": "exploitation_concern", "violence": "violence_or_drugs", "drugs": "violence_or_drugs",
}  # fmt: skip
PLACES: Mapping[str, tuple[OnRecord, ...]] = {"hotel": ("hotel_linked",), "home": ("home_linked",)}


def _crime(event: Event) -> tuple[OnRecord, ...]:
    offence = OFFENCES.get(str(event.body.get("offence")))
    return ("crime_recorded", offence) if offence else ("crime_recorded",)


def _always(*what: OnRecord) -> Callable[[Event], tuple[OnRecord, ...]]:
    return lambda _event: what


def _against(what: OnRecord | None, event: Event) -> tuple[OnRecord, ...]:
    """Return what a notice or an order shows; whoever it is against is identified."""
    identified: tuple[OnRecord, ...] = ("adult_identified",) if event.body.get("suspect") else ()
    return (what, *identified) if what else identified


def _concern(event: Event) -> tuple[OnRecord, ...]:
    return () if event.body.get("kind", "unknown") == "unknown" else ("exploitation_concern",)


SHOWS: Mapping[str, Callable[[Event], tuple[OnRecord, ...]]] = {
    "suspect.identified": _always("adult_identified"),
    "exploitation.found_with_adult": _always("found_with_adult"),
    "exploitation.concern_raised": _concern,
    "child.exploitation_flag_set": _always("exploitation_concern"),
    "disruption.warning_notice_served": lambda event: _against("notice_served", event),
    "disruption.order_made": lambda event: _against(None, event),
    "disruption.notice_breached": _always("notice_breached"),
    "disruption.licensed_trade_concern": _always("licensed_trade"),
    "investigation.crime_recorded": _crime,
    "investigation.suspect_dealt_with": lambda event: (
        ("suspect_charged",) if event.body.get("kind") == "charged" else ()
    ),
    "suspect.premises_linked": lambda event: ("place_linked", *PLACES.get(str(event.body.get("kind")), ())),
    "suspect.vehicle_linked": _always("vehicle_linked"),
    "safeguarding.harm_feared": _always("harm_feared"),
}


def _shown(events: Iterable[Event], named: Mapping[str, str]) -> Iterator[Shown]:
    for event in events:
        children = frozenset(str(one) for one in event.subjects if kind_of(one) is SubjectKind.CHILD)
        adult = str(event.body.get("suspect") or "")
        for what in SHOWS.get(event.type, _always())(event):
            yield Shown(what=what, entry=event.id, children=children, adult=_now_called(adult, named))


def _states(story: Story, children: Iterable[Subject], more: Mapping[Subject, Story], at: datetime) -> Iterator[Shown]:
    """Yield what holds now and may end: a child in care, missing, or in police protection."""
    for child in children:
        told, whole, alone = story.of_child(child), more.get(child), frozenset({str(child)})
        care, missing = fact_line(told, "care_status"), fact_line(whole, "child_missing") if whole else None
        found = (
            ("child_in_care", care.event_at(at) if care.at(at) == "looked_after" else None),
            ("child_missing", missing.event_at(at) if missing and missing.at(at) else None),
            ("police_protection", in_police_protection(told, at)),
        )
        for what, event in found:
            if event:
                yield Shown(what=what, entry=event.id, children=alone)  # type: ignore[arg-type]


def in_police_protection(story: Story, at: datetime) -> Event | None:
    """Return the entry that took a child into police protection; None where they are in none at an instant."""
    ended = ("safeguarding.police_protection_taken", "safeguarding.police_protection_ended")
    told = [event for name in ended for event in story.of_type(name, with_child=True) if event.happened_at <= at]
    last = max(told, key=lambda event: (event.happened_at, event.id), default=None)
    return last if last and last.type == ended[0] else None


def _said(events: Iterable[Event]) -> Iterator[SaidOf]:
    """Yield what was last said of each power against each person or place."""
    last: dict[tuple[str, str], SaidOf] = {}
    for event in events:
        if event.type == "disruption.power_considered":
            power, against = str(event.body["power"]), str(event.body.get("against") or "")
            met, missing = (tuple(map(str, _several(event.body.get(name)))) for name in ("met", "missing"))
            last[power, against] = SaidOf(power=power, against=against, met=met, missing=missing, entry=event.id)
    yield from last.values()


def _several(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, (list, tuple)) else ()
