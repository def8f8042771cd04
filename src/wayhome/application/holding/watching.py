"""Watching what arrives: a record that is brought in is matched against every child who is missing now.

It is matched as well with every number, plate or nickname that an open investigation has not resolved.

Finding turned round. What touches a child becomes an entry in their case, so that reading it and looking at the risk
again are owed like anything else. Nothing is lost on the way: what came in is noted in the transaction that brings it
in, and struck off once it was matched; whoever comes next goes on where somebody stopped.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Literal, Protocol

from wayhome.application.caseload import Case
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.application.holding.identified import IdentifierWatch
from wayhome.application.holding.look_up import OWED, hit_of, stands_for
from wayhome.application.holding.of_case import asked_of
from wayhome.application.holding.ports import Added, Answer, HoldingsIndex, HoldingsOutOfReach, Source
from wayhome.application.ports import Ledger, Supplies
from wayhome.application.reading import Reading
from wayhome.application.refusals import InQuarantine, KeyUsedBefore
from wayhome.holdings.asking import Asked, Found
from wayhome.holdings.in_text import has_phone, names_whole
from wayhome.holdings.keys import keys_asked, keys_of, keys_of_person
from wayhome.holdings.records import HeldRecord
from wayhome.kernel.ids import ActorId, RecordId, Subject, SubjectKind, kind_of
from wayhome.record.effective import effective
from wayhome.record.events.risk import HitFound

BY = ActorId("Held records")  # nobody entered it: it came with what was brought in
AT_ONCE = 500
FOUND = "risk.hit_found"
HAS_PHONE = "It has a phone that is given as the child's"


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """What some arriving records came to: how many there were, and the cases they touch, each with its records."""

    records: int = 0
    touched: Mapping[RecordId, tuple[str, ...]] = field(default_factory=dict)

    @property
    def entries(self) -> int:
        """Return how many entries were made."""
        return sum(map(len, self.touched.values()))

    def __add__(self, other: "Watched") -> "Watched":
        cases = dict.fromkeys((*self.touched, *other.touched))
        touched = {one: (*self.touched.get(one, ()), *other.touched.get(one, ())) for one in cases}
        return Watched(records=self.records + other.records, touched=touched)


class Arrivals(Protocol):
    """What was brought in and not matched yet, kept in the same place as what was brought in."""

    def together(self) -> AbstractContextManager[object]:
        """Keep all that is done in a block, or none of it."""

    def note(self, contents: Mapping[str, str], at: datetime) -> None:
        """Note records that came in or changed, each by its reference with the digest of what it says."""

    def waiting(self, most: int) -> Mapping[str, str]:
        """Return the longest waiting of them, at most so many."""

    def settle(self, contents: Mapping[str, str]) -> None:
        """Strike off what was matched; one that changed in the meantime stays."""


@dataclass(slots=True)
class MissingChild:
    """A child who is missing now: their case, what is asked for them, and the keys by which a record may touch them."""

    case: Case
    asked: Asked
    keys: frozenset[str]


@dataclass(slots=True)
class Watch:
    """The watch over every child who is missing now."""

    reading: Reading
    holdings: HoldingsIndex
    ledger: Ledger
    supplies: Supplies
    _known: dict[RecordId, MissingChild] = field(default_factory=dict)

    def watch(self, records: Sequence[HeldRecord], *, at: datetime) -> Watched:
        """Match records that came in, or changed, against every child who is missing at an instant.

        They are in the index already. Doing it again changes nothing: a case that lists a record as it now reads is
        left as it is. Raises HoldingsOutOfReach.
        """
        keys = {record.id: keys_of(record) for record in records}
        arrived = {record.id: record for record in records}
        touched: dict[RecordId, tuple[str, ...]] = {}
        for child in self._missing(at):
            near = {reference for reference, held in keys.items() if not child.keys.isdisjoint(held)}
            if near and (entered := tuple(self._entered(child, near, arrived, at))):
                touched[child.case.record] = entered
        identified = IdentifierWatch(self.reading, self.holdings, self.ledger, self.supplies)
        touched.update(identified.watch(records))
        return Watched(records=len(records), touched=touched)

    def _missing(self, at: datetime) -> Iterator[MissingChild]:
        for case in self.reading.live(at).cases:
            if case.kinds[0] is SubjectKind.EPISODE and case.known.value("child_missing", at) is True:
                yield self._child(case, at)

    def _child(self, case: Case, at: datetime) -> MissingChild:
        """Return a child with their keys; those of records that are certainly theirs lead to them as well."""
        asked = asked_of(case, self.ledger)
        known = self._known.get(case.record)
        if known is None or known.asked != asked:
            answer = self.holdings.search(asked, at=at) if asked.words else Answer(asked=asked, at=at)
            theirs = (keys_of_person(one.record.person) for one in answer.found if one.tier == "certain")
            keys = frozenset(keys_asked(asked, answer.wider)).union(*theirs)
            known = self._known[case.record] = MissingChild(case, asked, keys)
        known.case = case
        return known

    def _entered(
        self, child: MissingChild, near: set[str], arrived: Mapping[str, HeldRecord], at: datetime
    ) -> Iterator[str]:
        """Enter what touches a child and is news to their case; yield the reference of each."""
        listed = _listed(child.case)
        answer = self.holdings.search(child.asked, at=at)
        for one in self._touching(child, near, arrived, answer):
            reference = one.record.id
            if listed.get(reference) == one.record.content:
                continue
            came: Literal["new", "changed"] = "changed" if reference in listed else "new"
            if one.record.content == arrived[reference].content and self._enter(child.case, one, came, answer):
                yield reference

    def _touching(
        self, child: MissingChild, near: set[str], arrived: Mapping[str, HeldRecord], answer: Answer
    ) -> Iterator[Found]:
        """Yield what may be about a child, and what is about somebody else and names them or has their phone."""
        found = {one.record.id: one for one in answer.found}
        for reference in (one for one in found if one in near and found[one].tier in OWED):
            yield found[reference]
        for reference in sorted(near):
            one = found.get(reference)
            if (one is None or one.tier not in OWED) and (
                said := self._named_in(child.asked, arrived[reference], answer.at)
            ):
                before = one.pieces if one else ()
                doubts = tuple(dict.fromkeys((said, *(one.doubts if one else ()))))
                yield Found(
                    record=arrived[reference], tier="connected", tie="named", pieces=before, doubts=doubts,
                )  # fmt: skip

    def _named_in(self, asked: Asked, record: HeldRecord, at: datetime) -> str:
        """Say how a record names a child, or that it has a phone of theirs which not very many have; else nothing."""
        theirs = (number for number in asked.phones if has_phone(number, record))
        return names_whole(asked, record) or next((HAS_PHONE for one in theirs if not self._is_shared(one, at)), "")

    def _is_shared(self, number: str, at: datetime) -> bool:
        """Say whether very many have a phone, as those of a children's home do."""
        return bool(self.holdings.search(Asked(phones=(number,)), at=at).crowded)

    def _enter(self, case: Case, found: Found, came: Literal["new", "changed"], answer: Answer) -> bool:
        said, reference, source = hit_of(found), found.record.id, found.record.system
        system = stands_for(source)
        fact = HitFound(
            hit=reference, system=system or "another_source", source=None if system else source[:80], tier=found.tier,
            content=found.record.content, arrived=came, restricted_to=said.restricted_to, linkage=answer.linkage,
            summary=said.summary,
        )  # fmt: skip
        draft = Draft(fact=fact, happened_at=answer.at, subjects=_whom(case), actor=BY)
        key = f"held:{case.record}:{reference}:{found.record.content}"
        try:
            return not enter(
                Entry(record=case.record, drafts=(draft,), key=key), ledger=self.ledger, supplies=self.supplies
            ).repeated
        except (KeyUsedBefore, InQuarantine):
            return False  # somebody else entered it just now; or operators are told that the case cannot be read


def _whom(case: Case) -> tuple[Subject, ...]:
    """Return the child of a case and the episode in which they are missing."""
    named = dict.fromkeys(one for held in case.entries for one in held.event.subjects)
    episodes = (one for one in named if kind_of(one) is SubjectKind.EPISODE)
    return (*case.children[:1], *islice(episodes, 1))


def _listed(case: Case) -> dict[str, str]:
    """Return the digest of each record that a case lists, as it then read; empty where that was not kept."""
    found = (event for event in effective(held.event for held in case.entries) if event.type == FOUND)
    return {str(event.body["hit"]): str(event.body.get("content", "")) for event in found}


@dataclass(slots=True)
class WatchedHoldings:
    """The index of held records, with a watch on what is brought in: give this where records are added.

    What comes in or changes is noted with it, all or none, and matched at once; what could not be matched then is
    matched before what comes in next, or by ``go_on``. Whoever keeps records in a transaction of their own calls
    ``arrived`` inside it and ``go_on`` after it.
    """

    index: HoldingsIndex
    arrivals: Arrivals
    watch: Watch
    came_to: Watched = field(default_factory=Watched)
    out_of_reach: bool = False

    def add(self, records: Sequence[HeldRecord], *, at: datetime) -> Added:
        """Bring records in, and say in the case of every missing child what touches them."""
        with self.arrivals.together():
            before = {one.id: one.content for one in self.index.records_of([record.id for record in records])}
            added = self.index.add(records, at=at)
            self.arrivals.note(_news(records, before, added), at)
        self.go_on(at=at)
        return added

    def arrived(self, records: Iterable[HeldRecord], *, at: datetime) -> None:
        """Note records that are new or changed, in the transaction that keeps them; ``go_on`` matches them after it."""
        self.arrivals.note({record.id: record.content for record in records}, at)

    def go_on(self, *, at: datetime) -> Watched:
        """Match all that waits, and return what it came to.

        Where the index cannot be searched, ``out_of_reach`` is so and the rest goes on waiting: bringing in goes on.
        """
        done = Watched()
        try:
            while waiting := self.arrivals.waiting(AT_ONCE):
                done += self.watch.watch(self.index.records_of(list(waiting)), at=at)
                self.arrivals.settle(waiting)
            self.out_of_reach = False
        except HoldingsOutOfReach:
            self.out_of_reach = True
        self.came_to += done
        return done

    def remove(self, references: Sequence[str], *, at: datetime) -> int:
        """Take records out."""
        return self.index.remove(references, at=at)

    def search(self, asked: Asked, *, at: datetime) -> Answer:
        """Return what is held about somebody and those around them."""
        return self.index.search(asked, at=at)

    def records_of(self, references: Sequence[str]) -> tuple[HeldRecord, ...]:
        """Return some records by their references."""
        return self.index.records_of(references)

    def record(self, reference: str) -> HeldRecord | None:
        """Return one record by its reference."""
        return self.index.record(reference)

    def sources(self) -> tuple[Source, ...]:
        """Return what was brought in, by system."""
        return self.index.sources()


def _news(records: Iterable[HeldRecord], before: Mapping[str, str], added: Added) -> dict[str, str]:
    taken = (record for record in records if record.id not in added.clashing)
    contents = {record.id: record.content for record in taken}
    return {reference: content for reference, content in contents.items() if before.get(reference) != content}
