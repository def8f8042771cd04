from datetime import timedelta

import pytest
from django.test import Client

from tests.casework.desk import INQUIRY, OFFICER, SERGEANT, Desk
from tests.reviewing.cases import said_of_case
from tests.web.conftest import SignedIn
from tests.web.html import faults
from wayhome.access.actors import Role
from wayhome.casework.concerns.assess_risk import AssessCaseRisk
from wayhome.casework.reviewing.hand_supervision_over import OfferSupervision
from wayhome.kernel.ids import RecordId
from wayhome.record.events.allocating import SupervisorAssigned
from wayhome.record.events.ending import OutcomeReached
from wayhome.record.events.investigation import MergedInto

DESK, TOGETHER = "/investigations/", "/investigations/together/"


@pytest.fixture
def three(desk: Desk) -> Desk:
    desk.concern()
    for number in (2, 3):
        desk.concern(
            child=f"child:{number}",
            record=f"EI-{number}",
            investigation=f"investigation:EI-{number}",
            name=f"Child {number}",
        )
    desk.do(AssessCaseRisk, OFFICER, record=RecordId("EI-1"), level="standard", reasons="As it is.")
    desk.do(AssessCaseRisk, OFFICER, record=RecordId("EI-3"), level="high", reasons="An adult waits at the gate.")
    return desk.at(30)


def order(client: Client, query: str = "") -> list[str]:
    return [row.record for row in client.get(DESK + query).context["rows"]]


def test_cases_stand_by_risk_and_one_that_nobody_assessed_comes_before_medium(three: Desk, signed_in: SignedIn) -> None:
    assert order(signed_in(Role.SUPERVISOR)) == ["EI-3", "EI-2", "EI-1"]


def test_a_case_whose_child_is_missing_now_comes_first_and_says_so(three: Desk, signed_in: SignedIn) -> None:
    three.report()
    client = signed_in(Role.SUPERVISOR)
    assert order(client) == ["EI-1", "EI-3", "EI-2"]
    assert order(client, "?show=missing") == ["EI-1"]
    assert "Missing now" in client.get(DESK).content.decode()


def test_a_case_that_has_ended_is_not_on_the_desk(three: Desk, signed_in: SignedIn) -> None:
    said_of_case(three, OutcomeReached(code="1"))
    assert order(signed_in(Role.SUPERVISOR)) == ["EI-3", "EI-2"]


def test_a_case_that_goes_on_as_part_of_another_is_not_on_the_desk(three: Desk, signed_in: SignedIn) -> None:
    said_of_case(three, MergedInto(into="EI-3"))
    assert order(signed_in(Role.SUPERVISOR)) == ["EI-3", "EI-2"]


def test_whoever_supervises_sees_their_own_first_and_all_by_a_link(three: Desk, signed_in: SignedIn) -> None:
    said_of_case(three, SupervisorAssigned(skilled=True, officer=Role.SUPERVISOR.key))
    client = signed_in(Role.SUPERVISOR)
    assert order(client) == ["EI-1"]
    assert order(client, "?show=all") == ["EI-3", "EI-2", "EI-1"]


def test_an_order_that_was_chosen_is_kept_for_the_next_time(three: Desk, signed_in: SignedIn) -> None:
    client = signed_in(Role.SUPERVISOR)
    client.get(f"{DESK}?order=moved")
    assert client.get(DESK).context["order"] == "moved"


def test_readers_see_the_desk_without_boxes_to_tick(three: Desk, signed_in: SignedIn) -> None:
    page = signed_in(Role.ANALYST).get(DESK).content.decode()
    assert faults(page) == []
    assert 'type="checkbox"' not in page


def test_the_same_act_for_several_cases_is_entered_for_each(three: Desk, signed_in: SignedIn) -> None:
    client = signed_in(Role.SUPERVISOR)
    chosen = {"do": "ask", "case": ["EI-1", "EI-2"]}
    first = client.post(TOGETHER, chosen)
    assert [one.row.record for one in first.context["left"]] == ["EI-2", "EI-1"]
    assert three.events("investigation.update_asked", record=INQUIRY) == []
    lacking = client.post(TOGETHER, chosen | {"go": "yes", "key": "k1"})
    assert lacking.status_code == 422
    done = client.post(TOGETHER, chosen | {"go": "yes", "key": "k1", "due_on": "2026-03-04", "asks": "How?"})
    assert [one.row.record for one in done.context["done"]] == ["EI-2", "EI-1"]
    assert faults(done.content.decode()) == []
    for record in ("EI-1", "EI-2"):
        assert len(three.events("investigation.update_asked", record=RecordId(record))) == 1


def test_what_is_sent_twice_is_done_once(three: Desk, signed_in: SignedIn) -> None:
    client = signed_in(Role.SUPERVISOR)
    asked = {"do": "ask", "case": ["EI-1"], "go": "yes", "key": "k1", "due_on": "2026-03-04", "asks": "How?"}
    client.post(TOGETHER, asked)
    client.post(TOGETHER, asked)
    assert len(three.events("investigation.update_asked", record=INQUIRY)) == 1


def test_one_refusal_stops_no_other_and_says_why(three: Desk, signed_in: SignedIn) -> None:
    three.do(OfferSupervision, SERGEANT, record=RecordId("EI-2"))
    client = signed_in(Role.SUPERVISOR)
    asked = {"do": "accept", "case": ["EI-1", "EI-2"], "go": "yes", "key": "k1"}
    answer = client.post(TOGETHER, asked)
    assert [one.row.record for one in answer.context["done"]] == ["EI-2"]
    (left,) = answer.context["left"]
    assert (left.row.record, [reason.words for reason in left.reasons]) == ("EI-1", ["Nobody offers this case now."])


def test_every_case_of_a_filter_is_meant_where_that_is_ticked(three: Desk, signed_in: SignedIn) -> None:
    client = signed_in(Role.SUPERVISOR)
    answer = client.post(TOGETHER, {"do": "escalate", "every": "yes", "show": "all"})
    assert len(answer.context["left"]) == 3
    done = {"do": "escalate", "every": "yes", "show": "all", "go": "yes", "key": "k", "to_rank": "inspector"}
    answer = client.post(TOGETHER, done | {"why": "Nobody is free to take them."})
    assert len(answer.context["done"]) == 3


def test_nothing_chosen_is_said(three: Desk, signed_in: SignedIn) -> None:
    answer = signed_in(Role.SUPERVISOR).post(TOGETHER, {"do": "ask"})
    assert answer.status_code == 422
    assert "No investigation is chosen." in answer.content.decode()


def test_what_nobody_has_read_is_on_the_desk(three: Desk, signed_in: SignedIn) -> None:
    three.report()
    client = signed_in(Role.SUPERVISOR)
    three.now += timedelta(hours=1)
    (row,) = [row for row in client.get(DESK).context["rows"] if row.record == "EI-1"]
    assert row.cells[0].name == "Unread risk"
