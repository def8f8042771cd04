"""Children whom the casework record names: who they are as it now reads, and finding one of them."""

from collections.abc import Iterable, Mapping
from datetime import date

from wayhome.application.holding.ports import FoundChild, KnownChild
from wayhome.application.ports import EventLog
from wayhome.holdings.asking import TIERS, Asked, Found
from wayhome.holdings.linkage_pack import LinkagePack
from wayhome.holdings.ranking import rank
from wayhome.holdings.records import HeldRecord
from wayhome.kernel.ids import EventId, RecordId, Subject, SubjectKind, kind_of
from wayhome.record.effective import effective
from wayhome.record.envelope import Event

DESCRIBED = "child.described"
MOST = 20
Names = Mapping[EventId, str]


def known_children(events: Iterable[Event], names: Names) -> tuple[KnownChild, ...]:
    """Return the children whom some events describe and whose names are still held."""
    described: dict[Subject, list[Event]] = {}
    for event in effective(events):
        for subject in event.subjects if event.type == DESCRIBED else ():
            if kind_of(subject) is SubjectKind.CHILD:
                described.setdefault(subject, []).append(event)
    found = (_known(child, said, names) for child, said in described.items())
    return tuple(child for child in found if child is not None)


def _known(child: Subject, said: list[Event], names: Names) -> KnownChild | None:
    ordered = sorted(said, key=lambda event: (event.happened_at, event.recorded_at))
    held = dict.fromkeys(names[event.id] for event in reversed(ordered) if event.id in names)
    if not held:
        return None
    born = [str(event.body["date_of_birth"]) for event in ordered if event.body.get("date_of_birth")]
    return KnownChild(
        child=child,
        record=ordered[0].record,
        names=tuple(reversed(held)),
        birth_date=date.fromisoformat(born[-1]) if born else None,
    )


def known_among(asked: Asked, children: Iterable[KnownChild], pack: LinkagePack) -> tuple[FoundChild, ...]:
    """Return the children who may be meant, those that say most first."""
    known = {str(child.child): child for child in children}
    records = (HeldRecord(id=each, system="", person=child.person) for each, child in known.items())
    found = [_found(known[one.record.id], one) for one in rank(asked, records, pack=pack)]
    found.sort(key=lambda one: (TIERS.index(one.tier), -one.bits, one.name, one.child))
    return tuple(found[:MOST])


def _found(known: KnownChild, found: Found) -> FoundChild:
    return FoundChild(
        child=known.child,
        record=known.record,
        name=known.names[-1],
        why=found.why,
        tier=found.tier,
        bits=found.bits,
        birth_date=known.birth_date,
    )


def own_names(events: Iterable[Event], log: EventLog) -> tuple[str, ...]:
    """Return every name that is still held of the child whom some events are about, each once."""
    described = [event for event in effective(events) if event.type == DESCRIBED]
    held = names_held(log, (event.record for event in described))
    return tuple(dict.fromkeys(held[event.id] for event in described if event.id in held))


def names_held(log: EventLog, records: Iterable[RecordId]) -> dict[EventId, str]:
    """Return the names that are still held in some records, by the event that gave them."""
    words = (each for record in dict.fromkeys(records) for each in log.words(record))
    return {each.event: each.text for each in words if each.field == "name"}
