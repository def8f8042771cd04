"""What words tell that keeps one rule from raising the level: settled here, found, asked about by a form."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wayhome.application.assess.words import reader_of_words
from wayhome.cli.assess import rows
from wayhome.cli.exports.files import open_pack
from wayhome.duties.assessing.account import Account, Held
from wayhome.duties.assessing.assess import Assessment, Grading, assess
from wayhome.packs import load, reader
from wayhome.record.envelope import Value

GRADING = Grading(load("examples-2026.1"))
STILL_HIGH = Path(__file__).with_name("still_high.jsonl")
CLOSED = Path(__file__).parents[1] / "reading" / "passages" / "development" / "w27_closed_vignettes.jsonl"
NONE: Mapping[str, str] = {}
SEEN = "PCSO 7714 saw her at nan's. Nan is on the school collection list. Checks negative."
LOGGED = "16:35 officer with child at the aunt's, aunt's details checked. PNC and CSC checks negative."


def told(
    narrative: str, *held: tuple[str, str], age: int = 16, alone: bool = False, answers: Mapping[str, str] = NONE
) -> Assessment:
    records = tuple(Held(number=n, system=one, date="2026-03-02", text=text) for n, (one, text) in enumerate(held))
    facts: dict[str, Value] = {"age": age, "under_18": "yes"}
    if alone:
        facts["unaccompanied"] = "yes"
    at = datetime(2026, 3, 2, 20, tzinfo=UTC)
    account = Account(at=at, narrative=narrative, facts=facts, answers=answers, held=records)
    return assess(reader_of_words(reader())(account, GRADING), GRADING)


def alone(narrative: str, *held: tuple[str, str]) -> Assessment:
    return told(narrative, *held, alone=True)


@pytest.mark.parametrize(
    "text",
    [
        "He's been here two and a half years and does plumbing at college. Not in for tea.",
        "Not in by ten. He came to the UK alone in summer 2023 and has the same lodgings.",
        "Albanian lad, been with us since he was 13. Out at the allotment.",
        "Not back from nets. He has leave to remain.",
        "Refugee status was granted. Not back from nets.",
    ],
)
def test_a_child_who_came_alone_and_is_settled_is_found_and_not_high_by_that_alone(text: str) -> None:
    assessed = alone(text)

    assert assessed.floor == "medium"
    assert "UASC" in {one.code for one in assessed.factors}


@pytest.mark.parametrize(
    "text",
    [
        "He did not come back from nets.",
        "He is awaiting leave to remain. Been here two years.",
        "Leave to remain refused. Been here two years.",
        "Been here two weeks.",
        "He came on Friday. My other lad has been here three years.",
        "His uncle in Leeds has refugee status.",
        "He came to the UK in 2025.",  # not a whole calendar year between
        "Been with us since he was 15.",
        "He's been here three years. A man said he will cut him.",
    ],
)
def test_whatever_leaves_it_open_that_a_child_is_settled_keeps_the_level_up(text: str) -> None:
    assert alone(text).floor == "high"


def test_a_year_in_which_somebody_came_counts_from_the_second_new_year_on() -> None:
    assert alone("He came to the UK in 2024.").floor == "medium"
    assert alone("He came to the UK in 2025.").floor == "high"


def test_a_record_tells_that_a_child_is_settled_and_a_record_of_somebody_else_does_not() -> None:
    assert alone("Not in.", ("childrens_social_care", "Review: settled three years, leave granted.")).floor == "medium"
    other = ("immigration", "Leave granted. DOB 03/04/1988, a different person of the same name.")
    assert alone("Not in.", other).floor == "high"


@pytest.mark.parametrize(
    ("narrative", "answers"),
    [
        ("Sorry, she is found, she was behind the coats.", {"whereabouts_known": "yes"}),
        ("False alarm. Her gran had her.", {"whereabouts_known": "yes"}),
        (SEEN, {"whereabouts_known": "yes"}),
    ],
)
def test_a_young_child_who_is_told_to_be_found_is_not_high_by_age_alone(
    narrative: str, answers: dict[str, str]
) -> None:
    assert told(narrative, age=9, answers=answers).floor == "medium"


def test_what_the_police_log_of_the_day_tells_of_a_young_child_counts_and_an_older_log_does_not() -> None:
    where = {"whereabouts_known": "yes"}
    assert told("She was not at the gate.", ("command_control", LOGGED), age=9, answers=where).floor == "medium"
    assert told("She was not at the gate.", ("intelligence", LOGGED), age=9, answers=where).floor == "high"


def test_a_log_of_the_morning_finds_no_child_who_went_missing_after_it() -> None:
    morning = ("command_control", LOGGED.replace("16:35", "09:10"))

    assert told("She was not at the gate at half three.", morning, age=9).floor == "high"


@pytest.mark.parametrize(
    ("narrative", "answers"),
    [
        ("She was not at the gate.", {"whereabouts_known": "yes"}),
        ("Sorry, she is found.", {}),
        ("Sorry, she is found.", {"whereabouts_known": "no"}),
        ("I think she is found.", {"whereabouts_known": "yes"}),
        ("She is found but gone again.", {"whereabouts_known": "yes"}),
        (SEEN, {"whereabouts_known": "no"}),
        (SEEN, {}),
        ("PC Lund saw her at the flat with an unknown man.", {"whereabouts_known": "yes"}),
        ("She is found, at a man's flat.", {"whereabouts_known": "yes"}),
        (f"{SEEN} Nan rings: she is gone.", {}),
    ],
)
def test_whatever_leaves_it_open_that_a_young_child_is_found_keeps_the_level_up(
    narrative: str, answers: dict[str, str]
) -> None:
    assert told(narrative, age=9, answers=answers).floor == "high"


@pytest.mark.parametrize(
    "text",
    [
        "The form asks about CSE, CCE, trafficking, radicalisation and FGM.",
        "Our policy obliges me to consider CSE, CCE, so-called honour-based abuse, radicalisation and modern slavery.",
        "CSE, CCE, trafficking, radicalisation, FGM and I've put N/A to the lot.",
    ],
)
def test_kinds_of_harm_that_a_form_asks_everybody_about_state_nothing_of_the_child(text: str) -> None:
    assert told(text).floor == "medium"


@pytest.mark.parametrize(
    "text",
    [
        "CSE, CCE and trafficking.",
        "The form asks about CSE, CCE and trafficking.",  # three may be what somebody found
        "CSE, CCE, trafficking, radicalisation and FGM.",
        "The form asks about CSE, CCE, trafficking and FGM: yes to each.",
        "Policy requires us to say that she was a victim of CSE, CCE, trafficking and forced marriage.",
    ],
)
def test_kinds_of_harm_that_no_form_asks_about_or_that_are_said_to_be_so_are_stated(text: str) -> None:
    assert told(text).floor == "high"


def test_reports_in_which_a_danger_could_hide_behind_such_words_are_high_still() -> None:
    named = [json.loads(line)["id"] for line in STILL_HIGH.read_text(encoding="utf-8").splitlines()]
    found = {row["id"]: row["grade_floor"] for row, _ in rows(STILL_HIGH, open_pack("examples-2026.1")) if row}

    assert found == dict.fromkeys(named, "high")


def test_a_referral_that_was_closed_lowers_nothing_whatever_the_closure_says() -> None:
    found = {row["id"]: row["grade_floor"] for row, _ in rows(CLOSED, open_pack("examples-2026.1")) if row}

    assert len(found) == 30
    assert set(found.values()) == {"high"}


@pytest.mark.parametrize(
    "text",
    [
        "The county lines people from London came for him again last night.",
        "He is at the flat with the county lines people in there.",
        "Named in the exploitation briefing tonight, a drugs runner for an older male.",
        "CCE session tonight named him as the runner for an older lad.",
        "He was counting worshippers in at the mosque, filming the side door and counting.",
        "A walker heard a splash and a scream from the quarry.",
    ],
)
def test_whoever_comes_for_a_child_is_no_talk_about_them(text: str) -> None:
    assert told(text).floor == "high"


@pytest.mark.parametrize(
    "text",
    [
        "We had the county lines evening at school last week.",
        "They had the county lines people in at school today doing a play.",
        "His dad went through the roof when he saw the phone bill.",
        "Prices have gone through the roof so he walks.",
        "The shop has doors that only open at nine.",
        "Staff were counting heads on the coach in the car park.",
        "Officers have a map of the shopping centre.",
        "He ordered ball bearings for his skateboard.",
        "He bought fuse wire for his DT project.",
        "The power to the flats was cut off at six.",
        "His bike is a wreck, covered in mud.",
        "He was shouting at his brother in the warehouse.",
        "She was admiring his bomber jacket.",
        "We headed out to the island on the bus.",
    ],
)
def test_what_only_sounds_like_a_danger_is_none(text: str) -> None:
    assert told(text).floor != "high"


SETTLED = "16:35 officer with child and her aunt, well. Two staff vetted, girl with aunt. PNC and CSC checks negative."


@pytest.mark.parametrize(("known", "floor"), [("no", "high"), ("unknown", "medium"), ("yes", "medium")])
def test_records_of_the_day_settle_nothing_where_nobody_knows_where_a_child_of_nine_is(known: str, floor: str) -> None:
    answers = {"whereabouts_known": known}

    assert told("She was not at the gate.", ("command_control", SETTLED), age=9, answers=answers).floor == floor
