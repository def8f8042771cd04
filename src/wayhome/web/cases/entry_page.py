"""One entry and its proof: what it says, where it stands in the chain, and whether the chain was checked and holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from wayhome.duties.saying import in_words
from wayhome.record.canonical import canonical_bytes
from wayhome.record.chain import GENESIS, event_hash
from wayhome.record.envelope import Sealed
from wayhome.record.private import PrivateWords
from wayhome.record.vocabulary import event_type
from wayhome.rulebook.pack import Pack
from wayhome.web.presenting.called import called, told
from wayhome.web.presenting.catalogue import in_plain_words
from wayhome.web.presenting.entries import capital, entered_by, happened, reference
from wayhome.web.presenting.times import span, when


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a summary list."""

    key: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was checked just now, and whether it holds."""

    words: str
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPage:
    """Everything the page of one entry places."""

    said: str
    meaning: str
    record: str
    reference: str
    late: str
    rows: tuple[Row, ...]
    spoken: tuple[Row, ...]
    checks: tuple[Check, ...]
    verified: bool
    chain: tuple[Row, ...]
    canonical: str


def entry_page(
    held: Sealed, before: Sealed | None, words: Sequence[PrivateWords], now: datetime, pack: Pack
) -> EntryPage:
    """Return an entry with its proof, checked as the page is made."""
    event = held.event
    declared = event_type(event.type, event.version)
    checks = tuple(_checks(held, before, words))
    late = f"Recorded {span(event.recorded_at - event.happened_at)} late" if event.recorded_late else ""
    return EntryPage(
        said=in_plain_words(told(event, pack), pack),
        meaning=(declared.fact.__doc__ or "").strip().partition("\n")[0] if declared else "",
        record=event.record,
        reference=reference(event.record),
        late=late,
        rows=tuple(_rows(held, now, pack)),
        spoken=tuple(_spoken(held, words)),
        checks=checks,
        verified=all(check.holds for check in checks),
        chain=(
            Row(key="Place in the force’s one order", value=str(held.position)),
            Row(key="Place in this record", value=str(held.sequence)),
            Row(key="Hash of this entry", value=held.hash),
            Row(
                key="Hash of the entry before it",
                value="none: this is the first" if held.previous == GENESIS else held.previous,
            ),
            Row(key="Hash of everything up to here", value=held.ledger),
        ),
        canonical=canonical_bytes(event).decode(),
    )


def _rows(held: Sealed, now: datetime, pack: Pack) -> list[Row]:
    event = held.event
    given = [
        Row(
            key=name.replace("_", " ").capitalize(),
            value=called(str(value), name, pack) or in_plain_words(in_words(value), pack),
        )
        for name, value in event.body.items()
    ]
    return [
        Row(key="Happened", value=happened(event, now)),
        Row(key="Written down", value=when(event.recorded_at, now)),
        Row(key="By", value=capital(entered_by(event)) or "not stated"),
        Row(key="About", value=", ".join(subject.replace(":", " ") for subject in event.subjects)),
        *given,
        Row(key="Kind of entry", value=f"{event.type}, version {event.version}"),
    ]


def _spoken(held: Sealed, words: Sequence[PrivateWords]) -> list[Row]:
    spoken = {each.field: each.text for each in words}
    return [
        Row(key=name.replace("_", " ").capitalize(), value=spoken.get(name, "Destroyed under a retention decision"))
        for name in held.event.private
    ]


def _checks(held: Sealed, before: Sealed | None, words: Sequence[PrivateWords]) -> list[Check]:
    event = held.event
    again = event_hash(
        position=held.position,
        record=event.record,
        sequence=held.sequence,
        previous=held.previous,
        canonical=canonical_bytes(event),
    )
    follows = held.previous == (before.hash if before else GENESIS)
    return [
        Check(words="The entry hashes to the value kept with it", holds=again == held.hash),
        Check(words="It follows the entry before it in this record", holds=follows),
        *(
            Check(words=f"The words kept for “{each.field}” are the ones it was entered with", holds=kept)
            for each in words
            for kept in [each.commitment == event.private.get(each.field)]
        ),
    ]
