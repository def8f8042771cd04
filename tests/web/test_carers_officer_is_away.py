"""Those who care for a missing child are told of an officer who is there to be asked for."""

import pytest

from tests.answering.doors import said
from tests.carers.at_the_door import inside, invitation
from tests.carers.carer import a_carer, put_down
from tests.casework.desk import INSPECTOR, SERGEANT, Desk
from tests.web.sending import said as words_of
from wayhome.casework.accept_handover import AcceptHandover
from wayhome.casework.hand_over import OfferHandover
from wayhome.casework.update_family import UpdateFamily
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.events.workforce import AbsenceRecorded, PostHeld

pytestmark = pytest.mark.django_db
TEAM = "Your officer is away. Ring 101 and ask for the team of sian ."


@pytest.fixture
def case(desk: Desk) -> Desk:
    """Return the desk, with a case of which a carer was told that sian has it."""
    put_down(desk, a_carer())
    desk.report()
    desk.at(10).do(UpdateFamily, SERGEANT, owner_named="yes")
    return desk


def told(desk: Desk) -> str:
    """Return what a carer reads who comes to their door now."""
    return words_of(inside(desk, invitation(desk)).get("/door/caring/"))


def away(desk: Desk, officer: str) -> None:
    """Put on record that somebody is away from now."""
    named = f"officer:{officer}"
    said(desk, AbsenceRecorded(start=desk.now), about=(Subject(named),), record=RecordId(named))


def taken_on(desk: Desk) -> None:
    """Have the inspector take the case on from the sergeant."""
    desk.at(20).do(OfferHandover, SERGEANT)
    desk.at(30).do(AcceptHandover, INSPECTOR)


def test_an_officer_who_is_here_is_named_though_another_has_taken_the_case_on_for_the_night(case: Desk):
    taken_on(case)

    assert "Your officer is sian ." in told(case)


def test_while_the_officer_is_away_and_nobody_has_the_case_their_team_is_asked_for(case: Desk):
    away(case, "sian")
    says = told(case)

    assert TEAM in says
    assert "Your officer is sian" not in says


def test_while_the_officer_is_away_whoever_took_the_case_on_is_named(case: Desk):
    taken_on(case)
    away(case, "sian")

    assert "Your officer is away. ines has the case now: ring 101 and say this name." in told(case)


def test_while_the_officer_is_away_whoever_covers_their_post_is_named(case: Desk):
    post = Subject("post:sgt-1")
    for officer, covering in (("sian", None), ("cora", "sian")):
        held = PostHeld(officer=officer, role="supervisor", start=case.now, covering=covering)
        said(case, held, about=(post,), record=RecordId(post))
    away(case, "sian")

    assert "Your officer is away. cora has the case now" in told(case)


def test_whoever_took_the_case_on_and_is_away_too_is_not_named(case: Desk):
    taken_on(case)
    away(case, "sian")
    away(case, "ines")

    assert TEAM in told(case)
