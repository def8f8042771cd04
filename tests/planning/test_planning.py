"""The investigation plan: made, kept in versions, endorsed by another once it is complete, and brought up to date."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.allocating.skilled import skill
from tests.casework.desk import (
    CHILD,
    DETECTIVE,
    DI,
    INQUIRY,
    INVESTIGATION,
    OTHER_DETECTIVE,
    SERGEANT,
    Desk,
    england_wales,
    rules,
    words,
)
from tests.planning.writing import said, whole
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.application.gathering import face
from wayhome.application.refusals import Conflict
from wayhome.casework.allocating.allocate_case import AllocateCase
from wayhome.casework.concerns.assess_risk import AssessCaseRisk
from wayhome.casework.facing import Facing
from wayhome.casework.merge_children import MergeChildren
from wayhome.casework.planning.endorse_plan import EndorsePlan
from wayhome.casework.planning.make_plan import MakeCasePlan, PartSaid, RevisePlan
from wayhome.casework.planning.plan import Plan, changed_since, plan_of
from wayhome.duties.duty import Status
from wayhome.kernel.ids import EventId, RecordId, Subject
from wayhome.record.envelope import Event
from wayhome.record.events.ending import OutcomeReached, Reopened
from wayhome.record.rows import place, read


@pytest.fixture
def opened() -> Desk:
    """Return a desk with an investigation without a plan."""
    desk = Desk()
    desk.concern()
    return desk


def facing(desk: Desk) -> Facing:
    return face(INQUIRY, by=DETECTIVE.actor.id, log=desk.ledger, rulebook=england_wales(), now=desk.now)


def plan(desk: Desk) -> Plan:
    before = facing(desk)
    found = plan_of(before.story, before.words)
    assert found is not None
    return found


def test_a_plan_is_kept_part_by_part_with_what_it_lacks(opened: Desk):
    done = opened.do(MakeCasePlan, DETECTIVE, parts=(said("hypotheses", "He is driven to sell."),))

    assert plan(opened).parts["plan_hypotheses"].words == "He is driven to sell."
    (made,) = opened.events("investigation.plan_made", record=INQUIRY)
    assert (made.body["version"], made.body["fields_missing"]) == (1, 19)
    assert (
        "Kept. It is not complete yet: Children harmed or in danger, How each child is kept safe now"
        in words(done.notices)[0]
    )
    assert opened.statuses("PLAN-01") == ["met"]


def test_a_plan_that_says_nothing_is_refused(opened: Desk):
    reasons = opened.refused(MakeCasePlan, DETECTIVE, parts=(said("hypotheses", "  "),))

    assert (rules(reasons), words(reasons)) == (["PLAN-01"], ["The plan says nothing yet."])


def test_the_words_of_a_plan_are_kept_beside_the_record_and_read(opened: Desk):
    opened.do(MakeCasePlan, DETECTIVE, parts=(said("hypotheses", "He is driven to sell."),))

    (event,) = opened.events("investigation.plan_part_set", record=INQUIRY)
    assert "words" not in event.body
    assert "words" in event.private
    assert INVESTIGATION in event.subjects


def test_a_second_plan_is_no_plan_of_its_own(opened: Desk):
    opened.do(MakeCasePlan, DETECTIVE, parts=whole())

    assert words(opened.refused(MakeCasePlan, OTHER_DETECTIVE, parts=whole())) == [
        "There is a plan for this case already."
    ]


def test_a_part_that_does_not_apply_says_why_and_some_apply_always(opened: Desk):
    reasons = opened.refused(
        MakeCasePlan, DETECTIVE,
        parts=(said("forensic", "", applies=False), said("hypotheses", "None.", applies=False), said("other", "x")),
    )  # fmt: skip

    assert words(reasons) == [
        "“Forensic material” is said not to apply, and not why.",
        "“What may have happened” applies to every case.",
        "The plan has no part “plan_other”.",
    ]


def test_a_complete_plan_is_endorsed_by_another_than_its_author(opened: Desk):
    opened.do(MakeCasePlan, DETECTIVE, parts=whole())

    opened.at(60).do(EndorsePlan, SERGEANT, reasons="Start with the hotel.")

    (endorsed,) = opened.events("investigation.plan_endorsed", record=INQUIRY)
    assert (endorsed.body["by"], endorsed.body["fields_missing"], endorsed.body["version"]) == ("supervisor", 0, 1)
    assert plan(opened).is_endorsed
    assert (opened.statuses("PLAN-01-B"), opened.statuses("PLAN-02")) == (["met"], ["met"])


def test_nobody_endorses_a_plan_in_which_they_wrote_or_the_plan_of_their_own_case(opened: Desk):
    opened.do(MakeCasePlan, DETECTIVE, parts=whole(but=("plan_community",)))
    opened.do(RevisePlan, SERGEANT, because="supervisor", parts=(said("community", "The school is told first."),))
    skill(opened, DI)
    opened.do(AllocateCase, SERGEANT, officer="dina")

    wrote = opened.refused(EndorsePlan, SERGEANT)
    investigates = opened.refused(EndorsePlan, DI)

    assert words(wrote) == ["You wrote in this plan, and nobody endorses their own."]
    assert words(investigates) == ["You investigate this case, and nobody endorses their own plan."]


def test_a_plan_with_an_empty_part_is_not_endorsed_and_each_is_named(opened: Desk):
    opened.do(MakeCasePlan, DETECTIVE, parts=whole(but=("plan_disruption", "plan_contact", "plan_community")))

    reasons = opened.refused(EndorsePlan, SERGEANT)

    assert rules(reasons) == ["PLAN-02", "PLAN-02"]
    assert words(reasons) == [
        "“Stopping them meanwhile” holds nothing, and no reason for not applying.",
        "“Keeping in touch with each child” holds nothing, and no reason for not applying.",
    ]


@pytest.mark.parametrize(("level", "lacks"), [("high", ["PLAN-02"]), ("medium", []), ("standard", [])])
def test_what_a_plan_must_hold_goes_by_the_risk(opened: Desk, level: str, lacks: list[str]):
    opened.do(AssessCaseRisk, DETECTIVE, level=level, reasons="What is known.")
    opened.do(MakeCasePlan, DETECTIVE, parts=whole(but=("plan_community",)))

    if lacks:
        assert rules(opened.refused(EndorsePlan, SERGEANT)) == lacks
    else:
        opened.do(EndorsePlan, SERGEANT)


def test_a_part_that_does_not_apply_is_complete_with_its_reason(opened: Desk):
    applies_not = said("disruption", "The suspect is in custody until the trial.", applies=False)
    opened.do(MakeCasePlan, DETECTIVE, parts=(*whole(but=("plan_disruption",)), applies_not))

    opened.do(EndorsePlan, SERGEANT)


def test_a_plan_that_is_not_there_or_was_endorsed_is_not_endorsed(opened: Desk):
    nothing = opened.refused(EndorsePlan, SERGEANT)
    opened.do(MakeCasePlan, DETECTIVE, parts=whole())
    opened.at(5).do(EndorsePlan, SERGEANT)
    again = opened.at(6).refused(EndorsePlan, DI)

    assert words(nothing) == ["There is no plan to endorse."]
    assert words(again) == ["Version 1 was endorsed already."]


def test_a_revision_keeps_what_is_left_as_it_is_and_each_version_can_be_read(opened: Desk):
    opened.do(MakeCasePlan, DETECTIVE, parts=whole())
    opened.at(5).do(EndorsePlan, SERGEANT)

    opened.at(60).do(
        RevisePlan, OTHER_DETECTIVE, because="suspect",
        parts=(said("suspects", "A man called Kit."), said("hypotheses", "Said in a sentence.")),
    )  # fmt: skip

    assert opened.statuses("PLAN-03-B") == ["owed"]
    now = plan(opened)
    assert (now.version, now.is_endorsed) == (2, False)
    assert [one.part for one in now.parts.values() if one.version == 2] == ["plan_suspects"]
    assert now.as_of(1)["plan_suspects"].words == "Said in a sentence."
    assert now.parts["plan_suspects"].words == "A man called Kit."
    assert now.authors == {"dee", "dov"}


def test_a_revision_that_changes_nothing_says_why(opened: Desk):
    no_plan = opened.refused(RevisePlan, DETECTIVE, because="risk", parts=whole())
    opened.do(MakeCasePlan, DETECTIVE, parts=whole())

    same = opened.refused(RevisePlan, DETECTIVE, because="risk", parts=whole())
    opened.do(RevisePlan, DETECTIVE, because="risk", nothing_changes="The level rests on what the plan says already.")

    assert words(no_plan) == ["There is no plan yet."]
    assert words(same) == ["Nothing in the plan is different from what it was."]
    assert plan(opened).version == 2


def test_what_came_about_since_the_plan_is_shown_and_owed(opened: Desk):
    opened.do(MakeCasePlan, DETECTIVE, parts=whole())
    opened.at(5).do(EndorsePlan, SERGEANT)
    opened.at(60).do(AssessCaseRisk, DETECTIVE, level="high", reasons="He was seen with a knife.")

    before = facing(opened)
    assert [event.type for event in changed_since(plan(opened), before.story, before.pack)] == [
        "investigation.risk_assessed"
    ]
    assert opened.at(60 + 48 * 60).statuses("PLAN-03") == ["owed"]
    assert opened.at(61 + 48 * 60).statuses("PLAN-03") == ["overdue"]


def test_a_child_who_goes_missing_changes_the_plan_of_every_open_case_of_theirs_and_of_nobody_else(opened: Desk):
    other = Subject("investigation:EI-2")
    opened.concern(record=RecordId("EI-2"), investigation=other, child=Subject("child:B"))
    for record in ("EI-1", "EI-2"):
        opened.at(1).do(MakeCasePlan, DETECTIVE, record=RecordId(record), parts=whole())
        opened.at(5).do(EndorsePlan, SERGEANT, record=RecordId(record))

    opened.at(60).report()
    opened.at(70).report()  # a second call about the same absence

    (told,) = opened.events("investigation.child_missing", record=INQUIRY)
    assert (told.body["missing_in"], sorted(told.subjects)) == ("MC-1", ["child:A", "investigation:EI-1"])
    assert opened.events("investigation.child_missing", record=RecordId("EI-2")) == []
    assert opened.at(60 + 48 * 60).statuses("PLAN-03") == ["owed"]
    opened.do(RevisePlan, DETECTIVE, because="missing", parts=(said("safeguarding", "Looked for at her aunt’s."),))
    assert opened.statuses("PLAN-03") == ["met"]


def test_a_report_is_taken_though_a_case_of_the_child_cannot_be_added_to_by_this_version(opened: Desk):
    strange = Event(
        id=EventId("later"), record=INQUIRY, type="investigation.of_a_later_version", version=1, body={},
        happened_at=opened.now, recorded_at=opened.now, subjects=(CHILD, INVESTIGATION),
    )  # fmt: skip
    with opened.ledger.pen() as pen:
        row = place(strange, head=pen.head(), end=pen.end_of(INQUIRY)).row
        pen.write([read(row)], [])

    told = words(opened.at(60).report().notices)

    assert "EI-1 could not be told that the child is missing: it cannot be added to just now." in told
    assert len(opened.events("missing.reported")) == 1
    assert opened.events("investigation.child_missing", record=INQUIRY) == []


def test_a_case_that_has_ended_is_told_of_no_absence(opened: Desk):
    ended = Draft(fact=OutcomeReached(code="18"), happened_at=opened.now, subjects=(CHILD, INVESTIGATION))
    enter(Entry(record=INQUIRY, drafts=(ended,)), ledger=opened.ledger, supplies=opened.supplies)

    opened.at(60).report()

    assert opened.events("investigation.child_missing", record=INQUIRY) == []


@pytest.mark.parametrize(
    ("before", "owes"),
    [((), ["PLAN-04"]), ((MakeCasePlan,), ["PLAN-05"]), ((MakeCasePlan, EndorsePlan), ["PLAN-03"])],
)
def test_a_case_that_is_opened_again_owes_a_plan_that_is_endorsed_whatever_it_had(
    opened: Desk, before: tuple[type, ...], owes: list[str]
):
    if MakeCasePlan in before:
        opened.do(MakeCasePlan, DETECTIVE, parts=whole())
    if EndorsePlan in before:
        opened.at(1).do(EndorsePlan, SERGEANT)
    for minutes, fact in ((60, OutcomeReached(code="18")), (120, Reopened())):
        draft = Draft(fact=fact, happened_at=opened.at(minutes).now, subjects=(CHILD, INVESTIGATION))
        enter(Entry(record=INQUIRY, drafts=(draft,)), ledger=opened.ledger, supplies=opened.supplies)

    found = [duty.rule for duty in opened.at(121).duties() if duty.status_at(opened.now) is Status.OWED]

    assert [rule for rule in found if rule.startswith("PLAN")] == owes


def test_a_missing_child_who_is_found_to_be_a_child_of_a_case_changes_its_plan(opened: Desk):
    opened.at(60).report(child=Subject("child:X"))
    assert opened.events("investigation.child_missing", record=INQUIRY) == []

    opened.at(90).do(MergeChildren, SERGEANT, other=CHILD, reason="Same name, birth date and school.")

    (told,) = opened.events("investigation.child_missing", record=INQUIRY)
    assert (told.body["missing_in"], sorted(told.subjects)) == ("MC-1", ["child:A", "investigation:EI-1"])


def test_a_revision_of_what_changed_meanwhile_is_asked_again(opened: Desk):
    opened.do(MakeCasePlan, DETECTIVE, parts=whole())

    with pytest.raises(Conflict):
        opened.do(RevisePlan, DETECTIVE, because="other", parts=(said("lines", "New."),), seen=1)


def test_a_plan_is_owed_sooner_where_the_risk_is_high(opened: Desk):
    assert opened.at(48 * 60).statuses("PLAN-01") == ["owed"]
    assert opened.at(48 * 60 + 1).statuses("PLAN-01") == ["overdue"]


def test_an_import_that_says_only_that_a_plan_was_made_is_a_plan_without_parts(opened: Desk):
    assert plan_of(facing(opened).story, {}) is None
    opened.do(MakeCasePlan, DETECTIVE, parts=whole())
    assert plan(opened).made_at.date() == date(2026, 3, 2)


PARTS = tuple(england_wales().pack.plan_parts)


@settings(max_examples=20, deadline=None)
@given(some.sets(some.sampled_from(PARTS), min_size=1), some.sampled_from(["high", "medium", "standard", None]))
def test_a_plan_is_endorsed_exactly_when_no_needed_part_is_empty(filled: set[str], level: str | None):
    desk = Desk()
    desk.concern()
    if level:
        desk.do(AssessCaseRisk, DETECTIVE, level=level, reasons="What is known.")
    desk.do(MakeCasePlan, DETECTIVE, parts=tuple(PartSaid(part=one, words="Said.") for one in sorted(filled)))
    (made,) = desk.events("investigation.plan_made", record=INQUIRY)

    if made.body["fields_missing"]:
        assert len(desk.refused(EndorsePlan, SERGEANT)) == made.body["fields_missing"]
    else:
        desk.do(EndorsePlan, SERGEANT)
        assert desk.statuses("PLAN-02") == ["met"]
