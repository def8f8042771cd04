"""Destroy the personal words of a record under a retention decision. The chain, the counts and the proof stay whole."""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.apps import apps

from wayhome.application.caseload import Caseload
from wayhome.application.disposing import Disposal, dispose
from wayhome.application.ports import EventLog
from wayhome.application.refusals import NotTheOwner
from wayhome.application.still_open import children_in, other_records, refuse_what_is_needed
from wayhome.cli.opening import NOT_DONE, in_words, open_record
from wayhome.duties.derive import Rulebook
from wayhome.kernel.ids import ActorId, RecordId, Subject, subject
from wayhome.kernel.refusals import Refused
from wayhome.packs import load
from wayhome.record.effective import effective
from wayhome.record.envelope import Event
from wayhome.record.private import PrivateWords
from wayhome.store.supplies import SUPPLIES

if TYPE_CHECKING:
    from wayhome.store.opening import StoredRecord

NAMED = ("risk.hit_found", "holdings.match_confirmed", "holdings.match_left_unsure")
DECLINED = ("holdings.match_rejected",)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the record, the decision, who carries it out, and whether it is really meant."""
    parser.add_argument("record", help="the record whose words are to go")
    parser.add_argument("--authority", required=True, help="the retention decision, as your register names it")
    parser.add_argument("--by", required=True, help="who carries it out")
    parser.add_argument("--agreed-by", default="", metavar="BY", help="who agrees: somebody else; needed to destroy")
    parser.add_argument("--whose", help="destroy only this person's words, such as child:17")
    parser.add_argument("--pack", default="england-wales", help="rulebook under which the duties are summed up")
    parser.add_argument("--yes", action="store_true", help="destroy them; without it, only say what would go")
    parser.epilog = "What is destroyed cannot be brought back. Copies in backups and exports are not reached."


@in_words
def run(given: argparse.Namespace) -> int:
    """Say what would go, and destroy it when that is meant."""
    ledger, record, now = open_record(), RecordId(given.record), SUPPLIES.now()
    if not ledger.stored(record):
        print("\n".join([f"There is no record {record}.", *of_a_child(ledger, given.record)]))
        return NOT_DONE
    held = [words for words in ledger.words(record) if given.whose in {None, words.subject}]
    print(told(record, held))
    for line in (*held_elsewhere(ledger, record), *said_elsewhere(ledger, record, held)):
        print(line)
    try:
        refuse_what_is_needed(ledger, record, Subject(given.whose) if given.whose else None)
        if not given.yes:
            print("Nothing was destroyed. Say --yes to destroy them.")
            return 1 if not held else 0
        entered = dispose(decision(given, ledger, now), ledger=ledger, supplies=SUPPLIES)
    except Refused as refused:
        print(refused)
        return 1
    print(f"Destroyed, and sealed as event {entered.events[0].position} of the record.")
    throw_drafts_away(record, ledger.using)
    return scoured(ledger)


def throw_drafts_away(record: RecordId, using: str) -> None:
    """Throw away what people began to enter in a record and did not finish: it holds words about the same child."""
    count, _ = apps.get_model("acting", "Draft").objects.using(using).filter(record=record).delete()
    if count:
        print(f"Thrown away with it: {count} unfinished {'entry' if count == 1 else 'entries'}.")


def scoured(ledger: "StoredRecord") -> int:
    """Leave no copy of what was destroyed in the gaps of the database, or say who has to."""
    try:
        ledger.scour()
    except NotTheOwner as refused:
        print(refused)
        return 1
    return 0


def told(record: RecordId, held: Sequence[PrivateWords]) -> str:
    """Say what would go, without a word of it."""
    counts = Counter((words.subject, words.field) for words in held)
    lines = [f"  {subject}: {field} × {count}" for (subject, field), count in sorted(counts.items())]
    fields = "1 personal field" if len(held) == 1 else f"{len(held)} personal fields"
    return "\n".join([f"{record} holds {fields} that this reaches.", *lines])


def held_elsewhere(ledger: "StoredRecord", record: RecordId) -> Iterator[str]:
    """Yield which held records the record names as the child's and that are held still: they are destroyed apart."""
    from wayhome.store.holdings.database import DatabaseHoldings  # noqa: PLC0415 - needs the settings

    named = theirs(sealed.event for sealed in ledger.read(record).events)
    if held := DatabaseHoldings(ledger.using).records_of(named):
        references = " ".join(one.id for one in held)
        yield "Copies of what other systems hold stand outside the record and stay. Of what came up here, still held:"
        yield f"  {references}"
        yield f"Destroy what is the child's with: wayhome holdings dispose --person {references}"


def said_elsewhere(ledger: EventLog, record: RecordId, held: Sequence[PrivateWords]) -> Iterator[str]:
    """Yield which other records hold words of the same children: a name stands on pages while any of them holds it."""
    for child in children_in(ledger, record):
        if child in {words.subject for words in held} and (others := other_records(ledger, record, child)):
            yield f"Other records hold words of {child} still, which pages show: {', '.join(others)}."
            yield "Destroy those with a wayhome dispose of their own, where the decision reaches them."


def of_a_child(ledger: EventLog, named: str) -> Iterator[str]:
    """Yield where words of a child stand, for somebody who named the child and not a record."""
    child = Subject(named) if named.startswith("child:") else subject("child", named)
    if others := other_records(ledger, RecordId(""), child):
        yield f"Words of {child} stand in: {', '.join(others)}. Name one of these."


def theirs(events: Iterable[Event]) -> tuple[str, ...]:
    """Return the held records that a record names, but for those that somebody said are not the child's."""
    named: dict[str, None] = {}
    for event in effective(events):
        hit = str(event.body.get("hit", ""))
        if event.type in DECLINED or event.body.get("affects_grade") == "not_this_child":
            named.pop(hit, None)
        elif event.type in NAMED:
            named[hit] = None
    return tuple(named)


def decision(given: argparse.Namespace, ledger: EventLog, now: datetime) -> Disposal:
    """Put the decision together, with what the record's duties had come to."""
    record = RecordId(given.record)
    subjects = dict.fromkeys(subject for sealed in ledger.read(record).events for subject in sealed.event.subjects)
    return Disposal(
        record=record,
        authority=given.authority,
        by=ActorId(given.by),
        agreed_by=given.agreed_by,
        decided_at=now,
        subjects=tuple(subjects),
        duties=duties(ledger, record, tuple(subjects), Rulebook(load(given.pack)), now),
        whose=Subject(given.whose) if given.whose else None,
    )


def duties(
    ledger: EventLog, record: RecordId, subjects: Sequence[Subject], rulebook: Rulebook, now: datetime
) -> dict[str, int]:
    """Count how many duties of a record stand in each status."""
    told = {sealed.event.id: sealed for subject in subjects for sealed in ledger.about(subject).events}
    case = Caseload(told.values(), rulebook, at=now).case(record)
    return dict(Counter(duty.status_at(now).value for duty in case.duties)) if case else {}
