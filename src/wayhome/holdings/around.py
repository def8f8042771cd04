"""What in a network around a child matters, in order: an adult across several children before anything else.

Where children are counted, those who live with somebody are left out: a mother and her phone are around all of her
children, and that says nothing. A child around whom others are is never called by what was done to them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from wayhome.holdings.network import SHARED, Key, Kind, Network, Thing, Tie, Way

MISSING: frozenset[Way] = frozenset({"missing_with", "missing_then", "missing_now"})
WHEREABOUTS: tuple[Way, ...] = ("found", "named_place", "missing_with", "missing_then", "missing_now")
MOST_SENTENCES = 3
NAMED = 2  # children named in a sentence; more are counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Why one stands near another: the ties on the way, and what lies between where something does."""

    to: Thing
    ties: tuple[Tie, ...]
    between: Thing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Somebody or something around the child: the links that put it there, and the other children it is near.

    ``counted`` are more whom nobody may be told the names of without a purpose; ``found`` says how many of those and
    the named were found there.
    """

    thing: Thing
    links: tuple[Link, ...]
    children: tuple[Thing, ...]
    is_hub: bool = False
    counted: int = 0
    found: int = 0

    @property
    def others(self) -> int:
        """Return how many children it is near besides the one in the middle."""
        return len(self.children) + self.counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """The other children near somebody or something: who may be named, how many more, how many were found there."""

    named: tuple[Thing, ...] = ()
    counted: int = 0
    found: int = 0


@dataclass(frozen=True)
class Around:
    """Everything around a child, by kind, what matters most first.

    Where the names of other children open only for a purpose, ``near`` says who is near whom, and ``counted`` how many
    children are around this one whose names are not here; ``ageless`` how many whose age no record gives, who may be.
    """

    network: Network
    near: Mapping[Key, Near] | None = None
    counted: int = 0
    ageless: int = 0

    @property
    def child(self) -> Thing:
        """Return the child in the middle."""
        return self.network.things[self.network.centre]

    @cached_property
    def people(self) -> tuple[Row, ...]:
        """Return the adults, and those whose age is not recorded: who is near several children first."""
        return self._rows("adult", "person")

    @cached_property
    def children(self) -> tuple[Row, ...]:
        """Return the other children: missing with this one, or tied by most, first."""
        rows = (self._row(thing) for thing in self.network.of_kind("child"))
        return tuple(sorted((row for row in rows if row.links), key=_nearest))

    @cached_property
    def places(self) -> tuple[Row, ...]:
        """Return the places: where most children were found or are named first."""
        return self._rows("place")

    @cached_property
    def phones(self) -> tuple[Row, ...]:
        """Return the phones: those that most share first."""
        return self._rows("phone")

    @cached_property
    def vehicles(self) -> tuple[Row, ...]:
        """Return the vehicles."""
        return self._rows("vehicle")

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """Return what matters most, in at most three sentences; none where nobody and nothing is around the child."""
        return tuple(sentence for sentence, _ in zip(_sentences(self), range(MOST_SENTENCES), strict=False))

    def _rows(self, *kinds: Kind) -> tuple[Row, ...]:
        rows = map(self._row, self.network.of_kind(*kinds))
        return tuple(sorted((row for row in rows if self._is_around(row)), key=_most_children))

    def _is_around(self, row: Row) -> bool:
        """Say whether something is more than another child's own phone or home."""
        beside = {link.to.key for link in row.links}
        return row.thing.is_person or len(beside) > 1 or any(not self._is_other_child(key) for key in beside)

    def _is_other_child(self, key: Key) -> bool:
        return key != self.network.centre and self.network.things[key].kind == "child"

    def _row(self, thing: Thing) -> Row:
        links = tuple(links_of(self.network, thing.key))
        children = {link.to.key: link.to for link in links if link.to.kind == "child" and not self._at_home(link)}
        children.pop(self.network.centre, None)
        near = tuple(children[key] for key in sorted(children)) if self._counts(thing, links) else ()
        said = Near(named=near) if self.near is None else self.near.get(thing.key, Near())
        return Row(
            thing=thing,
            links=tuple(link for link in links if thing.kind != "child" or self._leads_to_centre(link)),
            children=said.named,
            is_hub=thing.key in self.network.hubs,
            counted=said.counted,
            found=said.found,
        )

    def _leads_to_centre(self, link: Link) -> bool:
        """Say whether another child is tied to the one in the middle, or to an adult who is."""
        if link.to.key == self.network.centre:
            return True
        return link.between is None and link.to.kind in ("adult", "person") and link.to.key in self._own

    @cached_property
    def _own(self) -> frozenset[Key]:
        """Return everybody and everything tied to the child in the middle."""
        return frozenset(tie.across(self.network.centre) for tie in self.network.beside(self.network.centre))

    def _counts(self, thing: Thing, links: Sequence[Link]) -> bool:
        """Say whether the children are near it besides the one in the middle or an adult."""
        return thing.is_person or len({link.to.key for link in links}) > 1

    def _at_home(self, link: Link) -> bool:
        """Say whether a link is between two who live together: it counts only where it is more than that."""
        if link.between is None or not set(SHARED) & {link.between.kind}:
            return False
        ways = {way for tie in link.ties for way in tie.ways}
        return not ways & set(WHEREABOUTS) and self._together(link)

    def _together(self, link: Link) -> bool:
        if link.between is not None and link.between.kind == "place":
            return True
        one = {tie.one for tie in link.ties} | {tie.other for tie in link.ties}
        homes = [self._homes(key) for key in one if self.network.things[key].is_person]
        return len(homes) > 1 and bool(set.intersection(*homes))

    def _homes(self, key: Key) -> set[Key]:
        return {tie.across(key) for tie in self.network.beside(key) if "address" in tie.ways}


def links_of(network: Network, key: Key) -> Iterator[Link]:
    """Yield how somebody or something is near others: tied to them, or to a thing that is tied to them and no hub."""
    direct = {tie.across(key): tie for tie in network.beside(key)}
    for other, tie in direct.items():
        yield Link(to=network.things[other], ties=(tie,))
    if network.things[key].is_person:
        yield from _through(network, key, direct)


def _through(network: Network, key: Key, direct: Mapping[Key, Tie]) -> Iterator[Link]:
    shared = [other for other in direct if network.things[other].kind in SHARED and other not in network.hubs]
    for thing in shared:
        for tie in network.beside(thing):
            far = tie.across(thing)
            if far != key and network.things[far].is_person:
                yield Link(to=network.things[far], ties=(direct[thing], tie), between=network.things[thing])


def _most_children(row: Row) -> tuple[int, bool, int, int, str, str]:
    grounds = [ground for link in row.links for tie in link.ties for ground in tie.grounds]
    newest = max((ground.on.toordinal() for ground in grounds if ground.on), default=0)
    return -row.others, row.thing.kind != "adult", -len(grounds), -newest, row.thing.name, row.thing.key


def _nearest(row: Row) -> tuple[bool, int, str, str]:
    ways = {way for link in row.links for tie in link.ties for way in tie.ways}
    told = sum(len(tie.grounds) for link in row.links for tie in link.ties)
    return not MISSING & ways, -told, row.thing.name, row.thing.key


def _sentences(around: Around) -> Iterator[str]:
    child = around.child.name
    near = [row for row in around.people if row.others]
    for row in near[:1]:
        yield f"{_named(row.thing)} is recorded near {_near(child, row)}."
    yield from _first(around.children, lambda row: _missing_too(row, child))
    yield from _first(around.places, lambda row: _found_there(row, child))
    yield from _first(around.phones, lambda row: _shared(row, "The phone", around))
    yield from _first(around.vehicles, lambda row: _shared(row, "The vehicle", around))
    for row in near[1:]:
        yield f"{_named(row.thing)} is also recorded near {_near(child, row)}."
    if not near and around.people:
        count = len(around.people)
        words = f"{_named(around.people[0].thing)} is" if count == 1 else f"{count} people are"
        yield f"{words} recorded near {child}, and near no other child."


def _first(rows: Sequence[Row], says: Callable[[Row], str]) -> Iterator[str]:
    """Yield what the first row of which something is to be said comes to."""
    yield from list(filter(None, map(says, rows)))[:1]


def _named(thing: Thing) -> str:
    """Return what somebody is called, with what is known of their age."""
    words = {"adult": "an adult", "person": "age not recorded", "child": "a child"}[thing.kind]
    return f"{thing.name} ({words})"


def _near(child: str, row: Row) -> str:
    """Return a child and the others near somebody: by name where they are few and all of them may be named."""
    if not row.counted and row.others <= NAMED:
        return _and([child, *(other.name for other in row.children)])
    return f"{child} and {other_children(row.others)}"


def other_children(count: int) -> str:
    """Return how many other children there are, in words."""
    return "1 other child" if count == 1 else f"{count} other children"


def _and(names: Sequence[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def _missing_too(row: Row, child: str) -> str:
    ways = {way for link in row.links for tie in link.ties for way in tie.ways}
    if "missing_now" in ways:
        return f"{row.thing.name} is missing now too."
    if "missing_with" in ways:
        return f"{row.thing.name} was missing together with {child}."
    return f"{row.thing.name} was missing at the same time as {child}." if "missing_then" in ways else ""


def _found_there(row: Row, child: str) -> str:
    found = {link.to.key: link.to for link in row.links if "found" in link.ties[0].ways}
    children = [thing.name for thing in found.values() if thing.kind == "child"]
    where = "at" if any(map(str.isdigit, row.thing.name)) else "on"
    of = "".join(f", the address of {name}" for name in _living(row)[:1])
    if child not in children and row.found > 1:
        return f"{other_children(row.found)} were each found {where} {row.thing.name}{of}."
    names = sorted(children, key=lambda name: (name != child, name))
    return f"{_and(names)} were each found {where} {row.thing.name}{of}." if len(names) > 1 else ""


def _living(row: Row) -> list[str]:
    """Return who of those that are no children has a place for their address."""
    ties = [link for link in row.links if link.to.kind != "child" and "address" in link.ties[0].ways]
    return [link.to.name for link in ties if link.to.is_person]


def _shared(row: Row, what: str, around: Around) -> str:
    """Say of a phone or vehicle of the child who else it is recorded for."""
    people = {link.to.key: link.to for link in row.links if link.to.is_person}
    child = people.pop(around.child.key, None)
    if child is None or not (people or row.counted) or row.is_hub:
        return ""
    others = sorted(people.values(), key=lambda person: (person.kind != "adult", person.name))
    names = [*(each.name for each in others), *([other_children(row.counted)] if row.counted else [])]
    return f"{what} {row.thing.name} is recorded for {child.name}, and for {_and(names)}."
