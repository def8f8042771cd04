"""The forms of acts, each as a page serves it: what it offers can be entered, and when it was done can be said."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.forms import DateField, Form, TimeField

from tests.casework.desk import CASE, Desk
from tests.web.conftest import SignedIn
from tests.web.sending import send
from wayhome.access.actors import Role
from wayhome.kernel.moments import in_london
from wayhome.web.acting.forms import ActForm
from wayhome.web.acting.written import DayToCome, as_written, day_of_birth
from wayhome.web.doing import DOINGS


def served(desk: Desk, signed_in: SignedIn) -> Iterator[Form]:
    """Yield the form of every act that asks when it was done, as it is served for a missing child."""
    desk.report(informant="placement", care_status="looked_after", placement="childrens_home")
    client = signed_in(Role.INSPECTOR)
    for act in DOINGS:
        form = (client.get(act.href(CASE)).context or {}).get("form")
        if isinstance(form, ActForm) and "when" in form.fields:
            yield form


def test_no_act_gives_away_the_field_that_asks_when_it_was_done(desk: Desk, signed_in: SignedIn):
    lost = [type(form).__name__ for form in served(desk, signed_in) if not isinstance(form.fields["on"], DateField)]

    assert lost == []


def test_a_circulation_made_earlier_is_kept_with_its_own_time(desk: Desk, signed_in: SignedIn):
    desk.report()
    desk.at(40)

    send(
        signed_in(Role.RESPONSE), "circulate",
        places=["national_computer"], when="earlier", on="2026-03-02", at="19:15",
    )  # fmt: skip

    (circulated,) = desk.events("missing.circulated")
    assert f"{circulated.happened_at:%H:%M}" == "19:15"


@pytest.mark.parametrize("result", ["received", "not_held", "refused"])
def test_what_came_of_asking_for_the_carers_profile_is_recorded(desk: Desk, signed_in: SignedIn, result: str):
    desk.report(informant="placement", care_status="looked_after", placement="childrens_home")

    answer = send(signed_in(Role.CALL_HANDLER), "obtain-profile", result=result)

    assert answer.status_code == 302
    assert [event.body["result"] for event in desk.events("missing.profile_received")] == [result]


@pytest.mark.parametrize(
    ("on", "at", "words"),
    [
        ("2026-03-05", "09:00", "That date is still to come: enter 02.03.2026 or an earlier one"),
        ("2026-03-02", "23:50", "That time is still to come"),
    ],
)
def test_nothing_was_done_at_a_time_that_is_still_to_come(
    desk: Desk, signed_in: SignedIn, on: str, at: str, words: str
):
    desk.report()
    desk.at(40)

    answer = send(signed_in(Role.RESPONSE), "seen", well="yes", professional="PC 4471", when="earlier", on=on, at=at)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "PC 4471" in answer.content.decode()
    assert not desk.events("missing.child_seen")


def test_a_watch_that_is_two_minutes_ahead_says_that_it_was_done_now(desk: Desk, signed_in: SignedIn):
    desk.report()
    desk.at(40)
    ahead = in_london(desk.now + timedelta(minutes=2))

    send(
        signed_in(Role.RESPONSE), "circulate",
        places=["national_computer"], when="earlier", on=f"{ahead:%Y-%m-%d}", at=f"{ahead:%H:%M}",
    )  # fmt: skip

    (circulated,) = desk.events("missing.circulated")
    assert circulated.happened_at <= desk.now


@pytest.mark.parametrize(
    ("typed", "read"), [("19:15", "19:15"), ("1915", "19:15"), ("9.05", "09:05"), ("935", "09:35")]
)
def test_a_time_is_read_as_it_is_written_at_work(desk: Desk, signed_in: SignedIn, typed: str, read: str):
    desk.report()
    desk.at(40)

    send(
        signed_in(Role.RESPONSE), "circulate",
        places=["national_computer"], when="earlier", on="2026-03-02", at=typed,
    )  # fmt: skip

    (circulated,) = desk.events("missing.circulated")
    assert f"{in_london(circulated.happened_at):%H:%M}" == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [("7am", (7, 0)), ("12 am", (0, 0)), ("12pm", (12, 0)), ("7.30 pm", (19, 30)), ("0745 p.m.", (19, 45))],
)
def test_a_time_before_or_after_noon_is_read_as_it_is_said(typed: str, read: tuple[int, int]):
    class Asking(Form):
        at = TimeField(label="Time")

    form = Asking({"at": typed})
    as_written(form)

    assert form.is_valid()
    assert form.cleaned_data["at"] == time(*read)


class AskingDays(Form):
    """A day of any kind, one that is to come, and a day of birth, asked on 28 November 2026."""

    now = datetime(2026, 11, 28, 20, tzinfo=UTC)
    day = DateField(label="Day", required=False)
    next = DayToCome(label="By", required=False)
    born = DateField(label="Birth date", required=False)


def days(**typed: str) -> AskingDays:
    """Return the form as it reads what was typed."""
    form = AskingDays(typed)
    as_written(form)
    form.is_valid()
    return form


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("3 Dec", date(2026, 12, 3)), ("3 December", date(2026, 12, 3)), ("Thu 3rd dec.", date(2026, 12, 3)),
        ("3 Dec 2025", date(2025, 12, 3)), ("3rd of Sept 26", date(2026, 9, 3)), ("27Nov", date(2026, 11, 27)),
        ("2 January", date(2027, 1, 2)), ("3.12.2026", date(2026, 12, 3)), ("2026-12-03", date(2026, 12, 3)),
    ],
)  # fmt: skip
def test_a_day_is_read_as_it_is_said_and_without_a_year_it_is_the_one_that_is_near(typed: str, read: date):
    assert days(day=typed).cleaned_data["day"] == read


def test_a_day_that_is_to_come_is_the_next_of_its_name_however_far_off():
    assert days(next="3 May").cleaned_data["next"] == date(2027, 5, 3)


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("day", "3 May", "3 May may be 03.05.2026 or 03.05.2027: enter the year too"),
        ("day", "31 November", "There is no 31 November near today: enter it as 25.11.2026"),
        ("day", "31 Nov 2026", "There is no 31 November 2026: enter it as 25.11.2026"),
        ("day", "29 Feb", "There is no 29 February near today: enter it as 25.11.2026"),
        ("day", "Fri 3 Dec", "3 December 2026 is a Thursday: enter it as 25.11.2026"),
        ("day", "3 Foo", "Enter “Day” as 25.11.2026"),
        ("born", "3 Dec", "Enter the year of birth too, as 14.03.2012"),
        ("born", "soon", "Enter “Birth date” as 14.03.2012"),
    ],
)
def test_a_day_that_is_not_clear_or_that_there_is_not_is_refused_with_what_to_enter(field: str, typed: str, words: str):
    assert days(**{field: typed}).errors[field] == [words]


@pytest.mark.parametrize(("typed", "read"), [("3 Dec 2012", date(2012, 12, 3)), ("3rd December 12", date(2012, 12, 3))])
def test_a_birth_date_is_read_as_it_is_said_with_its_year(typed: str, read: date):
    assert days(born=typed).cleaned_data["born"] == read
    assert day_of_birth(typed) == read


def test_a_time_whose_minutes_lack_a_digit_is_asked_for_again(desk: Desk, signed_in: SignedIn):
    desk.report()

    answer = send(
        signed_in(Role.RESPONSE), "circulate",
        places=["national_computer"], when="earlier", on="2026-03-02", at="1:5",
    )  # fmt: skip

    assert answer.status_code == 422
    assert "Enter “Time” as 22:35, with both digits of the minutes" in answer.content.decode()


def test_what_an_act_lacks_is_asked_for_by_its_name(desk: Desk, signed_in: SignedIn):
    nameless = {
        (type(form).__name__, name)
        for form in served(desk, signed_in)
        for name, field in form.fields.items()
        if {"This field is required.", "Enter a date"} & set(field.error_messages.values()) and name != "key"
        if field.required or isinstance(field, DateField)
    }

    assert nameless == set()
