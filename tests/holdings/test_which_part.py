"""A doubt says of a part of a name only what records show: a surname that comes first is not called a first name."""

import pytest

from tests.holdings.people import BORN, found
from wayhome.holdings.asking import Asked, Found
from wayhome.holdings.records import HeldRecord, Person

SIBLING = "This may be a brother or sister born the same day: R-2 is nearer to the {} asked for"


def record(reference: str, given: str, family: str) -> HeldRecord:
    return HeldRecord(
        id=reference, system="custody", person=Person(given_name=given, family_name=family, birth_date=BORN)
    )


def beside(name: str, one: tuple[str, str], other: tuple[str, str]) -> Found:
    """Return the first of two records as it comes back for a name."""
    return found(Asked(name=name, birth_date=BORN), record("R-1", *one), record("R-2", *other))["R-1"]


@pytest.mark.parametrize("first", ["Wei", "Mei Ling", "Ka Wai"])
def test_a_surname_spelt_otherwise_is_no_other_first_name_however_it_was_asked(first: str):
    for asked in (f"Zhang {first}", f"{first} Zhang"):
        one = beside(asked, (first, "Cheung"), (first, "Zhang"))

        assert one.doubts == ()
        assert one.tier in ("certain", "probable")


@pytest.mark.parametrize(
    ("asked", "one", "other"),
    [
        ("Zhang Wei", ("Cheung", "Wei"), ("Wei", "Zhang")),
        ("Zhang Wei", ("Wei", "Cheung"), ("Zhang", "Wei")),
        ("Zhang Wei", ("Cheung Wei", ""), ("Wei", "Zhang")),
        ("Zhang Wei", ("Wei", "Cheung"), ("Zhang Wei", "")),
        ("Wei Zhang", ("Cheung", "Wei"), ("Zhang", "Wei")),
    ],
)
def test_where_records_do_not_agree_which_part_it_is_the_doubt_stands_and_says_name(
    asked: str, one: tuple[str, str], other: tuple[str, str]
):
    assert beside(asked, one, other).doubts == (SIBLING.format("name"),)


def test_a_first_name_is_called_that_where_every_record_has_it_there():
    one = beside("Catherine Bell", ("Katherine", "Bell"), ("Catherine", "Bell"))

    assert one.doubts == (SIBLING.format("first name"),)
    assert one.tier == "possible"


def test_a_twin_whose_names_stand_in_the_wrong_fields_is_still_held_back():
    one = beside("Amir Khan", ("Khan", "Amira"), ("Amir", "Khan"))

    assert one.tier == "possible"
    assert one.doubts == (SIBLING.format("name"),)
