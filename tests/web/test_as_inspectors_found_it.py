"""Four cases as inspectors found them: what let a child down then is refused now, or stands on pages for all to see.

Each is played as it went then: somebody told the police, and nothing more was done.
"""

from collections.abc import Callable

import pytest

from tests.casework.desk import CASE, DETECTIVE, INQUIRY, OFFICER, Desk
from tests.web.conftest import SignedIn
from tests.web.html import outline
from wayhome.access.actors import Role
from wayhome.casework.concerns.crimes import RecordOffence
from wayhome.casework.concerns.found_with_adult import FindWithAdult
from wayhome.casework.concerns.refer_slavery import ReferSlavery
from wayhome.casework.concerns.whole_case import JoinChild
from wayhome.casework.enquiring.link_things import LinkPremises
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.partners.refer import CallStrategy
from wayhome.casework.suspects.identify import IdentifySuspect
from wayhome.casework.suspects.steps import IndicateOtherChild
from wayhome.kernel.ids import Subject

Shown = Callable[[str], str]
HOUR, DAY = 60, 24 * 60


@pytest.fixture
def shown(desk: Desk, signed_in: SignedIn) -> Shown:
    """Return what a page says to an investigator."""
    client = signed_in(Role.INVESTIGATOR)
    return lambda path: " ".join(" ".join(outline(client.get(path).content.decode()).text).split())


def test_a_girl_coerced_in_a_hotel_by_men_who_are_linked_to_other_children_is_not_left_lying(desk: Desk, shown: Shown):
    desk.concern(kind="sexual", concern="Men take her to a hotel by the station.")
    desk.do(LinkPremises, DETECTIVE, kind="hotel", address="Station Hotel")
    desk.do(IdentifySuspect, DETECTIVE, known_by="nickname", name="Uncle")
    desk.do(IndicateOtherChild, DETECTIVE, suspect="EI-1-S1", shows="He is named in a log about another girl.")

    desk.at(15 * DAY)

    assert {"ALLOC-01", "LOE-01", "LOE-04", "LOE-06", "PROMPT-01", "PROMPT-03"} <= desk.breached()
    page = shown(f"/cases/{INQUIRY}/duties/")
    for owed in (
        "Give the investigation to someone",
        "Have the hotel’s recordings and register kept",
        "Establish whether other children are being harmed",
        "Find out why nothing has happened",
    ):
        assert owed.replace("’", "'") in page.replace("’", "'")
    lines = shown(f"/cases/{INQUIRY}/lines-of-enquiry/")
    assert "something points to another child" in lines


def test_a_mother_who_tells_of_a_man_that_offers_money_is_not_sent_away_for_her_daughter_to_ring(
    desk: Desk, shown: Shown
):
    told = "A man offers her daughter, who is 14, money. She has the messages."
    desk.concern(informant="parent", kind="sexual", concern=told)
    recorded = desk.do(RecordOffence, OFFICER, offence="sexual", told_by="parent", reference="CR/1")

    assert not [reason for reason in recorded.notices if "daughter" in reason.words or "herself" in reason.words]
    desk.at(25 * HOUR)
    assert desk.events("investigation.crime_recorded", record=INQUIRY)
    assert {"REC-01", "REC-02"}.isdisjoint(desk.breached())
    assert "PROMPT-01" in desk.breached()
    assert "Do the first thing for the child" in shown(f"/cases/{INQUIRY}/duties/")


def test_where_nobody_records_the_crime_that_a_mother_told_of_the_day_after_shows_it(desk: Desk, shown: Shown):
    desk.concern(informant="parent", kind="sexual", basis="crime", offence="He asked for pictures and offered money.")

    assert "REC-01" in desk.at(25 * HOUR).breached()
    assert "Record the crime" in shown(f"/cases/{INQUIRY}/")


def test_a_child_found_with_others_at_an_offenders_address_has_a_discussion_and_lines_that_lead_to_him(
    desk: Desk, shown: Shown
):
    desk.report()
    desk.at(90).do(LocateChild, OFFICER, basis="seen", place="offender_address")
    desk.concern(kind="sexual", basis="missing_episode")
    desk.do(JoinChild, DETECTIVE, joining=Subject("child:B"), name="Bo", age_stated=14, basis="missing_together")
    desk.do(FindWithAdult, DETECTIVE)
    desk.do(CallStrategy, DETECTIVE, recent_sexual_abuse="yes")

    desk.at(3 * DAY)

    assert {"MA-02", "LOE-01"} <= desk.breached()
    page = shown(f"/cases/{INQUIRY}/duties/")
    assert "Take part in the strategy discussion, with what the police hold" in page
    lines = shown(f"/cases/{INQUIRY}/lines-of-enquiry/")
    assert "Missing episodes, and where and with whom the child was found" in lines
    assert "What is held about suspects" in lines
    assert "another child came into the case" in lines


def test_a_child_seeking_asylum_who_is_gone_six_hours_after_placement_is_referred_and_the_home_office_told(
    desk: Desk, shown: Shown
):
    desk.report(unaccompanied="yes", care_status="looked_after", informant="placement")

    desk.at(6 * HOUR)

    assert "MC-58" in desk.breached()
    assert "Tell the Home Office" in shown(f"/cases/{CASE}/duties/")
    desk.concern(kind="trafficking", basis="missing_episode")
    desk.do(ReferSlavery, DETECTIVE, grounds=True, grounds_words="Gone within hours, as others from that home.")
    assert "NRM-01" in desk.at(6 * HOUR + 3 * DAY).breached()
    assert "Refer the child as a potential victim of slavery" in shown(f"/cases/{INQUIRY}/duties/")
