"""What one held record ties: its phones, vehicle, address, places in its words, and whom it names."""

from datetime import UTC, date, datetime

import pytest

from tests.holdings.people import held
from wayhome.holdings.network import Statement, Thing
from wayhome.holdings.persons import KnownAs, Persons
from wayhome.holdings.records import HeldRecord, Person
from wayhome.holdings.stated import place, places_in, sentences, stated

CAME = datetime(2026, 11, 2, tzinfo=UTC)
ISLA = Thing(key="child:C-1", kind="child", name="Isla Redfearn")


def told(record: HeldRecord, *others: HeldRecord) -> list[Statement]:
    persons = Persons(
        records=(record, *others), centre=KnownAs(thing=ISLA, names=("Isla Redfearn",)), own=frozenset({"R-1"}),
        children=(), on=date(2026, 11, 24),
    )  # fmt: skip
    return list(stated(record, persons, CAME))


def test_a_record_ties_whoever_it_is_about_to_what_it_gives_of_them():
    record = held(address="12 Larkfield Rise", phones=("07700 900114",), vehicles=("AK93 DXC",))

    ways = {(said.one.name, said.way, said.other.name, said.ground.sentence) for said in told(record)}

    assert ways == {
        ("Isla Redfearn", "phone", "07700 900114", "Gives 07700 900114 as a phone of Isla Redfearn."),
        ("Isla Redfearn", "vehicle", "AK93 DXC", "Gives AK93 DXC as a vehicle of Isla Redfearn."),
        ("Isla Redfearn", "address", "12 Larkfield Rise", "Gives 12 Larkfield Rise as the address of Isla Redfearn."),
    }


def test_each_tie_carries_the_record_its_day_and_since_when_it_is_here():
    (said,) = told(held(phones=("07700 900114",), on=date(2026, 10, 18)))

    assert (said.ground.reference, said.ground.on, said.ground.known_at) == ("R-1", date(2026, 10, 18), CAME)


def test_whom_it_names_is_tied_with_the_sentence_in_which_they_stand():
    (said,) = told(held(associates=("Dexter Crowe",), text="Gone all night. A man called Dexter fed her. Home now."))

    assert (said.way, said.other.kind, said.other.sure) == ("named_beside", "person", False)
    assert said.ground.sentence == "Names Dexter Crowe beside Isla Redfearn. A man called Dexter fed her."


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Found at Flat 3, 20 Sallow Street by officers.", [("Flat 3, 20 Sallow Street", "found")]),
        ("Found on Sallow Street at 05:40.", [("Sallow Street", "found")]),
        ("Caller heard shouting at 44 Sallow Street.", [("44 Sallow Street", "named_place")]),
        ("She said that she was fine.", []),
        ("Found safe and well.", []),
    ],
)
def test_places_are_read_from_a_sentence_with_whether_somebody_was_found_there(
    sentence: str, found: list[tuple[str, str]]
):
    assert list(places_in(sentence)) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Flat 3, 20 Sallow Street", "20 Sallow St, flat 3"),
        ("12 Larkfield Rise", "Larkfield House, 12 Larkfield Rise"),
        ("44 SALLOW STREET, EM1 7RB", "44 Sallow Street"),
    ],
)
def test_one_place_written_two_ways_is_one(one: str, other: str):
    first, second = place(one), place(other)

    assert first
    assert second
    assert first.key == second.key


def test_two_houses_of_one_street_are_two_and_a_street_is_neither():
    keys = {found.key for text in ("4 Sallow Street", "44 Sallow Street", "Sallow Street") if (found := place(text))}

    assert len(keys) == 3


def test_what_was_recorded_of_nobody_by_name_is_noted_at_its_place():
    record = HeldRecord(
        id="R-1", system="command_and_control", person=Person(address="44 Sallow Street"), text="A child was crying."
    )

    (said,) = told(HeldRecord(id="R-9", system=record.system, person=record.person, text=record.text))

    assert (said.way, said.one, said.ground.sentence) == ("noted", said.other, "A child was crying.")


def test_whom_the_words_of_a_record_mention_is_tied_by_the_sentence_that_does():
    record = held(text="Gone all night. She was seen with Dexter Crowe, 07700 900160. Home now.")

    ways = {(said.way, said.other.name, said.ground.sentence) for said in told(record)}

    words = "She was seen with Dexter Crowe, 07700 900160."
    assert ways == {("mentioned", "Dexter Crowe", words), ("mentioned", "07700 900160", words)}


def test_a_text_is_read_sentence_by_sentence():
    assert sentences("Gone. Found at 05:40! Seen?") == ("Gone.", "Found at 05:40!", "Seen?")
