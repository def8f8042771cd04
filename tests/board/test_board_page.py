"""The pages of the board, as somebody at the desk opens them."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import Settings

from tests.board.conftest import Board
from tests.board.people import flag, grade, report
from tests.casework.desk import INSPECTOR, OFFICER, SERGEANT, Desk
from tests.web.conftest import SignedIn
from tests.web.rostered import post
from wayhome.access.actors import Role
from wayhome.application.board.changed import changed, parts_of
from wayhome.application.board.row import Flagged
from wayhome.casework.accept_handover import AcceptHandover
from wayhome.casework.add_news import AddNews
from wayhome.casework.hand_over import OfferHandover
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.record_answers import Factor, RecordAnswers
from wayhome.casework.see_child import SeeChild
from wayhome.web.accounts.models import Account
from wayhome.web.board.mapping import broken
from wayhome.web.board.models import SavedView

ORDER = (
    "Children still missing come before",
    "High risk comes first",
    "first those whose life is feared for, or who may have been taken, and whom nobody has looked for",
    "Then those whom nothing was done to find for longer than the rule allows",
    "something that nobody has read",
    "something is late for",
)


def shown(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def named(html: str) -> list[str]:
    return re.findall(r'app-board__who"><a [^>]+>([^<]+)</a>', html)


def counts(html: str) -> dict[str, int]:
    found = re.findall(r'app-filters__link"[^>]*>([^<]+) <span class="app-filters__count">(\d+)<', html)
    return {words: int(count) for words, count in found}


def test_the_board_says_who_is_missing_how_high_the_risk_is_and_what_is_owed(desk: Desk, signed_in: SignedIn):
    report(desk, "Ada", area="harbour")
    desk.at(40)

    html = shown(signed_in(Role.INSPECTOR), "/board/")

    for words in ("Ada", "Harbour", "Not graded", "Could be high", "Nothing done yet", "40 min", "Why:"):
        assert words in html


def test_the_board_says_that_exploitation_of_a_child_is_feared_and_the_wall_says_nothing_of_it(
    desk: Desk, signed_in: SignedIn
):
    report(desk, "Ada")
    client = signed_in(Role.INSPECTOR)
    assert "xploitation suspected" not in shown(client, "/board/")
    flag(desk, "Ada", "criminal", "suspected")

    assert "Criminal exploitation suspected" in shown(client, "/board/")
    assert "exploitation" not in shown(client, "/board/wall/").lower()


def test_a_flag_that_is_set_or_lifted_while_the_board_is_open_changes_the_row(seen: Board):
    report(seen.desk, "Ada")
    flag(seen.desk, "Ada", "sexual", "known")
    row = seen.row(record="MC-Ada")

    assert changed(parts_of(row), parts_of(replace(row, exploitation=Flagged()))) == ("the risk",)


def test_a_vacant_post_is_named_with_whom_it_went_to(desk: Desk, signed_in: SignedIn):
    report(desk, "Ada")
    post(desk, "Insp Duffy 2207", "inspector")

    html = shown(signed_in(Role.INSPECTOR), "/board/")

    assert "Insp Duffy 2207, duty inspector" in html
    assert "Passed up from" in html
    assert "the post below is vacant" in html


def test_the_board_says_how_its_order_comes_about(desk: Desk, signed_in: SignedIn):
    report(desk, "Ada")

    html = shown(signed_in(Role.INSPECTOR), "/board/")

    _, order = html.split("How the order comes about")
    steps = re.findall(r"<li>([^<]+)</li>", order.split("</details>")[0])
    for step, words in zip(steps, ORDER, strict=True):
        assert words in step


def test_a_board_with_nobody_on_it_says_so(desk: Desk, signed_in: SignedIn):
    assert "No child is missing now, or found and not yet seen." in shown(signed_in(Role.INSPECTOR), "/board/")


def test_every_count_is_of_what_its_link_opens(desk: Desk, signed_in: SignedIn):
    for name, years in (("Ada", 14), ("Bo", 7), ("Cy", 15)):
        report(desk, name, years=years)
    desk.at(300).do(LocateChild, OFFICER, record="MC-Cy", basis="spoken_to")
    client = signed_in(Role.INSPECTOR)
    html = shown(client, "/board/")

    kept = {"Everyone": 3, "Next is mine": 0, "High": 1, "Unread": 2, "Overdue": 2, "Found, not seen": 1}
    assert counts(html) == kept
    for words, count in counts(html).items():
        href = re.search(rf'href="([^"]+)"[^>]*>{words} <', html)
        assert href is not None
        assert len(named(shown(client, href[1].replace("&amp;", "&")))) == count


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("level=high", ["Bo"]),
        ("level=could_be_high", ["Ada"]),
        ("level=not_graded", ["Bo", "Ada"]),
        ("area=harbour", ["Ada"]),
        ("area=harbour&level=high", []),
        ("level=nonsense&page=7", ["Bo", "Ada"]),
    ],
)
def test_a_filter_keeps_what_it_says(desk: Desk, signed_in: SignedIn, query: str, kept: list[str]):
    report(desk, "Ada", area="harbour")
    report(desk, "Bo", years=7, area="station")

    assert named(shown(signed_in(Role.INSPECTOR), f"/board/?{query}")) == kept


def test_only_mine_is_what_i_owe_next_or_took_on(desk: Desk, signed_in: SignedIn):
    for name in ("Ada", "Bo"):
        report(desk, name)
    desk.do(OfferHandover, SERGEANT, record="MC-Bo")
    desk.do(AcceptHandover, INSPECTOR, record="MC-Bo")
    client = signed_in(Role.INSPECTOR)
    Account.objects.update(officer=INSPECTOR.actor.id)

    assert named(shown(client, "/board/?mine=1")) == ["Bo"]


def test_a_view_is_kept_under_its_name_and_only_for_whoever_saved_it(desk: Desk, signed_in: SignedIn):
    report(desk, "Bo", years=7)
    client = signed_in(Role.INSPECTOR)

    answer = client.post("/board/views/", {"name": " High  tonight ", "level": "high"})

    assert answer["Location"] == "/board/?level=high"
    assert '<span class="govuk-visually-hidden">Your view: </span>High tonight' in shown(client, "/board/")
    assert "High tonight" not in shown(signed_in(Role.CONTROL_ROOM), "/board/")


def test_a_view_without_a_name_is_not_kept_and_a_thirteenth_neither(desk: Desk, signed_in: SignedIn):
    client = signed_in(Role.INSPECTOR)
    for name in ("", *(f"view {number}" for number in range(13))):
        client.post("/board/views/", {"name": name, "unread": "1"})

    assert SavedView.objects.count() == 12


def test_a_view_is_forgotten_when_asked(desk: Desk, signed_in: SignedIn):
    client = signed_in(Role.INSPECTOR)
    client.post("/board/views/", {"name": "Harbour", "area": "harbour"})
    client.post("/board/views/", {"forget": "Harbour"})

    assert not SavedView.objects.exists()


def test_the_printed_board_says_when_and_by_whom_and_that_it_is_old(desk: Desk, signed_in: SignedIn):
    report(desk, "Ada")

    html = shown(signed_in(Role.INSPECTOR), "/board/printed/?level=not_graded")

    assert "As at 19:00:00, Monday 2 March 2026. Printed by The duty inspector. Only: not graded." in html
    assert "This paper is old as soon as it is printed" in html


def test_a_child_at_high_risk_for_several_reasons_is_shown_with_the_gravest_and_how_many_more(
    desk: Desk, signed_in: SignedIn
):
    record = report(desk, "Ada", years=9)
    feared = tuple(Factor(factor=code, present="yes") for code in ("ADULT_OF_CONCERN", "SUICIDE_SELF_HARM"))
    desk.do(RecordAnswers, OFFICER, record=record, factors=feared)
    reader = signed_in(Role.INSPECTOR)

    why = "suicide or serious self-harm is feared, and for 2 more reasons"
    assert f"Treated as high: {why}" in shown(reader, "/board/")
    assert f"treated as high because {why}" in shown(reader, f"/cases/{record}/")


@pytest.mark.parametrize(("how", "said"), [("first_name", "Ada, 14"), ("initials", "A.L., 14"), ("reference", "14")])
def test_a_wall_calls_a_child_what_the_force_lets_a_room_see(
    desk: Desk, signed_in: SignedIn, settings: Settings, how: str, said: str
):
    report(desk, "Ada Lark")
    settings.WALL_NAMES = how

    html = shown(signed_in(Role.CONTROL_ROOM), "/board/wall/")

    assert f"<strong>{said}</strong>" in html
    assert "Lark" not in html.replace("MC-Ada Lark", "")


@pytest.mark.parametrize(("how", "said"), [("first_name", "Ada, 14"), ("initials", "A.L., 14")])
def test_a_wall_never_shows_a_surname_for_a_first_name_where_a_system_wrote_the_surname_first(
    desk: Desk, signed_in: SignedIn, settings: Settings, how: str, said: str
):
    report(desk, "LARK, Ada")
    settings.WALL_NAMES = how

    assert f"<strong>{said}</strong>" in shown(signed_in(Role.CONTROL_ROOM), "/board/wall/")


def test_a_wall_counts_what_is_overdue_of_the_missing_apart_from_what_is_of_a_child_who_was_found(
    desk: Desk, signed_in: SignedIn
):
    for name in ("Ada", "Bo"):
        report(desk, name)
    desk.at(300).do(LocateChild, OFFICER, record="MC-Bo", basis="spoken_to")
    desk.at(3000)

    html = shown(signed_in(Role.CONTROL_ROOM), "/board/wall/")

    said = {words: int(count) for count, words in re.findall(r"<li><strong>(\d+)</strong> ([^<]+)</li>", html)}
    assert (said["missing"], said["overdue"]) == (1, 1)
    assert (said["found, not seen"], said["found and overdue"]) == (1, 1)


def test_a_wall_says_nothing_that_was_said_of_a_child(desk: Desk, signed_in: SignedIn):
    report(desk, "Bo", years=7)
    client = signed_in(Role.CONTROL_ROOM)

    assert "aged ten or under" in shown(client, "/board/")
    assert "aged ten or under" not in shown(client, "/board/wall/")


def test_the_map_and_its_table_say_the_same(desk: Desk, signed_in: SignedIn):
    report(desk, "Ada", area="harbour")
    report(desk, "Bo", years=7, area="harbour")
    report(desk, "Cy")

    html = shown(signed_in(Role.CONTROL_ROOM), "/board/map/")

    assert 'aria-label="Harbour: 1 high, 1 could be high"' in html
    assert 'fill="url(#map-high)"' in html
    row = html[html.index(">Harbour</a></th>") :]
    assert re.findall(r"numeric\">(\d+)<", row)[:5] == ["1", "1", "0", "0", "2"]
    assert "Nobody has said where" in html
    assert "1 child is on no part of this map." in html


def test_what_is_written_on_an_area_of_the_map_is_broken_to_fit_it_and_no_neighbour_is_drawn_over_it(
    desk: Desk, signed_in: SignedIn
):
    report(desk, "Ada", area="harbour")

    html = shown(signed_in(Role.CONTROL_ROOM), "/board/map/")

    written = re.findall(r'app-map__words[^>]+x="(\d+)" y="(\d+)">([^<]+)<', html)
    here = [(y, words) for x, y, words in written if x == next(x for x, _, words in written if words == "Harbour")]
    assert [words for _, words in sorted(here, key=lambda line: int(line[0])) if words != "Harbour"][-2:] == [
        "1 could be", "high",
    ]  # fmt: skip
    assert html.rindex("app-map__outline", 0, html.index("app-map__key")) < html.index("app-map__words")


@pytest.mark.parametrize(
    ("words", "width", "lines"),
    [
        ("1 could be high", 400, ["1 could be high"]),
        ("1 could be high", 210, ["1 could be", "high"]),
        ("Southmarsh", 20, ["Southmarsh"]),
    ],
)
def test_words_are_broken_between_words_alone(words: str, width: int, lines: list[str]):
    assert list(broken(words, width)) == lines


def test_the_night_is_told_from_when_the_last_day_ended(desk: Desk, signed_in: SignedIn):
    report(desk, "Early")
    desk.at(5 * 60)
    ada = report(desk, "Ada")
    desk.at(5 * 60 + 20)
    grade(desk, ada, "medium")
    desk.at(5 * 60 + 40)
    grade(desk, ada, "high")
    desk.at(6 * 60).do(AddNews, OFFICER, record=ada, kind="sighting")
    desk.do(OfferHandover, SERGEANT, record=ada)
    desk.at(7 * 60).do(LocateChild, OFFICER, record="MC-Early", basis="spoken_to")
    desk.do(SeeChild, OFFICER, record="MC-Early", by_whom="police", well="yes")
    desk.at(12 * 60)

    html = shown(signed_in(Role.INSPECTOR), "/board/overnight/")

    assert "What came in since 23:00 yesterday" in html
    for words in (
        "Reported missing (1)",
        "Reported by parent; graded high",
        "First graded medium",
        "From medium to high",
        "Found 7 h after the report; seen",
        "Offered by sian; nobody has taken it on",
        "1 thing came in since the risk was assessed",
    ):
        assert words in html


def test_the_night_may_be_told_from_another_time(desk: Desk, signed_in: SignedIn):
    report(desk, "Ada")
    desk.at(5 * 60)
    client = signed_in(Role.INSPECTOR)

    assert "Nobody was reported missing." in shown(client, "/board/overnight/?on=2026-03-02&at=21:00")
    assert "Reported missing (1)" in shown(client, "/board/overnight/?on=2026-03-02&at=18:00")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("on=2026-02-30&at=23:00", "Enter a date and a time, like 23:00."),
        ("on=2026-03-09&at=23:00", "That time is still to come."),
        ("on=2026-01-01&at=23:00", "That is more than two weeks ago."),
    ],
)
def test_a_time_that_cannot_be_is_said_and_the_usual_is_shown(desk: Desk, signed_in: SignedIn, query: str, said: str):
    report(desk, "Ada")
    desk.now += timedelta(hours=5)

    html = shown(signed_in(Role.INSPECTOR), f"/board/overnight/?{query}")

    assert said in html
    assert "What came in since 23:00" in html


def test_the_first_page_of_whoever_watches_leads_to_the_board(desk: Desk, signed_in: SignedIn):
    report(desk, "Ada")

    assert "Open the board" in shown(signed_in(Role.CONTROL_ROOM), "/")
    assert "Open the board" not in shown(signed_in(Role.CALL_HANDLER), "/")
