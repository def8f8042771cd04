"""Whether somebody held is the person asked for: strong, possible or not at all, and why in words."""

from dataclasses import replace
from datetime import date

import pytest

from tests.holdings.people import BORN, CODE, HOME, PHONE, found, held, only
from wayhome.holdings.asking import Asked

ISLA = Asked(name="Isla Redfearn", birth_date=BORN)


def test_the_same_name_and_birth_date_are_strong():
    one = only(ISLA, held(born=BORN))

    assert one is not None
    assert (one.strength, one.tie, one.why) == ("strong", "person", ("Same name", "Same birth date"))


def test_day_and_month_swapped_are_strong_and_said():
    one = only(replace(ISLA, birth_date=date(2011, 3, 5)), held(born=date(2011, 5, 3)))

    assert one is not None
    assert (one.strength, one.why) == ("strong", ("Same name", "Same birth date with day and month swapped"))


@pytest.mark.parametrize(
    ("asked", "name", "why"),
    [
        ("Redfearn Isla", "Isla Redfearn", "Same name"),
        ("Isla Redfern", "Isla Redfearn", "The surname sounds the same: Redfearn, Redfern"),
        ("Izzy Redfearn", "Isabella Redfearn", "The first name goes with the one asked for: Isabella, Izzy"),
        ("Isla Redfearn", "I Redfearn", "Only the initial of the first name: I"),
        ("Tam Okafor", "Tamsin Okafor", "The first name begins the same: Tamsin, Tam"),
        ("Poppy Redfearn", "Popby Redfearn", "The first name is one letter different: Popby, Poppy"),
        ("Isla Okonjo", "Isla Okonjo-Pratt", "Same part of the surname, Okonjo"),
    ],
)
def test_a_name_written_another_way_is_strong_with_the_birth_date_and_says_how(asked: str, name: str, why: str):
    one = only(Asked(name=asked, birth_date=BORN), held(name, born=BORN))

    assert one is not None
    assert one.strength == "strong"
    assert why in one.why


@pytest.mark.parametrize("name", ["Al Redfearn", "Do Nguyen", "Van Tran", "De Silva"])
def test_a_first_name_that_is_a_small_word_elsewhere_is_a_name(name: str):
    one = only(Asked(name=name, birth_date=BORN), held(name, born=BORN))

    assert one is not None
    assert (one.strength, one.why) == ("strong", ("Same name", "Same birth date"))


def test_a_small_word_in_two_surnames_makes_them_no_more_alike():
    asked = Asked(name="Layla Al-Haddadin", birth_date=BORN)

    other = only(asked, held("Layla Al-Rashid", born=BORN))
    beside = only(asked, held("Karen Holt", associates=("Omar Al-Haddadin",)))

    assert other is not None
    assert other.strength == "possible"
    assert beside is None


def test_another_name_counts_as_a_first_name():
    one = only(Asked(name="Zosia Lis", birth_date=BORN), held("Katarzyna Lis", aka=("Zosia",), born=BORN))

    assert one is not None
    assert one.strength == "strong"
    assert "Same other name, Zosia" in one.why


def test_a_namesake_with_another_birth_date_is_possible_at_most_and_says_so():
    elsewhere = only(ISLA, held(born=date(1998, 7, 1)))
    at_home = only(replace(ISLA, address=HOME, postcode=CODE), held(born=date(1998, 7, 1), address=HOME, postcode=CODE))

    assert elsewhere is not None
    assert at_home is not None
    assert (elsewhere.strength, at_home.strength) == ("possible", "possible")
    assert "A different birth date, 1 Jul 1998: a namesake, unless one of them is wrong" in elsewhere.why


def test_a_birth_date_nearly_the_same_is_possible():
    one = only(ISLA, held(born=date(2012, 3, 15)))

    assert one is not None
    assert (one.strength, one.why) == ("possible", ("Same name", "Birth date nearly the same: 15 Mar 2012"))


def test_an_age_tells_a_namesake_but_makes_nothing_strong_by_itself():
    asked = Asked(name="Isla Redfearn", born_about=2010)

    child, grown = only(asked, held(born=BORN)), only(asked, held(born=date(1998, 7, 1)))
    with_phone = only(replace(asked, phones=(PHONE,)), held(born=BORN, phones=(PHONE,)))

    assert child is not None
    assert grown is not None
    assert with_phone is not None
    assert (child.strength, child.why[-1]) == ("possible", "Of about the age asked for, born 15 Mar 2011")
    assert (grown.strength, grown.why[-1].partition(":")[0]) == ("possible", "A different birth date, 1 Jul 1998")
    assert with_phone.strength == "strong"
    assert asked.words == "name Isla Redfearn; born about 2010"


def test_whoever_is_of_the_age_asked_for_comes_before_whoever_is_not():
    back = found(
        Asked(name="Isla Redfearn", born_about=2011),
        held(reference="grown", born=date(1998, 7, 1), on=date(2026, 1, 1)),
        held(reference="child", born=BORN, on=date(2020, 1, 1)),
    )

    assert list(back) == ["child", "grown"]


def test_a_name_alone_is_possible_because_nothing_tells_namesakes_apart():
    unknown = only(ISLA, held())
    not_asked = only(Asked(name="Isla Redfearn"), held(born=BORN))

    assert unknown is not None
    assert not_asked is not None
    assert (unknown.strength, unknown.why[-1]) == ("possible", "No birth date on this record to compare")
    assert (not_asked.strength, not_asked.why[-1]) == ("possible", "No birth date was asked with")


def test_a_name_with_a_phone_is_strong_without_a_birth_date():
    one = only(Asked(name="Isla Redfearn", phones=("+44 7700 900163",)), held(phones=(PHONE,)))

    assert one is not None
    assert (one.strength, one.why[1]) == ("strong", "Same phone, 07700 900163")


def test_a_name_only_like_the_one_asked_for_is_possible_with_a_phone_alone():
    one = only(Asked(name="Ila Redfearn", phones=(PHONE,)), held("Ayla Redfearn", phones=(PHONE,)))

    assert one is not None
    assert one.strength == "possible"


@pytest.mark.parametrize(
    ("asked", "record", "why"),
    [
        (Asked(phones=(PHONE,)), held("Karen Holt", phones=(PHONE,)), "Same phone, 07700 900163"),
        (Asked(address=f"{HOME} {CODE}"), held("Karen Holt", address=HOME, postcode=CODE), f"Same address, {HOME}"),
        (Asked(vehicles=("AK92RBX",)), held("Karen Holt", vehicles=("AK92 RBX",)), "Same vehicle, AK92 RBX"),
    ],
    ids=["phone", "address", "vehicle"],
)
def test_what_is_shared_alone_is_possible_and_about_somebody_near(asked: Asked, record, why: str):
    one = only(asked, record)
    named = only(replace(asked, name="Isla Redfearn"), record)

    assert one is not None
    assert named is not None
    assert (one.strength, one.tie, one.why) == ("possible", "near", (why,))
    assert (named.tie, named.why[:2]) == ("near", ("Another name", why))


def test_another_name_with_the_same_birth_date_and_phone_is_worth_a_look():
    one = only(replace(ISLA, phones=(PHONE,)), held("Zara Quill", born=BORN, phones=(PHONE,)))

    assert one is not None
    assert (one.strength, one.tie) == ("possible", "person")


def test_another_name_alone_is_worth_a_look_even_with_another_birth_date():
    asked = Asked(name="Tamsin Okafor", also_known_as=("Dex",), birth_date=BORN)

    one = only(asked, held("Dexter Crowe", aka=("Dex",), born=date(1995, 2, 14)))

    assert one is not None
    assert (one.strength, one.why) == ("possible", ("Same other name, Dex", "A different birth date, 14 Feb 1995"))


def test_a_birth_date_alone_brings_nobody_back():
    assert only(ISLA, held("Zara Quill", born=BORN)) is None


def test_a_surname_alone_brings_nobody_back_when_more_was_asked():
    assert only(ISLA, held("Karen Redfearn", born=date(1980, 2, 1))) is None


def test_one_part_of_a_name_brings_back_who_has_it():
    one = only(Asked(name="Isla"), held())

    assert one is not None
    assert (one.strength, one.why[1]) == ("possible", "Only one part of a name was asked with")


def test_somebody_named_as_an_associate_is_found_and_it_is_said_whose():
    one = only(ISLA, held("Karen Holt", associates=("Shell", "Isla Redfern")))

    assert one is not None
    assert (one.strength, one.tie) == ("possible", "named")
    assert one.why == ("Isla Redfern is named as an associate of Karen Holt",)


def test_a_nickname_alone_names_nobody_as_an_associate():
    assert only(ISLA, held("Karen Holt", associates=("Isla",))) is None


def test_twins_are_told_apart():
    asked = replace(ISLA, address=HOME, postcode=CODE)
    isla = held(born=BORN, address=HOME, postcode=CODE)
    ayla = held("Ayla Redfearn", reference="R-2", born=BORN, address=HOME, postcode=CODE)

    back = found(asked, isla, ayla)

    assert back["R-1"].strength == "strong"
    assert back["R-2"].strength == "possible"
    assert "A different first name: a brother or sister, perhaps a twin, unless one of them is wrong" in back["R-2"].why


def test_a_first_name_that_may_be_either_twins_is_not_strong():
    asked = replace(ISLA, phones=(PHONE,))
    ila = held("Ila Redfearn", born=BORN, phones=(PHONE,))

    alone = found(asked, ila)
    beside = found(asked, ila, held("Ayla Redfearn", reference="R-2", born=BORN, phones=(PHONE,)))

    assert alone["R-1"].strength == "strong"
    assert beside["R-1"].strength == "possible"
    assert beside["R-1"].why[-1].startswith("Somebody else of this surname and birth date is held, perhaps a twin")


def test_a_first_name_that_is_like_both_twins_makes_neither_strong():
    asked = Asked(name="Ila Redfearn", birth_date=BORN)

    back = found(asked, held("Isla Redfearn", born=BORN), held("Ayla Redfearn", reference="R-2", born=BORN))

    assert (back["R-1"].strength, back["R-2"].strength) == ("possible", "possible")


def test_a_father_of_the_same_name_holds_back_a_record_without_a_birth_date():
    asked = Asked(name="Steven Tumbrell", birth_date=BORN, address=HOME, postcode=CODE)
    unsure = held("Steven Tumbrell", address=HOME, postcode=CODE)
    father = held("Steven Tumbrell", reference="R-2", born=date(1979, 4, 2), address=HOME, postcode=CODE)

    assert found(asked, unsure)["R-1"].strength == "strong"
    held_back = found(asked, unsure, father)["R-1"]

    assert held_back.strength == "possible"
    assert held_back.why[-1].startswith("Somebody of this name with another birth date is held")


def test_a_swapped_birth_date_is_held_back_where_another_record_has_the_exact_one():
    asked = Asked(name="Mohammed Karim", birth_date=date(2010, 8, 12))
    swapped = held("Mohamed Kareem", born=date(2010, 12, 8))

    assert found(asked, swapped)["R-1"].strength == "strong"
    back = found(asked, swapped, held("Mohammed Karim", reference="R-2", born=date(2010, 8, 12)))

    assert (back["R-1"].strength, back["R-2"].strength) == ("possible", "strong")
    assert back["R-1"].why[-1] == ("Another record of this name has exactly this birth date: this may be a namesake")


def test_what_can_be_relied_on_comes_first_then_whom_it_is_about_then_the_newest():
    asked = replace(ISLA, phones=(PHONE,))
    records = [
        held("Karen Holt", reference="near", phones=(PHONE,)),
        held("Karen Holt", reference="named", associates=("Isla Redfearn",)),
        held(reference="no date"),
        held(reference="old", born=BORN, on=date(2024, 1, 1)),
        held(reference="new", born=BORN, on=date(2025, 1, 1)),
        held(reference="most", born=BORN, phones=(PHONE,), on=date(2023, 1, 1)),
    ]

    assert list(found(asked, *records)) == ["most", "new", "old", "no date", "named", "near"]


def test_nothing_that_comes_back_shows_a_score():
    one = only(ISLA, held(born=BORN))

    assert one is not None
    assert not any("%" in why or "score" in why.lower() for why in one.why)
    assert not hasattr(one, "score")
