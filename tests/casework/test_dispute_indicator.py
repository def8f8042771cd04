"""What is read in an entry counts towards the floor; who grades may dispute it with a reason, and take that back."""

from dataclasses import replace

import pytest

from tests.casework.desk import CALL_HANDLER, CASE, EPISODE, GRADER, Desk, england_wales, rules
from wayhome.application.assess.indicating import ReadingRisk
from wayhome.casework.add_news import AddNews
from wayhome.casework.dispute_indicator import DisputeIndicator, TakeBackDispute
from wayhome.casework.mark_hit import MarkHit
from wayhome.casework.record_check import Hit, RecordCheck
from wayhome.duties.assessing.assess import Assessment, Grading, assess
from wayhome.duties.assessing.of_story import account_at
from wayhome.duties.floors import Known
from wayhome.duties.stories import stories
from wayhome.packs import reader

NOTE = "There is a note on her pillow, it says sorry mum."
LINES = "Older males are using this child to carry packages on a county line."


@pytest.fixture
def desk() -> Desk:
    """A desk that reads what is entered, with a report taken."""
    desk = Desk()
    desk.supplies = replace(desk.supplies, readers=(ReadingRisk(reader),))
    desk.report()
    return desk


def grounds(desk: Desk) -> Assessment:
    pack = england_wales().pack
    story = stories(desk.events())[EPISODE]
    grading = Grading(pack)
    found = assess(account_at(story, grading, desk.now), grading)
    assert Known(story, grading.floors).floor(desk.now) == found.floor or found.floor == "medium"
    return found


def codes(desk: Desk) -> set[str]:
    return {one.code for one in grounds(desk).factors}


def read(desk: Desk, factor: str) -> str:
    return next(event.id for event in desk.events("risk.indicator_read") if event.body["factor"] == factor)


def test_words_of_news_that_state_a_danger_raise_the_floor_and_keep_their_sentence(desk: Desk):
    desk.at(5).do(AddNews, CALL_HANDLER, kind="family", supplied_by="parent", content=NOTE)

    assert grounds(desk).floor == "high"
    indicator = read(desk, "SUICIDE_SELF_HARM")
    (kept,) = (one.text for one in desk.ledger.words(CASE) if one.event == indicator)
    assert kept == NOTE.removesuffix(".")


def test_the_words_stand_in_no_plain_field_of_the_entry(desk: Desk):
    desk.at(5).do(AddNews, CALL_HANDLER, kind="family", supplied_by="parent", content=NOTE)

    assert "pillow" not in "".join(str(event.body) for event in desk.events())


def test_what_speaks_for_safety_is_not_taken_from_words(desk: Desk):
    desk.at(5).do(AddNews, CALL_HANDLER, kind="family", content="A PCSO saw the child, well and happy at her nan's.")

    assert not [event for event in desk.events("risk.indicator_read") if "MIT_" in str(event.body["factor"])]


def test_what_is_told_for_safety_is_shown_with_its_words_and_moves_nothing(desk: Desk):
    desk.at(5).do(AddNews, CALL_HANDLER, kind="family", content="A PCSO saw the child, well and happy at her nan's.")

    found = grounds(desk)
    assert (found.floor, found.mitigators) == ("medium", ())
    assert "MIT_WHEREABOUTS_CONFIRMED" in {one.code for one in found.told}
    event = next(iter(desk.events("risk.safety_told")))
    assert [one.text for one in desk.ledger.words(CASE) if one.event == event.id and "PCSO" in one.text]


def test_a_record_that_speaks_for_safety_is_not_what_somebody_told(desk: Desk):
    hit = Hit(reference="INT-1", tier="certain", summary="PCSO saw child, well and happy.")
    desk.at(5).do(RecordCheck, GRADER, system="local_intelligence", result="hits_read", hits=(hit,))

    assert not desk.events("risk.safety_told")


def test_a_dispute_takes_it_out_of_the_floor_and_taking_that_back_puts_it_in_again(desk: Desk):
    desk.at(5).do(AddNews, CALL_HANDLER, kind="family", supplied_by="parent", content=NOTE)
    indicator = read(desk, "SUICIDE_SELF_HARM")

    desk.at(10).do(DisputeIndicator, GRADER, indicator=indicator, reason="It is the dog's name day card.")
    assert "SUICIDE_SELF_HARM" not in codes(desk)

    desk.at(12).do(TakeBackDispute, GRADER, indicator=indicator)
    assert grounds(desk).floor == "high"


def test_a_dispute_gives_a_reason_and_names_what_was_read(desk: Desk):
    desk.at(5).do(AddNews, CALL_HANDLER, kind="family", supplied_by="parent", content=NOTE)
    indicator = read(desk, "SUICIDE_SELF_HARM")

    assert desk.refused(DisputeIndicator, GRADER, indicator=indicator, reason=" ")[0].words == "No reason is given."
    assert rules(desk.refused(DisputeIndicator, GRADER, indicator="never", reason="x")) == [
        "casework.no_such_indicator"
    ]
    assert rules(desk.refused(TakeBackDispute, GRADER, indicator=indicator)) == ["casework.not_disputed"]


@pytest.mark.parametrize(("tier", "counts"), [("certain", True), ("probable", True), ("possible", False)])
def test_a_record_that_came_back_counts_when_it_is_surely_of_the_child(desk: Desk, tier: str, counts: bool):
    hit = Hit(reference="IN-1", tier=tier, summary=LINES)  # type: ignore[arg-type]
    desk.at(5).do(RecordCheck, GRADER, system="local_intelligence", result="hits_read", hits=(hit,))

    assert ("CCE" in codes(desk)) is counts


def test_a_record_that_may_be_anothers_counts_once_it_is_said_to_raise_the_risk(desk: Desk):
    hit = Hit(reference="IN-1", tier="possible", summary=LINES)
    desk.at(5).do(RecordCheck, GRADER, system="local_intelligence", result="hits_read", hits=(hit,))
    desk.at(6).do(MarkHit, GRADER, hit="IN-1", affects_grade="raises", how="It is her.")

    assert "CCE" in codes(desk)


def test_a_record_of_another_child_states_nothing(desk: Desk):
    hit = Hit(reference="IN-1", tier="certain", summary=LINES)
    desk.at(5).do(RecordCheck, GRADER, system="local_intelligence", result="hits_read", hits=(hit,))
    desk.at(6).do(MarkHit, GRADER, hit="IN-1", affects_grade="not_this_child", how="Another of that name.")

    assert "CCE" not in codes(desk)
