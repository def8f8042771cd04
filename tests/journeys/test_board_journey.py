"""The board as the duty inspector and the control room use it: most at risk first, live, and loud when it is not."""

import re
from datetime import date, timedelta

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Locator, Page, expect

from tests.casework.desk import CALL_HANDLER, GRADER, OFFICER, STARTS, Desk, reporting
from tests.journeys.conftest import NewVisitor, Visitor
from tests.web.rostered import post
from wayhome.access.actors import Role
from wayhome.application.board.state import State
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.see_child import SeeChild
from wayhome.casework.send_officers import SendOfficers
from wayhome.casework.take_report import TakeReport
from wayhome.kernel.ids import RecordId, Subject

LIVE = 5_000  # milliseconds in which a change must be on the screen
A_PAGE = 12_000  # milliseconds for which a wall shows the same children
BORN = {"Ada": date(2010, 6, 1), "Bo": date(2018, 2, 3), "Cy": date(2011, 9, 9), "Dan": date(2012, 1, 30)}


def report(desk: Desk, name: str) -> RecordId:
    record = RecordId(f"MC-{name}")
    child = reporting(
        child=Subject(f"child:{name}"), record=record, case=Subject(f"episode:{name}"), name=name, nation="england",
        date_of_birth=BORN[name],
    )  # fmt: skip
    desk.do(TakeReport, CALL_HANDLER, children=(child,), informant="parent")
    return record


def grade(desk: Desk, record: RecordId, level: str) -> None:
    desk.do(
        GradeRisk, GRADER, record=record, grade=level, likelihood="likely", severity="not_serious", rationale="As told."
    )


def evening(desk: Desk) -> None:
    """Report three children at 19:00, one of them eight years old, and put people on duty."""
    desk.train(GRADER)
    for name in ("Ada", "Bo", "Cy"):
        report(desk, name)
    post(desk, "omar", "response")
    post(desk, "inspector", "inspector")
    desk.at(20).do(SendOfficers, OFFICER, record=RecordId("MC-Cy"))
    desk.at(30)


def names(page: Page) -> list[str]:
    return page.locator(".app-board__who a").all_text_contents()


def row(page: Page, name: str) -> Locator:
    return page.locator(".app-board__row").filter(has=page.get_by_role("link", name=name, exact=True))


def top(one: Locator) -> float:
    box = one.bounding_box()
    assert box is not None
    return box["y"]


def open_board(seated: Visitor, path: str = "/board/") -> Page:
    seated.open(path)
    expect(seated.page.locator("[data-live-words]")).to_contain_text("Last live")
    return seated.page


def test_the_duty_inspector_finds_who_is_most_at_risk_who_owes_what_and_why(visitor: NewVisitor, desk: Desk):
    evening(desk)
    seated = visitor(Role.INSPECTOR)
    seated.open("/")
    page = seated.page
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Board").click()

    first = page.locator(".app-board__row").first
    expect(first).to_contain_text("Bo")
    expect(first).to_contain_text("High risk")
    expect(first).to_contain_text("Not graded")
    expect(first).to_contain_text("Nothing done yet")
    expect(first).to_contain_text("Why:")
    expect(first.locator(".app-board__part").last).to_contain_text(re.compile("omar|Nobody on duty|inspector"))
    first.get_by_role("link", name="Bo").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bo")
    assert seated.complaints == []


def test_a_change_is_on_the_screen_within_five_seconds_and_moves_nothing(visitor: NewVisitor, desk: Desk):
    evening(desk)
    seated = visitor(Role.INSPECTOR)
    page = open_board(seated)
    before = names(page)
    reading = row(page, "Cy")
    reading.hover()
    place = top(reading)

    grade(desk, RecordId("MC-Ada"), "high")

    expect(row(page, "Ada")).to_contain_text("Changed: the risk", timeout=LIVE)
    expect(row(page, "Ada")).to_contain_text("High risk")
    assert names(page) == before
    assert top(reading) == pytest.approx(place, abs=1)  # pixels
    assert seated.complaints == []


def test_a_child_reported_now_is_said_at_once_and_stands_in_order_when_asked(visitor: NewVisitor, desk: Desk):
    evening(desk)
    seated = visitor(Role.CONTROL_ROOM)
    page = open_board(seated)

    report(desk, "Dan")

    expect(page.get_by_role("status").first).to_have_text(re.compile("New: Dan, 14: medium risk"), timeout=LIVE)
    assert "Dan" not in names(page)
    page.get_by_role("button", name="Show in order").click()
    assert "Dan" in names(page)
    expect(row(page, "Dan")).to_contain_text("New on the board")
    expect(page.locator("[data-news]")).to_be_hidden()


def test_a_child_who_was_seen_safe_goes_when_asked_and_not_before(visitor: NewVisitor, desk: Desk):
    evening(desk)
    page = open_board(visitor(Role.INSPECTOR))

    desk.do(LocateChild, OFFICER, record=RecordId("MC-Cy"), basis="spoken_to")
    expect(row(page, "Cy")).to_contain_text(f"{State.FOUND.capitalize()}, not yet seen", timeout=LIVE)
    desk.do(SeeChild, OFFICER, record=RecordId("MC-Cy"), by_whom="police", well="yes")

    expect(row(page, "Cy")).to_contain_text("No longer on this board", timeout=LIVE)
    page.get_by_role("button", name="Show in order").click()
    expect(row(page, "Cy")).to_have_count(0)


def test_what_falls_due_is_late_on_the_screen_though_nothing_is_entered(visitor: NewVisitor, desk: Desk):
    desk.report()
    desk.at(10)
    page = open_board(visitor(Role.INSPECTOR))
    expect(page.locator(".app-board__due.app-board__late")).to_have_count(0)

    desk.at(90)

    expect(page.locator(".app-board__due.app-board__late")).to_have_count(1, timeout=LIVE)


def test_the_board_is_left_alone_for_two_minutes_before_it_puts_itself_in_order(visitor: NewVisitor, desk: Desk):
    evening(desk)
    seated = visitor(Role.INSPECTOR)
    seated.page.clock.install(time=STARTS)
    page = open_board(seated)
    grade(desk, RecordId("MC-Ada"), "high")
    seated.page.clock.run_for(3_100)
    expect(row(page, "Ada")).to_contain_text("Changed")
    report(desk, "Dan")
    seated.page.clock.run_for(3_100)
    expect(page.get_by_role("button", name="Show in order")).to_be_visible()

    for _ in range(50):
        seated.page.clock.run_for(3_000)
        if "Dan" in names(page):
            break

    expect(page.get_by_role("button", name="Show in order")).to_be_hidden()
    assert "Dan" in names(page)


@pytest.mark.parametrize("path", ["/board/", "/board/wall/", "/board/map/"])
def test_a_board_without_an_answer_for_fifteen_seconds_is_loud(visitor: NewVisitor, desk: Desk, path: str):
    evening(desk)
    seated = visitor(Role.CONTROL_ROOM)
    seated.page.clock.install(time=STARTS)
    page = open_board(seated, path)
    page.route("**/board/changes/**", lambda route: route.abort())

    for _ in range(4):
        page.clock.run_for(3_000)
        page.wait_for_load_state()
    expect(page.get_by_role("alert")).to_be_hidden()
    for _ in range(4):
        page.clock.run_for(3_000)
        page.wait_for_load_state()

    expect(page.get_by_role("alert")).to_contain_text("This board is not live")
    expect(page.locator("[data-live-words]")).to_contain_text("Not live since")
    page.unroute("**/board/changes/**")
    page.clock.run_for(3_100)
    expect(page.get_by_role("alert")).to_be_hidden()
    expect(page.locator("[data-live-words]")).to_contain_text("Last live")


def test_a_board_whose_reader_was_signed_out_says_so(visitor: NewVisitor, desk: Desk):
    evening(desk)
    page = open_board(visitor(Role.INSPECTOR))

    Session.objects.all().delete()

    expect(page.get_by_role("alert")).to_contain_text("You are signed out", timeout=LIVE)
    expect(page.get_by_role("link", name="Sign in")).to_have_attribute("href", "/sign-in/?next=%2Fboard%2F")


def test_without_scripts_the_board_says_how_old_it_is_and_how_to_look_again(visitor: NewVisitor, desk: Desk):
    evening(desk)
    seated = visitor(Role.INSPECTOR, scripts=False)
    seated.open("/board/")

    expect(seated.page.get_by_text("As at 19:30:00.")).to_be_visible()
    report(desk, "Dan")
    seated.page.get_by_role("link", name="Look again").click()
    expect(row(seated.page, "Dan")).to_be_visible()


def test_a_view_is_saved_and_opens_what_its_number_says(visitor: NewVisitor, desk: Desk):
    evening(desk)
    page = open_board(visitor(Role.CONTROL_ROOM), "/board/?level=high")
    page.get_by_text("Shown: high, or treated as high").click()
    page.get_by_label("Save what is shown now as").fill("High tonight")
    page.get_by_role("button", name="Save this view").click()

    view = page.get_by_role("link", name=re.compile("High tonight"))
    expect(view).to_have_text(re.compile("1$"))
    view.click()
    assert names(page) == ["Bo"]


def test_the_wall_shows_a_first_name_and_an_age_and_keeps_itself_in_order(visitor: NewVisitor, desk: Desk):
    evening(desk)
    seated = visitor(Role.CONTROL_ROOM)
    page = open_board(seated, "/board/wall/")
    expect(page.locator(".app-wall__row").first).to_contain_text("Bo, 8")

    report(desk, "Dan")

    expect(page.locator(".app-wall__row").filter(has_text="Dan, 14")).to_be_attached(timeout=LIVE)
    assert page.get_by_role("button").count() == 0
    assert seated.complaints == []


def test_more_than_fit_on_a_wall_are_shown_in_turn_until_somebody_holds_them(visitor: NewVisitor, desk: Desk):
    for name in BORN:
        report(desk, name)
    seated = visitor(Role.CONTROL_ROOM)
    page = seated.page
    page.set_viewport_size({"width": 1280, "height": 420})
    page.clock.install(time=STARTS)
    open_board(seated, "/board/wall/")
    page.clock.pause_at(STARTS + timedelta(minutes=1))  # from here on no time passes but what is let pass
    every = records(page.locator(".app-wall__row"))

    seen = [on_the_wall(page, every)]
    while len(seen) < 2 or seen[-1] != seen[0]:
        page.clock.run_for(A_PAGE)
        seen.append(on_the_wall(page, every))
        assert seen[-1][0] == every[(every.index(seen[-2][-1]) + 1) % len(every)]

    assert set().union(*seen) == set(every)
    page.keyboard.press(" ")
    page.clock.run_for(A_PAGE)
    assert on_the_wall(page, every) == seen[-1]
    expect(page.locator("[data-page-words]")).to_contain_text("Held")


def records(rows: Locator) -> list[str]:
    return [str(record) for record in rows.evaluate_all("rows => rows.map(row => row.dataset.record)")]


def on_the_wall(page: Page, every: list[str]) -> list[str]:
    """Return the records that can be read on the wall now: some of them, next to each other, as its words say."""
    shown = records(page.locator(".app-wall__row:visible"))
    first, last = every.index(shown[0]), every.index(shown[-1])
    assert shown == every[first : last + 1] != every
    expect(page.locator("[data-page-words]")).to_contain_text(f"{first + 1} to {last + 1} of {len(every)}")
    return shown


def test_the_map_is_walked_by_keyboard_and_says_what_it_draws(visitor: NewVisitor, desk: Desk):
    evening(desk)
    page = open_board(visitor(Role.CONTROL_ROOM), "/board/map/")

    area = page.get_by_role("link", name="Harbour: no child")
    area.focus()
    expect(area).to_be_focused()
    expect(page.get_by_role("row", name=re.compile("Everywhere 1"))).to_be_visible()


@pytest.mark.parametrize("width", [1280, 1030])
def test_the_whole_table_beside_the_map_is_there_without_scrolling(visitor: NewVisitor, desk: Desk, width: int):
    evening(desk)
    page = open_board(visitor(Role.CONTROL_ROOM, width=width), "/board/map/")

    assert page.locator(".app-map__table").evaluate("table => table.scrollWidth - table.clientWidth") == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_clocks_run_on_in_the_words_of_the_server(visitor: NewVisitor, desk: Desk):
    evening(desk)
    seated = visitor(Role.INSPECTOR)
    seated.page.clock.install(time=STARTS + timedelta(minutes=30))
    page = open_board(seated)
    expect(row(page, "Bo").locator("time").first).to_have_text("30 min")

    desk.at(30 + 65)
    page.clock.run_for(3_100)
    page.clock.run_for(3_100)

    expect(row(page, "Bo").locator("time").first).to_have_text("1 h 35 min")
