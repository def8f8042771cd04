"""A recommendation is tied to at least two measures, each measure to rules that exist; else it is said where not."""

import re
from dataclasses import replace

import pytest

from tests.assurance.cases import judged, pack
from wayhome.assurance.measures import count
from wayhome.assurance.recommendations import causes, faults
from wayhome.assurance.report import report_on
from wayhome.kernel.ids import SubjectKind
from wayhome.kernel.moments import instant
from wayhome.packs import available, load
from wayhome.rulebook.measures import Measure
from wayhome.rulebook.pack import Pack

RECOMMENDATIONS = pack("recommendations")


def said(made: Pack) -> list[str]:
    rulebooks = [load(name) for name in available() if name != made.name]
    return [str(fault) for fault in faults(made, rulebooks)]


def test_the_packaged_recommendations_are_tied_to_measures_and_rules_that_exist() -> None:
    assert said(RECOMMENDATIONS) == []


def test_there_are_two_causes_and_eight_recommendations_due_on_the_last_day_of_2023() -> None:
    made, _ = report_on([], recommendations=RECOMMENDATIONS, rulebook=pack("examples"), at=instant("2026-01-01T00:00Z"))

    assert [len(cause.findings) for cause in made.causes] == [3, 5]
    assert {str(each.by) for each in RECOMMENDATIONS.recommendations} == {"2023-12-31"}
    assert all(len(set(each.measures)) >= 2 for each in RECOMMENDATIONS.recommendations)
    assert causes(RECOMMENDATIONS, made.measures) == made.causes


def test_every_recommendation_can_be_measured_under_either_rulebook() -> None:
    for rulebook in (pack("england-wales"), pack("examples")):
        held = set(rulebook.duties)
        for each in RECOMMENDATIONS.recommendations:
            measures = [RECOMMENDATIONS.measures[name] for name in each.measures]
            usable = [m.id for m in measures if m.counts == "events" or held.intersection(m.rules)]
            assert len(usable) >= 2, (rulebook.name, each.id, usable)


def test_a_recommendation_with_one_measure_is_refused() -> None:
    first, *others = RECOMMENDATIONS.recommendations
    alone = first.model_copy(update={"measures": (first.measures[0], first.measures[0])})

    (words,) = said(replace(RECOMMENDATIONS, recommendations=(alone, *others)))

    assert words.startswith("recommendations.yaml:")
    assert "AC23-1-1 is tied to 1 measure. Tie it to at least 2 different ones" in words


def test_a_measure_that_does_not_exist_is_refused() -> None:
    first, *others = RECOMMENDATIONS.recommendations
    mistaken = first.model_copy(update={"measures": (*first.measures, "M-99")})

    (words,) = said(replace(RECOMMENDATIONS, recommendations=(mistaken, *others)))

    assert "AC23-1-1 is tied to M-99, which is not a measure of the pack. Add the measure, or mend its id." in words


def test_a_measure_over_a_rule_that_no_rulebook_holds_is_refused() -> None:
    first = RECOMMENDATIONS.measures["M-01"]
    mistaken = first.model_copy(update={"rules": ("VC-03", "VC-99")})

    (words,) = said(replace(RECOMMENDATIONS, measures={**RECOMMENDATIONS.measures, "M-01": mistaken}))

    assert words.startswith("measures.yaml:")
    assert "M-01 counts VC-99, a rule that no packaged rulebook holds." in words


LIMITS = re.compile(r"\b(not|nothing|never|neither|may still|may mean|would hide)\b", re.IGNORECASE)


@pytest.mark.parametrize("measure", RECOMMENDATIONS.measures.values(), ids=lambda measure: measure.id)
def test_every_measure_says_what_its_number_means_and_where_that_ends(measure: Measure) -> None:
    assert measure.means.startswith(("How ", "Of "))
    assert LIMITS.search(measure.means)


REPORTED, FLAGGED = "2026-03-02T20:00 missing.reported", "2026-03-02T20:05 risk.factor_recorded factor=CSE present=yes"


@pytest.mark.parametrize(
    ("events", "in_time", "counted"),
    [
        ([REPORTED, FLAGGED, "2026-03-02T20:10 risk.graded grade=high"], 0, 0),
        ([REPORTED, FLAGGED, "2026-03-02T20:10 risk.graded grade=medium"], 0, 1),
        (
            [
                REPORTED, FLAGGED, "2026-03-02T20:10 risk.graded grade=medium",
                "2026-03-02T20:30 risk.graded grade=high",
            ],
            1, 1,
        ),
    ],
)  # fmt: skip
def test_the_measure_of_floors_counts_only_grades_below_them_and_is_called_so(
    events: list[str], in_time: int, counted: int
) -> None:
    measure = RECOMMENDATIONS.measures["M-19"]
    now = instant("2026-03-02T22:00Z")
    result = count(measure, [judged("1", *events, at=now, scope=SubjectKind.EPISODE)], at=now)

    assert measure.title.startswith("Grades below the floor")
    assert "A grade at or above the floor is not counted here" in measure.means
    assert (len(result.numerator), len(result.denominator)) == (in_time, counted)
