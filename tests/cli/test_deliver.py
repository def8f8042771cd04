"""Messages to people outside from the command line: carried once, reports taken; and how they stand, in words."""

import io
import re
import sys
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from django.db import DatabaseError

from tests.casework.desk import CHILD, INQUIRY, INVESTIGATION
from tests.sending.test_carriers import report
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.application.sending.outgoing import reference_of
from wayhome.cli import deliver, delivering
from wayhome.cli.main import main
from wayhome.kernel.ids import EventId
from wayhome.record.vocabulary import check
from wayhome.store.opening import open_ledger
from wayhome.store.outgoing_models import StoredOutgoing
from wayhome.store.supplies import SUPPLIES

pytestmark = pytest.mark.django_db
NUMBER, WORDS = "07700 900123", "We have news for you."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep messages in a folder, in a database with its record."""
    monkeypatch.setattr("wayhome.cli.opening.Path.exists", lambda _path: True)  # the tests' database is in memory
    settings.DEVELOPMENT_MAILBOX, settings.MAILBOX_FOLDER = True, tmp_path
    settings.EMAIL_BACKEND = "wayhome.web.delivered.FolderBackend"
    settings.PACK = "examples-2026.1"
    return tmp_path


def say(name: str, **given: object) -> EventId:
    now = SUPPLIES.now()
    draft = Draft(fact=check(name, 1, given), happened_at=now, subjects=(CHILD, INVESTIGATION))
    return enter(Entry(record=INQUIRY, drafts=(draft,)), ledger=open_ledger(), supplies=SUPPLIES).events[0].event.id


def write(*, number: str = NUMBER) -> EventId:
    channel = {"channel": "C1", "holder": "H1", "kind": "text", "safe": "yes", "seen_by_others": "no"}
    say("contact.channel_kept", **channel, address=number)
    notice = {"notice": "N1", "about": ["e1"], "to": "child", "holder": "H1", "channel": "C1", "by": "text"}
    return say("victim.notice_written", **notice, text=WORDS)


def kept(folder: Path) -> list[EmailMessage]:
    return [message_from_bytes(path.read_bytes(), policy=policy.default) for path in folder.glob("*.eml")]


def types() -> list[str]:
    return [sealed.event.type for sealed in open_ledger().read(INQUIRY).events]


def test_a_notice_is_carried_once_and_how_messages_stand_is_said(folder: Path, capsys: pytest.CaptureFixture[str]):
    write()

    assert main(["deliver", "--once"]) == 0
    assert main(["deliver", "--once"]) == 0

    assert capsys.readouterr().out == "1 message looked at.\n0 messages looked at.\n"
    (message,) = kept(folder)
    assert message["Subject"] == "A message for you"
    assert WORDS in message.get_content()
    assert types()[-2:] == ["victim.notice_handed_over", "victim.notice_delivered"]
    assert main(["deliver", "--status"]) == 0
    assert "Waiting      0\nNo receipt   0\nArrived      1\nUndelivered  0\n" in capsys.readouterr().out


def test_the_status_fails_while_something_lies_undelivered(folder: Path, capsys: pytest.CaptureFixture[str]):
    write(number="07700 900000")

    main(["deliver", "--once"])

    assert kept(folder) == []
    assert types()[-2:] == ["victim.notice_failed", "contact.channel_stopped"]
    assert main(["deliver", "--status"]) == 1
    said = capsys.readouterr().out
    assert "Undelivered  1" in said
    assert NUMBER[:5] not in said


def test_a_mail_servers_report_is_the_receipt(monkeypatch: pytest.MonkeyPatch):
    event = write()
    main(["deliver", "--once"])
    StoredOutgoing.objects.update(state="carried")
    before = len(types())
    reference = reference_of("notice", event)

    for junk in (b"", b"no report", report("delayed", envelope=reference)):
        taken(junk, monkeypatch)
    assert StoredOutgoing.objects.get().state == "carried"
    taken(report("delivered", envelope=reference), monkeypatch)

    assert StoredOutgoing.objects.get().state == "arrived"
    assert len(types()) == before


def taken(message: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(message)))
    assert main(["bounces"]) == 0


def test_what_goes_wrong_in_a_turn_is_tried_again_and_logged_without_its_words(caplog: pytest.LogCaptureFixture):
    ready = delivering.open_delivering()

    def fails() -> None:
        ready.stopped.set()
        raise DatabaseError(f"could not keep {NUMBER}")

    object.__setattr__(ready, "before", (fails,))
    deliver.go_on(ready, every=0)

    assert re.search(r"Messages could not be carried just now \(DatabaseError\)", caplog.text)
    assert NUMBER not in caplog.text


def test_without_anything_to_carry_them_messages_go_to_a_person(settings, capsys: pytest.CaptureFixture[str]):
    settings.DEVELOPMENT_MAILBOX, settings.EMAIL_HOST, settings.NOTIFY_KEY = False, "", ""
    write()

    main(["deliver", "--once"])

    assert StoredOutgoing.objects.get().why == "no_carrier"
    assert "victim.notice_failed" not in types()


def test_what_carries_what_follows_from_the_settings(settings):
    settings.DEVELOPMENT_MAILBOX, settings.EMAIL_HOST = False, "mail.force.example"
    assert {by: one.name for by, one in delivering.carriers().items()} == {"email": "smtp"}

    settings.NOTIFY_KEY = "name-11111111-1111-1111-1111-111111111111-22222222-2222-2222-2222-222222222222"
    settings.NOTIFY_TEMPLATES, settings.NOTIFY_LETTERS = {"text": "t-1"}, True
    found = {by: one.name for by, one in delivering.carriers().items()}
    assert found == {"email": "smtp", "text": "notify", "letter": "notify"}
