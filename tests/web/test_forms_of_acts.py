"""The forms of acts, each as a page serves it: what it offers can be entered, and when it was done can be said."""

from collections.abc import Iterator

import pytest
from django.forms import DateField, Form

from tests.casework.desk import CASE, Desk
from tests.web.conftest import SignedIn
from tests.web.sending import send
from wayhome.access.actors import Role
from wayhome.web.acting.forms import ActForm
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
