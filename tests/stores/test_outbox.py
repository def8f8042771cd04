"""The outbox in each of its places: nothing told twice, nothing lost, whoever stops whenever, however many send."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache, partial

import pytest
from django.db import connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.stores.acts import MIDNIGHT, counting, entry, located, night, record_of, reported
from tests.stores.test_rebuilding import everything_in
from wayhome.application.entering import enter
from wayhome.application.notices.bearing import of_type
from wayhome.application.notices.letter import Letter
from wayhome.application.notices.making import Record, notices_due
from wayhome.application.notices.outbox import LEASE, Made, Outbox, Progress, wait_after
from wayhome.application.notices.sending import Addresses, NotCarried, Post, send_waiting
from wayhome.application.ports import Ledger
from wayhome.application.rebuilding import rebuild
from wayhome.duties.derive import Rulebook
from wayhome.kernel.ids import ActorId, Subject
from wayhome.packs import load
from wayhome.store.ledger import DatabaseLedger
from wayhome.store.memory import MemoryLedger
from wayhome.store.opening import open_ledger
from wayhome.store.outbox import DatabaseOutbox, EventsOfType, MemoryOutbox

MINUTE = timedelta(minutes=1)
SINCE = MIDNIGHT - timedelta(hours=1)
NOBODY = Addresses(of=lambda officer: "", mailboxes={"": "desk@wayhome.example"})


@cache
def rulebook(name: str = "examples-2026.1") -> Rulebook:
    return Rulebook(load(name))


@dataclass
class Place:
    """A record, and an outbox beside it."""

    ledger: Ledger
    outbox: Outbox

    @property
    def record(self) -> Record:
        of_a_type = partial(of_type, log=self.ledger)
        return Record(
            log=self.ledger,
            of_type=EventsOfType(self.ledger.using) if isinstance(self.ledger, DatabaseLedger) else of_a_type,
            first=rulebook(),
            rulebooks=rulebook,
            link=lambda record: f"https://wayhome.example/{record}",
            faulty=lambda scope, fault: pytest.fail(f"{scope}: {fault}"),
        )

    def look(self, minutes: float = 0) -> int:
        """Make letters so many minutes after midnight; returns how many."""
        return notices_due(self.record, self.outbox, MIDNIGHT + MINUTE * minutes, since=SINCE)


@dataclass
class Bag:
    """Carries letters into a bag; breaks the handle on those whose number is named, counting from one."""

    breaks: frozenset[int] = frozenset()
    carried: list[Post] = field(default_factory=list)
    asked: int = 0

    def carry(self, post: Post) -> None:
        self.asked += 1
        if self.asked in self.breaks:
            raise NotCarried("the handle broke")
        self.carried.append(post)


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def place(request: pytest.FixtureRequest) -> Place:
    """Return an empty record and outbox in each of the places where they can be kept."""
    if request.param == "memory":
        return Place(MemoryLedger(), MemoryOutbox())
    using = request.getfixturevalue(request.param)
    return Place(open_ledger(using), DatabaseOutbox(using))


def letter(key: str, *, tells: tuple[str, ...] = (), at: datetime = MIDNIGHT) -> Letter:
    return Letter(
        key=key.ljust(64, "0"),
        reader=ActorId("sian"),
        unit="",
        subject=f"New: {key}",
        text="Words.\n",
        records=(record_of("1"),),
        tells=tells or (key,),
        made_at=at,
    )


def made(*letters: Letter, looks: dict[Subject, datetime | None] | None = None, everyone_at: datetime | None = None):
    return Made(letters=letters, looks=looks or {}, everyone_at=everyone_at)


def begin(outbox: Outbox, *letters: Letter, looks: dict[Subject, datetime | None] | None = None) -> Progress:
    """Keep a first pass, and return how far it got."""
    first = Progress(position=1, under="u", since=SINCE)
    assert outbox.keep(made(*letters, looks=looks), before=None, after=first)
    progress = outbox.progress()
    assert progress is not None
    return progress


# --- The port ---------------------------------------------------------------------------------------------------------


def test_of_two_who_read_at_once_only_one_keeps_what_it_made(place: Place) -> None:
    before = begin(place.outbox)
    after = replace(before, position=5)

    assert place.outbox.keep(made(letter("a")), before=before, after=after)
    assert not place.outbox.keep(made(letter("b")), before=before, after=after)
    assert not place.outbox.keep(made(letter("c")), before=None, after=after)

    assert [waiting.letter.subject for waiting in place.outbox.take(MIDNIGHT, 9)] == ["New: a"]
    assert place.outbox.told(["a", "b"]) == {"a"}


def test_a_letter_is_kept_as_it_was_made(place: Place) -> None:
    begin(place.outbox, letter("a"))

    (taken,) = place.outbox.take(MIDNIGHT, 9)

    assert replace(taken.letter, tells=("a",)) == letter("a")
    assert taken.attempts == 1


def test_subjects_are_looked_at_again_when_they_are_awaited_and_not_before(place: Place) -> None:
    one, two, three = (Subject(f"episode:{number}") for number in "123")
    before = begin(place.outbox, looks={one: MIDNIGHT + MINUTE * 2, two: MIDNIGHT + MINUTE, three: None})

    assert place.outbox.awake(MIDNIGHT, 9) == []
    assert place.outbox.awake(MIDNIGHT + MINUTE * 2, 9) == [two, one]
    assert place.outbox.awake(MIDNIGHT + MINUTE * 2, 1) == [two]

    looks: dict[Subject, datetime | None] = {two: None, one: MIDNIGHT + MINUTE * 9}
    assert place.outbox.keep(made(looks=looks), before=before, after=before)
    assert place.outbox.awake(MIDNIGHT + MINUTE * 8, 9) == []


def test_when_posts_change_hands_everyone_awaited_is_looked_at_again(place: Place) -> None:
    one = Subject("episode:1")
    before = begin(place.outbox, looks={one: MIDNIGHT + MINUTE * 60})

    assert place.outbox.keep(made(everyone_at=MIDNIGHT), before=before, after=before)

    assert place.outbox.awake(MIDNIGHT, 9) == [one]


def test_a_letter_that_was_taken_is_taken_by_nobody_else_until_the_lease_has_passed(place: Place) -> None:
    begin(place.outbox, letter("a"), letter("b"))

    first = place.outbox.take(MIDNIGHT, 1)
    second = place.outbox.take(MIDNIGHT, 9)

    assert [waiting.letter.subject for waiting in (*first, *second)] == ["New: a", "New: b"]
    assert place.outbox.take(MIDNIGHT + LEASE - MINUTE, 9) == []
    assert [waiting.attempts for waiting in place.outbox.take(MIDNIGHT + LEASE, 9)] == [2, 2]


def test_how_the_outbox_stands_says_what_was_sent_what_waits_since_when_and_what_fails(place: Place) -> None:
    begin(place.outbox, letter("a"), letter("b", at=MIDNIGHT + MINUTE), letter("c", at=MIDNIGHT + MINUTE))
    bag = Bag(breaks=frozenset({2}))

    assert send_waiting(place.outbox, bag, NOBODY, lambda: MIDNIGHT + MINUTE, most=2) == 1

    standing = place.outbox.standing()
    assert (standing.sent, standing.unsent, standing.oldest) == (1, 2, MIDNIGHT + MINUTE)
    (failing,) = standing.failing
    assert (failing.attempts, failing.next_try, failing.why) == (1, MIDNIGHT + MINUTE * 2, "the handle broke")


# --- Sending ----------------------------------------------------------------------------------------------------------


def test_a_letter_that_fails_is_tried_again_ever_later_and_never_given_up(place: Place) -> None:
    begin(place.outbox, letter("a"))
    bag = Bag(breaks=frozenset({1, 2, 3}))

    def sent(minutes: float) -> int:
        return send_waiting(place.outbox, bag, NOBODY, lambda: MIDNIGHT + MINUTE * minutes)

    assert [sent(minutes) for minutes in (0, 0.5, 1, 2.5, 3, 6.5, 7)] == [0, 0, 0, 0, 0, 0, 1]
    assert bag.asked == 4
    assert place.outbox.standing().failing == ()
    assert wait_after(50) == timedelta(hours=1)


def test_a_sender_that_dies_after_handing_over_sends_again_under_the_same_name(place: Place) -> None:
    begin(place.outbox, letter("a"))
    bag = Bag()
    for waiting in place.outbox.take(MIDNIGHT, 9):
        bag.carry(NOBODY.post(waiting.letter))  # and here the sender dies

    assert send_waiting(place.outbox, bag, NOBODY, lambda: MIDNIGHT + LEASE) == 1

    assert len(bag.carried) == 2
    assert len({post.name for post in bag.carried}) == 1
    assert send_waiting(place.outbox, bag, NOBODY, lambda: MIDNIGHT + LEASE * 3) == 0


def test_where_there_is_nowhere_to_send_a_letter_it_waits_and_says_so(place: Place) -> None:
    begin(place.outbox, letter("a"))
    nowhere = Addresses(of=lambda officer: "", mailboxes={})

    assert send_waiting(place.outbox, Bag(), nowhere, lambda: MIDNIGHT) == 0

    (failing,) = place.outbox.standing().failing
    assert failing.why == "no address is held for sian, and no mailbox is set"


def test_a_letter_to_somebody_without_an_address_goes_to_the_mailbox_and_says_so() -> None:
    post = NOBODY.post(letter("a"))

    assert post.to == "desk@wayhome.example"
    assert post.text.startswith("No address is held for sian, so this comes to the mailbox")


def test_a_letter_about_an_unheld_post_goes_to_the_units_mailbox_before_the_forces() -> None:
    mailboxes = {"": "desk@wayhome.example", "north": "north@wayhome.example"}
    held = replace(letter("a"), reader=ActorId(""), unit="north")

    assert Addresses(of=lambda officer: "", mailboxes=mailboxes).post(held).to == "north@wayhome.example"
    assert NOBODY.post(held).to == "desk@wayhome.example"


def test_several_senders_at_once_send_each_letter_once(place: Place) -> None:
    begin(place.outbox, *(letter(f"{number:02}") for number in range(40)))
    bags = [Bag() for _ in range(4)]

    def work(bag: Bag) -> None:
        while send_waiting(place.outbox, bag, NOBODY, lambda: MIDNIGHT, most=3):
            pass
        if isinstance(place.ledger, DatabaseLedger):
            connections[place.ledger.using].close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, bags))

    carried = [post.name for bag in bags for post in bag.carried]
    assert len(carried) == len(set(carried)) == 40


# --- From the record --------------------------------------------------------------------------------------------------


def test_an_entry_is_told_and_asking_again_tells_nothing(place: Place) -> None:
    enter(entry(reported()), ledger=place.ledger, supplies=counting())

    assert place.look() > 0
    assert place.look() == 0
    progress = place.outbox.progress()
    assert progress is not None
    assert progress.position == place.ledger.head().position


def test_what_was_entered_while_nobody_read_is_told_when_somebody_does(place: Place) -> None:
    assert place.look() == 0
    supplies = counting()
    for number in ("1", "2", "3"):
        enter(entry(reported(), episode=number, child=number), ledger=place.ledger, supplies=supplies)

    place.look()

    told = "".join(waiting.letter.text for waiting in place.outbox.take(MIDNIGHT, 99))
    assert all(record_of(number) in told for number in ("1", "2", "3"))


def test_time_alone_tells_what_is_overdue_with_nothing_entered(place: Place) -> None:
    enter(entry(reported()), ledger=place.ledger, supplies=counting())
    place.look()

    assert place.look(60 * 12) > 0
    subjects = [waiting.letter.subject for waiting in place.outbox.take(MIDNIGHT + MINUTE * 60 * 12, 99)]
    assert any("overdue" in subject for subject in subjects)


def test_events_of_a_type_are_read_on_from_where_reading_stopped(kept: DatabaseLedger) -> None:
    events, supplies = EventsOfType(kept.using), counting()
    for number in (1, 2, 3):
        enter(entry(reported(), located(), episode=str(number)), ledger=kept, supplies=supplies)

        assert len(events("missing.reported")) == number
        assert list(events("missing.reported")) == of_type("missing.reported", kept)


def test_a_rebuild_of_the_projections_tells_nothing_again(database: str) -> None:
    place = Place(open_ledger(database), DatabaseOutbox(database))
    night(place.ledger, counting())
    place.look()
    before = everything_in(database)

    rebuild(place.ledger)

    assert place.look() == 0
    assert everything_in(database) == before


@given(cuts=st.lists(st.sampled_from(["enter", "look", "sit", "lose"]), max_size=12))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_however_reading_is_cut_up_the_same_is_told(cuts: list[str]) -> None:
    """A pass that is lost after deriving, before it is kept, is as if it never was."""
    often, once = (Place(MemoryLedger(), MemoryOutbox()) for _ in range(2))
    minutes, episodes = 0, 0
    for cut in cuts:
        if cut == "enter":
            episodes += 1
            for place in (often, once):
                act = entry(reported(), episode=str(episodes), child=str(episodes))
                enter(act, ledger=place.ledger, supplies=counting(MIDNIGHT + MINUTE * minutes, name=f"e{episodes}"))
        elif cut == "look":
            often.look(minutes)
        elif cut == "lose":
            notices_due(often.record, Losing(often.outbox), MIDNIGHT + MINUTE * minutes, since=SINCE)
        else:
            minutes += 1
    often.look(minutes)
    once.look(minutes)

    assert cases_told(often) == cases_told(once)


@dataclass
class Losing(MemoryOutbox):
    """An outbox whose keeper dies right before anything is kept; to the reader it looks as if it were told nothing."""

    kept: Outbox = field(default_factory=MemoryOutbox)

    def __init__(self, kept: Outbox) -> None:
        super().__init__()
        self.kept = kept
        self._progress = kept.progress()

    def told(self, keys):
        return self.kept.told(keys)


def cases_told(place: Place) -> set[str]:
    """Return the pages that letters lead to."""
    told = place.outbox.take(MIDNIGHT + timedelta(days=9), 999)
    return {line for waiting in told for line in waiting.letter.text.splitlines() if line.startswith("  https://")}
