"""The pages with partners: on an investigation and on a missing child's case alike."""

from itertools import count

import pytest
from django.test import Client

from tests.casework.desk import CASE, CHILD, DETECTIVE, INQUIRY, INVESTIGATION, OFFICER, Desk
from tests.web.conftest import SignedIn
from wayhome.access.actors import Role
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.casework.partners.disagree import Disagree
from wayhome.casework.partners.refer import FearHarm
from wayhome.kernel.ids import Subject
from wayhome.record.events.investigation import ChildJoined

pytestmark = pytest.mark.django_db
OTHER = Subject("child:B")
KEYS = count(1)


def page(client: Client, name: str, record: str = INQUIRY, about: str = "") -> str:
    """Open the page of an act."""
    answer = client.get(f"/cases/{record}/{name}/" + (f"?about={about}" if about else ""))
    assert answer.status_code == 200
    return answer.content.decode()


def send(client: Client, name: str, record: str = INQUIRY, **fields: object) -> str:
    """Send the form of an act; the page that follows, or the form again."""
    sent = {"key": f"{name}-{next(KEYS)}", "when": "now", **fields}
    answer = client.post(f"/cases/{record}/{name}/", sent, follow=True)
    return answer.content.decode()


@pytest.fixture
def case(desk: Desk) -> Desk:
    """Return a desk behind the pages, with a concern about the first child."""
    desk.concern()
    return desk


def test_harm_feared_a_referral_and_a_discussion_are_entered_in_one_form(case: Desk, signed_in: SignedIn):
    send(signed_in(Role.INVESTIGATOR), "refer-child", which=["harm_feared", "safeguarding", "called"], urgency="high",
         grounds="He carries a second phone.", receipt="acknowledged", recent="yes")  # fmt: skip

    kinds = ("safeguarding.harm_feared", "safeguarding.referral_made", "safeguarding.strategy_discussion_called")
    assert [event.type for event in case.events(*kinds, record=INQUIRY)] == list(kinds)
    assert case.statuses("MA-01") == ["met"]


def test_the_answer_of_the_council_is_asked_for_where_it_answered(case: Desk, signed_in: SignedIn):
    said = send(signed_in(Role.INVESTIGATOR), "refer-child", which=["answered"])

    assert "Say what they decided, or that it was not said" in said


def test_what_was_agreed_goes_to_a_post_or_stays_with_an_agency(case: Desk, signed_in: SignedIn):
    client = signed_in(Role.INVESTIGATOR)
    send(
        client,
        "taken-on",
        agreed_in="strategy_discussion",
        rows="2",
        what_1="See him at school",
        agency_1="police",
        owner_1="investigator",
        by_1="2026-03-05",
        what_2="Change his taxi",
        agency_2="school",
        by_2="2026-03-06",
    )

    assert len(case.events("enquiry.line_raised", record=INQUIRY)) == 1
    assert "The school: Change his taxi, by 23:59 on Fri 6 Mar" in page(client, "agency-answer")


def test_each_part_that_a_row_lacks_is_said_beside_it(case: Desk, signed_in: SignedIn):
    said = send(signed_in(Role.INVESTIGATOR), "taken-on", agreed_in="meeting", rows="1", agency_1="police")

    for words in ("Say what is to be done", "Choose the post that does it", "Enter the day by which it is done"):
        assert words in said


def test_an_agency_is_asked_again_and_says_what_it_did(case: Desk, signed_in: SignedIn):
    client = signed_in(Role.COORDINATOR)
    send(client, "taken-on", agreed_in="meeting", rows="1", what_1="A bed", agency_1="housing", by_1="2026-03-02")
    case.at(3 * 24 * 60)
    send(client, "agency-answer", action=f"{CHILD} Agreed action 1", result="asked", taken_to="duty head")
    send(client, "agency-answer", action=f"{CHILD} Agreed action 1", result="done", words="From Monday.")

    assert (case.statuses("MA-08"), case.statuses("MA-08-B")) == (["met_late"], ["met_late"])


def test_a_disagreement_is_recorded_answered_and_taken_further(case: Desk, signed_in: SignedIn):
    client = signed_in(Role.INVESTIGATOR)
    send(client, "disagree", partner="local_authority", decision="referral_not_taken",
         about_it="He is taken every weekend.", asked="Hold a discussion.")  # fmt: skip
    shown = page(client, "disagreement")
    assert "Disagreement 1, with the council, that a referral was not taken: not taken up yet, not answered" in shown

    which = f"{CHILD} Disagreement 1"
    case.at(60)
    send(client, "disagreement", which=which, step="answered", answer="refused", answer_words="Below the threshold.")
    assert "not taken up yet, they stand by it. They said: “Below the threshold.”" in page(client, "disagreement")
    case.at(70)
    send(client, "disagreement", which=which, step="taken_up", to="detective_inspector")

    assert case.statuses("MA-06-C") == ["met"]
    assert "taken to the detective inspector, they stand by it" in page(client, "disagreement")


def test_whoever_raised_a_disagreement_does_not_leave_it_alone(case: Desk, signed_in: SignedIn):
    client = signed_in(Role.INVESTIGATOR)
    send(client, "disagree", partner="health", decision="other", about_it="She waits 9 months.", asked="See her now.")
    which = f"{CHILD} Disagreement 1"
    said = send(client, "disagreement", which=which, step="settled", how="police_changed", reason="It will do.")
    assert "You raised it, and the partner did not change their decision." in said
    assert "It will do." in said

    send(signed_in(Role.SUPERVISOR), "disagreement", which=which, step="settled", how="another_way", reason="A bed.")
    assert case.statuses("MA-06") == ["met"]


def test_sharing_is_recorded_with_its_basis(case: Desk, signed_in: SignedIn):
    client = signed_in(Role.INVESTIGATOR)
    assert "Choose with whom it was shared" in send(client, "share-information", what="shared")

    send(client, "share-information", what="shared", partner="school", basis="safeguarding_of_children", minimum="on",
         shared="The car to look out for.")  # fmt: skip
    assert case.statuses("MA-07") == ["met"]


def test_in_a_case_of_several_children_it_is_asked_which(case: Desk, signed_in: SignedIn):
    joined = Draft(fact=ChildJoined(basis="disclosure"), happened_at=case.now, subjects=(OTHER, INVESTIGATION))
    enter(Entry(record=INQUIRY, drafts=(joined,)), ledger=case.ledger, supplies=case.supplies)
    client = signed_in(Role.INVESTIGATOR)

    assert "Which child?" in page(client, "refer-child")
    send(client, "refer-child", child=OTHER, which=["harm_feared"])
    assert [event.subjects for event in case.events("safeguarding.harm_feared", record=INQUIRY)] == [(OTHER,)]


def test_a_missing_childs_case_has_the_same_pages(desk: Desk, signed_in: SignedIn):
    desk.report(nation="wales")
    desk.do(Disagree, DETECTIVE, record=CASE, partner="local_authority", decision="other", about="x", asked="y")
    desk.do(FearHarm, OFFICER, record=CASE)
    client = signed_in(Role.SUPERVISOR)

    for name in ("refer-child", "taken-on", "agency-answer", "disagree", "disagreement", "share-information"):
        assert "Working Together is guidance for England." in page(client, name, CASE)
