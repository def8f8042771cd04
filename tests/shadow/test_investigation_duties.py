"""The duties of an investigation under the example rulebook, clause by clause of its obligation table."""

import pytest

from tests.shadow.histories import case, happened, rows

RECORDED = happened("09:00", "crime_recorded")  # a Monday


def outcome(when):
    return happened(when, "outcome", code="not enough evidence to charge")


class TestRecordingTheCrime:
    def test_twenty_four_hours_to_the_second_whoever_told_us(self):
        mother = happened("09:00", "crime_disclosed", informant="parent")

        assert rows(case(mother, happened("+1d 09:00", "crime_recorded")), "CRIME_RECORDED_24H") == [
            "1 due Tue 3 Mar 09:00, met by 2"
        ]
        assert rows(case(mother, happened("+1d 09:00:01", "crime_recorded")), "CRIME_RECORDED_24H") == [
            "1 due Tue 3 Mar 09:00, late by 2"
        ]
        assert rows(case(mother), "CRIME_RECORDED_24H") == ["1 due Tue 3 Mar 09:00, missed"]
        assert rows(case(mother, as_at="10:00"), "CRIME_RECORDED_24H") == ["1 due Tue 3 Mar 09:00, open"]

    def test_it_runs_from_the_mother_and_never_waits_for_the_child(self):
        """Each telling starts its own clock; one record answers both."""
        told = case(
            happened("09:00", "crime_disclosed", informant="parent"),
            happened("+3d 09:00", "crime_disclosed", informant="self"),
            happened("+3d 15:00", "crime_recorded"),
        )

        assert rows(told, "CRIME_RECORDED_24H") == [
            "1 due Tue 3 Mar 09:00, late by 3",
            "2 due Fri 6 Mar 09:00, met by 3",
        ]


class TestGivingItToSomeoneWithTheSkills:
    def test_twenty_four_hours_to_the_second(self):
        assert rows(case(RECORDED, happened("+1d 09:00", "allocated", skilled=True)), "ALLOCATE_SKILLED") == [
            "1 due Tue 3 Mar 09:00, met by 2"
        ]
        assert rows(case(RECORDED, happened("+1d 09:00:01", "allocated", skilled=True)), "ALLOCATE_SKILLED") == [
            "1 due Tue 3 Mar 09:00, late by 2"
        ]

    def test_someone_without_the_skills_does_not_count_and_a_later_skilled_one_does(self):
        told = case(
            RECORDED, happened("10:00", "allocated", skilled=False), happened("+2d 09:00", "allocated", skilled=True)
        )

        assert rows(told, "ALLOCATE_SKILLED") == ["1 due Tue 3 Mar 09:00, late by 3"]

    def test_handing_it_on_to_someone_without_the_skills_does_not_undo_it(self):
        told = case(
            RECORDED, happened("10:00", "allocated", skilled=True), happened("+2d 09:00", "allocated", skilled=False)
        )

        assert rows(told, "ALLOCATE_SKILLED") == ["1 due Tue 3 Mar 09:00, met by 2"]

    def test_an_outcome_does_not_end_it(self):
        assert rows(case(RECORDED, outcome("12:00")), "ALLOCATE_SKILLED") == ["1 due Tue 3 Mar 09:00, missed"]


class TestThePlan:
    def test_it_runs_from_the_first_allocation_skilled_or_not(self):
        told = case(
            RECORDED,
            happened("10:00", "allocated", skilled=False),
            happened("+2d 09:00", "allocated", skilled=True),
            happened("+2d 10:00", "plan_made"),
        )

        assert rows(told, "INV_PLAN") == ["2 due Wed 4 Mar 10:00, met by 4"]

    def test_a_second_over_forty_eight_hours_is_late(self):
        told = case(RECORDED, happened("10:00", "allocated", skilled=True), happened("+2d 10:00:01", "plan_made"))

        assert rows(told, "INV_PLAN") == ["2 due Wed 4 Mar 10:00, late by 3"]

    def test_never_given_to_anyone_owes_no_plan_yet(self):
        assert rows(case(RECORDED), "INV_PLAN") == []

    def test_a_plan_made_before_it_was_given_to_anyone_is_a_plan(self):
        told = case(RECORDED, happened("09:30", "plan_made"), happened("10:00", "allocated", skilled=True))

        assert rows(told, "INV_PLAN") == ["3 due Wed 4 Mar 10:00, met by 2"]


class TestReviewingTheInvestigation:
    def reviewed(self, when):
        return happened(when, "supervisor_review", scope="investigation")

    def test_the_seventh_day_to_its_last_second_and_then_every_twenty_eight(self):
        told = case(RECORDED, self.reviewed("+7d 23:59:59"), as_at="+10d 12:00")

        assert rows(told, "INV_REVIEW") == ["1 due Mon 9 Mar 23:59:59, met by 2", "2 due Mon 6 Apr 23:59:59, open"]

    def test_midnight_is_late_and_restarts_the_interval(self):
        told = case(RECORDED, self.reviewed("+8d 00:00"), as_at="+10d 12:00")

        assert rows(told, "INV_REVIEW") == ["1 due Mon 9 Mar 23:59:59, late by 2", "2 due Tue 7 Apr 23:59:59, open"]

    def test_an_outcome_before_the_first_review_leaves_no_row(self):
        assert rows(case(RECORDED, outcome("+5d 12:00")), "INV_REVIEW") == []

    def test_an_outcome_after_it_was_due_leaves_it_missed(self):
        assert rows(case(RECORDED, outcome("+9d 12:00"), self.reviewed("+10d 12:00")), "INV_REVIEW") == [
            "1 due Mon 9 Mar 23:59:59, missed"
        ]

    def test_a_review_of_the_search_is_not_one_of_the_investigation(self):
        told = case(RECORDED, happened("+2d 09:00", "supervisor_review", scope="missing"), as_at="+3d 09:00")

        assert rows(told, "INV_REVIEW") == ["1 due Mon 9 Mar 23:59:59, open"]


class TestLinesOfEnquiry:
    RAISED = happened("09:00", "line_raised", line="hotel", due="+4d 17:00")

    def finished(self, when, line="hotel", result="done"):
        return happened(when, "line_finished", line=line, result=result)

    def test_its_own_date_decides_to_the_second(self):
        assert rows(case(self.RAISED, self.finished("+4d 17:00")), "LINE:hotel") == ["1 due Fri 6 Mar 17:00, met by 2"]
        assert rows(case(self.RAISED, self.finished("+4d 17:00:01")), "LINE:hotel") == [
            "1 due Fri 6 Mar 17:00, late by 2"
        ]
        assert rows(case(self.RAISED), "LINE:hotel") == ["1 due Fri 6 Mar 17:00, missed"]
        assert rows(case(self.RAISED, as_at="+1d 09:00"), "LINE:hotel") == ["1 due Fri 6 Mar 17:00, open"]

    def test_another_lines_end_does_not_finish_it(self):
        told = case(self.RAISED, self.finished("+1d 09:00", "phone"))

        assert rows(told, "LINE:hotel") == ["1 due Fri 6 Mar 17:00, missed"]

    def test_finished_twice_counts_once_and_from_the_first(self):
        told = case(self.RAISED, self.finished("+1d 09:00"), self.finished("+9d 09:00"))

        assert rows(told, "LINE:hotel") == ["1 due Fri 6 Mar 17:00, met by 2"]

    def test_open_at_the_outcome_is_missed_at_the_outcome_when_that_is_earlier(self):
        told = case(self.RAISED, outcome("+2d 12:00"), self.finished("+3d 09:00"))

        assert rows(told, "LINE:hotel") == ["1 due Wed 4 Mar 12:00, missed"]

    def test_past_its_date_at_the_outcome_is_missed_at_its_own_date(self):
        assert rows(case(self.RAISED, outcome("+6d 12:00")), "LINE:hotel") == ["1 due Fri 6 Mar 17:00, missed"]

    def test_finished_late_before_the_outcome_is_late(self):
        told = case(self.RAISED, self.finished("+5d 12:00"), outcome("+6d 12:00"))

        assert rows(told, "LINE:hotel") == ["1 due Fri 6 Mar 17:00, late by 2"]

    def test_finished_at_the_very_instant_of_the_outcome_is_finished(self):
        told = case(self.RAISED, outcome("+2d 12:00"), self.finished("+2d 12:00"))

        assert rows(told, "LINE:hotel") == ["1 due Fri 6 Mar 17:00, met by 3"]

    def test_a_line_raised_after_the_outcome_keeps_its_own_date(self):
        told = case(outcome("08:00"), self.RAISED, self.finished("+1d 09:00"))

        assert rows(told, "LINE:hotel") == ["2 due Fri 6 Mar 17:00, met by 3"]

    def test_each_line_has_its_own_row(self):
        told = case(self.RAISED, happened("09:00", "line_raised", line="phone", due="+1d 17:00"))

        assert rows(told) == ["LINE:phone 2 due Tue 3 Mar 17:00, missed", "LINE:hotel 1 due Fri 6 Mar 17:00, missed"]


class TestTellingTheChildOfAStep:
    def updated(self, when, about=None):
        return happened(when, "victim_updated", **({} if about is None else {"about": about}))

    ARREST = happened("+4d 10:00", "suspect_event", kind="arrested")  # a Friday

    def test_one_working_day_to_its_last_second(self):
        assert rows(case(self.ARREST, self.updated("+7d 23:59:59", 1)), "VC_UPDATE_1WD") == [
            "1 due Mon 9 Mar 23:59:59, met by 2"
        ]
        assert rows(case(self.ARREST, self.updated("+8d 00:00", 1)), "VC_UPDATE_1WD") == [
            "1 due Mon 9 Mar 23:59:59, late by 2"
        ]

    def test_an_update_that_does_not_name_it_does_not_count(self):
        told = case(self.ARREST, self.updated("+5d 12:00"))

        assert rows(told, "VC_UPDATE_1WD") == ["1 due Mon 9 Mar 23:59:59, missed"]

    def test_one_update_may_name_two_steps(self):
        told = case(
            self.ARREST, happened("+5d 03:00", "suspect_event", kind="bailed"), self.updated("+5d 12:00", [1, 2])
        )

        assert rows(told, "VC_UPDATE_1WD") == [
            "1 due Mon 9 Mar 23:59:59, met by 3",
            "2 due Mon 9 Mar 23:59:59, met by 3",
        ]

    def test_an_update_before_the_step_it_names_does_not_count(self):
        told = case(self.ARREST, self.updated("+4d 09:59", 1))

        assert rows(told, "VC_UPDATE_1WD") == ["1 due Mon 9 Mar 23:59:59, missed"]

    def test_the_outcome_is_owed_too_and_is_not_ended_by_itself(self):
        told = case(RECORDED, outcome("+1d 12:00"), self.updated("+2d 10:00", 2))

        assert rows(told, "VC_UPDATE_1WD") == ["2 due Wed 4 Mar 23:59:59, met by 3"]

    def test_a_step_before_the_outcome_is_still_owed_after_it(self):
        told = case(self.ARREST, outcome("+4d 12:00"), self.updated("+7d 10:00", 1))

        assert rows(told, "VC_UPDATE_1WD") == ["1 due Mon 9 Mar 23:59:59, met by 3", "2 due Mon 9 Mar 23:59:59, missed"]


class TestKeepingTheChildInformed:
    def test_twenty_eight_days_from_the_crime_and_from_each_update_of_any_kind(self):
        told = case(RECORDED, happened("+28d 23:00", "victim_updated"), as_at="+30d 12:00")

        assert rows(told, "VC_UPDATE_28D") == ["1 due Mon 30 Mar 23:59:59, met by 2", "2 due Mon 27 Apr 23:59:59, open"]

    def test_an_update_before_the_crime_was_recorded_does_not_count(self):
        told = case(happened("08:00", "victim_updated"), RECORDED)

        assert rows(told, "VC_UPDATE_28D") == ["2 due Mon 30 Mar 23:59:59, missed"]

    def test_it_ends_with_the_outcome_and_an_update_after_it_makes_no_new_row(self):
        told = case(RECORDED, outcome("+5d 12:00"), happened("+6d 12:00", "victim_updated", about=2))

        assert rows(told, "VC_UPDATE_28D") == []


@pytest.mark.parametrize(
    ("obligation", "act"),
    [
        ("NEEDS_ASSESSMENT_2WD", {"type": "needs_assessment"}),
        ("VS_REFERRAL_2WD", {"type": "victim_services_referral", "result": "referred"}),
        ("VS_REFERRAL_2WD", {"type": "victim_services_referral", "result": "declined"}),
    ],
)
class TestWhatAVictimIsOwed:
    def test_two_working_days_to_their_last_second(self, obligation, act):
        assert rows(case(RECORDED, happened("+2d 23:59:59", act["type"], **act)), obligation) == [
            "1 due Wed 4 Mar 23:59:59, met by 2"
        ]
        assert rows(case(RECORDED, happened("+3d 00:00", act["type"], **act)), obligation) == [
            "1 due Wed 4 Mar 23:59:59, late by 2"
        ]
        assert rows(case(RECORDED), obligation) == ["1 due Wed 4 Mar 23:59:59, missed"]
        assert rows(case(RECORDED, as_at="10:00"), obligation) == ["1 due Wed 4 Mar 23:59:59, open"]

    def test_done_before_the_crime_was_recorded_is_done(self, obligation, act):
        """What was done for the child before the paperwork was finished need not be done again."""
        told = case(happened("08:00", act["type"], **act), RECORDED)

        assert rows(told, obligation) == ["2 due Wed 4 Mar 23:59:59, met by 1"]


@pytest.mark.parametrize(
    ("obligation", "act"),
    [("EVIDENCE_LED_REVIEW_5WD", "evidence_led_review"), ("DISRUPTION_5WD", "disruption_plan")],
)
class TestWhenAChildDoesNotSupportTheCase:
    WITHDRAWN = happened("09:00", "support_withdrawn")

    def test_five_working_days_to_their_last_second(self, obligation, act):
        assert rows(case(self.WITHDRAWN, happened("+7d 23:59:59", act)), obligation) == [
            "1 due Mon 9 Mar 23:59:59, met by 2"
        ]
        assert rows(case(self.WITHDRAWN, happened("+8d 00:00", act)), obligation) == [
            "1 due Mon 9 Mar 23:59:59, late by 2"
        ]
        assert rows(case(self.WITHDRAWN), obligation) == ["1 due Mon 9 Mar 23:59:59, missed"]

    def test_an_outcome_sooner_brings_it_forward_and_it_can_still_be_done_late(self, obligation, act):
        told = case(self.WITHDRAWN, outcome("+2d 12:00"), happened("+2d 12:00:01", act))

        assert rows(told, obligation) == ["1 due Wed 4 Mar 12:00, late by 3"]

    def test_done_at_the_very_instant_of_the_outcome_is_in_time(self, obligation, act):
        told = case(self.WITHDRAWN, outcome("+2d 12:00"), happened("+2d 12:00", act))

        assert rows(told, obligation) == ["1 due Wed 4 Mar 12:00, met by 3"]

    def test_an_outcome_before_the_child_withdrew_brings_nothing_forward(self, obligation, act):
        assert rows(case(outcome("08:00"), self.WITHDRAWN), obligation) == ["2 due Mon 9 Mar 23:59:59, missed"]

    def test_withdrawn_twice_is_owed_twice_and_one_act_may_answer_both(self, obligation, act):
        told = case(self.WITHDRAWN, happened("+1d 09:00", "support_withdrawn"), happened("+8d 09:00", act))

        assert rows(told, obligation) == ["1 due Mon 9 Mar 23:59:59, late by 3", "2 due Tue 10 Mar 23:59:59, met by 3"]

    def test_a_review_made_before_the_child_withdrew_does_not_count(self, obligation, act):
        assert rows(case(happened("08:00", act), self.WITHDRAWN), obligation) == ["2 due Mon 9 Mar 23:59:59, missed"]
