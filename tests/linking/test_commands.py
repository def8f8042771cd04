"""Training, linking and explaining from the command line: what is written, what is refused, and in which words."""

import json
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

import pytest

from bench.holdings_generator import TUNING, World
from tests.cli.test_record_commands import wayhome
from wayhome.application.linking.ports import CannotLink
from wayhome.holdings.linkage_pack import LinkagePack, read_linkage
from wayhome.holdings.records import HeldRecord
from wayhome.packs import linkage
from wayhome.store.linking.opening import open_linker, open_spark_linker

pytest.importorskip("splink")

HOUSEHOLDS = 110


def invented() -> Iterator[tuple[HeldRecord, str, str]]:
    """Yield the records of some households, with whom each is really about and their naming group."""
    world = World(TUNING, 2_000)
    for record in world.records():
        person = world.person(record.id)
        if person.household < HOUSEHOLDS:
            yield record, f"P-{person.number}", person.group


def line(record: HeldRecord) -> str:
    told = asdict(record)
    return json.dumps({"record_id": told.pop("id"), "date": told.pop("on"), **told}, default=str)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a record into which the records of some households were brought."""
    made = tmp_path_factory.mktemp("linking")
    every = list(invented())
    (made / "held.jsonl").write_text("\n".join(line(record) for record, _, _ in every), encoding="utf-8")
    known = ({"record_id": one.id, "person_id": person, "group": group} for one, person, group in every)
    (made / "known.jsonl").write_text("\n".join(map(json.dumps, known)), encoding="utf-8")
    assert wayhome(made, "migrate").returncode == 0
    assert wayhome(made, "holdings", "import", "held.jsonl").returncode == 0
    return made


def test_a_pack_is_written_once_with_a_report_and_is_never_overwritten(folder: Path):
    words = ("holdings", "train", "--out", "linkage-here-1", "--report", "report.html", "--truth", "known.jsonl")
    ran = wayhome(folder, *words)

    assert ran.returncode == 0, ran.stderr
    assert "pairs alike, each within 0.01 bits." in ran.stdout
    texts = {one.name: one.read_text(encoding="utf-8") for one in (folder / "linkage-here-1").glob("*.yaml")}
    pack = read_linkage(texts)
    assert f"Written to linkage-here-1: {pack.id}." in ran.stdout
    assert pack.names.short == linkage().names.short
    report = (folder / "report.html").read_text(encoding="utf-8")
    assert all(words in report for words in ("Calibration", "Naming groups", "The pairs nearest the line", pack.id))
    assert "too few to judge" in report
    with closing(sqlite3.connect(folder / "var" / "wayhome.sqlite3")) as record:
        ((shown,),) = record.execute("SELECT shown FROM look WHERE page = 'wayhome holdings train --report'").fetchall()
    assert json.loads(shown), "the report shows the pairs nearest the line"
    assert all(reference in report for reference in json.loads(shown))

    again = wayhome(folder, *words)
    assert again.returncode == 2
    assert again.stderr == (
        "wayhome holdings: linkage-here-1 is there already, and no pack is ever overwritten. Name a new folder.\n"
    )

    references = [json.loads(each)["record_id"] for each in (folder / "held.jsonl").read_text().splitlines()[:2]]
    why = wayhome(folder, "holdings", "why", *references, "--pack", "linkage-here-1")
    assert why.returncode == 0
    assert why.stdout.splitlines()[-1] == f"Weighed by {pack.id}."


@pytest.fixture(scope="module")
def trained_here(folder: Path) -> LinkagePack:
    """Return a pack that was trained here and tried on too few people to say whether it finds names alike."""
    ran = wayhome(folder, "holdings", "train", "--out", "linkage-here-2", "--truth", "known.jsonl")
    assert ran.returncode == 0, ran.stderr
    return read_linkage({one.name: one.read_text("utf-8") for one in (folder / "linkage-here-2").glob("*.yaml")})


def test_two_people_put_a_trained_pack_in_force_and_every_command_says_so(folder: Path, trained_here: LinkagePack):
    own = f"{linkage().id}, the product's own: nobody has put another in force.\n"
    assert wayhome(folder, "holdings", "activate").stdout == own
    words = (
        "holdings", "activate", "linkage-here-2", "--proposed-by", "Analyst Brook 8810", "--approved-by", "DCI Astley",
    )  # fmt: skip

    refused = wayhome(folder, *words)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "linkage-here-2 was tried on too few people to say whether it finds every group of names" in refused.stderr
    put = wayhome(folder, *words, "--reason", "A trial on the test system")
    assert put.stdout.startswith(f"{trained_here.id} is in force from now on. It was tried on too few people")

    record = json.loads((folder / "held.jsonl").read_text().splitlines()[0])
    name, reference = record["person"]["given_name"], record["record_id"]
    weighed = f"Weighed by {trained_here.id}."
    assert wayhome(folder, "holdings", "find", "--name", name).stdout.splitlines()[-1] == weighed
    assert wayhome(folder, "holdings", "why", reference, reference).stdout.splitlines()[-1] == weighed
    assert wayhome(folder, "holdings", "watch").stdout.splitlines()[-1] == weighed
    assert f"By {trained_here.id}, " in wayhome(folder, "holdings", "reconcile", "--dry-run").stdout
    said = wayhome(folder, "holdings", "activate").stdout
    assert said.startswith(f"{trained_here.id} since ")
    assert "proposed by Analyst Brook 8810 and approved by DCI Astley." in said

    back = (*words[:2], linkage().head.name, *words[3:])
    assert wayhome(folder, *back).stdout.startswith(f"{linkage().id} is in force from now on. It is the product's own")


def test_a_gate_without_people_who_are_known_is_refused(folder: Path):
    ran = wayhome(folder, "holdings", "train", "--gate")

    needs = "--gate needs --truth: naming groups come from people who are known, and are never guessed."
    assert (ran.returncode, ran.stderr) == (2, f"wayhome holdings: {needs}\n")


def test_a_line_of_the_truth_that_cannot_be_read_is_named(folder: Path):
    (folder / "bad.jsonl").write_text('{"record_id": "A", "person_id": "P"}\n{"record_id": "B"}\n')

    ran = wayhome(folder, "holdings", "train", "--truth", "bad.jsonl")

    assert ran.returncode == 2
    assert "bad.jsonl, line 2 cannot be read." in ran.stderr


def test_linking_again_proposes_the_same_and_what_was_proposed_can_be_thrown_away(folder: Path):
    first = wayhome(folder, "holdings", "reconcile")
    assert first.returncode == 0, first.stderr
    assert " groups of " in first.stdout
    assert "A person judges; nothing was joined." in first.stdout

    assert "Since the last time nothing changed." in wayhome(folder, "holdings", "reconcile").stdout
    assert wayhome(folder, "holdings", "reconcile", "--clear").stdout == "What was proposed is thrown away.\n"
    assert "Since the last time nothing changed." not in wayhome(folder, "holdings", "reconcile", "--dry-run").stdout


def test_where_the_extra_is_not_installed_it_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "duckdb", None)
    monkeypatch.delitem(sys.modules, "wayhome.store.linking.on_duckdb", raising=False)
    with pytest.raises(CannotLink) as lacking:
        open_linker(linkage().names)
    assert str(lacking.value) == (
        "This needs duckdb, which is not installed here. Install the extra 'linkage': pip install 'wayhome[linkage]'."
    )
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    monkeypatch.delitem(sys.modules, "wayhome.store.linking.on_spark", raising=False)
    with pytest.raises(CannotLink, match=r"pip install 'wayhome\[spark\]'"):
        open_spark_linker(linkage().names)


def test_a_record_that_is_not_held_or_restricted_is_not_explained(folder: Path):
    ran = wayhome(folder, "holdings", "why", "NOPE", "NOPE-2")

    assert (ran.returncode, ran.stderr) == (
        2,
        "wayhome holdings: No record NOPE is held. References are as the system that holds them gives them.\n",
    )
    closed = {
        "record_id": "CLOSED-1",
        "system": "custody",
        "person": {"given_name": "Tom"},
        "restricted_to": "the vetting post",
    }
    (folder / "closed.jsonl").write_text(json.dumps(closed))
    assert wayhome(folder, "holdings", "import", "closed.jsonl").returncode == 0
    ran = wayhome(folder, "holdings", "why", "CLOSED-1", "CLOSED-1")
    assert (ran.returncode, ran.stderr) == (
        2,
        "wayhome holdings: CLOSED-1 is restricted: only the vetting post may open it, and only on a page.\n",
    )
