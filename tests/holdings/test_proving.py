"""A search proves only what it asked: nothing found is an answer only where the system's own keys were asked."""

from datetime import timedelta
from typing import get_args

import pytest

from tests.holdings.people import BORN, CODE, HOME, NIGHT, PHONE, held
from wayhome.application.holding.look_up import Checked, checks, is_unproved, look_up
from wayhome.holdings.asking import Asked
from wayhome.holdings.proving import UNPROVED
from wayhome.holdings.systems import SEARCHED_BY
from wayhome.record.events.risk import System
from wayhome.store.holdings.memory import MemoryHoldings, MemoryKnownChildren
from wayhome.store.memory import MemoryLedger

NAMES = ("Tamsin Okafor",)
ISLA = ("Isla Redfearn",)
NO_PLACE = "No address with its house number, and no telephone number, was asked."
OTHER_NAME = "Asked only with a name that the record does not know; ask with the child’s own."


def said(system: System, asked: Asked, *, names: tuple[str, ...] = NAMES, read: tuple[str, ...] = ()) -> Checked:
    """Return what a search says of a system that holds one record, of Isla Redfearn."""
    index = MemoryHoldings()
    index.add([held(system=system, phones=(PHONE,), address=HOME, postcode=CODE)], at=NIGHT)
    known = MemoryKnownChildren(MemoryLedger())
    answer = look_up(asked, holdings=index, children=known, at=NIGHT + timedelta(minutes=5)).answer
    (one,) = checks(answer, [system], read=read, names=names)
    return one


def test_every_system_says_what_it_is_searched_by():
    assert set(SEARCHED_BY) == set(get_args(System))
    assert all(SEARCHED_BY.values())


@pytest.mark.parametrize("system", get_args(System))
def test_a_name_that_nobody_bears_proves_nothing_of_any_system(system: System):
    assert said(system, Asked(name="zzzz")).result == "not_done"


def test_a_name_that_the_record_does_not_know_proves_nothing_and_the_reason_says_so():
    one = said("crime", Asked(name="zzzz", birth_date=BORN))

    assert (one.result, one.reason) == ("not_done", OTHER_NAME)


def test_calls_at_addresses_and_numbers_are_not_searched_by_a_name():
    one = said("command_and_control", Asked(name="Tamsin Okafor", birth_date=BORN))

    assert (one.result, one.reason) == ("not_done", NO_PLACE)


@pytest.mark.parametrize("asked", [Asked(phones=("07700 900999",)), Asked(address="9 Mill Lane, EM1 1AA")])
def test_calls_are_searched_by_a_number_or_an_address(asked: Asked):
    assert said("command_and_control", asked).result == "no_trace"


@pytest.mark.parametrize("asked", [Asked(phones=("no",)), Asked(address="zzzz"), Asked(address="Mill Lane")])
def test_a_number_or_an_address_that_cannot_be_read_was_not_asked(asked: Asked):
    assert (said("command_and_control", asked).result, said("command_and_control", asked).reason) == (
        "not_done", NO_PLACE
    )  # fmt: skip


@pytest.mark.parametrize(
    ("system", "reason"),
    [
        ("number_plates", "No registration mark was asked."),
        ("offender_management", "No address with its house number was asked."),
        ("crime", "No birth date or age was asked with the name."),
    ],
)
def test_what_was_not_asked_is_named_for_each_system(system: System, reason: str):
    one = said(system, Asked(name="Tamsin Okafor"))

    assert (one.result, one.reason) == ("not_done", reason)


def test_without_a_name_a_system_of_people_was_not_asked():
    one = said("custody", Asked(birth_date=BORN))

    assert (one.result, one.reason) == ("not_done", "No name was asked, and this system is searched by one.")


@pytest.mark.parametrize("name", ["Tamsin Okafor", "Okafor, Tamsin", "Tam Okafor", "TAMSIN OKAFFOR", "Tamsin A Okafor"])
def test_a_form_of_the_childs_own_name_is_the_childs_name(name: str):
    assert said("crime", Asked(name=name, born_about=2012)).result == "no_trace"


@pytest.mark.parametrize("name", ["Tamsin", "Okafor", "T Okafor", "Tamsin Bell", "zzzz Okafor"])
def test_a_part_of_the_childs_name_is_not_enough(name: str):
    assert said("crime", Asked(name=name, birth_date=BORN)).reason == OTHER_NAME


def test_another_name_that_the_record_knows_is_the_childs_name_too():
    asked = Asked(name="Tee Okafor", birth_date=BORN)

    assert said("crime", asked, names=("Tamsin Okafor", "Tee Okafor")).result == "no_trace"
    assert said("crime", asked, names=("Ila",)).reason == OTHER_NAME


def test_a_child_of_one_name_is_asked_for_by_it():
    assert said("crime", Asked(name="Ila", birth_date=BORN), names=("Ila",)).result == "no_trace"


def test_an_address_asked_with_another_persons_name_proves_nothing():
    asked = Asked(name="Zed Orme", address="9 Mill Lane, EM1 1AA")

    assert said("command_and_control", asked).reason == OTHER_NAME


def test_a_record_found_by_a_phone_and_read_does_not_answer_for_a_system_of_people():
    one = said("crime", Asked(phones=(PHONE,)), read=("R-1",))

    assert (one.result, one.reason) == ("not_done", "No name was asked, and this system is searched by one.")
    assert [hit.reference for hit in one.hits] == ["R-1"]


def test_a_record_that_is_neither_read_nor_asked_for_rightly_is_put_off_for_both():
    one = said("crime", Asked(name="Isla Redfearn", birth_date=BORN))

    assert one.reason == f"One record came back and was not all read yet. {OTHER_NAME}"
    assert is_unproved(one.reason)
    assert not is_unproved("One record came back and was not all read yet.")


def test_a_record_found_by_what_its_system_is_searched_by_and_read_answers():
    assert said("command_and_control", Asked(phones=(PHONE,)), read=("R-1",)).result == "hits_read"
    assert said("crime", Asked(name="Isla Redfearn", birth_date=BORN), names=ISLA, read=("R-1",)).result == "hits_read"


def test_a_number_that_too_many_share_proves_nothing_of_a_system_of_numbers():
    index = MemoryHoldings()
    index.add([held(reference=f"R-{n}", system="crime", phones=(PHONE,)) for n in range(41)], at=NIGHT)
    index.add([held("Zara Quill", reference="Z", system="command_and_control")], at=NIGHT)
    known = MemoryKnownChildren(MemoryLedger())

    answer = look_up(Asked(phones=(PHONE,)), holdings=index, children=known, at=NIGHT).answer
    (one,) = checks(answer, ["command_and_control"], read=(), names=NAMES)

    assert (one.result, one.reason) == (
        "not_done", "Too many share what was asked for nothing found here to count; ask it directly."
    )  # fmt: skip


def test_every_reason_says_what_was_not_asked_in_a_sentence():
    assert all(words.endswith(".") and words[0].isupper() for words in UNPROVED)
