"""Sheets of cases and events as forces export them, with a saved mapping of columns and words."""

import json
from pathlib import Path
from typing import Any, ClassVar

import pytest

from wayhome.cli.main import main

MAPPING: dict[str, Any] = {
    "time": {"formats": ["%d/%m/%Y %H:%M"], "date_formats": ["%d/%m/%Y"], "zone": "Europe/London"},
    "cases": {"id": "Misper Ref", "title": "Summary", "nation": "Country", "child_age": "Age"},
    "events": {
        "case": "Incident Ref",
        "at": "Activity Date",
        "recorded_at": "Entered",
        "reference": "No",
        "type": {
            "column": "Activity",
            "values": {
                "Misper Report": "missing_reported",
                "Risk Assessment": "graded",
                "Intel Checks": "research_done",
                "Supervisor Review": {"type": "supervisor_review", "fields": {"scope": "missing"}},
                "Arrest": {"type": "suspect_event", "fields": {"kind": "arrested"}},
                "VCOP Update": "victim_updated",
                "Allocated": "allocated",
                "Action Raised": "line_raised",
                "Returned": "found",
                "Undecided": None,
            },
            "ignore": ["Log Note"],
        },
        "fields": {
            "grade": {"column": "Risk", "values": {"H": "high", "M": "medium", "N/K": None}},
            "training_valid_until": "Trained Until",
            "complete": "Full?",
            "skilled": "PIP2",
            "about": "Relates To",
            "line": "Line",
            "due": "Target",
        },
    },
}
CASES = "Misper Ref,Age,Country,Summary\n"
EVENTS = "No,Incident Ref,Activity,Activity Date,Entered,Risk,Trained Until,Full?,PIP2,Relates To,Line,Target\n"


class Ran:
    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.err = status, err
        self.cases = {row["id"]: row for row in map(json.loads, out.splitlines())}

    def duties(self, case: str, obligation: str) -> list[str]:
        """Return how one obligation came out, as ``due status done``."""
        return [
            f"{row['due']} {row['status']} {row['done_event'] or ''}".strip()
            for row in self.cases[case]["duties"]
            if row["obligation"] == obligation
        ]


@pytest.fixture
def run(tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    """Write sheets and a mapping, run the command on them, and return what came of it."""

    def ran(cases, events=None, mapping=MAPPING, encoding="utf-8") -> Ran:
        for name, text in (("cases.csv", cases), ("events.csv", events)):
            if text is not None:
                (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        (tmp_path / "mapping.json").write_text(json.dumps(mapping), "utf-8")
        sheets = [
            str(tmp_path / name) for name, text in (("cases.csv", cases), ("events.csv", events)) if text is not None
        ]
        out = tmp_path / "duties.jsonl"
        options = [
            "--mapping",
            str(tmp_path / "mapping.json"),
            "--pack",
            "examples-2026.1",
            "--out",
            str(out),
            "--every-rule",
        ]
        status = main(["shadow", *sheets, *options, "--as-at", "2026-01-01T00:00:00+00:00"])
        return Ran(status, out.read_text("utf-8") if out.exists() else "", capfd.readouterr().err)

    return ran


def changed(*path: str, to: object) -> dict[str, Any]:
    """Return the mapping with one value changed."""
    mapping: dict[str, Any] = json.loads(json.dumps(MAPPING))
    inner = mapping
    for step in path[:-1]:
        inner = inner.setdefault(step, {})
    inner[path[-1]] = to
    return mapping


SOUND = EVENTS + (
    "1,M/1,Misper Report,31/05/2025 22:00,31/05/2025 22:05,,,,,,,\n"
    "2,M/1,risk  assessment,31/05/2025 22:40,02/06/2025 09:00,h,30/06/2027,,,,,\n"
    "3,M/1,Log Note,31/05/2025 22:45,,,,,,,,\n"
    "4,M/1,Intel Checks,31/05/2025 22:50,,,,Y,,,,\n"
)


class TestARowForEachEvent:
    def test_a_sound_export_is_read_without_a_word(self, run):
        ran = run(CASES + 'M/1,14,England,"Left home, ""no contact"""\n', SOUND)

        assert (ran.status, ran.err) == (0, "")
        assert ran.duties("M/1", "GRADE_INITIAL") == ["2025-05-31T23:00:00+01:00 met 2"]
        assert ran.duties("M/1", "HELD_INFO_CHECK") == ["2025-05-31T23:00:00+01:00 met 4"]
        assert ran.cases["M/1"]["flags"] == [{"event": 2, "flag": "RETROSPECTIVE_ENTRY"}]

    def test_rows_of_several_cases_may_be_mixed_and_cases_keep_the_order_of_their_sheet(self, run):
        lines = SOUND.splitlines(keepends=True)
        second = [line.replace("M/1", "M/2") for line in lines[1:]]

        ran = run(
            CASES + "M/2,15,Wales,\nM/1,14,England,\n",
            lines[0] + "".join(map("".join, zip(lines[1:], second, strict=True))),
        )

        assert list(ran.cases) == ["M/2", "M/1"]
        assert ran.duties("M/1", "GRADE_INITIAL") == ran.duties("M/2", "GRADE_INITIAL")

    def test_an_update_names_the_steps_it_told_of_by_their_references(self, run):
        events = EVENTS + (
            "A7,M/1,Arrest,02/06/2025 10:00,,,,,,,,\n"
            "A8,M/1,Arrest,02/06/2025 11:00,,,,,,,,\n"
            "A9,M/1,VCOP Update,03/06/2025 10:00,,,,,,A7; A8,,\n"
        )

        ran = run(CASES + "M/1,14,England,\n", events)

        assert ran.status == 0
        assert ran.duties("M/1", "VC_UPDATE_1WD") == ["2025-06-03T23:59:59+01:00 met 3"] * 2

    def test_a_date_without_a_time_of_day_is_due_at_the_end_of_that_day(self, run):
        ran = run(CASES + "M/1,14,England,\n", EVENTS + "1,M/1,Action Raised,02/06/2025 10:00,,,,,,,cctv,06/06/2025\n")

        assert ran.duties("M/1", "LINE:cctv") == ["2025-06-06T23:59:59+01:00 missed"]

    def test_a_sheet_of_events_can_be_read_alone(self, run):
        alone = {name: part for name, part in MAPPING.items() if name != "cases"} | {"nation": "England"}

        ran = run(None, SOUND, alone)

        assert (ran.status, list(ran.cases)) == (0, ["M/1"])


class TestAColumnOfDatesForEachKindOfEvent:
    MAPPING: ClassVar[dict[str, Any]] = {
        "time": MAPPING["time"],
        "nation": "England",
        "cases": {
            "id": "Ref",
            "child_age": "Age",
            "events": [
                {"type": "missing_reported", "at": {"column": "Reported", "time_column": "Time"}},
                {"type": "graded", "at": "Graded", "fields": {"grade": {"column": "Risk", "values": {"High": "high"}}}},
                {"type": "found", "at": "Returned", "fields": {"condition": {"value": "alive"}}},
            ],
        },
    }
    HEADINGS = "Ref;Age;Reported;Time;Graded;Risk;Returned\n"

    def test_an_empty_cell_means_that_it_did_not_happen(self, run):
        ran = run(self.HEADINGS + "M/1;14;31/05/2025;22:00;;;01/06/2025 07:50\n", None, self.MAPPING)

        assert (ran.status, ran.err) == (0, "")
        assert ran.duties("M/1", "GRADE_INITIAL") == ["2025-05-31T23:00:00+01:00 missed"]
        assert ran.duties("M/1", "RHI_72H") == ["2025-06-04T07:50:00+01:00 missed"]

    def test_two_rows_of_one_child_are_two_episodes_of_one_case(self, run):
        rows = "N1;14;31/05/2025;22:00;;;01/06/2025 07:50\nN1;14;03/06/2025;20:00;03/06/2025 20:30;High;\n"

        ran = run(self.HEADINGS + rows, None, self.MAPPING)

        assert ran.duties("N1", "GRADE_INITIAL") == [
            "2025-05-31T23:00:00+01:00 missed",
            "2025-06-03T21:00:00+01:00 met 4",
        ]

    def test_a_date_without_its_time_is_said(self, run):
        ran = run(self.HEADINGS + "M/1;14;31/05/2025;;;;\n", None, self.MAPPING)

        assert ran.status == 1
        assert (
            "cases.csv line 2, column Time: There is a date, '31/05/2025', but no time of day. Give the time" in ran.err
        )


EVENT_MISTAKES = [
    (
        "1,M/1,Misper Report,26/10/2025 01:30,,,,,,,,",
        "column Activity Date: 01:30 on 26 October 2025 happened twice",
        "Write GMT or BST after the time",
    ),
    (
        "1,M/1,Misper Report,30/03/2025 01:30,,,,,,,,",
        "column Activity Date: 01:30 on 30 March 2025 never was",
        "Mend the time",
    ),
    (
        "1,M/1,Misper Report,2025-31-05,,,,,,,,",
        "column Activity Date: '2025-31-05' is not a time.",
        "Write it as one of %d/%m/%Y %H:%M",
    ),
    ("1,M/1,Misper Report,45808.9,,,,,,,,", "'45808.9' is not a time.", "add its format to the mapping."),
    ("1,M/1,Misper Report,31/05/0205 22:00,,,,,,,,", "31/05/0205 22:00 lies outside 1990 to 2100.", "Mend the year."),
    ("1,M/1,Misper Report,,,,,,,,,", "column Activity Date: The time is missing.", "Give it."),
    ("1,M/1,,31/05/2025 22:00,,,,,,,,", "column Activity: The event has no type.", "Say what happened."),
    (
        "1,M/1,Telepathy,31/05/2025 22:00,,,,,,,,",
        "'Telepathy' is not a type the mapping knows, so the row was left out.",
        'or list it under "ignore".',
    ),
    (
        "1,M/1,Undecided,31/05/2025 22:00,,,,,,,,",
        "'Undecided' is not a type the mapping knows",
        "Give it a type in the mapping",
    ),
    (
        "1,M/1,Risk Assessment,31/05/2025 22:00,,Purple,,,,,,",
        "column Risk: 'Purple' is not one of the words the mapping knows.",
        "Add it to its values.",
    ),
    (
        "1,M/1,Risk Assessment,31/05/2025 22:00,,N/K,,,,,,",
        "column Risk: 'N/K' is not one of the words the mapping knows.",
        "Add it to its values.",
    ),
    (
        "1,M/1,Risk Assessment,31/05/2025 22:00,,H,soon,,,,,",
        "column Trained Until: 'soon' is not a date.",
        "Write it as one of %d/%m/%Y",
    ),
    (
        "1,M/1,Intel Checks,31/05/2025 22:00,,,,perhaps,,,,",
        "column Full?: 'perhaps' is not one of the words the mapping knows.",
        "Add it",
    ),
    (
        "1,M/1,Misper Report,31/05/2025 22:00,31/05/2025 21:00,,,,,,,",
        "column Entered: It was recorded before it happened",
        "Mend the wrong one.",
    ),
    (
        "1,M/1,VCOP Update,31/05/2025 22:00,,,,,,99,,",
        "about: There is no event '99' in this case.",
        "Name an event of the case by its n.",
    ),
    (
        "1,,Misper Report,31/05/2025 22:00,,,,,,,,",
        "column Incident Ref: The row names no case, so it was left out",
        "Give the case's id.",
    ),
    (
        "1,M/1,Misper Report,31/05/2025 22:00,,,,,,,,,one,two",
        "the row: The row has 14 cells and the headings are 12, so it was left out.",
        "Put quotation marks",
    ),
    (
        "1,M/9,Misper Report,31/05/2025 22:00,,,,,,,,",
        "The case M/9 is not in cases.csv; its events were used all the same.",
        "Add its row, or mend the id.",
    ),
]


@pytest.mark.parametrize(("row", "words", "remedy"), EVENT_MISTAKES)
def test_a_row_that_cannot_be_read_is_said_by_file_line_and_column(run, row, words, remedy):
    ran = run(CASES + "M/1,14,England,\n", SOUND + row + "\n")

    assert ran.status == 1
    assert "events.csv line 6, " in ran.err
    assert words in ran.err
    assert remedy in ran.err
    assert ran.duties("M/1", "GRADE_INITIAL")[0].startswith("2025-05-31T23:00:00+01:00 met")


@pytest.mark.parametrize(
    ("time", "due"),
    [
        ("26/10/2025 01:30 BST", "2025-10-26T01:30:00+00:00"),
        ("26/10/2025 01:30 GMT", "2025-10-26T02:30:00+00:00"),
        ("2025-10-26T01:30:00+01:00", "2025-10-26T01:30:00+00:00"),
        ("26/10/2025 00:30", "2025-10-26T01:30:00+01:00"),
        ("30/03/2025 00:30", "2025-03-30T02:30:00+01:00"),
    ],
)
def test_a_local_time_is_the_instant_it_was_in_london(run, time, due):
    ran = run(CASES + "M/1,14,England,\n", EVENTS + f"1,M/1,Misper Report,{time},,,,,,,,\n")

    assert ran.status == 0
    assert ran.duties("M/1", "GRADE_INITIAL") == [f"{due} missed"]


def test_a_line_break_inside_a_cell_keeps_the_line_numbers_right(run):
    cases = CASES + 'M/1,14,England,"one\ntwo\nthree"\nM/2,old,England,\n'

    ran = run(cases, SOUND)

    assert "cases.csv line 5, child_age: 'old' is not an age." in ran.err


def test_a_windows_export_is_read_once_the_mapping_says_so(run):
    cases = CASES + "M/1,14,England,Café\n"

    unsaid = run(cases, SOUND, encoding="cp1252")
    said = run(cases, SOUND, changed("encoding", to="cp1252"), encoding="cp1252")

    assert "column Summary: A letter is not utf-8; it was read as �." in unsaid.err
    assert '"encoding": "cp1252"' in unsaid.err
    assert (said.status, said.err) == (0, "")


def test_a_byte_order_mark_semicolons_and_blank_rows_are_no_mistake(run):
    ran = run(b"\xef\xbb\xbf" + (CASES + "M/1,14,England,\r\n\r\n").replace(",", ";").encode(), SOUND)

    assert (ran.status, ran.err) == (0, "")


UNUSABLE = [
    (
        changed("events", "at", to="Activity Dat"),
        "has no column 'Activity Dat', which the mapping names. Is it 'Activity Date'?",
    ),
    (
        changed("cases", "id", to="Zzz"),
        "has no column 'Zzz', which the mapping names. There are: Misper Ref, Age, Country, Summary.",
    ),
    (changed("evnts", to={}), "evnts is not a key that may stand there."),
    (changed("events", "type", "column", to=7), "events.type.column: input should be a valid string."),
    ({"nation": "England"}, "It maps neither cases nor events."),
    ({"cases": {"id": "Misper Ref"}}, "The mapping says nothing of events, so"),
    (changed("encoding", to="klingon"), "klingon is not an encoding. Use utf-8, or cp1252 for a Windows export."),
    (changed("time", "zone", to="Mars/Olympus"), "time.zone: value error, Mars/Olympus is not a time zone"),
]


@pytest.mark.parametrize(("mapping", "words"), UNUSABLE)
def test_a_mapping_that_does_not_fit_is_one_clear_line(run, mapping, words):
    ran = run(CASES + "M/1,14,England,\n", SOUND, mapping)

    assert ran.status == 2
    assert words in ran.err
    assert ran.err.count("\n") == 1


def test_sheets_without_a_mapping_are_pointed_to_one(tmp_path, capfd):
    (tmp_path / "cases.csv").write_text(CASES, "utf-8")

    assert main(["shadow", str(tmp_path / "cases.csv"), "--pack", "examples-2026.1"]) == 2
    assert "Sheets need --mapping; write a first one with --suggest-mapping." in capfd.readouterr().err


class TestSuggestingAMapping:
    def test_a_suggested_mapping_reads_the_sheets_it_was_made_from(self, tmp_path, capfd, run):
        cases, events = CASES + "M/1,14,England,\n", SOUND
        (tmp_path / "cases.csv").write_text(cases, "utf-8")
        (tmp_path / "events.csv").write_text(events, "utf-8")
        main(["shadow", str(tmp_path / "cases.csv"), str(tmp_path / "events.csv"), "--suggest-mapping"])
        suggested = json.loads(capfd.readouterr().out)

        ran = run(cases, events, suggested)

        assert ran.duties("M/1", "GRADE_INITIAL") == ["2025-05-31T23:00:00+01:00 met 2"]
        assert "'Log Note' is not a type the mapping knows" in ran.err

    PAIRS: ClassVar = [
        ("Ref,Date,Time,Type", "A,31/05/2025,22:00,Report", "Date", "Time", "%d/%m/%Y %H:%M"),
        ("Ref,Time,Type,Date", "A,22:00:05,Report,2025-05-31", "Date", "Time", "%Y-%m-%d %H:%M:%S"),
        ("Ref,Event date,Entered date,Entered time,Event time,Type", "A,31/05/2025,31/05/2025,23:00,22:00,Report",
         "Event date", "Event time", "%d/%m/%Y %H:%M"),
        ("Ref,Happened on,Clock,Entered,Type", "A,31/05/2025,22:00,01/06/2025,Report", "Happened on", "Clock",
         "%d/%m/%Y %H:%M"),
    ]  # fmt: skip

    @pytest.mark.parametrize(("headings", "row", "date", "time", "written"), PAIRS)
    def test_a_date_is_paired_with_the_time_of_day_beside_it(
        self, tmp_path, capfd, run, headings, row, date, time, written
    ):
        cases, events = "Ref,Nation,Age\nA,England,14\n", f"{headings}\n{row}\n"
        (tmp_path / "cases.csv").write_text(cases, "utf-8")
        (tmp_path / "events.csv").write_text(events, "utf-8")

        main(["shadow", str(tmp_path / "cases.csv"), str(tmp_path / "events.csv"), "--suggest-mapping"])

        suggested = json.loads(capfd.readouterr().out)
        assert suggested["events"]["at"] == {"column": date, "time_column": time}
        assert suggested["time"]["formats"][0] == written
        suggested["events"]["type"]["values"] = {"Report": "missing_reported"}
        ran = run(cases, events, suggested)
        assert (ran.status, ran.err) == (0, ran.err)
        assert "is not a time" not in ran.err

    def test_when_it_was_written_down_is_paired_too(self, tmp_path, capfd):
        (tmp_path / "events.csv").write_text(
            "Ref,Event date,Entered date,Entered time,Event time,Type\nA,31/05/2025,1/06/2025,03:00,22:00,Report\n"
        )

        main(["shadow", str(tmp_path / "events.csv"), str(tmp_path / "events.csv"), "--suggest-mapping"])

        suggested = json.loads(capfd.readouterr().out)
        assert suggested["events"]["recorded_at"] == {"column": "Entered date", "time_column": "Entered time"}

    def test_a_date_on_the_cases_own_row_is_paired_with_the_time_that_names_the_same(self, tmp_path, capfd):
        (tmp_path / "cases.csv").write_text(
            "URN,Date Reported Missing,Time Reported Missing,Date Returned\nA,31/05/2025,22:00,01/06/2025\n", "utf-8"
        )

        main(["shadow", str(tmp_path / "cases.csv"), "--suggest-mapping"])

        suggested = json.loads(capfd.readouterr().out)
        assert [one["at"] for one in suggested["cases"]["events"]] == [
            {"column": "Date Reported Missing", "time_column": "Time Reported Missing"}, "Date Returned",
        ]  # fmt: skip

    def test_a_column_of_dates_for_each_kind_is_found_by_its_heading(self, tmp_path, capfd):
        (tmp_path / "cases.csv").write_text(
            "URN,DOB,Date Reported Missing,Date Returned\nA,01/02/2011,31/05/2025 22:00,01/06/2025 07:50\n", "utf-8"
        )

        main(["shadow", str(tmp_path / "cases.csv"), "--suggest-mapping"])

        suggested = json.loads(capfd.readouterr().out)
        assert suggested["cases"]["id"] == "URN"
        assert suggested["cases"]["child"] == {"date_of_birth": "DOB"}
        assert [one["type"] for one in suggested["cases"]["events"]] == ["missing_reported", "found"]
