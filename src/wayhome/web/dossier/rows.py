"""What is around a child as a page shows it: each with why, on which record of which day, in the words it rests on."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from wayhome.holdings.around import Around, Link, Row, other_children
from wayhome.holdings.network import Ground, Key, Kind, Thing, Way
from wayhome.web.presenting.entries import reference
from wayhome.web.presenting.held import called_source

FEW = 3
ROWS = 10  # of each kind, until all of one are asked for
EVERY = "every"
IN_THE_GRAPH = 12
IS_A: dict[Kind, str] = {
    "child": "child", "adult": "adult", "person": "age not recorded", "phone": "phone", "place": "place",
    "vehicle": "vehicle",
}  # fmt: skip
ONLY_NAMED = "Only named: another person of this name may be meant."
AS_TOLD = "As it was told; nothing more is known."
IN_THE_CASES = "Nothing in the child’s cases."
NOT_SAID = "recorded near"
LEADS_NOWHERE = "Too many share it for it to lead from one to another."
TIED: dict[Way, str] = {
    "phone": "phone", "vehicle": "vehicle", "address": "address", "found": "found there", "named_place": "named in",
    "named_beside": "named together", "mentioned": "mentioned", "missing_with": "missing together",
    "missing_then": "missing then", "missing_now": "missing now", "noted": "recorded there",
}  # fmt: skip
GIVEN: tuple[Way, ...] = ("phone", "vehicle", "address")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where something stands: a record or an entry, with its day; ``href`` is empty where no page shows it."""

    words: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """One piece of what a row rests on: whom it ties to, in which way, what is said, and where that stands.

    ``said`` is empty where the way says it all, as of a phone that several records give. ``rests_on`` are the
    references of the records, and the records of the cases, that are named.
    """

    to: str
    way: str
    said: str
    sources: tuple[Source, ...]
    more: int = 0
    rests_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Somebody or something as a row: ``note`` says how surely it is known, ``near`` names the other children.

    ``counted`` says how many more there are, whose names open for a purpose at ``ask_href``.
    """

    id: str
    name: str
    kind: Kind
    is_a: str
    also: str
    href: str
    ask_href: str
    note: str
    near: str
    counted: str
    first: tuple[Because, ...]
    more: tuple[Because, ...]
    noted: tuple[Because, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The rows of one kind, what matters first, with what to say where there are none; ``total`` is how many there are.

    ``counted`` says how many there are whose names open for a purpose.
    """

    id: str
    words: str
    rows: tuple[Shown, ...]
    none: str
    total: int
    counted: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One of those in the network: ``beside`` names the others it is tied to, ``href`` is where its row stands."""

    id: str
    href: str
    name: str
    kind: Kind
    is_a: str
    beside: tuple[str, ...]
    tied: tuple[str, ...]
    only_named: bool


class Showing:
    """Everything around a child as rows and a network; ``ask`` says where to ask which children somebody was near.

    ``whole`` names the kind of which all rows are shown, not the first of them; ``all_of`` where to ask for that.
    ``only`` are those that are shown; None for everybody and everything. ``unread``: what is held was not read.
    """

    def __init__(
        self, around: Around, ask: Mapping[Key, str], *, whole: str = EVERY, only: Collection[Key] | None = None,
        all_of: Callable[[str], str] = str, unread: bool = False,
    ) -> None:  # fmt: skip
        self._around = around
        self._ask = ask
        self._whole = whole
        self._only = only
        self._all_of = all_of
        self._unread = unread
        keys = [around.network.centre, *(row.thing.key for rows in self._rows for row in rows)]
        self._ids = {key: f"around-{number}" for number, key in enumerate(dict.fromkeys(keys))}

    @cached_property
    def _rows(self) -> tuple[Sequence[Row], ...]:
        around = self._around
        kinds = around.people, around.children, around.places, around.phones, around.vehicles
        return tuple(tuple(row for row in rows if self._only is None or row.thing.key in self._only) for rows in kinds)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Return the tables in the order in which they matter."""
        people, children, places, phones, vehicles = self._rows
        return (
            self._group("people", "Adults, and people whose age is not recorded", people, "Nobody is recorded."),
            self._group("children", "Other children", children, "No other child is recorded near this one."),
            self._group("places", "Places", places, "No place is recorded."),
            self._group("phones", "Phones", phones, "No phone is recorded."),
            self._group("vehicles", "Vehicles", vehicles, "No vehicle is recorded."),
        )

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Return the child and those nearest in what matters, as many as can be seen at once."""
        return tuple(self._node(key, self._kept) for key in self._kept)

    @property
    def left_out(self) -> int:
        """Return how many stand in the tables and not in the network."""
        return max(len(self._ids) - len(self.nodes), 0)

    @cached_property
    def shows(self) -> tuple[str, ...]:
        """Return the case of every child, and the record of everything, that is shown."""
        rows = [row for group in self.groups for row in group.rows]
        keys = {key for key, name in self._ids.items() if name in {row.id for row in rows}}
        near = (child.case for of in self._rows for row in of if row.thing.key in keys for child in row.children)
        told = (one for row in rows for because in (*row.first, *row.more, *row.noted) for one in because.rests_on)
        named = (self._around.network.things[key].case for key in (*self._kept, *keys))
        return tuple(dict.fromkeys(filter(None, (*named, *near, *told))))

    def _group(self, name: str, words: str, rows: Sequence[Row], none: str) -> Group:
        most = len(rows) if self._whole in (name, EVERY) else ROWS
        return Group(
            id=name,
            words=words,
            rows=tuple(map(self._shown, rows[:most])),
            none=IN_THE_CASES if self._unread else none,
            total=len(rows),
            counted=_counted(self._around.counted) if name == "children" else "",
        )

    def _shown(self, row: Row) -> Shown:
        thing = row.thing
        because = tuple(each for link in _in_order(row.links) for each in self._because(thing, link))
        return Shown(
            id=self._ids[thing.key],
            name=thing.name,
            kind=thing.kind,
            is_a=IS_A[thing.kind],
            also=", ".join(name for name in thing.called if name != thing.name),
            href=reverse("case", args=[thing.case]) if thing.case else "",
            ask_href=self._ask.get(thing.key, ""),
            note=" ".join(_notes(row)),
            near=_and([child.name for child in row.children]),
            counted=_counted(row.counted),
            first=because[:FEW],
            more=because[FEW:],
            noted=tuple(_grounds("", self._around.network.noted(thing.key))),
        )

    def _because(self, thing: Thing, link: Link) -> Iterator[Because]:
        if link.between is not None and not thing.is_person:
            return
        through = f"{link.to.name}, through {link.between.name}" if link.between else link.to.name
        tie = link.ties[0]
        if not tie.grounds:
            yield Because(to=through, way=NOT_SAID, said="", sources=())
        yield from _grounds(through, tie.grounds)

    @cached_property
    def _kept(self) -> list[Key]:
        """Return whom the network shows, each tied to another: who is near several first, then the child's own."""
        network = self._around.network
        beside = {tie.across(network.centre) for tie in network.beside(network.centre)}
        several = {row.thing.key for rows in self._rows for row in rows if row.others}
        order = sorted(self._ids, key=lambda key: (key != network.centre, key not in several, key not in beside))
        kept: list[Key] = []
        for key in order:
            tied = {tie.across(key) for tie in network.beside(key)}
            if len(kept) < IN_THE_GRAPH and (not kept or not tied.isdisjoint(kept)):
                kept.append(key)
        return kept

    def _node(self, key: Key, kept: Sequence[Key]) -> Node:
        network = self._around.network
        thing = network.things[key]
        others = [tie.across(key) for tie in network.beside(key) if tie.across(key) in kept]
        return Node(
            id=f"node-{self._ids[key]}",
            href=self._place(key),
            name=thing.name,
            kind=thing.kind,
            is_a=IS_A[thing.kind],
            beside=tuple(f"node-{self._ids[other]}" for other in others),
            tied=tuple(network.things[other].name for other in others),
            only_named=not thing.sure,
        )

    def _place(self, key: Key) -> str:
        """Return where the row of somebody or something stands: on the page, or where all of its kind are."""
        if key == self._around.network.centre:
            return "#around-whom"
        shown = {row.id for group in self.groups for row in group.rows}
        of = zip(self.groups, self._rows, strict=True)
        kind = next(group.id for group, rows in of if any(row.thing.key == key for row in rows))
        return f"{'' if self._ids[key] in shown else self._all_of(kind)}#{self._ids[key]}"


def _counted(count: int) -> str:
    return other_children(count) if count else ""


def _in_order(links: Iterable[Link]) -> list[Link]:
    """Return links with those to children first, what is said outright before what another thing lies between."""
    return sorted(links, key=lambda link: (link.between is not None, link.to.kind != "child", not link.to.is_person))


def _and(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def is_a_name(name: str) -> bool:
    """Say whether somebody is named by more than one part, rather than described."""
    words = name.split()
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _notes(row: Row) -> Iterator[str]:
    if not row.thing.sure:
        yield ONLY_NAMED if is_a_name(row.thing.name) and row.thing.is_person else AS_TOLD
    if row.is_hub:
        yield LEADS_NOWHERE


def _grounds(to: str, grounds: Sequence[Ground]) -> Iterator[Because]:
    """Yield what some grounds come to: what only gives a phone, a vehicle or an address once, with every record."""
    for way in GIVEN:
        given = [ground for ground in grounds if ground.way == way]
        if given:
            sources = tuple(map(_source, given[:FEW]))
            more = len(given) - len(sources)
            yield Because(to=to, way=TIED[way], said="", sources=sources, more=more, rests_on=_records(given[:FEW]))
    for ground in grounds:
        if ground.way not in GIVEN:
            tied = TIED[ground.way] if to else ""
            yield Because(
                to=to, way=tied, said=ground.sentence, sources=(_source(ground),), rests_on=_records([ground])
            )


def _records(grounds: Iterable[Ground]) -> tuple[str, ...]:
    return tuple(ground.case or ground.reference for ground in grounds)


def _source(ground: Ground) -> Source:
    day = f"{ground.on:%-d %b %Y}" if ground.on else "not dated"
    where = f"Case {reference(ground.case)}" if ground.case else f"{called_source(ground.where)} {ground.reference}"
    return Source(words=f"{where}, {day}", href=reverse("case", args=[ground.case]) if ground.case else "")
