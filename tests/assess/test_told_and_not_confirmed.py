"""What somebody tells that speaks for a child's safety is shown with its words, and moves no floor."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.assess.accounts import CONFIRMED, PACKS, account, come_to, grading, recorded
from wayhome.cli.main import main

MITIGATORS = sorted(grading().mitigators)
HEARD = "He phoned us himself at half nine, chirpy enough"
REPORT = {"id": "R1", "age": 15, "reported_at": "2026-03-02T20:00:00+00:00", "narrative": f"Carer here. {HEARD}."}
SEEN = {"system": "command_control", "date": "2026-03-02", "text": "PCSO saw child, well and happy."}


def told(*codes):
    return tuple(recorded(code, source="narrative") for code in codes)


def row(tmp_path, **more):
    reports, out = tmp_path / "reports.jsonl", tmp_path / "floors.jsonl"
    reports.write_text(json.dumps(REPORT | more), "utf-8")
    main(["assess", str(reports), "--pack", "examples", "--out", str(out)])
    return json.loads(out.read_text("utf-8"))


@settings(deadline=None)
@given(codes=st.lists(st.sampled_from(MITIGATORS), unique=True), pack=st.sampled_from(PACKS), looked=st.booleans())
def test_what_is_only_told_leaves_the_floor_where_it_was(codes, pack, looked):
    facts = {"review_set": "yes"} if looked else {}
    with_it, without = (come_to(account(*found, facts=facts), pack) for found in (told(*codes), ()))

    assert (with_it.floor, with_it.rules, with_it.mitigators) == (without.floor, without.rules, ())
    assert {one.code for one in with_it.told} == {*codes}


def test_what_a_record_confirms_is_confirmed_though_it_was_told_as_well():
    both = come_to(account(*told(*CONFIRMED), *map(recorded, CONFIRMED), facts={"review_set": "yes"}))

    assert both.told == ()
    assert {one.code for one in both.mitigators} == {*CONFIRMED}
    assert both.floor == "low"


def test_a_factor_that_is_told_counts_and_is_not_among_what_is_only_told():
    found = come_to(account(*told("CSE")))

    assert (found.told, [one.code for one in found.factors if one.code == "CSE"]) == ((), ["CSE"])


def test_the_command_lists_what_is_told_with_its_words_and_marks_it(tmp_path):
    (heard,) = row(tmp_path)["mitigators"]

    assert heard == {
        "code": "MIT_VOICE_CONTACT", "evidence": [{"from": "narrative", "quote": HEARD}], "confirmed": False,
    }  # fmt: skip


def test_what_a_record_confirms_stands_first_and_bears_no_mark(tmp_path):
    seen, heard = row(tmp_path, held_information=[SEEN])["mitigators"]

    assert (seen["code"], "confirmed" in seen) == ("MIT_WHEREABOUTS_CONFIRMED", False)
    assert heard["confirmed"] is False


@pytest.mark.parametrize("code", MITIGATORS)
def test_what_was_so_on_another_day_or_of_somebody_else_confirms_nothing(code):
    assert [one.code for one in come_to(account(recorded(code, recency="past"))).told] == [code]
    assert come_to(account(recorded(code, about="someone_else"))).told == ()
