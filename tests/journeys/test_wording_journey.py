"""Words about a child at a browser: pointed out while they are typed, asked about, put right, kept, talked about."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from django.utils.module_loading import import_string
from playwright.sync_api import Locator, Page, expect

from tests.casework.desk import OFFICER, Desk
from tests.journeys.acting import open_act, press
from tests.journeys.conftest import NewVisitor, Visitor
from tests.journeys.test_every_page import faults_at_widths
from tests.journeys.test_main_journey import tab_to
from wayhome.access.actors import Role
from wayhome.casework.locate_child import LocateChild
from wayhome.store.supplies import READERS

IMAGES = Path(__file__).parents[2] / "docs" / "images"
RULE = "/wording/rules/WD-SELF-01/"
GRAVE = "She keeps putting herself at risk."  # an example of wording
WORDS = "putting herself at risk"  # an example of wording
BETTER = "A man we do not know drives her home. She is at risk from him."
AS_INSPECTORS_FOUND = (  # examples of wording
    "She is 12 and sexually active with older men.",
    "She is 15 and engaged in sex work.",
    "She is 14 and is seeking out older men.",
)
WAYS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])


@pytest.fixture
def reading(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Return a desk at which a child is missing and what is entered is read, as it is where the product runs."""
    desk.supplies = replace(desk.supplies, readers=READERS)
    parts = replace(import_string("wayhome.web.http.wiring")(), supplies=desk.supplies)
    monkeypatch.setattr("wayhome.web.http.wiring", lambda: parts)
    desk.report(name="Ada Lovell")
    return desk


def news(seated: Visitor, words: str) -> Page:
    """Send news of the child that has some words in it."""
    page = open_act(seated, "add-news")
    page.get_by_label("A sighting", exact=True).check()
    page.locator("#id_content").fill(words)
    press(page, "Record")
    return page


def prompted(page: Page) -> Locator:
    """Return what the prompt below the box says."""
    return page.locator("#id_content-prompt [data-prompted]")


def typed(page: Page, words: str) -> None:
    """Type into the box in focus and wait until it was read."""
    with page.expect_response("**/wording/prompt/"):
        page.keyboard.type(words)


def test_words_are_pointed_out_below_the_box_while_the_cursor_stays_and_other_words_go_in_by_keyboard(
    visitor: NewVisitor, reading: Desk
):
    seated = visitor(Role.RESPONSE)
    page = open_act(seated, "add-news")
    page.locator("#id_content").focus()

    typed(page, GRAVE)
    expect(page.get_by_role("status").filter(has_text="1 passage to look at again")).to_be_visible()
    expect(prompted(page)).to_contain_text("Who or what is the danger, and where?")
    where = "[document.activeElement.id, document.activeElement.selectionStart]"
    assert page.evaluate(where) == ["id_content", len(GRAVE)]

    instead = prompted(page).locator("[data-instead]").first.inner_text()
    tab_to(page, instead)
    with page.expect_response("**/wording/prompt/"):
        page.keyboard.press("Enter")
    expect(page.locator("#id_content")).to_have_value(GRAVE.replace(WORDS, instead))
    expect(page.locator("#id_content")).to_be_focused()
    expect(prompted(page)).to_have_count(0)
    assert reading.events("wording.pointed_out") == []
    assert seated.complaints == []


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_moves_below_the_box_of_a_call_while_somebody_writes_what_the_caller_says(
    visitor: NewVisitor, reading: Desk, axe_script: str, width: int
):
    seated = visitor(Role.CALL_HANDLER)
    page = open_act(seated, "report-child")
    page.set_viewport_size({"width": width, "height": 900})
    button = page.get_by_role("button", name="Take the call")
    stands = "e => e.getBoundingClientRect().top + scrollY"
    before = button.evaluate(stands)
    page.locator("#id_said").focus()

    typed(page, GRAVE)
    folded = page.get_by_text("1 wording to look at after the call")
    expect(folded).to_be_visible()
    assert button.evaluate(stands) == before
    expect(page.locator("[data-prompted]")).to_be_hidden()

    folded.click()
    expect(page.locator("[data-prompted]")).to_contain_text("Who or what is the danger, and where?")
    fits(seated, axe_script, "what waits until after the call is open")

    page.locator("#id_said").focus()
    typed(page, " She rang her aunt at nine.")
    typed(page, " Her aunt lives in Leeds.")  # by when this is answered, what was answered before stands on the page
    expect(page.get_by_text("1 wording to look at after the call")).to_be_visible()
    expect(page.locator("[data-prompted]")).to_contain_text("Who or what is the danger, and where?")
    expect(page.locator("details[data-prompt]")).to_have_attribute("open", "")
    assert seated.complaints == []


def test_what_is_left_as_it_is_is_not_said_again_while_somebody_goes_on_writing(visitor: NewVisitor, reading: Desk):
    seated = visitor(Role.RESPONSE)
    page = open_act(seated, "add-news")
    page.locator("#id_content").focus()
    typed(page, GRAVE)
    expect(prompted(page)).to_have_count(1)

    tab_to(page, "Leave it as it is")
    page.keyboard.press("Enter")
    expect(prompted(page)).to_have_count(0)
    expect(page.locator("#id_content")).to_be_focused()
    typed(page, " Seen at the bus station.")

    expect(prompted(page)).to_have_count(0)
    expect(page.locator("#id_content")).to_have_value(f"{GRAVE} Seen at the bus station.")
    assert seated.complaints == []


@WAYS
def test_words_in_a_live_entry_are_kept_at_once_owed_answered_and_met_when_put_in_other_words(
    visitor: NewVisitor, reading: Desk, scripts: bool
):
    seated = visitor(Role.RESPONSE, scripts=scripts)

    news(seated, GRAVE)
    assert len(reading.events("missing.information_received")) == 1
    assert reading.statuses("LANG-01") == ["owed"]
    seated.open("/my-duties/")
    seated.page.locator("main summary").filter(has_text="more").click()
    seated.page.get_by_role("link", name="Answer the words that were pointed out").click()

    page = seated.page
    expect(page.get_by_text("is at risk from [who? name or describe the adult]")).to_be_visible()
    expect(page.locator("mark").filter(has_text=WORDS)).to_be_visible()
    page.get_by_label("Put in other words", exact=True).check()
    instead = page.get_by_label("What it should say")
    expect(instead).to_have_value(GRAVE)
    instead.fill(BETTER)
    press(page, "Record")

    expect(page.get_by_text(BETTER)).to_be_visible()
    expect(page.get_by_text("Nothing is waiting for an answer.")).to_be_visible()
    assert reading.statuses("LANG-01") == ["met"]
    assert seated.complaints == []


@WAYS
def test_bc04_words_that_blame_a_child_in_the_record_are_owed_talked_about_and_counted_until_they_are_rewritten(
    visitor: NewVisitor, reading: Desk, scripts: bool
):
    writer, supervisor = visitor(Role.RESPONSE, scripts=scripts), visitor(Role.SUPERVISOR, scripts=scripts)
    for words in AS_INSPECTORS_FOUND:
        news(writer, words)
    pointed = len(reading.events("wording.pointed_out"))
    assert len({event.body["text"] for event in reading.events("wording.pointed_out")}) == len(AS_INSPECTORS_FOUND)

    supervisor.open("/wording/")
    expect(supervisor.page.get_by_role("heading", name=f"{pointed} to answer")).to_be_visible()
    page = open_act(supervisor, "wording/as-supervisor")
    page.get_by_label("what was agreed").first.fill("Write what was done to her, and by whom.")
    press(page, "Record")
    assert len(reading.events("wording.challenged")) == 1

    page = open_act(writer, "wording")
    for choice in page.get_by_label("Put in other words", exact=True).all():
        choice.check()
    for box in page.get_by_label("What it should say").all():
        box.fill(BETTER)
    press(page, "Record")
    expect(page.get_by_text("Nothing is waiting for an answer.")).to_be_visible()
    assert set(reading.statuses("LANG-01")) == {"met"}

    analyst = visitor(Role.ANALYST, scripts=scripts)
    analyst.open("/wording/rates/")
    became = (
        f"{pointed} pointed out as they were written; {pointed} answered ({pointed} in other words, 0 kept); 1 talked"
    )
    expect(analyst.page.get_by_text(became)).to_be_visible()
    assert writer.complaints == supervisor.complaints == analyst.complaints == []


@WAYS
def test_words_that_are_kept_are_looked_at_and_talked_about_by_a_supervisor(
    visitor: NewVisitor, reading: Desk, scripts: bool
):
    writer, supervisor = visitor(Role.RESPONSE, scripts=scripts), visitor(Role.SUPERVISOR, scripts=scripts)
    news(writer, GRAVE)
    page = open_act(writer, "wording")
    page.get_by_label("Keep, because…", exact=True).check()
    press(page, "Record")
    expect(page.get_by_role("alert").first).to_contain_text("The words are kept, and no reason is given.")
    page.get_by_label("Because", exact=True).fill("The words of the order.")
    press(page, "Record")
    expect(page.get_by_text("Kept: The words of the order.")).to_be_visible()

    supervisor.open("/wording/")
    page = supervisor.page
    expect(page.get_by_role("heading", name="1 kept, to look at")).to_be_visible()
    expect(page.get_by_text("Kept because: The words of the order.")).to_be_visible()
    page.get_by_role("link", name="Open the words about").first.click()
    page.get_by_label("To be put in other words", exact=True).check()
    page.get_by_label("what was agreed").fill("Name who drives her home.")
    press(page, "Record")

    (kept,) = reading.events("wording.kept_reviewed")
    assert (kept.body["decision"], len(reading.events("wording.challenged"))) == ("to_be_rewritten", 1)
    page = open_act(writer, "wording")
    expect(page.get_by_text("A supervisor asked for other words.")).to_be_visible()
    expect(page.get_by_text("agreed: Name who drives her home.")).to_be_visible()
    assert writer.complaints == supervisor.complaints == []


@WAYS
def test_what_is_not_live_is_asked_about_on_the_page_and_kept_with_its_reason(
    visitor: NewVisitor, reading: Desk, scripts: bool
):
    reading.do(LocateChild, OFFICER, basis="seen")
    seated = visitor(Role.RESPONSE, scripts=scripts)
    page = open_act(seated, "trigger-plan")
    box = page.get_by_label("First actions")
    box.fill(GRAVE)
    press(page, "Record the plan")

    expect(page.get_by_role("alert")).to_contain_text("Nothing was lost.")
    expect(box).to_have_value(GRAVE)
    assert reading.events("child.trigger_plan_updated") == []
    page.get_by_label("Keep it as it is, because").fill("The words of the order.")
    press(page, "Keep it as it is")

    assert len(reading.events("child.trigger_plan_updated")) == 1
    assert [event.body["answer"] for event in reading.events("wording.answered")] == ["kept"]
    assert seated.complaints == []


@WAYS
def test_somebody_who_is_not_signed_in_disputes_a_rule_and_reads_the_answer_there(
    visitor: NewVisitor, reading: Desk, scripts: bool
):
    anyone, lead = visitor(scripts=scripts), visitor(Role.FORCE_LEAD, scripts=scripts)
    anyone.open(RULE)
    page = anyone.page
    page.get_by_label("A young person", exact=True).check()
    page.get_by_label("What is wrong with it").fill("It points out words I chose for myself.")
    press(page, "Send")
    expect(page.get_by_role("status")).to_contain_text("Thank you. It will be answered here within 28 days.")
    expect(page.get_by_text("1 dispute of this rule waits for an answer.")).to_be_visible()

    lead.open("/force/answer-dispute/")
    answering = lead.page
    expect(answering.get_by_label("Which dispute?")).to_contain_text("It points out words I chose for myself.")
    answering.get_by_label("It changes with the next edition", exact=True).check()
    answering.get_by_label("Why").last.fill("Your own words stay as you said them.")
    press(answering, "Record")

    anyone.open(RULE)
    expect(page.get_by_text("Your own words stay as you said them.")).to_be_visible()
    expect(page.get_by_text("waits for an answer")).to_have_count(0)
    assert anyone.complaints == lead.complaints == []


def test_each_state_of_a_prompt_and_of_an_answer_is_accessible_and_fits(
    visitor: NewVisitor, reading: Desk, axe_script: str
):
    seated = visitor(Role.RESPONSE)
    page = open_act(seated, "add-news")
    page.locator("#id_content").focus()
    typed(page, GRAVE)
    expect(prompted(page)).to_be_visible()
    fits(seated, axe_script, "the prompt is open")

    news(seated, GRAVE)
    page = open_act(seated, "wording")
    for words in ("Put in other words", "Keep, because…"):
        page.get_by_label(words, exact=True).check()
        fits(seated, axe_script, words)

    reading.do(LocateChild, OFFICER, basis="seen")
    page = open_act(seated, "trigger-plan")
    page.get_by_label("First actions").fill(GRAVE)
    press(page, "Record the plan")
    expect(page.get_by_label("Keep it as it is, because")).to_be_visible()
    fits(seated, axe_script, "asked about at save")


def fits(seated: Visitor, axe_script: str, state: str) -> None:
    """Expect no fault and no sideways scrolling at every width."""
    assert faults_at_widths(seated, axe_script) == [], state


@pytest.mark.skipif(not os.environ.get("WAYHOME_PICTURES"), reason="pictures are taken when WAYHOME_PICTURES is set")
def test_pictures_for_whoever_writes_and_for_supervisors(visitor: NewVisitor, reading: Desk):
    seated, supervisor = visitor(Role.RESPONSE), visitor(Role.SUPERVISOR)
    page = open_act(seated, "add-news")
    page.locator("#id_content").focus()
    typed(page, GRAVE)
    expect(prompted(page)).to_be_visible()
    prompted(page).scroll_into_view_if_needed()
    page.screenshot(path=IMAGES / "wording-prompt.png")

    news(seated, GRAVE)
    page = open_act(seated, "wording")
    page.get_by_label("Put in other words", exact=True).check()
    page.screenshot(path=IMAGES / "wording-answer.png")
    supervisor.open("/wording/")
    supervisor.page.screenshot(path=IMAGES / "wording-queue.png")
