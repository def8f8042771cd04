"""One child on two records, in every place where the record can be kept: asked for under either name, both come."""

from tests.stores.acts import MIDNIGHT, counting, entry, located, record_of, reported
from tests.stores.test_duties import agrees_at, opened
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.application.ports import Ledger
from wayhome.application.rebuilding import everything, rebuild
from wayhome.kernel.ids import Subject, subject
from wayhome.record.vocabulary import Fact, check
from wayhome.store.ledger import DatabaseLedger

ONE, TWO, THREE = (subject("child", key) for key in "123")
FIRST_CASE, SECOND_CASE = subject("episode", "1"), subject("episode", "2")


def of_children(fact: Fact, *children: Subject) -> Entry:
    return Entry(record=record_of("1"), drafts=(Draft(fact=fact, happened_at=MIDNIGHT, subjects=children),))


def joined(keeps: Subject, other: Subject) -> Entry:
    return of_children(check("child.records_joined", 1, {"keeps": keeps}), keeps, other)


def parted(one: Subject, other: Subject) -> Entry:
    return of_children(check("child.records_parted", 1, {}), one, other)


def asked_for(ledger: Ledger, child: Subject) -> list[str]:
    return [each.event.type for each in ledger.about(child).events]


def test_asking_for_either_child_brings_what_names_both(ledger: Ledger) -> None:
    supplies = counting()
    for child in ("1", "2"):
        enter(entry(reported(), child=child, episode=child), ledger=ledger, supplies=supplies)
    assert asked_for(ledger, ONE) == ["missing.reported"]

    enter(joined(ONE, TWO), ledger=ledger, supplies=supplies)

    both = ["missing.reported", "missing.reported", "child.records_joined"]
    assert asked_for(ledger, ONE) == asked_for(ledger, TWO) == both


def test_a_chain_of_joinings_is_followed_to_its_end_even_where_one_was_undone(ledger: Ledger) -> None:
    supplies = counting()
    enter(entry(reported(), child="3", episode="3"), ledger=ledger, supplies=supplies)
    for each in (joined(ONE, TWO), joined(TWO, THREE), parted(ONE, TWO)):
        enter(each, ledger=ledger, supplies=supplies)

    assert asked_for(ledger, ONE)[0] == "missing.reported"


def test_what_is_owed_in_a_case_follows_what_becomes_known_of_the_child_under_another_name(
    kept: DatabaseLedger,
) -> None:
    ledger, supplies = opened(kept.using), counting()
    for child in ("1", "2"):
        enter(entry(reported(), located(), child=child, episode=child), ledger=ledger, supplies=supplies)
    welsh = check("child.described", 1, {"nation": "wales"})
    for each in (joined(ONE, TWO), of_children(welsh, TWO), parted(ONE, TWO), of_children(welsh, ONE)):
        enter(each, ledger=ledger, supplies=supplies)
    events = [row.sealed.event for row in everything(ledger) if row.sealed]
    moments = [event.recorded_at for event in events]

    agrees_at(moments, ledger, events, [ONE, TWO, FIRST_CASE, SECOND_CASE])
    rebuild(ledger)
    agrees_at(moments, ledger, events, [ONE, TWO, FIRST_CASE, SECOND_CASE])
