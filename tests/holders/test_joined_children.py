"""Two records of one child, each with an H2 of its own: joined, nobody is taken for the H2 of the other."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from tests.casework.desk import CHILD, INQUIRY, Desk
from tests.telling.case import CARE, SAID, told_case
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.application.rights_holders import rights_holders
from wayhome.application.sending.collecting import outgoing_of
from wayhome.application.sending.safe_now import look
from wayhome.casework.holders.standing import Reach, holder_called, may_reach
from wayhome.casework.telling.tell import TellPerson
from wayhome.casework.telling.write_notice import WriteNotice
from wayhome.kernel.ids import Subject
from wayhome.record.vocabulary import check

OTHER = Subject("child:written-down-twice")
FATHER, MOTHER = "07700 900111", "07700 900222"


def say(desk: Desk, name: str, /, *subjects: Subject, **given: object) -> None:
    draft = Draft(fact=check(name, 1, given), happened_at=desk.now, subjects=subjects)
    enter(Entry(record=INQUIRY, drafts=(draft,)), ledger=desk.ledger, supplies=desk.supplies)


def named(desk: Desk, child: Subject, number: str, *, suspected: str) -> None:
    say(desk, "contact.holder_named", child, holder="H2", kind="parent", may_know="yes", under_suspicion=suspected)
    kept = {"channel": "C1", "holder": "H2", "kind": "text", "address": number, "safe": "yes", "seen_by_others": "no"}
    say(desk, "contact.channel_kept", child, **kept)


def reach(desk: Desk, child: Subject, ref: str = "H2", channel: str = "text") -> Reach:
    found = holder_called(ref, rights_holders(child, desk.ledger, at=desk.now))
    assert found is not None
    return may_reach(found, channel, desk.now)


def joined(*order: Sequence[object], keeps: Subject) -> Desk:
    desk = Desk()
    for child, number, suspected in order:
        named(desk, child, number, suspected=suspected)  # type: ignore[arg-type]
    say(desk, "child.records_joined", CHILD, OTHER, keeps=keeps, reason="one child")
    return desk


def test_a_suspect_does_not_become_the_parent_who_may_know_when_records_are_joined() -> None:
    for keeps in (CHILD, OTHER):
        desk = joined((CHILD, FATHER, "yes"), (OTHER, MOTHER, "no"), keeps=keeps)
        assert reach(desk, CHILD).why == "under_suspicion", keeps
        assert reach(desk, OTHER).ok, keeps


def test_what_was_for_one_parent_goes_to_their_own_number_after_records_are_joined() -> None:
    for keeps in (CHILD, OTHER):
        desk = joined((CHILD, FATHER, "no"), (OTHER, MOTHER, "no"), keeps=keeps)
        for child, number in ((CHILD, FATHER), (OTHER, MOTHER)):
            found = reach(desk, child, channel="C1").channel
            assert found is not None
            assert found.address == number


def test_everybody_who_was_named_of_either_record_is_there_once_they_are_joined() -> None:
    desk = joined((CHILD, FATHER, "no"), (OTHER, MOTHER, "no"), keeps=CHILD)
    refs = [one.ref for one in rights_holders(CHILD, desk.ledger, at=desk.now)]
    assert len(refs) == len(set(refs)) == 3
    assert refs[:2] == ["H1", "H2"]


@pytest.mark.parametrize("asked", [CHILD, OTHER])
@pytest.mark.parametrize(
    ("strict", "why"),
    [
        ({"no_safe_way": True}, "channel_unsafe"), ({"never_by": ["text"]}, "never_by"),
        ({"never": FATHER}, "channel_unsafe"), ({"from_time": "01:00", "until_time": "01:05"}, "channel_unsafe"),
    ],
)  # fmt: skip
def test_what_one_record_says_is_not_safe_for_the_child_holds_until_it_is_asked_anew(
    strict: dict[str, object], why: str, asked: Subject
) -> None:
    desk = Desk()
    for child in (CHILD, OTHER):
        kept = {"channel": "C1", "holder": "H1", "kind": "text", "address": FATHER, "safe": "yes"}
        say(desk, "contact.channel_kept", child, **kept)
    say(desk, "contact.safety_recorded", CHILD, holder="H1", asked_of="child", **strict)
    desk.now += timedelta(minutes=1)
    say(desk, "contact.safety_recorded", OTHER, holder="H1", asked_of="nobody")
    desk.now += timedelta(minutes=1)
    say(desk, "child.records_joined", CHILD, OTHER, keeps=OTHER, reason="one child")

    assert reach(desk, asked, "H1").why == why
    desk.now += timedelta(minutes=1)
    say(desk, "contact.safety_recorded", CHILD, holder="H1", asked_of="child")
    assert reach(desk, asked, "H1").ok


def test_in_the_case_of_a_child_who_is_read_as_another_everybody_is_told_and_it_counts() -> None:
    desk = Desk()
    arrest = told_case(desk)
    named(desk, OTHER, FATHER, suspected="yes")
    say(desk, "child.records_joined", CHILD, OTHER, keeps=OTHER, reason="one child")

    for holder, channel in (("H1", "C1"), ("H2", "C2")):
        by = "text" if holder == "H1" else "email"
        asked = {"holder": holder, "about": (arrest,), "by_what": by, "channel": channel, "text": SAID, "child": CHILD}
        desk.do(WriteNotice, CARE, **asked)
    heard = {"holder": "H2", "about": (arrest,), "how": "heard_in_person", "child": CHILD}
    desk.do(TellPerson, CARE, **heard)

    carried = [one for each in desk.events("victim.notice_written", record=INQUIRY) for one in outgoing_of(each)]
    assert [look(one, desk.ledger, desk.now).reach.ok for one in carried] == [True, True]
    found = {(duty.rule, duty.owed_to_holder, duty.status_at(desk.now).value) for duty in desk.duties()}
    assert {one for one in found if one[1].startswith("H2")} == {("VC-26", "H2~A", "met")}, "and none to the suspect"
