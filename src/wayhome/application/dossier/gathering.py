"""Gathering who is around a child, as known at an instant: what is held, the child's own cases, others missing then."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from wayhome.application.dossier.middle import Middle, known_as, middle
from wayhome.application.dossier.searches import Searches
from wayhome.application.dossier.times import Spell, TimesMissing, spells
from wayhome.application.dossier.told import told
from wayhome.application.dossier.widening import common_names, widen
from wayhome.application.holding.known import DESCRIBED
from wayhome.application.holding.ports import FoundChild, HoldingsIndex, KnownChild, KnownChildren, Source
from wayhome.application.reading import Reading
from wayhome.holdings.around import Around
from wayhome.holdings.asking import Asked
from wayhome.holdings.covering import covered
from wayhome.holdings.network import Ground, Key, Statement, Thing, known_by, network
from wayhome.holdings.one_person import same_name
from wayhome.holdings.persons import ADULT, KnownAs, Persons
from wayhome.holdings.records import HeldRecord
from wayhome.holdings.stated import in_one_place, stated
from wayhome.kernel.ids import RecordId, Subject
from wayhome.kernel.moments import in_london
from wayhome.record.envelope import Sealed

FirstSeen = Callable[[Sequence[str]], Mapping[str, datetime]]
MayOpen = Callable[[HeldRecord], bool]
MOST_CHILDREN = 12  # whom the records name that are looked for among the children of the cases
SAME_NIGHT = timedelta(hours=12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """What a dossier is gathered from; ``first_seen`` says when held records were first brought in."""

    reading: Reading
    holdings: HoldingsIndex
    children: KnownChildren
    times: TimesMissing
    first_seen: FirstSeen


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Who is around a child, as known at an instant, and what that leaves out.

    ``shut`` counts records that the reader may not open, by the post that may. ``undated`` counts those of which nobody
    knows since when they are held here, and which are left out of a look back. ``others_missing`` counts children who
    may have been missing at the same times and have nothing else in common with this one. ``unsettled`` are records
    that may be about the child and lead nowhere until somebody says so. ``of_person`` are those about each of the rest.
    ``shown`` is what of everything around the child is shown without a purpose.
    """

    around: Around
    shown: Around
    known_at: datetime
    sources: tuple[Source, ...] = ()
    reached: bool = True
    left_open: tuple[str, ...] = ()
    shut: Mapping[str, int] = field(default_factory=dict)
    undated: int = 0
    others_missing: int = 0
    unsettled: tuple[str, ...] = ()
    of_person: Mapping[Key, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What came back and may be opened, told apart by whom it is about, with when each record was first here."""

    persons: Persons
    records: tuple[HeldRecord, ...]
    seen: Mapping[str, datetime]
    unsettled: tuple[str, ...]


def gather(record: RecordId, behind: Behind, *, now: datetime, known_at: datetime, may_open: MayOpen) -> Dossier | None:
    """Return who is around the child of a case; None where nothing about the case was known then."""
    child = middle(record, behind.reading, now=now, known_at=known_at)
    if child is None:
        return None
    searches = Searches(behind.holdings, now, child.declined)
    widen(child, searches)
    opened = _opened(child, behind, searches, may_open)
    statements = tuple(_statements(child, behind, opened))
    said = statements if known_at >= now else known_by(statements, known_at)
    others = _missing_then(child, behind, said)
    around = Around(network((*said, *others.said), child.known.thing))
    others_around = [Subject(thing.key) for thing in around.network.of_kind("child")]
    missing = behind.times.missing(others_around, known_at)
    return Dossier(
        around=around,
        shown=covered(around, own=opened.persons.own, missing=missing),
        known_at=known_at,
        sources=searches.sources,
        reached=searches.reached,
        left_open=tuple(searches.left_open),
        shut=_shut(searches, may_open),
        undated=0 if known_at >= now else sum(each.id not in opened.seen for each in opened.records),
        others_missing=others.besides,
        unsettled=opened.unsettled,
        of_person={thing.key: opened.persons.references(thing.key) for thing in opened.persons.everybody()},
    )


def _shut(searches: Searches, may_open: MayOpen) -> Mapping[str, int]:
    return dict(sorted(Counter(r.restricted_to for r in searches.records.values() if not may_open(r)).items()))


def _opened(child: Middle, behind: Behind, searches: Searches, may_open: MayOpen) -> Opened:
    opened = [each for each in searches.records.values() if may_open(each)]
    unsettled = tuple(sorted(each.id for each in opened if each.id not in searches.own and child.may_be(each)))
    told_apart = tuple(each for each in opened if each.id not in unsettled)
    persons = Persons(
        records=told_apart,
        centre=child.known,
        own=frozenset(searches.own),
        children=_other_children(child, behind, told_apart, searches),
        on=in_london(child.at).date(),
        common=common_names(opened),
        together=child.pairs("same"),
        apart=child.pairs("somebody_else"),
        tables=searches.tables,
    )
    seen = {**_in_the_case(child), **(behind.first_seen([each.id for each in told_apart]) if told_apart else {})}
    return Opened(persons=persons, records=told_apart, seen=seen, unsettled=unsettled)


def _in_the_case(child: Middle) -> Mapping[str, datetime]:
    """Return since when the child's own cases hold each record that came back in them."""
    hits = sorted((e for e in child.events if e.type == "risk.hit_found"), key=lambda e: e.recorded_at, reverse=True)
    return {str(event.body["hit"]): event.recorded_at for event in hits}


def _statements(child: Middle, behind: Behind, opened: Opened) -> Iterator[Statement]:
    """Yield everything that what came back and the child's own cases say."""
    persons, seen = opened.persons, opened.seen
    held = (said for each in opened.records for said in stated(each, persons, seen.get(each.id)))
    own = told(child.events, child.words, persons, child.known.thing, lambda other: _thing(other, behind))
    yield from in_one_place((*held, *own))


def _other_children(
    child: Middle, behind: Behind, opened: Iterable[HeldRecord], searches: Searches
) -> tuple[KnownAs, ...]:
    named = children_named(opened, frozenset(searches.own), behind, in_london(child.at).year)
    return tuple(one for one in named if one.thing.key != child.child)


def _thing(child: Subject, behind: Behind) -> Thing:
    """Return another child of the record, as they are known."""
    held = [each.event for each in behind.reading.log.about_of_types(child, (DESCRIBED,))]
    words = {
        key: text
        for name in dict.fromkeys(event.record for event in held)
        for key, text in behind.reading.words(name).items()
    }
    return known_as(child, held, words).thing


def _things(children: Collection[Subject], behind: Behind) -> dict[Subject, Thing]:
    """Return other children of the record, as they are known; of whom no name is held any more, by their number."""
    named = behind.children.of(children)
    return {child: _called(named[child]) if child in named else _thing(child, behind) for child in children}


def _called(one: KnownChild) -> Thing:
    *earlier, name = one.names
    return Thing(key=one.child, kind="child", name=name, called=tuple(earlier), case=one.record)


def children_named(opened: Iterable[HeldRecord], own: frozenset[str], behind: Behind, year: int) -> tuple[KnownAs, ...]:
    """Return the children of the cases whom some records may be about or name beside whoever is in the middle."""
    records = tuple(opened)
    asked: dict[tuple[str, date | None], Asked] = {
        (name, None): Asked(name=name) for each in records if each.id in own for name in each.associates
    }
    for each in records:
        born = each.person.birth_date
        if each.id not in own and (born is None or year - born.year <= ADULT):
            asked.setdefault((each.person.name, born), Asked(name=each.person.name, birth_date=born))
    found = [one for each in list(asked.values())[:MOST_CHILDREN] for one in _named(each, behind)]
    return tuple({one.child: _as_known(one) for one in found}.values())


def _named(asked: Asked, behind: Behind) -> Iterator[FoundChild]:
    """Yield the children of the cases who are called what is asked, and of whom no other birth date is known."""
    for one in behind.children.search(asked) if asked.name else ():
        dated = asked.birth_date is None or one.birth_date is None or asked.birth_date == one.birth_date
        if dated and same_name(asked.name, one.name):
            yield one


def _as_known(one: FoundChild) -> KnownAs:
    thing = Thing(key=one.child, kind="child", name=one.name, case=one.record)
    return KnownAs(thing=thing, names=(one.name,), birth_date=one.birth_date)


@dataclass(frozen=True, slots=True, kw_only=True)
class Others:
    """Children missing at the same times: what ties them, and how many have nothing else in common."""

    said: tuple[Statement, ...]
    besides: int


def _missing_then(child: Middle, behind: Behind, said: Sequence[Statement]) -> Others:
    own = [spell for spell in spells(_entries(child), child.at) if spell.child == child.child]
    near = {thing.key for thing in network(said, child.known.thing).things.values()}
    found = behind.times.beside(own, child.at)
    wanted = [spell for spell in found if spell.child in near or _same_night(spell, own)]
    kept = [spell for each in wanted if (spell := behind.times.as_known(each, own, child.at))]
    things = _things({spell.child for spell in kept}, behind)
    besides = {spell.child for spell in found} - {spell.child for spell in wanted}
    return Others(said=tuple(_together(child, things[spell.child], spell, own) for spell in kept), besides=len(besides))


def _entries(child: Middle) -> Iterator[Sealed]:
    yield from (held for case in child.cases for held in case.entries)


def _same_night(spell: Spell, own: Iterable[Spell]) -> bool:
    """Say whether a child went missing from the same part of the force's ground within hours of this one."""
    return any(
        bool(spell.area) and spell.area == one.area and abs(spell.began - one.began) <= SAME_NIGHT for one in own
    )


def _together(child: Middle, other: Thing, spell: Spell, own: Iterable[Spell]) -> Statement:
    meets = max((one for one in own if one.meets(spell)), key=lambda one: one.began)
    since = max(meets.began, spell.began)
    now = spell.ended is None and meets.ended is None
    both = "Both are missing, since" if now else "Both were missing from"
    words = f"{both} {in_london(since):%H:%M} on {in_london(since):%-d %B %Y}."
    ground = Ground(
        reference=spell.record, where="case", sentence=words, on=in_london(since).date(), known_at=spell.known_at,
        case=spell.record,
    )  # fmt: skip
    return Statement(one=child.known.thing, other=other, way="missing_now" if now else "missing_then", ground=ground)
