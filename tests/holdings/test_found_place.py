"""The address where a child was found: an adult of concern who is held there is brought up by itself."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from wayhome.application.holding.found_place import address_of, held_there
from wayhome.application.holding.ports import Answer, HoldingsOutOfReach
from wayhome.casework.locate_child import PlaceSearched
from wayhome.holdings.asking import Asked
from wayhome.holdings.records import HeldRecord, Person
from wayhome.store.holdings.memory import MemoryHoldings

NIGHT = datetime(2026, 3, 2, 22, 0, tzinfo=UTC)
PLACE = "7 Portway Court, EM2 4AB"
PIKE = Person(
    given_name="Marlon", family_name="Pike", birth_date=date(1989, 2, 17), address="7 Portway Court", postcode="EM2 4AB"
)
OFFENDER = HeldRecord(id="OM-7", system="offender_register", person=PIKE, text="Lives at 7 Portway Court.")
NAMED = replace(OFFENDER, id="IN-3", system="intelligence", text="An older man who collects girls from the home.")
EXPLOITS = replace(OFFENDER, id="AM-1", system="ambulance", text="Two children were held here for a drugs line.")
CLOSED = replace(OFFENDER, id="IN-9", system="intelligence", text="", restricted_to="command")


def searched(*records: HeldRecord, address: str = PLACE) -> PlaceSearched:
    """Return what comes up at an address where Ada Quill was found."""
    index = MemoryHoldings()
    index.add(records, at=NIGHT)
    return held_there(address, names=["Ada Quill"], holdings=index, at=NIGHT)


@pytest.mark.parametrize("record", [OFFENDER, NAMED, EXPLOITS, CLOSED], ids=lambda one: one.id)
def test_a_managed_offender_an_adult_named_as_a_risk_and_exploitation_come_up(record: HeldRecord):
    there = searched(record)

    assert (there.result, [one.hit.reference for one in there.held]) == ("adults_of_concern", [record.id])


def test_of_a_restricted_record_only_who_may_open_it_comes_up():
    (one,) = searched(CLOSED).held

    assert (one.hit.summary, one.hit.restricted_to) == (None, "command")


def test_what_stands_for_no_system_keeps_its_own_name():
    (one,) = searched(EXPLOITS).held

    assert (one.system, one.source) == ("another_source", "ambulance")


OTHERS = {
    "an adult of whom nothing of concern is held": replace(OFFENDER, system="housing", text="Holds the tenancy."),
    "next door": replace(OFFENDER, person=replace(PIKE, address="9 Portway Court")),
    "another child": replace(NAMED, person=replace(PIKE, birth_date=date(2010, 2, 17))),
    "the child": replace(NAMED, person=replace(PIKE, given_name="Ada", family_name="Quill", birth_date=None)),
}


@pytest.mark.parametrize("record", OTHERS.values(), ids=OTHERS)
def test_nobody_else_comes_up(record: HeldRecord):
    assert searched(record) == PlaceSearched(result="nothing_of_concern", asked_with=PLACE)


def test_nothing_found_where_nothing_was_brought_in_is_not_nothing_of_concern():
    assert searched().result == "not_all"


def test_an_address_that_very_many_share_is_not_said_to_be_of_no_concern():
    people = (replace(PIKE, given_name=f"Bo{chr(97 + n)}", birth_date=date(1980, 1, 1 + n)) for n in range(26))
    hostel = [replace(OFFENDER, id=f"H-{n}", system="housing", person=one) for n, one in enumerate(people)]

    assert searched(*hostel).result == "not_all"


ADA = Asked(name="Ada Quill", birth_date=date(2010, 6, 1))
HERS = Person(given_name="Ada", family_name="Quill", birth_date=date(2010, 6, 1), address="3 Mill Lane")


@pytest.mark.parametrize(("place", "address"), [("home", "7 Portway Court, EM2 4AB"), ("friend", "")])
def test_home_has_the_address_that_was_last_recorded_for_the_child_and_a_friends_has_none(place: str, address: str):
    index = MemoryHoldings()
    moved = replace(HERS, address="7 Portway Court", postcode="EM2 4AB")
    before = HeldRecord(id="ED-1", system="education", person=HERS, on=date(2024, 9, 1))
    index.add([replace(before, id="ED-2", person=moved, on=date(2025, 9, 1)), before], at=NIGHT)

    assert address_of(ADA, place, holdings=index, at=NIGHT) == address


class Unsearchable(MemoryHoldings):
    """Holdings that cannot be searched now."""

    def search(self, asked: Asked, *, at: datetime) -> Answer:
        raise HoldingsOutOfReach


def test_where_what_is_held_is_out_of_reach_that_is_what_comes_back():
    assert held_there(PLACE, names=(), holdings=Unsearchable(), at=NIGHT) == PlaceSearched(
        result="unavailable", asked_with=PLACE
    )
