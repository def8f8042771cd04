"""Whose record it is: another's where two signs say so, and the child's wherever anything leaves it open."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wayhome.packs import reader
from wayhome.reading.risk_account import ANOTHER, read_account
from wayhome.reading.risk_named import alike, another_named, own_names
from wayhome.reading.risk_people import Child, Told

TODAY = date(2026, 10, 6)
SEEN = "Seen with two older males who give lifts and gifts to girls; stabbed in the leg last week."


def counted(narrative, *held, age=15, **known):
    records = [Told(source=f"held[{n}]", words=one) for n, one in enumerate(held)]
    found = read_account(reader(), narrative, records, Child(age=age, today=TODAY, **known))
    return {one.finding.factor for one in found if not one.finding.set_aside and one.told.source != "narrative"}


def is_anothers(narrative, record, age=15):
    return ANOTHER in counted(narrative, record, age=age)


@pytest.mark.parametrize(
    ("narrative", "record"),
    [
        ("Amina 15, flat 30, is not home.", "Victim DESTINY E., 16, flat 31. Stabbed in the arm."),
        ("Lexi, 15, is late. Her roommate T is in.", "T. MARSH, 16, seen in a car with two males."),
        ("Lexi 15 is late.", "T. MARSH, 16, seen in a car with two males. Roommate of Lexi D."),
        ("Lewis 15. Older brother Ashley is the one with the tag.", "DP ASHLEY Marlow, 19. Ketamine. Stab wound."),
        ("Fleur, 15, is late. Her older sister Brontë was ill.", "BRONTË A., 19. Anorexia. Kin: sibling Fleur."),
        ("Suresh 15 and his friend from two doors down, Milo, are late.", "Milo R, 13, looked after. ADHD."),
        ("Marlon, 15, is out with Milo from the unit.", "Milo R, 13, looked after. ADHD."),
        ("Jamal 15. His brother Nathan (20) is inside.", "NATHAN O, b. 2005. Dealing. Lives with younger brother."),
        ("Ruth 15 is late.", "Subject: Connor HALE, aged 11, cut his arms at school."),
        ("Tyler J 15 is late. Not the other Tyler on Pykes Close.", "JARROLD Tyler, 4 Pykes Close. Hurt."),
        ("Lad Cian 15 has been at a wake.", "CIAN B., 25, affray, bailed."),
        ("Zara 15 is late.", "Re: Zahra LOWE, 17, no. 27. Restricted eating. Not the family at no. 31."),
    ],
)  # fmt: skip
def test_a_record_that_opens_with_somebody_else_near_the_child_is_theirs(narrative: str, record: str):
    assert is_anothers(narrative, record)


@pytest.mark.parametrize(
    ("narrative", "record"),
    [
        ("Ruby-Mae, 15, is late.", "Rubie TATE, 16, disclosed that three men hurt her."),
        ("Kwabena 15 is late.", "Victim K OSEI 16. Stabbed."),
        ("William, 15, is late.", "Bill HART, 14, cut his arms."),
        ("Elizabeth, 15, is late.", "Beth HART, 13, cut her arms."),
        ("Alexandra, 15, is late.", "Lexi HART, 13, cut her arms."),
        ("Sofia, 15, is late.", "SOPHIE HART, 13, cut her arms."),
        ("Caitlin, 15, is late.", "Katelyn HART, 13, cut her arms."),
        ("Mohammed, 15, is late.", "Mo IQBAL, 12, arrested with wraps."),
        ("Omar, 15, is late.", "Name given: Omer HAJI, 12, locked in at a nail bar."),
        ("Peggy, 15, is late.", "Margaret HART, 14, cut her arms."),
        ("Amina, 15, is late.", "DESTINY E., 13, aka Amina E. Stabbed in the arm."),
        ("Amina, 15, is late.", "DESTINY E., 13, changed her name. Stabbed in the arm."),
        ("Amina, 15, is late.", "DESTINY E., 13, says that Amina was stabbed in the arm."),
        ("Amina, 15, is late.", "DESTINY E., 13, stabbed alongside another girl."),
        ("Amina, 15, is late.", "DESTINY E., 15, stabbed in the arm."),
        ("Amina, 15, flat 30, is late.", "DESTINY E., 16, flat 30. Stabbed in the arm."),
        ("My daughter, 15, is late.", "DESTINY E., 13, stabbed in the arm."),
        ("Daughter 15 is late. Destiny has her phone.", "DESTINY E., 13, stabbed in the arm."),
        ("Amina is late.", "DESTINY E., 13, stabbed in the arm."),
        ("Dylan, 15, is late.", "Jan 1, Feb 3, Mar 7. Durations rising."),
        ("Dylan, 15, is late.", "Reported 14 times since May, seen with men."),
        ("Dylan, 15, is late.", "Dylan, 17, seen with men."),
        ("Dylan, 15, is late.", "Dylan, 25 episodes since May, seen with men."),
        ("Dylan, 15, is late.", "D.F. 15 found with 34 wraps."),
        ("Amina, 15, is late.", "Listed as Girl C. Schedule handed over in error with her school on it."),
        ("Amina, 15, is late.", "Told school that her twin sister saw him hit her."),
        ("Amina, 15, is late.", "Twin brother told staff that she cuts her arms."),
    ],
)  # fmt: skip
def test_a_record_that_may_be_the_childs_under_another_name_counts(narrative: str, record: str):
    assert not is_anothers(narrative, record)


MOLLY = "Ellie Shaw, 15, not home since 4. Call from her friend Molly."


@pytest.mark.parametrize(
    "record",
    [
        "MOLLY DEAN, 15: says her best friend is being sexually exploited by adult males.",
        "MOLLY DEAN, 13: says a friend is being sexually exploited by adult males.",
        "MOLLY DEAN, 15: says her mate is sold for sex by adult males.",
        "MOLLY DEAN, 15: says her best friend Ellie is being sexually exploited by adult males.",
        "MOLLY DEAN, 15: says men are raping her friend Ellie.",
        "MOLLY DEAN, 15: her friend Ellie Shaw has been raped.",
        "MOLLY DEAN, 15: says that another girl is being sexually exploited by adult males.",
    ],
)
def test_what_a_friends_record_says_of_her_friend_is_of_the_child(record: str):
    assert not is_anothers(MOLLY, record)


def test_the_danger_that_an_adult_near_the_child_is_still_counts():
    brother = "NATHAN OKORO, b. 2001. Registered sex offender. Ketamine daily."

    found = counted("Jamal 15 is late. His brother Nathan is out.", brother)

    assert "REGISTERED_OFFENDER" in found
    assert "SUBSTANCE_USE" not in found


def test_a_stranger_of_another_name_is_the_danger_and_no_other_child():
    offender = "PELLOW Craig, 44, registered since 2021, order bars contact under 16. Registered sex offender."

    assert "REGISTERED_OFFENDER" in counted("Saffron 15 is late.", offender)


@pytest.mark.parametrize("born", ["b. 1982", "dob 03/04/1982", "born 03/04/82"])
def test_an_offender_who_opens_a_record_with_a_birth_date_is_the_danger(born: str):
    offender = f"Craig PELLOW, {born}. Registered sex offender."

    assert "REGISTERED_OFFENDER" in counted("Saffron 15 is late.", offender)
    assert "REGISTERED_OFFENDER" not in counted("Craig 15 is late.", offender)


def test_a_child_who_came_alone_is_never_told_apart_by_a_name():
    assert not {ANOTHER} & counted("Omar, 15, is late.", "Subject: Bilal HALE, 11, locked in.", unaccompanied=True)


def test_what_another_record_tells_of_other_names_keeps_every_record():
    held = ("MARTA K, 12, found in a nail bar.", "Placement: formerly placed as Marta under name Ana.")

    assert ANOTHER not in counted("Ana, 15, is late.", *held)


NAMES = st.sampled_from(
    ["Amina", "Tyler", "Zara", "Rory", "Ivy", "Omar", "Chloe", "Jude", "Sana", "Kwame", "Oisín", "Brontë"]
)
SHORTER = st.integers(min_value=3, max_value=6)


@settings(deadline=None)
@given(name=NAMES, letters=SHORTER, typed=st.integers(min_value=1, max_value=4), sign=st.sampled_from("aeiouns"))
def test_short_forms_and_typing_errors_are_the_same_name(name, letters, typed, sign):
    assert alike(name.casefold(), name[:letters].casefold())
    assert alike(name.casefold(), name[0].casefold())
    mistyped = name[:typed] + sign + name[typed:]
    assert alike(name.casefold(), mistyped.casefold())


@settings(deadline=None, max_examples=50)
@given(name=NAMES, off=st.integers(min_value=-1, max_value=1), surname=st.sampled_from(["", " HALE", " H."]))
def test_a_record_under_the_childs_own_name_is_never_another_young_persons(name, off, surname):
    assert another_named(f"{name}, 15, is late.", f"{name}{surname}, {15 + off}, {SEEN}", 15, 2026, ()) is None


@pytest.mark.parametrize(
    ("narrative", "names"),
    [
        ("Harvey (15) reported by gran.", {"harvey"}),
        ("Daughter 15, Platform 15, Year 15.", set()),
        ("Fifteen year old Maisie Tolland.", {"maisie"}),
        ("Suresh 15 and Milo, 13.", {"suresh"}),
        ("Lexi at 15:20 and Lexi 15 minutes late", set()),
    ],
)
def test_the_childs_name_is_the_one_that_is_said_with_their_age(narrative: str, names: set[str]):
    assert own_names(narrative, 15) == names
