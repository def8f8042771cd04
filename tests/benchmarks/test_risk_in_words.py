"""How what is read of the risk in words is counted."""

from bench.risk_in_words import AT, of_reports, of_sayings, report_of

TOLD = {"code": "SUICIDE_SELF_HARM", "sex": "female", "age": 14, "also": [], "days": None, "system": None}
IN_A_CALL = {
    **TOLD,
    "id": "1",
    "where": "narrative",
    "near": False,
    "text": "She has told me she wants to kill herself.",
}
HELD = {**TOLD, "id": "2", "where": "held", "days": 9, "near": False, "text": "Overdose in August, seen by CAMHS."}
NEAR = {**TOLD, "id": "3", "where": "narrative", "near": True, "text": "Her dad took his tablets and went to bed."}


def test_a_saying_that_is_held_stands_alone_in_a_record_of_its_day():
    report = report_of(HELD)

    (record,) = report["held_information"]
    assert record == {"system": "intelligence", "date": "2025-10-05", "text": HELD["text"]}
    assert "Overdose" not in report["narrative"]
    assert report["reported_at"] == AT.isoformat()


def test_sayings_that_are_found_are_counted_apart_from_near_misses():
    assert " ".join(of_sayings([IN_A_CALL, HELD, NEAR]).split()) == "2 of 2 0 of 1"


def test_reports_are_counted_by_level_factor_and_what_the_records_alone_say():
    ordinary = {
        **report_of(NEAR),
        "class": "low",
        "expected_minimum_grade": "low",
        "acceptable_grades": ["low", "medium"],
    }
    high = {**report_of(HELD), "class": "hidden_high", "expected_minimum_grade": "high", "acceptable_grades": ["high"]}
    wanted = [{**ordinary, "must_identify": []}, {**high, "must_identify": ["SUICIDE_SELF_HARM"]}]

    assert " ".join(of_reports(wanted).split()) == "0 of 1 0 of 1 1 of 1 1 of 1"
