"""Parts of names: how they are taken, how they sound, and how alike two are."""

import pytest

from wayhome.holdings.names import Likeness, likeness, parts, short_forms, sound


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


def test_names_that_differ_in_a_consonant_sound_different():
    assert sound("isla") != sound("ayla")
    assert sound("") == ""


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("isla", "isla", Likeness.SAME),
        ("dan", "daniel", Likeness.SHORT_FORM),
        ("karim", "kareem", Likeness.SOUND),
        ("ibrahimov", "ibrahim", Likeness.START),
        ("poppy", "popby", Likeness.SLIP),
        ("marcus", "macrus", Likeness.SLIP),
        ("isla", "ila", Likeness.SLIP),
        ("p", "poppy", Likeness.INITIAL),
        ("q", "poppy", None),
        ("isla", "ayla", None),
        ("ana", "eva", None),
        ("tom", "harrison", None),
    ],
)
def test_two_parts_are_alike_in_a_way_that_can_be_said(one: str, other: str, alike: Likeness | None):
    assert likeness(one, other) is likeness(other, one) is alike


def test_short_forms_are_declared_and_go_both_ways():
    assert "daniel" in short_forms("danny")
    assert "danny" in short_forms("daniel")
    assert short_forms("xanthe") == frozenset()
