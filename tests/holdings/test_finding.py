"""Whether somebody held is the person asked for: how far a record can be relied on, and why in words."""

from dataclasses import replace
from datetime import date

import pytest

from tests.holdings.people import BORN, CODE, HOME, PHONE, found, held, only
from wayhome.holdings.asking import Asked, Found, Tier
from wayhome.holdings.records import HeldRecord, Person

ISLA = Asked(name="Isla Redfearn", birth_date=BORN)
RELIED_ON = ("certain", "probable")


def back(asked: Asked, record: HeldRecord) -> Found:
    """Return what comes back of a record, which has to."""
    one = only(asked, record)
    assert one is not None
    return one


def test_the_same_name_and_birth_date_are_certain():
    one = back(ISLA, held(born=BORN))

    assert (one.tier, one.tie) == ("certain", "person")
    assert one.why == ("Same first name, Isla", "Same surname, Redfearn", "Same birth date, 15 Mar 2011")


def test_day_and_month_swapped_are_relied_on_and_said():
    one = back(replace(ISLA, birth_date=date(2011, 3, 5)), held(born=date(2011, 5, 3)))

    assert one.tier in RELIED_ON
    assert "Same birth date with day and month swapped: 3 May 2011, 5 Mar 2011" in one.why


@pytest.mark.parametrize(
    ("asked", "name", "why"),
    [
        ("Isla Redfern", "Isla Redfearn", "The surname is spelt differently and sounds the same: Redfearn, Redfern"),
        ("Izzy Redfearn", "Isabella Redfearn", "The first name goes with the one asked for: Isabella, Izzy"),
        ("I Redfearn", "Isla Redfearn", "Only the initial of the first name agrees: Isla, I"),
        ("Tam Okafor", "Tamsin Okafor", "The first name goes with the one asked for: Tamsin, Tam"),
        ("Floro Redfearn", "Florentyna Redfearn", "One first name is the other cut short: Florentyna, Floro"),
        ("Poppy Redfearn", "Popby Redfearn", "The first name is nearly the same: Popby, Poppy"),
        ("Isla Okonjo", "Isla Okonjo-Pratt", "One half of a double surname agrees: Okonjo"),
        ("Yusuf Redfearn", "Yousef Redfearn", "The first name is the same, written another way: Yousef, Yusuf"),
        ("Isla Chowdhury", "Isla CHAUDHRY", "The surname is the same, written another way: Chaudhry, Chowdhury"),
    ],
)
def test_a_name_written_another_way_is_relied_on_with_the_birth_date_and_says_how(asked: str, name: str, why: str):
    one = back(Asked(name=asked, birth_date=BORN), held(name, born=BORN))

    assert one.tier in RELIED_ON
    assert any(said.startswith(why) for said in one.why), one.why


@pytest.mark.parametrize(("asked", "slipped"), [("Daniel", "Danel"), ("Oliver", "Olivr"), ("Chloe", "Chleo")])
def test_a_first_name_alone_with_a_slip_in_it_and_the_same_birth_date_are_worth_a_look(asked: str, slipped: str):
    said = Asked(name=f"{asked} Turner", birth_date=BORN)
    alone = back(said, replace(held(born=BORN), person=Person(given_name=slipped, birth_date=BORN)))

    assert (alone.tier, alone.tie) == ("possible", "person")
    assert only(said, held(f"{slipped} Okonjo", born=BORN)) is None


def test_two_letters_that_a_name_begins_with_say_no_more_than_its_initial():
    one = back(Asked(name="Ty Goldridge", birth_date=BORN), held("Tyler Goldridge", born=BORN))

    assert one.tier == "probable"
    assert one.why[0] == "Only the initial of the first name agrees: Tyler, Ty"


def test_first_name_and_surname_may_change_places_and_it_is_said():
    one = back(Asked(name="Redfearn Isla", birth_date=BORN), held("Isla Redfearn", born=BORN))

    assert one.tier in RELIED_ON
    assert "First name and surname have changed places: Isla Redfearn, Redfearn Isla" in one.why


@pytest.mark.parametrize("name", ["Al Redfearn", "Do Nguyen", "Van Tran", "De Silva"])
def test_a_first_name_that_is_a_small_word_elsewhere_is_a_name(name: str):
    assert back(Asked(name=name, birth_date=BORN), held(name, born=BORN)).tier == "certain"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Abdul Rahman Aziz", "Abdulrahman Aziz"),
        ("Amber-Leigh Sotherton", "AmberLeigh Sotherton"),
        ("Nguyen Van Duc", "Duc NGUYEN VAN"),
        ("Oluwaseun Adeyemi", "Seun Adeyemi"),
        ("Katarzyna Nowakowska", "Kasia Nowakowski"),
        ("Xuseen Jaamac", "Hussein Jama"),
        ("Cheung Ka Wai", "Zhang Ka Wai"),
        ("Mehmet Yıldız", "Mehmed Yildiz"),
        ("Siobhán O’Neill", "Shivaun ONeill"),
        ("Gurpreet Kaur Dhaliwal", "Gurprit Dhaliwal"),
        ("João Gonçalves", "Joao Goncalves"),
        ("Oleksandr Hrabovyi", "Alexander Grabovy"),
    ],
)
def test_one_name_in_the_ways_london_writes_it_is_relied_on_with_the_birth_date(one: str, other: str):
    assert back(Asked(name=one, birth_date=BORN), held(other, born=BORN)).tier in RELIED_ON
    assert back(Asked(name=other, birth_date=BORN), held(one, born=BORN)).tier in RELIED_ON


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hassan Warsame", "Hussain Warsame"),
        ("Isla Redfearn", "Ayla Redfearn"),
        ("Mohammed Yusuf Karim", "Mohammed Bilal Karim"),
        ("Jaspreet Singh Gill", "Mandeep Singh Gill"),
        ("Maria Lopes", "Marta Sofia Lopes"),
        ("Sajid Malik", "Said Malik"),
        ("Mohamed Aden Hassan", "Amina Aden Hassan"),
        ("Selam Tesfay Haile", "Yonas Tesfay Haile"),
    ],
)
def test_brothers_and_sisters_of_one_birth_date_are_never_certain(one: str, other: str):
    asked = Asked(name=one, birth_date=BORN, address=HOME, postcode=CODE, phones=(PHONE,))

    twin = only(asked, held(other, born=BORN, address=HOME, postcode=CODE, phones=(PHONE,)))

    assert twin is None or twin.tier != "certain"


def test_a_name_that_whole_families_share_is_not_taken_for_the_child_where_another_name_differs():
    asked = Asked(name="Mohammed Yusuf Karim", birth_date=BORN, phones=(PHONE,))

    one = back(asked, held("Muhammad Bilal Karim", born=BORN, phones=(PHONE,)))

    assert one.tier not in RELIED_ON
    assert "One first name agrees, Muhammad, Mohammed; the other differs" in one.why


def test_a_small_word_in_two_surnames_makes_them_no_more_alike():
    asked = Asked(name="Layla Al-Haddadin", birth_date=BORN)

    other = back(asked, held("Layla Al-Rashid", born=BORN))
    beside = only(asked, held("Karen Holt", associates=("Omar Al-Haddadin",)))

    assert other.tier not in RELIED_ON
    assert beside is None


def test_another_name_counts_as_a_first_name():
    one = back(Asked(name="Zosia Lis", birth_date=BORN), held("Katarzyna Lis", aka=("Zosia",), born=BORN))

    assert one.tier in RELIED_ON
    assert "Same other name, Zosia" in one.why


def test_initials_that_somebody_goes_by_are_no_more_than_an_initial():
    one = back(Asked(name="JP Redfearn"), held("J Redfearn", aka=("JP",)))

    assert one.tier not in RELIED_ON


def test_a_namesake_with_another_birth_date_is_never_relied_on_and_says_so():
    elsewhere = back(ISLA, held(born=date(1998, 7, 1)))
    asked_at_home = replace(ISLA, address=HOME, postcode=CODE)
    at_home = back(asked_at_home, held(born=date(1998, 7, 1), address=HOME, postcode=CODE))

    assert {elsewhere.tier, at_home.tier} <= {"named", "possible"}
    assert "A different birth date: 1 Jul 1998, not 15 Mar 2011" in elsewhere.why
    assert elsewhere.why[-1] == "A namesake, unless one of the birth dates is wrong"


def test_a_birth_date_that_is_a_year_out_is_relied_on_with_a_rare_name_and_not_with_a_common_one():
    rare = back(ISLA, held(born=date(2012, 3, 15)))
    common = back(Asked(name="Mohammed Khan", birth_date=BORN), held("Mohammed Khan", born=date(2012, 3, 15)))

    assert rare.tier in RELIED_ON
    assert "Same day and month of birth, the year one out: 15 Mar 2012, 15 Mar 2011" in rare.why
    assert common.tier not in RELIED_ON


def test_the_first_of_january_says_less_than_another_day():
    asked = Asked(name="Warsame Farah", birth_date=date(2010, 1, 1))

    new_year = back(asked, held("Warsame Farah", born=date(2010, 1, 1)))
    other = back(replace(asked, birth_date=BORN), held("Warsame Farah", born=BORN))

    assert new_year.bits < other.bits - 3
    assert any("1 January is written for many whose day is not known" in why for why in new_year.why)


def test_an_age_tells_a_namesake_and_makes_nothing_certain():
    asked = Asked(name="Isla Redfearn", born_about=2010)

    child, grown = back(asked, held(born=BORN)), back(asked, held(born=date(1998, 7, 1)))
    with_phone = back(replace(asked, phones=(PHONE,)), held(born=BORN, phones=(PHONE,)))

    assert "Of about the age asked for, born 15 Mar 2011" in child.why
    assert (grown.tier not in RELIED_ON, child.bits > grown.bits) == (True, True)
    assert with_phone.tier == "probable"
    assert asked.words == "name Isla Redfearn; born about 2010"


def test_whoever_is_of_the_age_asked_for_comes_before_whoever_is_not():
    order = found(
        Asked(name="Isla Redfearn", born_about=2011),
        held(reference="grown", born=date(1998, 7, 1), on=date(2026, 1, 1)),
        held(reference="child", born=BORN, on=date(2020, 1, 1)),
    )

    assert list(order) == ["child", "grown"]


def test_a_name_alone_is_never_relied_on_because_nothing_tells_namesakes_apart():
    unknown, not_asked = back(ISLA, held()), back(Asked(name="Isla Redfearn"), held(born=BORN))
    common = back(Asked(name="Mohammed Khan"), held("Mohammed Khan"))

    assert (unknown.tier, unknown.why[-1]) == ("possible", "No birth date on this record to compare")
    assert (not_asked.tier, not_asked.why[-1]) == ("possible", "No birth date was asked with")
    assert common.tier == "named"


def test_a_name_with_a_phone_is_probable_without_a_birth_date_and_never_certain():
    one = back(Asked(name="Isla Redfearn", phones=("+44 7700 900163",)), held(phones=(PHONE,)))

    assert one.tier == "probable"
    assert "Same phone, 07700 900163" in one.why


def test_a_name_only_like_the_one_asked_for_is_possible_with_a_phone_alone():
    one = only(Asked(name="Ila Redfearn", phones=(PHONE,)), held("Ayla Redfearn", phones=(PHONE,)))

    assert one is None or one.tier in ("possible", "connected")


@pytest.mark.parametrize(
    ("asked", "record", "why"),
    [
        (Asked(phones=(PHONE,)), held("Karen Holt", phones=(PHONE,)), "Same phone, 07700 900163"),
        (Asked(address=f"{HOME} {CODE}"), held("Karen Holt", address=HOME), f"Same address, {HOME}"),
        (Asked(vehicles=("AK92RBX",)), held("Karen Holt", vehicles=("AK92 RBX",)), "Same vehicle, AK92 RBX"),
    ],
    ids=["phone", "address", "vehicle"],
)  # fmt: skip
def test_what_is_shared_alone_connects_somebody_near(asked: Asked, record: HeldRecord, why: str):
    one, named = back(asked, record), back(replace(asked, name="Isla Redfearn"), record)

    assert (one.tier, one.tie, one.why) == ("connected", "near", (why,))
    assert (named.tier, named.tie) == ("connected", "near")
    assert set(named.why) == {"Another name: Karen Holt, not Isla Redfearn", why}


@pytest.mark.parametrize(
    ("asked", "held_mark", "level", "words"),
    [
        ("AK92 RBX", "AK92RBX", "same", "Same vehicle, AK92RBX"),
        ("AK92 OBX", "AK92 0BX", "look_alike", "easily taken for each other"),
        ("AK92 R8S", "AK92 RB5", "look_alike", "easily taken for each other"),
        ("92 RBX", "AK92 RBX", "part", "One registration mark is a part of the other"),
        ("AK92 RBX", "AK93 ZZZ", "different", "Another vehicle: AK93 ZZZ, not AK92RBX"),
    ],
)
def test_registration_marks_are_read_as_people_misread_them(asked: str, held_mark: str, level: str, words: str):
    one = back(replace(ISLA, vehicles=(asked,)), held(born=BORN, vehicles=(held_mark,)))

    (piece,) = [piece for piece in one.pieces if piece.field == "vehicle"]
    assert piece.level == level
    assert words in piece.words


def test_a_phone_one_digit_out_says_so_and_weighs_less():
    asked = replace(ISLA, phones=("07700 900164",))

    one = back(asked, held(born=BORN, phones=(PHONE,)))
    (piece,) = [piece for piece in one.pieces if piece.field == "phone"]

    assert piece.words == "Phones one digit apart: 07700 900163, 07700900164"
    assert 0 < piece.bits < 10


def test_another_name_with_the_same_birth_date_and_phone_is_somebody_near():
    one = back(replace(ISLA, phones=(PHONE,)), held("Zara Quill", born=BORN, phones=(PHONE,)))

    assert one.tier in ("possible", "connected")


def test_another_name_alone_is_listed_even_with_another_birth_date():
    asked = Asked(name="Tamsin Okafor", also_known_as=("Dex",), birth_date=BORN)

    one = back(asked, held("Dexter Crowe", aka=("Dex",), born=date(1995, 2, 14)))

    assert one.tier == "named"
    assert "Same other name, Dex" in one.why


def test_a_birth_date_alone_brings_nobody_back():
    assert only(ISLA, held("Zara Quill", born=BORN)) is None


def test_a_surname_alone_brings_nobody_back_when_more_was_asked():
    assert only(ISLA, held("Karen Redfearn", born=date(1980, 2, 1))) is None


def test_one_part_of_a_name_brings_back_who_has_it():
    one = back(Asked(name="Isla"), held())

    assert one.tier in ("possible", "named")
    assert "Only one part of a name was asked with" in one.why


def test_somebody_named_as_an_associate_is_found_and_it_is_said_whose():
    one = back(ISLA, held("Karen Holt", associates=("Shell", "Isla Redfern")))

    assert (one.tier, one.tie) == ("connected", "named")
    assert one.why[-1] == "Isla Redfern is named as an associate of Karen Holt"


@pytest.mark.parametrize("born", [None, BORN], ids=["by the name alone", "by the birth date too"])
def test_a_text_that_names_them_exactly_is_said_whomever_the_record_is_about(born: date | None):
    record = held("Isla Redfern", born=born, text="Isla Redfearn was brought in with a knife wound.")

    one = back(Asked(name="Isla Redfearn", birth_date=born), record)

    assert one.tie == "person"
    assert "Its text names Isla Redfearn: “Isla Redfearn was brought in with a knife wound.”" in one.why


def test_a_name_that_many_have_is_more_than_that_where_the_text_names_them_exactly():
    text = "Mohammed Ali was brought in with a knife wound."
    asked = Asked(name="Mohammed Ali", birth_date=BORN)

    assert back(asked, held("Mohamad Aly")).tier == "named"
    assert back(asked, held("Mohamad Aly", text=text)).tier == "connected"


def test_a_nickname_alone_names_nobody_as_an_associate():
    assert only(ISLA, held("Karen Holt", associates=("Isla",))) is None


def test_twins_are_told_apart():
    asked = replace(ISLA, address=HOME, postcode=CODE)
    isla = held(born=BORN, address=HOME, postcode=CODE)
    ayla = held("Ayla Redfearn", reference="R-2", born=BORN, address=HOME, postcode=CODE)

    both = found(asked, isla, ayla)

    assert (both["R-1"].tier, both["R-2"].tier) == ("certain", "connected")
    assert both["R-2"].why[-1] == (
        "A brother or sister, perhaps a twin, or a parent, unless one of the first names is wrong"
    )


def test_a_first_name_that_may_be_either_twins_is_not_relied_on():
    asked = replace(ISLA, phones=(PHONE,))
    ila = held("Ila Redfearn", born=BORN, phones=(PHONE,))

    alone = found(asked, ila)
    beside = found(asked, ila, held("Ayla Redfearn", reference="R-2", born=BORN, phones=(PHONE,)))

    assert alone["R-1"].tier == "probable"
    assert beside["R-1"].tier == "possible"
    assert beside["R-1"].why[-1].startswith("Somebody else of this surname and birth date is held, perhaps a twin")


def test_a_first_name_that_is_like_both_twins_makes_neither_relied_on():
    asked = Asked(name="Ila Redfearn", birth_date=BORN)

    both = found(asked, held("Isla Redfearn", born=BORN), held("Ayla Redfearn", reference="R-2", born=BORN))

    assert {one.tier for one in both.values()} <= {"possible", "connected"}


def test_a_father_of_the_same_name_holds_back_a_record_without_a_birth_date():
    asked = Asked(name="Steven Tumbrell", birth_date=BORN, address=HOME, postcode=CODE)
    unsure = held("Steven Tumbrell", address=HOME, postcode=CODE)
    father = held("Steven Tumbrell", reference="R-2", born=date(1979, 4, 2), address=HOME, postcode=CODE)

    assert found(asked, unsure)["R-1"].tier == "probable"
    both = found(asked, unsure, father)

    assert (both["R-1"].tier, both["R-2"].tier in RELIED_ON) == ("possible", False)
    assert both["R-1"].why[-1].startswith("Somebody of this name with another birth date is held")


def test_two_of_one_name_at_one_address_hold_back_each_other_where_no_birth_date_was_asked():
    asked = Asked(name="Steven Tumbrell", address=HOME, postcode=CODE)
    son = held("Steven Tumbrell", born=BORN, address=HOME, postcode=CODE)
    father = held("Steven Tumbrell", reference="R-2", born=date(1979, 4, 2), address=HOME, postcode=CODE)

    assert {one.tier for one in found(asked, son, father).values()} == {"possible"}


def test_a_common_name_with_a_swapped_birth_date_is_held_back_where_another_record_has_the_exact_one():
    asked = Asked(name="Mohammed Karim", birth_date=date(2010, 8, 12))
    swapped = held("Mohamed Kareem", born=date(2010, 12, 8))
    exact = held("Mohammed Karim", reference="R-2", born=date(2010, 8, 12))

    both = found(asked, swapped, exact)

    assert {one.tier for one in both.values()} == {"possible"}
    assert (
        both["R-2"].why[-1].startswith("Others of this name, which many have, have this birth date with day and month")
    )


def test_a_rare_name_is_not_doubted_for_a_swapped_birth_date():
    asked = replace(ISLA, birth_date=date(2011, 3, 5))

    both = found(asked, held(born=date(2011, 3, 5)), held(reference="R-2", born=date(2011, 5, 3)))

    assert {one.tier for one in both.values()} <= set(RELIED_ON)


@pytest.mark.parametrize(
    ("record", "tier"),
    [
        (held("Karen Holt", address=HOME, postcode=CODE), "connected"),
        (held("Karen Holt", phones=(PHONE,)), "connected"),
        (held("Karen Holt", vehicles=("AK92 RBX",)), "connected"),
        (held("Karen Redfearn", address=HOME, postcode=CODE, phones=(PHONE,)), "connected"),
        (held("Isla Quill", address=HOME, postcode=CODE), None),
    ],
    ids=["a former tenant", "a shared line", "a sold car", "a mother", "a first name at the same address"],
)
def test_whoever_shares_no_name_is_connected_at_most(record: HeldRecord, tier: Tier | None):
    asked = replace(ISLA, address=HOME, postcode=CODE, phones=(PHONE,), vehicles=("AK92 RBX",))

    one = back(asked, record)

    assert one.tier not in RELIED_ON
    assert tier is None or one.tier == tier


def test_another_surname_at_the_same_hostel_with_the_same_birth_date_is_possible_at_most():
    asked = Asked(name="Shan Durose", birth_date=date(2013, 1, 1), address=HOME, postcode=CODE)

    one = back(asked, held("Shawn Farnistone", born=date(2013, 1, 1), address=HOME, postcode=CODE))

    assert one.tier not in RELIED_ON


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


def test_no_sentence_shows_a_percentage_or_a_score():
    one = back(ISLA, held(born=BORN))

    assert not any("%" in why or "score" in why.lower() for why in one.why)
