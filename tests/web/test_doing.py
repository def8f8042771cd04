"""The table of acts that have a page: each has its address, asks for what its command asks, and nothing is left out."""

import pytest
from django.test import Client
from django.urls import resolve, reverse

from tests.casework.desk import CASE, INQUIRY, Desk, england_wales
from tests.web.conftest import SignedIn
from wayhome.access.actors import Actor, Role
from wayhome.kernel.ids import ActorId, SubjectKind
from wayhome.web.doing import CHILD, CLOSED, DOINGS, FOUND, MISSING, by_act, offered

# What the police owe under the rules on missing children that no page of a case does, and why.
NOT_OF_A_CASE = {
    "sample_grades": "a force's weekly sample, of no one case",
    "publish_patterns": "a force's monthly figures",
    "submit_return": "a force's yearly return",
    "prepare_policy": "a force's own rules",
    "raise_policy": "about a provider, of no one child",
}
ROLES_AT_THE_DESK = (
    Role.CALL_HANDLER, Role.GRADER, Role.RESPONSE, Role.SUPERVISOR, Role.INSPECTOR, Role.COORDINATOR, Role.COMMAND,
)  # fmt: skip


def holding(role: Role) -> Actor:
    return Actor(id=ActorId("x"), name="x", roles=frozenset({role}))


def test_whatever_the_police_owe_on_a_missing_childs_case_leads_to_where_it_is_done():
    owed = {
        rule.act
        for rule in england_wales().pack.duties.values()
        if rule.id.startswith("MC-") and rule.owed_by.agency == "police"
    }

    assert owed - set(by_act()) == set(NOT_OF_A_CASE)


def test_no_two_acts_share_an_address_and_no_duty_leads_to_two():
    meets = [act for one in DOINGS for act in one.meets]

    assert len({one.name for one in DOINGS}) == len(DOINGS)
    assert len(set(meets)) == len(meets)


@pytest.mark.parametrize("one", DOINGS, ids=[one.name for one in DOINGS])
def test_an_act_leads_to_its_own_page(one):
    assert resolve(one.href(CASE)).url_name == one.name


@pytest.mark.parametrize("phase", [MISSING, FOUND, CLOSED, CHILD, SubjectKind.INVESTIGATION.value])
@pytest.mark.parametrize("role", ROLES_AT_THE_DESK, ids=[role.key for role in ROLES_AT_THE_DESK])
def test_what_is_offered_can_be_opened_by_whom_it_is_offered_to(
    phase: str, role: Role, desk: Desk, signed_in: SignedIn
):
    desk.report()
    desk.concern()
    client: Client = signed_in(role)
    record = INQUIRY if phase == SubjectKind.INVESTIGATION.value else CASE

    answers = {one.name: client.get(one.href(record)).status_code for one in offered(holding(role), phase)}

    assert {name for name, status in answers.items() if status != 200} == set()


def test_what_is_not_offered_to_a_role_is_refused_to_it_in_words(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.ANALYST)

    read = [one.name for one in DOINGS if client.get(reverse(one.name, args=[CASE])).status_code == 200]

    # The others show what is there, and record nothing; who brings exports in also settles what differs from them.
    assert read == ["around", "lines", "handover", "settle-difference", "missing-again", "to-tell", "told"]
