"""What a field is corrected to is something that it can hold; what is not is said with the field and what to write."""

import pytest

from tests.casework.desk import CASE, INSPECTOR, OFFICER, Desk, words
from wayhome.casework.add_news import AddNews
from wayhome.casework.correct_entry import CorrectEntry
from wayhome.casework.record_done import RecordDone
from wayhome.kernel.ids import EventId
from wayhome.record.events.missing_search import Circulated

WHY = "Typed wrong."


@pytest.fixture
def desk() -> Desk:
    """Return the desk with a child reported missing, described by a birth date and circulated."""
    made = Desk()
    made.report()
    made.do(RecordDone, OFFICER, fact=Circulated(on="national_computer", reference="PNC 7"))
    return made


def entry(desk: Desk, name: str) -> EventId:
    return desk.events(name)[-1].id


@pytest.mark.parametrize(
    ("name", "field", "value", "said", "remedy"),
    [
        (
            "missing.circulated", "reference", 7,
            "“7” is not what “reference” can say.", "Write it in words.",
        ),
        (
            "child.described", "date_of_birth", "1st of June",
            "“1st of June” is not what “date of birth” can say.", "Write it as a day, such as 2026-11-28.",
        ),
        (
            "child.described", "date_of_birth", 20100601,
            "“20100601” is not what “date of birth” can say.", "Write it as a day, such as 2026-11-28.",
        ),
        (
            "child.described", "nation", "england and wales",
            "“england and wales” is not what “nation” can say.", "Write one of: england, wales",
        ),
        (
            "child.described", "age_stated", "fifteen",
            "“fifteen” is not what “age stated” can say.", "Write it as a whole number, such as 2.",
        ),
        (
            "missing.identity_recorded", "complete", "mostly",
            "“mostly” is not what “complete” can say.", "Write true or false.",
        ),
        (
            "missing.circulated", "colour", "red",
            "“red” is not what “colour” can say.", "Choose one of: on, reference.",
        ),
    ],
)  # fmt: skip
def test_a_value_that_the_field_cannot_hold_is_refused_with_what_to_write(
    desk: Desk, name: str, field: str, value: object, said: str, remedy: str
) -> None:
    asked = {"corrects": entry(desk, name), "kind": "wrong_field", "field": field, "value": value, "reason": WHY}

    (reason,) = desk.refused(CorrectEntry, INSPECTOR, **asked)

    assert reason.words == said
    assert reason.remedy.startswith(remedy)


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("missing.circulated", "reference", "PNC 8"), ("missing.circulated", "on", "borders"),
        ("child.described", "date_of_birth", "2011-06-01"), ("child.described", "age_stated", 15),
        ("missing.identity_recorded", "complete", False), ("missing.circulated", "reference", None),
    ],
)  # fmt: skip
def test_what_the_field_can_hold_is_corrected(desk: Desk, name: str, field: str, value: object) -> None:
    asked = {"corrects": entry(desk, name), "kind": "wrong_field", "field": field, "value": value, "reason": WHY}

    assert desk.do(CorrectEntry, INSPECTOR, **asked).entered


def test_what_is_new_about_a_missing_child_is_taken_beside_a_correction_that_is_refused(desk: Desk) -> None:
    asked = {"corrects": entry(desk, "child.described"), "field": "date_of_birth", "value": "in June", "reason": WHY}
    assert words(desk.refused(CorrectEntry, INSPECTOR, kind="wrong_field", **asked))

    assert desk.do(AddNews, OFFICER, kind="sighting", content="Seen by the lock at 19:10.").entered
    assert desk.events("missing.information_received", record=CASE)
