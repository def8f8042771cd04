"""A rule is said in words that a reader who does not know YAML can follow."""

import pytest

import wayhome.record.events  # noqa: F401 - declares the vocabulary
from wayhome.duties.rule_words import circumstances_words, length_words, match_words, or_named, test_words
from wayhome.kernel.citations import Seen, Strength
from wayhome.rulebook.matching import Match, ValueTest
from wayhome.rulebook.schema import Basis, Limb, Owes

BASIS = Basis(source="S", provision="a provision", strength=Strength.DESIGN_DEFAULT, seen=Seen.TEXT)

test_words.__test__ = False  # type: ignore[attr-defined]  # its name says that it puts a test into words


@pytest.mark.parametrize(
    ("length", "said"),
    [
        ({"hours": 1}, "1 hour"),
        ({"minutes": 30}, "30 minutes"),
        ({"working_days": 2}, "2 working days, to the end of the day"),
        ({"by_field": "due_on"}, "by the time the event itself gives (due on)"),
        ({"shift_end": True}, "by the end of the shift"),
        ({"shift_end": True, "grace_minutes": 30}, "by 30 minutes after the end of the shift"),
        ({"at_once": True}, "at once"),
    ],
)
def test_a_deadline_is_said_as_people_say_it(length: dict[str, object], said: str) -> None:
    assert length_words(Limb.model_validate({**length, "basis": BASIS})) == said


@pytest.mark.parametrize(
    ("test", "said"),
    [
        (ValueTest(one_of=("high", "very_low")), "is high or very low"),
        (ValueTest.model_validate({"not": ["self"]}), "is known and is not self"),
        (ValueTest(at_least=16, below=18), "is 16 or more and is less than 18"),
        (ValueTest(present=False), "is not given"),
        (ValueTest(valid_on_the_day=True), "is the day itself or later"),
        (ValueTest(names_raising_event=True), "names the event that raised the duty"),
        (ValueTest(one_of=("yes",), or_unknown=True), "is yes or is not known"),
    ],
)
def test_a_test_of_a_value_is_said_after_its_name(test: ValueTest, said: str) -> None:
    assert test_words(test) == said


def test_several_circumstances_must_all_hold() -> None:
    said = circumstances_words({"nation": ValueTest(one_of=("wales",)), "factor.CSE": ValueTest(one_of=("yes",))})

    assert said == "nation is wales and risk factor CSE is yes"


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ({}, "risk was graded …"),
        ({"grade": ["high"]}, "risk was graded high"),
        ({"status": ["confirmed"]}, "risk was graded …, where status is confirmed"),
    ],
)
def test_an_event_is_said_with_what_the_rule_asks_of_it(where: dict[str, list[str]], said: str) -> None:
    assert match_words(Match.model_validate({"event": "risk.graded", "where": where})) == said


def test_a_rank_that_a_rule_does_not_ask_for_is_someone() -> None:
    assert match_words(Match(event="missing.reviewed")) == "someone reviewed the search and the risk"
    assert (
        match_words(Match.model_validate({"event": "missing.reviewed", "where": {"by": ["inspector"]}}))
        == "an inspector reviewed the search and the risk"
    )


def test_what_a_rule_does_not_ask_of_a_closing_part_is_left_out() -> None:
    assert match_words(Match(event="child.exploitation_flag_set", of="child")) == (
        "an exploitation flag was set, in any matter about the child"
    )


def test_an_event_nobody_declared_is_named_as_it_is_written() -> None:
    assert match_words(Match(event="nothing.known")) == "nothing.known"


def test_what_is_so_or_not_is_said_as_a_sentence() -> None:
    asked = {"child_missing": ValueTest(one_of=(True,)), "circulated": ValueTest(one_of=(False,), or_unknown=True)}

    said = circumstances_words(asked)

    assert said == "the child is missing and the child is not circulated as missing, or this is not known"
    assert circumstances_words({"under_18": ValueTest(one_of=("yes", "unknown"))}) == (
        "the child is under 18, or this is not known"
    )


def test_who_reported_is_left_out_where_a_rule_does_not_ask() -> None:
    assert match_words(Match(event="missing.reported")) == "reported missing"


def test_who_owes_it_is_said_to_be_named_by_the_entry_only_where_the_rule_reads_it() -> None:
    assert or_named(Owes(role="investigator", field="owner")) == ", or the role named as its owner"
    assert or_named(Owes(role="investigator")) == ""
