"""Who may do what, as a table; and that a refusal says who may and what to do."""

import pytest

from wayhome.access.actors import TO_BE_GIVEN, Actor, Role, role_called
from wayhome.access.permissions import Permission
from wayhome.access.reference import permissions_page
from wayhome.access.rules import MAP, may, may_open, require, who_may
from wayhome.kernel.ids import ActorId
from wayhome.kernel.refusals import Refused
from wayhome.packs import load

# ruff: noqa: E501 - a table reads in one piece
TABLE = """
                          analyst  inspectorate_reader  administrator  call_handler  grader  response  supervisor  inspector  coordinator  command  control_room  force_lead  training_lead  investigator  detective_inspector  victim_care  family  partner
read_cases                yes      yes                  no             yes           yes     yes       yes         yes        yes          yes      yes           yes         no             yes           yes                  yes          no      no
read_proofs               yes      yes                  no             no            no      no        yes         yes        yes          yes      no            yes         no             no            yes                  no           no      no
import_histories          yes      no                   no             no            no      no        no          no         no           no       no            no          no             no            no                   no           no      no
settle_differences        yes      no                   no             yes           yes     yes       yes         yes        yes          yes      yes           no          no             yes           yes                  no           no      no
read_measures             yes      yes                  no             no            no      no        yes         yes        yes          yes      no            yes         no             no            yes                  no           no      no
read_rulebook             yes      yes                  yes            yes           yes     yes       yes         yes        yes          yes      yes           yes         yes            yes           yes                  yes          no      no
take_reports              no       no                   no             yes           yes     yes       yes         yes        yes          yes      yes           no          no             yes           yes                  no           no      no
record_search             no       no                   no             yes           yes     yes       yes         yes        yes          yes      yes           no          no             yes           yes                  no           no      no
see_own_work              no       no                   no             yes           yes     yes       yes         yes        yes          yes      yes           no          no             yes           yes                  yes          no      no
read_held                 no       no                   no             yes           yes     yes       yes         yes        yes          yes      yes           no          no             yes           yes                  no           no      no
judge_matches             no       no                   no             yes           yes     yes       yes         yes        yes          yes      yes           no          no             yes           yes                  no           no      no
grade_risk                no       no                   no             yes           yes     yes       yes         yes        yes          yes      yes           no          no             yes           yes                  no           no      no
look_across_children      no       no                   no             no            no      no        yes         yes        yes          yes      no            no          no             yes           yes                  no           no      no
approve_grades            no       no                   no             no            no      no        no          yes        no           yes      no            no          no             no            no                   no           no      no
plan_searches             no       no                   no             no            no      yes       yes         yes        yes          yes      no            no          no             no            yes                  no           no      no
supervise_searches        no       no                   no             no            no      no        yes         yes        yes          yes      no            no          no             no            yes                  no           no      no
see_words                 no       no                   no             no            no      no        yes         yes        yes          yes      no            no          no             no            yes                  no           no      no
close_episodes            no       no                   no             no            no      no        yes         yes        yes          yes      no            no          no             no            yes                  no           no      no
raise_concerns            no       no                   no             yes           yes     yes       yes         yes        yes          yes      yes           no          no             yes           yes                  no           no      no
investigate               no       no                   no             no            no      yes       yes         yes        yes          yes      no            no          no             yes           yes                  no           no      no
allocate_cases            no       no                   no             no            no      no        yes         yes        no           yes      no            no          no             no            yes                  no           no      no
supervise_investigations  no       no                   no             no            no      no        yes         yes        no           yes      no            no          no             no            yes                  no           no      no
answer_for_cases          no       no                   no             no            no      no        no          yes        no           yes      no            no          no             no            yes                  no           no      no
care_for_victims          no       no                   no             no            no      yes       yes         yes        yes          yes      no            no          no             yes           yes                  yes          no      no
accept_good_reasons       no       no                   no             no            no      no        yes         yes        no           yes      no            no          no             no            yes                  no           no      no
look_after_messages       no       no                   no             no            no      no        yes         yes        yes          yes      yes           no          no             no            yes                  yes          no      no
speak_for_themselves      no       no                   no             no            no      no        no          no         no           no       no            no          no             no            no                   no           yes     yes
answer_as_partner         no       no                   no             no            no      no        no          no         yes          no       no            no          no             no            no                   no           no      yes
prepare_meetings          no       no                   no             no            no      no        yes         yes        yes          yes      no            no          no             no            yes                  no           no      no
correct_entries           no       no                   no             yes           yes     yes       yes         yes        yes          yes      yes           no          no             yes           yes                  no           no      no
read_people               yes      yes                  yes            yes           yes     yes       yes         yes        yes          yes      yes           yes         yes            yes           yes                  yes          no      no
manage_people             no       no                   yes            no            no      no        yes         yes        yes          yes      yes           no          no             no            yes                  no           no      no
record_training           no       no                   no             no            no      no        no          no         no           no       no            yes         yes            no            no                   no           no      no
check_understanding       no       no                   no             yes           yes     yes       yes         yes        yes          yes      yes           yes         yes            yes           yes                  no           no      no
govern                    yes      no                   no             no            no      no        no          no         yes          no       no            yes         no             no            no                   no           no      no
regrade_blind             no       no                   no             no            yes     no        yes         yes        yes          yes      no            yes         no             no            yes                  no           no      no
manage_accounts           no       no                   yes            no            no      no        no          no         no           no       no            no          no             no            no                   no           no      no
set_rules                 no       no                   yes            no            no      no        no          no         no           yes      no            yes         no             no            no                   no           no      no
look_after_system         no       no                   yes            no            no      no        no          no         no           no       no            no          no             no            no                   no           no      no
read_looks                no       no                   yes            no            no      no        no          no         no           no       no            yes         no             no            no                   no           no      no
"""


def holding(*roles: Role) -> Actor:
    return Actor(id=ActorId("someone"), name="Someone", roles=frozenset(roles))


def rows() -> list[tuple[str, str, bool]]:
    heading, *lines = TABLE.strip().splitlines()
    roles = heading.split()
    return [
        (permission, role, answer == "yes")
        for permission, *answers in (line.split() for line in lines)
        for role, answer in zip(roles, answers, strict=True)
    ]


@pytest.mark.parametrize(("permission", "role", "expected"), rows())
def test_the_table_is_what_is_permitted(permission: str, role: str, expected: bool):
    asked = next(one for one in Permission if one.key == permission)

    assert may(holding(role_called(role)), asked) is expected


def test_whoever_reads_held_records_may_judge_them_and_nobody_looks_across_children_who_may_not_read_them():
    for role in Role:
        reads = may(holding(role), Permission.READ_HELD)
        assert may(holding(role), Permission.JUDGE_MATCHES) is reads
        assert reads or not may(holding(role), Permission.LOOK_ACROSS_CHILDREN)


def test_the_table_names_every_permission_and_every_role():
    assert {(permission, role) for permission, role, _ in rows()} == {
        (permission.key, role.key) for permission in Permission for role in Role
    }
    assert set(MAP) == set(Permission)


def test_a_restricted_record_is_opened_by_whoever_holds_the_post_it_names_and_any_other_by_every_reader():
    assert may_open("", ())
    assert may_open("detective_inspector", ("grader", "detective_inspector"))
    assert not may_open("detective_inspector", ("grader",))


@pytest.mark.parametrize("permission", list(Permission))
def test_nobody_without_a_role_may_do_anything(permission: Permission):
    assert not may(holding(), permission)


def test_someone_with_two_roles_may_do_what_either_may():
    assert may(holding(Role.ADMINISTRATOR, Role.ANALYST), Permission.IMPORT_HISTORIES)


def test_a_refusal_says_what_who_may_and_where_to_turn():
    with pytest.raises(Refused) as refused:
        require(holding(Role.ADMINISTRATOR), Permission.IMPORT_HISTORIES)

    (reason,) = refused.value.reasons
    assert reason.words == "You may not bring case histories in with the role you are signed in as."
    assert reason.remedy == (
        "It is for people who hold the role analyst. If it is your work, ask an administrator for the role."
    )


def test_a_refusal_says_once_that_it_asks_for_a_role_however_many_roles_may():
    with pytest.raises(Refused) as refused:
        require(holding(Role.ANALYST), Permission.CLOSE_EPISODES)

    (reason,) = refused.value.reasons
    assert reason.remedy.startswith(
        "It is for people who hold one of these roles: supervisor, duty inspector, detective inspector, "
        "missing person coordinator, superintendent or above. If it is your work"
    )


def test_who_came_for_a_council_is_named_beside_the_role_that_may_answer_for_it():
    assert who_may(Permission.ANSWER_AS_PARTNER) == (
        "came for a council or provider that was asked, or hold the role missing person coordinator"
    )


def test_the_reference_page_names_every_permission_and_role():
    page = permissions_page()

    assert all(permission.key in page for permission in Permission)
    assert all(role.purpose in page for role in Role)


SHORT = {"victim_care", "force_lead", "training_lead"}


@pytest.mark.parametrize(
    "role", [role for role in TO_BE_GIVEN if role.key in load("england-wales").head.roles], ids=str
)
def test_a_role_has_one_name_in_the_rulebook_and_at_the_sign_in(role: Role) -> None:
    """Three are said in short at the sign-in, where there is no force beside it."""
    called = load("england-wales").head.roles[role.key]

    assert role.words.lower() == called or role.key in SHORT
