"""Unknown is not no: what an export cannot say is never taken for something that was not done."""

import json
from pathlib import Path

import pytest

from wayhome.application.shadow.carrying import in_lines, of_the_format, of_types
from wayhome.cli.main import main
from wayhome.duties.judging import judged_from
from wayhome.packs import load

EVENTS = [
    {"n": 1, "at": "2026-03-02T20:00:00+00:00", "type": "missing_reported"},
    {"n": 2, "at": "2026-03-02T20:20:00+00:00", "type": "graded", "grade": "high"},
]
CASE = {
    "id": "C-1", "nation": "England", "child_age": 14, "as_at": "2026-03-05T20:00:00+00:00", "events": EVENTS,
}  # fmt: skip


@pytest.fixture
def shadowed(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Run the command on a case and return the obligations it judged, and what it said."""

    def run(case: object, *options: str) -> tuple[set[str], str]:
        (tmp_path / "in.jsonl").write_text(json.dumps(case) + "\n", "utf-8")
        out = tmp_path / "out.jsonl"
        asked = ["shadow", str(tmp_path / "in.jsonl"), "--pack", "england-wales", "--out", str(out), *options]
        assert main(asked) == 0
        (row,) = map(json.loads, out.read_text("utf-8").splitlines())
        return {duty["obligation"] for duty in row["duties"]}, capsys.readouterr().err

    return run


def test_needs_assessed_in_another_system_are_judged_though_it_says_nothing_of_their_parts() -> None:
    left_out = {one.rule for one in judged_from(load("england-wales"), of_the_format()).not_judged}

    assert left_out.isdisjoint({"VC-03", "VC-03-WITHDRAWN"})


def test_every_rule_of_the_example_pack_is_judged_from_the_exchange_format() -> None:
    assert judged_from(load("examples"), of_the_format()).not_judged == ()


def test_a_rule_whose_act_the_format_cannot_say_is_not_shown_as_missed_and_is_said_to_be_left_out(shadowed) -> None:
    judged, said = shadowed(CASE)

    assert "MC-48" in judged
    assert "MC-33" not in judged
    assert "rules were not judged" in said
    assert "--every-rule judges them all the same" in said


def test_every_rule_is_judged_when_that_is_asked_for(shadowed) -> None:
    judged, said = shadowed(CASE, "--every-rule")

    assert "MC-33" in judged
    assert said == ""


def test_a_file_that_names_an_event_by_the_vocabulary_can_say_it_of_every_case(shadowed) -> None:
    plan = {"n": 3, "at": "2026-03-02T20:50:00+00:00", "type": "missing.plan_made", "hypotheses": 2}

    judged, _ = shadowed(CASE | {"events": [*EVENTS, plan]})

    assert "MC-33" in judged


def test_a_review_that_is_only_said_to_be_a_supervisors_answers_no_question_about_an_inspector() -> None:
    judging = judged_from(load("england-wales"), of_the_format())

    assert "MC-19" in judging.pack.duties
    assert "MC-43" not in judging.pack.duties


def test_a_delivery_receipt_is_asked_for_only_of_a_file_that_has_any() -> None:
    without = in_lines([b'{"type": "victim_updated", "about": 4}'])
    having = in_lines([b'{"type": "victim_updated", "about": 4, "delivered": true}'])

    assert "delivered" not in (without["victim.updated"].fields or ())
    assert "delivered" in (having["victim.updated"].fields or ())


def test_a_mapping_that_names_only_some_types_can_say_only_those() -> None:
    carried = of_types(["missing_reported", "supervisor_review", "missing.plan_made"])

    assert set(carried) == {
        "child.described", "missing.reported", "missing.reviewed", "investigation.reviewed", "missing.plan_made",
    }  # fmt: skip
    assert carried["missing.plan_made"].fields is None
