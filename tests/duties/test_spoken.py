"""What an entry keeps as a code is said in its sentence as somebody would say it."""

import pytest

from tests.histories import told
from wayhome.duties.saying import say
from wayhome.duties.spoken import IN_ANY_FIELD, IN_FIELD, PEOPLE
from wayhome.record.vocabulary import event_types


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        ("missing.reported informant=placement", "reported missing by the placement"),
        ("missing.reported informant=self", "reported missing by the child"),
        ("missing.reported informant=unknown", "reported missing"),
        ("missing.place_searched place=last_seen by=police",
         "the place where the child was last seen was searched by the police"),
        ("investigation.allocated role=investigator skilled=true", "the investigation was given to an investigator"),
        ("investigation.opened basis=missing_episode", "an investigation was opened on a missing episode"),
        ("enquiry.line_finished line=L-1 result=done_nil", "line of enquiry L-1 was finished: done, nothing found"),
        ("investigation.suspect_dealt_with kind=out_of_court_disposal", "a suspect was dealt with out of court"),
        ("missing.reviewed by=staff", "a member of staff reviewed the search and the risk"),
        ("missing.reviewed by=inspector", "an inspector reviewed the search and the risk"),
    ],
)  # fmt: skip
def test_an_entry_is_said_in_words_and_not_in_its_codes(event: str, sentence: str) -> None:
    (entry,) = told(f"2026-03-02T20:00 {event}")

    assert say(entry) == sentence


@pytest.mark.parametrize("place", IN_FIELD)
def test_what_is_said_in_its_own_way_is_a_value_that_the_field_can_have(place: str) -> None:
    name, field = place.split()
    declared = [one for one in event_types() if one.name == name]

    own = IN_FIELD[place].keys() - PEOPLE.keys()
    assert declared
    for one in declared:
        values = str(one.fact.model_fields[field].annotation)
        assert "Literal" not in values or all(f"'{value}'" in values for value in own)
        assert f"{{{field}}}" in one.says


def test_what_is_said_alike_in_any_field_is_a_value_of_some_field() -> None:
    annotations = " ".join(str(field.annotation) for one in event_types() for field in one.fact.model_fields.values())

    assert all(f"'{value}'" in annotations for value in IN_ANY_FIELD)
