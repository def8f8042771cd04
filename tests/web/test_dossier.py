"""The page of who is around a child: what matters first, why, as known when, and only for whom."""

from dataclasses import replace

import pytest

from tests.web.borough import NOW
from tests.web.conftest import SignedIn
from tests.web.html import faults
from tests.web.sending import said
from wayhome.access.actors import Role
from wayhome.cli.borough.holding import load_held_records
from wayhome.holdings.records import HeldRecord, Person
from wayhome.store.holdings.memory import MemoryHoldings
from wayhome.web.wiring import Wiring

AROUND = "/cases/EM-1047/around/"
NEAR = "/cases/EM-1047/around/EH-0007/"


def test_an_adult_across_several_children_is_said_before_anything_else(parts: Wiring, signed_in: SignedIn):
    page = signed_in(Role.SUPERVISOR).get(AROUND)

    assert faults(page.content.decode()) == []
    assert (
        "What matters first Dexter Crowe (an adult) is recorded near Tamsin Okafor, Megan Prosser and Skye Anderton."
        in said(page)
    )


def test_each_row_says_why_on_which_record_of_which_day(parts: Wiring, signed_in: SignedIn):
    told = said(signed_in(Role.SUPERVISOR).get(AROUND))

    assert "Skye Anderton , named together: Names Dex Crowe beside Sky Anderton. Named with Dex in messages" in told
    assert "Names Dexter Crowe beside Tamsyn Okafor. Earlier missing episodes EH-0002, 18 Oct 2026" in told


def test_everything_that_is_shown_is_in_the_who_looked_log(parts: Wiring, signed_in: SignedIn):
    signed_in(Role.SUPERVISOR).get(AROUND)

    (look,) = parts.looks.noted(shown="EH-0007", actor=None)
    assert {"EM-1047", "child:C-101", "C-110", "EH-0012"} <= set(look.shown)


def test_what_draws_the_network_is_served_on_this_page_alone(parts: Wiring, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)

    assert "cytoscape" in client.get(AROUND).content.decode()
    assert "cytoscape" not in client.get("/cases/EM-1047/").content.decode()
    assert "cytoscape" not in client.get(NEAR).content.decode()


def test_a_restricted_record_is_a_count_with_the_post_that_opens_it(
    parts: Wiring, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
):
    shut = HeldRecord(
        id="XX-1", system="custody", person=Person(given_name="Dexter", family_name="Crowe"), restricted_to="command",
        text="Part of a live operation.",
    )  # fmt: skip
    index = MemoryHoldings()
    load_held_records(index, at=NOW)
    index.add([shut], at=NOW)
    monkeypatch.setattr("wayhome.web.http.wiring", lambda: replace(parts, holdings=index, brought_in=index))

    told = said(signed_in(Role.SUPERVISOR).get(AROUND))

    assert "1 record may be opened only by" in told
    assert "XX-1" not in told
    assert "Part of a live operation" not in told


def test_what_came_in_later_was_not_known_then(parts: Wiring, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)

    then = said(client.get("/cases/EM-1038/around/", {"on": "2026-11-05", "at": "02:14"}))

    assert "As known at 02:14 on Thursday 5 November 2026" in then
    assert "Dexter Crowe (an adult) is recorded near Tamsin Okafor and Skye Anderton." in then
    assert "Megan Prosser" not in then
    assert "Megan Prosser" in said(client.get("/cases/EM-1038/around/"))


def test_before_the_case_was_known_nothing_is_said_of_anybody(parts: Wiring, signed_in: SignedIn):
    page = signed_in(Role.SUPERVISOR).get(AROUND, {"on": "2026-11-23", "at": "02:14"})

    assert "Nothing about this case was known at 02:14 on Monday 23 November 2026" in said(page)
    assert "Dexter Crowe" not in said(page)


@pytest.mark.parametrize("on", ["2031-01-01", "yesterday"])
def test_a_time_that_cannot_be_shown_is_asked_for_again(on: str, parts: Wiring, signed_in: SignedIn):
    page = signed_in(Role.SUPERVISOR).get(AROUND, {"on": on, "at": "02:14"})

    assert page.status_code == 422
    assert "Dexter Crowe" not in said(page)


def test_which_children_an_adult_has_been_near_opens_only_for_a_listed_purpose(parts: Wiring, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)

    asked = client.get(NEAR)
    refused = client.post(NEAR, {"purpose": "curiosity"})

    assert "Which children Dexter Crowe has been near" in said(asked)
    assert "Skye" not in said(asked)
    assert refused.status_code == 422
    assert "Choose one of the purposes that are listed" in said(refused)
    assert "Skye" not in said(refused)


def test_the_purpose_is_kept_with_the_look(parts: Wiring, signed_in: SignedIn):
    page = signed_in(Role.SUPERVISOR).post(NEAR, {"purpose": "protect_children"})

    assert "Skye Anderton" in said(page)
    assert faults(page.content.decode()) == []
    (look,) = parts.looks.noted(shown="C-110", actor=None)
    assert (look.page, look.purpose, look.at) == ("show_near_adult", "protect_children", NOW)


@pytest.mark.parametrize("role", [Role.CALL_HANDLER, Role.RESPONSE, Role.GRADER, Role.INSPECTORATE_READER])
def test_not_every_role_may_look_across_children(role: Role, parts: Wiring, signed_in: SignedIn):
    client = signed_in(role)

    refused = client.post(NEAR, {"purpose": "protect_children"})

    assert refused.status_code == 403
    assert "You may not see which children an adult has been near" in said(refused)
    assert "Children near Dexter Crowe" not in said(client.get(AROUND))
