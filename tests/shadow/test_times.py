"""Both clock changes, the repeated hour, bank holidays, late entries, what was known when, and order."""

from tests.shadow.histories import case, derived, flags, graded, happened, rows


class TestTheSpringChange:
    def test_seventy_two_elapsed_hours_end_an_hour_later_on_the_wall_clock(self):
        told = case(happened("2025-03-29T07:30", "missing_reported"), as_at="2025-03-31T12:00")

        assert rows(told, "UKMPU_72H") == ["1 due Tue 1 Apr 08:30, open"]

    def test_an_hour_from_half_past_midnight_ends_at_half_past_two(self):
        told = case(
            happened("2025-03-30T00:30", "missing_reported"), graded("2025-03-30T02:30"), as_at="2025-03-31T12:00"
        )

        assert rows(told, "GRADE_INITIAL") == ["1 due Sun 30 Mar 02:30, met by 2"]

    def test_a_period_in_days_still_ends_at_the_end_of_the_day(self):
        told = case(happened("2025-03-27T09:00", "crime_recorded"), as_at="2025-03-31T12:00")

        assert rows(told, "INV_REVIEW") == ["1 due Thu 3 Apr 23:59:59, open"]


class TestTheAutumnChange:
    REPORTED = happened("2025-10-26T00:50:00+01:00", "missing_reported")

    def test_the_same_wall_clock_time_is_in_time_before_the_change_and_late_after_it(self):
        first = case(self.REPORTED, graded("2025-10-26T01:45:00+01:00"), as_at="2025-10-27T12:00")
        second = case(self.REPORTED, graded("2025-10-26T01:45:00+00:00"), as_at="2025-10-27T12:00")

        assert rows(first, "GRADE_INITIAL") == ["1 due Sun 26 Oct 01:50, met by 2"]
        assert rows(second, "GRADE_INITIAL") == ["1 due Sun 26 Oct 01:50, late by 2"]

    def test_a_limit_inside_the_repeated_hour_is_given_with_its_offset(self):
        told = case(self.REPORTED, as_at="2025-10-27T12:00")
        shadowed, _ = derived(told)

        due = next(duty.due_at for duty in shadowed.duties if duty.obligation == "CSC_NOTIFY")

        assert due.isoformat() == "2025-10-26T01:50:00+00:00"

    def test_events_in_the_repeated_hour_are_not_ordered_by_the_wall_clock(self):
        told = case(
            self.REPORTED,
            graded("2025-10-26T01:10:00+00:00", "high"),
            happened("2025-10-26T01:55:00+01:00", "deployed"),
            as_at="2025-10-27T12:00",
        )

        assert rows(told, "DEPLOY") == ["1 due Sun 26 Oct 02:50, met by 3"]


class TestWorkingDays:
    def test_good_friday_and_easter_monday_do_not_count(self):
        told = case(happened("2025-04-16T10:00", "support_withdrawn"), as_at="2025-04-30T12:00")

        assert rows(told, "DISRUPTION_5WD") == ["1 due Fri 25 Apr 23:59:59, missed"]

    def test_the_substitute_day_for_boxing_day_2026_does_not_count(self):
        told = case(happened("2026-12-24T10:00", "suspect_event", kind="charged"), as_at="2027-01-05T12:00")

        assert rows(told, "VC_UPDATE_1WD") == ["1 due Tue 29 Dec 23:59:59, missed"]

    def test_a_trigger_on_a_weekend_counts_from_the_monday(self):
        told = case(happened("2026-03-07T10:00", "crime_recorded"), as_at="2026-03-20T12:00")

        assert rows(told, "VS_REFERRAL_2WD") == ["1 due Tue 10 Mar 23:59:59, missed"]

    def test_just_before_midnight_in_summer_is_that_day_in_london(self):
        told = case(happened("2025-06-13T22:30:00+00:00", "suspect_event"), as_at="2025-06-20T12:00")

        assert rows(told, "VC_UPDATE_1WD") == ["1 due Mon 16 Jun 23:59:59, missed"]

    def test_hours_run_through_christmas(self):
        told = case(happened("2025-12-24T20:00", "found", condition="alive"), as_at="2025-12-29T12:00")

        assert rows(told, "RHI_72H") == ["1 due Sat 27 Dec 20:00, missed (local authority)"]


class TestWhatWasWrittenDownLater:
    def entered(self, recorded):
        return case(happened("20:00", "missing_reported"), graded("20:30", recorded_at=recorded), as_at="+5d 12:00")

    def test_exactly_twenty_four_hours_is_not_a_late_entry(self):
        assert flags(self.entered("+1d 20:30")) == []

    def test_a_second_over_is_and_the_act_is_still_judged_on_when_it_was_done(self):
        told = self.entered("+1d 20:30:01")

        assert flags(told) == [(2, "RETROSPECTIVE_ENTRY")]
        assert rows(told, "GRADE_INITIAL") == ["1 due Mon 2 Mar 21:00, met by 2"]

    def test_twenty_four_hours_are_elapsed_hours_across_the_spring_change(self):
        told = case(
            happened("2025-03-29T12:00", "missing_reported", recorded_at="2025-03-30T13:00"), as_at="2025-04-01T12:00"
        )

        assert flags(told) == []

    def test_recorded_before_it_happened_is_said_and_judged_on_when_it_happened(self):
        told = self.entered("20:10")

        assert flags(told) == []
        assert rows(told, "GRADE_INITIAL") == ["1 due Mon 2 Mar 21:00, met by 2"]
        assert "It was recorded before it happened." in {mistake.words for mistake in derived(told)[1]}

    def test_what_was_not_yet_written_down_can_be_left_out(self):
        told = self.entered("+2d 09:00")

        assert rows(told, "GRADE_INITIAL", known_at="+1d 09:00") == ["1 due Mon 2 Mar 21:00, missed"]
        assert rows(told, "GRADE_INITIAL", known_at="+2d 09:00") == ["1 due Mon 2 Mar 21:00, met by 2"]
        assert flags(told, known_at="+1d 09:00") == []


class TestTheOrderOfAnExport:
    def test_events_may_come_in_any_order(self):
        first = happened("20:00", "missing_reported", n=1)
        second, third = graded("20:30", n=2), happened("22:00", "found", condition="alive", n=3)

        assert rows(case(third, first, second)) == rows(case(first, second, third))

    def test_what_happened_after_the_date_of_the_question_is_not_looked_at(self):
        told = case(happened("20:00", "missing_reported"), graded("20:30", recorded_at="+4d 09:00"), as_at="20:29:59")

        assert rows(told, "GRADE_INITIAL") == ["1 due Mon 2 Mar 21:00, open"]
        assert flags(told) == []

    def test_a_question_at_the_very_instant_of_an_event_takes_it_in(self):
        told = case(happened("20:00", "missing_reported"), graded("20:30"), as_at="20:30")

        assert rows(told, "GRADE_INITIAL") == ["1 due Mon 2 Mar 21:00, met by 2"]

    def test_a_question_before_anything_happened_owes_nothing(self):
        assert rows(case(happened("20:00", "missing_reported"), as_at="19:59")) == []

    def test_acts_at_the_very_instant_of_the_report_are_done_in_time(self):
        told = case(
            happened("20:00", "children_services_notified"),
            happened("20:00", "missing_reported"),
            graded("20:00", "high"),
            happened("20:00", "deployed"),
        )

        assert rows(told, "CSC_NOTIFY") == ["2 due Mon 2 Mar 22:00, met by 1"]
        assert rows(told, "DEPLOY") == ["3 due Mon 2 Mar 21:00, met by 4"]

    def test_a_case_without_events_owes_nothing(self):
        assert rows(case()) == []

    def test_a_child_whose_age_nobody_gave_is_owed_the_same(self):
        told = [happened("20:00", "missing_reported"), graded("20:30")]

        assert rows(case(*told, child_age=None)) == rows(case(*told, child_age=14))
