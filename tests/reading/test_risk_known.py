"""What words tell besides dangers: a night that has gone by, a child who gets about safely; and ordinary days."""

from datetime import UTC, date, datetime
from pathlib import Path
from time import process_time

import pytest

from wayhome.application.assess.words import reader_of_words
from wayhome.duties.assessing.account import Account, Held
from wayhome.duties.assessing.assess import Grading, assess
from wayhome.packs import load, reader
from wayhome.reading.risk import read_risk
from wayhome.reading.risk_known import night_told
from wayhome.reading.risk_seen import seen_safe

GRADING = Grading(load("examples-2026.1"))
TODAY = date(2026, 3, 2)  # a Monday
RAISING = {code for floor in load("examples-2026.1").floors if floor.id not in {"H1", "H2"} for code in floor.factors}
ORDINARY = (Path(__file__).parent / "ordinary.txt").read_text(encoding="utf-8").splitlines()
UNLIKE = {"out_of_character": "yes", "contact_since": "no"}


def told(narrative, *, hour=20, age=15, held=(), **answers):
    records = tuple(Held(number=n, system="education", date="2026-02-01", text=one) for n, one in enumerate(held))
    at = datetime(2026, 3, 2, hour, tzinfo=UTC)
    account = Account(at=at, narrative=narrative, facts={"age": age}, answers=answers, held=records)
    return assess(reader_of_words(reader())(account, GRADING), GRADING)


@pytest.mark.parametrize("text", ORDINARY)
@pytest.mark.parametrize("where", ["narrative", "held"])
def test_what_an_ordinary_day_is_told_with_raises_nothing(text: str, where: str):
    found = read_risk(reader(), text, where=where, written=TODAY, today=TODAY)

    assert not [one for one in found if one.factor in RAISING and not one.set_aside]


@pytest.mark.parametrize(
    ("text", "night"),
    [
        ("She went out last night and her bed has not been slept in.", "yes"),
        ("He has been gone since Saturday.", "yes"),
        ("Not seen for two days.", "yes"),
        ("Band practice till eight and he is not back.", "no"),
        ("She left after school today.", "no"),
        ("He has gone.", ""),
    ],
)
def test_an_informant_tells_that_a_night_has_gone_by_or_leaves_it_open(text: str, night: str):
    assert night_told(text, datetime(2026, 3, 2, 20, tzinfo=UTC)) == night


@pytest.mark.parametrize(
    ("text", "night"),
    [
        ("Works till 2200, always signs in by 2300. Not in.", "no"),
        ("He said he would be in by midnight.", "no"),
        ("She was due in at 2030.", ""),
        ("Last seen at 2300 two nights ago.", "yes"),
        ("He has gone.", ""),
    ],
)
def test_in_the_small_hours_no_night_has_gone_by_since_the_evening_just_gone(text: str, night: str):
    assert night_told(text, datetime(2026, 3, 2, 1, 20, tzinfo=UTC)) == night


def test_a_child_who_did_not_register_after_dinner_has_not_been_gone_a_night():
    text = "Out to the bakery at dinner with three others. Hasn't registered for maths."

    assert night_told(text, datetime(2026, 3, 2, 14, tzinfo=UTC)) == "no"


@pytest.mark.parametrize(
    "text",
    [
        "She has been gone a couple of days. The school rang today.",
        "Not seen for 48 hours. Her nan rang this morning.",
        "Gone two weeks now, and today is her birthday.",
        "Last seen Monday. Not at registration today.",
        "Not been back for days. School rang me this morning.",
        "He went out on the 1st and is still not back today.",
        "Gone since 01/03. School says he was not in period one.",
        "Last seen at 23:30, not in today.",
        "Out at 10pm, and not in today.",
        "Out at 2230, and not in today.",
        "He left about nine at night. School rang today.",
        "Her room was empty this morning.",
        "He was not home this morning.",
    ],
)
def test_what_may_be_of_a_day_before_is_never_the_same_day(text: str):
    assert night_told(text, datetime(2026, 3, 2, 14, tzinfo=UTC)) != "no"


def test_a_name_without_an_end_is_read_once():
    began = process_time()

    told("A-" * 12_000, held=("Aa'" * 8_000,))

    assert process_time() - began < 4  # seconds; read to the end from each start, it took ten


def test_in_the_small_hours_an_hour_of_the_evening_does_not_make_it_the_same_day():
    assert night_told("Due in at ten.", datetime(2026, 3, 2, 3, tzinfo=UTC)) == ""


def test_out_of_character_and_no_contact_is_high_after_a_night_and_while_nobody_says_when():
    assert told("She has gone, it is not like her.", **UNLIKE).floor == "high"
    assert told("She went out last night and is not back.", **UNLIKE).floor == "high"
    assert told("Band practice till eight and she is not back.", **UNLIKE).floor == "medium"


def test_a_disability_of_a_child_who_gets_about_safely_is_found_and_does_not_raise_by_itself():
    assessed = told("He's autistic, gets himself about on the bus no bother.", disability_ld_neuro="yes")

    assert assessed.floor == "medium"
    assert "LD_OR_NEURO" in {one.code for one in assessed.factors}


@pytest.mark.parametrize(
    "case",
    [
        {"narrative": "He's autistic."},
        {"narrative": "He's autistic, gets himself about on the bus.", "age": 12},
        {"narrative": "He's autistic, gets himself about on the bus, but has no sense of danger."},
        {"narrative": "He's autistic, got a bus by himself for the first time."},
        {"narrative": "He gets himself about on the bus.", "held": ("EHCP: autism, needs an adult for road safety.",)},
    ],
)
def test_whatever_leaves_it_open_that_a_child_keeps_safe_keeps_the_level_up(case):
    assert told(disability_ld_neuro="yes", **case).floor == "high"


def test_an_adult_whom_the_informant_names_is_not_a_namesake_of_the_child():
    kept = "Barry Kershaw, 33. Registered sex offender, order bars contact with boys."

    assert told("My son Joe Hart is with Barry Kershaw.", held=(kept,)).floor == "high"
    assert told("Jo Hart, fifteen, is late from school.", held=("Jo Hart, 24, stabbed in the leg.",)).floor == "medium"


def test_ordinary_clothes_are_a_danger_in_the_cold_half_of_the_year_and_not_in_the_warm():
    text = "She went out in a T-shirt and shorts, no coat."
    cold = read_risk(reader(), text, today=date(2026, 1, 5))

    assert {one.factor for one in cold} == {"ILL_EQUIPPED"}
    assert not read_risk(reader(), text, today=date(2026, 7, 5))
    assert read_risk(reader(), text), "without a day it is read as it stands"


SEEN_SAFE = (
    "PCSO Lund saw him three doors down with Mrs Bright.",
    "She is the childminder, registered, DBS seen.",
    "Checks on all at the address negative.",
    "Review at 1815.",
)


def test_an_officer_who_saw_the_child_with_somebody_checked_has_located_them():
    assert seen_safe(reader(), " ".join(SEEN_SAFE))


@pytest.mark.parametrize("left_out", range(len(SEEN_SAFE)))
def test_less_than_all_of_it_confirms_nothing(left_out: int):
    told = [words for place, words in enumerate(SEEN_SAFE) if place != left_out]

    assert not seen_safe(reader(), " ".join(told))


@pytest.mark.parametrize("sighting", [
    "PCSO Lund last saw him at four, three doors down.",
    "PCSO Lund saw him and he ran off.",
    "Nobody has seen him, PCSO Lund is with her.",
    "Mrs Bright saw him three doors down.",
])  # fmt: skip
def test_a_sighting_that_is_over_or_is_no_officers_confirms_nothing(sighting: str):
    assert not seen_safe(reader(), " ".join((sighting, *SEEN_SAFE[1:])))


def test_a_day_that_is_told_of_something_else_leaves_when_the_child_went():
    at = datetime(2026, 3, 4, 19, tzinfo=UTC)  # a Wednesday

    assert night_told("Not picking up this evening, the contract ran out on Sunday.", at) == "no"
    assert night_told("Nobody has seen him since Sunday.", at) == "yes"
    assert night_told("He left on Sunday.", at) == "yes"
