"""Taking a report at a browser: by keyboard alone, without scripts, and how much it takes from the call to officers."""

import os
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.casework.desk import CASE, OFFICER, Desk
from tests.journeys.acting import press
from tests.journeys.conftest import NewVisitor, Visitor
from tests.journeys.test_every_page import faults_at_widths
from wayhome.access.actors import Role
from wayhome.application.rebuilding import everything
from wayhome.casework.locate_child import LocateChild
from wayhome.kernel.ids import RecordId

WAYS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
FAR_ENOUGH = 120
A_KEY = 0.28  # seconds, as for somebody who types without being a typist
PICTURES = Path(__file__).parents[2] / "docs" / "images"
FOCUSED = "document.activeElement.name || document.activeElement.value || document.activeElement.innerText || ''"


@dataclass
class Hands:
    """Somebody at a keyboard: what they press is counted, and so is every screen they come to."""

    page: Page
    keys: int = 0
    fields: int = 0
    screens: list[str] = field(default_factory=list)
    began: float = field(default_factory=time.perf_counter)

    def __post_init__(self) -> None:
        self.screens.append(heading(self.page))

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.keys += 1

    def to(self, name: str) -> None:
        """Press Tab until a field or a button has the focus."""
        for _ in range(FAR_ENOUGH):
            if str(self.page.evaluate(FOCUSED)).strip().startswith(name):
                return
            self.press("Tab")
        raise AssertionError(f"{name!r} cannot be reached by keyboard on {self.page.url}")

    def type(self, name: str, words: str) -> None:
        """Go to a field and type into it."""
        self.to(name)
        self.page.keyboard.type(words)
        self.keys += len(words)
        self.fields += 1

    def enter(self, name: str = "") -> None:
        """Go to a button and press it, or send the form from where one is."""
        if name:
            self.to(name)
        with self.page.expect_navigation():
            self.press("Enter")
        self.screens.append(heading(self.page))

    def took(self, screens: int) -> str:
        """Say what the screens so far took."""
        seconds = time.perf_counter() - self.began
        return (
            f"{screens} screens ({', '.join(self.screens[:screens])}), {self.fields} fields filled in, "
            f"{self.keys} keystrokes (about {self.keys * A_KEY:.0f} s of typing), "
            f"{seconds:.1f} s of browser and server"
        )


def heading(page: Page) -> str:
    """Return what a screen calls itself."""
    return page.get_by_role("heading", level=1).inner_text()


def came_home(desk: Desk) -> None:
    """Have the first child be known: missing before, and found."""
    desk.report()
    desk.at(60).do(LocateChild, OFFICER, basis="seen")
    desk.at(60 * 24 * 10)


def last_report(desk: Desk) -> RecordId:
    """Return the case of the last report of all."""
    held = [kept.sealed.event for kept in everything(desk.ledger) if kept.sealed]
    return [event.record for event in held if event.type == "missing.reported"][-1]


def sent(desk: Desk, record: str) -> bool:
    """Say whether officers were sent in a case."""
    return bool(desk.events("missing.officers_deployed", record=RecordId(record)))


def test_the_short_path_of_a_known_child_and_a_carer_is_three_screens(
    visitor: NewVisitor, desk: Desk, capsys: pytest.CaptureFixture[str]
):
    came_home(desk)
    seated = visitor(Role.CALL_HANDLER)
    seated.open("/report/")
    hands = Hands(seated.page)

    hands.type("name", "ada")
    hands.enter()
    hands.enter("child")
    hands.type("informant", "car")
    hands.type("said", "Not back from school.")
    hands.enter("send")

    assert hands.screens == ["Who is missing?", "Who is missing?", "The call", "The child"]
    assert sent(desk, last_report(desk))
    with capsys.disabled():
        sys.stdout.write(f"\nShort path, a known child, to officers sent: {hands.took(3)}\n")
    assert seated.complaints == []


def test_the_long_path_of_three_children_nobody_knows_is_five_screens(
    visitor: NewVisitor, desk: Desk, capsys: pytest.CaptureFixture[str]
):
    seated = visitor(Role.CALL_HANDLER)
    seated.open("/report/")
    hands = Hands(seated.page)

    hands.type("age", "14")
    hands.enter()
    hands.type("informant", "memb")
    hands.type("said", "Three children on the platform, one crying.")
    hands.type("others", "girl in red coat, 9\nboy they call Dee")
    hands.enter("send")
    tasked = hands.took(2)
    for child in ("1", "2", "3"):
        hands.type(f"description_{child}", "Short, dark hair")
        hands.type(f"clothing_{child}", "Red coat")
    hands.enter("Go on to the questions")
    asked = answer_everything(hands)
    hands.enter()

    assert hands.screens == ["Who is missing?", "The call", "The child", "The questions", "Officers"]
    cases = seated.page.locator(".app-opened__reference").all_inner_texts()
    assert [sent(desk, case) for case in cases] == [True, True, True]
    assert [len(desk.events("missing.question_answered", record=RecordId(case))) for case in cases] == [asked] * 3
    with capsys.disabled():
        sys.stdout.write(f"\nLong path, three children nobody knows, to officers sent: {tasked}\n")
        sys.stdout.write(f"Long path, to {asked} questions answered for each: {hands.took(5)}\n")
    assert seated.complaints == []


def answer_everything(hands: Hands) -> int:
    """Answer every question in view with one key each, and return how many there were."""
    hands.to("why_worried")
    count = 0
    while str(hands.page.evaluate(FOCUSED)).strip() != "Go on to officers":
        hands.press("u")
        count += 1
    hands.fields += count
    return count


@WAYS
def test_a_report_from_the_first_screen_to_the_case(visitor: NewVisitor, desk: Desk, scripts: bool):
    seated = visitor(Role.CALL_HANDLER, scripts=scripts)
    page = seated.page
    seated.open("/report/")

    page.get_by_label("Name").fill("Ben Marsh")
    page.get_by_label("Birth date").fill("2011-04-02")
    press(page, "Look up")
    page.get_by_label("Who is calling?").select_option("placement")
    page.get_by_label("What they said, in their words").fill("He was not in his room at ten.")
    press(page, "Only open the case")
    page.get_by_label("What they look like").fill("Tall, short dark hair")
    page.get_by_label("Where do they live?").select_option("childrens_home")
    page.get_by_role("group", name="A recent photograph").get_by_label("Obtained").check()
    press(page, "Go on to the questions")
    group = page.get_by_role("group", name="Is anyone worried that others exploit the child")
    group.get_by_label("Yes").check()
    follow = page.get_by_role("group", name="Is anyone worried that a gang or a drugs line is using the child?")
    follow.get_by_label("Not known").check()
    press(page, "Go on to officers")
    expect(page.locator(".app-strip")).to_contain_text("High risk")
    page.get_by_label("Sent now").check()
    press(page, "Finish")

    expect(page.get_by_role("heading", level=1)).to_contain_text("Ben Marsh")
    assert sent(desk, last_report(desk))
    assert seated.complaints == []


@WAYS
def test_what_a_yes_opens_is_out_of_the_way_until_then(visitor: NewVisitor, desk: Desk, scripts: bool):
    desk.report()
    seated = visitor(Role.CALL_HANDLER, scripts=scripts)
    page = seated.page
    seated.open(f"/cases/{CASE}/ask-questions/")
    follow = page.get_by_text("Was the child harmed when missing before?").first
    expect(follow).to_be_hidden()

    page.get_by_role("group", name="Has the child been missing before?").get_by_label("Yes").check()

    expect(follow).to_be_visible()


def test_a_second_call_joins_while_the_first_form_is_still_open(visitor: NewVisitor, desk: Desk):
    first, second = visitor(Role.CALL_HANDLER), visitor(Role.SUPERVISOR)
    for seated in (first, second):
        seated.open("/report/")
        seated.page.get_by_label("Name").fill("Ben Marsh")
        if seated is first:
            press(seated.page, "Look up")
            press(seated.page, "Only open the case")

    press(second.page, "Look up")
    second.page.get_by_role("button", name="Missing now: join").click()
    press(second.page, "Join the open case")

    expect(second.page.get_by_text("the report was added to it")).to_be_visible()
    assert second.page.url == first.page.url


def test_what_was_typed_is_there_after_the_browser_was_closed(visitor: NewVisitor, desk: Desk):
    seated = visitor(Role.CALL_HANDLER)
    seated.open("/report/")
    seated.page.get_by_label("Name").fill("Ben Marsh")
    press(seated.page, "Look up")
    seated.page.get_by_label("What they said, in their words").fill("He was not in his room at ten.")
    expect(seated.page.get_by_text("Kept as a draft at")).to_be_visible()
    seated.page.close()

    again = visitor(Role.CALL_HANDLER)
    again.open("/report/")
    again.page.get_by_role("link", name="No case is open yet").click()

    expect(again.page.get_by_label("What they said, in their words")).to_have_value("He was not in his room at ten.")


@WAYS
def test_a_child_who_is_back_before_the_form_is_finished(visitor: NewVisitor, desk: Desk, scripts: bool):
    seated = visitor(Role.CALL_HANDLER, scripts=scripts)
    page = seated.page
    seated.open("/report/")
    page.get_by_label("Name").fill("Ben Marsh")
    press(page, "Look up")
    press(page, "Only open the case")
    screen = page.url
    page.get_by_label("What they look like").fill("Tall, in a red coat")

    press(page, "The child is back")

    expect(page.get_by_role("heading", level=1)).to_have_text("The child was found")
    page.goto(screen)
    expect(page.get_by_label("What they look like")).to_have_value("Tall, in a red coat")


def screens(seated: Visitor, desk: Desk) -> list[str]:
    """Go through a report of two children, one of them missing already, and return the address of every screen."""
    desk.report(name="Ada Quill", care_status="looked_after", placement="childrens_home")
    desk.at(20)
    page = seated.page
    found = ["/report/"]
    seated.open("/report/")
    page.get_by_label("Name").fill("Ada")
    press(page, "Look up")
    found.append(page.url.removeprefix(seated.address))
    page.get_by_role("button", name="Missing now: join").click()
    page.get_by_label("Other children missing with them").fill("Ben Marsh, 14")
    found.append(page.url.removeprefix(seated.address))
    return found


def test_every_screen_of_a_report_is_accessible_and_fits(visitor: NewVisitor, desk: Desk, axe_script: str):
    seated = visitor(Role.CALL_HANDLER)
    page = seated.page
    for path in screens(seated, desk):
        sound(seated, axe_script, path)
    page.get_by_label("They will look first and be rung back").check()
    press(page, "Record it, and ring them back")
    sound(seated, axe_script, "")
    page.get_by_label("Nobody can say where the child is").check()
    press(page, "Join the open case")
    for name in ("describe-child", "ask-questions", "officers", "report-child"):
        seated.open(f"/cases/{CASE}/{name}/")
        sound(seated, axe_script, "")
    seated.open(f"/cases/{CASE}/ask-questions/")
    for yes in page.locator("input[value=yes]").all():
        if yes.is_visible():
            yes.check()
    sound(seated, axe_script, "")
    assert seated.complaints == []


def sound(seated: Visitor, axe_script: str, path: str) -> None:
    """Look at a screen at every width, as it stands or at an address."""
    seated.page.set_viewport_size({"width": 320, "height": 800})
    if path:
        seated.open(path)
    assert faults_at_widths(seated, axe_script) == [], seated.page.url


@pytest.mark.skipif(not os.environ.get("WAYHOME_PICTURES"), reason="pictures are taken when they are asked for")
def test_pictures_of_taking_a_report(visitor: NewVisitor, desk: Desk):
    came_home(desk)
    seated = visitor(Role.CALL_HANDLER)
    page = seated.page
    page.set_viewport_size({"width": 1280, "height": 860})
    seated.open("/report/")
    page.get_by_label("Name").fill("Ada")
    press(page, "Look up")
    page.screenshot(path=PICTURES / "report-who.png")
    page.get_by_role("button", name="This child").click()
    page.get_by_label("Who is calling?").select_option("carer")
    page.get_by_label("What they said, in their words").fill("She has not come back from school.")
    page.screenshot(path=PICTURES / "report-call.png")
    press(page, "Open the case and send officers")
    page.screenshot(path=PICTURES / "report-child.png")
    press(page, "Go on to the questions")
    page.get_by_role("group", name="Has the child been missing before?").get_by_label("Yes").check()
    page.get_by_role("heading", name="Record who the child is").scroll_into_view_if_needed()
    page.screenshot(path=PICTURES / "report-questions.png")
    press(page, "Go on to officers")
    page.screenshot(path=PICTURES / "report-officers.png")
