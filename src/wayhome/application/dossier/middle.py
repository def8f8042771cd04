"""The child in the middle: who they are, and what their cases say, as known at an instant."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from wayhome.application.caseload import Case
from wayhome.application.reading import Reading, Words
from wayhome.holdings.asking import Asked
from wayhome.holdings.judgements import Judged, Node, Pair, Verdict, judged_in, of_child, reference_of
from wayhome.holdings.network import Thing
from wayhome.holdings.one_person import same_name
from wayhome.holdings.persons import KnownAs
from wayhome.holdings.records import HeldRecord
from wayhome.kernel.ids import RecordId, Subject
from wayhome.kernel.moments import in_london
from wayhome.record.effective import effective
from wayhome.record.envelope import Event


@dataclass(frozen=True, kw_only=True)
class Middle:
    """A child, the cases about them and what was entered in those: as known at the instant that is asked about."""

    child: Subject
    known: KnownAs
    cases: tuple[Case, ...]
    events: tuple[Event, ...]
    words: Words
    at: datetime
    born_about: int | None = None

    @property
    def asked(self) -> Asked:
        """Return what to search with for the child, where nothing but the case is known."""
        name, *also = reversed(self.known.names) if self.known.names else ("",)
        born = self.known.birth_date
        about = None if born else self.born_about
        return Asked(name=name, also_known_as=tuple(also), birth_date=born, born_about=about)

    @cached_property
    def judged(self) -> Judged:
        """Return what was judged of held records, as known then."""
        return judged_in(self.events)

    def pairs(self, verdict: Verdict) -> frozenset[frozenset[str]]:
        """Return the held records that were judged together, by reference; one alone was judged with the child."""
        here = {held_node: reference_of(held_node) for one in self.judged.standing for held_node in one.pair}
        own = of_child(self.child)
        said = (one.pair for one in self.judged.standing if one.verdict == verdict)
        return frozenset(frozenset(here[node] for node in pair - {own}) for pair in said if _is_of(pair, own, here))

    def said_of_the_child(self, verdict: Verdict) -> frozenset[str]:
        """Return the records of which somebody said whether they are the child's."""
        return frozenset(reference for pair in self.pairs(verdict) if len(pair) == 1 for reference in pair)

    @property
    def hits(self) -> tuple[str, ...]:
        """Return the records that came back in the child's cases or were judged to be theirs, by reference."""
        found = (str(event.body["hit"]) for event in self.events if event.type == "risk.hit_found")
        return tuple(dict.fromkeys((*found, *sorted(self.said_of_the_child("same")))))

    @property
    def declined(self) -> frozenset[str]:
        """Return the records that somebody said are not the child's."""
        marked = (str(e.body["hit"]) for e in self.events if e.type == "risk.hit_marked" and _is_declined(e))
        return frozenset((*marked, *self.said_of_the_child("somebody_else"))) - self.said_of_the_child("same")

    def fits(self, record: HeldRecord) -> bool:
        """Say whether a record is judged to be the child's, or gives their name and what may be their birth date."""
        if record.id in self.declined or record.id in self.said_of_the_child("same"):
            return record.id not in self.declined
        born = record.person.birth_date
        if born is None or not any(same_name(record.person.name, name) for name in self.known.names):
            return False
        if self.known.birth_date:
            return born == self.known.birth_date
        return self.born_about is not None and abs(born.year - self.born_about) <= 1

    def may_be(self, record: HeldRecord) -> bool:
        """Say whether a record gives the child's name and nothing that says it is another's."""
        named = any(same_name(record.person.name, name) for name in self.known.names)
        return named and record.id not in self.declined and (record.person.birth_date is None or self.fits(record))


def _is_of(pair: Pair, own: Node, here: Mapping[Node, str]) -> bool:
    """Say whether a pair is of held records, or of one and the child."""
    return bool(pair - {own}) and all(here[node] for node in pair - {own})


def _is_declined(event: Event) -> bool:
    return event.body["affects_grade"] == "not_this_child"


def middle(record: RecordId, reading: Reading, *, now: datetime, known_at: datetime) -> Middle | None:
    """Return the child of a case; None where no case of that name was known then."""
    caseload = reading.caseload(now)
    shown = caseload if known_at >= now else caseload.as_known(record, known_at)
    case = shown.case(record)
    if case is None or not case.children:
        return None
    child = case.children[0]
    cases = tuple({each.record: each for each in (case, *shown.about(child))}.values())
    events = tuple(effective({event.id: event for each in cases for event in _events(each)}.values()))
    words = {key: text for name in dict.fromkeys(e.record for e in events) for key, text in reading.words(name).items()}
    return Middle(
        child=child,
        known=known_as(child, events, words),
        cases=cases,
        events=events,
        words=words,
        at=known_at,
        born_about=_born_about(case),
    )


def _events(case: Case) -> Iterator[Event]:
    yield from (held.event for held in (*case.entries, *case.background))


def known_as(child: Subject, events: Iterable[Event], words: Words) -> KnownAs:
    """Return a child as some entries describe them; the record that describes them is theirs."""
    described = sorted(
        (e for e in events if e.type == "child.described" and child in e.subjects), key=lambda event: event.happened_at
    )
    names = tuple(dict.fromkeys(words[e.id, "name"] for e in described if words.get((e.id, "name"))))
    born = [str(event.body["date_of_birth"]) for event in described if event.body.get("date_of_birth")]
    called = names[-1] if names else f"Child {child.partition(':')[2]}"
    thing = Thing(key=child, kind="child", name=called, called=names[:-1], case=_record_of(described))
    return KnownAs(thing=thing, names=names, birth_date=date.fromisoformat(born[-1]) if born else None)


def _record_of(described: Sequence[Event]) -> str:
    return described[0].record if described else ""


def _born_about(case: Case) -> int | None:
    age = case.known.value("age", case.at)
    return in_london(case.at).year - age if isinstance(age, int) else None
