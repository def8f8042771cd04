"""The profile that carers keep of a child, asked for on its page: each answer it offers can be recorded."""

import pytest

from tests.casework.desk import Desk
from tests.web.conftest import SignedIn
from tests.web.sending import send
from wayhome.access.actors import Role


@pytest.mark.parametrize("result", ["received", "not_held", "refused"])
def test_what_came_of_asking_for_the_profile_is_recorded(desk: Desk, signed_in: SignedIn, result: str):
    desk.report(informant="placement", care_status="looked_after", placement="childrens_home")

    answer = send(signed_in(Role.CALL_HANDLER), "obtain-profile", result=result)

    assert answer.status_code == 302
    assert [event.body["result"] for event in desk.events("missing.profile_received")] == [result]
