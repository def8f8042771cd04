"""The command as a force meets it: what it says of a damaged file, and what it does with the rest."""

import json

import pytest

from tests.histories import at
from wayhome.application.assess.reading import CARE, night_between
from wayhome.cli.main import main

SOUND = {
    "id": "R1", "age": 14, "sex": "female", "care_status": "looked_after_foster",
    "reported_at": "2026-03-02T20:00:00+00:00", "narrative": "Not back from school.",
    "held_information": [{"system": "intelligence", "date": "2026-01-01", "text": "Nothing adverse."}],
    "answers": {"self_harm_suicide": "no", "phone_reachable": "no", "missing_before": "unknown"},
}  # fmt: skip


def line(**changed: object) -> str:
    return json.dumps({**SOUND, **changed})


class Ran:
    def __init__(self, status, out, err):
        self.status, self.err, self.out = status, err, out
        self.rows = [json.loads(one) for one in out.splitlines()]


@pytest.fixture
def run(tmp_path, capfd):
    """Write lines to a file, run the command on it, and return what came of it."""

    def ran(lines, pack="examples"):
        reports, out = tmp_path / "reports.jsonl", tmp_path / "floors.jsonl"
        reports.write_bytes(lines if isinstance(lines, bytes) else "\n".join(lines).encode())
        status = main(["assess", str(reports), "--pack", pack, "--out", str(out)])
        return Ran(status, out.read_text("utf-8") if out.exists() else "", capfd.readouterr().err)

    return ran


def test_a_report_comes_out_as_its_floor_its_rules_and_its_factors_with_what_states_each(run):
    ran = run([line()])

    assert (ran.status, ran.err) == (0, "")
    (row,) = ran.rows
    assert list(row) == ["id", "grade_floor", "rules", "factors", "mitigators"]
    assert (row["id"], row["grade_floor"], row["rules"], row["mitigators"]) == ("R1", "medium", ["M1"], [])
    stated = {one["code"]: [words["from"] for words in one["evidence"]] for one in row["factors"]}
    assert stated["LOOKED_AFTER"] == ["care_status"]
    assert stated["NO_CONTACT"] == ["answers.phone_reachable"]
    assert "answers.medical_need" in stated["UNKNOWN_CRITICAL"]


def test_what_the_narrative_and_a_record_state_comes_out_with_the_sentence_that_states_it(run):
    told = {"narrative": "He went at six. He left a suicide note.", "held_information": [
        {"system": "crime", "date": "2026-01-01", "text": "Sexually exploited by adults."}]}  # fmt: skip

    (row,) = run([line(**told)]).rows

    stated = {one["code"]: one["evidence"] for one in row["factors"]}
    assert row["grade_floor"] == "high"
    assert stated["SUICIDE_SELF_HARM"] == [{"from": "narrative", "quote": "He left a suicide note"}]
    assert stated["CSE"] == [{"from": "held[0]", "quote": "Sexually exploited by adults"}]


def test_the_same_input_comes_out_the_same_to_the_letter(run):
    backwards = dict(reversed(list(dict(SOUND["answers"]).items())))  # type: ignore[call-overload]

    assert run([line()]).out == run([line(answers=backwards)]).out == run([line()]).out


def test_the_national_pack_and_its_stem_serve_as_well(run):
    assert "MC-17.YOUNG" in run([line(age=10)], pack="england-wales").rows[0]["rules"]
    assert run([line(age=10)], pack="england-wales-2026.1").rows[0]["grade_floor"] == "high"


@pytest.mark.parametrize("care", sorted(CARE))
def test_every_care_status_we_know_is_read_without_a_word(run, care):
    assert run([line(care_status=care)]).err == ""


UNUSABLE = [
    ("{", "line 2, the line: This is not JSON", "Write one JSON object a line."),
    ("[1]", "line 2, the line: The line is a JSON list, not a report.", "Write one report, { … }, a line"),
    ("[" * 100_000, "It is nested too deeply to be read.", "Write one flat JSON object a line."),
    ("{}", "line 2, id: The report has no id.", "Give each report its own id."),
]
LEFT_OUT = [
    ({"age": "14"}, "line 2, age: '14' is not an age.", "Give whole years, or leave it out."),
    (
        {"age": 19},
        "line 2, age: 19 is not a child's age; it was read as not known",
        "Mend the age, or leave the report",
    ),
    ({"care_status": "castle"}, "care_status: 'castle' is not a care status we know", "Use one of home, home_cin"),
    ({"care_status": ["home"]}, "care_status: ['home'] is not a care status we know", "Use one of home, home_cin"),
    ({"reported_at": None}, "line 2, reported_at: The time is missing.", "with the offset."),
    ({"reported_at": "2026-10-25T01:30:00"}, "reported_at: 2026-10-25T01:30:00 has no offset", "with the offset."),
    ({"last_seen_at": "soon"}, "line 2, last_seen_at: 'soon' is not a time.", "with the offset."),
    ({"review_at": "soon"}, "line 2, review_at: 'soon' is not a time.", "with the offset."),
    ({"answers": ["yes"]}, "line 2, answers: The answers are not an object, so none was read.", 'Write {"question"'),
    ({"answers": {"dance": "yes"}}, "answers.dance: The rulebook asks no such question", "Use a key of the rulebook's"),
    (
        {"answers": {"weapon": True}},
        "answers.weapon: True is not an answer; it was read as not known",
        "Use one of yes",
    ),
    ({"answers": {"weapon": ["no"]}}, "answers.weapon: ['no'] is not an answer", "Use one of yes"),
    ({"held_information": "none"}, "held_information: The records are not a list", "Write a list, even of one."),
    ({"held_information": [7]}, "held_information[0]: The record does not say which system", "Give it system, date"),
    ({"narrative": 7}, "line 2, narrative: 7 is not text, so it was left out.", "Write the words as they were said."),
]


@pytest.mark.parametrize(("damaged", "words", "remedy"), UNUSABLE)
def test_a_line_that_cannot_be_used_is_said_and_the_rest_goes_on(run, damaged, words, remedy):
    ran = run([line(), damaged, line(id="R3")])

    assert ran.status == 1
    assert words in ran.err
    assert remedy in ran.err
    assert [row["id"] for row in ran.rows] == ["R1", "R3"]


@pytest.mark.parametrize(("changed", "words", "remedy"), LEFT_OUT)
def test_a_field_that_is_wrong_is_said_and_read_as_not_known(run, changed, words, remedy):
    ran = run([line(), line(id="R2", **changed)])

    assert ran.status == 1
    assert words in ran.err
    assert remedy in ran.err
    assert [row["id"] for row in ran.rows] == ["R1", "R2"]
    assert ran.rows[1]["grade_floor"] == "medium"


def test_an_answer_that_cannot_be_read_is_not_a_no(run):
    row = run([line(answers={"medical_need": "n/a"})]).rows[0]
    (opened,) = (one for one in row["factors"] if one["code"] == "UNKNOWN_CRITICAL")

    assert "answers.medical_need" in [words["from"] for words in opened["evidence"]]


def test_a_record_keeps_its_number_when_the_one_before_it_is_left_out(run):
    plan = {"system": "trigger_plan", "date": "2026-01-01", "text": "Coach bay first."}
    row = run([line(held_information=[7, plan])]).rows[0]
    (found,) = (one for one in row["factors"] if one["code"] == "TRIGGER_PLAN")

    assert found["evidence"] == [{"from": "held[1]", "quote": "Coach bay first."}]


def test_an_id_used_twice_is_said_and_both_are_assessed(run):
    ran = run([line(), line()])

    assert "line 2, id: The id R1 stands on line 1 too" in ran.err
    assert (ran.status, len(ran.rows)) == (1, 2)


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "The file is empty."), (b"\xff\xfe{\x00}\x00", "is UTF-16. Save it as UTF-8 and try again.")],
)
def test_a_file_that_holds_nothing_usable_says_so(run, content, words):
    ran = run(content)

    assert words in ran.err
    assert ran.status != 0


def test_a_byte_order_mark_and_empty_lines_are_no_mistake(run):
    ran = run(b"\xef\xbb\xbf" + line().encode() + b"\n\n")

    assert (ran.status, ran.err, len(ran.rows)) == (0, "", 1)


@pytest.mark.parametrize(
    ("pack", "words"),
    [("narnia", "There is no pack narnia."), ("recommendations", "asks no questions about a missing child")],
)
def test_a_rulebook_that_cannot_be_used_is_refused_in_a_sentence(run, pack, words):
    ran = run([line()], pack=pack)

    assert (ran.status, ran.out) == (2, "")
    assert words in ran.err


def test_without_a_rulebook_it_says_which_to_name(tmp_path, capfd):
    reports = tmp_path / "reports.jsonl"
    reports.write_text(line(), "utf-8")

    assert main(["assess", str(reports)]) == 2
    assert "--pack england-wales" in capfd.readouterr().err


def test_it_never_writes_over_what_it_reads(tmp_path, capfd):
    reports = tmp_path / "reports.jsonl"
    reports.write_text(line(), "utf-8")

    assert main(["assess", str(reports), "--pack", "examples", "--out", str(reports)]) == 2
    assert reports.read_text("utf-8") == line()


@pytest.mark.parametrize(
    ("seen", "reported", "passed"),
    [
        ("2026-03-01T20:00", "2026-03-02T04:00", True),
        ("2026-03-01T20:00", "2026-03-02T03:59", False),
        ("2026-03-02T02:00", "2026-03-02T08:00", True),
        ("2026-03-02T02:01", "2026-03-02T23:59", False),
        ("2026-03-28T23:00", "2026-03-29T04:00", True),
        ("2026-10-24T23:00", "2026-10-25T04:00", True),
        ("2026-03-02T09:00", "2026-03-02T20:00", False),
        ("2026-03-02T09:00", "2026-03-09T20:00", True),
    ],
)
def test_a_night_has_passed_when_the_hours_from_two_to_four_in_london_lie_between(seen, reported, passed):
    assert night_between(at(seen), at(reported)) is passed
