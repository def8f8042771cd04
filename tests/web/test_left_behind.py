"""Before a staff or rota file is brought in, what leavers leave open behind them is said, and to whom it passes."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.casework.desk import Desk
from tests.people.staffed import INES, INSPECTOR_POST, SERGEANT_POST, SIAN, on, staffed
from tests.web.conftest import SignedIn
from tests.web.html import faults
from tests.web.sending import filled, said
from wayhome.access.actors import Role

STAFF = {"staff": {"officer": "Id", "leaves": "Last day"}}
ROTA = {"rota": {"post": "Post", "officer": "Who", "date": "Day", "start": "From", "end": "To"}}


@pytest.fixture
def rota(desk: Desk, signed_in: SignedIn) -> Client:
    """Return whoever keeps the rota, with a child missing and a sergeant on until the morning."""
    staffed(desk)
    on(desk, SERGEANT_POST, SIAN, "02T15:00", "03T07:00")
    desk.report()
    return signed_in(Role.CONTROL_ROOM)


def looked_at(client: Client, mapping: dict[str, dict[str, str]], *rows: str):
    """Send a file and return the page that says what it would change."""
    kind = next(iter(mapping))
    file = SimpleUploadedFile(f"{kind}.csv", "\n".join(rows).encode())
    page = client.post("/people/import/", {"kind": kind, "mapping": "new", "file": file})["Location"]
    return client.get(client.post(page, filled(client, page, text=json.dumps(mapping)))["Location"])


def test_whoever_would_leave_is_named_with_how_many_duties_pass_to_nobody_yet(rota: Client) -> None:
    page = looked_at(rota, STAFF, "Id,Last day", f"{SIAN},2026-03-01")

    told = said(page)
    assert faults(page.content.decode()) == []
    assert "What they leave open behind them" in told
    assert f"{SIAN} leaves from 19:00 on 2 March 2026." in told
    assert "pass to nobody yet. Put somebody on a post from then on." in told


def test_what_passes_up_the_ladder_is_said_with_to_whom(desk: Desk, rota: Client) -> None:
    on(desk, INSPECTOR_POST, INES, "02T15:00", "03T07:00")

    told = said(looked_at(rota, STAFF, "Id,Last day", f"{SIAN},2026-03-01"))

    assert f"pass to {INES}, duty inspector. Tell them." in told
    assert "nobody yet" not in told


def test_a_rota_that_takes_somebodys_last_shift_out_says_what_they_leave_behind(rota: Client) -> None:
    columns = "Post,Who,Day,From,To"
    page = looked_at(rota, ROTA, columns, f"SGT,{INES},2026-03-02,18:00,23:00")
    rota.post(page.request["PATH_INFO"], {})

    told = said(looked_at(rota, ROTA, columns, f"SGT,{SIAN},2026-03-02,20:00,23:00"))

    assert f"{INES} holds no post any more from 19:00 on 2 March 2026." in told


def test_whoever_owes_nothing_is_named_too_and_nobody_who_stays(rota: Client) -> None:
    told = said(looked_at(rota, STAFF, "Id,Last day", f"{INES},2026-03-31", f"{SIAN},"))

    assert f"{INES} leaves from 00:00 on 1 April 2026. No open duty is in their name." in told
    assert f"{SIAN} leaves" not in told


def test_a_file_after_which_nobody_leaves_says_nothing_of_it(rota: Client) -> None:
    assert "behind them" not in said(looked_at(rota, STAFF, "Id,Last day", "PC Mbeki 5120,"))
