"""Who carries what, as pages: the recommendation explained, refusals in words with everything typed still there."""

from datetime import timedelta

from tests.allocating.skilled import SUPERVISING, away, skill
from tests.casework.desk import DETECTIVE, DI, INQUIRY, OTHER_DETECTIVE, SERGEANT, STARTS, Desk
from tests.web.conftest import SignedIn
from tests.web.sending import said
from tests.web.test_acting import form
from wayhome.access.actors import Role
from wayhome.casework.allocating.allocate_case import AllocateCase
from wayhome.casework.allocating.exceptions import ApproveException, RequestException
from wayhome.casework.allocating.looking_again import FindInvestigatorNotHere
from wayhome.record.events.workforce import CompetenceRecorded, OfficerLeft

GIVE = f"/cases/{INQUIRY}/investigator/"
ASK = f"{GIVE}exception/"
ANSWER = f"{GIVE}answer/"


def opened(desk: Desk) -> Desk:
    desk.concern()
    skill(desk, DETECTIVE)
    skill(desk, OTHER_DETECTIVE)
    return desk


def test_everyone_who_might_take_a_case_is_in_view_with_one_recommended_and_none_chosen(
    desk: Desk, signed_in: SignedIn
):
    opened(desk)
    away(desk, OTHER_DETECTIVE, until=STARTS + timedelta(days=5))
    desk.tell_of(SERGEANT, CompetenceRecorded(competence="pip2", valid_until=STARTS.date()))

    page = signed_in(Role.SUPERVISOR).get(GIVE)

    told = said(page)
    assert "Recommended: dee" in told
    assert "dee holds all that an investigation asks for, until 1 January 2027." in told
    assert "They carry no case; with this one, 6 of 40 points." in told
    assert "Not here, or not for this case (1) dov : Away until 19:00 on 7 March 2026." in told
    assert page.context["form"]["officer"].value() is None


def test_a_case_is_given_and_the_case_says_what_it_did(desk: Desk, signed_in: SignedIn):
    opened(desk)
    client = signed_in(Role.SUPERVISOR)

    answer = client.post(GIVE, form(client, GIVE) | {"officer": "dee"})

    assert (answer.status_code, answer["Location"]) == (302, f"/cases/{INQUIRY}/")
    assert "Recorded: Give the investigation to somebody" in said(client.get(f"/cases/{INQUIRY}/"))
    (event,) = desk.events("investigation.allocated", record=INQUIRY)
    assert (event.body["officer"], event.body["recommended"]) == ("dee", "dee")


def test_choosing_another_than_is_recommended_asks_why_and_loses_nothing(desk: Desk, signed_in: SignedIn):
    opened(desk)
    client = signed_in(Role.SUPERVISOR)

    refused = client.post(GIVE, form(client, GIVE) | {"officer": "dov"})
    assert refused.status_code == 422
    assert "dee was recommended, and nobody says why it goes to dov." in said(refused)
    assert refused.context["form"]["officer"].value() == "dov"
    client.post(GIVE, form(client, GIVE) | {"officer": "dov", "reasons": "She speaks the child’s language."})

    (event,) = desk.events("investigation.allocated", record=INQUIRY)
    assert (event.body["officer"], event.body["recommended"]) == ("dov", "dee")


def test_where_nobody_holds_the_skills_the_way_to_an_exception_is_shown(desk: Desk, signed_in: SignedIn):
    desk.concern()
    skill(desk, DETECTIVE, ("pip2", "ce_cpd", "vbl_aware"), until=STARTS.date() - timedelta(days=1))
    client = signed_in(Role.SUPERVISOR)

    page = client.get(GIVE)
    refused = client.post(GIVE, form(client, GIVE) | {"officer": "dee"})

    assert "Nobody who is here and could take it holds all that an investigation asks for." in said(page)
    assert f'href="{ASK}?about=dee"' in page.content.decode()
    assert refused.status_code == 422
    assert "dee: The training “Investigating serious and complex crime (PIP level 2)” ran out on 1 March 2026." in said(
        refused
    )


def test_an_exception_goes_from_one_person_to_another_and_the_case_is_given(desk: Desk, signed_in: SignedIn):
    desk.concern()
    desk.tell_of(DETECTIVE, *[CompetenceRecorded(competence=one, valid_until=STARTS.date()) for one in ("pip2",)])
    skill(desk, DETECTIVE, until=STARTS.date() - timedelta(days=1))
    client = signed_in(Role.SUPERVISOR)
    asked = form(client, ASK) | {"officer": "dee", "reasons": "All are at court.", "mitigation": "The DI reads all."}

    assert client.post(ASK, asked).status_code == 302
    client = signed_in(Role.DETECTIVE_INSPECTOR)
    page = client.get(ANSWER)
    told = said(page)
    client.post(
        ANSWER, form(client, ANSWER) | {"answer": "approve", "mitigation": "I read all.", "recheck_on": "2026-03-04"}
    )

    assert "Asked for: dee takes it By supervisor" in told
    assert "All are at court." in told
    assert page.context["form"]["mitigation"].value() == "The DI reads all."
    (event,) = desk.events("investigation.allocated", record=INQUIRY)
    assert (event.body["skilled"], event.actor) == (False, "detective_inspector")


def test_an_exception_that_stands_is_looked_at_again_on_the_same_page(desk: Desk, signed_in: SignedIn):
    desk.concern()
    skill(desk, DETECTIVE, until=STARTS.date() - timedelta(days=1))
    desk.do(RequestException, SERGEANT, officer="dee", reasons="All at court.", mitigation="The DI reads all.")
    owned = {"mitigation": "I read all.", "recheck_on": STARTS.date() + timedelta(2)}
    desk.at(60).do(ApproveException, DI, officer="dee", **owned)
    client = signed_in(Role.DETECTIVE_INSPECTOR)

    refused = client.post(ANSWER, form(client, ANSWER) | {"result": "nobody_free"})
    desk.at(120)
    done = client.post(ANSWER, form(client, ANSWER) | {"result": "nobody_free", "reasons": "Still at court."})

    assert "It does not say who was asked, and why the exception goes on." in said(refused)
    assert done.status_code == 302
    assert desk.statuses("ALLOC-02") == ["met", "met", "owed"]


def test_a_supervisor_is_chosen_among_those_who_may_supervise(desk: Desk, signed_in: SignedIn):
    opened(desk)
    skill(desk, SERGEANT, SUPERVISING)
    page = f"/cases/{INQUIRY}/supervisor/"
    client = signed_in(Role.SUPERVISOR)

    assert "Recommended: sian" in said(client.get(page))
    client.post(page, form(client, page) | {"officer": "sian"})

    (event,) = desk.events("investigation.supervisor_assigned", record=INQUIRY)
    assert event.body["skilled"] is True


def test_a_competence_is_renewed_on_a_page_that_shows_what_is_in_date(desk: Desk, signed_in: SignedIn):
    opened(desk)
    desk.do(AllocateCase, SERGEANT, officer="dee")
    page = f"{GIVE}renewed/"
    client = signed_in(Role.SUPERVISOR)

    refused = client.post(page, form(client, page))

    assert "it was in date until 1 January 2027" in said(client.get(page))
    assert "Nothing was renewed: what dee holds still runs out on 1 January 2027." in said(refused)


def test_an_investigator_who_left_is_replaced_from_the_page_that_finds_them(desk: Desk, signed_in: SignedIn):
    opened(desk)
    desk.do(AllocateCase, SERGEANT, officer="dee")
    desk.at(30).tell_of(DETECTIVE, OfficerLeft(at=desk.now))
    desk.at(60)
    client = signed_in(Role.SUPERVISOR)
    page = f"{GIVE}here/"

    found = said(client.get("/investigations/workload/"))
    assert "Whose investigator is not here (1)" in found
    assert "dee works for the force no longer." in found
    assert client.get(page).context["form"]["why"].value() == "left"
    client.post(page, form(client, page) | {"why": "left"})
    desk.at(61)
    client.post(page, form(client, page) | {"how": "covered", "officer": "dov"})

    assert desk.statuses("ALLOC-05") == ["met"]


def test_who_carries_what_begins_with_what_nobody_has(desk: Desk, signed_in: SignedIn):
    opened(desk)
    client = signed_in(Role.SUPERVISOR)

    told = said(client.get("/investigations/workload/"))

    assert "0 of 1 open investigation is with somebody." in told
    assert "Nobody has them (1) Ada EI-1, risk not assessed" in told
    assert "Give it to somebody : EI-1" in told or "Give it to somebody: EI-1" in told


def test_who_carries_what_counts_and_says_who_held_the_skills(desk: Desk, signed_in: SignedIn):
    opened(desk)
    desk.do(AllocateCase, SERGEANT, officer="dee")
    desk.do(FindInvestigatorNotHere, SERGEANT, why="other")

    told = said(signed_in(Role.SUPERVISOR).get("/investigations/workload/"))

    assert "1 of 1 open investigation is with somebody; 1 of those 1 with somebody who held the skills." in told
    assert "6 of 40 points , 1 case" in told or "6 of 40 points, 1 case" in told


def test_an_investigator_does_not_open_who_carries_what(desk: Desk, signed_in: SignedIn):
    assert signed_in(Role.INVESTIGATOR).get("/investigations/workload/").status_code == 403
