"""The pages on which a case ends, or is looked at again."""

import pytest
from django.test import Client

from tests.casework.desk import DI, INQUIRY, SERGEANT, Desk, england_wales
from tests.ending.going import DAY, investigated, named, seen_to, tell, withdrawn
from tests.web.conftest import SignedIn
from tests.web.html import faults, outline
from tests.web.sending import page_of, said, send
from wayhome.access.actors import Role
from wayhome.casework.ending.decide_outcome import DecideOutcome
from wayhome.casework.ending.look_again import RevisitCase
from wayhome.casework.ending.propose_outcome import ProposeOutcome
from wayhome.record.events.investigation import CrimeRecorded
from wayhome.record.events.victim import ContactAgreed
from wayhome.web.doing import DOINGS
from wayhome.web.ending.in_the_way import NEEDS, OURSELVES, PARTS, PLACES, WHO_MADE_THEM

ACTS = (
    "settle-for-ending", "tell-of-ending", "propose-outcome", "endorse-ending", "decide-outcome", "new-information",
    "look-again", "report-breach",
)  # fmt: skip
ENDINGS = ("investigation.outcome_reached", "investigation.crime_outcome_decided")


@pytest.fixture
def opened(desk: Desk) -> Desk:
    named(investigated(desk))
    return desk


def act(client: Client, name: str, **given: object):
    return send(client, name, INQUIRY, **given)


@pytest.mark.parametrize("name", ACTS)
def test_each_page_is_sound(opened: Desk, signed_in: SignedIn, name: str) -> None:
    opened.do(ProposeOutcome, SERGEANT, code="16", reason="They have had enough.")
    answer = signed_in(Role.DETECTIVE_INSPECTOR).get(page_of(name, INQUIRY))
    assert answer.status_code == 200
    assert faults(answer.content.decode()) == []


def test_every_condition_of_the_rulebook_leads_to_where_it_is_made_so() -> None:
    names = {page.name for page in DOINGS}
    gates = [
        duty
        for duty in england_wales().pack.duties.values()
        if duty.shape == "gate/1" and any(match.event in ENDINGS for match in duty.raised_by)
    ]
    asked = {need.words for duty in gates for need in duty.needs if not (need.settled and not need.done)}
    assert asked - PLACES.keys() == set()
    assert NEEDS in {need.words for duty in gates for need in duty.needs}
    assert {
        *PLACES.values(),
        *(name for name, _ in PARTS.values()),
        *OURSELVES.values(),
        *WHO_MADE_THEM.values(),
    } - names == set()


def test_everything_that_stands_in_the_way_is_listed_before_anybody_decides(opened: Desk, signed_in: SignedIn) -> None:
    withdrawn(opened)
    page = signed_in(Role.SUPERVISOR).get(page_of("decide-outcome", INQUIRY) + "?outcome=16")
    words = said(page)
    assert "things stand in the way of outcome 16" in words
    assert "Still owed: Decide how the case goes on without the child carrying it" in words
    assert "An inspector or above agreed." in words
    assert f'href="{page_of("decide-without-child", INQUIRY)}"' in page.content.decode()


def test_where_part_of_what_is_owed_was_done_what_lacks_is_named_first_with_where_it_is_put_down(
    opened: Desk, signed_in: SignedIn
) -> None:
    tell(opened, CrimeRecorded(offence="drugs", reference="C1"))
    tell(opened, ContactAgreed(frequency="weekly", channel="in_person"))
    page = signed_in(Role.SUPERVISOR).get(page_of("decide-outcome", INQUIRY) + "?outcome=1")
    words = said(page)
    assert "how and with whom to keep in touch (still lacking: who may safely know)" in words
    assert "counts once both are put down: may they know, are they under suspicion" in words
    shown = page.content.decode()
    there = shown[shown.index("still lacking: who may safely know") :]
    assert there.index(page_of("name-holder", INQUIRY)) < there.index(page_of("agree-contact", INQUIRY))


def test_where_parts_of_a_childs_needs_were_passed_over_the_list_says_of_what_nobody_talked(
    opened: Desk, signed_in: SignedIn
) -> None:
    tell(opened, CrimeRecorded(offence="drugs", reference="C1"))
    seen_to(opened, passed_over=("needs_safety", "needs_reaching"))
    words = said(signed_in(Role.SUPERVISOR).get(page_of("decide-outcome", INQUIRY) + "?outcome=1"))
    assert "needs as a victim were assessed. Never talked about with the child: Being safe; Staying in touch." in words
    assert "Being understood" not in words


def test_asking_for_the_list_sends_nothing(opened: Desk, signed_in: SignedIn) -> None:
    client = signed_in(Role.SUPERVISOR)
    answer = act(client, "decide-outcome", code="18", reason="", more="yes")
    assert answer.status_code == 200
    assert "It says that nobody was identified, and a suspect is named." in said(answer)
    assert opened.events("investigation.outcome_reached", record=INQUIRY) == []


def test_an_outcome_is_refused_with_what_is_missing_and_everything_typed_is_there(
    opened: Desk, signed_in: SignedIn
) -> None:
    client = signed_in(Role.SUPERVISOR)
    refused = act(client, "decide-outcome", code="6", reason="It was small.")
    assert refused.status_code == 422
    assert "A penalty notice is no answer to a child having been exploited." in said(refused)
    assert "It was small." in said(refused)


def test_what_stands_in_the_way_of_a_refused_outcome_is_said_once_and_the_rest_beside_it(
    opened: Desk, signed_in: SignedIn
) -> None:
    withdrawn(opened)
    refused = act(signed_in(Role.SUPERVISOR), "decide-outcome", code="16", reason="")
    words = said(refused)
    assert (refused.status_code, faults(refused.content.decode())) == (422, [])
    assert words.lower().count("an inspector or above agreed") == 1
    assert "in the way, each with where it is done" in words
    assert "The outcome gives no reason." in words
    assert "#in-the-way" in outline(refused.content.decode()).links


def test_a_charge_ends_the_case(opened: Desk, signed_in: SignedIn) -> None:
    client = signed_in(Role.SUPERVISOR)
    assert act(client, "decide-outcome", code="1", reason="Charged today.").status_code == 302
    assert opened.events("investigation.outcome_reached", record=INQUIRY)


def test_the_second_person_reads_the_proposal_and_answers_it(opened: Desk, signed_in: SignedIn) -> None:
    opened.do(ProposeOutcome, DI, code="22", reason="They were told to stop.")
    client = signed_in(Role.INSPECTOR)
    page = said(client.get(page_of("endorse-ending", INQUIRY)))
    assert "They were told to stop." in page
    assert "in the way of outcome 22" in page
    assert act(client, "endorse-ending", agreed="no", reason="Who drove them there?").status_code == 302
    (answered,) = opened.events("closing.not_agreed", record=INQUIRY)
    assert answered.body["code"] == "22"


def test_what_comes_in_is_read_and_the_case_opened_again(opened: Desk, signed_in: SignedIn) -> None:
    opened.do(DecideOutcome, SERGEANT, code="1", reason="Charged.")
    opened.at(DAY * 20)
    client = signed_in(Role.SUPERVISOR)
    act(client, "new-information", came_from="another_child", what="A friend names a second man.")
    assert "A friend names a second man." in said(client.get(page_of("look-again", INQUIRY)))
    refused = act(client, "look-again", result="stays_ended")
    assert "Nobody says why the case stays ended." in said(refused)
    unsaid = act(client, "look-again", result="reopened", child_asked="yes")
    assert (unsaid.status_code, faults(unsaid.content.decode())) == (422, [])
    assert "Say why it is opened again" in said(unsaid)
    assert act(client, "look-again", result="reopened", reason="A second man.").status_code == 302
    assert opened.events("investigation.reopened", record=INQUIRY)


def test_where_a_case_came_in_as_opened_again_without_a_reason_the_page_asks_for_it_alone(
    opened: Desk, signed_in: SignedIn
) -> None:
    opened.at(DAY * 300).do(DecideOutcome, SERGEANT, code="1", reason="Charged.")
    opened.at(DAY * 320).do(RevisitCase, SERGEANT, result="reopened")
    client = signed_in(Role.SUPERVISOR)

    page = client.get(page_of("look-again", INQUIRY))
    assert "This investigation was opened again and nobody said why." in said(page)
    assert "It stays ended" not in said(page)
    assert faults(page.content.decode()) == []
    assert "Say why it is opened again" in said(act(client, "look-again"))
    assert act(client, "look-again", reason="A second man.").status_code == 302
    assert opened.statuses("ELP-05-D") == ["met"]
    assert "Go on in it" in said(client.get(page_of("look-again", INQUIRY)))


def test_who_was_told_of_the_ending_is_to_be_told_that_the_case_is_open_again(
    opened: Desk, signed_in: SignedIn
) -> None:
    opened.do(DecideOutcome, SERGEANT, code="1", reason="Charged.")
    opened.at(DAY * 20)
    act(signed_in(Role.SUPERVISOR), "look-again", result="reopened", reason="A second man.")

    assert opened.statuses("VC-14-AGAIN") == ["owed"]
    assert "The investigation was opened again" in said(signed_in(Role.INVESTIGATOR).get(page_of("to-tell", INQUIRY)))


def test_what_an_ending_rests_on_is_put_on_file(opened: Desk, signed_in: SignedIn) -> None:
    client = signed_in(Role.INVESTIGATOR)
    assert "Nothing is filled in." in said(act(client, "settle-for-ending"))
    act(client, "settle-for-ending", taken_on_by="Eastmere council", their_reference="EC-4")
    assert "Eastmere council" in said(client.get(page_of("tell-of-ending", INQUIRY)))
    act(client, "tell-of-ending", to="child", receipt="heard_in_person", reasons="on", support="on")
    (told,) = opened.events("victim.notice_delivered", record=INQUIRY)
    assert told.body["reasons"]


def test_an_act_on_a_case_that_ended_leads_to_what_is_new(opened: Desk, signed_in: SignedIn) -> None:
    opened.do(DecideOutcome, SERGEANT, code="1", reason="Charged.")
    page = said(signed_in(Role.INVESTIGATOR).get(page_of("ask-third-party", INQUIRY)))
    assert "This investigation has ended." in page
    assert "This episode is closed." not in page
