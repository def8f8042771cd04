"""Unknown is not no: a rule whose act an export cannot say is not judged, and never shown as missed."""

from tests.histories import BASIS, rule
from wayhome.duties.judging import judged_from
from wayhome.packs import load
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.schema import Duty, Head

CARRIED = frozenset({"missing.reported", "missing.officers_deployed", "risk.graded"})


def pack(*duties: Duty) -> Pack:
    head = Head.model_validate({"name": "test", "title": "Test", "edition": "one", "valid_from": "2026-01-01"})
    return Pack(head=head, content="", duties={duty.id: duty for duty in duties})


def judged(duty: Duty) -> tuple[bool, tuple[str, ...]]:
    kept, left_out = judged_from(pack(duty), CARRIED)
    return duty.id in kept.duties, tuple(name for one in left_out for name in one.wants)


def test_a_rule_whose_act_the_export_carries_is_judged() -> None:
    assert judged(rule(met_by="missing.officers_deployed")) == (True, ())


def test_one_of_several_acts_is_enough() -> None:
    assert judged(rule(met_by=["missing.officers_deployed", "missing.reviewed"])) == (True, ())


def test_a_rule_whose_act_the_export_cannot_say_is_left_out_and_says_what_it_wants() -> None:
    assert judged(rule(met_by="missing.reviewed")) == (False, ("missing.reviewed",))


def test_a_bundle_wants_every_one_of_its_acts() -> None:
    parts = [
        {"name": "sent officers", "met_by": "missing.officers_deployed"},
        {"name": "reviewed", "met_by": "missing.reviewed"},
    ]

    assert judged(rule(shape="bundle/1", parts=parts)) == (False, ("missing.reviewed",))


def test_a_gate_that_tests_only_the_act_itself_is_judged() -> None:
    needs = [{"words": "The grade is high.", "where": {"grade": "high"}}]

    assert judged(rule(shape="gate/1", raised_by="risk.graded", needs=needs)) == (True, ())


def test_a_gate_that_asks_for_an_earlier_entry_the_export_cannot_say_is_left_out() -> None:
    needs = [{"words": "It was reviewed.", "done": "missing.reviewed"}]

    assert judged(rule(shape="gate/1", raised_by="risk.graded", needs=needs)) == (False, ("missing.reviewed",))


def test_silence_is_judged_only_where_some_sound_could_be_heard() -> None:
    silence = {"hours": 1, "basis": BASIS}

    heard = rule(shape="absence/1", since="missing.officers_deployed", met_by="missing.reviewed", silence=silence)
    assert judged(heard)[0]
    assert not judged(rule(shape="absence/1", since="missing.reviewed", silence=silence))[0]


def test_every_rule_of_the_example_cases_is_judged_from_what_their_format_carries() -> None:
    examples = load("examples-2026.1")
    carried = {
        match.event for duty in examples.duties.values() for match in (*duty.raised_by, *duty.met_by, *duty.ends_with)
    }

    kept, left_out = judged_from(examples, carried)

    assert (len(kept.duties), left_out) == (len(examples.duties), ())
