"""A child is seen safe only where all of it is told: in person, by the police, with whom, checked, looked at again."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wayhome.application.assess.words import reader_of_words
from wayhome.duties.assessing.account import Account, Held
from wayhome.duties.assessing.assess import Grading, assess
from wayhome.packs import load, reader
from wayhome.reading.risk_seen import seen_safe

GRADING = Grading(load("examples-2026.1"))
SIGHTED = "Seen 1815 by PC Lund at his nan's."
ADULT = "Nan is on the school collection list, ID checked."
CHECKS = "PNC, Niche and CSC all nil."
REVIEW = "Sgt to review 2200."
ALL = (SIGHTED, ADULT, CHECKS, REVIEW)


def safe(sighted=SIGHTED, adult=ADULT, checks=CHECKS, review=REVIEW):
    return seen_safe(reader(), f"Reported at 1610, he was not at the gate. {sighted} {adult} {checks} {review}")


def floor(narrative="", *, age=9, held=(), **answers):
    records = tuple(Held(number=n, system="command_control", date=day, text=one) for n, (day, one) in enumerate(held))
    at = datetime(2026, 3, 2, 20, tzinfo=UTC)
    account = Account(at=at, narrative=narrative, facts={"age": age}, answers=answers, held=records)
    return assess(reader_of_words(reader())(account, GRADING), GRADING).floor


@pytest.mark.parametrize(
    "sighted",
    [
        "PC 3391 Dhillon has seen him, eating tea at his nan's.",
        "Officers Hughes + Tait saw both, he is watching the football.",
        "PCSO Lund met him at his nan's.",
        "Const McGirr saw her at half six at Granny's.",
        "PC Nowak spoke to him and nan face to face.",
        "Found 1735 by PC Lyle, asleep on the sofa.",
        "Located 2125 at home of his nan, 3 Weir Cottages, by PC Oduya.",
        "Confirmed in person by West Mercia unit.",
        "PC Danes: at his nan's in Langley, seen both.",
        "BTP officers have eyes on him at the station.",
        "PC Day attended, he is there, safe.",
        "Physically seen at 1900 by PS Roe.",
        "PC Day brought him home to nan.",
        "Welfare check carried out at 1900 by PC Day.",
        "PC Day spoke to him at the door.",
    ],
)
def test_an_officer_who_has_the_child_in_sight_is_a_sighting(sighted: str):
    assert safe(sighted=sighted)


def test_what_the_officer_who_writes_saw_is_a_sighting_and_what_an_informant_saw_is_not():
    words = f"I saw him at his nan's. {ADULT} {CHECKS} {REVIEW}"

    assert seen_safe(reader(), f"PC 4466. {words}")
    assert not seen_safe(reader(), f"Dad rings. {words}")
    assert not seen_safe(reader(), f"Uncle here. Asked for an officer. {words}")


@pytest.mark.parametrize(
    "sighted",
    [
        "PC Lund spoke to him on the phone.",
        "PC Lund rang him and he is at his nan's.",
        "PC Lund spoke to him on video call at his nan's.",
        "PC Lund saw him on CCTV at the station.",
        "A friend saw him at his nan's.",
        "Nan saw him at four, PC Lund is told.",
        "PC Lund spoke to nan who saw him at four.",
        "Dad says PC Lund saw him at his nan's.",
        "He should be at his dad's.",
        "PC Lund is on the way to his nan's to see him.",
        "PC Lund will see him at his nan's.",
        "To be seen by PC Lund at his nan's.",
        "PC Lund last saw him at four.",
        "PC Lund saw him yesterday at his nan's.",
        "PC Lund saw him last week.",
        "PC Lund saw him and he ran off.",
        "PC Lund has not seen him.",
        "Nobody has seen him, PC Lund attended.",
        "PC Lund saw his nan.",
        "PC Lund saw nan at the address.",
        "PC Lund possibly saw him in the park.",
        "PC Lund saw a boy matching the description.",
        "Phone found by PC Lund in the park.",
        "His bike was found by PC Lund.",
        "Mum was seen by PC Lund.",
        "PC Lund saw him at six. Left again before officers came back.",
        "PC Lund saw her, he is still missing.",
        "PC Lund saw her at home. He is not there.",
        "PC Lund saw them at the house. Whereabouts of the boy unknown.",
        "If seen by PC Lund at his nan's, log it.",
        "We saw him at his nan's.",
        "His support worker spoke to him.",
        "",
    ],
)
def test_less_than_an_officer_who_sees_the_child_now_is_no_sighting(sighted: str):
    assert not safe(sighted=sighted)


@pytest.mark.parametrize(
    "after",
    [
        "Aunt rang at 20:00 and she had climbed out of the window.",
        "Aunt rang back, Ellie slipped out at 20:00.",
        "Ellie is not answering and the bed is empty.",
        "Now gone.",
        "Ellie is gone.",
        "Ellie, 9, gone.",
        "Since then Ellie has disappeared.",
        "She's vanished.",
        "Ellie, 9, bolted.",
        "Ellie legged it when the van came.",
        "Ellie scarpered over the back wall.",
        "Aunt has lost her.",
        "Aunt: she has done one.",
        "Ellie is off again.",
        "20:40 aunt reports her missing.",
        "Neighbour saw Ellie get into a taxi on her own.",
        "Ellie then went with a lad in a car.",
        "Ellie did not come back from the shop.",
        "Ellie failed to return from the corner shop.",
        "But Ellie is not at her aunt's at 21:00.",
        "Taken from her aunt's by two men.",
        "Aunt is drunk and has been arrested, Ellie was left there.",
        "She whispered to the PC that she is scared of uncle.",
        "Ellie said she does not feel safe here and cried.",
        "There is a court order that he may not have her.",
        "CSC: child protection plan for harm by dad.",
        "Dad's ID checked, her room empty.",
        "Review 2230, she has gone.",
    ],
)
def test_whatever_is_told_after_a_sighting_that_is_not_known_to_be_quiet_keeps_a_child_missing(after: str):
    seen = f"PC Lund saw her at 18:00 at her nan's. {ADULT} {CHECKS} {REVIEW}"

    assert seen_safe(reader(), seen)
    assert not seen_safe(reader(), f"{seen} {after}")
    assert not seen_safe(reader(), f"{seen.removesuffix(REVIEW)} {after} {REVIEW}")


@pytest.mark.parametrize(
    "sighted",
    [
        "PC Lund saw her on Sunday at her nan's.",
        "PC Lund saw her this morning at her nan's.",
        "School attendance officer saw her at 15:00.",
        "Housing officer saw her at her nan's.",
        "Off-duty officer saw her at 18:00 near her nan's.",
        "Police community officer at school saw her at 15:00 before she left.",
        "Duty social worker saw her at her nan's.",
        "PC Lund saw her getting into uncle's car at 18:00.",
        "Seen by PC Lund at 18:00 walking to her nan's.",
        "PC Lund saw her with her boyfriend Dean, 31.",
        "PC Lund saw her at 18:00 with her boyfriend's mum.",
        "PC Lund saw her at 18:00, before she went missing from her nan's.",
        "Police saw her at 6pm at her nan's, since when she is out.",
        "Police saw her at 18:00 from the van.",
    ],
)
def test_an_earlier_day_another_kind_of_officer_and_a_child_on_the_move_are_no_sighting(sighted: str):
    assert not safe(sighted=sighted)


def test_a_sister_of_sixteen_is_no_adult():
    assert not safe(adult="With her sister, 16, ID checked.", sighted="Seen 1815 by PC Lund.")
    assert safe(adult="With her sister, 26, ID checked.", sighted="Seen 1815 by PC Lund.")


@pytest.mark.parametrize(
    "adult",
    [
        "With uncle, driving licence seen.",
        "Keyworker Ms Lal has him, badge checked with the council.",
        "Dad has shared care.",
        "Mum ID'd.",
        "Her registered childminder, Ofsted number seen.",
        "Leader Mr Ash, DBS held.",
        "SW confirms the placement with aunt.",
        "Uncle is his emergency contact with school.",
    ],
)
def test_an_adult_who_was_checked_is_told_in_many_ways(adult: str):
    assert safe(adult=adult, sighted="Seen 1815 by PC Lund.")


@pytest.mark.parametrize(
    "adult",
    [
        "With a man.",
        "With an unknown man, ID seen.",
        "Uncle would not give details, ID not seen.",
        "Uncle, ID to be checked.",
        "Dad, ID checked, is on bail and not allowed near him.",
        "Stepdad, ID checked, a registered sex offender.",
        "With older friend, ID checked, nan away.",
        "Uncle unverified, mum confirms the name.",
        "Nan is there, ID seen, address not approved.",
        "With friends.",
        "",
    ],
)
def test_an_adult_of_whom_nothing_is_known_or_who_is_a_worry_keeps_a_child_missing(adult: str):
    assert not safe(adult=adult, sighted="Seen 1815 by PC Lund.")


@pytest.mark.parametrize(
    "checks",
    [
        "All checks negative.",
        "PNC/PND/CSC no trace.",
        "Systems: NTR.",
        "Nothing on CAD, niche or the CSC portal.",
        "No flags on any system.",
        "Checks incl. CSC: nothing.",
        "PSNI and trust checks clear.",
    ],
)
def test_checks_that_came_back_with_nothing_are_told_in_many_ways(checks: str):
    assert safe(checks=checks)


@pytest.mark.parametrize(
    "checks",
    [
        "Checks to be done.",
        "PNC nil, CSC awaited.",
        "PNC nil but CSC hold a plan.",
        "Local checks nil, intel outstanding.",
        "Systems down, nothing run.",
        "Searched the park, nothing.",
        "Checks not completed, nothing so far.",
        "Awaiting checks.",
        "",
    ],
)
def test_checks_that_are_planned_or_open_keep_a_child_missing(checks: str):
    assert not safe(checks=checks)


@settings(deadline=None, max_examples=40)
@given(order=st.permutations(ALL), left_out=st.integers(min_value=0, max_value=3))
def test_all_four_are_needed_in_whatever_order_they_are_told(order, left_out):
    assert seen_safe(reader(), " ".join(order))
    assert not seen_safe(reader(), " ".join(one for one in order if one != ALL[left_out]))


def test_a_young_child_whom_the_police_have_in_sight_is_not_missing_unless_the_informant_says_so():
    assert floor(" ".join(ALL), whereabouts_known="yes") == "medium"
    assert floor(" ".join(ALL), whereabouts_known="no") == "high"
    assert floor(" ".join(ALL[:3])) == "high"


def test_a_rule_of_high_holds_for_a_child_who_is_in_sight():
    assert floor(" ".join((*ALL, "She left a note that she will kill herself.")), age=15) == "high"


def test_a_record_of_an_earlier_day_does_not_say_that_a_child_is_safe_now():
    kept = "PCSO saw child, well and happy, with approved carer. Checks on both nil."

    assert floor(held=[("2026-03-02", kept)]) == "medium"
    assert floor(held=[("2026-02-02", kept)]) == "high"
    assert floor(held=[("", kept)]) == "high"
