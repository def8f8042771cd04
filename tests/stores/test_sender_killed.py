"""A sender that is killed between handing a message over and writing that down: nothing lost, at most one double."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from tests.casework.desk import Desk
from tests.sending.post_office import Office, Postman
from wayhome.application.sending.collecting import collect, written_in
from wayhome.application.sending.outgoing import LEASE
from wayhome.store.opening import open_ledger
from wayhome.store.outgoing import DatabaseOutgoing

KEY = "the key that links are sealed with"
KILLED = """
import os, signal
from dataclasses import replace
from datetime import datetime
from pathlib import Path
import django
django.setup()
from wayhome.application.sending.entering import News
from wayhome.application.sending.handing_over import Sender
from wayhome.application.sending.outcome import Outcome
from wayhome.store.opening import open_ledger
from wayhome.store.outgoing import DatabaseOutgoing
from wayhome.store.supplies import SUPPLIES

class Falls:
    name = "smtp"
    def carried_before(self, reference):
        return None
    def carry(self, message):
        Path(os.environ["BAG"]).write_text(message.reference)
        os.kill(os.getpid(), signal.SIGKILL)

now = datetime.fromisoformat(os.environ["AT"])
news = News(ledger=open_ledger("default"), supplies=replace(SUPPLIES, now=lambda: now))
outcome = Outcome(news=news, queue=DatabaseOutgoing(os.environ["KEY"], SUPPLIES.salt))
Sender(outcome=outcome, carriers={"text": Falls()}).send_due()
"""


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> str:
    """Return a database of each kind."""
    alias: str = request.getfixturevalue(request.param)
    return alias


def url_of(database: str) -> str:
    held: dict[str, Any] = connections[database].settings_dict
    if held["ENGINE"].endswith("sqlite3"):
        return f"sqlite:///{held['NAME']}"
    at = f"{held['USER']}:{held['PASSWORD']}@{held['HOST']}:{held['PORT']}"
    return f"postgres://{at.replace('/', '%2F')}/{held['NAME']}"


def test_a_sender_killed_after_handing_over_loses_nothing_and_a_double_is_said(database: str, tmp_path: Path):
    salts = iter(range(10_000))
    office = Office(
        desk=Desk(ledger=open_ledger(database)),
        queue=DatabaseOutgoing(KEY, lambda: f"{next(salts):064x}", database),
        postman=Postman(name="smtp", remembers=False),
    )
    office.safe_channel()
    office.write()
    collect(office.queue, written_in(office.desk.ledger))
    bag = tmp_path / "bag"
    given = {"WAYHOME_DATABASE_URL": url_of(database), "WAYHOME_FOLDER": str(tmp_path / "folder"), "BAG": str(bag),
             "AT": office.desk.now.isoformat(), "KEY": KEY,
             "DJANGO_SETTINGS_MODULE": "wayhome.config.settings"}  # fmt: skip
    killed = subprocess.run(
        [sys.executable, "-c", KILLED], env={**os.environ, **given}, check=False, capture_output=True
    )

    assert killed.returncode == -signal.SIGKILL, killed.stderr
    carried, stands = bag.read_text(), office.stands()
    assert (carried, stands.state) == (stands.outgoing.reference, "waiting")
    assert office.events("notice_handed_over") == []

    assert office.turn() == 0, "nobody else has it while whoever fell may still be at it"
    for _ in range(3):
        office.desk.now += LEASE + timedelta(seconds=1)
        office.turn()

    (handed,) = office.events("notice_handed_over")
    assert [one.reference for one in office.postman.bag] == [carried]
    assert handed.body["may_be_twice"] is True
    assert office.stands().state == "carried"
