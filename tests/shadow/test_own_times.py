"""A shadow run under a force's own times: the same layer as ``wayhome pack layer``, shown for what it is."""

import json
from pathlib import Path

import pytest

from tests.shadow.histories import case, happened
from wayhome.cli.main import main

SIGNED = "author: A. Adams, approved_by: B. Brown, reason: long roads, expires: 2026-12-31"
HEAD = (
    "pack: {name: our-1, title: Our times, edition: one, valid_from: 2026-01-01, builds_on: england-wales}\nsettings:\n"
)
CASE = case(
    happened("09:00", "crime_disclosed", informant="parent"), happened("10:00", "crime_recorded"), id="A", as_at="20:00"
)  # fmt: skip


class Ran:
    def __init__(self, status: int, folder: Path, err: str) -> None:
        self.status, self.err, self.folder = status, err, folder

    @property
    def due(self) -> dict[str, str]:
        (row,) = map(json.loads, (self.folder / "out.jsonl").read_text("utf-8").splitlines())
        return {duty["obligation"]: duty["due"] for duty in row["duties"]}

    def page(self, name: str) -> str:
        return (self.folder / "report" / name).read_text("utf-8")


@pytest.fixture
def run(tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    """Run the command under the national times, or with the settings given over them."""

    def ran(*settings: str, head: str = HEAD, options: tuple[str, ...] = ()) -> Ran:
        (tmp_path / "in.jsonl").write_text(json.dumps(CASE) + "\n", "utf-8")
        own = tmp_path / "own.yaml"
        own.write_text(head + "".join(f"  - {{{setting}, {SIGNED}}}\n" for setting in settings), "utf-8")
        asked = ["shadow", str(tmp_path / "in.jsonl"), "--pack", "england-wales", "--out", str(tmp_path / "out.jsonl")]
        layer = ["--with", str(own)] if settings else []
        status = main([*asked, *layer, "--html", str(tmp_path / "report"), *options])
        return Ran(status, tmp_path, capfd.readouterr().err)

    return ran


AT = ("--as-at", "2026-03-05T20:00:00+00:00")


def test_a_duty_is_judged_under_the_time_the_force_set(run) -> None:
    national = run(options=AT).due
    own = run("rule: VC-03, hours: 36", options=AT)

    assert own.status == 0
    assert {name for name in national if own.due[name] != national[name]} == {"VC-03"}
    assert "With Our times: 1 of its times applies, 0 have fallen away." in own.err


def test_its_sentence_says_that_it_is_a_local_choice_with_the_reason_and_the_national_time(run) -> None:
    page = run("rule: VC-03, hours: 36", options=AT).page("cases/000/1.html")

    assert (
        "Its time rests on local choice: Our times (long roads (set by A. Adams, approved by B. Brown, until 2026-12-31"
        in page
    )
    assert "nationally 24 hours" in page


def test_the_report_says_under_whose_times_it_was_made(run) -> None:
    assert "with the force's own times (Our times)" in run("rule: VC-03, hours: 36", options=AT).page("index.html")
    assert "own times" not in run(options=AT).page("index.html").partition("<footer")[2]


def test_after_its_last_day_the_national_time_holds(run) -> None:
    national = run(options=("--as-at", "2027-01-01T09:00:00+00:00")).due
    own = run("rule: VC-03, hours: 36", options=("--as-at", "2027-01-01T09:00:00+00:00"))

    assert own.due == national
    assert "With Our times: 0 of its times apply, 1 has fallen away." in own.err


def test_what_may_not_stand_is_refused_in_words_and_nothing_is_derived(run, tmp_path) -> None:
    ran = run("rule: VC-05, working_days: 4", "rule: NO-99, hours: 1")

    assert ran.status == 2
    assert "The settings own.yaml may not stand, so nothing was derived." in ran.err
    assert "own.yaml:3: VC-05, standard: 4 working days may come later than 2 working days" in ran.err
    assert "own.yaml:4: NO-99, standard: england-wales-2026.1 automates no such rule." in ran.err
    assert not (tmp_path / "out.jsonl").exists()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("nowhere.yaml", None, "There is no file "),
        ("own.yaml", b"\xff\xfe", "is UTF-16"),
        ("own.yaml", b"pack: {name: caf\xe9}", "is not UTF-8"),
        ("own.yaml", b"pack: [", "This is not YAML"),
    ],
)
def test_a_file_that_cannot_be_read_is_said(tmp_path, capfd, name, content, words) -> None:
    (tmp_path / "in.jsonl").write_text(json.dumps(CASE) + "\n", "utf-8")
    if content is not None:
        (tmp_path / name).write_bytes(content)

    status = main(["shadow", str(tmp_path / "in.jsonl"), "--pack", "england-wales", "--with", str(tmp_path / name)])

    said = capfd.readouterr().err
    assert status == 2
    assert said.startswith("wayhome shadow: ")
    assert words in said
