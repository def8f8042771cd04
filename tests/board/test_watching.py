"""What an open board is sent, what it costs while nothing happens, and which looks are written down."""

from datetime import timedelta

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.module_loading import import_string

from tests.board.people import report
from tests.casework.desk import OFFICER, STARTS, Desk
from tests.web.conftest import SignedIn
from wayhome.access.actors import Role
from wayhome.casework.send_officers import SendOfficers
from wayhome.kernel.ids import RecordId
from wayhome.web.board import now as board_now
from wayhome.web.board.models import Watch
from wayhome.web.wiring import Wiring


def opened(client: Client, path: str = "/board/") -> Watch:
    assert client.get(path).status_code == 200
    return Watch.objects.latest("pk")


def asks(client: Client, watch: Watch, version: int | None = None) -> HttpResponse:
    watch.refresh_from_db()
    version = watch.version if version is None else version
    answer = client.get("/board/changes/", {"watch": watch.key, "version": str(version)})
    assert isinstance(answer, HttpResponse)
    return answer


def looks(desk: Desk) -> list[tuple[str, ...]]:
    parts: Wiring = import_string("wayhome.web.http.wiring")()
    return [look.shown for look in parts.looks.noted(shown=None, actor=None)]


def test_nothing_is_looked_at_while_nothing_was_entered_and_no_row_ran_out(
    desk: Desk, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
):
    report(desk, "Ada")
    client = signed_in(Role.INSPECTOR)
    watch = opened(client)
    looked_at: list[object] = []
    monkeypatch.setattr(board_now, "kept_board", looked_at.append)

    answer = asks(client, watch)

    assert (answer.status_code, answer.content, looked_at) == (204, b"", [])
    assert answer["Wayhome-At"].startswith("2026-03-02T19:00:00")


def test_what_changed_is_sent_and_nothing_else(desk: Desk, signed_in: SignedIn):
    for name in ("Ada", "Bo"):
        report(desk, name)
    client = signed_in(Role.INSPECTOR)
    watch = opened(client)
    desk.at(2).do(SendOfficers, OFFICER, record=RecordId("MC-Bo"))

    html = asks(client, watch).content.decode()

    assert 'data-record="MC-Bo"' in html
    assert 'data-record="MC-Ada"' not in html
    assert "what was done to find the child" in html


def test_a_row_that_runs_out_is_sent_though_nothing_was_entered(desk: Desk, signed_in: SignedIn):
    report(desk, "Ada")
    client = signed_in(Role.INSPECTOR)
    watch = opened(client)
    desk.now = watch.until + timedelta(seconds=1)

    answer = asks(client, watch)

    assert answer.status_code == 200
    assert "Changed: what is owed next" in answer.content.decode()


def test_an_entry_that_bears_on_nothing_shown_is_no_change(desk: Desk, signed_in: SignedIn):
    report(desk, "Ada")
    client = signed_in(Role.INSPECTOR)
    watch = opened(client)
    desk.train(OFFICER)

    assert asks(client, watch).status_code == 204
    watch.refresh_from_db()
    assert watch.position == desk.ledger.head().position


def test_an_entry_that_bears_on_nothing_shown_writes_no_row_of_the_board_again(desk: Desk, signed_in: SignedIn):
    report(desk, "Ada")
    client = signed_in(Role.INSPECTOR)
    watch = opened(client)
    desk.train(OFFICER)

    with CaptureQueriesContext(connection) as asked:
        asks(client, watch)

    (written,) = [one["sql"] for one in asked if one["sql"].startswith('UPDATE "board_watch"')]
    assert '"position" = ' in written
    assert '"parts"' not in written
    assert '"revealed"' not in written


def test_a_board_that_missed_an_answer_is_sent_every_row_again(desk: Desk, signed_in: SignedIn):
    for name in ("Ada", "Bo"):
        report(desk, name)
    client = signed_in(Role.INSPECTOR)
    watch = opened(client)
    desk.at(2).do(SendOfficers, OFFICER, record=RecordId("MC-Bo"))
    asks(client, watch)

    html = asks(client, watch, version=1).content.decode()

    assert 'data-record="MC-Ada"' in html
    assert 'data-record="MC-Bo"' in html


def test_opening_a_board_is_a_look_at_all_it_shows_and_later_only_what_is_new_to_it(desk: Desk, signed_in: SignedIn):
    report(desk, "Ada")
    client = signed_in(Role.INSPECTOR)
    watch = opened(client)
    assert looks(desk) == [("MC-Ada", "child:Ada")]

    desk.at(2).do(SendOfficers, OFFICER, record=RecordId("MC-Ada"))
    assert asks(client, watch).status_code == 200
    report(desk, "Bo")
    assert "Bo" in asks(client, watch).content.decode()
    asks(client, watch)

    assert looks(desk) == [("MC-Ada", "child:Ada"), ("MC-Bo", "child:Bo")]


def test_what_a_filter_hides_is_not_looked_at(desk: Desk, signed_in: SignedIn):
    report(desk, "Ada")
    report(desk, "Bo", years=7)
    client = signed_in(Role.INSPECTOR)

    watch = opened(client, "/board/?level=high")
    report(desk, "Cy")

    assert asks(client, watch).status_code == 204
    assert looks(desk) == [("MC-Bo", "child:Bo")]


def test_nobody_is_sent_the_board_of_somebody_else(desk: Desk, signed_in: SignedIn):
    report(desk, "Ada")
    watch = opened(signed_in(Role.INSPECTOR))
    client = signed_in(Role.CONTROL_ROOM)

    html = asks(client, watch).content.decode()

    assert f'data-watch="{watch.key}"' not in html
    assert "Missing now" in html  # it is opened anew, which is a look of their own
    assert len(looks(desk)) == 2


def test_who_may_not_read_cases_is_sent_nothing(desk: Desk, signed_in: SignedIn):
    report(desk, "Ada")

    answer = signed_in(Role.ADMINISTRATOR).get("/board/changes/")

    assert answer.status_code == 403
    assert "You may not read the records of children and cases" in answer.content.decode()


def test_a_board_left_open_for_a_day_is_opened_anew(desk: Desk, signed_in: SignedIn):
    report(desk, "Ada")
    client = signed_in(Role.INSPECTOR)
    watch = opened(client)
    desk.now = STARTS + timedelta(hours=25)

    assert "data-watch" in asks(client, watch).content.decode()
    assert len(looks(desk)) == 2


def test_of_an_open_map_counts_are_kept_and_no_child(desk: Desk, signed_in: SignedIn):
    report(desk, "Ada", area="harbour")
    client = signed_in(Role.CONTROL_ROOM)

    watch = opened(client, "/board/map/")

    assert (watch.parts, watch.revealed) == ({"harbour: 1 could be high": {}}, [])
    desk.at(2).do(SendOfficers, OFFICER, record=RecordId("MC-Ada"))
    assert asks(client, watch).status_code == 204
    report(desk, "Bo", area="harbour")
    assert asks(client, watch).status_code == 200


def test_the_map_names_no_child_and_is_no_look(desk: Desk, signed_in: SignedIn):
    report(desk, "Ada", area="harbour")
    client = signed_in(Role.CONTROL_ROOM)
    watch = opened(client, "/board/map/")
    report(desk, "Bo", years=7, area="harbour")

    html = asks(client, watch).content.decode()

    assert "Harbour: 1 high, 1 could be high" in html
    assert "Ada" not in html
    assert looks(desk) == []
