"""Cases of several children: each has episodes of their own, and is owed what is theirs."""

from itertools import groupby

from tests.shadow.histories import Raw, case, derived, graded, happened
from wayhome.application.shadow.shadow import as_row

TWO = [{"id": "P-1", "age": 14, "care_status": "looked_after"}, {"id": "P-2", "age": 12}]
REPORTED = happened("18:00", "missing_reported")
FOUND_FIRST = happened("19:00", "found", condition="alive", children=["P-1"])
FOUND_LAST = happened("23:00", "found", condition="alive", children="P-2")


def two(*events: Raw) -> Raw:
    return case(*events, children=TWO)


def subjects(raw: Raw, kind: str) -> list[tuple[str, ...]]:
    shadowed, mistakes = derived(raw)
    assert mistakes == []
    return [event.subjects for event in shadowed.events if event.type == kind]


def owed(raw: Raw, obligation: str) -> dict[str, list[str]]:
    shadowed, _ = derived(raw)
    rows = [row for row in as_row(shadowed)["duties"] if row["obligation"] == obligation]
    by_child = groupby(sorted(rows, key=lambda row: str(row.get("child"))), key=lambda row: str(row.get("child")))
    return {child: [row["status"] for row in found] for child, found in by_child}


def test_a_report_of_two_children_is_an_episode_of_each() -> None:
    assert subjects(two(REPORTED), "missing.reported") == [
        ("child:P-1", "episode:CASE/P-1/1"),
        ("child:P-2", "episode:CASE/P-2/1"),
    ]


def test_what_names_a_child_is_about_that_child_alone() -> None:
    assert subjects(two(REPORTED, FOUND_FIRST, FOUND_LAST), "missing.child_located") == [
        ("child:P-1", "episode:CASE/P-1/1"),
        ("child:P-2", "episode:CASE/P-2/1"),
    ]


def test_a_child_found_first_is_seen_while_the_other_is_looked_for() -> None:
    talked = happened("20:00", "prevention_interview", mode="in person", children=["P-1"])

    stands = owed(two(REPORTED, graded("18:20"), FOUND_FIRST, talked, FOUND_LAST), "PREVENTION_INTERVIEW")

    assert stands == {"P-1": ["met"], "P-2": ["missed"]}


def test_one_investigation_of_two_children_is_one_record_with_both() -> None:
    assert subjects(two(happened("09:00", "crime_recorded")), "investigation.crime_recorded") == [
        ("child:P-1", "child:P-2", "investigation:CASE")
    ]


def test_each_child_is_described_by_what_the_case_says_of_them() -> None:
    shadowed, _ = derived(two(REPORTED))

    said = {event.subjects: dict(event.body) for event in shadowed.events if event.type == "child.described"}

    assert said == {
        ("child:P-1",): {"age_stated": 14, "care_status": "looked_after", "nation": "england"},
        ("child:P-2",): {"age_stated": 12, "nation": "england"},
    }


def test_a_child_known_by_their_own_id_is_the_same_child_in_every_case() -> None:
    first = case(REPORTED, children=[{"id": "P-1"}])
    second = case(REPORTED, children=[{"id": "P-1"}], id="OTHER")

    assert subjects(first, "missing.reported") == [("child:P-1", "episode:CASE/P-1/1")]
    assert subjects(second | {"id": "OTHER"}, "missing.reported") == [("child:P-1", "episode:OTHER/P-1/1")]


def test_a_notice_about_something_of_each_child_speaks_of_all_of_it() -> None:
    told = happened("20:00", "victim_updated", about=1, to="child", delivered=True)
    shadowed, mistakes = derived(two(REPORTED, told))

    (about,) = [event.body["about"] for event in shadowed.events if event.type == "victim.updated"]

    assert (about, mistakes) == (("CASE/P-1#000001", "CASE/P-2#000001"), [])


def test_a_child_the_case_does_not_have_is_said_and_the_event_is_kept() -> None:
    shadowed, (mistake,) = derived(two(REPORTED, happened("19:00", "deployed", children=["P-1", "P-9"])))

    assert [e.subjects[0] for e in shadowed.events if e.type == "missing.officers_deployed"] == ["child:P-1"]
    assert mistake.words == "The case has no child 'P-9', so the event was read without."
    assert mistake.remedy == 'List every child of the case under "children".'


def test_what_is_wrong_in_the_list_of_children_is_said_with_its_place() -> None:
    wrong = [{"id": "P-1", "age": "x"}, {"name": "?"}, {"id": "P-1"}]

    _, mistakes = derived(case(REPORTED, children=wrong))

    assert [f"{mistake.field}: {mistake.words}" for mistake in mistakes] == [
        "children[0].age: 'x' is not an age.",
        "children[1]: The child has no id, so the case was read without.",
        "children[2]: The child P-1 stands in the list twice.",
    ]
    _, (mistake,) = derived(case(REPORTED, children="P-1"))
    assert mistake.remedy == 'Write [{"id": "…"}, …].'


def test_children_that_an_event_names_unreadably_are_said_and_it_is_about_all_of_them() -> None:
    shadowed, (mistake,) = derived(two(happened("18:00", "missing_reported", children=7)))

    assert len([event for event in shadowed.events if event.type == "missing.reported"]) == 2
    assert mistake.words == "7 does not name children, so the event was read as about every child of the case."


def test_an_entry_written_down_late_is_flagged_once() -> None:
    late = happened("18:00", "missing_reported", recorded_at="+3d 09:00")

    assert as_row(derived(two(late))[0])["flags"] == [{"event": 1, "flag": "RETROSPECTIVE_ENTRY"}]
