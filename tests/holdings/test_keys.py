"""Keys: two ways of writing one thing come to the same key, and nothing comes to none."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.holdings.people import PACK, held
from wayhome.holdings.asking import Asked
from wayhome.holdings.keys import keys_asked, keys_of, keys_of_person
from wayhome.holdings.names import parts
from wayhome.holdings.places import house, phone, plate, postcode, same_home, street
from wayhome.holdings.ranking import rank
from wayhome.holdings.records import HeldRecord, Person


@pytest.mark.parametrize("written", ["07700900163", "07700 900163", "+44 7700 900163", "0044 (0)7700-900163"])
def test_a_phone_is_the_same_however_it_is_written(written: str):
    assert phone(written) == "07700900163"


@pytest.mark.parametrize("written", ["", "999", "unknown", "x12"])
def test_too_few_digits_are_nobodys_phone(written: str):
    assert phone(written) == ""


def test_a_registration_mark_is_the_same_with_spaces_and_with_a_letter_for_a_digit():
    assert plate("AK92 RBX") == plate("ak92rbx")
    assert plate("AK9O RBX") == plate("AK90RBX")
    assert plate("RBX") == ""


def test_an_address_is_its_numbers_with_its_postcode_or_its_street():
    assert house("Flat 5, 20 Barrow Gate EM1 3FD") == "5 20"
    assert postcode("20 barrow gate em13fd") == "em13fd"
    assert street("Flat 5, 20 Barrow Gate") == "barrow"
    assert house("no fixed address") == street("") == postcode("Barrow Gate") == ""


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("20 Barrow Gate", "EM1 3FD"), ("20 BARROW GT", "em13fd"), True),
        (("20 Barrow Gate", ""), ("20 Barrow Gate EM1 3FD", ""), True),
        (("20 Barrow Gate", "EM1 3FD"), ("22 Barrow Gate", "EM1 3FD"), False),
        (("Flat 1, 20 Barrow Gate", "EM1 3FD"), ("Flat 2, 20 Barrow Gate", "EM1 3FD"), False),
        (("20 Barrow Gate", "EM1 3FD"), ("20 Barrow Gate", "EM9 3FD"), False),
        (("20", ""), ("20", ""), False),
        (("no fixed address", ""), ("no fixed address", ""), False),
        (("withheld", "EM1 3FD"), ("withheld", "EM1 3FD"), False),
    ],
)
def test_two_addresses_are_one_only_by_number_and_postcode_or_street(
    one: tuple[str, str], other: tuple[str, str], same: bool
):
    assert same_home(one, other) is same


@pytest.mark.parametrize(
    "asked",
    [
        Asked(name="Redfearn Isla"),
        Asked(name="ISLA  REDFERN"),
        Asked(name="I Redfearn"),
        Asked(birth_date=date(2011, 3, 5)),
        Asked(birth_date=date(2011, 5, 3)),
        Asked(phones=("+44 7700 900163",)),
        Asked(address="30 Quarry Rd", postcode="em46lt"),
        Asked(address="30 quarry road"),
        Asked(vehicles=("AK92RBX",)),
        Asked(also_known_as=("Izzy",)),
        Asked(name="Karen Holt"),
        Asked(name="Redfearn"),
    ],
    ids=lambda asked: asked.words,
)
def test_a_record_is_found_under_any_way_of_asking(asked: Asked):
    record = held(
        "Isla Redfearn",
        born=date(2011, 3, 5),
        aka=("Izzy",),
        address="30 Quarry Road",
        postcode="EM4 6LT",
        phones=("07700900163",),
        vehicles=("AK92 RBX",),
        associates=("Karen Holt", "Shell"),
    )
    initial = held("I Redfearn")

    assert keys_asked(asked) & (keys_of(record) | keys_of(initial))


def test_a_short_form_and_the_beginning_of_a_name_are_found_both_ways():
    assert keys_asked(Asked(name="Tam Okafor")) & keys_of(held("Tamsin Okafor"))
    assert keys_asked(Asked(name="Tamsin Okafor")) & keys_of(held("Tam Okafor"))
    assert keys_asked(Asked(name="Danny Pratt"), PACK.names.widened) & keys_of(held("Daniel Pratt"))


def test_somebody_of_whom_nothing_is_known_has_no_key():
    assert keys_asked(Asked()) == frozenset()
    assert keys_of(held("")) == frozenset()


def test_two_people_who_share_only_a_surname_share_no_key():
    asked = Asked(name="Ayla Redfearn", birth_date=date(2011, 3, 5))

    assert not keys_asked(asked) & keys_of(held("Karen Redfearn", born=date(1980, 1, 2)))


NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)


@given(first=NAMES, last=NAMES)
def test_whatever_a_name_is_written_in_its_record_is_found_by_it_in_either_order(first: str, last: str):
    record = HeldRecord(id="R-1", system="crime", person=Person(given_name=first, family_name=last))
    assume(parts(first, last))

    for name in (f"{first} {last}", f"{last} {first}"):
        assert keys_asked(Asked(name=name)) & keys_of(record)
        assert rank(Asked(name=name), [record], pack=PACK)


@given(text=st.text())
def test_no_text_is_too_strange_to_be_compared(text: str):
    asked = Asked(name=text, also_known_as=(text,), phones=(text,), address=text, postcode=text, vehicles=(text,))
    record = HeldRecord(id="R-1", system="crime", person=asked.person, associates=(text,))

    assert isinstance(keys_asked(asked), frozenset)
    assert isinstance(rank(asked, [record], pack=PACK), tuple)


def test_a_name_whose_first_two_letters_changed_places_meets_the_one_that_is_held():
    held = keys_of_person(Person(given_name="Jakub", family_name="Kowalczyk"))

    assert held & keys_asked(Asked(name="Jakub oKwalczyk"))
