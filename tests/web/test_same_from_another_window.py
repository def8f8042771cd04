"""The same words from another window of one person are entered once, which the page says; again only on purpose."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from tests.casework.desk import CASE, Desk
from tests.web.conftest import SignedIn
from tests.web.html import faults
from tests.web.sending import said
from tests.web.test_acting import PAGE, deployed, form
from wayhome.access.actors import Role
from wayhome.web.acting.models import Draft

NEWS = f"/cases/{CASE}/add-news/"
WORDS = "A bus driver\r\nsaw her at <the> station & stopped."


def news(client: Client) -> dict[str, str]:
    return form(client, NEWS) | {"kind": "sighting", "content": WORDS}


def offered_again(client: Client, sent: dict[str, str]) -> dict[str, str]:
    """Send the same from another window, and return what *Record it again* sends, as it stands on the page."""
    answer = client.post(NEWS, sent)
    html = answer.content.decode()
    (panel,) = re.findall(r"<form[^>]*govuk-error-summary.*?</form>", html, re.DOTALL)
    assert 'name="once_more"' in panel
    shown = answer.context["recorded_once"]
    assert all(f'name="{name}"' in panel for name, _ in shown["answers"])
    return {**dict(shown["answers"]), "once_more": "yes"}


def told(desk: Desk) -> int:
    return len(desk.events("missing.information_received"))


def test_the_same_from_two_windows_is_entered_once_and_the_page_says_so(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.RESPONSE)
    one, other = news(client), news(client)
    client.post(NEWS, one)
    desk.at(2)

    answer = client.post(NEWS, other)

    assert one["key"] != other["key"]
    assert told(desk) == 1
    assert "Recorded once" in said(answer)
    assert "You recorded the same at 19:00 today" in said(answer)
    assert not faults(answer.content.decode())


def test_an_act_without_any_words_is_entered_once_from_two_windows(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.RESPONSE)
    one, other = form(client), form(client)

    client.post(PAGE, one)
    client.post(PAGE, other)

    assert len(deployed(desk)) == 1


def test_what_was_done_again_is_recorded_with_one_press_as_of_when_it_was_first_sent(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.RESPONSE)
    one, other = news(client), news(client)
    client.post(NEWS, one)
    desk.at(2)
    sent = offered_again(client, other)
    desk.at(3)

    again = client.post(NEWS, sent)

    assert again.status_code == 302
    first, second = desk.events("missing.information_received")
    assert second.happened_at - first.happened_at == timedelta(minutes=2)


def test_what_is_recorded_again_is_entered_once_however_often_it_is_pressed(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.RESPONSE)
    one, other = news(client), news(client)
    client.post(NEWS, one)
    again = offered_again(client, other)

    client.post(NEWS, again)
    client.post(NEWS, again)

    assert told(desk) == 2


def test_what_is_left_recorded_once_leaves_nothing_unfinished(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.RESPONSE)
    one, other = news(client), news(client)
    client.post(NEWS, one)
    client.post(NEWS, other)
    assert Draft.objects.count() == 1

    client.post(NEWS, {"key": other["key"], "discard": "yes"})

    assert (told(desk), Draft.objects.count()) == (1, 0)


@pytest.mark.parametrize("changed", [{"content": WORDS + " At 19:40."}, {"kind": "other"}])
def test_other_words_from_another_window_are_entered_at_once(changed: dict[str, str], desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.RESPONSE)
    one, other = news(client), news(client) | changed

    client.post(NEWS, one)
    client.post(NEWS, other)

    assert told(desk) == 2


def test_the_same_is_entered_at_once_when_some_minutes_have_passed(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.RESPONSE)
    one, other = news(client), news(client)
    client.post(NEWS, one)
    desk.at(5)

    client.post(NEWS, other)

    assert told(desk) == 2


def test_the_same_by_somebody_else_is_entered_at_once(desk: Desk, signed_in: SignedIn):
    desk.report()
    officer = signed_in(Role.RESPONSE)
    officer.post(NEWS, news(officer))
    inspector = signed_in(Role.INSPECTOR)

    inspector.post(NEWS, news(inspector))

    assert told(desk) == 2


def test_what_was_refused_is_no_reason_to_ask_about_the_same_from_another_window(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.RESPONSE)
    wrong = news(client) | {"kind": ""}
    client.post(NEWS, wrong)

    answer = client.post(NEWS, news(client) | {"kind": ""})

    assert answer.status_code == 422
    assert "Recorded once" not in said(answer)
