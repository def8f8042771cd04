"""What is known of a child at an instant, and the level below which risk may not stand."""

import pytest

from tests.duties.small import story
from tests.histories import BASIS, at, told
from wayhome.duties.facts import is_fact
from wayhome.duties.floors import Known, compile_floor
from wayhome.duties.stories import stories
from wayhome.kernel.ids import Subject
from wayhome.packs import load
from wayhome.record.envelope import Event
from wayhome.rulebook.risk import Floor

CARE = "2026-03-01T09:00 child.described care_status=looked_after"


def known(*lines: str, floors: tuple[Floor, ...] = ()) -> Known:
    told_of = told(*lines, "2026-03-02T12:00 missing.reported")
    return Known(story(told_of, "episode:1"), tuple(map(compile_floor, floors)))


def floor(level: str, **given: object) -> Floor:
    return Floor.model_validate({"id": "F-01", "title": "A floor", "level": level, "basis": BASIS, **given})


def test_a_fact_holds_from_its_own_instant_on() -> None:
    asked = known(CARE)

    assert asked.value("care_status", at("2026-03-01T08:59:59")) is None
    assert asked.value("care_status", at("2026-03-01T09:00")) == "looked_after"


def test_a_later_description_replaces_only_what_it_says() -> None:
    asked = known(CARE, "2026-03-02T09:00 child.described nation=wales")

    assert asked.value("care_status", at("2026-03-03T09:00")) == "looked_after"


def test_what_nobody_recorded_is_not_known_and_unknown_is_not_no() -> None:
    asked = known("2026-03-02T09:00 risk.factor_recorded factor=CSE present=unknown")

    assert asked.value("factor.CCE", at("2026-03-03T09:00")) is None
    assert asked.value("factor.CSE", at("2026-03-03T09:00")) == "unknown"


@pytest.mark.parametrize(
    ("when", "age", "under_18"),
    [("2026-03-01T23:59:59", 17, "yes"), ("2026-03-02T00:00", 18, "no"), ("2025-03-02T00:00", 17, "yes")],
)
def test_age_is_that_of_the_day_in_london(when: str, age: int, under_18: str) -> None:
    asked = known("2020-01-01T09:00 child.described date_of_birth=2008-03-02")

    assert (asked.value("age", at(when)), asked.value("under_18", at(when))) == (age, under_18)


def test_an_age_as_stated_is_used_only_without_a_birth_date_and_none_is_unknown() -> None:
    moment = at("2026-03-03T09:00")

    assert known("2026-03-01T09:00 child.described age_stated=15").value("age", moment) == 15
    born = "2026-03-01T09:00 child.described age_stated=19 date_of_birth=2012-01-01"
    assert known(born).value("age", moment) == 14
    assert known().value("under_18", moment) == "unknown"


def test_what_is_known_of_the_child_is_known_in_every_case_and_one_case_does_not_speak_for_another() -> None:
    (flag,) = told("2026-03-01T09:00 child.exploitation_flag_set kind=sexual confidence=known")
    (graded,) = told("2026-03-02T09:00 risk.graded grade=high")
    (other,) = told("2026-03-02T10:00 missing.reported")
    elsewhere = Event(
        id=other.id, record=other.record, type=other.type, version=1, happened_at=other.happened_at,
        recorded_at=other.recorded_at, subjects=(Subject("child:1"), Subject("episode:2")), body=other.body,
    )  # fmt: skip
    second = Known(stories([flag, graded, elsewhere])[Subject("episode:2")], ())

    assert second.value("exploitation", at("2026-03-03T09:00")) == "known"
    assert second.value("grade", at("2026-03-03T09:00")) is None


def test_a_flag_that_was_lifted_says_no_and_one_that_was_kept_says_what_it_said() -> None:
    flag = "2026-03-01T09:00 child.exploitation_flag_set kind=sexual confidence=suspected"
    review = "2026-03-02T09:00 child.exploitation_flag_reviewed"
    moment = at("2026-03-03T09:00")

    assert known(flag, f"{review} result=kept").value("exploitation", moment) == "suspected"
    assert known(flag, f"{review} result=lifted").value("exploitation", moment) == "no"


def test_a_carer_once_suspected_stays_suspected() -> None:
    asked = known(
        "2026-03-01T09:00 suspect.identified suspect=S1 cares_for_child=yes",
        "2026-03-02T09:00 suspect.identified suspect=S2 cares_for_child=no",
    )

    assert asked.value("carer_suspected", at("2026-03-03T09:00")) == "yes"


def test_a_fact_nobody_declared_is_refused() -> None:
    assert not is_fact("luck")
    with pytest.raises(KeyError):
        known().value("luck", at("2026-03-03T09:00"))


def test_a_child_nobody_graded_is_treated_as_medium_or_the_floor_if_that_is_higher() -> None:
    moment = at("2026-03-03T09:00")

    assert known().level(moment) == "medium"
    assert known(CARE, floors=(floor("high", when={"care_status": "looked_after"}),)).level(moment) == "high"


def test_a_grade_below_the_floor_does_not_lower_the_response() -> None:
    asked = known(CARE, "2026-03-02T09:00 risk.graded grade=low", floors=(floor("high", factors=["CCE"]),))
    moment = at("2026-03-03T09:00")

    assert (asked.level(moment), asked.floors_at(moment)) == ("low", ())


@pytest.mark.parametrize(("present", "level"), [("yes", "high"), ("unknown", "low"), ("no", "low")])
def test_only_a_factor_known_to_be_present_raises_the_floor(present: str, level: str) -> None:
    factor = f"2026-03-02T08:00 risk.factor_recorded factor=CCE present={present}"
    asked = known(factor, "2026-03-02T09:00 risk.graded grade=low", floors=(floor("high", factors=["CSE", "CCE"]),))

    assert asked.level(at("2026-03-03T09:00")) == level


def test_the_highest_floor_that_applies_is_the_one_that_counts() -> None:
    floors = (floor("medium"), floor("high", id="F-02", when={"care_status": "looked_after"}))
    asked = known(CARE, floors=floors)

    assert (asked.floor(at("2026-03-01T08:00")), asked.floor(at("2026-03-03T09:00"))) == ("medium", "high")
    assert asked.floors_at(at("2026-03-03T09:00")) == ("F-01", "F-02")


def test_no_floor_of_the_national_rulebook_looks_at_how_often_a_child_has_been_missing() -> None:
    assert [one.id for one in load("england-wales").floors if "reports" in one.when] == []
