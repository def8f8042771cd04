"""Children whom the record names: found before a new record is made, as now described, and gone with their words."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import connections

from tests.stores.acts import MIDNIGHT, counting, disposal, draft, entry, reported
from wayhome.application.disposing import dispose
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.application.holding.ports import FoundChild, KnownChildren
from wayhome.application.ports import Ledger, Supplies
from wayhome.application.rebuilding import rebuild
from wayhome.holdings.asking import Asked
from wayhome.kernel.ids import EventId, RecordId, Subject, subject
from wayhome.record.vocabulary import Fact, check
from wayhome.store.holdings.known import DatabaseKnownChildren
from wayhome.store.holdings.memory import MemoryKnownChildren
from wayhome.store.ledger import DatabaseLedger
from wayhome.store.opening import open_ledger
from wayhome.store.sql import ask, tell

ISLA = Asked(name="Isla Redfearn")


def children(ledger: Ledger) -> KnownChildren:
    """Return the children of a record, where it is kept."""
    return DatabaseKnownChildren(ledger.using) if isinstance(ledger, DatabaseLedger) else MemoryKnownChildren(ledger)


def found(ledger: Ledger, asked: Asked = ISLA) -> list[tuple[str, str]]:
    """Return who comes back: each child with the name they now go by."""
    return [(child.child, child.name) for child in children(ledger).search(asked)]


def described(name: str | None, born: date | None = None) -> Fact:
    """Say who a child is."""
    return check("child.described", 1, {"name": name, "date_of_birth": born})


def describe(
    ledger: Ledger, fact: Fact, *, child: str = "1", supplies: Supplies | None = None, brought: str = ""
) -> None:
    """Enter who a child is, in the child's own record."""
    whole = draft(fact, child=child, brought=EventId(brought) if brought else None)
    of_child = Draft(fact=fact, happened_at=MIDNIGHT, subjects=(subject("child", child),), id=whole.id)
    enter(Entry(record=RecordId(f"child:{child}"), drafts=(of_child,)), ledger=ledger, supplies=supplies or counting())


def correct(ledger: Ledger, supplies: Supplies, **said: object) -> None:
    """Correct what was said of a child."""
    fact = check("record.corrected", 1, said)
    of_child = Draft(fact=fact, happened_at=MIDNIGHT, subjects=(subject("child", "1"),))
    enter(Entry(record=RecordId("child:1"), drafts=(of_child,)), ledger=ledger, supplies=supplies)


def say_of_both(ledger: Ledger, supplies: Supplies, name: str, said: dict[str, object]) -> None:
    """Say that the records of two children are of one, or are not."""
    both = (subject("child", "1"), subject("child", "2"))
    said_of_both = Draft(fact=check(name, 1, said), happened_at=MIDNIGHT, subjects=both)
    enter(Entry(record=RecordId("child:1"), drafts=(said_of_both,)), ledger=ledger, supplies=supplies)


def test_some_children_are_told_as_the_record_now_describes_them_and_nobody_else(ledger: Ledger):
    describe(ledger, described("Isla Redfearn", date(2011, 3, 5)))
    describe(ledger, described("Isla Crowther"), supplies=counting(MIDNIGHT + timedelta(hours=1), name="later"))
    describe(ledger, described("Bo Marsh"), child="2", supplies=counting(name="other"))

    known = children(ledger).of([Subject("child:1"), Subject("child:9")])

    assert list(known) == [Subject("child:1")]
    assert set(known[Subject("child:1")].names) == {"Isla Redfearn", "Isla Crowther"}
    assert known[Subject("child:1")].birth_date == date(2011, 3, 5)


def test_a_child_of_the_record_is_found_by_name_and_birth_date(ledger: Ledger):
    describe(ledger, described("Isla Redfearn", date(2011, 3, 5)))

    (one,) = children(ledger).search(Asked(name="redfern isla", birth_date=date(2011, 5, 3)))

    assert one == FoundChild(
        child=Subject("child:1"),
        record=RecordId("child:1"),
        name="Isla Redfearn",
        birth_date=date(2011, 3, 5),
        tier="probable",
        bits=one.bits,
        why=(
            "The name is spelt differently and sounds the same: Redfearn, redfern",
            "Same name, Isla",
            "First name and surname have changed places: Isla Redfearn, redfern isla",
            "Same birth date with day and month swapped: 5 Mar 2011, 3 May 2011",
        ),
    )


def test_a_child_found_by_name_alone_may_be_a_namesake(ledger: Ledger):
    describe(ledger, described("Isla Redfearn"))

    (one,) = children(ledger).search(ISLA)

    assert (one.tier, one.why) == (
        "possible",
        ("Same name, Isla", "Same name, Redfearn", "No birth date was asked with"),
    )


def test_nobody_comes_back_who_is_not_meant(ledger: Ledger):
    describe(ledger, described("Isla Redfearn", date(2011, 3, 5)))

    assert found(ledger, Asked(name="Zara Quill")) == []
    assert found(ledger, Asked(name="Zara Quill", birth_date=date(2011, 3, 5))) == []
    assert found(ledger, Asked()) == []


def test_a_twin_comes_back_as_connected_and_says_why(ledger: Ledger):
    supplies = counting()
    describe(ledger, described("Isla Redfearn", date(2011, 3, 5)), supplies=supplies)
    describe(ledger, described("Ayla Redfearn", date(2011, 3, 5)), child="2", supplies=supplies)

    isla, ayla = children(ledger).search(Asked(name="Isla Redfearn", birth_date=date(2011, 3, 5)))

    assert (isla.child, isla.tier) == ("child:1", "certain")
    assert (ayla.child, ayla.tier) == ("child:2", "connected")
    assert ayla.why[-1].startswith("A brother or sister, perhaps a twin")


def test_a_child_described_in_a_case_is_found_with_that_case(ledger: Ledger):
    enter(entry(reported(), described("Isla Redfearn"), episode="7"), ledger=ledger, supplies=counting())

    (one,) = children(ledger).search(ISLA)

    assert (one.child, one.record) == ("child:1", "episode:7")


def test_a_child_is_found_by_an_earlier_name_and_shown_by_the_latest(ledger: Ledger):
    supplies = counting()
    describe(ledger, described("Isla Redfearn"), supplies=supplies)
    describe(ledger, described("Isla Holt"), supplies=supplies)
    describe(ledger, described(None, date(2011, 3, 5)), supplies=supplies)

    assert found(ledger) == found(ledger, Asked(name="Isla Holt")) == [("child:1", "Isla Holt")]


def test_a_description_entered_in_error_is_not_found(ledger: Ledger):
    supplies = counting()
    describe(ledger, described("Isla Redfearn"), supplies=supplies, brought="wrong")

    correct(ledger, supplies, corrects="wrong", kind="entered_in_error")

    assert found(ledger) == []


def test_a_description_of_the_wrong_child_is_found_with_the_right_one(ledger: Ledger):
    supplies = counting()
    describe(ledger, described("Isla Redfearn"), supplies=supplies, brought="wrong")

    correct(ledger, supplies, corrects="wrong", kind="wrong_subject", subjects=("child:2",))

    assert found(ledger) == [("child:2", "Isla Redfearn")]


def test_children_whose_records_were_joined_are_found_as_one_by_either_name_until_they_are_parted(ledger: Ledger):
    supplies = counting()
    describe(ledger, described("Isla Redfearn"), supplies=supplies)
    describe(ledger, described("Zara Quill"), child="2", supplies=supplies)
    zara = Asked(name="Zara Quill")
    assert (found(ledger), found(ledger, zara)) == ([("child:1", "Isla Redfearn")], [("child:2", "Zara Quill")])

    say_of_both(ledger, supplies, "child.records_joined", {"keeps": "child:1"})
    joined = [child.child for asked in (ISLA, zara) for child in children(ledger).search(asked)]
    describe(ledger, described("Zara Holt"), child="2", supplies=supplies)
    renamed = found(ledger, Asked(name="Zara Holt"))
    say_of_both(ledger, supplies, "child.records_parted", {})

    assert joined == ["child:1", "child:1"]
    assert renamed == [("child:1", "Zara Holt")]
    assert (found(ledger), found(ledger, zara)) == ([("child:1", "Isla Redfearn")], [("child:2", "Zara Holt")])


def test_the_right_birth_date_is_the_one_that_a_correction_gives(ledger: Ledger):
    supplies = counting()
    describe(ledger, described("Isla Redfearn", date(2010, 1, 1)), supplies=supplies, brought="wrong")

    correct(ledger, supplies, corrects="wrong", kind="wrong_field", field="date_of_birth", value="2011-03-05")

    assert children(ledger).search(ISLA)[0].birth_date == date(2011, 3, 5)


def test_when_the_words_are_destroyed_the_child_is_not_found_any_more(ledger: Ledger):
    supplies = counting()
    enter(entry(reported(), described("Isla Redfearn")), ledger=ledger, supplies=supplies)
    describe(ledger, described("Zara Quill"), child="2", supplies=supplies)

    dispose(disposal("1"), ledger=ledger, supplies=supplies)

    assert found(ledger) == []
    assert found(ledger, Asked(name="Zara Quill")) == [("child:2", "Zara Quill")]


def test_only_the_name_in_the_record_that_was_disposed_of_goes(ledger: Ledger):
    supplies = counting()
    enter(entry(reported(), described("Isla Redfearn")), ledger=ledger, supplies=supplies)
    describe(ledger, described("Isla Holt"), supplies=supplies)

    dispose(disposal("1"), ledger=ledger, supplies=supplies)

    assert found(ledger) == []
    assert found(ledger, Asked(name="Isla Holt")) == [("child:1", "Isla Holt")]


def rows(using: str) -> str:
    """Return everything that the tables of known children hold, as text."""
    return json.dumps(
        [ask(using, "SELECT * FROM known_child"), ask(using, "SELECT * FROM known_child_key")], default=str
    )


def test_after_disposal_the_tables_hold_neither_the_name_nor_a_key_made_of_it(kept: DatabaseLedger):
    supplies = counting()
    enter(entry(reported(), described("Isla Redfearn")), ledger=kept, supplies=supplies)
    assert "Redfearn" in rows(kept.using)

    dispose(disposal("1"), ledger=kept, supplies=supplies)

    assert rows(kept.using) == "[[], []]"


EVERY_FILE = """
    WITH RECURSIVE kept AS (
        SELECT oid, reltoastrelid FROM pg_class WHERE relname IN ('known_child', 'known_child_key')
        UNION SELECT c.oid, c.reltoastrelid FROM pg_class c JOIN kept k ON c.oid = k.reltoastrelid
    ), files AS (
        SELECT oid FROM kept UNION SELECT indexrelid FROM pg_index JOIN kept ON indrelid = oid
    )
    SELECT pg_read_binary_file(pg_relation_filepath(oid)) FROM files
"""


def test_no_byte_of_a_destroyed_name_is_left_in_the_tables_of_postgresql(postgres: str):
    ledger, supplies = open_ledger(postgres), counting()
    for child in range(40):
        describe(ledger, described(f"DESTROYED Quxvbnm{child}"), child=str(child), supplies=supplies)
    describe(ledger, described("STAYING Redfearn"), child="stays", supplies=supplies)
    for child in range(40):
        one = replace(disposal("1"), record=RecordId(f"child:{child}"), subjects=(subject("child", str(child)),))
        dispose(one, ledger=ledger, supplies=supplies)

    ledger.scour()

    tell(postgres, "CHECKPOINT")
    left = b"".join(bytes(content) for (content,) in ask(postgres, EVERY_FILE))
    assert (left.count(b"DESTROYED"), left.count(b"dstrd"), left.count(b"STAYING") > 0) == (0, 0, True)


def test_no_byte_of_a_destroyed_name_is_left_in_the_file_of_sqlite(sqlite: str):
    ledger, supplies = open_ledger(sqlite), counting()
    for child in range(40):
        describe(ledger, described(f"DESTROYED Quxvbnm{child}"), child=str(child), supplies=supplies)
    describe(ledger, described("STAYING Redfearn"), child="stays", supplies=supplies)
    for child in range(40):
        one = replace(disposal("1"), record=RecordId(f"child:{child}"), subjects=(subject("child", str(child)),))
        dispose(one, ledger=ledger, supplies=supplies)

    ledger.scour()

    left = Path(connections[sqlite].settings_dict["NAME"]).read_bytes()
    assert [word for word in (b"DESTROYED", b"Quxvbnm", b"quxvbnm", b"dstrd") if word in left] == []
    assert b"STAYING" in left


def test_known_children_made_again_are_those_that_were_kept_live(kept: DatabaseLedger):
    supplies = counting()
    enter(entry(reported(), described("Isla Redfearn")), ledger=kept, supplies=supplies)
    describe(kept, described("Zara Quill", date(2012, 1, 2)), child="2", supplies=supplies)
    dispose(disposal("1"), ledger=kept, supplies=supplies)
    live = ask(kept.using, "SELECT key, child FROM known_child_key ORDER BY key, child")
    tell(kept.using, "DELETE FROM known_child")

    rebuild(kept)

    assert ask(kept.using, "SELECT key, child FROM known_child_key ORDER BY key, child") == live
    assert found(kept) == []
    assert found(kept, Asked(name="Zara Quill")) == [("child:2", "Zara Quill")]


@pytest.mark.parametrize("count", [30])
def test_at_most_twenty_children_come_back(ledger: Ledger, count: int):
    supplies = counting()
    for child in range(count):
        describe(ledger, described("Isla Redfearn"), child=str(child), supplies=supplies)

    assert len(found(ledger)) == 20
