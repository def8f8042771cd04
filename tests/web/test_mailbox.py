"""The development mailbox: what was sent to nobody, newest first; and no such page where letters reach people."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.mail import EmailMessage

from tests.web.borough import LETTER, Letters
from tests.web.conftest import SignedIn
from tests.web.html import outline
from wayhome.access.actors import Role
from wayhome.web.delivered import FolderMailbox
from wayhome.web.wiring import Wiring


@pytest.fixture
def folder(settings, tmp_path: Path) -> Path:
    """Return the folder that letters are kept in."""
    settings.MAILBOX_FOLDER = tmp_path / "mailbox"
    settings.EMAIL_BACKEND = "wayhome.web.delivered.FolderBackend"
    return tmp_path / "mailbox"


def send(name: str, subject: str, text: str = "Words.\n") -> None:
    headers = {"Message-ID": f"<{name}@wayhome.example>"}
    EmailMessage(subject, text, "desk@x.example", ["mives@x.example"], headers=headers).send()


def test_the_newest_letter_comes_first_and_a_repeat_is_one_letter(folder: Path):
    for age, name in enumerate(("first", "second", "third", "second")):
        send(name, f"New: {name}")
        os.utime(folder / f"{name}.eml", ns=(age, age * 10**9))

    letters = FolderMailbox(folder).latest(2)

    assert [letter.subject for letter in letters] == ["New: second", "New: third"]
    assert len(list(folder.iterdir())) == 3


def test_a_letter_is_read_as_it_was_sent(folder: Path):
    long = "New: " + "Do something to find the child, or escalate, " * 4 + "– EM-1047"
    send("n1", long, "Überall\n\n  EM-1047\n")

    letter = FolderMailbox(folder).letter("n1")

    assert letter is not None
    assert (letter.to, letter.subject, letter.text) == ("mives@x.example", long, "Überall\n\n  EM-1047\n")


def test_a_name_that_no_letter_has_finds_nothing_whatever_it_is(folder: Path):
    send("n1", "New")

    assert [FolderMailbox(folder).letter(name) for name in ("n2", "", "*", "../n1", "n1.eml")] == [None] * 5


def test_an_empty_mailbox_says_when_a_letter_is_written(
    parts: Wiring, signed_in: SignedIn, monkeypatch, tmp_path: Path
):
    empty = replace(parts, mailbox=FolderMailbox(tmp_path / "nothing-here"))
    monkeypatch.setattr("wayhome.web.http.wiring", lambda: empty)

    assert "No letter was sent yet." in signed_in(Role.SUPERVISOR).get("/mailbox/").content.decode()


def test_where_letters_reach_people_there_is_no_such_page(parts: Wiring, signed_in: SignedIn, monkeypatch):
    monkeypatch.setattr("wayhome.web.http.wiring", lambda: replace(parts, mailbox=None))
    client = signed_in(Role.SUPERVISOR)

    assert [client.get(path).status_code for path in ("/mailbox/", "/mailbox/b1/")] == [404, 404]


def test_a_letter_that_is_not_there_is_not_found(parts: Wiring, signed_in: SignedIn):
    assert signed_in(Role.SUPERVISOR).get("/mailbox/other/").status_code == 404


def test_a_letter_leads_to_the_case_and_the_look_at_it_is_written_down(parts: Wiring, signed_in: SignedIn):
    page = signed_in(Role.SUPERVISOR).get("/mailbox/b1/").content.decode()

    assert {"/cases/EM-1047/", "/"} <= set(outline(page).links)
    (look,) = parts.looks.noted(shown=None, actor=None)
    assert (look.page, look.shown) == ("show_letter", ("EM-1047",))


def test_whoever_may_not_read_cases_reads_no_letter(parts: Wiring, signed_in: SignedIn):
    answer = signed_in(Role.ADMINISTRATOR).get("/mailbox/")

    assert answer.status_code == 403
    assert "You may not read the records of children and cases" in answer.content.decode()
    assert LETTER.subject not in answer.content.decode()


def test_an_address_that_is_not_ours_is_no_link(parts: Wiring, signed_in: SignedIn, monkeypatch):
    class Strange(Letters):
        def letter(self, name: str):
            return replace(LETTER, text="See https://elsewhere.example/cases/EM-1047/ <b>now</b>\n")

    monkeypatch.setattr("wayhome.web.http.wiring", lambda: replace(parts, mailbox=Strange()))
    page = signed_in(Role.SUPERVISOR).get("/mailbox/b1/").content.decode()

    assert not [link for link in outline(page).links if "elsewhere" in link]
    assert "&lt;b&gt;" in page


def test_what_went_outside_is_listed_without_a_name_or_a_number(folder: Path, parts: Wiring, signed_in: SignedIn):
    headers = {"Message-ID": "<m1@outside.example>", "X-Way": "text"}
    EmailMessage("A message for you", "Ring us, Ada.\n", "us@x.example", ["a@outside.example"], headers=headers).send()
    made = replace(parts, mailbox=FolderMailbox(folder))
    client = signed_in(Role.SUPERVISOR)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("wayhome.web.http.wiring", lambda: made)
        listed, one = (client.get(path).content.decode() for path in ("/mailbox/", "/mailbox/m1/"))

    assert "Text message to somebody outside" in listed
    assert "Ada" not in listed
    assert "Ring us, Ada." in one


def test_a_letter_as_it_went_into_the_envelope_is_there_to_be_read(parts: Wiring, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)

    answer = client.get("/mailbox/b2/letter.pdf")

    assert (answer.status_code, answer["Content-Type"], answer.content) == (200, "application/pdf", b"%PDF-1.7")
    assert client.get("/mailbox/b1/letter.pdf").status_code == 404
