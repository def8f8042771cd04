"""One case of exploitation at the browsers of six people, from a school's concern to its end and a meeting of partners.

Whatever would leave the child worse off is refused in words on the way: hands without the skills, a plan with a gap, an
empty review, an outcome on which nothing was done without the child. Everything is done through pages; only who is
trained, away and on duty is there before.
"""

from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.allocating.skilled import SUPERVISING, away, skill
from tests.casework.desk import OTHER_DETECTIVE, STARTS, Desk, england_wales
from tests.casework.desk import signed_in as acting
from tests.ending.going import seen_to
from tests.journeys.acting import fill, open_act, open_case, press, refusals
from tests.journeys.conftest import NewVisitor
from tests.journeys.inquiring import DAY, HOUR, Inquiry
from tests.planning.writing import whole
from tests.web.rostered import post
from wayhome.access.actors import Role
from wayhome.casework.reviewing.parts import PARTS
from wayhome.kernel.ids import RecordId

CREW = (Role.CALL_HANDLER, Role.SUPERVISOR, Role.DETECTIVE_INSPECTOR, Role.INVESTIGATOR, Role.COORDINATOR)
HANDLER, SERGEANT, INSPECTOR, DETECTIVE, LEAD = CREW
SEEN = "A man called Kit in a silver car waits at the gate. She has a second phone, and would not go home with us."
FOLLOWED = {"EL-06", "EL-09", "EL-18"}
IN_THE_WAY = (
    "the child's needs as a victim were assessed",
    "the child was referred to support, or said no to it themselves",
    "the times the child was missing were compared with what is alleged",
    "an inspector or above agreed",
    "It is for a named suspect, and none is named in the case.",
    "It was decided to gather more first, so it cannot end because the child does not support it.",
)
HER_WORDS = "He knows where my nan lives. I just want it to stop."


@pytest.fixture
def inquiry(visitor: NewVisitor, desk: Desk) -> Inquiry:
    """Return the people, one detective of whom is away and the other without the skills, before anything came in."""
    for role in CREW:
        post(desk, role.key, role.key)
    skill(desk, acting("supervisor", Role.SUPERVISOR), SUPERVISING)
    skill(desk, OTHER_DETECTIVE)
    post(desk, "dov", "investigator")
    away(desk, OTHER_DETECTIVE, until=STARTS + timedelta(days=5))
    return Inquiry(desk, {role: visitor(role) for role in CREW})


def test_from_a_schools_concern_to_an_end_and_a_meeting(inquiry: Inquiry, tmp_path: Path):
    put_on_record(inquiry)
    allocate(inquiry)
    plan(inquiry)
    look_for_proof(inquiry)
    review(inquiry)
    follow(inquiry)
    withdraw(inquiry)
    carry_on_without_her(inquiry)
    disrupt(inquiry)
    end(inquiry)
    meet(inquiry, tmp_path)
    assert inquiry.late() == set()  # an end that stays short of what the child is owed as a victim is refused
    as_the_record_has_it(inquiry)
    assert [seated.complaints for seated in inquiry.seats.values() if seated.complaints] == []


def as_the_record_has_it(case: Inquiry) -> None:
    """What was refused left nothing; what was decided stands in order, by whom it was decided."""
    kinds = ("investigation.allocated", "investigation.plan_endorsed", "investigation.reviewed",
             "victim.support_withdrawn", "investigation.evidence_led_review_done", "disruption.order_made",
             "investigation.not_viable_endorsed", "closing.endorsed", "investigation.outcome_reached")  # fmt: skip
    told = [(event.type, str(event.actor)) for event in case.desk.events(*kinds, record=RecordId(case.record))]
    assert told == [
        ("investigation.allocated", "detective_inspector"), ("investigation.plan_endorsed", "supervisor"),
        ("investigation.allocated", "supervisor"), ("investigation.reviewed", "supervisor"),
        ("victim.support_withdrawn", "investigator"), ("investigation.evidence_led_review_done", "supervisor"),
        ("disruption.order_made", "investigator"), ("investigation.evidence_led_review_done", "supervisor"),
        ("investigation.not_viable_endorsed", "detective_inspector"), ("closing.endorsed", "detective_inspector"),
        ("investigation.outcome_reached", "supervisor"),
    ]  # fmt: skip
    assert [event.body["skilled"] for event in case.events("investigation.allocated")] == [False, True]
    assert [event.body["code"] for event in case.events("investigation.outcome_reached")] == ["16"]


def put_on_record(case: Inquiry) -> None:
    """A school rings: it is on record, the child's safety comes first, and the crime is recorded the same evening."""
    seated = case.seats[HANDLER]
    page = seated.page
    seated.open("/concerns/new/")
    page.get_by_label("The child’s name").fill("Ada Quill")
    fill(page, {"age": "14", "nation": "england", "informant": "school", "kinds": "sexual", "concern": SEEN,
                "crime": "yes", "offence": "He touched her in the car."})  # fmt: skip
    press(page, "Put on record")
    case.record = page.url.split("/cases/")[1].split("/")[0]
    expect(page.locator(".app-entered")).to_contain_text("Put a concern on record")
    case.does(10, HANDLER, "make-safe", how="arranged", arranged="At her nan's tonight; her nan knows whom to ring.")
    case.does(12, HANDLER, "record-concern", done=("report", "intelligence"))
    case.does(15, HANDLER, "record-offence", "Record the crime", offence="sexual", told_by="school", reference="CR-1")


def allocate(case: Inquiry) -> None:
    """Nobody here has the skills: refused to one without, and given on another's answer, not on the asker's own."""
    why = case.is_refused(20, SERGEANT, "investigator", "Give them the case", {"officer": "investigator"})
    assert "No record of the training “Investigating serious and complex crime (PIP level 2)” was found." in why
    assert "ask a detective inspector to answer for an exception" in why
    case.does(
        25, SERGEANT, "investigator/exception", "Ask for it", officer="investigator",
        reasons="Dov is on leave until Saturday.", mitigation="The detective inspector reads each decision daily.",
    )  # fmt: skip
    page = case.opens(26, SERGEANT, "investigator/answer")
    expect(page.get_by_role("heading", level=1)).to_have_text("You may not do this")
    case.does(30, INSPECTOR, "investigator/answer", "Record it", answer="approve", recheck_on="2026-03-04")
    case.does(35, SERGEANT, "supervisor", "Assign them", officer="supervisor")


def plan(case: Inquiry) -> None:
    """The risk, the screening and a plan; endorsed only once nothing in it is empty."""
    case.does(40, DETECTIVE, "case-risk", "Record the risk", level="medium", reasons="He waits for her each day.")
    case.does(
        50, DETECTIVE, "screen-child", "Record the screening", i_adult_of_concern="yes", i_second_phone="yes",
        level="moderate", reasons="He gives her things, and nobody knows who he is.", considered="What the school saw.",
    )  # fmt: skip
    parts = {one.part: f"On {one.part[5:]}: said in a sentence." for one in whole(but=("plan_contact",))}
    case.does(80, DETECTIVE, "plan/make", "Make the plan", **parts)
    why = case.is_refused(90, SERGEANT, "plan/endorse", "Endorse it", {"reasons": "As we spoke."})
    assert "“Keeping in touch with each child” holds nothing" in why
    case.does(95, DETECTIVE, "plan/revise", "Keep this version", plan_contact="Weekly, by text, by one officer.",
              because="supervisor")  # fmt: skip
    case.does(100, SERGEANT, "plan/endorse", "Endorse it")


def look_for_proof(case: Inquiry) -> None:
    """Lines gone through, a suspect searched for, and what may be lost asked for before it is."""
    go_through_the_lines(case)
    suspect = {"known_by": "nickname", "name": "Kit", "kind": "adult", "age_stated": "25", "trace": "AB12 CDE"}
    case.does(130, DETECTIVE, "identify-suspect", **suspect)
    systems = ("national_computer", "national_database", "local_intelligence", "offender_management", "custody",
               "encounters")  # fmt: skip
    case.does(150, DETECTIVE, "check-suspect", **{f"of_{system}": "answered" for system in systems},
              found="Warned in 2024 for waiting at another school.")  # fmt: skip
    page = case.does(160, DETECTIVE, "identify-source", keeping="KT-ACCOUNT-MESSAGES", holder="The platform",
                     line="EL-06")  # fmt: skip
    expect(page.get_by_text("24 h left").or_(page.get_by_text("1 day left"))).to_be_visible()
    given_on(case)
    expect(case.opens(160 + 20 * HOUR, DETECTIVE, "perishable").get_by_text("4 h left")).to_be_visible()
    case.does(160 + 20 * HOUR, DETECTIVE, "ask-to-keep", reference="M1")
    case.does(160 + 20 * HOUR, DETECTIVE, "what-became", reference="M1", result="secured", detail="His messages.")
    case.does(23 * HOUR, DETECTIVE, "look-for-others", result="none_found", reason="The school and her friends.")


def given_on(case: Inquiry) -> None:
    """The training is evidenced the next morning, and the case is given anew: now with the skills."""
    case.desk.at(15 * HOUR)
    skill(case.desk, acting("investigator", Role.INVESTIGATOR))
    case.does(16 * HOUR, SERGEANT, "investigator", "Give them the case", officer="investigator")


def go_through_the_lines(case: Inquiry) -> None:
    """Take up three lines; why each other is not followed is said beside it."""
    page = case.opens(120, DETECTIVE, "classify-lines")
    boxes = page.locator("main input[name^='follow_EL-']")
    for name in [str(box.get_attribute("name")) for box in boxes.all()]:
        line = name.removeprefix("follow_")
        page.locator(f"main [name='{name}']").set_checked(line in FOLLOWED)
        if line not in FOLLOWED:
            why = page.locator(f"main [name='why_{line}']")
            if not why.is_visible():  # it was not ticked; where a tick goes, it opens by itself
                page.locator(f"main details:has([name='why_{line}']) > summary").click()
            why.fill("Nothing known so far leads there.")
    press(page, "Record")
    assert refusals(page) == ""


def review(case: Inquiry) -> None:
    """An empty review is refused; a whole one is kept, and what it leaves is owed by name and hour."""
    why = case.is_refused(DAY, SERGEANT, "review-investigation", "Record the review", {})
    assert "The review says nothing in words." in why
    assert "Not looked at: The risk; What was done; The plan;" in why
    found: dict[str, str | tuple[str, ...]] = {f"found_{part}": "in_order" for part in PARTS}
    case.does(
        DAY + 10, SERGEANT, "review-investigation", "Record the review", **found, risk="stands", disruption="decided",
        disruption_because="A warning notice is not enough; an order is asked for.",
        directions="The plate leads to a hire firm, which answers tomorrow.",
        what_1="Ask the hire firm who had the car", who_1="investigator", by_1="12:00", day_1="2026-03-04",
    )  # fmt: skip


def withdraw(case: Inquiry) -> None:
    """She does not go on: in her words, with help offered, and decided how it goes on without her."""
    case.does(
        45 * HOUR, DETECTIVE, "child-position", "Record where they stand", stance="withdraws", position=HER_WORDS,
        reasons=("fear", "wants_it_over"), would_change="If he could not come near my nan.",
        given_as="body_worn_video", exploiter_absent="yes",
    )  # fmt: skip


def follow(case: Inquiry) -> None:
    """Each line ends with what it showed, and which way it points; what the review left is done by its hour."""
    toward = {"ended": "done", "points": "toward", "reason": "He asks her to meet him, and pays her."}
    away_from = {"ended": "done", "points": "away", "reason": "The car was elsewhere on Monday."}
    case.does(25 * HOUR, DETECTIVE, "end-line", line="EL-06", **toward)
    case.does(26 * HOUR, DETECTIVE, "end-line", line="EL-09", **away_from)
    case.does(
        40 * HOUR, DETECTIVE, "end-line", line="Review item 1", ended="done", points="toward", reason="Kit hired it."
    )
    case.does(41 * HOUR, SERGEANT, "name-disclosure-officer", "Name them", officer="coordinator")


def carry_on_without_her(case: Inquiry) -> None:
    """Help is offered, it is decided how the case goes on, the prosecutor is asked, and the plan is changed."""
    case.does(46 * HOUR, DETECTIVE, "offer-help", "Record what was offered", offers=("advocate", "time"))
    weighed = {"risk_of_going_on": "She would be blamed by him.", "risk_of_stopping": "He waits for another child."}
    case.does(47 * HOUR, SERGEANT, "decide-without-child", "Record the decision", **weighed, result="gather_more",
              to_gather="The hire firm's records, by Friday.", reasons="Her messages may carry it.")  # fmt: skip
    case.does(48 * HOUR, DETECTIVE, "early-advice", decision="sought", asks="Do her messages carry it alone?")
    case.does(49 * HOUR, DETECTIVE, "plan/revise", "Keep this version", because="support",
              plan_evidence_led="Her messages and the hire firm; she is not asked again.")  # fmt: skip


def disrupt(case: Inquiry) -> None:
    """Every open power is decided on; an order is asked for, and made."""
    page = case.opens(50 * HOUR, DETECTIVE, "disruption")
    for folded in page.locator(".app-powers__more > summary", has_text="still to establish").all():
        folded.click()
    for decision in page.locator(".app-power--open select").all():
        decision.select_option("not_now")
    fill(
        page,
        {"d_DP-SRO": "use", "reason_for_all": "An order against him is asked for first.", "child_asked": "not_yet"},
    )
    press(page, "Record the decisions")
    assert refusals(page) == ""
    order = {"power": "DP-SRO", "suspect": f"{case.record}-S1", "terms": "He stays away from her, and from schools."}
    case.does(51 * HOUR, DETECTIVE, "court-order", what="applied", **order)
    case.does(3 * DAY, DETECTIVE, "court-order", what="made", expires="2028-03-05", **order)


def end(case: Inquiry) -> None:
    """Outcome 16 is refused with all that stands in its way named; what lacks is done; then it ends."""
    ending = {"code": "16", "reason": "She does not go on, and nothing else carries it."}
    why = case.is_refused(3 * DAY + HOUR, SERGEANT, "decide-outcome", "Record the outcome", ending)
    for lacking in IN_THE_WAY:
        assert lacking.lower() in why.lower()
    seen_to(case.desk, RecordId(case.record))  # on pages of their own, in the journey of what a child needs

    suspect = {"suspect": f"{case.record}-S1", "known_by": "name", "name": "Christopher Marl"}
    case.does(3 * DAY + 2 * HOUR, DETECTIVE, "identify-suspect", **suspect)
    case.does(3 * DAY + 3 * HOUR, DETECTIVE, "settle-for-ending", compared="never_missing")
    routes = {f"arguable_{route}": "no" for route in england_wales().pack.evidence_routes}
    weighed = {"risk_of_going_on": "She would be blamed by him.", "risk_of_stopping": "The order holds until 2028."}
    case.does(3 * DAY + 4 * HOUR, SERGEANT, "decide-without-child", "Record the decision", **routes, **weighed,
              result="not_viable", reasons="Her messages alone do not show who wrote to her.")  # fmt: skip
    case.does(4 * DAY, INSPECTOR, "endorse-not-viable", "Endorse it", reasons="Each way was gone through.")
    case.does(4 * DAY + HOUR, DETECTIVE, "propose-outcome", "Propose it", **ending)
    agreed = {"code": "16", "agreed": "yes", "reason": "I read it all."}
    case.does(4 * DAY + 2 * HOUR, INSPECTOR, "endorse-ending", "Record it", **agreed)
    case.does(4 * DAY + 3 * HOUR, SERGEANT, "decide-outcome", "Record the outcome", **ending)
    expect(open_case(case.seats[SERGEANT], case.record).locator(".app-standing")).to_contain_text("Ended")


def meet(case: Inquiry, tmp_path: Path) -> None:
    """A meeting is planned and the child listed; the pack is opened as a page, and taken as a PDF."""
    case.desk.at(5 * DAY)
    seated = case.seats[LEAD]
    page = seated.page
    seated.open("/meetings/")
    page.get_by_label("Date").fill("2026-03-12")
    page.get_by_label("Time").fill("10:00")
    page.get_by_label("For which area?").fill("Eastmere North")
    press(page, "Plan it")
    case.desk.at(5 * DAY + 10)
    page = open_act(seated, "list-for-meeting", case.record)
    page.get_by_label("Eastmere North, 10:00").check()
    page.get_by_label("What is the meeting to settle?").fill("Who sees her weekly, now that the case has ended?")
    press(page, "Record")
    seated.open("/meetings/")
    page.get_by_role("link", name="Eastmere North").click()
    page.get_by_role("link", name="What the meeting has before it").click()
    expect(page.get_by_role("heading", name="Ada Quill", exact=True)).to_be_visible()
    expect(page.get_by_text("Who sees her weekly, now that the case has ended?")).to_be_visible()
    with page.expect_download() as taken:
        page.get_by_role("link", name="PDF").first.click()
    taken.value.save_as(tmp_path / "pack.pdf")
    assert (tmp_path / "pack.pdf").read_bytes().startswith(b"%PDF-")
