"""What someone who holds the database might do to it, and where a check must say that it first shows."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

from tests.stores.acts import MIDNIGHT, counting, entry, graded, located, night, reported
from wayhome.application.entering import enter
from wayhome.application.rebuilding import batches
from wayhome.kernel.ids import EventId
from wayhome.record.anchors import Anchor, as_line, last_hash
from wayhome.record.canonical import from_bytes
from wayhome.record.rows import End, Head, Row, place
from wayhome.record.verify import How
from wayhome.store.memory import MemoryLedger

Rows = list[Row]
EVERY = 12  # events between two anchors


@dataclass(frozen=True, slots=True, kw_only=True)
class Attacked:
    """What was left after an attack, how a check may call it, and the places that it may name."""

    rows: Rows
    anchors: list[str]
    how: frozenset[How]
    places: frozenset[int]
    until: int | None = None


def sound(records: int = 5) -> tuple[Rows, list[str]]:
    """Return a sound record of several interleaved episodes, with anchors kept outside."""
    ledger, supplies, anchors = MemoryLedger(), counting(), list[str]()
    for turn in range(4):
        for episode in range(records):
            night(ledger, supplies, episode=str(episode), child=str(episode % 2)) if turn == 0 else enter(
                entry(reported(), graded(f"word {turn}"), located(), episode=str(episode)),
                ledger=ledger,
                supplies=supplies,
            )
            anchors = published(ledger, anchors) if episode % 3 == 2 else anchors
    rows = [row for batch in batches(ledger) for row in batch]
    return rows, published(ledger, anchors)


def published(ledger: MemoryLedger, anchors: list[str]) -> list[str]:
    """Add an anchor for where a ledger stands."""
    head = ledger.head()
    records = len({row.record for batch in batches(ledger) for row in batch})
    anchor = Anchor(position=head.position, ledger=head.ledger, records=records, at=MIDNIGHT)
    return [*anchors, as_line(anchor, before=last_hash(anchors))]


def positions(anchors: Sequence[str]) -> list[int]:
    """Return the positions that anchors name."""
    return [json.loads(line)["position"] for line in anchors]


def written_anew(rows: Rows, start: int, change: Callable[[dict[str, object]], None]) -> Rows:
    """Change the event at an index and write everything from there on anew, with hashes that fit."""
    kept, ends = rows[:start], {row.record: End(row.sequence, row.hash) for row in rows[:start]}
    head = Head(kept[-1].position, kept[-1].ledger) if kept else Head()
    for index, row in enumerate(rows[start:], start=start):
        raw = json.loads(row.envelope)
        if index == start:
            change(raw)
        placed = place(from_bytes(json.dumps(raw)), head=head, end=ends.get(row.record, End()))
        head, ends[row.record] = placed.head, placed.end
        kept.append(placed.row)
    return kept


def interval(anchors: Sequence[str], position: int) -> tuple[int, int]:
    """Return the events between the anchor before a position and the first one that covers it."""
    before = max((at for at in positions(anchors) if at < position), default=0)
    return before + 1, min(at for at in positions(anchors) if at >= position)


def here(rows: Rows, anchors: list[str], how: How | set[How], *places: int) -> Attacked:
    """Say that an attack must show at one of these places."""
    hows = frozenset({how} if isinstance(how, How) else how)
    return Attacked(rows=rows, anchors=anchors, how=hows, places=frozenset(places))


def anew(rows: Rows, anchors: list[str], position: int) -> Attacked:
    """Say that an attack must show between two anchors."""
    first, last = interval(anchors, position)
    return Attacked(rows=rows, anchors=anchors, how=frozenset({How.REWRITTEN}), places=frozenset({first}), until=last)


def swapped(rows: Rows, index: int, row: Row) -> Rows:
    """Put another row in the place of one."""
    return [*rows[:index], row, *rows[index + 1 :]]


def bit_flip(rows: Rows, anchors: list[str], chance: Random) -> Attacked:
    index, field = chance.randrange(len(rows)), chance.choice(Row._fields)
    row = rows[index]
    value = getattr(row, field)
    if isinstance(value, int):
        flipped: int | str = value ^ (1 << chance.randrange(6))
    else:
        at = chance.randrange(len(value))
        flipped = value[:at] + chr(ord(value[at]) ^ (1 << chance.randrange(6))) + value[at + 1 :]
    changed = Row._make(flipped if name == field else getattr(row, name) for name in Row._fields)
    return here(swapped(rows, index, changed), anchors, set(How), row.position, changed.position)


def field_edit(rows: Rows, anchors: list[str], chance: Random) -> Attacked:
    index = chance.randrange(len(rows))
    raw = json.loads(rows[index].envelope)
    raw["actor"] = "somebody else"
    changed = rows[index]._replace(envelope=json.dumps(raw, sort_keys=True, separators=(",", ":")))
    return here(swapped(rows, index, changed), anchors, How.HASH, rows[index].position)


def edit_with_its_own_hashes(rows: Rows, anchors: list[str], chance: Random) -> Attacked:
    index = chance.randrange(len(rows) - 1)
    anew_here = written_anew(rows[: index + 1], index, lambda raw: raw.update(actor="somebody else"))
    after = rows[index].position + 1
    at_anchor = {rows[index].position, interval(anchors, rows[index].position)[0]}
    return here([*anew_here, *rows[index + 1 :]], anchors, set(How), after, *at_anchor)


def row_deleted(rows: Rows, anchors: list[str], chance: Random) -> Attacked:
    index = chance.randrange(len(rows) - 1)
    return here(rows[:index] + rows[index + 1 :], anchors, How.POSITION, rows[index].position + 1)


def reordered(rows: Rows, anchors: list[str], chance: Random) -> Attacked:
    first, second = sorted(chance.sample(range(len(rows)), 2))
    moved = swapped(swapped(rows, first, rows[second]), second, rows[first])
    return here(moved, anchors, How.POSITION, rows[second].position)


def positions_exchanged(rows: Rows, anchors: list[str], chance: Random) -> Attacked:
    first, second = sorted(chance.sample(range(len(rows)), 2))
    one, two = rows[second]._replace(position=first + 1), rows[first]._replace(position=second + 1)
    exchanged = swapped(swapped(rows, first, one), second, two)
    return here(exchanged, anchors, {How.HASH, How.SEQUENCE, How.FORK, How.PREVIOUS}, first + 1)


def inserted(rows: Rows, anchors: list[str], chance: Random) -> Attacked:
    """Put in an event that fits what went before, and move everything after it along."""
    index = chance.randrange(1, len(rows))
    ends = {row.record: End(row.sequence, row.hash) for row in rows[:index]}
    record = chance.choice(sorted(ends))
    model = next(row for row in rows if row.record == record)
    event = replace(from_bytes(model.envelope), id=EventId("forged"))
    forged = place(event, head=Head(index, rows[index - 1].ledger), end=ends[record]).row
    moved = [row._replace(position=row.position + 1) for row in rows[index:]]
    at_anchor = interval(anchors, index + 1)[0]
    return here([*rows[:index], forged, *moved], anchors, set(How), index + 1, index + 2, at_anchor)


def duplicated(rows: Rows, anchors: list[str], chance: Random) -> Attacked:
    index = chance.randrange(len(rows))
    at = chance.randrange(index + 1, len(rows) + 1)
    return here([*rows[:at], rows[index], *rows[at:]], anchors, How.FORK, rows[index].position)


def tail_cut(rows: Rows, anchors: list[str], chance: Random) -> Attacked:
    left = chance.randrange(len(rows))
    cut = here(rows[:left], anchors, How.CUT, left + 1)
    return replace(cut, until=positions(anchors)[-1])


def suffix_rewritten(rows: Rows, anchors: list[str], chance: Random) -> Attacked:
    index = chance.randrange(len(rows))
    return anew(written_anew(rows, index, lambda raw: raw.update(role="inspector")), anchors, index + 1)


def back_dated(rows: Rows, anchors: list[str], chance: Random) -> Attacked:
    index = chance.randrange(len(rows))
    earlier = "2026-03-01T00:00:00Z"
    return anew(written_anew(rows, index, lambda raw: raw.update(recorded_at=earlier)), anchors, index + 1)


def bodies_swapped(rows: Rows, anchors: list[str], chance: Random) -> Attacked:
    first, second = sorted(chance.sample(range(len(rows)), 2))
    one = rows[first]._replace(envelope=rows[second].envelope)
    two = rows[second]._replace(envelope=rows[first].envelope)
    return here(swapped(swapped(rows, first, one), second, two), anchors, How.HASH, first + 1)


def record_deleted(rows: Rows, anchors: list[str], chance: Random) -> Attacked:
    """Take a whole record out, and write everything else anew so that it fits."""
    gone = chance.choice(sorted({row.record for row in rows}))
    first = next(index for index, row in enumerate(rows) if row.record == gone)
    left = [row for row in rows if row.record != gone]
    return anew(written_anew(left, first, lambda raw: None), anchors, first + 1)


def forked(rows: Rows, anchors: list[str], chance: Random) -> Attacked:
    """Let a record go on twice from the same event."""
    index = chance.randrange(1, len(rows))
    record = rows[index].record
    event = replace(from_bytes(rows[index].envelope), id=EventId("forged"))
    end = End(rows[index].sequence - 1, rows[index].previous)
    second = place(event, head=Head(index + 1, rows[index].ledger), end=end).row
    assert second.record == record
    return here([*rows[: index + 1], second, *rows[index + 1 :]], anchors, How.FORK, index + 2)


def grafted(rows: Rows, anchors: list[str], chance: Random) -> Attacked:
    """Let an event go on from a hash that is not in its record, with hashes of its own that fit."""
    index = chance.randrange(len(rows))
    head = Head(index, rows[index - 1].ledger) if index else Head()
    end = End(rows[index].sequence - 1, "f" * 64)
    graft = place(from_bytes(rows[index].envelope), head=head, end=end).row
    return here(swapped(rows, index, graft), anchors, How.PREVIOUS, rows[index].position)


def anchor_replaced(rows: Rows, anchors: list[str], chance: Random) -> Attacked:
    index = chance.randrange(len(anchors))
    raw = json.loads(anchors[index])
    raw.update(chance.choice([{"ledger": "f" * 64}, {"records": raw["records"] - 1}]))
    line = json.dumps(raw, sort_keys=True, separators=(",", ":"))
    replaced = [*anchors[:index], line, *anchors[index + 1 :]]
    if index == len(anchors) - 1:
        return anew(rows, replaced, raw["position"])
    return here(rows, replaced, How.ANCHORS, index + 2)


def anchor_taken_out(rows: Rows, anchors: list[str], chance: Random) -> Attacked:
    index = chance.randrange(len(anchors) - 1)
    return here(rows, anchors[:index] + anchors[index + 1 :], How.ANCHORS, index + 1)


ATTACKS: dict[str, Callable[[Rows, list[str], Random], Attacked]] = {
    "a bit flipped": bit_flip,
    "a field edited": field_edit,
    "an event edited, with hashes of its own that fit": edit_with_its_own_hashes,
    "a row deleted": row_deleted,
    "two rows in the wrong order": reordered,
    "two rows with their positions exchanged": positions_exchanged,
    "an event put in": inserted,
    "a row twice": duplicated,
    "the tail cut": tail_cut,
    "everything from some event on written anew": suffix_rewritten,
    "a time of entry moved back, and everything after written anew": back_dated,
    "what two events say exchanged": bodies_swapped,
    "a record deleted, and everything else written anew": record_deleted,
    "a record that goes on twice from the same event": forked,
    "an event that goes on from a hash that is not there": grafted,
    "an anchor replaced": anchor_replaced,
    "an anchor taken out": anchor_taken_out,
}
