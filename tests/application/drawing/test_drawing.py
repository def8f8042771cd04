"""A time line shows what happened, what was owed and how it came out, and says all of it in words too."""

import re
from xml.etree import ElementTree as ET

import pytest

import wayhome.record.events  # noqa: F401 - declares the vocabulary
from wayhome.application.drawing.svg import as_svg
from wayhome.application.drawing.timeline import TimeLine, of_example
from wayhome.duties.derive import Rulebook
from wayhome.packs import load
from wayhome.rulebook.schema import Duty, Example

PACK = load("examples-2026.1")
RULEBOOK = Rulebook(PACK)
SVG = "{http://www.w3.org/2000/svg}"
EVERY = [
    pytest.param(rule, example, id=f"{rule.id}: {example.name}")
    for rule in PACK.duties.values()
    for example in rule.examples
]


def told(rule: str, number: int = 0) -> TimeLine:
    duty = PACK.duties[rule]
    return of_example(duty, duty.examples[number], RULEBOOK)


def drawn(line: TimeLine) -> ET.Element:
    return ET.fromstring(as_svg(line, name="one"))


def test_a_met_example_shows_its_act_before_its_due_time() -> None:
    (lane,) = told("GRADE_INITIAL").lanes

    assert (lane.status.words, lane.closed is not None and lane.closed < lane.due) == ("met", True)


def test_the_description_says_everything_the_picture_shows() -> None:
    said = told("GRADE_INITIAL").description

    assert "1. 20:00 on 2 March 2026: reported missing." in said
    assert "Due 21:00 on 2 March 2026: met at 20:40 on 2 March 2026." in said


def test_an_example_in_which_nothing_is_owed_says_so() -> None:
    line = told("PREVENTION_INTERVIEW", 2)

    assert line.lanes == ()
    assert "Nothing is owed." in "".join(drawn(line).itertext())


def test_events_of_one_instant_stand_below_each_other() -> None:
    rule = PACK.duties["GRADE_INITIAL"]
    events = ("2026-03-02T20:00 missing.reported", "2026-03-02T20:00 risk.graded grade=high")
    example = Example.model_validate({"name": "At once", "events": events, "at": "2026-03-02T20:00", "expect": "met"})

    circles = [c for c in drawn(of_example(rule, example, RULEBOOK)).iter(f"{SVG}circle") if c.get("r") == "10"][:2]

    assert circles[0].get("cx") == circles[1].get("cx")
    assert circles[0].get("cy") != circles[1].get("cy")


@pytest.mark.parametrize(("rule", "example"), EVERY)
def test_every_example_draws_as_a_picture_with_a_title_and_a_description(rule: Duty, example: Example) -> None:
    picture = drawn(of_example(rule, example, RULEBOOK))

    labelled = str(picture.get("aria-labelledby")).split()
    assert picture.get("role") == "img"
    assert [picture.findtext(f"{SVG}title") != "", labelled] == [True, ["one-title", "one-desc"]]
    assert example.name in str(picture.findtext(f"{SVG}title"))


@pytest.mark.parametrize(("rule", "example"), EVERY)
def test_every_status_is_said_in_words_as_well_as_drawn(rule: Duty, example: Example) -> None:
    line = of_example(rule, example, RULEBOOK)

    written = "".join(drawn(line).itertext())

    assert all(f"{lane.status.words.capitalize()}: due" in written for lane in line.lanes)


def test_a_picture_may_stand_inside_a_page_that_allows_no_style_or_script() -> None:
    text = as_svg(told("INV_REVIEW"), name="one")

    assert not re.search(r"style=|<style|<script|\bon\w+=|href", text)


def test_two_pictures_on_a_page_share_no_id() -> None:
    pages = [set(re.findall(r'id="([^"]+)"', as_svg(told("INV_REVIEW"), name=name))) for name in ("one", "two")]

    assert pages[0].isdisjoint(pages[1])
