"""Which records are worth reading: what few keys lead to, and of what very many share what something else backs."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.holdings.hubs import HUB, crowded, hubs_among, people
from wayhome.holdings.letters import Letters, letters
from wayhome.holdings.listed import Listed, Numbers, joined, packed
from wayhome.holdings.shortlist import LONG, SAME, SELDOM, YEAR, Asking, born_bits, in_two, shortlist

BORN = date(2011, 3, 4)


def listed(numbers: Iterable[int], born: date | None = None) -> Listed:
    """Return some numbers as they stand under a key, all of one birth date."""
    held = np.array(sorted(numbers), np.uint32)
    return Listed(held, np.full(len(held), packed(born), np.uint32), len(held))


def worth(*, born: date | None = None, about: int | None = None, most: int = 50, **lists: Listed) -> list[int]:
    """Return what is worth reading of lists by the kind of their key, among a million records."""
    keys = {f"{kind} x": one for kind, one in lists.items()}
    dates = (born,) if born else ()
    return shortlist(Asking(keys, hubs_among(keys), frozenset(keys), dates, 1_000_000, about), most)


def test_whoever_few_keys_lead_to_is_read_those_that_most_lead_to_first():
    assert worth(phone=listed([7, 9]), name=listed([9, 12])) == [9, 7, 12]


def test_of_a_name_that_very_many_have_only_those_of_about_the_birth_date_are_read():
    many = joined([listed(range(1, 400), date(1980, 5, 6)), listed([400], BORN), listed([401], date(2010, 3, 4))])

    assert worth(name=many, phone=listed([999]), born=BORN) == [400, 999, 401]


def test_where_only_an_age_is_asked_the_years_beside_are_read():
    many = joined([listed(range(1, 400), date(1980, 5, 6)), listed([400], date(2012, 9, 1))])

    assert worth(name=many, about=2011) == [400]


def test_two_kinds_of_key_that_agree_are_enough_without_a_birth_date():
    assert worth(name=listed(range(1, 500)), code=listed(range(480, 900))) == list(range(480, 500))


def test_where_nothing_but_a_common_name_is_asked_the_newest_are_read():
    assert worth(name=listed(range(1, 500)), most=3) == [497, 498, 499]


def test_of_those_that_hardly_weigh_enough_the_first_are_read_before_the_rest_and_whatever_weighs_much_is_never_left():
    strong, weak = listed(range(1, 31)), listed(range(31, 71))
    both = joined([strong, weak])
    asking = Asking({"phone x": both, "home x": strong, "identifier x": both}, frozenset(), frozenset(), (), 10_000)

    first, left = in_two(asking, 60, 10)

    assert first == list(range(1, 31))
    assert [*first, *left] == shortlist(asking, 60)
    assert len(left) == 30


def test_of_very_many_who_have_a_part_of_the_name_those_whose_name_is_written_alike_are_read():
    alike, others = letters(("daina", "redfern")), letters(("kwabena", "redfearn"))
    lists = {"half x": listed(range(1, 401)), "phone x": listed([999])}

    def written(numbers: Numbers) -> Letters:
        return np.where(numbers == 7, np.uint64(alike), np.uint64(others))

    asked = (letters(("diana",)), letters(("redfearn",)))

    assert shortlist(Asking(lists, frozenset(), frozenset(), (), 1_000_000, None, asked, written), 50) == [999, 7]
    assert shortlist(Asking(lists, frozenset(), frozenset(), (), 1_000_000), 50) == [999]


def test_a_list_of_very_many_of_which_only_the_newest_are_read_keeps_nobody_out_of_a_shorter_one(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr("wayhome.holdings.shortlist.GONE_THROUGH", 150)
    alike, others = letters(("daina", "redfern")), letters(("kwabena", "redfearn"))
    newest = listed(range(1_000, 1_101))._replace(many=100_000)
    asked = (letters(("diana",)), letters(("redfearn",)))

    def written(numbers: Numbers) -> Letters:
        return np.where(numbers == 7, np.uint64(alike), np.uint64(others))

    lists = {"half x": newest, "name x": listed(range(1, 140)), "phone x": listed([999])}

    assert 7 in shortlist(Asking(lists, frozenset(), frozenset(), (), 1_000_000, None, asked, written), 50)


def test_whoever_has_the_very_phone_asked_is_among_the_first_however_little_else_agrees():
    both = {"name x": listed(range(1, 41)), "code x": listed(range(1, 41)), "phone x": listed(range(77, 90))}
    asking = Asking(both, frozenset(), frozenset(both), (), 1_000_000)

    assert 77 not in in_two(asking, 60, 10)[0]
    assert 77 in in_two(replace(asking, always=frozenset({"phone x"})), 60, 10)[0]


def test_a_birth_date_that_few_have_says_more_than_one_that_many_have():
    def of(many: int) -> float:
        asking = Asking({"date x": listed(range(1, many + 1), BORN)}, frozenset(), frozenset(), (BORN,), 1_000_000)
        return float(asking.against(np.array([packed(BORN)], np.uint32))[0])

    assert of(5_000) == SAME - SELDOM < of(200) < of(10) == SAME + SELDOM


def test_nothing_leads_to_nothing():
    assert worth() == []


@pytest.mark.parametrize(
    "held", [date(2011, 4, 3), date(2010, 3, 4), date(2012, 3, 4), date(2011, 3, 9), date(2011, 7, 4), date(2011, 1, 1)]
)
def test_a_birth_date_with_one_thing_wrong_weighs_less_than_the_same_and_more_than_another(held: date):
    near, same, other = born_bits([BORN], np.array([packed(held), packed(BORN), packed(date(1999, 9, 9))], np.uint32))

    assert other < near < same == SAME


@given(st.lists(st.dates(date(1900, 1, 1), date(2026, 12, 31)), min_size=1), st.dates(date(1900, 1, 1)))
def test_a_birth_date_that_is_not_held_weighs_nothing_and_the_likest_of_several_counts(asked: list[date], held: date):
    assert born_bits(asked, np.zeros(1, np.uint32))[0] == 0
    every = [born_bits([one], np.array([packed(held)], np.uint32))[0] for one in asked]
    assert born_bits(asked, np.array([packed(held)], np.uint32))[0] == max(every)


def test_a_phone_of_many_people_is_a_hub_and_one_on_many_records_of_a_child_is_not():
    one_child = {"phone 07700900160": listed(range(1, 90), BORN)}
    home = {"phone 07700900160": joined([listed([n], date(1950 + n, 3, 4)) for n in range(1, HUB + 5)])}

    assert hubs_among(one_child) == frozenset()
    assert hubs_among(home) == frozenset(home)
    assert people(one_child["phone 07700900160"]) == 1


def test_the_last_digits_of_a_hub_are_one_too_and_a_name_never_is():
    keys = {
        "phone 07700900160": listed(range(1, 90)),
        "tail 900160 k": listed([1, 2]),
        "tail 900161 k": listed([1, 2]),
        "name hlt krn": listed(range(1, 9 * LONG)),
    }

    assert hubs_among(keys) == {"phone 07700900160", "tail 900160 k"}
    assert crowded(hubs_among(keys)) == (
        "More than 25 people have the same phone: only those whose name or birth date agrees are listed",
    )


@given(st.lists(st.dates(date(1900, 1, 1), date(2026, 12, 31)), min_size=1), st.lists(st.dates(date(1900, 1, 1))))
def test_a_birth_date_is_near_where_it_weighs_what_a_year_does(asked: list[date], held: list[date]):
    packed_dates = np.array([packed(None), *map(packed, held), *map(packed, asked)], np.uint32)
    near = Asking({}, frozenset(), frozenset(), tuple(asked), 10).near(packed_dates)

    assert near.tolist() == (born_bits(asked, packed_dates) >= YEAR).tolist()
