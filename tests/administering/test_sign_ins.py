"""Looking after sign-ins: made with a code, changed with a reason, switched off at once; each change in the record."""

import re
from csv import field_size_limit
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DataError
from django.test import Client

from tests.administering.conftest import filled, read
from tests.casework.desk import Desk
from tests.web.conftest import SignedIn
from wayhome.access.actors import Role
from wayhome.store import sign_in_codes as codes
from wayhome.store.supplies import SUPPLIES
from wayhome.web.accounts.models import Account

HALLAM = "/accounts/one/phallam/"
CODE = re.compile(r"\b[A-Z2-9]{4}(?:-[A-Z2-9]{4}){3}\b")
NEW = "a green boat on a hill"


@pytest.fixture
def administrator(desk: Desk, signed_in: SignedIn, officer: Account) -> Client:
    return signed_in(Role.ADMINISTRATOR)


def change(client: Client, **given: str):
    return client.post(HALLAM, filled(client, HALLAM, **given))


def test_a_role_is_given_with_a_reason_and_stands_in_the_record(administrator: Client, desk: Desk, officer: Account):
    page = change(administrator, change="give", role="supervisor", reason="Acting up until March")

    officer.refresh_from_db()
    assert officer.roles == ["grader", "supervisor"]
    (given,) = entered(desk, "workforce.role_given")
    assert (given.actor, given.body["role"], given.subjects) == (
        "administrator",
        "supervisor",
        ("officer:PS Hallam 4471",),
    )
    assert "The role supervisor was given Reads children’s records" in read(page)
    assert "“Acting up until March”" in read(page)


def test_somebody_with_two_roles_may_do_what_either_permits(administrator: Client, officer: Account):
    change(administrator, change="give", role="training_lead", reason="Runs the course too")

    officer.refresh_from_db()
    assert officer.as_actor().roles == {Role.GRADER, Role.TRAINING_LEAD}
    assert officer.as_actor().roles_in_words == "Risk grader, Training lead"


def test_of_two_who_change_roles_at_once_neither_undoes_what_the_other_did(officer: Account):
    one, other, third = (Account.objects.get(pk=officer.pk) for _ in range(3))

    one.give(Role.SUPERVISOR)
    other.give(Role.TRAINING_LEAD)
    third.take(Role.GRADER)
    third.give(Role.SUPERVISOR)

    officer.refresh_from_db()
    assert officer.roles == ["supervisor", "training_lead"]


def test_a_role_is_taken_away_and_the_last_one_is_not(administrator: Client, officer: Account):
    change(administrator, change="give", role="supervisor", reason="Acting up")
    change(administrator, change="take", role="grader", reason="Moved to response")
    page = change(administrator, change="take", role="supervisor", reason="Moved")

    officer.refresh_from_db()
    assert officer.roles == ["supervisor"]
    assert page.status_code == 422
    assert "It is the only role they hold. Give them another role first, or switch the sign-in off." in read(page)


def test_a_change_without_a_reason_is_not_made(administrator: Client, desk: Desk, officer: Account):
    page = change(administrator, change="give", role="supervisor")

    assert "Say why. It stays in the record" in read(page)
    assert entered(desk, "workforce.role_given") == []


def test_nobody_changes_their_own_sign_in(administrator: Client):
    path = "/accounts/one/administrator/"

    page = administrator.post(path, filled(administrator, path, change="give", role="grader", reason="To help out"))

    assert page.status_code == 422
    assert "Nobody changes their own sign-in: what you may do is decided by somebody else." in read(page)
    assert Account.objects.get(username="administrator").roles == ["administrator"]


def test_one_sign_in_never_looks_after_sign_ins_and_reads_children(administrator: Client, officer: Account):
    page = change(administrator, change="give", role="administrator", reason="Knows computers")

    assert page.status_code == 422
    assert "Whoever looks after sign-ins reads no child's record: one sign-in cannot hold both roles." in read(page)


def test_switching_off_ends_what_is_open_at_once(administrator: Client, officer: Account):
    theirs = Client()
    theirs.post("/sign-in/", {"username": "phallam", "password": "a long one indeed"})
    assert theirs.get("/cases/").status_code == 200

    change(administrator, change="off", reason="Left the force")

    assert theirs.get("/cases/").status_code == 302
    assert "Switched off" in read(administrator.get("/accounts/"))


def test_a_sign_in_is_switched_on_again(administrator: Client, officer: Account, desk: Desk):
    change(administrator, change="off", reason="Away for a year")
    change(administrator, change="on", reason="Back")

    officer.refresh_from_db()
    assert officer.is_active
    assert len(entered(desk, "workforce.sign_in_switched_on")) == 1


def test_a_new_password_is_set_with_a_code_that_is_shown_once(administrator: Client, officer: Account):
    page = change(administrator, change="password")
    (code,) = set(CODE.findall(page.content.decode()))

    mine = Client()
    assert "does not open this user name" in read(set_with(mine, "AAAA-AAAA-AAAA-AAAA"))
    assert "Your password is set" in read(set_with(mine, code.lower()))
    assert "does not open this user name" in read(set_with(mine, code))
    assert mine.post("/sign-in/", {"username": "phallam", "password": NEW}).status_code == 302


def test_the_old_password_opens_nothing_once_a_code_was_given(administrator: Client, officer: Account):
    theirs = Client()
    theirs.post("/sign-in/", {"username": "phallam", "password": "a long one indeed"})

    change(administrator, change="password")

    assert theirs.get("/cases/").status_code == 302
    assert theirs.post("/sign-in/", {"username": "phallam", "password": "a long one indeed"}).status_code == 200


def test_a_code_opens_nothing_after_a_day_or_after_five_wrong_tries(officer: Account, desk: Desk):
    late = codes.give_code(officer, desk.now - timedelta(hours=25))
    assert codes.whose("phallam", late, desk.now) is None

    code = codes.give_code(officer, desk.now)
    for _ in range(5):
        assert codes.whose("phallam", "WRONG", desk.now) is None
    assert codes.whose("phallam", code, desk.now) is None


def test_a_locked_sign_in_is_shown_and_opened_with_how_it_is_known_who_it_was(
    administrator: Client, desk: Desk, settings
):
    desk.now = codes_now()
    theirs = Client()
    for _ in range(5):
        theirs.post("/sign-in/", {"username": "phallam", "password": "wrong"})
    assert theirs.post("/sign-in/", {"username": "phallam", "password": "a long one indeed"}).status_code == 429
    assert "Locked" in read(administrator.get("/accounts/"))

    change(administrator, change="lift", reason="Called me from the desk, mistyped")

    assert theirs.post("/sign-in/", {"username": "phallam", "password": "a long one indeed"}).status_code == 302
    assert len(entered(desk, "workforce.lock_lifted")) == 1


def test_a_sign_in_is_made_with_a_code_and_can_then_be_used(administrator: Client, desk: Desk):
    given = {
        "name": "Sam Renshaw",
        "username": "srenshaw",
        "officer": "PC Renshaw 6035",
        "email": "",
        "roles": ["response"],
    }

    page = administrator.post("/accounts/new/", filled(administrator, "/accounts/new/", **given))

    (code,) = set(CODE.findall(page.content.decode()))
    mine = Client()
    set_with(mine, code, "srenshaw")
    assert mine.post("/sign-in/", {"username": "srenshaw", "password": NEW}).status_code == 302
    assert [event.body["role"] for event in entered(desk, "workforce.role_given")] == ["response"]


def test_a_name_that_is_taken_is_refused_in_words(administrator: Client):
    given = {"name": "Paula Hallam", "username": "PHallam", "roles": ["grader"]}

    page = administrator.post("/accounts/new/", filled(administrator, "/accounts/new/", **given))

    assert "Somebody signs in as phallam already. Choose another user name" in read(page)


def test_a_file_shows_first_what_it_comes_to_and_makes_nothing(administrator: Client):
    page = sent(
        administrator, "username,name,roles,officer\njbirch,Joan Birch,call_handler,\nx,,grader,\nnew,New,king,\n"
    )

    words = read(page)
    assert "Nothing is made yet. The file comes to 1 sign-in; 2 lines are wrong and would be left out." in words
    assert "Line 3: left out. A user name has three letters or more" in words
    assert "Line 4: left out. There is no role king" in words
    assert not Account.objects.filter(username="jbirch").exists()


def test_a_file_makes_its_sign_ins_once_that_is_confirmed_and_no_second_time(administrator: Client):
    page = sent(administrator, "username,name,roles\njbirch,Joan Birch,call_handler; grader\n")
    rows = re.search(r'name="rows" value="([^"]+)"', page.content.decode())
    key = re.search(r'name="key" value="([^"]+)"', page.content.decode())
    assert rows
    assert key
    confirmed = {"rows": rows.group(1), "key": key.group(1), "make": "yes"}

    made = administrator.post("/accounts/file/", confirmed)
    again = administrator.post("/accounts/file/", confirmed)

    assert Account.objects.get(username="jbirch").roles == ["call_handler", "grader"]
    assert len(set(CODE.findall(made.content.decode()))) == 1
    assert "Line 2: Somebody signs in as jbirch already" in read(again)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (f"jbirch,{'J' * 121},grader,,", "Line 2: left out. The name has 121 letters; 120 is the most"),
        (f"jbirch,Joan,grader,{'P' * 81},", "Line 2: left out. The name in the record has 81 letters; 80 is the most"),
        (
            f"jbirch,Joan,grader,,{'j' * 60}@{'x.' * 100}example",
            "Line 2: left out. The e-mail address has 268 letters; 254 is the most",
        ),
    ],
)
def test_a_line_of_a_file_that_the_table_cannot_keep_is_left_out(administrator: Client, line: str, words: str):
    page = sent(administrator, f"username,name,roles,officer,email\n{line}\n")

    assert words in read(page)


def test_a_line_that_cannot_be_kept_takes_no_code_of_another_with_it(
    administrator: Client, monkeypatch: pytest.MonkeyPatch
):
    page = sent(administrator, "username,name,roles\njbirch,Joan Birch,grader\nsrenshaw,Sam,grader\nkash,Kim,grader\n")
    rows, keep = re.search(r'name="rows" value="([^"]+)"', page.content.decode()), Account.save
    assert rows

    def full(account: Account, **given: object) -> None:
        if account.username == "srenshaw":
            raise DataError("no room")
        keep(account, **given)  # type: ignore[arg-type]

    monkeypatch.setattr(Account, "save", full)
    made = administrator.post("/accounts/file/", {"rows": rows.group(1), "key": "page:1", "make": "yes"})

    assert len(set(CODE.findall(made.content.decode()))) == 2
    assert "Line 3: The sign-in could not be kept." in read(made)


@pytest.mark.parametrize("text", ["username,name,roles\rx,\ry\n", f"username,name,roles\n{'x' * 140_000},A,grader\n"])
def test_a_file_that_is_no_sheet_is_refused_in_words(administrator: Client, text: str):
    before = field_size_limit(128 * 1024)
    try:
        page = sent(administrator, text)
        confirmed = administrator.post("/accounts/file/", {"rows": text, "key": "page:1", "make": "yes"})
    finally:
        field_size_limit(before)

    assert (page.status_code, confirmed.status_code) == (422, 422)
    assert "The file cannot be read as rows. Save it as CSV again" in read(page)


def test_the_roles_that_open_children_and_were_given_lately_are_counted(administrator: Client):
    change(administrator, change="give", role="supervisor", reason="Acting up")

    assert "1 role that opens children’s records was given in the last 30 days." in read(
        administrator.get("/accounts/")
    )


def test_nobody_but_an_administrator_looks_after_sign_ins(desk: Desk, signed_in: SignedIn):
    page = signed_in(Role.COMMAND).get("/accounts/")

    assert page.status_code == 403
    assert "You may not make and change sign-ins with the role you are signed in as." in read(page)


def entered(desk: Desk, name: str):
    return [sealed.event for sealed in desk.ledger.of_type(name)]


def set_with(client: Client, code: str, username: str = "phallam"):
    given = {"username": username, "code": code, "password": NEW, "again": NEW}
    return client.post("/sign-in/code/", given)


def sent(client: Client, text: str):
    file = SimpleUploadedFile("people.csv", text.encode(), "text/csv")
    return client.post("/accounts/file/", {"file": file, "key": "k"})


def codes_now():
    return SUPPLIES.now()
