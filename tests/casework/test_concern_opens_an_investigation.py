from tests.casework.desk import CHILD, DETECTIVE, INQUIRY, INVESTIGATION, OFFICER, Desk, england_wales
from wayhome.application.gathering import face
from wayhome.casework.facing import Facing
from wayhome.casework.record_crime import RecordCrime
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.events.investigation import ChildJoined, RiskAssessed
from wayhome.record.events.nrm import SafetyArranged

OTHER = Subject("child:B")


def facing(desk: Desk) -> Facing:
    return face(INQUIRY, by=DETECTIVE.actor.id, log=desk.ledger, rulebook=england_wales(), now=desk.now)


def test_a_concern_opens_an_investigation_before_any_crime_is_on_record() -> None:
    desk = Desk()
    desk.concern(OFFICER)
    assert [event.type for event in desk.events(record=INQUIRY)] == [
        "child.described", "investigation.opened", "exploitation.concern_raised",
    ]  # fmt: skip
    assert desk.statuses("ALLOC-01") == desk.statuses("PLAN-01") == ["owed"]


def test_a_crime_recorded_later_does_not_begin_the_time_to_allocate_again() -> None:
    desk = Desk()
    desk.concern()
    desk.at(600).do(
        RecordCrime, OFFICER, record=INQUIRY, offence="sexual", investigation=INVESTIGATION, opens=RecordId("EI-1")
    )
    due = [duty.due_at for duty in desk.duties() if duty.rule == "ALLOC-01"]
    assert [(at - desk.at(0).now).total_seconds() / 3600 for at in due] == [24]


def test_what_is_about_the_case_names_every_child_and_what_is_about_one_names_that_one() -> None:
    desk = Desk()
    desk.concern()
    joined = facing(desk)
    assert joined.is_investigation
    assert joined.about(RiskAssessed(level="high")) == (CHILD, INVESTIGATION)
    desk.concern(child=OTHER, investigation=INVESTIGATION)
    both = facing(desk)
    assert both.children == (CHILD, OTHER)
    assert both.about(RiskAssessed(level="high")) == (CHILD, OTHER, INVESTIGATION)
    assert both.about(ChildJoined(basis="suspect")) == (CHILD, OTHER, INVESTIGATION)
    assert both.about(SafetyArranged()) == (CHILD,)
