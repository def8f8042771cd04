"""Sign-ins from the command line: made with a role, refused with words, and never with a password on the line."""

import io
from collections.abc import Callable

import pytest

from wayhome.cli.main import main
from wayhome.web.accounts.models import Account

Typed = Callable[[str], None]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Typed:
    return lambda words: monkeypatch.setattr("sys.stdin", io.StringIO(words + "\n"))


@pytest.mark.django_db
def test_a_sign_in_is_made_with_the_role_that_was_given(typed: Typed, capsys: pytest.CaptureFixture[str]):
    typed("a long sentence to remember")

    status = main(["account", "mives", "--name", "Marta Ives", "--role", "supervisor"])

    account = Account.objects.get(username="mives")
    assert status == 0
    assert account.check_password("a long sentence to remember")
    assert account.as_actor().roles_in_words == "Supervisor"
    assert "Marta Ives can sign in as mives: supervisor" in capsys.readouterr().out


@pytest.mark.django_db
def test_a_sign_in_that_is_there_gets_a_new_password_and_keeps_its_role(typed: Typed):
    Account.objects.create_account(username="mives", password="the old one was long", name="Marta", role="analyst")
    typed("the new one is longer")

    assert main(["account", "mives"]) == 0

    account = Account.objects.get(username="mives")
    assert account.check_password("the new one is longer")
    assert account.roles == ["analyst"]


@pytest.mark.django_db
def test_a_new_sign_in_without_name_and_role_is_refused_in_words(capsys: pytest.CaptureFixture[str]):
    assert main(["account", "nobody"]) == 1
    assert "To make one, give --name and --role" in capsys.readouterr().err


@pytest.mark.django_db
def test_a_weak_password_is_refused_in_words(typed: Typed, capsys: pytest.CaptureFixture[str]):
    typed("short")

    assert main(["account", "mives", "--name", "Marta Ives", "--role", "supervisor"]) == 1
    assert "at least 12 characters" in capsys.readouterr().err
    assert not Account.objects.exists()


@pytest.mark.django_db
def test_a_sign_in_can_be_made_with_an_address_that_letters_reach_and_the_name_a_roster_knows(typed: Typed):
    typed("a long sentence to remember")
    person = ["--name", "Marta Ives", "--role", "supervisor", "--officer", "PS Ives 2290"]

    assert main(["account", "mives", *person, "--email", "mives@force.example"]) == 0

    account = Account.objects.get(username="mives")
    assert (account.email, account.officer) == ("mives@force.example", "PS Ives 2290")


@pytest.mark.django_db
def test_an_address_is_changed_or_taken_away_without_touching_the_password(capsys: pytest.CaptureFixture[str]):
    Account.objects.create_account(username="mives", password="the old one was long", name="Marta", role="analyst")

    assert main(["account", "mives", "--email", "marta@force.example"]) == 0
    assert Account.objects.get(username="mives").email == "marta@force.example"
    assert "Letters to mives go to marta@force.example." in capsys.readouterr().out
    assert main(["account", "mives", "--email", ""]) == 0

    account = Account.objects.get(username="mives")
    assert account.email == ""
    assert account.check_password("the old one was long")
    assert "Letters to mives go to the mailbox that takes what reaches nobody." in capsys.readouterr().out


@pytest.mark.django_db
def test_what_is_no_address_is_refused_in_words(capsys: pytest.CaptureFixture[str]):
    assert main(["account", "mives", "--name", "Marta Ives", "--role", "supervisor", "--email", "marta"]) == 1
    assert "Enter a valid email address." in capsys.readouterr().err
    assert not Account.objects.exists()
