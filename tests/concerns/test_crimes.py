"""Crimes: one for each child, recorded on anybody's word, and cancelled only as the rule says."""

from tests.casework.desk import (
    CHILD,
    DETECTIVE,
    INQUIRY,
    INVESTIGATION,
    OFFICER,
    SERGEANT,
    Desk,
    england_wales,
    rules,
    words,
)
from wayhome.application.gathering import face
from wayhome.casework.concerns.crimes import CancelCrime, RecordOffence, ReinstateCrime, crimes_of
from wayhome.casework.concerns.record_concern import RecordConcern
from wayhome.kernel.ids import Subject

BO = Subject("child:B")
PROPERLY = {
    "decided_by": "force_crime_registrar", "verifiable_information": True, "told": True, "reference": "CR-1",
    "reasons": "Recordings show that nobody was there.",
}  # fmt: skip


def opened() -> Desk:
    desk = Desk()
    desk.concern(informant="parent", offence="He hurt her.")
    return desk


def stands(desk: Desk) -> list[bool]:
    facing = face(INQUIRY, by=DETECTIVE.actor.id, log=desk.ledger, rulebook=england_wales(), now=desk.now)
    return [crime.stands for crime in crimes_of(facing)]


def test_one_offence_against_two_children_is_two_crimes() -> None:
    desk = opened()
    desk.concern(child=BO, name="Bo")
    desk.do(RecordOffence, OFFICER, offence="sexual", children=(CHILD, BO), told_by="parent")
    recorded = desk.events("investigation.crime_recorded", record=INQUIRY)
    assert [event.subjects[0] for event in recorded] == [CHILD, BO]


def test_a_crime_that_a_parent_described_is_recorded_without_a_word_of_the_child() -> None:
    desk = opened()
    assert (desk.statuses("REC-01"), desk.statuses("REC-02")) == (["owed"], ["owed"])
    desk.at(60).do(RecordOffence, OFFICER, offence="sexual", reference="CR-1")
    assert (desk.statuses("REC-01"), desk.statuses("REC-02")) == (["met"], ["met"])


def test_a_crime_is_not_cancelled_by_somebody_who_may_not_or_before_the_child_was_told() -> None:
    desk = opened()
    desk.do(RecordOffence, OFFICER, offence="sexual", reference="CR-1")
    refused = desk.refused(CancelCrime, SERGEANT, **(PROPERLY | {"decided_by": "other", "told": False}))
    assert set(rules(refused)) == {"REC-07"}
    assert any("registrar" in said for said in words(refused))
    assert any("told" in said for said in words(refused))


def test_a_crime_is_not_cancelled_without_information_and_none_that_is_not_there() -> None:
    desk = opened()
    refused = desk.refused(CancelCrime, SERGEANT, **(PROPERLY | {"reasons": ""}))
    assert words(refused) == [
        "No crime of that reference stands in this case.",
        "A crime is not cancelled without the information that shows that it did not happen.",
    ]


def test_a_cancelled_crime_can_be_put_back() -> None:
    desk = opened()
    desk.do(RecordOffence, OFFICER, offence="sexual", reference="CR-1")
    desk.at(60).do(CancelCrime, SERGEANT, **PROPERLY)
    assert stands(desk) == [False]
    desk.at(90).do(ReinstateCrime, DETECTIVE, reference="CR-1", reasons="The recordings were of another day.")
    assert stands(desk) == [True]


def test_a_crime_against_one_child_is_cancelled_and_put_back_alone() -> None:
    desk = opened()
    desk.concern(child=BO, name="Bo")
    desk.do(RecordOffence, OFFICER, offence="sexual", children=(CHILD, BO), reference="CR-1")
    refused = desk.refused(CancelCrime, SERGEANT, **PROPERLY)
    assert words(refused) == ["2 crimes of that reference stand in this case, and it does not say which."]
    first, other = desk.events("investigation.crime_recorded", record=INQUIRY)
    desk.at(60).do(CancelCrime, SERGEANT, **PROPERLY, crime=other.id)
    assert stands(desk) == [True, False]
    assert desk.events("investigation.crime_cancelled", record=INQUIRY)[0].subjects == (BO, INVESTIGATION)
    desk.at(70).do(CancelCrime, SERGEANT, **PROPERLY, crime=first.id)
    desk.at(90).do(ReinstateCrime, DETECTIVE, crime=other.id, reasons="They were of another day.")
    assert stands(desk) == [False, True]


def test_of_crimes_without_a_reference_only_the_one_that_is_named_is_cancelled() -> None:
    desk = opened()
    desk.do(RecordOffence, OFFICER, offence="sexual")
    desk.do(RecordOffence, OFFICER, offence="modern_slavery")
    first, _ = desk.events("investigation.crime_recorded", record=INQUIRY)
    desk.at(60).do(CancelCrime, SERGEANT, **(PROPERLY | {"reference": None}), crime=first.id)
    assert stands(desk) == [False, True]


def test_the_report_and_the_intelligence_are_both_owed_and_neither_named_is_refused() -> None:
    desk = opened()
    assert rules(desk.refused(RecordConcern, OFFICER)) == ["casework.nothing_done"]
    desk.at(10).do(RecordConcern, OFFICER, report=True, report_reference="CE-7")
    assert desk.statuses("REC-03") == ["owed"]
    desk.at(20).do(RecordConcern, OFFICER, intelligence=True)
    assert desk.statuses("REC-03") == ["met"]
