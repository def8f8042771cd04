"""Whose a record is where the records themselves set it apart: a sibling's, a namesake's, an earlier holder's."""

from datetime import date

import pytest

from wayhome.packs import reader
from wayhome.reading.risk_account import read_account
from wayhome.reading.risk_people import Child, Told

TODAY = date(2026, 3, 2)
SPRING, AUTUMN = date(2025, 4, 1), date(2025, 10, 1)


def stated(narrative: str, *held: tuple[str, date], age: int = 15) -> set[str]:
    records = [
        Told(source=f"held[{n}]", words=words, system="intelligence", written=written)
        for n, (words, written) in enumerate(held)
    ]
    read = read_account(reader(), narrative, records, Child(age=age, today=TODAY))
    return {one.finding.factor for one in read if not one.finding.set_aside}


@pytest.mark.parametrize(
    "record",
    [
        "Elder brother, 17, this address: six reports, line phone recovered, debts.",
        "Sister Freya, 16: fifth episode, found with older males.",
    ],
)
def test_a_record_that_opens_with_a_sibling_of_another_age_is_theirs(record: str):
    assert not stated("She went to netball and is late.", (record, SPRING)) & {"CCE", "CSE", "ADULT_OF_CONCERN"}


@pytest.mark.parametrize(
    "record",
    [
        "Elder brother, 17: line phone recovered, says this boy is carrying too.",
        "Elder brother, 24, this address: cuckooed the flat, runs a drugs line from it.",
        "Brother, 15: line phone recovered, drug debts.",
        "Sister, 17: threats to shoot the house up over her debts.",
    ],
)
def test_a_siblings_record_counts_where_it_tells_of_the_child_the_house_or_an_adult(record: str):
    found = stated("She went to netball and is late.", (record, SPRING))

    assert found & {"CCE", "DEBT_BONDAGE", "THREAT_TO_LIFE"}


EARLIER = ("This number in contacts of a male arrested for supply, saved as 'runner L'.", SPRING)
FLAT = ("Caller's address: cuckooed flat, drugs line run from it.", SPRING)


@pytest.mark.parametrize(
    ("record", "changed"),
    [
        (EARLIER, "Network: number reissued 14/05/2025, previous subscriber a male, 20."),
        (EARLIER, "Provider: number given out afresh in May, old user in prison."),
        (EARLIER, "Number was dropped in May and sold on as new."),
        (("07700 900418: drugs line, calls at all hours.", SPRING), "Number reissued by the network in May."),
        (FLAT, "Occupants of that address evicted; new tenancy to caller's family."),
    ],
)
def test_what_was_known_of_a_number_or_an_address_before_it_changed_hands_is_of_somebody_else(record, changed: str):
    narrative = "She went to town and is late."

    assert "CCE" in stated(narrative, record)
    assert "CCE" not in stated(narrative, record, (changed, AUTUMN))


def test_what_was_known_after_it_changed_hands_counts():
    changed = ("Network: number reissued 14/03/2025, previous subscriber a male, 20.", AUTUMN)

    assert "CCE" in stated("She went to town and is late.", EARLIER, changed)


NAMED = "He is Declan Marsh and he went to the away game on the coach."
ARRESTED = ("Declan Marsh arrested, wounding and possession of a knife.", SPRING)


def test_a_namesake_whom_another_record_tells_apart_is_not_the_child():
    apart = ("Subject born 1981. Son, born 2010, has no entries.", AUTUMN)

    assert "WEAPON" in stated(NAMED, ARRESTED)
    assert "WEAPON" not in stated(NAMED, ARRESTED, apart)


@pytest.mark.parametrize(
    "other",
    [
        ("Subject born 1981. Son, born 2010, arrested beside him.", AUTUMN),
        ("Son, born 2010, has no entries.", AUTUMN),
        ("Subject born 1981. Son, born 2010, has no entries.", date(2025, 1, 5)),
    ],
)
def test_a_record_that_bears_the_childs_name_counts_where_nothing_tells_two_apart_later(other: tuple[str, date]):
    assert "WEAPON" in stated(NAMED, ARRESTED, other)
