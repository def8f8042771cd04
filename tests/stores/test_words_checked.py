"""Personal words are checked in one pass over the events, and come to what a look at each record comes to."""

from collections.abc import Callable
from random import Random

import pytest

from tests.stores.acts import counting, disposal, night, record_of
from wayhome.application.disposing import dispose
from wayhome.kernel.ids import RecordId
from wayhome.record.rows import read
from wayhome.record.verify import Broken
from wayhome.record.words import check_words
from wayhome.store import verifying
from wayhome.store.ledger import DatabaseLedger
from wayhome.store.opening import open_ledger
from wayhome.store.sql import ask, tell
from wayhome.store.verifying import check_all_words, doubtful_words

RECORDS = tuple(f"episode:{number}" for number in range(1, 7))
ADD = "INSERT INTO private_words (event, field, record, subject, salt, text) VALUES (%s, %s, %s, %s, %s, %s)"
Attack = Callable[[str, Random], None]


@pytest.fixture
def kept(database: str) -> DatabaseLedger:
    """Return six records of a night each, the last of which was disposed of."""
    ledger, supplies = open_ledger(database), counting()
    for number in range(1, 7):
        night(ledger, supplies, episode=str(number), child=str(number))
    dispose(disposal("6"), ledger=ledger, supplies=supplies)
    return ledger


def each_record(ledger: DatabaseLedger) -> Broken | None:
    """Return what a look at one record after another comes to."""
    for record in map(RecordId, RECORDS):
        broken = check_words([read(row) for row in ledger.stored(record)], ledger.words(record))
        if broken is not None:
            return broken
    return None


def some_words(using: str, chance: Random) -> tuple[str, str, str, str, str, str]:
    """Return words of some record, after they were taken away."""
    every = ask(using, "SELECT event, field, record, subject, salt, text FROM private_words ORDER BY id")
    event, field, record, subject, salt, text = chance.choice(every)
    tell(using, "DELETE FROM private_words WHERE event = %s AND field = %s", event, field)
    return event, field, record, subject, salt, text


def taken(using: str, chance: Random) -> None:
    some_words(using, chance)


def changed(using: str, chance: Random) -> None:
    *where, salt, _ = some_words(using, chance)
    tell(using, ADD, *where, salt, "other words")


def salted(using: str, chance: Random) -> None:
    *where, _, text = some_words(using, chance)
    tell(using, ADD, *where, "f" * 64, text)


def elsewhere(using: str, chance: Random) -> None:
    event, field, _, *rest = some_words(using, chance)
    tell(using, ADD, event, field, chance.choice(RECORDS), *rest)


def of_another_field(using: str, chance: Random) -> None:
    event, field, record, *rest = some_words(using, chance)
    tell(using, ADD, event, field, record, *rest)
    tell(using, ADD, event, "another", chance.choice(RECORDS), *rest)


def of_no_event(using: str, chance: Random) -> None:
    event, *rest = some_words(using, chance)
    for of in (event, "event-of-nobody"):
        tell(using, ADD, of, *rest)


def of_an_event_without_words(using: str, chance: Random) -> None:
    ((event,),) = ask(using, "SELECT id FROM event_index WHERE type = 'missing.officers_deployed' ORDER BY id LIMIT 1")
    tell(using, ADD, event, "name", chance.choice(RECORDS), "child:1", "1" * 64, "nobody said this")


ATTACKS: tuple[Attack, ...] = (
    taken, changed, salted, elsewhere, of_another_field, of_no_event, of_an_event_without_words,
)  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("seed", range(6))
def test_one_pass_finds_what_a_look_at_each_record_finds(kept: DatabaseLedger, attack: Attack, seed: int):
    attack(kept.using, Random(seed))

    assert check_all_words(kept, RECORDS) == each_record(kept)


@pytest.mark.parametrize("attack", [taken, changed, salted, of_no_event, of_an_event_without_words])
def test_no_attack_on_words_goes_by(kept: DatabaseLedger, attack: Attack):
    assert check_all_words(kept, RECORDS) is None

    attack(kept.using, Random(1))

    assert check_all_words(kept, RECORDS) is not None


def test_only_records_whose_words_were_disposed_of_are_looked_at_one_by_one(kept: DatabaseLedger):
    assert doubtful_words(kept) == frozenset({"episode:6"})


def test_words_that_come_while_it_reads_are_no_doubt(kept: DatabaseLedger, monkeypatch: pytest.MonkeyPatch):
    before = verifying.words_of

    def and_more_come(using: str, events: list[str]) -> dict[str, list[verifying.HeldWords]]:
        held = before(using, events)
        night(open_ledger(using), counting(name="later"), episode="7", child="7")
        monkeypatch.setattr(verifying, "words_of", before)
        return held

    monkeypatch.setattr(verifying, "words_of", and_more_come)

    assert doubtful_words(kept) == frozenset({"episode:6"})
    assert check_all_words(kept, (*RECORDS, record_of("7"))) is None
