"""What goes wrong is kept by where it arose, without a personal word, until somebody says what was done about it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from django.test import Client

from tests.administering.conftest import filled, read
from tests.application.test_notices import Watch
from tests.web.conftest import SignedIn
from wayhome.access.actors import Role
from wayhome.cli.posting import ByMail, Posting, addresses
from wayhome.store import faults as register
from wayhome.web.wiring import Wiring

NAME = "Kayleigh Example"


@pytest.fixture
def breaking(parts: Wiring, signed_in: SignedIn, monkeypatch) -> Client:
    """Return somebody for whom the list of cases breaks, with a name in what is raised."""

    def broken(*_: object) -> None:
        raise ValueError(f"no such child: {NAME}")

    monkeypatch.setattr("wayhome.web.cases.views.Queues", broken)
    client = signed_in(Role.SUPERVISOR)
    client.raise_request_exception = False
    return client


def test_a_page_that_breaks_shows_a_reference_under_which_it_is_found(breaking: Client):
    page = breaking.get(f"/cases/?show={NAME}")

    (fault,) = register.faults(standing=True)
    assert page.status_code == 500
    assert f"and this reference: {fault.reference}" in read(page)
    assert (fault.kind, fault.what, fault.page) == ("page", "ValueError", "cases")
    assert "web/cases/views.py" in fault.clue


def test_no_word_of_what_was_asked_or_raised_is_kept(breaking: Client):
    breaking.get(f"/cases/?show={NAME}")

    (fault,) = register.faults(standing=True)
    assert "Kayleigh" not in repr(fault)


def test_the_same_fault_is_counted_and_stands_again_after_it_was_cleared(breaking: Client):
    breaking.get("/cases/")
    breaking.get("/cases/")
    (fault,) = register.faults(standing=True)
    assert fault.times == 2

    register.clear_fault(fault.number, by="ncastle", why="Mended in 1.2", at=fault.last_at)
    assert register.faults(standing=True) == []

    breaking.get("/cases/")
    (again,) = register.faults(standing=True)
    assert (again.times, again.cleared_why) == (3, "")


def test_a_fault_that_cannot_be_noted_breaks_nothing_more(breaking: Client, monkeypatch):
    def refused(**_: object) -> str:
        raise DatabaseError("disk full")

    monkeypatch.setattr("wayhome.web.broken.note_fault", refused)

    page = breaking.get("/cases/")

    assert page.status_code == 500
    assert "Something broke on our side" in read(page)


def test_an_administrator_clears_a_fault_with_what_was_done(parts: Wiring, signed_in: SignedIn):
    register.note_fault(
        kind="page", what="KeyError", at=parts.supplies.now(), page="cases", clue="web/cases/views.py:1 x"
    )
    (fault,) = register.faults(standing=True)
    client = signed_in(Role.ADMINISTRATOR)
    path = f"/system/faults/{fault.number}/"

    assert "web/cases/views.py:1 x" in read(client.get(path))
    assert "Say what was done about it" in read(client.post(path, filled(client, path)))
    client.post(path, filled(client, path, words="Restarted after the update"))

    (cleared,) = register.faults(standing=False)
    assert (cleared.cleared_by, cleared.cleared_why) == ("administrator", "Restarted after the update")


def test_anybody_says_that_a_page_is_wrong_and_reads_the_answer(parts: Wiring, signed_in: SignedIn):
    client = signed_in(Role.RESPONSE)
    assert "/something-is-wrong/?page=cases" in client.get("/cases/").content.decode()
    path = "/something-is-wrong/?page=cases"
    page = client.post(path, filled(client, path, page="cases", words="The list stops after ten."))
    assert "It was sent. Thank you." in read(page)
    assert "Not answered yet" in read(page)

    (said,) = register.said(seen=False)
    register.answer(said.number, by="ncastle", words="Mended.", at=parts.supplies.now())

    assert "Answer: Mended. (ncastle, 02:14 on 24 November 2026)" in read(client.get(path))


def test_what_was_said_twice_is_kept_once(parts: Wiring, signed_in: SignedIn):
    client = signed_in(Role.RESPONSE)
    given = filled(client, "/something-is-wrong/", words="The list stops.")

    client.post("/something-is-wrong/", given)
    client.post("/something-is-wrong/", given)

    assert len(register.said(seen=False)) == 1


def test_a_page_that_is_not_ours_is_not_kept(parts: Wiring, signed_in: SignedIn):
    client = signed_in(Role.RESPONSE)
    client.post("/something-is-wrong/", filled(client, "/something-is-wrong/", page=NAME, words="It is slow."))

    (said,) = register.said(seen=False)
    assert said.page == ""


def test_an_administrator_answers_what_was_said(parts: Wiring, signed_in: SignedIn):
    register.say_fault(page="cases", words="It is slow.", by="PC Renshaw 6035", at=parts.supplies.now())
    (said,) = register.said(seen=False)
    client = signed_in(Role.ADMINISTRATOR)

    assert "PC Renshaw 6035" in read(client.get("/system/faults/"))
    path = f"/system/said/{said.number}/"
    client.post(path, filled(client, path, words="The disk was full."))

    assert register.said(seen=False) == []


def test_a_file_of_histories_that_is_refused_is_noted_without_a_word_of_it(parts: Wiring, signed_in: SignedIn):
    client = signed_in(Role.ANALYST)
    wrong = SimpleUploadedFile(f"{NAME}.jsonl", f'{{"child": "{NAME}"}}\n'.encode())
    utf_16 = SimpleUploadedFile(f"{NAME}.jsonl", NAME.encode("utf-16"))

    client.post("/import/", {"histories": wrong})
    client.post("/import/", {"histories": utf_16})
    client.post("/import/", {})

    noted = register.faults(standing=True)
    assert sorted((one.kind, one.what) for one in noted) == [
        ("import", "A file of histories could not be read"),
        ("import", "Something in a file of histories was refused"),
    ]
    assert "Kayleigh" not in repr(noted)


def test_a_staff_file_that_cannot_be_read_is_noted_without_a_word_of_it(parts: Wiring, signed_in: SignedIn):
    client = signed_in(Role.ADMINISTRATOR)
    sent = {"kind": "staff", "mapping": "new", "file": SimpleUploadedFile(f"{NAME}.csv", NAME.encode("utf-16"))}

    client.post("/people/import/", sent)

    (noted,) = register.faults(standing=True)
    assert (noted.kind, noted.what) == ("import", "A file about people could not be read")
    assert "Kayleigh" not in repr(noted)


def test_a_file_that_cannot_be_read_is_no_fault_of_the_product_and_stands_apart(parts: Wiring, signed_in: SignedIn):
    client = signed_in(Role.ADMINISTRATOR)
    sent = {"kind": "staff", "mapping": "new", "file": SimpleUploadedFile("staff.csv", NAME.encode("utf-16"))}
    client.post("/people/import/", sent)

    assert register.counted() == (0, 0)
    page = read(client.get("/system/faults/"))
    broke, files = page.split("Files that were refused")
    assert "Nothing broke, or everything was cleared." in broke
    assert "Nothing broke here: it is in the file." in files
    assert "A file about people could not be read" in files


def test_what_was_cleared_is_forgotten_after_a_year_and_not_before(parts: Wiring, db: None):
    now = parts.supplies.now()
    register.note_fault(kind="page", what="ValueError", at=now)
    (fault,) = register.faults(standing=True)
    register.clear_fault(fault.number, by="ncastle", why="Mended", at=now)

    assert register.forget_old(now + register.KEPT_FOR) == 0
    assert register.forget_old(now + register.KEPT_FOR + register.KEPT_FOR.resolution) == 1


def test_what_stands_is_never_forgotten(parts: Wiring, db: None):
    register.note_fault(kind="page", what="ValueError", at=parts.supplies.now())

    assert register.forget_old(parts.supplies.now() + 10 * register.KEPT_FOR) == 0


def test_each_turn_of_notify_forgets_what_was_cleared_more_than_a_year_ago(parts: Wiring, db: None):
    now = parts.supplies.now()
    long_ago = now - register.KEPT_FOR
    for what, at in (("Old", long_ago - register.KEPT_FOR.resolution), ("Young", long_ago)):
        register.note_fault(kind="page", what=what, at=at)
        (fault,) = register.faults(standing=True)
        register.clear_fault(fault.number, by="ncastle", why="Mended", at=at)
    watch = Watch()

    Posting(
        record=watch.record(), outbox=watch.outbox, carrier=ByMail(), addresses=addresses, supplies=parts.supplies
    ).turn()

    assert [fault.what for fault in register.faults(standing=False)] == ["Young"]
