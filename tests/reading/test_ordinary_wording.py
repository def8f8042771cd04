"""Ordinary police sentences, made of the words that judgements are made of: what is pointed out in them is wrong."""

from pathlib import Path

import pytest

from tests.reading.passages_read import kinds_set_aside, pointed_out
from wayhome.reading.findings import Who

HERE = Path(__file__).parent
IN_CASE = Who(child_in_scope=True)
SENTENCES = (HERE / "ordinary_wording.txt").read_text(encoding="utf-8").splitlines()
TOLD = (HERE / "ordinary.txt").read_text(encoding="utf-8").splitlines()


def test_the_words_of_an_ordinary_day_are_left_alone():
    """A ceiling over what was reached: 58 of 229 were pointed out before everyday senses were told."""
    wrong = [line for line in SENTENCES if pointed_out(line, IN_CASE)]

    assert len(wrong) <= 8, wrong


def test_what_people_say_when_they_report_a_child_missing_is_seldom_pointed_out():
    wrong = [line for line in TOLD if pointed_out(line, IN_CASE)]

    assert len(wrong) <= 0.05 * len(TOLD), wrong


@pytest.mark.parametrize(
    ("everyday", "judged"),
    [
        (
            "The speaking clock was used to check the camera.",
            "Prompt as the speaking clock, the unit rang in M/13 again.",
        ),
        ("The clutch would not engage and the girl came by bus.", "F/14 would not engage."),
        ("Counselling for the girl, 14, carries on as long as wanted.", "F/14 comes and goes as she pleases."),
        ("Kit taken with consent from the girl, 16.", "F/16 is quite taken with the man."),
        ("The boy, 16, will have a chat if he's up for it.", "M/16 was well up for it."),
        ("The boy's wages go into his own account, 15.", "M/15 collects his wages from the man."),
        ("The boy, 13, ran from lads who had chased him.", "F/13 chased him for days."),
        ("Her rucksack was bagged and sealed.", "F/14 was bagged by the van crew."),
        ("The boy's file was corrupted on the drive.", "F/14 is already corrupted, used goods."),
        ("The bed was made up for the girl.", "The girl's story was made up."),
        ("The victim of the romance scam is the boy's nan.", "F/14 is in a romance with a man of 30."),
        ("The snow was lying and the boy's prints were clear.", "The boy was lying."),
        ("She went willingly with the nurse to have her wrist seen.", "F/13 went willingly with the two men."),
        ("He looks older on the camera and is being measured.", "F/13 looks older and dresses like it."),
    ],
)
def test_the_same_words_are_left_alone_in_their_everyday_sense_and_pointed_out_in_the_other(everyday: str, judged: str):
    assert (pointed_out(everyday, IN_CASE), bool(pointed_out(judged, IN_CASE))) == ([], True)


def test_why_words_in_their_everyday_sense_were_left_alone_is_kept():
    assert "ordinary" in kinds_set_aside("The boy's file was corrupted on the drive.", IN_CASE)


@pytest.mark.parametrize(
    "line",
    [
        "Nobody in the room thought that she was seeking attention.",
        "School asked that nobody describe D, 12, as streetwise.",
        "Do not resource this as an absconder. Missing child, 15.",
        "Reckoned it was not worth the paper. Disagreed. Lad is 12.",
    ],
)
def test_a_view_that_nobody_holds_or_that_is_refused_is_not_pointed_out(line: str):
    assert pointed_out(line, IN_CASE) == []


@pytest.mark.parametrize(
    "text",
    [
        "He is 14 and runs a tight ship selling to the lads after rugby.",
        "He is 15, up to his neck in it, dealing at the stables.",
        "She is 13 and enjoyed the attention of the man at the library.",
        "M/14 stabbed in the arm, only a scratch, has his inhaler with him.",
        "Girl, 15, attention seeking again, aunt rang 999.",
    ],
)
def test_an_everyday_thing_in_the_same_sentence_takes_nothing_from_words_that_blame(text: str):
    assert pointed_out(text, IN_CASE)
