"""Searching again through what was found: what a record that is relied on says and nobody asked."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.holdings.people import BORN, NIGHT, PACK, PHONE, held
from wayhome.application.holding.answering import answered
from wayhome.application.holding.ports import Answer
from wayhome.holdings.asking import TIERS, Asked
from wayhome.holdings.hubs import HUB
from wayhome.holdings.records import HeldRecord
from wayhome.holdings.shortlist import FEW
from wayhome.store.holdings.memory import MemoryHoldings, MemoryLists

OTHER = "07700 900188"


def answer(asked: Asked, *records: HeldRecord) -> Answer:
    """Return what is found among some records."""
    holdings = MemoryHoldings()
    holdings.add(records, at=NIGHT)
    return holdings.search(asked, at=NIGHT)


def with_both(record: HeldRecord) -> HeldRecord:
    """Return a record with two phones."""
    return replace(record, person=replace(record.person, phones=(PHONE, OTHER)))


def test_where_nothing_is_certain_a_probable_record_leads_on_and_nobody_is_more_than_possible_through_it():
    probable = with_both(held("Isla Redfearn", reference="one"))
    beyond = held("Isla", reference="two", phones=(OTHER,))

    found = {one.record.id: one for one in answer(Asked(name="Isla Redfearn", phones=(PHONE,)), probable, beyond).found}

    assert found["one"].tier == "probable"
    assert found["two"].through == ("one",)
    assert found["two"].tier not in ("certain", "probable")


def test_where_nothing_is_even_probable_a_possible_record_leads_on_and_nobody_is_more_than_possible_through_it():
    possible = with_both(held("Isla Redfearn", reference="one", born=BORN))
    beyond = held("Isla", reference="two", phones=(OTHER,))
    asked = Asked(name="Isla Redfearn", born_about=BORN.year)

    found = {one.record.id: one for one in answer(asked, possible, beyond).found}

    assert found["one"].tier == "possible"
    assert found["two"].through == ("one",)
    assert found["two"].tier not in ("certain", "probable")


def test_what_is_certain_leads_on():
    certain = with_both(held("Isla Redfearn", reference="one", born=BORN))
    beyond = held("Isla", reference="two", phones=(OTHER,))
    asked = Asked(name="Isla Redfearn", birth_date=BORN, phones=(PHONE,))

    found = {one.record.id: one for one in answer(asked, certain, beyond).found}

    assert found["one"].tier == "certain"
    assert found["two"].through == ("one",)


def neighbours(many: int) -> list[HeldRecord]:
    """Return records of so many others at one address, each with a name of their own."""
    names = (f"{first}{second}a {second}{first}in" for first in "BDFGKLMNPR" for second in "aeiou")
    born = date(1980, 1, 1)
    return [
        held(name, reference=f"N-{at}", born=born + timedelta(days=at), address="8 Foundry Lane", postcode="EM7 1AB")
        for at, name in zip(range(many), names, strict=False)
    ]


def test_what_one_search_does_not_follow_is_counted_and_said():
    certain = held("Isla Redfearn", born=BORN, address="8 Foundry Lane", postcode="EM7 1AB")
    others = [held("Mo Larkin", reference=f"X-{at}", born=BORN) for at in range(FEW)]

    few = answer(Asked(name="Isla Redfearn", birth_date=BORN), certain, *others, *neighbours(5))
    many = answer(Asked(name="Isla Redfearn", birth_date=BORN), certain, *others, *neighbours(HUB - 1))

    assert few.cut_short == ()
    (words,) = many.cut_short
    left, _, what = words.partition(" ")
    assert what == "more records have the same address as one that was found, and were not looked through"
    assert HUB - FEW < int(left) < HUB


@settings(max_examples=25)
@given(st.lists(st.sampled_from(("Isla", "I", "Ilsa", "Redfearn", "Ayla", "Isla Mae")), min_size=1, max_size=6))
def test_nothing_that_was_found_directly_is_lost_or_relied_on_less_by_searching_again(names: list[str]):
    records = [
        with_both(held(f"{name} Redfearn", reference=f"R-{at}", born=BORN if at % 2 else None, phones=(PHONE,)))
        for at, name in enumerate(names)
    ]
    asked = Asked(name="Isla Redfearn", birth_date=BORN, phones=(PHONE,))
    holdings = MemoryHoldings()
    holdings.add([*records, *neighbours(HUB - 1)], at=NIGHT)

    sources, lists = holdings.sources(), MemoryLists(holdings)
    direct = answered(asked, lists, at=NIGHT, sources=sources, pack=PACK, hops=False)
    through = answered(asked, lists, at=NIGHT, sources=sources, pack=PACK)

    after = {one.record.id: one for one in through.found}
    for one in direct.found:
        assert TIERS.index(after[one.record.id].tier) <= TIERS.index(one.tier)
