"""The conditions of a pack as functions: tests of a value, matches of an event, circumstances at an instant."""

import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date, datetime
from functools import partial
from itertools import product

from wayhome.duties.selection import ANY, NOTHING, Asks, Keys, Predicate, Relation, Selection, SortedOut, in_order
from wayhome.duties.story import Story
from wayhome.kernel.moments import instant
from wayhome.kernel.worktime import london_day
from wayhome.record.envelope import Event, Value
from wayhome.rulebook.matching import Match, ValueTest

ValueCheck = Callable[[object], bool]
FIRST_NUMBER = re.compile(r"\d+", re.ASCII)
UNKNOWN_VALUES = (None, "unknown", "not_asked", "not_available")


def value_check(test: ValueTest) -> ValueCheck:
    """Compile the part of a test that needs nothing but the value; what is not known satisfies no test by default."""
    if test.one_of is not None and test == ValueTest(one_of=test.one_of):
        wanted = frozenset(test.one_of)
        return lambda value: value in wanted
    checks = list(_checks(test))
    unknown_counts = test.or_unknown

    def holds(value: object) -> bool:
        if value in UNKNOWN_VALUES and unknown_counts:
            return True
        return all(check(value) for check in checks)

    return holds


def _checks(test: ValueTest) -> list[ValueCheck]:
    found: list[ValueCheck] = []
    if test.one_of is not None:
        wanted = frozenset(test.one_of)
        found.append(lambda value: value in wanted)
    if test.none_of is not None:
        barred = frozenset(test.none_of)
        found.append(lambda value: value not in UNKNOWN_VALUES and value not in barred)
    if test.at_least is not None:
        least = test.at_least
        found.append(lambda value: isinstance(value, int) and value >= least)
    if test.below is not None:
        limit = test.below
        found.append(lambda value: isinstance(value, int) and value < limit)
    if test.number is not None:
        numbers = frozenset(test.number)
        found.append(lambda value: _first_number(value) in numbers)
    if test.present is not None:
        given = test.present
        found.append(lambda value: (value is not None) is given)
    return found


def _first_number(value: object) -> int | None:
    found = FIRST_NUMBER.search(str(value)) if isinstance(value, (str, int)) else None
    return int(found.group()) if found else None


def event_check(match: Match) -> Predicate | None:
    """Compile the tests of a match that look at the event alone; None when there are none."""
    own: list[Predicate] = []
    for field, test in match.where.items():
        if test.valid_on_the_day is not None:
            own.append(_valid_on_the_day(field, test.valid_on_the_day))
        elif not _compares(test):
            own.append(_field_check(field, value_check(test)))
    if not own:
        return None
    return own[0] if len(own) == 1 else lambda event: all(check(event) for check in own)


def _compares(test: ValueTest) -> bool:
    return any(how is not None for how in (test.names_raising_event, test.same_as_raising, test.from_day_of))


def _field_check(field: str, check: ValueCheck) -> Predicate:
    return lambda event: check(event.body.get(field))


def _valid_on_the_day(field: str, wanted: bool) -> Predicate:
    def valid(event: Event) -> bool:
        until = event.body.get(field)
        in_date = isinstance(until, str) and date.fromisoformat(until) >= london_day(event.happened_at)
        return in_date is wanted

    return valid


def compared(match: Match) -> tuple[Keys, Asks, Relation | None] | None:
    """Compile the tests of a match that compare an event with the one that raised the duty; None without any.

    The first answer says under which keys an event is found, the second which key a raising event asks for, the third
    what is asked of each event found under it.
    """
    days = [(field, test.from_day_of) for field, test in match.where.items() if test.from_day_of is not None]
    fields: list[tuple[str, str | None]] = []
    for field, test in match.where.items():
        if test.names_raising_event:
            fields.append((field, None))
        elif test.same_as_raising is not None:
            fields.append((field, test.same_as_raising))
    if not fields and not days:
        return None
    return partial(_told, fields), partial(_asked, fields), partial(_not_before, days) if days else None


def _not_before(days: list[tuple[str, str]], event: Event, raising: Event) -> bool:
    return all(_day(event.body.get(field)) >= (_day(raising.body.get(other)) or "9") for field, other in days)


def _day(value: Value) -> str:
    """Return the London day of a time, as it is written; a plain date is that day, and what nobody gave is none."""
    if not isinstance(value, str):
        return ""
    return value if len(value) == len("2026-11-25") else london_day(instant(value)).isoformat()


def _told(fields: list[tuple[str, str | None]], event: Event) -> Iterable[Hashable]:
    """Yield what an event says in the fields compared, once for each event that it names."""
    said = [_said(event.body.get(field), names=other is None) for field, other in fields]
    return product(*said)


def _said(value: Value, *, names: bool) -> tuple[Hashable, ...]:
    if value is None:
        return ()  # two values nobody gave are not the same
    if names and isinstance(value, tuple):
        return tuple(dict.fromkeys(map(_key, value)))
    return (_key(value),)


def _asked(fields: list[tuple[str, str | None]], raising: Event) -> Hashable:
    return tuple(_key(raising.id if other is None else raising.body.get(other)) for _, other in fields)


def _key(value: Value) -> Hashable:
    return repr(value) if isinstance(value, (tuple, Mapping)) else value


class Chooser:
    """Compiled matches: which events of a story a rule means."""

    __slots__ = ("_compared", "_matches", "_meaning", "types")

    def __init__(self, matches: tuple[Match, ...]) -> None:
        self._matches = [(match.event, match.of == "child", event_check(match)) for match in matches]
        self._compared = [compared(match) for match in matches]
        self._meaning = repr(matches)
        self.types = frozenset(match.event for match in matches)

    def means(self, event: Event) -> bool:
        """Say whether an event is one the rule means, by its type and its own fields."""
        return any(event.type == name and (check is None or check(event)) for name, _, check in self._matches)

    def select(self, story: Story) -> Selection:
        """Pick the events, in order; choosers that mean the same look through a story once."""
        story.look_at(*self.types)
        if self.types.isdisjoint(story.types):
            return NOTHING
        known = story.selected.get(self._meaning)
        if known is None:
            known = story.selected[self._meaning] = self._select(story)
        return known

    def _select(self, story: Story) -> Selection:
        chosen = [_chosen(story, *match) for match in self._matches]
        found = [events for events in chosen if events]
        if not found:
            return NOTHING
        events = found[0] if len(found) == 1 else in_order({e.id: e for events in found for e in events}.values())
        return Selection(events, self._sorted_out(chosen) if any(self._compared) else ())

    def _sorted_out(self, chosen: list[list[Event]]) -> tuple[SortedOut, ...]:
        keyed = zip(chosen, self._compared, strict=True)
        return tuple(SortedOut(events, *(how or ANY)) for events, how in keyed if events)


def _chosen(story: Story, name: str, with_child: bool, check: Predicate | None) -> list[Event]:
    events = story.of_type(name, with_child=with_child)
    return events if check is None else [event for event in events if check(event)]


class When:
    """Compiled circumstances: what must be known to be so at an instant."""

    __slots__ = ("_checks", "facts")

    def __init__(self, circumstances: Mapping[str, ValueTest]) -> None:
        self._checks = [(name, value_check(test)) for name, test in circumstances.items()]
        self.facts = tuple(circumstances)

    def holds(self, value_at: Callable[[str, datetime], object], at: datetime) -> bool:
        """Say whether every circumstance holds at an instant."""
        for name, check in self._checks:  # noqa: SIM110 - asked of every rule at every event; a generator costs twice this
            if not check(value_at(name, at)):
                return False
        return True
