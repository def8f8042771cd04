"""The command as an analyst meets it: what it says of a damaged file, and what it does with the rest."""

import json

import pytest

from tests.shadow.histories import case, graded, happened
from wayhome.cli.main import main

REPORTED = happened("20:00", "missing_reported", informant="carer")
SOUND = json.dumps(case(REPORTED, graded("20:30"), as_at="+1d 12:00"))


class Ran:
    def __init__(self, status, out, err):
        self.status, self.err = status, err
        self.cases = [json.loads(line) for line in out.splitlines()]


@pytest.fixture
def run(tmp_path, capfd):
    """Write some bytes or lines to a file, run the command on it, and return what came of it."""

    def ran(content, *arguments):
        export, out = tmp_path / "export.jsonl", tmp_path / "duties.jsonl"
        export.write_bytes(content if isinstance(content, bytes) else "\n".join(content).encode())
        status = main(["shadow", str(export), "--pack", "examples-2026.1", "--out", str(out), *arguments])
        return Ran(status, out.read_text("utf-8") if out.exists() else "", capfd.readouterr().err)

    return ran


def changed(**fields):
    return json.dumps({**json.loads(SOUND), **fields})


def with_event(**fields):
    sound = json.loads(SOUND)
    sound["events"].append({"n": 3, **happened("20:45", "deployed"), **fields})
    return json.dumps(sound)


def test_a_sound_file_says_nothing_and_ends_well(run):
    ran = run([SOUND])

    assert (ran.status, ran.err) == (0, "")
    assert ran.cases[0]["id"] == "CASE"


MISTAKES = [
    ("{", "line 2, the line: This is not JSON: Expecting property name", "Write one JSON object a line."),
    ("[1]", "line 2, the line: The line is a JSON list, not a case.", "Write one case, { … }, a line"),
    ("[\n", "line 2, the line: This is not JSON", "write one case a line, without the list around them."),
    ("17", "line 2, the line: The line is not a JSON object.", "Write one case, { … }, a line."),
    ("[" * 200_000, "line 2, the line: It is nested too deeply to be read.", "Write one flat JSON object a line."),
    ('{"id": "B", "events": [' + '{"a":' * 200_000, "line 2, the line: It is nested too deeply", "Write one flat JSON"),
    (f'{{"id": "B", "child_age": {"9" * 5_000}}}', "line 2, the line: A number in it is too long", "Mend the number"),
    ("{}", "line 2, id: The case has no id.", "Give each case its own id."),
    (changed(id=""), "line 2, id: The case has no id.", "Give each case its own id."),
    (changed(id="B", events=None), "line 2, events: The case has no list of events.", 'Give "events" as a list'),
    ('{"id": "\\ud800", "events": []}', "holds half of a character pair", "Export the text again as UTF-8."),
]
LEFT_OUT = [
    (changed(id="B", nation="Narnia"), "line 2, nation: 'Narnia' is not a nation.", "Use one of England, Wales"),
    (changed(id="B", nation=None), "line 2, nation: The case does not say whose rules apply", "Use one of England"),
    (changed(id="B", child_age="14"), "line 2, child_age: '14' is not an age.", "Give whole years, or leave it out."),
    (changed(id="B", child_age=True), "line 2, child_age: True is not an age.", "Give whole years, or leave it out."),
    (changed(id="B", as_at="soon"), "line 2, as_at: 'soon' is not a time.", "Write it like 2026-03-02T20:15:00+00:00"),
    (with_event(id="B", at=None), "line 2, events[2].at: The time is missing.", "Write it like 2026-03-02T20:15"),
    (with_event(at=17), "line 2, events[2].at: 17 is not a time.", "with the offset."),
    (
        with_event(at="2026-10-25T01:30:00"),
        "has no offset, so in October it could be either of two instants.",
        "with the",
    ),
    (with_event(at="0026-03-02T20:15:00+00:00"), "lies outside 1990 to 2100.", "Mend the year."),
    (with_event(at="0001-01-01T00:00:00+01:00"), "'0001-01-01T00:00:00+01:00' is not a time.", "Write it like"),
    (with_event(type=None), "line 2, events[2].type: The event has no type.", "Say what happened."),
    (
        with_event(type="teleported"),
        "event 3 (teleported), type: 'teleported' is not a type we know",
        "Use one of allocated",
    ),
    (with_event(n="three"), "line 2, events[2].n: 'three' is not a number; 3 was used.", "Number events 1, 2, 3."),
    (
        with_event(n=2),
        "event 2, n: The number 2 is used by two events; the second (deployed) was read as 3.",
        "Number each",
    ),
    (with_event(recorded_at="later"), "line 2, events[2].recorded_at: 'later' is not a time.", "with the offset."),
    (
        with_event(type="graded", grade="red"),
        "event 3 (graded), grade: It reads 'red'; input should be 'high'",
        "Mend the field.",
    ),
    (
        with_event(type="graded"),
        "event 3 (graded), grade: It is not given",
        "so the event was left out.",
    ),
    (
        with_event(type="graded", grade="high", training_valid_until="soon"),
        "competence_valid_until: It reads 'soon'",
        "so the event was kept without it.",
    ),
    (
        with_event(type="research_done"),
        "event 3 (research_done), complete: It is not given, so the event was kept and it was read as no.",
        "Mend",
    ),
    (with_event(type="allocated"), "event 3 (allocated), skilled: It is not given", "it was read as no."),
    (with_event(type="prevention_interview", mode="doorstep"), "mode: It reads 'doorstep'", "it was read as unknown."),
    (
        with_event(type="found", condition="injured"),
        "condition: It reads 'injured'",
        "so the event was kept without it.",
    ),
    (
        with_event(type="supervisor_review"),
        "event 3 (supervisor_review), scope: None is not a scope",
        "Use missing or investigation.",
    ),
    (with_event(type="line_raised", due="2026-03-09"), "", ""),
    (
        with_event(type="line_raised", line="hotel", due="2026-03-09T17:00"),
        "due: It reads '2026-03-09T17:00'",
        "kept without it.",
    ),
    (
        with_event(type="victim_updated", about=9),
        "about: There is no event 9 in this case.",
        "Name an event of the case by its n.",
    ),
    (
        with_event(type="risk.factor_recorded", factor="SUICIDE"),
        "present: It is not given",
        "so the event was left out.",
    ),
]


@pytest.mark.parametrize(("line", "words", "remedy"), MISTAKES)
def test_a_line_that_cannot_be_used_is_said_and_the_others_go_on(run, line, words, remedy):
    ran = run([SOUND, line, changed(id="LAST")])

    assert ran.status == 1
    assert words in ran.err
    assert remedy in ran.err
    assert [found["id"] for found in ran.cases] == ["CASE", "LAST"]


@pytest.mark.parametrize(("line", "words", "remedy"), LEFT_OUT)
def test_a_field_that_cannot_be_read_is_said_and_its_case_goes_on(run, line, words, remedy):
    ran = run([changed(id="FIRST"), line, changed(id="LAST")])

    assert ran.status == 1
    assert words in ran.err
    assert remedy in ran.err
    assert len(ran.cases) == 3
    assert ran.cases[1]["duties"]


def test_every_mistake_of_a_case_is_said_at_once(run):
    ran = run([changed(nation="Narnia", child_age=-1, as_at="soon")])

    assert [line.split(":")[0] for line in ran.err.splitlines()] == [
        "line 1, nation",
        "line 1, child_age",
        "line 1, as_at",
    ]


def test_an_event_whose_number_is_taken_is_not_lost(run):
    ran = run([with_event(n=1)])

    assert {duty["done_event"] for duty in ran.cases[0]["duties"] if duty["obligation"] == "DEPLOY"} == {3}


def test_an_id_used_twice_is_said_and_both_are_derived(run):
    ran = run([SOUND, SOUND])

    assert "line 2, id: The id CASE stands on line 1 too; each was derived for itself." in ran.err
    assert len(ran.cases) == 2


def test_a_byte_order_mark_windows_line_ends_and_blank_lines_are_no_mistake(run):
    ran = run(b"\xef\xbb\xbf" + SOUND.encode() + b"\r\n\r\n" + changed(id="LAST").encode() + b"\r\n")

    assert (ran.status, ran.err, len(ran.cases)) == (0, "", 2)


def test_a_byte_that_is_not_utf8_is_said_and_the_case_is_read(run):
    ran = run(changed(title="Caf\xe9").encode("ascii", "backslashreplace").replace(b"\\u00e9", b"\xe9"))

    assert ran.status == 1
    assert "is not UTF-8; it was read as �. Save the file as UTF-8." in ran.err
    assert len(ran.cases) == 1


def test_a_line_of_a_megabyte_is_read_like_any_other(run):
    ran = run([changed(title="x" * 1_000_000)])

    assert (ran.status, len(ran.cases)) == (0, 1)


def test_an_empty_file_is_said(run):
    ran = run([""])

    assert ran.status == 1
    assert "line 1, the file: The file is empty. Export it again, one case a line." in ran.err


def test_a_time_asked_about_decides_for_every_case(run):
    ran = run([SOUND], "--as-at", "2026-03-02T20:45:00+00:00")

    assert {duty["obligation"]: duty["status"] for duty in ran.cases[0]["duties"]}["CSC_NOTIFY"] == "open"


REPEATED = [
    ('"nation": "Wales", ', "line 1, nation: It is given 2 times; the last, 'England', was used."),
    ('"nation": "Wales", "nation": 17, ', "line 1, nation: It is given 3 times; the last, 'England', was used."),
    ('"events": [], ', "line 1, events: It is given 2 times; the last, a list, was used."),
]


@pytest.mark.parametrize(("before", "words"), REPEATED)
def test_a_field_given_twice_is_said_and_the_last_is_used(run, before, words):
    ran = run(["{" + before + SOUND[1:]])

    assert (ran.status, len(ran.cases)) == (1, 1)
    assert f"{words} Give it once." in ran.err
    assert ran.cases[0]["duties"]


def test_a_field_given_twice_in_an_event_is_said_with_the_event_it_stands_in(run):
    ran = run([SOUND.replace('"type": "graded"', '"grade": "low", "type": "graded"')])

    assert ran.status == 1
    assert ran.err == "line 1, events[1].grade: It is given 2 times; the last, 'medium', was used. Give it once.\n"


def test_fields_given_twice_where_they_were_overwritten_are_said_of_the_line(run):
    ran = run(['{"events": [{"n": 1, "n": 2}], ' + SOUND[1:]])

    assert "line 1, events: It is given 2 times" in ran.err
    assert "n: It is given 2 times; the last, 2, was used." in ran.err


UNUSABLE = [
    (["nowhere.jsonl"], "There is no file nowhere.jsonl. Check the name."),
    (["."], ". is a folder. Name the file to read."),
    (["export.jsonl", "--out", "nowhere/duties.jsonl"], "There is no folder nowhere. Make it, or name another."),
    (["export.jsonl", "--out", "."], ". is a folder. Name a file to write."),
    (["export.jsonl", "--out", "export.jsonl"], "export.jsonl is the file being read. Name another to write."),
    (["sixteen.jsonl"], "sixteen.jsonl is UTF-16. Save it as UTF-8 and try again."),
    (["export.jsonl", "--pack", "nonsense"], "There is no pack nonsense. There are: "),
]


@pytest.mark.parametrize(("arguments", "words"), UNUSABLE)
def test_what_the_command_cannot_use_is_one_clear_line(tmp_path, monkeypatch, capfd, arguments, words):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "export.jsonl").write_text(SOUND, "utf-8")
    (tmp_path / "sixteen.jsonl").write_text(SOUND, "utf-16")

    status = main(["shadow", "--pack", "examples-2026.1", *arguments])

    said = capfd.readouterr().err
    assert status == 2
    assert said.startswith(f"wayhome shadow: {words}")
    assert said.count("\n") == 1
    assert (tmp_path / "export.jsonl").read_text("utf-8") == SOUND


@pytest.mark.parametrize("option", ["--as-at", "--known-at"])
def test_a_time_asked_about_without_its_offset_is_refused(tmp_path, capfd, option):
    with pytest.raises(SystemExit) as stopped:
        main(["shadow", str(tmp_path), "--pack", "examples-2026.1", option, "2026-03-02T20:45:00"])

    assert stopped.value.code == 2
    assert "has no offset" in capfd.readouterr().err
