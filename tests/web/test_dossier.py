"""The page of who is around a child: what matters first, why, as known when, and only for whom."""

import re
from dataclasses import replace

import pytest

from tests.holdings.networks import CHILD
from tests.holdings.networks import said as said_of
from tests.web.borough import AT_NOW, NOW, around
from tests.web.conftest import SignedIn
from tests.web.html import faults
from tests.web.sending import said
from wayhome.access.actors import Role
from wayhome.access.permissions import Permission
from wayhome.access.rules import roles_who_may
from wayhome.application.drafts import Entry
from wayhome.application.entering import enter_all
from wayhome.cli.borough.holding import bring_in_as_they_came, held_records
from wayhome.cli.borough.telling import borough
from wayhome.holdings.around import Around
from wayhome.holdings.network import network
from wayhome.holdings.records import HeldRecord, Person
from wayhome.record.events.workforce import PostHeld
from wayhome.store.holdings.memory import MemoryHoldings
from wayhome.store.memory import MemoryLedger
from wayhome.web.dossier.rows import Showing
from wayhome.web.wiring import Wiring

AROUND = "/cases/EM-1047/around/"
OTHERS = "/cases/EM-1047/around/other-children/"
NEAR = "/cases/EM-1047/around/EH-0007/"
LEADING = frozenset(role.key for role in roles_who_may(Permission.LOOK_ACROSS_CHILDREN))


def test_an_adult_across_several_children_is_said_before_anything_else(parts: Wiring, signed_in: SignedIn):
    page = signed_in(Role.SUPERVISOR).get(AROUND)

    assert faults(page.content.decode()) == []
    assert "What matters first Dexter Crowe (an adult) is recorded near Tamsin Okafor and 2 other children." in said(
        page
    )


def test_each_row_says_why_on_which_record_of_which_day(parts: Wiring, signed_in: SignedIn):
    told = said(signed_in(Role.SUPERVISOR).get(AROUND))

    assert "Names Dexter Crowe beside Tamsyn Okafor. Earlier missing episodes EH-0002, 18 Oct 2026" in told


def test_the_paper_says_of_which_case_it_is_when_it_was_printed_and_by_whom(parts: Wiring, signed_in: SignedIn):
    told = said(signed_in(Role.SUPERVISOR).get(AROUND))

    assert re.search(r"EM-1047\. Printed at \d\d:\d\d, \w+ \d+ \w+ \d{4}, by The supervisor\.", told)
    assert "This paper is old as soon as it is printed: look at the case." in told


def test_everything_that_is_shown_is_in_the_who_looked_log(parts: Wiring, signed_in: SignedIn):
    signed_in(Role.SUPERVISOR).get(AROUND)

    (look,) = parts.looks.noted(shown="EH-0007", actor=None)
    assert {"EM-1047", "child:C-101", "C-110", "EH-0011"} <= set(look.shown)
    assert "EH-0012" not in look.shown


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
    bring_in_as_they_came(index, held_records(NOW), at=NOW)
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
    assert "near Tamsin Okafor and 2 other children." in said(client.get("/cases/EM-1038/around/"))


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
    assert "What do you need it for?" in said(asked)
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


def test_other_children_are_a_number_until_a_purpose_is_given(parts: Wiring, signed_in: SignedIn):
    told = said(signed_in(Role.RESPONSE).get(AROUND))

    assert "Near Skye Anderton and 1 other child" in told
    who = "Who they are opens for a purpose: PS Ives 2290, the supervisor, can open it now."
    assert f"Counted and not named: 1 other child. {who}" in told
    for words in ("Megan", "Prosser", "EH-0012", "Sky Anderton", "Named with Dex in messages"):
        assert words not in told


def test_where_nobody_holds_a_post_that_may_open_their_names_it_is_said(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
):
    ledger = MemoryLedger()
    enter_all((one for one in borough(NOW) if not _posts_who_leads(one)), ledger=ledger, supplies=AT_NOW)
    made = around(ledger)
    monkeypatch.setattr("wayhome.web.http.wiring", lambda: made)

    told = said(signed_in(Role.GRADER).get(AROUND))

    by = (
        "by the supervisor, inspector, missing person coordinator, superintendent or above, investigator or detective "
        "inspector"
    )
    assert f"opens for a purpose, {by}: nobody holds one of these posts now, so ask a higher rank." in told
    assert "Prosser" not in told


def _posts_who_leads(entry: Entry) -> bool:
    held = (draft.fact for draft in entry.drafts)
    return any(isinstance(one, PostHeld) and one.role in LEADING for one in held)


def test_one_press_names_the_other_children_and_is_kept_with_its_purpose(parts: Wiring, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)

    asked, opened = client.get(OTHERS), client.post(OTHERS, {"purpose": "find_a_missing_child"})

    assert "To find a child who is missing now To protect this child" in said(asked)
    assert "Megan" not in said(asked)
    assert "Megan Prosser" in said(opened)
    assert faults(asked.content.decode()) == faults(opened.content.decode()) == []
    looks = parts.looks.noted(shown="EH-0012", actor=None)
    assert [(look.page, look.purpose) for look in looks] == [("show_others_around", "find_a_missing_child")]


@pytest.mark.parametrize("role", [Role.INSPECTORATE_READER, Role.ANALYST, Role.FORCE_LEAD])
def test_the_words_of_held_records_are_for_whoever_may_read_them_and_others_are_told_how_many(
    role: Role, parts: Wiring, signed_in: SignedIn
):
    client = signed_in(role)

    told = said(client.get(AROUND))

    assert "records that other systems hold are counted and not shown: you may read cases, and not what" in told
    assert "“The older boys from the arcade” Case EM-1038" in told
    assert "Nothing in the child’s cases." in told
    for words in ("Dexter", "EH-0", "Custody EH", "Whose records", "Say which held records"):
        assert words not in told
    assert client.post(NEAR, {"purpose": "protect_children"}).status_code == 403
    assert client.post(OTHERS, {"purpose": "protect_children"}).status_code == 403


def test_ten_of_a_kind_are_shown_and_all_of_them_by_a_link(
    parts: Wiring, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
):
    index = MemoryHoldings()
    bring_in_as_they_came(index, held_records(NOW), at=NOW)
    firsts = ("Aldo", "Bert", "Cyril", "Duncan", "Egbert", "Fergus", "Gus", "Hugo", "Ivor", "Jules", "Kurt", "Leopold")
    named = tuple(f"{first} Quill" for first in firsts)
    index.add([replace(held_of(index), id="XX-2", associates=named)], at=NOW)
    monkeypatch.setattr("wayhome.web.http.wiring", lambda: replace(parts, holdings=index, brought_in=index))
    client = signed_in(Role.SUPERVISOR)

    first, every = said(client.get(AROUND)), said(client.get(AROUND, {"all": "people"}))

    assert first.count(" Quill beside") < len(named)
    assert "Show all 1" in first
    assert every.count(" Quill beside") == len(named)
    assert "Show all 1" not in every
    before, after = (look.shown for look in parts.looks.noted(shown="XX-2", actor=None)[-2:])
    assert set(before) <= set(after)


def test_the_network_shows_twelve_at_most_and_nobody_who_is_tied_to_none_of_them():
    told = [said_of("child", f"a{number}", by=f"R-{number}") for number in range(20)]
    alone = said_of("a19", "a30", by="R-30")

    nodes = Showing(Around(network((*told, alone), CHILD)), {}).nodes

    assert len(nodes) == 12
    assert all(node.tied for node in nodes)


def held_of(index: MemoryHoldings) -> HeldRecord:
    """Return a record that is held about the child in the middle."""
    (found,) = index.records_of(["EH-0002"])
    return found


@pytest.mark.parametrize("role", [Role.CALL_HANDLER, Role.RESPONSE, Role.GRADER, Role.INSPECTORATE_READER])
def test_not_every_role_may_look_across_children(role: Role, parts: Wiring, signed_in: SignedIn):
    client = signed_in(role)

    refused = client.post(NEAR, {"purpose": "protect_children"})

    assert refused.status_code == 403
    assert "You may not see which children an adult has been near" in said(refused)
    assert "Children near Dexter Crowe" not in said(client.get(AROUND))
