"""Searching again through what was found: what a record that is relied on says and nobody asked."""

from dataclasses import replace

from tests.holdings.people import BORN, NIGHT, PHONE, held
from wayhome.application.holding.ports import Answer
from wayhome.holdings.asking import Asked
from wayhome.holdings.records import HeldRecord
from wayhome.store.holdings.memory import MemoryHoldings

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


def test_what_is_certain_leads_on():
    certain = with_both(held("Isla Redfearn", reference="one", born=BORN))
    beyond = held("Isla", reference="two", phones=(OTHER,))
    asked = Asked(name="Isla Redfearn", birth_date=BORN, phones=(PHONE,))

    found = {one.record.id: one for one in answer(asked, certain, beyond).found}

    assert found["one"].tier == "certain"
    assert found["two"].through == ("one",)
