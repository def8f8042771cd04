"""The pages of a child found, seen and heard: hearsay finds nobody, and a telephone discharges nothing."""

import re
from typing import get_args

import pytest

from tests.casework.desk import CASE, CHILD, OFFICER, Desk
from tests.web.conftest import SignedIn
from tests.web.html import outline
from tests.web.sending import page_of, said, send, told_next
from wayhome.access.actors import Role
from wayhome.casework.locate_child import LocateChild, PlaceSearched
from wayhome.casework.record_account import HarmKind
from wayhome.kernel.ids import RecordId
from wayhome.record.events.missing import Informant
from wayhome.record.events.missing_return import FoundBy, FoundPlace
from wayhome.web.returning.account import HARMS
from wayhome.web.returning.finding import FINDERS, INFORMANTS, PLACES


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """Return the desk an hour after a child was reported."""
    desk.report()
    return desk.at(60)


@pytest.fixture
def found(desk: Desk) -> Desk:
    """Return the desk with the child found by officers."""
    desk.do(LocateChild, OFFICER, basis="seen", found_by="police_own")
    return desk.at(70)


@pytest.mark.parametrize(
    ("offered", "declared"),
    [(PLACES, FoundPlace), (FINDERS, FoundBy), (INFORMANTS, Informant), (HARMS, HarmKind)],
    ids=["places", "finders", "informants", "harms"],
)
def test_whatever_the_record_can_say_can_be_chosen(offered: list[tuple[str, str]], declared: object):
    assert {value for value, _ in offered} == set(get_args(declared))


@pytest.mark.parametrize("act", ["talk", "account", "return-interview"])
def test_what_tells_of_harm_is_put_on_record_from_where_it_was_heard(act: str, found: Desk, signed_in: SignedIn):
    page = signed_in(Role.RESPONSE).get(page_of(act))

    assert page_of("raise-concern") in outline(page.content.decode()).links


def test_nobody_is_recorded_as_spoken_to_and_dead(desk: Desk, signed_in: SignedIn):
    sent = send(signed_in(Role.RESPONSE), "found", basis="spoken_to", condition="deceased")

    assert "A child who was spoken to is alive. Choose Alive" in said(sent)
    assert not desk.events("missing.child_located")


def test_that_somebody_says_a_child_died_is_kept_in_their_words_and_the_search_goes_on(desk: Desk, signed_in: SignedIn):
    client = signed_in(Role.RESPONSE)

    asked = send(client, "found", basis="told", condition="deceased")
    send(client, "found", basis="told", condition="deceased", how="A caller says that a boy was taken out of the lock")

    assert "Write what was said" in said(asked)
    assert not desk.events("missing.child_located")
    assert desk.events("missing.whereabouts_reported")


def test_a_child_found_by_officers_is_found(desk: Desk, signed_in: SignedIn):
    client = signed_in(Role.RESPONSE)

    send(client, "found", basis="seen", place="street", found_by="police_own", how="By the bus station, alone, cold.")

    (event,) = desk.events("missing.child_located")
    assert event.body["basis"] == "seen"
    assert "Seen, not yet talked with" in told_next(client)


def test_a_child_only_spoken_to_is_not_yet_seen(desk: Desk, signed_in: SignedIn):
    client = signed_in(Role.RESPONSE)

    send(client, "found", basis="spoken_to")

    assert "Found, not yet seen" in told_next(client)


def test_an_address_that_could_not_be_searched_is_searched_again_as_it_was_said(desk: Desk, signed_in: SignedIn):
    there = PlaceSearched(result="unavailable", asked_with="7 Portway Court")
    desk.do(LocateChild, OFFICER, basis="seen", place="friend", address="7 Portway Court", there=there)
    client = signed_in(Role.RESPONSE)

    page = client.get(page_of("search-found-address")).content.decode()
    send(client, "search-found-address", address="7 Portway Court")

    assert 'value="7 Portway Court"' in page
    results = [event.body["result"] for event in desk.events("missing.found_address_searched")]
    assert results == ["unavailable", "adults_of_concern"]
    assert desk.statuses("MC-37.AGAIN") == ["met"]


def test_being_told_that_a_child_is_found_is_kept_and_finds_nobody(desk: Desk, signed_in: SignedIn):
    client = signed_in(Role.RESPONSE)

    send(client, "found", basis="told", found_by="family", how="Her sister says she is at a friend's.")

    told = told_next(client)
    assert desk.events("missing.child_located") == []
    assert "Being told does not locate a child, and the search goes on." in told
    assert "Go and verify it; record the child found once someone has seen or spoken to them." in told
    assert "Missing for 1 h" in told


def test_how_it_is_known_is_asked_for(desk: Desk, signed_in: SignedIn):
    answer = send(signed_in(Role.RESPONSE), "found", place="street")

    assert answer.status_code == 422
    assert "Say how it is known where the child is" in said(answer)


def test_what_somebody_says_of_where_a_child_is_is_kept_in_their_words(desk: Desk, signed_in: SignedIn):
    send(signed_in(Role.CALL_HANDLER), "whereabouts", by_whom="friend", means="message", words="He is at the arcade.")

    (event,) = desk.events("missing.whereabouts_reported")
    assert (event.body["by"], event.body["means"]) == ("friend", "message")
    assert "He is at the arcade." in {words.text for words in desk.ledger.words(CASE)}


def test_a_professional_without_a_name_has_only_told(found: Desk, signed_in: SignedIn):
    client = signed_in(Role.RESPONSE)

    send(client, "seen", by_whom="placement", well="yes")

    assert found.events("missing.child_seen") == []
    assert "Nobody wrote down which professional saw the child" in told_next(client)


def test_a_talk_by_telephone_is_kept_and_seeing_the_child_stays_owed(found: Desk, signed_in: SignedIn):
    client = signed_in(Role.RESPONSE)

    send(client, "talk", mode="telephone")

    assert len(found.events("missing.prevention_interview_held")) == 1
    assert "A talk that is not in person does not discharge seeing the child" in told_next(client)
    assert found.statuses("MC-63") == ["owed"]


def test_a_talk_in_person_meets_what_was_owed_and_says_so(found: Desk, signed_in: SignedIn):
    client = signed_in(Role.RESPONSE)

    send(client, "talk", mode="in_person", alone="yes", injuries="no", forensic_chance="yes", where="At the home")

    assert "Done by it:" in told_next(client)
    assert found.statuses("MC-63") == ["met"]


def test_only_a_duty_inspector_puts_off_seeing_a_child(found: Desk, signed_in: SignedIn):
    refused = send(signed_in(Role.SUPERVISOR), "put-off-seeing", reason="She is asleep.")

    told = said(refused)
    assert refused.status_code == 422
    assert "Only an inspector or above may put off seeing a child." in told
    assert "Ask the duty inspector, signed in as themselves; or see the child." in told
    send(
        signed_in(Role.INSPECTOR), "put-off-seeing", reason="He is in theatre.", again_on="2026-03-03", again_at="08:00"
    )
    assert found.statuses("MC-63") == ["excused"]


def test_an_attempt_to_see_the_child_is_kept_and_discharges_nothing(found: Desk, signed_in: SignedIn):
    send(signed_in(Role.RESPONSE), "tried-to-see")

    assert len(found.events("missing.interview_attempted")) == 1
    assert found.statuses("MC-63") == ["owed"]


WHOLE = {"before": "A row about the phone.", "places": "The arcade", "people": "Kai", "travel": "By bus", "harm": "no"}


def test_an_account_is_complete_when_each_part_was_told_or_asked_and_not_told(found: Desk, signed_in: SignedIn):
    send(signed_in(Role.RESPONSE), "account", **WHOLE, not_told=["possessions", "after"], own_words="I just walked.")

    (event,) = found.events("missing.account_recorded")
    assert (event.body["complete"], event.body["harm"]) == (True, "none_told")
    assert {"I just walked.", "The arcade", "Kai"} <= {words.text for words in found.ledger.words(CASE)}


def test_an_account_with_a_part_nobody_asked_about_is_kept_and_not_complete(found: Desk, signed_in: SignedIn):
    client = signed_in(Role.RESPONSE)

    send(client, "account", **WHOLE, not_told=["after"])

    (event,) = found.events("missing.account_recorded")
    assert event.body["complete"] is False
    assert "The account is kept and is not complete." in told_next(client)


def test_which_harm_is_asked_where_the_child_was_harmed(found: Desk, signed_in: SignedIn):
    answer = send(signed_in(Role.RESPONSE), "account", **WHOLE | {"harm": "yes"})

    assert answer.status_code == 422
    assert "Say which harm, or that it is another one" in said(answer)
    assert found.events("missing.account_recorded") == []


def test_harm_the_child_tells_of_leads_to_the_crime_and_opens_an_investigation(found: Desk, signed_in: SignedIn):
    client = signed_in(Role.RESPONSE)
    send(client, "account", **WHOLE | {"harm": "yes"}, harms=["sexual_offence"], not_told=["possessions", "after"])
    assert "Record the crime" in told_next(client)

    send(client, "record-crime", offence="sexual")

    (opened,) = {sealed.event.record for sealed in found.ledger.about(CHILD).events} - {CASE}
    assert found.statuses("MC-66.SEXUAL") == ["met"]
    assert client.get(f"/cases/{opened}/").status_code == 200
    assert f"/cases/{opened}/" in client.get(f"/cases/{CASE}/record-crime/").content.decode()
    assert [event.type for event in found.events(record=RecordId(opened))] == ["investigation.crime_recorded"]


def test_the_investigation_that_a_crime_opens_has_a_number_that_can_be_said_on_a_telephone(
    found: Desk, signed_in: SignedIn
):
    send(signed_in(Role.RESPONSE), "record-crime", offence="sexual")

    (opened,) = {sealed.event.record for sealed in found.ledger.about(CHILD).events} - {CASE}
    assert re.fullmatch(r"EI-[2-9A-Z]{4}-[2-9A-Z]{4}", opened)


def test_a_crime_sent_twice_opens_one_investigation(found: Desk, signed_in: SignedIn):
    client = signed_in(Role.RESPONSE)
    page = f"/cases/{CASE}/record-crime/"
    sent = {"key": client.get(page).context["form"]["key"].value(), "offence": "violence", "when": "now"}

    client.post(page, sent)
    client.post(page, sent)

    assert len({sealed.event.record for sealed in found.ledger.about(CHILD).events}) == 2


def test_circulations_are_not_taken_down_while_the_child_is_missing(desk: Desk, signed_in: SignedIn):
    answer = send(signed_in(Role.RESPONSE), "circulations-cancelled")

    assert answer.status_code == 422
    assert "The child has not been found, and the circulation is how others know to look." in said(answer)


def test_where_the_child_will_be_safe_is_decided_with_the_council(found: Desk, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)

    send(client, "safe-place", place="relative", with_council="no", reason="Her aunt, whom she asked for.")

    assert "Ring children's services, out of hours the duty team" in told_next(client)
    (event,) = found.events("missing.safe_place_decided")
    assert event.body["place"] == "relative"


def test_the_council_told_starts_its_own_clock(found: Desk, signed_in: SignedIn):
    send(signed_in(Role.RESPONSE), "council-told")

    assert found.statuses("MC-67") == ["met"]


STEPS = {
    "offered": "partner.return_interview_offered",
    "held": "partner.return_interview_held",
    "declined": "partner.return_interview_declined",
    "carer": "partner.carer_heard",
    "received": "partner.return_interview_received",
    "chased": "partner.return_interview_chased",
    "intelligence": "enquiry.intelligence_submitted",
}


@pytest.mark.parametrize(("step", "event"), STEPS.items(), ids=list(STEPS))
def test_each_step_of_the_return_interview_is_recorded(step: str, event: str, found: Desk, signed_in: SignedIn):
    said_no = {"said_no": "child"} if step == "declined" else {}

    send(signed_in(Role.COORDINATOR), "return-interview", step=step, **said_no)

    assert len(found.events(event)) == 1


@pytest.mark.parametrize(
    ("said_no", "status"), [("child", "met"), ("carer", "owed"), ("not_reached", "owed"), ("unknown", "owed")]
)
def test_only_the_childs_own_no_means_that_the_interview_was_offered(
    said_no: str, status: str, found: Desk, signed_in: SignedIn
):
    client = signed_in(Role.COORDINATOR)
    unsaid = send(client, "return-interview", step="declined")
    assert unsaid.status_code == 422
    assert "Say who said no, or that it is not known" in said(unsaid)

    send(client, "return-interview", step="declined", said_no=said_no, said="Not today.")

    assert found.statuses("MC-68") == [status]
    assert "Not today." in {words.text for words in found.ledger.words(CASE)}


def test_a_return_interview_is_used_by_a_report_of_intelligence_and_the_trigger_plan(found: Desk, signed_in: SignedIn):
    lead = signed_in(Role.COORDINATOR)
    send(lead, "return-interview", step="received", content="A man drove us.")
    assert found.statuses("MC-70") == ["owed"]

    send(lead, "return-interview", step="intelligence", reference="INT-88")
    assert found.statuses("MC-70") == ["owed"]
    send(lead, "trigger-plan", first_actions="Go to Flat 3", shared_with_carer="yes")

    assert found.statuses("MC-70") == ["met"]


def test_what_the_child_said_in_the_return_interview_is_kept_with_its_places(found: Desk, signed_in: SignedIn):
    send(signed_in(Role.COORDINATOR), "return-interview", step="received", content="A man drove us.", places="Flat 3")

    assert {"A man drove us.", "Flat 3"} <= {words.text for words in found.ledger.words(CASE)}


@pytest.mark.parametrize(
    ("act", "entered", "words"),
    [
        ("whereabouts", "missing.whereabouts_reported", "Write where the child is said to be, or choose who said so"),
        ("account", "missing.account_recorded", "Write what the child said, or tick what they were asked"),
    ],
)
def test_nothing_filled_in_is_nothing_that_was_said(
    desk: Desk, signed_in: SignedIn, act: str, entered: str, words: str
):
    answer = send(signed_in(Role.RESPONSE), act)

    assert answer.status_code == 422
    assert words in said(answer)
    assert not desk.events(entered)


def test_a_child_who_was_asked_and_told_nothing_is_kept_as_such(desk: Desk, signed_in: SignedIn):
    assert send(signed_in(Role.RESPONSE), "account", harm="unknown").status_code == 302
    assert desk.events("missing.account_recorded")
