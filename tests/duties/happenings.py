"""Any history at all: events drawn from the vocabulary that a rulebook speaks of, about one child and their cases."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, Literal, get_args, get_origin

from annotated_types import Ge
from hypothesis import strategies as st
from pydantic.fields import FieldInfo

import wayhome.record.events  # noqa: F401 - declares the vocabulary
from tests.histories import at
from wayhome.duties.derive import Rulebook
from wayhome.duties.examples import frozen
from wayhome.kernel.ids import EventId, RecordId, Subject
from wayhome.packs import load
from wayhome.record.envelope import Event
from wayhome.record.vocabulary import EventType, check, latest
from wayhome.rulebook.matching import Match, Strict
from wayhome.rulebook.schema import Duty

BEGINS = at("2026-03-20T12:00")  # so that a clock change falls within
STEP, STEPS = timedelta(hours=1), 24 * 40
WORDS = ("EL-18", "A", "B")


@cache
def rulebook(name: str) -> Rulebook:
    """Return a packaged rulebook, compiled once."""
    return Rulebook(load(name))


@cache
def types_spoken_of(name: str) -> tuple[EventType, ...]:
    """Return the event types that the rules of a rulebook speak of, corrections left out."""
    return _types(match for duty in load(name).duties.values() for match in _matches(duty))


def _types(matches: Iterable[Match]) -> tuple[EventType, ...]:
    names = {match.event for match in matches} | {"child.described"}
    return tuple(found for one in sorted(names) if (found := latest(one)) is not None and one != "record.corrected")


def _matches(part: Strict) -> Iterator[Match]:
    if isinstance(part, Match):
        yield part
    for field in type(part).model_fields:
        value = getattr(part, field)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Strict):
                yield from _matches(one)


def _values(annotation: object) -> st.SearchStrategy[Any]:
    """Return plausible values of a field, by its type."""
    options = {
        bool: st.booleans(),
        int: st.integers(0, 4),
        str: st.sampled_from(WORDS),
        date: _days(),
        datetime: _times(),
    }
    if annotation in options:
        return options[annotation]
    if get_origin(annotation) is Literal:
        return st.sampled_from(get_args(annotation))
    if get_origin(annotation) in (tuple, dict):
        return st.just({} if get_origin(annotation) is dict else ())
    return st.one_of([st.none() if one is type(None) else _values(one) for one in get_args(annotation)[:2]])


def _counts(field: FieldInfo) -> bool:
    return int in (field.annotation, *get_args(field.annotation))


def _numbers(field: FieldInfo) -> st.SearchStrategy[int | None]:
    """Return small numbers that a field takes: some of what is counted is never none."""
    least = next((one.ge for one in field.metadata if isinstance(one, Ge) and isinstance(one.ge, int)), 0)
    numbers = st.integers(least, least + 4)
    return numbers if field.is_required() or field.annotation is int else st.none() | numbers


def _days() -> st.SearchStrategy[date]:
    return st.sampled_from([date(2008, 4, 1), date(2012, 2, 29), date(2026, 4, 10), date(2026, 6, 1)])


def _times() -> st.SearchStrategy[datetime]:
    return st.integers(0, STEPS).map(lambda steps: BEGINS + STEP * steps)


def _subjects(declared: EventType) -> st.SearchStrategy[tuple[Subject, ...]]:
    named = tuple(Subject(f"{kind}:1") for kind in declared.about) or (Subject("child:1"),)
    if named != (Subject("child:1"),) or declared.area == "child":
        return st.just(named)
    cases = [(), (Subject("episode:1"),), (Subject("investigation:1"),)]
    return st.sampled_from([(*named, *case) for case in cases])


@st.composite
def happening(
    draw: st.DrawFn,
    types: tuple[EventType, ...],
    number: int = 0,
    since: datetime = BEGINS,
    matches: tuple[Match, ...] = (),
) -> Event:
    """Draw one event; where matches are given, often one that one of them means."""
    declared = draw(st.sampled_from(types))
    fields = {
        name: draw(
            _numbers(field) if int in (field.annotation, *get_args(field.annotation)) else _values(field.annotation)
        )
        for name, field in declared.fact.model_fields.items()
        if name not in declared.personal_fields
    }
    words = {name for name in declared.personal_fields if declared.fact.model_fields[name].is_required()}
    asked = [match.where for match in matches if match.event == declared.name]
    for name, test in draw(st.sampled_from([{}, *asked])).items():
        if test.one_of:
            fields[name] = draw(st.sampled_from(test.one_of))
    given = {name: value for name, value in fields.items() if value is not None} | dict.fromkeys(words, "Some words.")
    happened = since + STEP * draw(st.integers(0, STEPS))
    subjects = draw(_subjects(declared))
    return Event(
        id=EventId(f"e{number:03}"), record=RecordId(subjects[-1]), type=declared.name, version=declared.version,
        happened_at=happened, recorded_at=happened, subjects=subjects,
        body=frozen(check(declared.name, declared.version, given).body()),
    )  # fmt: skip


@st.composite
def histories(draw: st.DrawFn, name: str, most: int = 30) -> list[Event]:
    """Draw a history of up to so many events, of the kinds that a few of the rules speak of."""
    every = sorted(load_rules(name))
    chosen = draw(st.lists(st.sampled_from(every), min_size=1, max_size=4))
    matches = tuple(match for rule in chosen for match in _matches(load_rules(name)[rule]))
    count = draw(st.integers(1, most))
    return [draw(happening(_types(matches), number, matches=matches)) for number in range(count)]


@cache
def load_rules(name: str) -> Mapping[str, Duty]:
    """Return the rules of a packaged rulebook, by id."""
    return load(name).duties
