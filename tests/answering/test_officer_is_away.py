"""Somebody at their door is told of an officer who is there to be asked for."""

import pytest
from django.test import Client

from tests.answering.doors import at_the_door, said
from tests.casework.desk import CHILD, DETECTIVE, INVESTIGATION, Desk
from tests.web.sending import said as words_of
from wayhome.casework.holders.agree_plan import AgreePlan
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.events.allocating import InvestigatorCovered
from wayhome.record.events.workforce import AbsenceRecorded

pytestmark = pytest.mark.django_db
TEAM, CARRIES = "Ask here, or ring 101 and ask for the team of dee .", "dov has your case now. Ask here, or ring 101"


@pytest.fixture
def door(desk: Desk, client: Client) -> Client:
    """Return a child's own browser, at a door whose officer is dee."""
    desk.concern()
    desk.do(AgreePlan, DETECTIVE, holder="H1", frequency="weekly", told_by="dee", child=CHILD)
    return at_the_door(desk, client)


def away(desk: Desk, officer: str) -> None:
    """Put on record that somebody is away from now."""
    named = f"officer:{officer}"
    said(desk, AbsenceRecorded(start=desk.now), about=(Subject(named),), record=RecordId(named))


def covered(desk: Desk, officer: str) -> None:
    """Put on record that somebody carries the case meanwhile."""
    said(desk, InvestigatorCovered(how="covered", officer=officer), about=(CHILD, INVESTIGATION))


def test_an_officer_who_is_here_is_named(door: Client):
    assert "Your officer is dee . Ask here" in words_of(door.get("/door/"))


def test_while_the_officer_is_away_and_nobody_is_named_their_team_is_asked_for(desk: Desk, door: Client):
    away(desk, "dee")

    told = words_of(door.get("/door/"))

    assert f"Your officer is away. {TEAM}" in told
    assert "Your officer is dee" not in told


def test_while_the_officer_is_away_whoever_carries_the_case_is_named(desk: Desk, door: Client):
    away(desk, "dee")
    covered(desk, "dov")

    assert f"Your officer is away. {CARRIES}" in words_of(door.get("/door/"))


def test_whoever_carries_the_case_and_is_away_too_is_not_named(desk: Desk, door: Client):
    covered(desk, "dov")
    away(desk, "dee")
    away(desk, "dov")

    assert f"Your officer is away. {TEAM}" in words_of(door.get("/door/"))
