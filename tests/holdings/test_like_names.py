"""Brothers and sisters whose names are like each other, namesakes, and names heard by an ear new to them."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.holdings.people import BORN, HOME, PACK, held, only
from tests.holdings.people import found as came_back
from wayhome.holdings.asking import Asked
from wayhome.holdings.names import Likeness, likeness
from wayhome.holdings.records import Sex

LIKE_EACH_OTHER = [
    ("Amara", "Amira"), ("Jayden", "Jaydon"), ("Kayla", "Kyla"), ("Maryam", "Mariam"), ("Daniel", "Danielle"),
    ("Anya", "Tanya"), ("Marcus", "Markus"), ("Jamal", "Kamal"), ("Siu Ming", "Siu Fong"), ("Thi Lan", "Thi Mai"),
    ("Mohamed Amin", "Mohamed Amir"), ("Mary Anne", "Mary Kate"), ("Amara Rose", "Amira Rose"), ("Michel", "Michelle"),
    ("Jaspreet Singh", "Gurpreet Singh"), ("Ngoc Anh", "Ngoc Ha"), ("Jean Paul", "Jean Pierre"),
]  # fmt: skip
SURNAMES = st.sampled_from(["Sesay-Holt", "Quadriyya", "Leungwai", "Pham", "Ravensby", "Gill", "O'Dunfoyle"])
SEXES = st.sampled_from(["female", "male", "not_stated"])


@given(
    pair=st.sampled_from(LIKE_EACH_OTHER), turned=st.booleans(), family=SURNAMES, sex=SEXES, parted=st.booleans(),
    home=st.booleans(),
)  # fmt: skip
def test_a_twin_whose_name_is_like_the_one_asked_is_never_certain_and_beside_the_right_one_is_doubted(
    pair: tuple[str, str], turned: bool, family: str, sex: Sex, parted: bool, home: bool
):
    name, other = pair[::-1] if turned else pair
    asked = Asked(name=f"{name} {family}", birth_date=BORN, sex=sex, address=HOME if home else "")
    right, twin = (
        held(f"{one} {family}", reference=ref, born=BORN, address=HOME) for one, ref in ((name, "A"), (other, "B"))
    )
    if not parted:
        twin = replace(twin, person=replace(twin.person, given_name=twin.person.name, family_name=""))

    alone, both = only(asked, twin), came_back(asked, right, twin)

    assert both["A"].tier in ("certain", "probable")
    assert alone is None or alone.tier != "certain"
    assert "B" not in both or both["B"].tier in ("possible", "connected")
    assert "B" not in both or both["B"].doubts


def test_the_doubt_names_the_record_that_is_nearer_to_the_name_asked_for():
    asked = Asked(name="Amara Sesay-Holt", birth_date=BORN)

    both = came_back(asked, held("Amara Sesay-Holt", reference="RV-24", born=BORN), held("Amira Sesay-Holt", born=BORN))

    assert both["R-1"].tier == "possible"
    assert (
        "This may be a brother or sister born the same day: RV-24 is nearer to the first name asked for"
        in both["R-1"].doubts
    )


def test_a_short_form_stays_certain_beside_the_whole_name_but_not_where_it_may_be_two_peoples():
    lizzie = Asked(name="Elizabeth Thackwray", birth_date=BORN)
    sam = Asked(name="Sam Thackwray", birth_date=BORN)

    hers = came_back(
        lizzie, held("Elizabeth Thackwray", born=BORN), held("Lizzie Thackwray", reference="R-2", born=BORN)
    )
    theirs = came_back(sam, held("Samuel Thackwray", born=BORN), held("Samantha Thackwray", reference="R-2", born=BORN))

    assert {one.tier for one in hers.values()} == {"certain"}
    assert {one.tier for one in theirs.values()} == {"possible"}


def test_a_common_name_and_a_birth_date_are_probable_at_most_and_it_is_said():
    asked = Asked(name="Mohammed Ali", birth_date=BORN, address=HOME, postcode="EM4 6LT")
    one = only(asked, held("Mohammed Ali", born=BORN, address="2 Mill Lane", postcode="EM22 9ZZ"))
    placed = only(asked, held("Mohammed Ali", born=BORN, address=HOME, postcode="EM4 6LT"))

    assert one is not None
    assert placed is not None
    assert one.tier == "probable"
    assert "Many have this name, and only the birth date agrees beside it: two people may be held" in one.doubts
    assert placed.tier == "certain"


@pytest.mark.parametrize("name", ["Elizabeth Adeyemi", "Lizzie Adeyami", "Liz Adeyemi", "Elizabeth Adeyemy"])
@pytest.mark.parametrize("beside", [True, False])
def test_a_short_form_a_surname_as_it_sounds_and_a_swapped_date_are_probable(name: str, beside: bool):
    asked = Asked(name="Lizzie Adeyami", birth_date=date(2011, 9, 5))
    hers = held(name, born=date(2011, 5, 9))
    wrong = held("Elizabeth Adeyemi", reference="R-2", born=date(2011, 9, 5))

    found = came_back(asked, hers, *([wrong] if beside else []))

    assert found["R-1"].tier in ("probable", "certain")


@given(
    asked=st.sampled_from(["Umar Al Khateeb", "Jas Singh", "Keeva O'Brien", "Clear Gwillim", "Preeti Kaur",
                           "Divya Shivalingam", "Youssef Almansoori", "Zaynab Akhtar"]),
    born=st.dates(date(2008, 2, 13), date(2015, 12, 28)),
)  # fmt: skip
def test_names_that_agree_in_part_on_one_birth_date_are_more_than_named(asked: str, born: date):
    names = {"Umar Al Khateeb": "Omar Elkhatib", "Jas Singh": "Jaspreet Singh Bhogal",
             "Divya Shivalingam": "Thivya Sivalingam",
             "Keeva O'Brien": "Caoimhe Bhriain", "Clear Gwillim": "Llyr Gwilym", "Preeti Kaur": "Harpreet Kaur Dhillon",
             "Youssef Almansoori": "Yusuf Al-Mansouri", "Zaynab Akhtar": "Zainab Bibi"}  # fmt: skip

    one = only(Asked(name=asked, birth_date=born), held(names[asked], born=born))

    assert one is not None
    assert one.tie == "person"
    assert one.tier in ("certain", "probable", "possible")


def test_kaur_and_begum_make_nobody_a_relative():
    asked = Asked(name="Rupinder Kaur", birth_date=BORN)

    assert only(asked, held("Sukhi Kaur", born=BORN)) is None
    assert only(Asked(name="Shapla Begum", birth_date=BORN), held("Nazia Begum", born=BORN)) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("elkhateeb", "khatib"), ("almansoori", "mansouri"), ("assayed", "elsayed"), ("obrien", "bhriain"),
        ("thivya", "divya"), ("llinos", "clinos"), ("siobhan", "shivawn"), ("niamh", "neeve"), ("caoimhe", "keeva"),
        ("preeti", "harpreet"), ("sadhbh", "sive"),
    ],
)  # fmt: skip
def test_one_name_heard_or_joined_is_like_itself(one: str, other: str):
    assert likeness(one, other, PACK.names) is not None
    assert likeness(one, other, PACK.names) is likeness(other, one, PACK.names)


@pytest.mark.parametrize(
    ("one", "other"),
    [("omar", "mark"), ("alice", "ice"), ("elena", "lena"), ("theo", "leo"), ("oliver", "liver"), ("nathan", "nadia"),
     ("harpreet", "navneet"), ("gurpreet", "manpreet"), ("caoimhe", "kiera"), ("llyr", "floyd")],
)  # fmt: skip
def test_rules_for_the_ear_join_no_two_names(one: str, other: str):
    assert (likeness(one, other) or 0) <= Likeness.SLIP


def test_the_short_form_of_a_first_name_is_no_surname():
    asked = Asked(name="Elizabeth Grace Thorne", birth_date=BORN)
    one = only(asked, held("Grace Bell", born=BORN))

    assert one is None or not any(piece.field == "family" and piece.level != "different" for piece in one.pieces)


def test_a_short_form_in_the_field_of_the_surname_is_read_where_names_changed_places():
    record = held("Adeyemi Lizzie", born=BORN)

    one = only(Asked(name="Elizabeth Adeyemi", birth_date=BORN), record)

    assert one is not None
    assert one.tier in ("certain", "probable")
