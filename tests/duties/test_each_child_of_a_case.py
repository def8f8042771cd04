"""An investigation of several children: what is owed to a child is owed to each, and telling one tells only one."""

from dataclasses import replace

from tests.duties.small import book, limb, story
from tests.histories import BASIS, at, rule, told
from wayhome.duties.derive import derive
from wayhome.duties.duty import Duty
from wayhome.duties.gates import barriers
from wayhome.kernel.ids import EventId, Subject
from wayhome.record.envelope import Event

CASE = Subject("investigation:1")
A, B = Subject("child:A"), Subject("child:B")
ARREST = "2026-03-02T09:00 investigation.suspect_dealt_with kind=arrested"
TELL = rule(
    scope="investigation", each_child=True, raised_by="investigation.suspect_dealt_with", within=limb(hours=24),
    met_by={"event": "victim.notice_delivered", "where": {"about": {"names_raising_event": True}}},
    excuses=[{"name": "good reason", "basis": BASIS}],
)  # fmt: skip
NOTICE = "2026-03-02T{0} victim.notice_delivered about=[#1] to=child receipt=heard_in_person"


def about(event: Event, *children: Subject) -> Event:
    return replace(event, subjects=(*children, CASE))


def duties(*events: Event) -> tuple[Duty, ...]:
    return derive(story(list(events), CASE), book(TELL), horizon=at("2026-04-01T00:00"))


def case(*children_told: tuple[Subject, ...]) -> list[Event]:
    """Return an arrest that is about both children, and a notice for each group of children, an hour apart."""
    lines = [ARREST, *(NOTICE.format(f"{10 + hour}:00") for hour in range(len(children_told)))]
    arrest, *notices = told(*lines, scope=TELL.scope)
    return [about(arrest, A, B), *(about(one, *to) for one, to in zip(notices, children_told, strict=True))]


def test_telling_one_child_does_not_tell_the_other() -> None:
    found = {duty.owed_to: duty.done_by for duty in duties(*case((A,)))}

    assert found == {"child": "#2", "child:B": None}


def test_one_act_that_names_both_children_answers_for_both() -> None:
    assert [duty.done_by for duty in duties(*case((A, B)))] == ["#2", "#2"]


def test_an_act_that_names_no_child_answers_for_the_case() -> None:
    assert [duty.done_by for duty in duties(*case(()))] == ["#2", "#2"]


def test_a_step_that_is_about_one_child_is_owed_to_that_child_alone() -> None:
    arrest, *_ = case()
    other = replace(about(arrest, B), id=EventId("#9"))

    assert [(duty.raised_by, duty.owed_to) for duty in duties(arrest, other)] == [
        ("#1", "child"), ("#1", "child:B"), ("#9", "child:B"),
    ]  # fmt: skip


def test_what_was_owed_to_the_first_child_keeps_its_name_when_a_second_joins() -> None:
    alone, *_ = case()
    (before,) = duties(about(alone, A))
    later = replace(about(alone, B), id=EventId("#9"), happened_at=at("2026-03-05T09:00"))

    assert before.identity in {duty.identity for duty in duties(about(alone, A), later)}


def test_an_excuse_by_name_excuses_what_is_owed_to_one_child() -> None:
    arrest, *_ = case()
    _, other = duties(arrest)
    excused = f"record.duty_excused duty={other.identity} excuse='good reason' authorised_by=DS"
    excuse = told(f"2026-03-02T10:00 {excused}", scope=TELL.scope)
    named = replace(excuse[0], id=EventId("#8"), subjects=(CASE,))

    assert [duty.excused_by for duty in duties(arrest, named)] == [None, "#8"]


def test_facts_are_those_of_each_child() -> None:
    turning = rule(
        scope="investigation", shape="birthday/1", each_child=True, ages=[16], within=limb(days=5),
        met_by="victim.contact_agreed",
    )  # fmt: skip
    born = told(
        "2026-01-01T09:00 child.described date_of_birth=2010-03-02",
        "2026-01-02T09:00 child.described date_of_birth=2010-05-04",
    )
    opened, *_ = case()
    events = [
        opened,
        replace(born[0], id=EventId("#7"), subjects=(A,)),
        replace(born[1], id=EventId("#8"), subjects=(B,)),
    ]
    found = derive(story(events, CASE), book(turning), horizon=at("2026-06-01T00:00"))

    assert [(duty.owed_to, duty.raised_at) for duty in found] == [
        ("child", at("2026-03-02T00:00")), ("child:B", at("2026-05-04T00:00")),
    ]  # fmt: skip


def test_a_gate_before_an_act_asks_for_what_each_child_it_names_is_owed() -> None:
    explain = rule(
        scope="investigation", shape="gate/1", each_child=True, raised_by="victim.statement_taken",
        within=limb(at_once=True), needs=[{"words": "Explained.", "done": "interview.special_measures_explained"}],
    )  # fmt: skip
    lines = ["2026-03-02T09:00 interview.special_measures_explained", "2026-03-02T10:00 victim.statement_taken"]
    explained, statement = told(*lines, scope=TELL.scope)
    opened, *_ = case()
    known = story([opened, about(explained, A)], CASE)

    def stands(*children: Subject) -> int:
        return len(barriers(about(statement, *children), known, book(explain), now=statement.happened_at))

    assert (stands(A), stands(B), stands(A, B)) == (0, 1, 1)
