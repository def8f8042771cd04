from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.casework.desk import (
    DETECTIVE,
    DI,
    INQUIRY,
    SERGEANT,
    SUPERINTENDENT,
    Desk,
    rules,
    words,
)
from tests.reviewing.cases import said_of_case
from wayhome.application.refusals import Conflict
from wayhome.casework.commands import Acting, digest
from wayhome.casework.review_search import Outstanding
from wayhome.casework.reviewing.alike import Alike, Earlier
from wayhome.casework.reviewing.parts import PARTS
from wayhome.casework.reviewing.review_investigation import LookedAt, ReviewInvestigation
from wayhome.duties.examples import london
from wayhome.kernel.ids import EventId, RecordId
from wayhome.record.events.allocating import Allocated, SupervisorAssigned
from wayhome.record.events.closing import OtherVictimsLookedFor

DAY = 24 * 60
SAID = "The phone data came back and names two adults; the hotel's records must be asked for by Friday."
OTHERWISE = "The hotel answered. Both adults are on its register on the nights on which the child was missing."


def looked_at(**found: tuple[str, str]) -> tuple[LookedAt, ...]:
    given = dict.fromkeys(PARTS, ("in_order", "")) | found
    return tuple(LookedAt(part=part, found=one, words=said) for part, (one, said) in given.items())  # type: ignore[arg-type]


def review(**given: Any) -> dict[str, Any]:
    item = Outstanding(what="Ask the hotel for its register", who="investigator", due=london("2026-03-06T12:00"))
    whole = {
        "looked_at": looked_at(),
        "disruption": "unchanged_for_a_reason",
        "disruption_because": "The warning notice was served on Monday and is kept to.",
        "directions": SAID,
        "outstanding": (item,),
    }
    return whole | given


@pytest.fixture
def open_case() -> Desk:
    desk = Desk()
    desk.concern()
    return desk.at(30)


def test_a_review_is_kept_and_each_thing_outstanding_is_owed_by_its_day(open_case: Desk) -> None:
    open_case.do(ReviewInvestigation, SERGEANT, **review())
    (reviewed,) = open_case.events("investigation.reviewed", record=INQUIRY)
    said = {name: reviewed.body[name] for name in ("by", "level", "nominal", "outstanding", "disruption", "items")}
    assert said == {
        "by": "supervisor", "level": "first_line", "nominal": False, "outstanding": "listed",
        "disruption": "unchanged_for_a_reason", "items": 1,
    }  # fmt: skip
    (line,) = open_case.events("enquiry.line_raised", record=INQUIRY)
    assert (line.body["line"], line.body["owner"]) == ("Review item 1", "investigator")
    assert open_case.statuses("SUP-05") == ["owed"]
    assert open_case.statuses("SUP-04") == open_case.statuses("DIS-02") == ["met"]
    open_case.now = london("2026-03-07T12:00:01")
    assert open_case.statuses("SUP-05") == ["overdue"]


def test_an_empty_review_is_refused_and_everything_it_lacks_is_named(open_case: Desk) -> None:
    refused = open_case.refused(ReviewInvestigation, SERGEANT)
    names = "; ".join(name for name, _ in PARTS.values())
    assert words(refused) == [
        "The review says nothing in words.",
        "The review does not say what is outstanding, who does it and by when, or why nothing is.",
        f"Not looked at: {names}.",
        "The review does not say what is decided on disruption, or why nothing changes.",
    ]
    assert rules(refused) == ["SUP-04", "SUP-04", "SUP-01", "DIS-02"]


def test_that_nothing_is_outstanding_is_kept_with_its_reason(open_case: Desk) -> None:
    open_case.do(ReviewInvestigation, SERGEANT, **review(outstanding=(), none_because="Everything asked for came."))
    (reviewed,) = open_case.events("investigation.reviewed", record=INQUIRY)
    assert reviewed.body["outstanding"] == "none_for_a_reason"
    assert open_case.statuses("SUP-04") == ["met"]


def test_nothing_outstanding_is_refused_while_anything_is_overdue(open_case: Desk) -> None:
    open_case.at(5 * DAY)
    refused = open_case.refused(
        ReviewInvestigation, SERGEANT, **review(outstanding=(), none_because="Nothing to be done.")
    )
    (said,) = words(refused)
    assert said.endswith("That is not nothing.")
    assert "overdue on this case; the longest: " in said


def test_what_is_to_be_put_right_is_said_in_words(open_case: Desk) -> None:
    refused = open_case.refused(
        ReviewInvestigation, SERGEANT, **review(looked_at=looked_at(plan=("to_put_right", " ")))
    )
    assert words(refused) == ["The plan: something is to be put right, and the review does not say what."]


def test_a_risk_that_is_changed_needs_its_reason_and_is_assessed_with_it(open_case: Desk) -> None:
    refused = open_case.refused(ReviewInvestigation, SERGEANT, **review(risk="high"))
    assert words(refused) == ["The risk is changed, and nobody says why."]
    open_case.do(ReviewInvestigation, SERGEANT, **review(risk="high", risk_because="A second adult came to light."))
    (assessed,) = open_case.events("investigation.risk_assessed", record=INQUIRY)
    assert assessed.body["level"] == "high"


@pytest.mark.parametrize(("who", "level"), [(SERGEANT, "first_line"), (DI, "second_line"), (SUPERINTENDENT, "senior")])
def test_which_line_of_review_it_is_comes_from_the_role(open_case: Desk, who: Acting, level: str) -> None:
    open_case.do(ReviewInvestigation, who, **review())
    (reviewed,) = open_case.events("investigation.reviewed", record=INQUIRY)
    assert reviewed.body["level"] == level


@pytest.mark.parametrize(("risk", "days"), [("high", 7), ("medium", 14), ("standard", 28)])
def test_the_next_review_is_owed_so_many_days_on_bank_holidays_or_not(risk: str, days: int) -> None:
    desk = Desk(now=london("2026-03-30T09:00"))  # Good Friday and Easter Monday fall in the first fortnight
    desk.concern()
    desk.do(ReviewInvestigation, SERGEANT, **review(risk=risk, risk_because="As the screening came out."))
    desk.now = london("2026-03-30T23:59:59") + timedelta(days=days)
    assert desk.statuses("SUP-01")[-1] == "owed"
    desk.now += timedelta(seconds=1)
    assert desk.statuses("SUP-01")[-1] == "overdue"


def test_words_of_an_earlier_review_are_shown_before_they_are_kept_and_need_a_reason(open_case: Desk) -> None:
    open_case.do(ReviewInvestigation, SERGEANT, **review())
    again = review(directions=f"  {SAID.upper()} ", disruption_because="It still is.")
    refused = open_case.at(2 * DAY).refused(ReviewInvestigation, DI, **again)
    assert rules(refused) == ["casework.review_repeats"]
    (said,) = words(refused)
    assert said.startswith("88 % of these words stood in this case's review of 2 March 2026: “THE PHONE DATA")
    open_case.do(ReviewInvestigation, DI, **again, kept_because="The hotel has until Friday.")
    kept = open_case.events("investigation.reviewed", record=INQUIRY)[-1]
    assert (kept.body["repeats"], kept.body["nominal"]) == (88, False)


def test_a_review_that_says_what_is_new_is_not_held_up(open_case: Desk) -> None:
    open_case.do(ReviewInvestigation, SERGEANT, **review())
    open_case.at(DAY).do(ReviewInvestigation, SERGEANT, **review(directions=OTHERWISE, disruption_because="It stands."))


def test_repeating_with_nothing_decided_is_nominal_and_meets_nothing(open_case: Desk) -> None:
    nothing: dict[str, Any] = {"outstanding": (), "none_because": "Everything that was asked for has come in."}
    said_of_case(open_case, SupervisorAssigned(skilled=True), OtherVictimsLookedFor(result="none_found"))
    open_case.do(ReviewInvestigation, SERGEANT, **review(**nothing))
    met = open_case.statuses("SUP-01").count("met")
    handled = open_case.at(40).do(ReviewInvestigation, SERGEANT, **review(**nothing, kept_because="Nothing is new."))
    assert [notice.rule for notice in handled.notices][-1] == "casework.nominal_review"
    assert open_case.events("investigation.reviewed", record=INQUIRY)[-1].body["nominal"] is True
    assert open_case.statuses("SUP-01").count("met") == met


def test_two_supervisors_at_once_the_second_sees_what_the_first_decided(open_case: Desk) -> None:
    seen = open_case.ledger.read(RecordId("EI-1")).sequence
    open_case.do(ReviewInvestigation, SERGEANT, seen=seen, **review())
    with pytest.raises(Conflict):
        open_case.do(ReviewInvestigation, DI, seen=seen, **review(directions=OTHERWISE))


def test_nobody_reviews_what_they_investigate(open_case: Desk) -> None:
    said_of_case(open_case, Allocated(skilled=True, role="supervisor", officer=SERGEANT.actor.id))
    refused = open_case.refused(ReviewInvestigation, SERGEANT, **review())
    assert words(refused) == ["You investigate this case yourself; nobody reviews their own work."]
    open_case.do(ReviewInvestigation, DI, **review())


def test_an_investigator_may_not_review(open_case: Desk) -> None:
    refused = open_case.refused(ReviewInvestigation, DETECTIVE, **review())
    assert words(refused) == [
        "You may not review an investigation, or endorse its plan with the role you are signed in as."
    ]


def test_no_word_of_a_review_is_in_the_digest_under_which_it_is_asked_once(open_case: Desk) -> None:
    earlier = Earlier(event=EventId("e1"), record=RecordId("EI-9"), at=open_case.now, words=SAID)
    asked = open_case.ask(ReviewInvestigation, SERGEANT, **review(), key="k")
    alike = Alike(earlier=earlier, percent=40, passage=SAID)
    other = Alike(earlier=replace(earlier, words=OTHERWISE), percent=40, passage=OTHERWISE)
    assert digest(replace(asked, alike=alike)) == digest(replace(asked, alike=other, directions=OTHERWISE))  # type: ignore[call-arg]
