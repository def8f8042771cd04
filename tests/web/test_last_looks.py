"""What is new to someone since they last looked, and that going from tab to tab makes nothing old."""

from datetime import timedelta

import pytest

from tests.web.borough import NOW
from tests.web.conftest import SignedIn
from wayhome.access.actors import Role
from wayhome.web.accounts.models import Account, LastLook
from wayhome.web.last_looks import SITTING, last_look
from wayhome.web.wiring import Wiring

MINUTE = timedelta(minutes=1)


@pytest.fixture
def account(db: None) -> Account:
    return Account.objects.create_account(username="mives", password="not asked for", name="Marta", role="supervisor")


def test_the_first_look_has_nothing_to_compare_with(account: Account):
    assert last_look(account, "EM-1047", NOW) is None


def test_looks_within_one_sitting_compare_with_the_sitting_before(account: Account):
    last_look(account, "EM-1047", NOW)
    later = NOW + SITTING + MINUTE

    assert last_look(account, "EM-1047", later) == NOW
    assert last_look(account, "EM-1047", later + MINUTE) == NOW
    assert last_look(account, "EM-1047", later + 20 * MINUTE) == NOW


def test_a_look_is_of_one_person_at_one_record(account: Account):
    last_look(account, "EM-1047", NOW - timedelta(hours=2))

    assert last_look(account, "EM-1048", NOW) is None


@pytest.mark.parametrize(("ago", "count"), [(25 * MINUTE, 1), (35 * MINUTE, 2)])
def test_a_case_says_what_is_new_and_marks_it(parts: Wiring, signed_in: SignedIn, ago: timedelta, count: int):
    client = signed_in(Role.SUPERVISOR)
    LastLook.objects.create(account=Account.objects.get(), record="EM-1047", at=NOW - MINUTE, before=NOW - ago)

    page = client.get("/cases/EM-1047/time-line/").content.decode()

    assert f"{count} new {'entry' if count == 1 else 'entries'} since you last looked" in page
    assert page.count('<span class="app-entry__new">New</span>') == count


def test_a_case_with_nothing_new_says_so(parts: Wiring, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)
    LastLook.objects.create(account=Account.objects.get(), record="EM-1027", at=NOW - timedelta(hours=2))

    assert "Nothing new since you last looked, 00:14 today" in client.get("/cases/EM-1027/").content.decode()


def test_looking_back_in_time_does_not_count_as_looking(parts: Wiring, signed_in: SignedIn):
    signed_in(Role.SUPERVISOR).get("/cases/EM-1047/?on=2026-11-24&at=01:15")

    assert not LastLook.objects.exists()
