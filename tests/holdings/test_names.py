"""Parts of names: how they are taken, how they sound, and how alike two are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from wayhome.holdings.names import Likeness, likeness, names_alike, parts, sound, told_parts
from wayhome.holdings.naming.sounds import sounds_alike, spelling
from wayhome.holdings.naming.written import letters_of, may_be_near
from wayhome.packs import linkage

NAMES = linkage().names


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("Okonjo-Pratt", ("okonjo", "pratt")),
        ("  Okonjo   PRATT ", ("okonjo", "pratt")),
        ("Şerwan O’Neil", ("serwan", "oneil")),
        ("Zoë Łukasz Bjørn", ("zoe", "lukasz", "bjorn")),
        ("AmberLeigh", ("amber", "leigh")),
        ("McAllister", ("mcallister",)),
        ("Layla Al-Haddadin", ("layla", "haddadin")),
        ("Al", ("al",)),
        ("Ana Ana", ("ana",)),
        ("", ()),
    ],
)
def test_a_name_is_its_parts_in_any_order_and_spelling(name: str, taken: tuple[str, ...]):
    assert parts(name) == taken


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kareem", "karim"),
        ("tomasz", "thomas"),
        ("wojciechowicz", "wojciechowitz"),
        ("layla", "leila"),
        ("yusuf", "yousef"),
        ("curtis", "kurtis"),
        ("hassan", "hasan"),
        ("sotheran", "southern"),
        ("sherwan", "serwan"),
        ("halima", "haleema"),
        ("eldridge", "eldrige"),
        ("wray", "ray"),
    ],
)
def test_spellings_of_one_sound_sound_the_same(one: str, other: str):
    assert sound(one) == sound(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kareem", "karim"), ("chowdhury", "choudhury"), ("clarke", "clark"), ("hrytsenko", "gritsenko"),
        ("zofja", "zofia"), ("phillips", "philips"), ("ousmane", "usman"), ("eldridge", "eldrige"), ("rhys", "reece"),
        ("xhulia", "giulia"), ("daniyaal", "daniyal"), ("mcdonald", "macdonald"), ("tesfaye", "tesfai"),
    ],
)  # fmt: skip
def test_ways_of_writing_one_sound_are_spelt_the_same(one: str, other: str):
    assert spelling(one) == spelling(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("mohammed", "muhammad"), ("kowalski", "kowalska"), ("rahman", "rehman"), ("nguyen", "nguen"), ("zhang", "chang")],
)
def test_names_of_one_sound_sound_alike(one: str, other: str):
    assert sounds_alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("hassan", "hussain"), ("ali", "ola"), ("isla", "ayla"), ("sajid", "said"), ("hanna", "anna"), ("wei", "you")],
)
def test_names_that_one_family_would_give_to_two_children_do_not_sound_alike(one: str, other: str):
    assert not sounds_alike(one, other)


def test_nothing_has_no_sound():
    assert sound("") == ""


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("isla", "isla", Likeness.SAME),
        ("dan", "daniel", Likeness.SHORT_FORM),
        ("tomek", "thomas", Likeness.SHORT_FORM),
        ("seun", "oluwaseun", Likeness.SHORT_FORM),
        ("terrence", "terry", Likeness.SHORT_FORM),
        ("karim", "kareem", Likeness.SPELLING),
        ("xasan", "hassan", Likeness.SPELLING),
        ("jallow", "diallo", Likeness.SPELLING),
        ("cheung", "zhang", Likeness.SPELLING),
        ("mehmet", "mohammed", Likeness.SPELLING),
        ("sherwan", "serwan", Likeness.SOUND),
        ("ibrahimov", "ibrahim", Likeness.START),
        ("flori", "florentina", Likeness.START),
        ("lara", "omolara", Likeness.START),
        ("poppy", "popby", Likeness.SLIP),
        ("marcus", "macrus", Likeness.SLIP),
        ("isla", "ila", Likeness.SLIP),
        ("isa", "iaa", Likeness.SLIP),
        ("p", "poppy", Likeness.INITIAL),
        ("p", "p", Likeness.INITIAL),
        ("q", "poppy", None),
        ("isla", "ayla", None),
        ("ana", "eva", None),
        ("tom", "harrison", None),
        ("hassan", "hussain", None),
    ],
)
def test_two_parts_are_alike_in_a_way_that_can_be_said(one: str, other: str, alike: Likeness | None):
    assert likeness(one, other, NAMES) is likeness(other, one, NAMES) is alike


def test_short_forms_are_declared_and_go_both_ways_under_any_spelling():
    assert "daniel" in NAMES.short_forms("danny")
    assert "danny" in NAMES.short_forms("daniel")
    assert "dan" in NAMES.short_forms("daniyal")
    assert NAMES.short_forms("xanthe") == frozenset()


def test_a_search_looks_for_short_forms_spellings_and_what_is_left_without_a_beginning():
    assert {"danny", "danylo"} <= NAMES.widened("daniel")
    assert "seun" in NAMES.widened("oluwaseun")
    assert "daniel" not in NAMES.widened("daniel")


def test_without_tables_only_letters_and_sounds_make_names_alike():
    assert likeness("dan", "daniel") is Likeness.START
    assert likeness("xasan", "hassan") is None


def test_a_name_keeps_its_small_words_where_fewer_than_two_others_are_left():
    assert told_parts("Do Nguyen") == ("do", "nguyen")
    assert told_parts("Nguyen Van Duc") == ("nguyen", "duc")


def test_two_whole_names_are_as_alike_as_the_second_most_alike_of_their_parts():
    assert names_alike("Redfern Isla", "Isla Redfearn", NAMES) is Likeness.SOUND
    assert names_alike("Isla", "Isla Redfearn", NAMES) is None
    assert names_alike("Isla Redfearn", "ISLA REDFEARN", NAMES) is Likeness.SAME


@given(
    st.text("abcdeh", min_size=1, max_size=9),
    st.lists(st.tuples(st.integers(0, 8), st.sampled_from("abzq")), max_size=2),
)
def test_no_slip_of_the_hand_is_passed_over_for_the_letters_that_stand_in_two_words(
    word: str, slips: list[tuple[int, str]]
):
    slipped = word
    for at, letter in slips:
        slipped = slipped[:at] + letter + slipped[at + 1 :]

    assert may_be_near(letters_of(word), letters_of(slipped), OSA.distance(word, slipped))


@pytest.mark.parametrize(
    ("name", "parts_of_it"),
    [("ISLA", ("isla",)), ("Isla", ("isla",)), ("islaMay", ("isla", "may")), ("I", ("i",)), ("Isla2", ("isla2",))],
)
def test_a_name_of_one_plain_word_is_taken_as_any_other(name: str, parts_of_it: tuple[str, ...]):
    assert parts(name) == parts_of_it
