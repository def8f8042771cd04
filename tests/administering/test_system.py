"""How the system is: every finding in words with what to do, never in colour alone; a monitor is told in one line."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client, override_settings

from tests.administering.conftest import filled, read
from tests.web.conftest import SignedIn
from wayhome.access.actors import Role
from wayhome.application.health.findings import findings, is_ready, worst
from wayhome.application.health.signs import Done, Holding, Letters, Level, Messages, Rules, Signs
from wayhome.store.fault_models import StoredFault
from wayhome.store.faults import last_done, note_done
from wayhome.web.wiring import Wiring

NOW = datetime(2026, 11, 24, 2, 14, tzinfo=UTC)
DONE = {what: Done(at=NOW - timedelta(minutes=1)) for what in ("verify", "anchor", "restore", "notify", "deliver")}
WELL = Signs(
    now=NOW,
    database="PostgreSQL 16.4",
    position=12,
    done=DONE,
    rules=Rules(in_force="england-wales-2026.1", by_settings="england-wales-2026.1"),
    posts=4,
    holdings=(Holding(words="Crime", brought_in=NOW),),
    free=900 * 1024**3,
    database_clock=NOW,
    zone="Europe/London",
)


def done(what: str, came_of_it: str = "", *, well: bool = True, **ago: int) -> dict[str, Any]:
    """Return what is done, with one thing done so long ago."""
    return {"done": {**DONE, what: Done(at=NOW - timedelta(**ago), came_of_it=came_of_it, well=well)}}


def test_where_all_is_well_nothing_has_to_be_done():
    assert [one.key for one in findings(WELL) if one.what_to_do] == []
    assert worst(findings(WELL)) is Level.WELL


@pytest.mark.parametrize(
    ("changed", "key", "level", "words"),
    [
        ({"safe": False, "unsafe_because": "It is in WAL mode."}, "database", Level.ACT, "It is in WAL mode."),
        ({"unapplied": ("store 0099_more",)}, "migrations", Level.ACT, "the first store 0099_more"),
        ({"behind": 40}, "projections", Level.LOOK, "40 subjects are still to be derived again."),
        ({"quarantined": 2, "quarantined_records": ("EM-1",)}, "quarantine", Level.ACT, "2 entries cannot be read"),
        (done("verify", days=8), "verify", Level.LOOK, "Last at"),
        (done("verify", came_of_it="Broken at 7.", well=False), "verify", Level.ACT, "Broken at 7."),
        (done("anchor", days=2), "anchor", Level.LOOK, "Last at"),
        ({"done": {}}, "restore", Level.LOOK, "No restore was ever tried."),
        (done("notify", minutes=6), "notifier", Level.ACT, "last made and sent"),
        ({"letters": Letters(waiting=1, failing=1, why="no (550)")}, "letters", Level.ACT, "The first: no (550)."),
        ({"letters": Letters(waiting=1, oldest=NOW - timedelta(hours=1))}, "letters", Level.ACT, "1 wait"),
        (done("deliver", minutes=3), "messages", Level.LOOK, "Nobody carries them: wayhome deliver does not run."),
        (
            {"messages": Messages(waiting=3, oldest=NOW - timedelta(minutes=6), undelivered=2)},
            "messages",
            Level.ACT,
            "3 wait, 2 were not delivered. The oldest waits since",
        ),
        ({"rules": Rules(in_force="a-1", put_in_force=False)}, "rules", Level.LOOK, "Nobody put it in force."),
        ({"rules": Rules(in_force="a-1", not_held=("north-1 (abc)",))}, "rules", Level.ACT, "not held here"),
        ({"rules": Rules(in_force="a-1", by_settings="b-1")}, "rules", Level.LOOK, "is in force"),
        ({"vacant": ("Duty inspector",)}, "posts", Level.ACT, "Nobody holds now: Duty inspector."),
        ({"posts": 0}, "posts", Level.LOOK, "No post was ever recorded as held"),
        ({"roles_opened": 3}, "roles", Level.LOOK, "open children's records: 3."),
        ({"holdings": (Holding(words="Crime", brought_in=None),)}, "holdings", Level.LOOK, "Never brought in."),
        ({"areas_unread": "It is not GeoJSON."}, "areas", Level.LOOK, "It is not GeoJSON."),
        ({"faults": 1}, "faults", Level.LOOK, "1 stand"),
        ({"free": 1024**2}, "space", Level.ACT, "0.0 GB are free"),
        ({"database_clock": NOW - timedelta(minutes=10)}, "clock", Level.ACT, "says 0:10:00 otherwise."),
        ({"drafts": 1, "oldest_draft": NOW - timedelta(days=2)}, "drafts", Level.LOOK, "1 entries were begun"),
    ],
)
def test_each_thing_that_is_not_well_says_so_and_what_to_do(
    changed: dict[str, Any], key: str, level: Level, words: str
):
    (found,) = [one for one in findings(replace(WELL, **changed)) if one.key == key]

    assert found.level is level
    assert words in found.words
    assert found.what_to_do


def test_what_presses_most_comes_first():
    found = findings(replace(WELL, behind=1, vacant=("Duty inspector",)))

    assert [one.key for one in found][:2] == ["posts", "projections"]


def test_a_database_that_is_not_up_to_date_is_not_ready():
    assert is_ready(WELL)
    assert not is_ready(replace(WELL, unapplied=("store 0099_more",)))


def test_the_page_says_in_words_how_much_each_thing_presses(parts: Wiring, signed_in: SignedIn):
    words = read(signed_in(Role.ADMINISTRATOR).get("/system/"))

    assert "How the system is Act now" in words
    assert "Nobody makes letters: wayhome notify never ran." in words
    assert "Start wayhome notify." in words


def test_a_restore_that_was_tried_is_noted(parts: Wiring, signed_in: SignedIn):
    client = signed_in(Role.ADMINISTRATOR)
    given = filled(client, "/system/restored/", on="2026-11-20", came_of_it="Sound: 12,004 events")

    client.post("/system/restored/", given)

    assert "A restore was last tried on 12:00 on 20 November 2026." in read(client.get("/system/"))


def test_only_whoever_looks_after_the_system_sees_how_it_is(parts: Wiring, signed_in: SignedIn):
    page = signed_in(Role.INSPECTOR).get("/system/")

    assert page.status_code == 403
    assert "You may not set the system up and look after it with the role you are signed in as." in read(page)


def test_a_monitor_on_this_machine_is_told_what_presses_and_one_outside_only_whether_it_is_ready(
    db: None, parts: Wiring, client: Client
):
    here = client.get("/health/").json()
    outside = client.get("/health/", headers={"x-forwarded-for": "203.0.113.7"}).json()

    assert here["live"]
    assert here["ready"]
    assert {"key": "notifier", "title": "Telling people", "level": "act"} in here["findings"]
    assert outside == {"live": True, "ready": True}


@override_settings(BEHIND_PROXY=True)
def test_behind_a_proxy_nobody_counts_as_being_on_this_machine(db: None, parts: Wiring, client: Client):
    assert client.get("/health/").json() == {"live": True, "ready": True}


def test_before_the_tables_are_there_a_monitor_is_told_that_they_are_not(db: None, parts: Wiring, client: Client):
    MigrationRecorder.Migration.objects.filter(app="store").delete()
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE {StoredFault._meta.db_table}")

    here = client.get("/health/")
    outside = client.get("/health/", headers={"x-forwarded-for": "203.0.113.7"})

    assert (here.status_code, outside.status_code) == (503, 503)
    assert outside.json() == {"live": True, "ready": False}
    assert here.json()["worst"] == "act"
    assert [one["key"] for one in here.json()["findings"]] == ["migrations"]


def test_what_was_done_last_is_kept_once_for_each_thing(db: None):
    note_done("verify", NOW, "Sound.")
    note_done("verify", NOW + timedelta(days=1), "Broken.", well=False)

    assert last_done() == {"verify": (NOW + timedelta(days=1), "Broken.", False)}
