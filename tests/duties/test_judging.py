"""Unknown is not no: a rule whose act an export cannot say is not judged, and never shown as missed."""

from tests.histories import BASIS, at, rule, told
from wayhome.duties.derive import Rulebook, derive
from wayhome.duties.duty import Duty as Owed
from wayhome.duties.judging import Carried, Judging, Says, can_be_said, judge_all, judged_from
from wayhome.duties.stories import stories
from wayhome.kernel.ids import Subject
from wayhome.packs import load
from wayhome.rulebook.head import Head
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.schema import Duty

CARRIED: Carried = {
    "missing.reported": Says(),
    "missing.officers_deployed": Says(),
    "risk.graded": Says(fields=frozenset({"grade"})),
    "missing.reviewed": Says(fields=frozenset(), fixed={"by": "supervisor"}),
}


def pack(*duties: Duty) -> Pack:
    head = Head.model_validate({"name": "test", "title": "Test", "edition": "one", "valid_from": "2026-01-01"})
    return Pack(head=head, content="", duties={duty.id: duty for duty in duties})


def judged(duty: Duty) -> tuple[str, tuple[str, ...]]:
    judging = judged_from(pack(duty), CARRIED)
    wants = tuple(name for one in judging.not_judged for name in one.wants)
    if duty.id not in judging.pack.duties:
        return "not judged", wants
    return ("in part" if judging.in_part else "judged"), wants


def test_a_rule_whose_act_the_export_carries_is_judged() -> None:
    assert judged(rule(met_by="missing.officers_deployed")) == ("judged", ())


def test_a_rule_whose_act_the_export_cannot_say_is_left_out_and_says_what_it_wants() -> None:
    assert judged(rule(met_by="missing.escalated")) == ("not judged", ("missing.escalated",))


def test_a_rule_with_one_of_several_acts_carried_is_judged_in_part() -> None:
    assert judged(rule(met_by=["missing.officers_deployed", "missing.escalated"])) == (
        "in part",
        ("missing.escalated",),
    )


def test_a_bundle_wants_every_one_of_its_acts() -> None:
    parts = [
        {"name": "sent officers", "met_by": "missing.officers_deployed"},
        {"name": "reviewed", "met_by": "missing.escalated"},
    ]

    assert judged(rule(shape="bundle/1", parts=parts)) == ("not judged", ("missing.escalated",))


def test_a_gate_that_tests_a_field_the_export_says_is_judged_and_one_it_cannot_say_is_not() -> None:
    high = [{"words": "The grade is high.", "where": {"grade": "high"}}]
    trained = [{"words": "The grader was trained.", "where": {"competence_valid_until": {"present": True}}}]

    assert judged(rule(shape="gate/1", raised_by="risk.graded", needs=high)) == ("judged", ())
    assert judged(rule(shape="gate/1", raised_by="risk.graded", needs=trained)) == ("not judged", ("risk.graded",))


def test_a_gate_that_asks_for_an_earlier_entry_the_export_cannot_say_is_left_out() -> None:
    needs = [{"words": "It was reviewed.", "done": "missing.escalated"}]

    assert judged(rule(shape="gate/1", raised_by="risk.graded", needs=needs)) == ("not judged", ("missing.escalated",))


def test_silence_is_judged_only_where_every_sound_would_be_heard() -> None:
    silence = {"hours": 1, "basis": BASIS}
    heard = rule(shape="absence/1", since="missing.officers_deployed", silence=silence)
    partly = rule(shape="absence/1", since=["missing.officers_deployed", "missing.escalated"], silence=silence)

    assert judged(heard) == ("judged", ())
    assert judged(partly) == ("not judged", ("missing.escalated",))


def test_an_entry_that_always_reads_the_same_answers_only_what_it_reads() -> None:
    supervisor = {"event": "missing.reviewed", "where": {"by": ["sergeant", "supervisor"]}}
    inspector = {"event": "missing.reviewed", "where": {"by": "inspector"}}

    assert judged(rule(met_by=supervisor)) == ("judged", ())
    assert judged(rule(met_by=inspector)) == ("not judged", ("missing.reviewed",))


def test_a_field_that_is_not_given_counts_as_its_default_says() -> None:
    ordinary = {"event": "risk.graded", "where": {"status": "confirmed"}}
    provisional = {"event": "risk.graded", "where": {"status": "provisional"}}

    assert judged(rule(met_by=ordinary)) == ("judged", ())
    assert judged(rule(met_by=provisional)) == ("not judged", ("risk.graded",))


def test_a_field_that_the_export_cannot_say_holds_no_rule_up_that_counts_not_knowing_as_holding() -> None:
    open_ended = {"event": "risk.graded", "where": {"look_again_by": {"present": True}}}
    not_knowing = {"event": "risk.graded", "where": {"look_again_by": {"present": True, "or_unknown": True}}}

    assert judged(rule(met_by=open_ended)) == ("not judged", ("risk.graded",))
    assert judged(rule(met_by=not_knowing)) == ("judged", ())


def test_of_a_rule_judged_in_part_only_what_was_done_in_time_is_said() -> None:
    duty = rule(
        raised_by="missing.reported", met_by=["missing.officers_deployed", "missing.escalated"],
        within={"hours": 1, "basis": BASIS},
    )  # fmt: skip
    judging = judged_from(pack(duty), CARRIED)
    reported, now = "2026-03-02T20:00 missing.reported", at("2026-03-03T20:00")

    in_time, late, undone = (
        _said(judging, reported, "2026-03-02T20:30 missing.officers_deployed"),
        _said(judging, reported, "2026-03-02T22:30 missing.officers_deployed"),
        _said(judging, reported),
    )

    assert (in_time, late, undone) == (True, False, False)
    assert can_be_said(_duty(judge_all(pack(duty)), reported), judge_all(pack(duty)), now)


def _duty(judging: Judging, *events: str) -> Owed:
    (duty,) = derive(
        stories(told(*events))[Subject("episode:1")], Rulebook(judging.pack), horizon=at("2026-03-03T20:00")
    )
    return duty


def _said(judging: Judging, *events: str) -> bool:
    return can_be_said(_duty(judging, *events), judging, at("2026-03-03T20:00"))


def test_every_rule_of_the_example_cases_is_judged_from_what_their_format_carries() -> None:
    examples = load("examples-2026.1")
    carried: Carried = {
        match.event: Says()
        for duty in examples.duties.values()
        for match in (*duty.raised_by, *duty.met_by, *duty.ends_with)
    }

    judging = judged_from(examples, carried)

    assert (len(judging.pack.duties), judging.not_judged) == (len(examples.duties), ())
