"""Letters from the command line: made once, sent once, whoever is killed; and how they stand, in words."""

import contextlib
import os
import shutil
import signal
import sqlite3
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random
from subprocess import CompletedProcess
from time import monotonic

import pytest
from django.core import mail

from tests.services import commands
from tests.services.commands import Running
from wayhome.application.notices.sending import NotCarried, Post
from wayhome.cli.main import main
from wayhome.cli.posting import ByMail, address_of, link
from wayhome.config.letters import mailboxes, security
from wayhome.kernel.ids import ActorId, RecordId
from wayhome.kernel.refusals import NotASetting
from wayhome.web.accounts.models import Account

ROOT = Path(__file__).resolve().parents[2]
FULL = os.environ.get("WAYHOME_TEST_FULL") == "1"
KILLS = 20 if FULL else 2
A_WHILE = 120  # seconds, on a machine that has much else to do
PEOPLE = ("--name", "Somebody", "--role", "supervisor")
POST = Post(to="mives@force.example", subject="New: a", text="Words.\n", name="n1")


@dataclass
class Force:
    """A force's own folder, with a record in it, and commands run there in processes of their own."""

    folder: Path
    more: dict[str, str]

    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("WAYHOME_", "DJANGO_"))}
        own = {"WAYHOME_FOLDER": str(self.folder), "WAYHOME_PACK": "examples-2026.1"}
        return kept | own | self.more

    def run(self, *words: str) -> CompletedProcess[str]:
        return commands.run(*words, environment=self.environment(), folder=ROOT)

    def start(self, *words: str) -> Running:
        return Running("notify", *words, environment=self.environment(), folder=ROOT)

    def report(self, number: int) -> BaseProcess:
        """Take a report of a child, with nobody on duty; returns the process that does."""
        entering = (
            "import django; django.setup()\n"
            "from tests.stores.acts import *\n"
            "from datetime import datetime, UTC\n"
            "from wayhome.store.opening import open_ledger\n"
            "from wayhome.store.supplies import SUPPLIES\n"
            f"drafts = (draft(reported(), child='{number}', episode='{number}', at=datetime.now(UTC)),)\n"
            f"enter(Entry(record=record_of('{number}'), drafts=drafts), ledger=open_ledger(), supplies=SUPPLIES)\n"
        )
        environment = self.environment() | {"DJANGO_SETTINGS_MODULE": "wayhome.config.settings"}
        return commands.begin((), environment, ROOT, entering)

    def reports(self, number: int) -> None:
        """Take a report of a child to its end."""
        reporting = self.report(number)
        reporting.join()
        assert reporting.exitcode == 0

    def letters(self) -> list[EmailMessage]:
        """Return the letters in the development mailbox."""
        paths = sorted(self.folder.glob("mailbox/*.eml"))
        return [message_from_bytes(path.read_bytes(), policy=policy.default) for path in paths]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with an empty record, to copy."""
    folder = tmp_path_factory.mktemp("force")
    assert Force(folder, {}).run("migrate").returncode == 0
    return folder


@pytest.fixture
def force(empty: Path, tmp_path: Path) -> Force:
    """Return a force with an empty record, whose letters are kept in a folder."""
    folder = Path(shutil.copytree(empty, tmp_path / "force"))
    return Force(folder, {"WAYHOME_DEVELOPMENT_MAILBOX": "1", "WAYHOME_MAILBOXES": "desk@force.example"})


def test_letters_are_made_and_sent_once_and_how_they_stand_is_said(force: Force):
    force.run("notify", "--once")
    force.reports(1)

    first, second = force.run("notify", "--once"), force.run("notify", "--once")

    made = len(force.letters())
    assert made > 0
    assert first.stdout == f"{made} {'letter' if made == 1 else 'letters'} made, {made} sent.\n"
    assert second.stdout == "0 letters made, 0 sent.\n"
    (letter, *_) = force.letters()
    assert letter["To"] == "desk@force.example"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert "http://127.0.0.1:8000/cases/episode:1/" in letter.get_content()
    status = force.run("notify", "--status")
    assert status.returncode == 0
    assert f"Sent      {made}\nUnsent    0\nFailing   0\n" in status.stdout


def test_without_a_mail_server_letters_wait_and_the_status_says_why(force: Force):
    force.more["WAYHOME_DEVELOPMENT_MAILBOX"] = "0"
    force.run("notify", "--once")
    force.reports(1)

    force.run("notify", "--once")

    status = force.run("notify", "--status")
    assert status.returncode == 1
    assert "no mail server is set (WAYHOME_MAIL_HOST); tried 1 time, next at" in status.stdout
    assert "Oldest    made at" in status.stdout


def test_before_the_first_letter_the_status_says_what_to_run(force: Force):
    assert "No letter was made yet. Run wayhome notify." in force.run("notify", "--status").stdout


def test_between_letters_what_was_left_for_later_is_worked_off(force: Force):
    force.reports(1)
    with contextlib.closing(sqlite3.connect(force.folder / "wayhome.sqlite3", timeout=A_WHILE)) as record:
        left = "SELECT count(*) FROM duty_scope WHERE under = ''"
        record.execute("UPDATE duty_scope SET under = ''")
        record.commit()
        assert record.execute(left).fetchone() != (0,)

        at_work, until = force.start("--every", "60"), monotonic() + A_WHILE
        while record.execute(left).fetchone() != (0,):
            assert monotonic() < until, "nothing was worked off"
        at_work.terminate()
        at_work.communicate(timeout=A_WHILE)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_it_cleanly(force: Force, number: signal.Signals):
    at_work = force.start("--every", "0.05")
    assert at_work.stdout is not None
    assert "every 0.05 seconds" in at_work.stdout.readline()

    at_work.send_signal(number)

    at_work.communicate(timeout=A_WHILE)
    assert at_work.returncode == 0


def test_it_stops_when_whoever_started_it_has_ended(force: Force):
    at_work = force.start("--every", "60", "--while-open")
    assert at_work.stdout is not None
    at_work.stdout.readline()

    at_work.communicate(timeout=A_WHILE)  # which closes its input

    assert at_work.returncode == 0


def test_killed_at_any_moment_every_report_is_told_and_no_letter_twice(force: Force):
    """Two are at work and one of them is killed, again and again; a letter keeps its name, so a repeat is known."""
    chance = Random(3)
    force.run("notify", "--once")
    workers = [force.start("--every", "0.01") for _ in range(2)]
    for number in range(1, KILLS + 1):
        reporting = force.report(number)
        reporting.join(0.5 + chance.random())
        workers[0].kill()
        workers[0].communicate()
        workers = [workers[1], force.start("--every", "0.01")]
        reporting.join()
        assert reporting.exitcode == 0
    for worker in workers:
        worker.terminate()
        worker.communicate(timeout=A_WHILE)

    force.run("notify", "--once")

    told = "".join(letter.get_content() for letter in force.letters())
    assert all(f"/cases/episode:{number}/" in told for number in range(1, KILLS + 1))
    said = [letter.get_content() for letter in force.letters()]
    assert len(said) == len(set(said))


# --- The parts --------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_letter_goes_to_the_address_of_whoever_a_roster_names():
    def person(username: str, *, officer: str | None = None, email: str = "", active: bool = True) -> None:
        made = Account.objects.create_account(
            username=username, password="not-asked-for", name=username, role="supervisor", officer=officer, email=email
        )
        Account.objects.filter(pk=made.pk).update(is_active=active)

    person("mives", officer="PS Ives 2290", email="mives@force.example")
    person("plain", email="plain@force.example")
    person("silent")
    person("left", email="left@force.example", active=False)

    found = [address_of(ActorId(officer)) for officer in ("PS Ives 2290", "plain", "silent", "left", "mives", "other")]

    assert found == ["mives@force.example", "plain@force.example", "", "", "", ""]


def test_a_letter_leads_to_the_case_and_otherwise_to_all_that_one_owes():
    assert link(RecordId("MC-1")) == "http://127.0.0.1:8000/cases/MC-1/"
    assert link(RecordId("")) == "http://127.0.0.1:8000/my-duties/"


def test_a_repeat_has_the_name_of_the_first(settings):
    settings.EMAIL_HOST = "mail.force.example"
    for _ in range(2):
        ByMail().carry(POST)

    names = [message.extra_headers["Message-ID"] for message in mail.outbox]
    assert names == ["<n1@127.0.0.1>", "<n1@127.0.0.1>"]


def test_a_mail_server_that_is_not_there_is_said_without_an_address_or_a_word_of_the_letter(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    with pytest.raises(NotCarried) as failed:
        ByMail().carry(POST)

    assert str(failed.value) == "the mail server could not be reached or used (ConnectionRefusedError)"


def test_mailboxes_are_read_by_unit():
    assert mailboxes("desk@force.example, north=north@force.example") == {
        "": "desk@force.example",
        "north": "north@force.example",
    }
    assert mailboxes("") == {}
    with pytest.raises(NotASetting, match="WAYHOME_MAILBOXES: desk is not an address"):
        mailboxes("desk")


def test_the_way_to_the_mail_server_is_secured_unless_it_is_said_otherwise():
    assert (security("starttls"), security("tls"), security("none")) == ((True, False), (False, True), (False, False))
    with pytest.raises(NotASetting, match="WAYHOME_MAIL_SECURITY: ssl3 is none of starttls, tls, none"):
        security("ssl3")


def test_a_time_without_its_offset_is_refused_in_words(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit):
        main(["notify", "--since", "2026-03-02T19:00"])

    assert "is not a time with its offset" in capsys.readouterr().err
