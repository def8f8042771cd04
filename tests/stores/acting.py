"""Acts at random, as many writers at once make them: on any record, on a state that may be old, sometimes twice."""

from collections.abc import Callable
from random import Random

from tests.stores.acts import deployed, entry, graded, located, reported
from wayhome.application.drafts import Entered
from wayhome.application.entering import enter, enter_all, write
from wayhome.application.ports import Ledger
from wayhome.application.preparing import prepare
from wayhome.application.refusals import Conflict
from wayhome.record.rows import Row
from wayhome.record.verify import verify
from wayhome.store.ledger import DatabaseLedger
from wayhome.store.supplies import SUPPLIES
from wayhome.store.verifying import rows

RECORDS = 5
Told = list[tuple[str, int, int, int]]  # event, position, sequence, and the sequence it was decided on or -1


def act_at_random(ledger: Ledger, chance: Random, *, key: str) -> Told:
    """Enter one act, or a batch of them, and return what was acknowledged; a conflict acknowledges nothing."""
    episode = str(chance.randrange(RECORDS))
    record = entry(reported(), episode=episode).record
    decided_on = ledger.read(record).sequence if chance.random() < 0.3 else None
    facts = chance.choice([(reported(), graded()), (deployed(),), (located(),)])
    act = entry(*facts, episode=episode, after=decided_on, key=key)
    try:
        if chance.random() < 0.1:
            entered = enter_all([act, entry(deployed(), episode="0")], ledger=ledger, supplies=SUPPLIES)
        else:
            entered = (enter(act, ledger=ledger, supplies=SUPPLIES),)
        if chance.random() < 0.2:
            again = enter(act, ledger=ledger, supplies=SUPPLIES)
            assert (again.repeated, again.events) == (True, entered[0].events)
    except Conflict:
        return []
    return [line for index, done in enumerate(entered) for line in told(done, decided_on if index == 0 else None)]


def act_carelessly(ledger: Ledger, tell: Callable[[Told], None]) -> None:
    """Acknowledge an act before it is kept, as nothing may: the control that must lose."""
    prepared = prepare(entry(reported()), SUPPLIES)
    with ledger.pen() as pen:
        (entered,) = write([prepared], pen=pen, supplies=SUPPLIES)
        tell(told(entered, None))


def told(entered: Entered, decided_on: int | None) -> Told:
    """Return what an act came to."""
    first = -1 if decided_on is None else decided_on
    return [
        (sealed.event.id, sealed.position, sealed.sequence, first + index if first >= 0 else -1)
        for index, sealed in enumerate(entered.events)
    ]


def check_against_model(ledger: DatabaseLedger, acknowledged: Told) -> None:
    """Check that a record is what the model says: nothing acknowledged is lost or moved, and nothing has a gap."""
    held = list(rows(ledger))
    by_id = {event_id(row): row for row in held}
    assert verify(held).broken is None
    assert [row.position for row in held] == list(range(1, len(held) + 1))
    for record in {row.record for row in held}:
        sequences = [row.sequence for row in held if row.record == record]
        assert sequences == list(range(1, len(sequences) + 1))
    assert len({event for event, *_ in acknowledged}) == len(acknowledged)
    for event, position, sequence, decided_on in acknowledged:
        assert (by_id[event].position, by_id[event].sequence) == (position, sequence)
        assert decided_on in {-1, sequence - 1}, "an act was entered on a state that it was not decided on"


def lost(ledger: DatabaseLedger, acknowledged: Told) -> int:
    """Count the acknowledged events that are not in the record."""
    held = {event_id(row) for row in rows(ledger)}
    return sum(event not in held for event, *_ in acknowledged)


def event_id(row: Row) -> str:
    """Return the id in a row, without trusting any index."""
    return row.envelope.split('"id":"', 1)[1].split('"', 1)[0]
