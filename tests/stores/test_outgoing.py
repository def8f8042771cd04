"""What waits to be carried to people outside, in each of its places: nothing lost, nothing taken by two at once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connections

from tests.stores.acts import MIDNIGHT, counting, record_of
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.application.sending.collecting import AT_ONCE, collect
from wayhome.application.sending.outgoing import LEASE, Outgoing, OutgoingQueue, ask_after, reference_of
from wayhome.kernel.ids import EventId, RecordId, Subject
from wayhome.record.envelope import Event
from wayhome.record.rows import Kept, place, read
from wayhome.record.vocabulary import check
from wayhome.store.ledger import DatabaseLedger
from wayhome.store.outgoing import DatabaseOutgoing, NoticesWritten
from wayhome.store.outgoing_memory import MemoryOutgoing
from wayhome.store.outgoing_models import StoredOutgoing
from wayhome.store.projections.event_index import EventIndex

MINUTE = timedelta(minutes=1)
LINK = "https://wayhome.example/d/abcdef"


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def queue(request: pytest.FixtureRequest) -> OutgoingQueue:
    """Return an empty queue in each of the places where it can be kept."""
    if request.param == "memory":
        return MemoryOutgoing()
    return on(request.getfixturevalue(request.param))


def on(database: str) -> DatabaseOutgoing:
    salts = iter(range(10_000))
    return DatabaseOutgoing("the key", lambda: f"{next(salts):064x}", database)


def outgoing(entry: str, *, at: float = 0, **given: object) -> Outgoing:
    made = Outgoing(
        reference=reference_of("notice", entry),
        kind="notice",
        record=RecordId("EI-1"),
        child=Subject("child:A"),
        holder="H1",
        by="text",
        channel="C1",
        entry=entry,
        made_at=MIDNIGHT + MINUTE * at,
    )
    return replace(made, **given)  # type: ignore[arg-type]


def taken(queue: OutgoingQueue, most: int = 99, *, at: float = 0) -> list[str]:
    return [one.outgoing.entry for one in queue.take(MIDNIGHT + MINUTE * at, most)]


def test_of_two_who_collect_at_once_only_one_keeps_what_it_found(queue: OutgoingQueue) -> None:
    assert queue.position() == 0
    assert queue.collect([outgoing("a")], before=0, after=7)
    assert not queue.collect([outgoing("b")], before=0, after=9)

    assert queue.position() == 7
    assert taken(queue) == ["a"]


def test_a_message_is_kept_as_it_was_and_once(queue: OutgoingQueue) -> None:
    made = outgoing("I1", kind="invitation", secret=LINK, until=MIDNIGHT + MINUTE)
    queue.put(made)
    queue.put(replace(made, secret="another"))

    (one,) = queue.take(MIDNIGHT, 9)

    assert (one.outgoing, one.attempts) == (made, 1)


def test_what_is_taken_is_taken_by_nobody_else_until_the_lease_has_passed(queue: OutgoingQueue) -> None:
    queue.put(outgoing("a"))

    assert taken(queue) == ["a"]
    assert taken(queue) == []
    (again,) = queue.take(MIDNIGHT + LEASE, 9)
    assert again.attempts == 2


def test_the_newest_and_the_longest_waiting_go_by_turns(queue: OutgoingQueue) -> None:
    queue.collect([outgoing(f"{number:02}", at=number) for number in range(10)], before=0, after=1)

    assert sorted(taken(queue, 4, at=20)) == ["00", "01", "08", "09"]
    queue.put(outgoing("new", at=19))
    assert "new" in taken(queue, 2, at=20)


def test_what_waits_for_its_hour_is_not_counted_as_tried(queue: OutgoingQueue) -> None:
    queue.put(outgoing("a"))
    taken(queue)
    queue.later(reference_of("notice", "a"), MIDNIGHT + MINUTE * 60, counted=False)

    assert taken(queue, at=59) == []
    (one,) = queue.take(MIDNIGHT + MINUTE * 60, 9)
    assert one.attempts == 1


def test_a_link_is_destroyed_once_it_was_handed_over(queue: OutgoingQueue) -> None:
    made = outgoing("I1", kind="invitation", secret=LINK)
    queue.put(made)
    queue.carried(made.reference, "notify", "theirs", MIDNIGHT)

    found = queue.find(made.reference)
    assert found is not None
    assert (found.state, found.outgoing.secret, found.theirs) == ("carried", "", "theirs")
    assert taken(queue) == []


def test_receipts_are_asked_for_ever_later(queue: OutgoingQueue) -> None:
    queue.put(outgoing("a"))
    queue.carried(reference_of("notice", "a"), "notify", "theirs", MIDNIGHT)

    first, second = MIDNIGHT + ask_after(0), MIDNIGHT + ask_after(0) + ask_after(1)
    assert [len(queue.to_ask(at, 9)) for at in (MIDNIGHT, first, first, second)] == [0, 1, 0, 1]
    assert ask_after(99) == timedelta(hours=1)


def test_no_mail_server_is_asked(queue: OutgoingQueue) -> None:
    queue.put(outgoing("a", by="email"))
    queue.carried(reference_of("notice", "a"), "smtp", "theirs", MIDNIGHT)

    assert queue.to_ask(MIDNIGHT + MINUTE * 99, 9) == []
    assert len(queue.without_receipt(MIDNIGHT, 9)) == 1


def test_what_was_not_delivered_lies_there_until_somebody_deals_with_it(queue: OutgoingQueue) -> None:
    for number, entry in enumerate("ab"):
        queue.put(outgoing(entry))
        queue.ended(reference_of("notice", entry), "undelivered", MIDNIGHT - MINUTE * number, why="wrong_address")

    assert [one.outgoing.entry for one in queue.undelivered(9)] == ["b", "a"]
    first = queue.undelivered(1)[0]
    assert (first.why, first.state, first.since) == ("wrong_address", "undelivered", MIDNIGHT - MINUTE)
    assert queue.deal(first.outgoing.reference, "told_otherwise", by="ceri", at=MIDNIGHT)
    assert not queue.deal(first.outgoing.reference, "told_otherwise", by="ceri", at=MIDNIGHT)
    assert [one.outgoing.entry for one in queue.undelivered(9)] == ["a"]
    assert not queue.deal("0" * 32, "sent_again", by="ceri", at=MIDNIGHT)


def test_how_the_queue_stands_says_since_when_the_oldest_that_is_due_waits(queue: OutgoingQueue) -> None:
    queue.collect([outgoing("a", at=1), outgoing("b", at=2), outgoing("c", at=3)], before=0, after=1)
    queue.carried(reference_of("notice", "a"), "notify", "theirs", MIDNIGHT)
    queue.ended(reference_of("notice", "b"), "undelivered", MIDNIGHT, why="gave_up")

    standing = queue.standing(MIDNIGHT + MINUTE * 9)

    assert (standing.waiting, standing.carried, standing.arrived, standing.undelivered) == (1, 1, 0, 1)
    assert standing.oldest == MIDNIGHT + MINUTE * 3
    assert queue.standing(MIDNIGHT).oldest is None
    assert [one.outgoing.entry for one in queue.of_record(RecordId("EI-1"))] == ["c", "b", "a"]


def test_several_who_take_at_once_take_each_message_once(queue: OutgoingQueue) -> None:
    queue.collect([outgoing(f"{number:02}") for number in range(40)], before=0, after=1)

    def work(_number: int) -> list[str]:
        found: list[str] = []
        while some := taken(queue, 3):
            found += some
        if isinstance(queue, DatabaseOutgoing):
            connections[queue.using].close()
        return found

    with ThreadPoolExecutor(4) as pool:
        every = [entry for found in pool.map(work, range(4)) for entry in found]

    assert len(every) == len(set(every)) == 40


def test_a_link_is_sealed_in_its_row_and_opens_for_no_other(database: str) -> None:
    queue = on(database)
    made = outgoing("I1", kind="invitation", secret=LINK)
    queue.put(made)

    row = StoredOutgoing.objects.using(database).get()
    assert b"wayhome.example" not in bytes(row.sealed or b"")
    StoredOutgoing.objects.using(database).update(reference="0" * 32)
    assert queue.take(MIDNIGHT, 9)[0].outgoing.secret == ""
    StoredOutgoing.objects.using(database).update(reference=made.reference, next_try=MIDNIGHT)
    assert DatabaseOutgoing("another key", lambda: "", database).take(MIDNIGHT, 9)[0].outgoing.secret == ""


def test_a_row_holds_no_number_and_no_word(database: str) -> None:
    on(database).put(outgoing("a"))

    row = StoredOutgoing.objects.using(database).values().get()

    assert {name for name, held in row.items() if held and isinstance(held, str)} == {
        "reference", "kind", "record", "child", "holder", "by", "channel", "entry", "state",
    }  # fmt: skip


def test_five_hundred_notices_that_cannot_be_read_do_not_hold_up_the_next(sqlite: str) -> None:
    ledger, supplies, queue = DatabaseLedger(sqlite, (EventIndex(sqlite),)), counting(), on(sqlite)
    written_by_a_later_build(ledger, AT_ONCE)
    said = {"notice": "N1", "about": [], "to": "child", "holder": "H1", "channel": "C1", "by": "text", "text": "News."}
    fact, about = check("victim.notice_written", 1, said), (Subject("child:A"), Subject("investigation:EI-1"))
    drafts = (Draft(fact=fact, happened_at=MIDNIGHT, subjects=about),)
    enter(Entry(record=RecordId("EI-1"), drafts=drafts), ledger=ledger, supplies=supplies)

    assert collect(queue, NoticesWritten(sqlite)) == 1
    assert queue.position() == AT_ONCE + 1
    assert collect(queue, NoticesWritten(sqlite)) == 0


def written_by_a_later_build(ledger: DatabaseLedger, many: int) -> None:
    """Write so many notices as a later version of the product would."""
    with ledger.pen() as pen:
        kept: list[Kept] = []
        for number in range(many):
            notice = Event(
                id=EventId(f"later-{number}"), record=record_of("1"), type="victim.notice_written", version=9,
                happened_at=MIDNIGHT, recorded_at=MIDNIGHT, subjects=(), body={"by": "drone"},
            )  # fmt: skip
            before = kept[-1] if kept else None
            kept.append(
                place(
                    notice,
                    head=before.head if before else pen.head(),
                    end=before.end if before else pen.end_of(notice.record),
                )
            )
        pen.write([read(one.row) for one in kept], [])
