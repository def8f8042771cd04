"""Children whose records were joined: read as one, and apart again once parted, without moving any entry.

Each pair that was joined last, and not parted since, points from the one to the one that is kept. Nothing in the record
changes: what was known before the joining can still be asked by leaving out what was recorded later.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from wayhome.kernel.ids import Subject, key_of
from wayhome.record.envelope import Event

JOINED, PARTED = "child.records_joined", "child.records_parted"
EXCUSED = "record.duty_excused"
SAFETY, RECORD_OF = "contact.safety_recorded", "record_of"
COUNTED = re.compile(r"H(?!1$)\d+|C\d+")
COUNTED_IN = ("holder", "channel")
"""What is counted anew for each child: who is told of them, but for H1, the child; and the ways to reach them."""
Pair = frozenset[str]


def joinings(events: Iterable[Event]) -> Mapping[Pair, Event]:
    """Return the joining of each pair of children that holds: the last said of the pair, where that joins them."""
    last: dict[Pair, Event] = {}
    told = (event for event in events if event.type in (JOINED, PARTED))
    for event in sorted(told, key=lambda event: (event.recorded_at, event.id)):
        last[frozenset(_children(event))] = event
    return {pair: event for pair, event in last.items() if event.type == JOINED and len(pair) > 1}


def read_as(events: Iterable[Event]) -> Mapping[Subject, Subject]:
    """Return, for each child that is read as another, that other."""
    kept: dict[str, str] = {}
    for pair, event in joinings(events).items():
        keeps = str(event.body["keeps"])
        kept.update((other, keeps) for other in pair if other != keeps)
    return {Subject(child): Subject(_end(child, kept)) for child in kept if _end(child, kept) != child}


def as_one(events: list[Event]) -> list[Event]:
    """Return events with every child that is read as another named as that other."""
    one = read_as(events)
    return named_as(events, one) if one else events


def named_as(events: Iterable[Event], one: Mapping[Subject, Subject]) -> list[Event]:
    """Return events with some children named as others, as ``one`` has them.

    Who is told of a child is called H2, H3 … within that child's own record, so the H2 of a child that is named as
    another is called otherwise than the other's: they are two people, and one of them may be a suspect.
    """
    return [_renamed(event, one) for event in events]


def called_beside(ref: str, of: Subject, child: Subject) -> str:
    """Return what a holder or channel of one child is called in the record of another that they are one with."""
    return ref if of == child or not COUNTED.fullmatch(ref) else f"{ref}~{key_of(of)}"


def _children(event: Event) -> Iterator[str]:
    return (named for named in event.subjects if named.startswith("child:"))


def _end(child: str, kept: Mapping[str, str]) -> str:
    """Follow a child to whom they are read as; where a chain bites its tail, to the first of it by name."""
    seen = [child]
    while (following := kept.get(seen[-1])) is not None:
        if following in seen:
            return min(seen[seen.index(following) :])
        seen.append(following)
    return seen[-1]


def _renamed(event: Event, one: Mapping[Subject, Subject]) -> Event:
    if one.keys().isdisjoint(event.subjects):
        return event
    renamed = replace(event, subjects=tuple(dict.fromkeys(one.get(named, named) for named in event.subjects)))
    return _duty_renamed(renamed, one) if event.type == EXCUSED else _told_apart(renamed, event, one)


def _told_apart(renamed: Event, event: Event, one: Mapping[Subject, Subject]) -> Event:
    """Return an event of one child that is named as another, its holder and channel called by that child too."""
    children = list(_children(event))
    if len(children) != 1 or Subject(children[0]) not in one:
        return renamed
    said = {name: str(event.body[name]) for name in COUNTED_IN if event.body.get(name) is not None}
    of = Subject(children[0])
    apart = {name: _called(ref, of, one[of]) for name, ref in said.items()}
    if event.type == SAFETY:
        apart[RECORD_OF] = of  # of the child, who is H1 in both, each record may say otherwise
    return replace(renamed, body={**renamed.body, **apart}) if apart != said else renamed


def _called(ref: str, of: Subject, child: Subject) -> str:
    own = ref.removesuffix(f"~{key_of(child)}")  # one of the other's, put down in this one's record while they were one
    return own if own != ref else called_beside(ref, of, child)


def _duty_renamed(event: Event, one: Mapping[Subject, Subject]) -> Event:
    """Return an excuse that names a duty of the child as the duty is called while the children are one."""
    parts = [one.get(Subject(part), part) for part in str(event.body["duty"]).split("|")]
    return replace(event, body={**event.body, "duty": "|".join(parts)})


def ever_one(child: str, events: Iterable[Event]) -> frozenset[str]:
    """Return a child and all whose records were ever joined with theirs, at first or second hand, parted since or not.

    Whoever gathers what bears on a child gathers it of all of these; who is read as whom is then told from the events.
    """
    pairs = [frozenset(_children(event)) for event in events if event.type == JOINED]
    found, grown = frozenset((child,)), True
    while grown:
        wider = found.union(*(pair for pair in pairs if not pair.isdisjoint(found)))
        found, grown = wider, wider != found
    return found
