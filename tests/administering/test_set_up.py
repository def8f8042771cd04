"""Setting up for a force: read from the record and never ticked; rules and times only by two people."""

import re
from dataclasses import replace
from datetime import timedelta
from itertools import takewhile

import pytest
from django.test import Client

from tests.administering.conftest import filled, read
from tests.casework.desk import Desk, england_wales
from tests.people.staffed import SERGEANT_POST, SIAN, on, staffed
from tests.web.conftest import BACKEND, SignedIn
from tests.web.desk import behind_pages
from tests.web.html import faults
from wayhome.access.actors import Role
from wayhome.application.reading import Reading
from wayhome.application.setting_up import Around, steps
from wayhome.cli.main import main
from wayhome.duties.in_force import ACTIVATED
from wayhome.rulebook.layers import limbs_of
from wayhome.web.accounts.models import Account
from wayhome.web.administering.rules import RulesForm
from wayhome.web.wiring import Wiring

TIME = "/set-up/times/RISK_REVIEW/high/"


@pytest.fixture
def lead(empty_parts: Wiring, signed_in: SignedIn) -> Client:
    return signed_in(Role.FORCE_LEAD)


@pytest.fixture
def chief(db: None) -> Client:
    account = Account.objects.create_account(username="larkin", password="x", name="Anil Larkin", role=Role.COMMAND.key)
    client = Client()
    client.force_login(account, backend=BACKEND)
    return client


def do(client: Client, **given: object):
    return client.post("/set-up/rules/", filled(client, "/set-up/rules/", **given), follow=True)


def test_the_check_list_says_what_is_missing_and_why(lead: Client):
    words = read(lead.get("/set-up/"))

    assert "1 of 9 are done." in words
    assert "No rulebook was put in force. Why: The record then says which rules judged which day" in words


def test_what_the_force_is_called_is_said_once(empty_parts: Wiring, signed_in: SignedIn):
    client = signed_in(Role.ADMINISTRATOR)
    given = filled(client, "/set-up/force/", name="Eastmere Police", area="The borough of Eastmere")

    client.post("/set-up/force/", given)
    page = client.post("/set-up/force/", given, follow=True)

    assert len(empty_parts.ledger.of_type("force.named")) == 1
    assert "Eastmere Police" in read(page)
    assert "2 of 9 are done." in read(page)


def test_a_rulebook_is_proposed_by_one_and_approved_by_another(lead: Client, chief: Client, empty_parts: Wiring):
    page = do(lead, do="propose", pack="examples-2026.1")
    assert "Somebody else has to approve it, signed in as themselves." in read(page)
    assert list(empty_parts.ledger.of_type(ACTIVATED)) == []

    do(chief, do="approve")

    (put,) = empty_parts.ledger.of_type(ACTIVATED)
    assert (put.event.body["first"], put.event.body["second"]) == ("force_lead", "larkin")


def test_what_was_done_about_the_rulebook_is_said_with_who_is_to_act_now(lead: Client, chief: Client):
    proposed = do(lead, do="propose", pack="examples-2026.1")
    turned_down = do(chief, do="no", reason="After the training day")
    do(lead, do="propose", pack="examples-2026.1")
    taken_back = do(lead, do="no")
    do(lead, do="propose", pack="examples-2026.1")
    approved = do(chief, do="approve")

    assert "Recorded: examples-2026.1 was proposed. Nothing has changed yet" in read(proposed)
    assert "To do now: somebody else, signed in as themselves, approves it or turns it down." in read(proposed)
    assert "The proposal of examples-2026.1 by force_lead was turned down." in read(turned_down)
    assert "The proposal of examples-2026.1 was taken back." in read(taken_back)
    assert "examples-2026.1 was approved and is in force from now on" in read(approved)
    for page in (proposed, turned_down, taken_back, approved):
        assert 'href="/set-up/">What is left to set up' in page.content.decode()
    assert "Recorded:" not in read(lead.get("/set-up/rules/"))


def test_the_rulebook_of_the_examples_is_offered_to_no_real_force_that_does_not_use_it(settings):
    def offered(standing: str) -> list[str]:
        form = RulesForm(None, own=False, standing=standing)
        return [name for name, _ in form.fields["pack"].choices]  # type: ignore[attr-defined]

    assert offered("england-wales-2026.1") == ["england-wales-2026.1"]
    assert "examples-2026.1" in offered("examples-2026.1")
    settings.FICTIONAL = True
    assert "examples-2026.1" in offered("england-wales-2026.1")


def test_whoever_proposed_is_not_offered_to_approve(lead: Client):
    do(lead, do="propose", pack="examples-2026.1")

    page = do(lead, do="approve")

    assert page.status_code == 422
    assert "Select a valid choice. approve is not one of the available choices." in read(page)


def test_a_time_of_the_forces_own_waits_for_approval_and_then_holds(lead: Client, chief: Client, empty_parts: Wiring):
    given = {"do": "set", "number": "6", "counted": "hours", "reason": "Two reviews a shift", "expires": "2027-03-31"}
    page = lead.post(TIME, filled(lead, TIME, **given), follow=True)
    assert "6 hours, until 31 March 2027" in read(page)

    do(chief, do="approve")

    words = read(lead.get("/set-up/times/"))
    assert "The force’s own: 6 hours, until 31 March 2027" in words
    assert "Two reviews a shift (force_lead, approved by larkin)" in read(lead.get("/set-up/rules/"))
    now = empty_parts.reading.rulebook.at(empty_parts.supplies.now()).pack
    assert [limb.hours for limb in limbs_of(now.duties["RISK_REVIEW"]) if limb.limb == "high"] == [6]


def test_what_was_proposed_before_stays_in_the_proposal(lead: Client):
    first = {"do": "set", "number": "6", "counted": "hours", "reason": "Two a shift", "expires": "2027-03-31"}
    lead.post(TIME, filled(lead, TIME, **first))
    other = "/set-up/times/RISK_REVIEW/other/"
    second = {**first, "number": "20"}

    page = lead.post(other, filled(lead, other, **second), follow=True)

    assert {"6 hours, until", "20 hours, until"} <= set(re.findall(r"\d+ hours, until", read(page)))


def test_that_the_times_are_confirmed_stays_in_the_proposal_when_one_of_them_is_set(lead: Client, chief: Client):
    given = {"do": "set", "number": "6", "counted": "hours", "reason": "Two a shift", "expires": "2027-03-31"}
    do(lead, do="confirm")

    page = lead.post(TIME, filled(lead, TIME, **given), follow=True)

    assert "times that are left as they are" in read(page)
    assert "Two people have confirmed them as the force’s." in read(do(chief, do="approve"))


def test_whoever_sets_a_time_while_anothers_proposal_waits_is_told_first_what_is_lost(lead: Client, chief: Client):
    do(chief, do="confirm")

    words = read(lead.get(TIME))

    assert "the times that it sets are lost, and so is that it confirms those left as they are." in words


def test_a_time_begins_in_the_unit_that_stands_and_a_far_change_is_said_before_it_is_proposed(
    lead: Client, chief: Client
):
    assert lead.get(TIME).context["form"]["counted"].value() == "hours"
    given = {"do": "set", "number": "5", "counted": "minutes", "reason": "Two a shift", "expires": "2027-03-31"}

    asked = lead.post(TIME, filled(lead, TIME, **given))

    assert asked.status_code == 422
    assert re.search(r"This changes it from \d+ hours to 5 minutes\. Say that it is meant, or correct it", read(asked))
    assert "5 minutes, until" in read(lead.post(TIME, filled(lead, TIME, **given, meant="on"), follow=True))


def test_a_time_needs_how_long_why_and_a_last_day_within_a_year(lead: Client):
    page = lead.post(TIME, filled(lead, TIME, do="set", expires="2030-01-01"))

    words = read(page)
    assert "Enter how long" in words
    assert "Say why" in words
    assert "Enter a day from today to a year ahead" in words


def test_confirming_the_defaults_is_proposed_and_approved_too(lead: Client, chief: Client):
    do(lead, do="confirm")
    assert "Nobody has confirmed them yet." in read(lead.get("/set-up/rules/"))

    page = do(chief, do="approve")

    assert "Two people have confirmed them as the force’s." in read(page)


def test_a_proposal_is_turned_down_with_a_reason(lead: Client, chief: Client):
    do(lead, do="propose", pack="examples-2026.1")

    page = do(chief, do="no", reason="After the training day")

    assert "Proposed, and not in force" not in read(page)


def test_the_pages_with_a_proposal_are_sound(lead: Client, chief: Client):
    given = {"do": "set", "number": "6", "counted": "hours", "reason": "Two a shift", "expires": "2027-03-31"}
    lead.post(TIME, filled(lead, TIME, **given))

    for client in (lead, chief):
        assert faults(client.get("/set-up/rules/").content.decode()) == []


def test_a_response_officer_sets_no_rules(empty_parts: Wiring, signed_in: SignedIn):
    page = signed_in(Role.RESPONSE).get("/set-up/rules/")

    assert page.status_code == 403
    assert "You may not propose or approve which rulebook is in force, and the force's own times" in read(page)


def test_how_long_a_rung_of_the_ladder_takes_is_set_with_the_times(
    monkeypatch: pytest.MonkeyPatch, signed_in: SignedIn, chief: Client
):
    desk = Desk()
    parts = replace(behind_pages(desk), rulebooks=lambda _name: england_wales())
    monkeypatch.setattr("wayhome.web.http.wiring", lambda: parts)
    lead, rung = signed_in(Role.FORCE_LEAD), "/set-up/times/ESCALATION/standard/"
    assert "A duty left overdue goes one rung up the ladder" in read(lead.get("/set-up/times/"))
    last = desk.now.date() + timedelta(days=30)
    given = {"do": "set", "number": "30", "counted": "minutes", "reason": "Rungs are near", "expires": f"{last}"}

    lead.post(rung, filled(lead, rung, **given))
    do(chief, do="approve")

    assert "The force’s own: 30 minutes, until" in read(lead.get("/set-up/times/"))
    (put,) = desk.ledger.of_type(ACTIVATED)
    in_force = Reading(desk.ledger, england_wales(), lambda _name: england_wales()).rulebook
    assert in_force.pack_at(put.event.happened_at).head.step == timedelta(minutes=30)


def test_each_command_that_the_check_list_names_is_there(empty_parts: Wiring, capsys: pytest.CaptureFixture[str]):
    named = [step.command for step in steps(empty_parts.ledger, Around())]
    said = [line.split()[1:] for command in named for line in command.split("; ")]

    for words in said:
        with pytest.raises(SystemExit) as ended:
            main([*takewhile(lambda word: word.isalpha() and word.islower(), words), "--help"])
        assert ended.value.code == 0, (words, capsys.readouterr().err)
    assert len(said) == len(named) + 1


def test_posts_are_set_up_once_somebody_who_can_sign_in_holds_one(desk: Desk):
    on(staffed(desk), SERGEANT_POST, SIAN, "02T15:00", "02T23:00")

    nobody, somebody = (
        next(step for step in steps(desk.ledger, Around(named=named)) if step.key == "posts")
        for named in (frozenset({"sian"}), frozenset({"sian", str(SIAN)}))
    )

    assert not nobody.done
    assert nobody.words == "1 shift is recorded, and nobody on them can sign in by the name they have there."
    assert somebody.done
    assert somebody.words == "1 shift is recorded."
