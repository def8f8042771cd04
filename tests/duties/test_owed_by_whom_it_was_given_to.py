"""A line of enquiry is owed by whom it was given to, by when it was said; where nobody was named, as the rule says."""

import pytest

from tests.duties.small import derived, limb
from tests.histories import BASIS, at, rule, told
from wayhome.duties.derive import Rulebook, derive
from wayhome.duties.duty import Duty
from wayhome.duties.explain import explain
from wayhome.duties.named_owner import named_owner, owners_by_name
from wayhome.duties.stories import stories
from wayhome.kernel.ids import Subject, SubjectKind
from wayhome.packs import load
from wayhome.rulebook.schema import Limb, Owes

PACK = load("england-wales-2026.1")
BOOK = Rulebook(PACK)
RAISED = "2026-03-02T20:00 enquiry.line_raised line=search"
ROLES = {"response": "response officer", "detective_inspector": "detective inspector"}


def owed(*lines: str, rule_id: str = "MC-34") -> list[Duty]:
    story = stories(told(*lines, scope=SubjectKind.EPISODE))[Subject("episode:1")]
    return [duty for duty in derive(story, BOOK, horizon=at("2026-03-09T00:00")) if duty.rule == rule_id]


def owners(*lines: str, rule_id: str = "MC-34") -> list[str]:
    return [duty.owed_by.role for duty in owed(*lines, rule_id=rule_id)]


@pytest.mark.parametrize("role", sorted(PACK.head.roles))
def test_a_line_given_to_a_role_of_the_rulebook_is_owed_by_that_role(role: str) -> None:
    assert owners(f"{RAISED} owner={role}") == [role]


@pytest.mark.parametrize("named", ["Response officer", "the response officer", "  RESPONSE  officer ", "response"])
def test_a_role_may_be_named_as_people_write_it(named: str) -> None:
    assert owners(f"{RAISED} owner='{named}'") == ["response"]


@pytest.mark.parametrize("named", ["owner='the school'", "owner=response-north", "owner=''", ""])
def test_what_was_given_to_a_partner_a_single_post_or_nobody_is_owed_by_the_role_of_the_rule(named: str) -> None:
    (duty,) = owed(f"{RAISED} {named}".rstrip())

    assert (duty.owed_by.agency, duty.owed_by.role) == ("police", "investigator")


def test_what_two_roles_are_called_names_neither_and_a_key_always_names_its_own() -> None:
    called = owners_by_name(ROLES | {"response_two": "Response Officer"})

    assert named_owner("response officer", called) is None
    assert named_owner("response two", called) == Owes(role="response_two")
    assert named_owner("Detective Inspector", called) == Owes(role="detective_inspector")


def test_a_line_with_a_time_of_its_own_falls_due_then_and_one_without_within_a_shift() -> None:
    (own,) = owed(f"{RAISED} owner=response due=2026-03-02T23:45:00+00:00")
    (none,) = owed(f"{RAISED} owner=response")

    assert (own.due_at, own.limb) == (at("2026-03-02T23:45"), "own_date")
    assert (none.due_at, none.limb) == (at("2026-03-03T04:00"), "standard")


def test_a_line_put_off_is_owed_again_by_the_role_of_the_rule_within_a_shift() -> None:
    lines = (f"{RAISED} owner=response due=2026-03-02T23:45:00+00:00",
             "2026-03-02T23:00 enquiry.line_finished line=search result=deferred")  # fmt: skip

    first, again = owed(*lines)

    assert (first.owed_by.role, first.done_at) == ("response", at("2026-03-02T23:00"))
    assert (again.owed_by.role, again.due_at) == ("investigator", at("2026-03-03T07:00"))


def test_whoever_a_line_was_given_to_asks_for_its_recordings_too() -> None:
    assert owners("2026-03-02T20:00 enquiry.line_raised line=ML-04 owner=response", rule_id="MC-35") == ["response"]


def test_to_whom_it_was_given_is_no_part_of_which_duty_it_is() -> None:
    (one,), (other,) = owed(f"{RAISED} owner=response"), owed(f"{RAISED} owner=supervisor")

    assert one.identity == other.identity


def test_it_is_explained_as_owed_by_whom_it_was_given_to_by_its_own_time() -> None:
    lines = told(f"{RAISED} owner=response due=2026-03-02T23:45:00+00:00", scope=SubjectKind.EPISODE)
    (duty,) = owed(f"{RAISED} owner=response due=2026-03-02T23:45:00+00:00")

    said = explain(duty, PACK, {event.id: event for event in lines}, at("2026-03-02T21:00"))

    assert said.due == "Owed by the response officer by 23:45 on 2 March 2026."
    assert said.because.endswith(
        "line of enquiry search was raised, due 23:45 on 2 March 2026 at 20:00 on 2 March 2026."
    )


def test_a_rule_that_reads_no_owner_is_owed_by_its_own_role_whoever_an_entry_names() -> None:
    plain = rule(raised_by="enquiry.line_raised", met_by="enquiry.line_finished", within=limb(hours=8))

    (duty,) = derived(plain, f"{RAISED} owner=supervisor")

    assert duty.owed_by == Owes(role="response")
    assert plain.within == (Limb.model_validate({"hours": 8, "basis": BASIS}),)


def test_what_was_given_to_a_role_by_what_it_was_called_before_stays_its_own() -> None:
    head = load("england-wales").head
    called = owners_by_name(head.roles, head.called_before)

    assert named_owner("Missing persons co-ordinator", called) == named_owner("missing person coordinator", called)
    assert named_owner("the missing persons lead", called) == Owes(role="coordinator")
    assert named_owner("Exploitation investigator", called) == named_owner("investigating officer", called)


def test_a_name_that_a_role_has_now_is_its_own_whoever_was_called_so_before() -> None:
    called = owners_by_name({"grader": "assessor", "response": "response officer"}, {"assessor": "response"})

    assert named_owner("assessor", called) == Owes(role="grader")
