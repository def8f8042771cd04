"""From the entry to the carrier with ten thousand messages queued before it, on a carrier that takes its time.

One sender works off the queue while notices are written one by one, as an officer does; each is timed from its entry
until the carrier has it. Everything is done as in use: each message is looked at in the record as it is now, and what
came of it is entered.
"""

import itertools
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Event, Thread

from django.db import connections

from bench.places import places
from tests.stores.databases import known_to_django, migrate, opened_safely
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter, enter_all
from wayhome.application.sending.collecting import collect
from wayhome.application.sending.entering import News
from wayhome.application.sending.handing_over import Sender
from wayhome.application.sending.message import Carried, CarrierName, Message, Receipt
from wayhome.application.sending.outcome import Outcome
from wayhome.application.sending.outgoing import reference_of
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.vocabulary import check
from wayhome.store.ledger import DatabaseLedger
from wayhome.store.opening import open_ledger, open_ledger_for_bulk
from wayhome.store.outgoing import DatabaseOutgoing, NoticesWritten
from wayhome.store.supplies import SUPPLIES

QUEUED, IN_A_CASE, SAMPLES, EVERY = 10_000, 20, 20, 1.0
TAKES = 0.05  # seconds that a carrier takes for a message
OFTEN = 2.0  # as `wayhome deliver` looks by default
LIMIT = 10.0  # seconds in which each has to be with its carrier
TEXT = "We have news for you. Ring us when you can. You can also ask us anything at your own page."


@dataclass
class Slow:
    """A carrier that takes its time, and keeps when it had what."""

    had: dict[str, float] = field(default_factory=dict)
    name: CarrierName = "notify"

    def carry(self, message: Message) -> Carried:
        """Take a message."""
        time.sleep(TAKES)
        self.had.setdefault(message.reference, time.perf_counter())
        return Carried(reference=message.reference)

    def carried_before(self, reference: str) -> Carried | None:
        """Say what it has."""
        return Carried(reference=reference) if reference in self.had else None

    def receipts(self, named: Mapping[str, str]) -> Sequence[Receipt]:  # noqa: ARG002 - it never says
        """Say nothing."""
        return ()


def run() -> Iterator[str]:
    """Measure on each kind of database."""
    with places() as found:
        for name, url in found.items():
            migrate(url)
            with known_to_django(opened_safely(url)) as alias:
                yield from measured(name, alias)


def measured(name: str, alias: str) -> Iterator[str]:
    """Fill a queue, let one sender work, and write single notices meanwhile."""
    fill(open_ledger_for_bulk(alias))
    ledger, slow, stop = open_ledger(alias), Slow(), Event()
    queue = DatabaseOutgoing("a key", SUPPLIES.salt, alias)
    begun = time.perf_counter()
    collect(queue, NoticesWritten(alias))
    yield f"{name}: {QUEUED:,} notices collected in {time.perf_counter() - begun:.1f} s"
    sender = Sender(outcome=Outcome(news=News(ledger=ledger, supplies=SUPPLIES), queue=queue), carriers={"text": slow})
    at_work = Thread(target=work, args=(sender, alias, stop))
    begun = time.perf_counter()
    at_work.start()
    waited = [*write_and_wait(ledger, slow)]
    took = time.perf_counter() - begun
    stop.set()
    at_work.join()
    yield (
        f"{name}: from entry to carrier with {QUEUED:,} queued: median {sorted(waited)[len(waited) // 2]:.1f} s, "
        f"longest {max(waited):.1f} s of {len(waited)} (limit {LIMIT:.0f} s); "
        f"{len(slow.had) / took:.0f} messages a second, of which the carrier takes {TAKES * 1000:.0f} ms each"
    )
    assert max(waited) <= LIMIT, "a message waited too long behind the others"


def work(sender: Sender, alias: str, stop: Event) -> None:
    """Work as ``wayhome deliver`` does."""
    while not stop.is_set():
        collect(sender.outcome.queue, NoticesWritten(alias))
        if not sender.send_due():
            stop.wait(OFTEN)
    connections[alias].close()


def write_and_wait(ledger: DatabaseLedger, slow: Slow) -> Iterator[float]:
    """Write notices one by one; yield how long each took to come to the carrier."""
    entered: dict[str, float] = {}
    for number in range(SAMPLES):
        entry = Entry(record=record(number), drafts=(notice(number, f"single-{number}"),))
        event = enter(entry, ledger=ledger, supplies=SUPPLIES).events[0].event.id
        entered[reference_of("notice", event)] = time.perf_counter()
        time.sleep(EVERY)
    until = time.perf_counter() + LIMIT
    while not entered.keys() <= slow.had.keys() and time.perf_counter() < until:
        time.sleep(0.05)
    for reference, at in entered.items():
        yield max(slow.had.get(reference, time.perf_counter()) - at, 0.0)


def fill(ledger: DatabaseLedger) -> None:
    """Enter cases with a child who may be reached, and notices to each of them."""
    cases = (of_case(number) for number in range(QUEUED // IN_A_CASE))
    while some := list(itertools.islice(cases, 100)):
        enter_all(some, ledger=ledger, supplies=SUPPLIES)


def of_case(number: int) -> Entry:
    """Return a case: a channel that is safe, and its notices."""
    channel = {"channel": "C1", "holder": "H1", "kind": "text", "address": f"07700 9{number:05}", "safe": "yes"}
    kept = Draft(
        fact=check("contact.channel_kept", 1, channel | {"seen_by_others": "no"}),
        happened_at=SUPPLIES.now(),
        subjects=(child(number),),
    )
    return Entry(record=record(number), drafts=(kept, *(notice(number, f"N{each}") for each in range(IN_A_CASE))))


def notice(number: int, name: str) -> Draft:
    """Return a notice to a child."""
    said = {"notice": name, "to": "child", "holder": "H1", "channel": "C1", "by": "text", "text": TEXT}
    subjects = (child(number), Subject(f"investigation:B{number}"))
    return Draft(fact=check("victim.notice_written", 1, said), happened_at=SUPPLIES.now(), subjects=subjects)


def child(number: int) -> Subject:
    """Return the child of a case."""
    return Subject(f"child:B{number}")


def record(number: int) -> RecordId:
    """Return the record of a case."""
    return RecordId(f"EI-B{number}")
