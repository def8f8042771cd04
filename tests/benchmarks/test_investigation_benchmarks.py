"""Investigations as the inspectorate has described them, and what the national rulebook says of each.

The cases named BC are benchmark cases modelled on published findings; every person and place is invented.
"""

from datetime import timedelta

import pytest

from tests.benchmarks.investigations import breaches, duties, history, national, standing
from tests.histories import at
from wayhome.duties.derive import derive_all
from wayhome.duties.stories import stories

GIRL_OF_15 = "2026-03-01T09:00 child.described nation=england date_of_birth=2010-06-01 care_status=none placement=home"
SECOND = timedelta(seconds=1)
BOY_OF_14 = "2026-03-01T09:00 child.described nation=england date_of_birth=2011-06-01 care_status=looked_after"

GOOD = (
    "2026-03-01T09:00 child.described nation=england date_of_birth=2011-05-01 care_status=looked_after",
    "2026-03-02T09:00 exploitation.crime_disclosed informant=school",
    "2026-03-02T09:05 safeguarding.harm_feared urgency=high",
    "2026-03-02T09:30 victim.first_contact_made",
    "2026-03-02T09:40 victim.communication_needs_recorded interpreter=no",
    "2026-03-02T09:45 victim.rights_explained",
    "2026-03-02T10:00 safeguarding.referral_made",
    "2026-03-02T10:00 investigation.crime_recorded offence=sexual",
    "2026-03-02T10:10 investigation.risk_assessed level=high",
    "2026-03-02T10:20 victim.needs_assessed",
    "2026-03-02T10:25 victim.enhanced_rights_told",
    "2026-03-02T10:30 victim.rights_holder_recorded parent_may_know=no",
    "2026-03-02T10:35 victim.contact_agreed frequency=weekly channel=in_person",
    "2026-03-02T10:40 victim.services_referred result=referred",
    "2026-03-02T10:50 victim.notice_delivered about=[#8] to=child receipt=letter_signed_for support=true",
    "2026-03-02T11:00 investigation.supervisor_assigned skilled=true",
    "2026-03-02T11:00 investigation.allocated skilled=true role=detective",
    "2026-03-02T11:10 disclosure.officer_named",
    "2026-03-02T12:00 safeguarding.strategy_discussion_called recent_sexual_abuse=yes",
    "2026-03-02T15:00 safeguarding.strategy_discussion_attended checks_brought=true outcome=enquiry_agreed",
    "2026-03-02T16:00 safeguarding.police_actions_entered",
    "2026-03-02T17:00 exploitation.definition_considered kind=sexual result=met",
    "2026-03-02T17:05 child.exploitation_flag_set kind=sexual confidence=known",
    "2026-03-02T17:30 suspect.identified suspect=S1 known_by=nickname cares_for_child=no",
    "2026-03-02T18:00 suspect.checked suspect=S1 complete=true",
    "2026-03-02T18:10 suspect.premises_linked premises=H1 kind=hotel",
    "2026-03-02T18:30 enquiry.preservation_requested reference=H1",
    "2026-03-02T19:00 disruption.hotel_notice_issued by=inspector in_writing=true months=6",
    "2026-03-02T19:30 enquiry.lines_classified left_open=0",
    "2026-03-02T20:00 disruption.assessed left_open=0",
    "2026-03-02T20:30 investigation.plan_made",
    "2026-03-03T09:00 investigation.plan_endorsed by=sergeant fields_missing=0",
    "2026-03-03T09:30 interview.special_measures_explained",
    "2026-03-03T09:30 interview.intermediary_considered result=not_needed_for_a_reason",
    "2026-03-03T09:40 interview.preferences_recorded",
    "2026-03-03T10:00 interview.needed",
    "2026-03-03T14:00 victim.statement_taken trained=true planned=true",
    "2026-03-03T14:30 victim.personal_statement_offered answer=later",
    "2026-03-04T09:00 suspect.other_child_indicated suspect=S1",
    "2026-03-04T12:00 closing.other_victims_looked_for result=found",
    "2026-03-04T15:00 investigation.plan_revised",
    "2026-03-05T09:00 investigation.suspect_dealt_with kind=arrested",
    "2026-03-05T15:00 victim.notice_delivered about=[#42] to=child receipt=heard_in_person reasons=true support=true",
    "2026-03-05T16:00 investigation.plan_endorsed by=sergeant fields_missing=0",
    "2026-03-06T16:00 enquiry.data_requested line=EL-07",
    "2026-03-08T11:00 suspect.checked suspect=S1 complete=true",
    "2026-03-09T09:00 investigation.reviewed by=sergeant outstanding=listed disruption=decided",
)


def test_bc_02_a_girl_coerced_in_a_hotel_whose_suspects_harm_other_children_and_are_not_pursued() -> None:
    found = standing(
        GIRL_OF_15,
        "2026-03-02T09:00 exploitation.crime_disclosed informant=social_worker",
        "2026-03-02T11:00 investigation.crime_recorded offence=sexual",
        "2026-03-02T12:00 investigation.risk_assessed level=high",
        "2026-03-02T14:00 suspect.premises_linked premises=H1 kind=hotel",
        "2026-03-02T15:00 suspect.identified suspect=S1 known_by=nickname",
        "2026-03-03T09:00 investigation.allocated skilled=false",
        "2026-03-03T10:00 suspect.other_child_indicated suspect=S1",
        "2026-03-20T10:00 investigation.reviewed by=sergeant nominal=true",
        asked="2026-03-25T09:00",
    )

    assert found["REC-01"] == "met"
    for missed in (
        "ALLOC-01",  # nobody with the skills
        "ALLOC-02",  # and nobody owned that
        "LOE-03",  # the suspect was not searched for
        "LOE-04",  # the other children were not looked for
        "LOE-06",  # the hotel's register and recordings were left to be lost
        "PLAN-01",
        "SUP-01",  # an empty review is none
        "SUP-04",
        "DIS-01",
    ):
        assert found[missed] == "overdue", missed


def test_bc_02_other_children_are_due_within_a_day_of_the_intelligence_not_at_the_next_review() -> None:
    (found,) = [
        duty
        for duty in duties(
            "2026-03-02T11:00 investigation.crime_recorded offence=sexual",
            "2026-03-03T10:00 suspect.other_child_indicated suspect=S1",
            asked="2026-03-25T09:00",
        )
        if duty.rule == "LOE-04"
    ]

    assert (found.due_at, found.limb) == (at("2026-03-04T10:00"), "indicated")


def test_bc_03_a_mother_reports_with_evidence_and_is_told_that_her_daughter_must_report_it() -> None:
    found = standing(
        "2026-03-01T09:00 child.described nation=england date_of_birth=2011-11-01",
        "2026-03-02T19:00 exploitation.crime_disclosed informant=parent",
        "2026-03-02T19:05 safeguarding.harm_feared urgency=high",
        asked="2026-03-04T09:00",
    )

    assert found["REC-01"] == "overdue"
    assert found["REC-02"] == "overdue"
    assert found["MA-01"] == "overdue"


def test_bc_03_nothing_waits_for_the_child_to_confirm_what_her_mother_said() -> None:
    found = breaches(
        "2026-03-01T09:00 child.described nation=england date_of_birth=2011-11-01",
        "2026-03-02T19:00 exploitation.crime_disclosed informant=parent",
        "2026-03-02T20:00 investigation.crime_recorded offence=sexual",
        asked="2026-03-02T23:00",
    )

    assert found == {}


def test_bc_07_found_with_others_in_care_at_the_address_of_a_man_known_to_the_police() -> None:
    found = standing(
        BOY_OF_14,
        "2026-03-02T20:00 missing.reported informant=carer",
        "2026-03-03T02:00 missing.child_located",
        "2026-03-03T02:00 risk.hit_found hit=OM-7 system=offender_management tier=connected held_at=found_address",
        "2026-03-03T02:00 exploitation.found_with_adult suspect=S1",
        "2026-03-03T02:05 safeguarding.harm_feared urgency=high basis=observed",
        "2026-03-03T09:00 safeguarding.strategy_discussion_called recent_sexual_abuse=yes",
        asked="2026-03-06T09:00",
    )

    assert found["MC-37.HELD"] == "overdue"  # what is held of him came up by itself, and nobody read it
    assert found["DIS-03"] == "overdue"  # no thought of a warning notice
    assert found["MA-01"] == "overdue"
    assert found["MA-02"] == "overdue"  # nobody from the police came


def test_a_case_given_to_an_officer_without_the_skills_is_owed_until_it_is_in_skilled_hands() -> None:
    lines = (
        "2026-03-02T09:00 investigation.crime_recorded",
        "2026-03-02T12:00 investigation.allocated skilled=false",
        "2026-03-02T14:00 investigation.allocation_exception_made by=inspector",
        "2026-03-04T12:00 investigation.allocated skilled=true",
    )

    before, after = standing(*lines, asked="2026-03-03T10:00"), standing(*lines, asked="2026-03-05T09:00")

    # An inspector answers for it: what is owed from then on is skilled hands, under ALLOC-02.
    assert (before["ALLOC-01"], before["ALLOC-02"]) == ("excused", "owed")
    assert (after["ALLOC-01"], after["ALLOC-02"]) == ("met_late", "lapsed")


def test_a_case_that_never_had_a_plan_is_missed_when_it_ends() -> None:
    found = standing(
        "2026-03-02T09:00 investigation.crime_recorded",
        "2026-04-20T09:00 investigation.outcome_reached code=18",
        asked="2026-05-01T09:00",
    )

    assert found["PLAN-01"] == "missed"
    assert found["LOE-01"] == "missed"
    assert found["SUP-01"] == "missed"


def test_an_empty_review_is_a_breach_and_does_not_count_as_a_review() -> None:
    found = standing(
        "2026-03-02T09:00 investigation.crime_recorded",
        "2026-03-10T09:00 investigation.reviewed by=sergeant nominal=true",
        asked="2026-03-18T09:00",
    )

    assert (found["SUP-01"], found["SUP-04"], found["DIS-02"]) == ("overdue", "overdue", "overdue")


def test_lines_whose_own_date_passes_are_raised_line_by_line() -> None:
    found = duties(
        "2026-03-02T09:00 investigation.crime_recorded",
        "2026-03-02T10:00 enquiry.line_raised line=EL-08 due=2026-03-05T17:00:00+00:00",
        "2026-03-02T10:00 enquiry.line_raised line=EL-10 due=2026-03-05T17:00:00+00:00",
        "2026-03-05T16:00 enquiry.line_finished line=EL-08 result=done_nil points=neither",
        asked="2026-03-07T09:00",
    )
    lines = {duty.obligation: duty.status_at(at("2026-03-07T09:00")).value for duty in found if duty.rule == "SUP-05"}

    assert lines == {"SUP-05:EL-08": "met", "SUP-05:EL-10": "overdue"}


def test_a_case_in_which_nothing_moves_is_alarmed_though_it_is_reviewed() -> None:
    found = standing(
        "2026-03-02T09:00 investigation.crime_recorded",
        "2026-03-10T09:00 investigation.reviewed by=sergeant outstanding=listed disruption=decided",
        asked="2026-03-18T09:00",
    )

    assert (found["SUP-01"], found["SUP-06"]) == ("owed", "overdue")


def test_a_child_who_cannot_support_the_case_and_nothing_else_is_tried() -> None:
    found = standing(
        GIRL_OF_15,
        "2026-03-02T09:00 investigation.crime_recorded offence=sexual",
        "2026-03-09T09:00 victim.support_withdrawn",
        "2026-03-11T09:00 investigation.outcome_reached code=16",
        asked="2026-06-10T09:00",
    )

    assert found["ELP-01"] == "overdue"
    assert found["ELP-04"] == "overdue"
    assert found["ELP-05"] == "overdue"
    assert found["DIS-01"] == "missed"


def test_going_on_without_the_child_is_due_at_once_when_the_case_is_ended() -> None:
    (found,) = [
        duty
        for duty in duties(
            "2026-03-02T09:00 investigation.crime_recorded",
            "2026-03-09T09:00 victim.support_withdrawn",
            "2026-03-11T09:00 investigation.outcome_reached code=16",
            asked="2026-03-12T09:00",
        )
        if duty.rule == "ELP-01"
    ]

    assert found.due_at == at("2026-03-11T09:00")


def test_a_child_under_suspicion_is_asked_about_before_charge() -> None:
    found = standing(
        BOY_OF_14,
        "2026-03-02T09:00 exploitation.child_suspected offence=drugs",
        "2026-03-02T16:00 exploitation.offending_screened result=indicated",
        "2026-03-02T17:00 exploitation.prosecutor_told",
        "2026-03-03T09:00 exploitation.child_outcome_decided kind=no_further_action potential_victim=yes",
        asked="2026-03-05T09:00",
    )

    assert found["REC-08"] == "met"
    assert "NRM-08" not in found


def test_a_child_charged_before_anyone_asked_who_stood_behind_it() -> None:
    found = standing(
        BOY_OF_14,
        "2026-03-02T09:00 exploitation.child_suspected offence=drugs",
        "2026-03-02T16:00 exploitation.child_outcome_decided kind=charged",
        asked="2026-03-02T16:00:01",
    )

    assert (found["REC-08"], found["NRM-08"]) == ("overdue", "overdue")


@pytest.mark.parametrize("described", ["date_of_birth=2009-03-03", "nation=england"])
def test_a_person_who_may_be_a_child_is_screened_as_one(described: str) -> None:
    found = standing(
        f"2026-03-01T09:00 child.described {described}",
        "2026-03-02T09:00 exploitation.child_suspected offence=drugs",
        asked="2026-03-02T10:00",
    )

    assert found["REC-08"] == "owed"


def test_a_good_case_breaks_no_rule() -> None:
    assert breaches(*GOOD, asked="2026-03-10T09:00") == {}


def test_the_good_case_is_judged_by_many_rules() -> None:
    assert len(standing(*GOOD, asked="2026-03-10T09:00")) >= 40


def test_no_instant_of_the_good_case_shows_a_breach() -> None:
    found = derive_all(stories(history(*GOOD)).values(), national(), horizon=at("2026-03-10T09:00"))
    instants = {instant + step for duty in found for instant in duty.changes() for step in (timedelta(0), SECOND)}
    until = at("2026-03-10T09:00")

    broken = {duty.rule for at_ in instants if at_ <= until for duty in found if duty.status_at(at_).is_breach}

    assert broken == set()
