"""The duties of a missing episode under the example rulebook, clause by clause of its obligation table."""

import pytest

from tests.shadow.histories import case, graded, happened, rows

REPORTED = happened("20:00", "missing_reported", informant="carer")


@pytest.mark.parametrize(
    ("obligation", "act", "due", "over"),
    [
        ("GRADE_INITIAL", {"type": "graded", "grade": "low"}, "21:00", "21:00:01"),
        ("HELD_INFO_CHECK", {"type": "research_done", "complete": True}, "21:00", "21:00:01"),
        ("CSC_NOTIFY", {"type": "children_services_notified"}, "22:00", "22:00:01"),
    ],
)
class TestWhatIsOwedFromTheReport:
    def test_done_at_the_very_instant_it_is_due_is_in_time(self, obligation, act, due, over):
        told = case(REPORTED, happened(due, act["type"], **act))

        assert rows(told, obligation) == [f"1 due Mon 2 Mar {due}, met by 2"]

    def test_a_second_later_is_late(self, obligation, act, due, over):
        told = case(REPORTED, happened(over, act["type"], **act))

        assert rows(told, obligation) == [f"1 due Mon 2 Mar {due}, late by 2"]

    def test_not_done_is_missed_once_it_is_past_due(self, obligation, act, due, over):
        assert rows(case(REPORTED, as_at=over), obligation) == [f"1 due Mon 2 Mar {due}, missed"]

    def test_not_done_is_open_until_then(self, obligation, act, due, over):
        assert rows(case(REPORTED, as_at=due), obligation) == [f"1 due Mon 2 Mar {due}, open"]

    def test_a_child_found_before_it_fell_due_leaves_no_row(self, obligation, act, due, over):
        assert rows(case(REPORTED, happened("20:59:59", "found", condition="alive")), obligation) == []

    def test_a_child_found_at_the_very_instant_it_is_due_does_not_excuse_it(self, obligation, act, due, over):
        told = case(REPORTED, happened(due, "found", condition="alive"))

        assert rows(told, obligation) == [f"1 due Mon 2 Mar {due}, missed"]

    def test_done_before_the_child_was_found_in_good_time_stays_met(self, obligation, act, due, over):
        told = case(REPORTED, happened("20:30", act["type"], **act), happened("20:40", "found", condition="alive"))

        assert rows(told, obligation) == [f"1 due Mon 2 Mar {due}, met by 2"]

    def test_done_only_after_the_child_was_found_does_not_count(self, obligation, act, due, over):
        told = case(REPORTED, happened("23:00", "found", condition="alive"), happened("23:30", act["type"], **act))

        assert rows(told, obligation) == [f"1 due Mon 2 Mar {due}, missed"]

    def test_a_second_report_while_still_missing_owes_nothing_twice(self, obligation, act, due, over):
        told = case(REPORTED, happened("20:20", "missing_reported", informant="school"), as_at="20:40")

        assert rows(told, obligation) == [f"1 due Mon 2 Mar {due}, open"]


def test_two_partial_searches_do_not_make_a_full_one():
    told = case(
        REPORTED,
        happened("20:20", "research_done", complete=False),
        happened("20:50", "research_done", complete=False),
    )

    assert rows(told, "HELD_INFO_CHECK") == ["1 due Mon 2 Mar 21:00, missed"]


def test_a_full_search_after_a_partial_one_is_judged_on_the_full_one():
    told = case(
        REPORTED,
        happened("20:20", "research_done", complete=False),
        happened("21:20", "research_done", complete=True),
    )

    assert rows(told, "HELD_INFO_CHECK") == ["1 due Mon 2 Mar 21:00, late by 3"]


class TestWhetherTheGraderIsTrained:
    def test_the_last_day_on_which_training_is_in_date_still_counts(self):
        told = case(REPORTED, graded("23:59:59", until="2026-03-02"))

        assert rows(told, "GRADER_TRAINED") == ["2 due Mon 2 Mar 23:59:59, met by 2"]

    def test_the_day_is_counted_on_the_london_clock(self):
        told = case(
            happened("2026-06-01T23:30", "missing_reported"),
            graded("2026-06-02T00:10", until="2026-06-01"),
            as_at="2026-06-03T12:00",
        )

        assert rows(told, "GRADER_TRAINED") == ["2 due Tue 2 Jun 00:10, missed"]

    def test_no_training_on_record_is_not_trained(self):
        assert rows(case(REPORTED, graded("20:20", until=None)), "GRADER_TRAINED") == ["2 due Mon 2 Mar 20:20, missed"]

    def test_a_trained_grade_later_while_missing_puts_it_right_late(self):
        told = case(REPORTED, graded("20:20", until=None), graded("22:00"))

        assert rows(told, "GRADER_TRAINED") == [
            "2 due Mon 2 Mar 20:20, late by 3",
            "3 due Mon 2 Mar 22:00, met by 3",
        ]

    def test_a_second_untrained_grade_does_not_put_the_first_right(self):
        told = case(REPORTED, graded("20:20", until=None), graded("22:00", until="2026-02-28"))

        assert rows(told, "GRADER_TRAINED") == ["2 due Mon 2 Mar 20:20, missed", "3 due Mon 2 Mar 22:00, missed"]

    def test_a_trained_grade_after_the_child_was_found_is_too_late(self):
        told = case(
            REPORTED, graded("20:20", until=None), happened("21:00", "found", condition="alive"), graded("22:00")
        )

        assert rows(told, "GRADER_TRAINED")[0] == "2 due Mon 2 Mar 20:20, missed"

    def test_a_trained_grade_in_the_next_episode_does_not_put_it_right(self):
        told = case(
            REPORTED,
            graded("20:20", until=None),
            happened("21:00", "found", condition="alive"),
            happened("+1d 20:00", "missing_reported"),
            graded("+1d 20:10"),
        )

        assert rows(told, "GRADER_TRAINED")[0] == "2 due Mon 2 Mar 20:20, missed"

    def test_a_trained_grade_at_the_very_same_instant_comes_late_and_not_in_time(self):
        """The grade itself was untrained, so it cannot be met; another that follows it puts it right, late."""
        told = case(REPORTED, graded("20:20", until=None), graded("20:20"))

        assert rows(told, "GRADER_TRAINED") == [
            "2 due Mon 2 Mar 20:20, late by 3",
            "3 due Mon 2 Mar 20:20, met by 3",
        ]


class TestSendingOfficers:
    @pytest.mark.parametrize(("grade", "due", "over"), [("high", "21:10", "21:10:01"), ("medium", "22:10", "22:10:01")])
    def test_each_grade_has_its_own_limit_to_the_second(self, grade, due, over):
        assert rows(case(REPORTED, graded("20:10", grade), happened(due, "deployed")), "DEPLOY") == [
            f"2 due Mon 2 Mar {due}, met by 3"
        ]
        assert rows(case(REPORTED, graded("20:10", grade), happened(over, "deployed")), "DEPLOY") == [
            f"2 due Mon 2 Mar {due}, late by 3"
        ]

    @pytest.mark.parametrize("grade", ["low", "very_low"])
    def test_a_low_grade_in_time_starts_no_clock(self, grade):
        assert rows(case(REPORTED, graded("20:10", grade)), "DEPLOY") == []

    def test_low_and_then_medium_counts_from_the_medium(self):
        told = case(REPORTED, graded("20:10", "low"), graded("23:00", "medium"))

        assert rows(told, "DEPLOY") == ["3 due Tue 3 Mar 01:00, missed"]

    def test_a_downgrade_never_relaxes_it(self):
        told = case(REPORTED, graded("20:10", "high"), graded("20:30", "low"), happened("22:00", "deployed"))

        assert rows(told, "DEPLOY") == ["2 due Mon 2 Mar 21:10, late by 4"]

    def test_an_upgrade_before_anyone_was_sent_tightens_it(self):
        told = case(REPORTED, graded("20:10", "medium"), graded("20:30", "high"), happened("21:30", "deployed"))

        assert rows(told, "DEPLOY") == ["3 due Mon 2 Mar 21:30, met by 4"]

    def test_an_upgrade_that_would_fall_due_later_leaves_the_earlier_limit(self):
        told = case(REPORTED, graded("20:10", "medium"), graded("21:50", "high"))

        assert rows(told, "DEPLOY") == ["2 due Mon 2 Mar 22:10, missed"]

    def test_an_upgrade_after_officers_were_sent_starts_no_new_clock(self):
        told = case(REPORTED, graded("20:10", "medium"), happened("21:00", "deployed"), graded("21:30", "high"))

        assert rows(told, "DEPLOY") == ["2 due Mon 2 Mar 22:10, met by 3"]

    def test_no_grade_at_all_counts_as_medium_from_when_the_grade_was_due(self):
        assert rows(case(REPORTED), "DEPLOY") == ["1 due Mon 2 Mar 23:00, missed"]

    def test_a_grade_exactly_when_it_is_due_is_not_late(self):
        assert rows(case(REPORTED, graded("21:00", "low")), "DEPLOY") == []

    @pytest.mark.parametrize("grade", ["low", "medium"])
    def test_a_late_grade_counts_as_medium_from_when_it_was_due(self, grade):
        assert rows(case(REPORTED, graded("21:00:01", grade)), "DEPLOY") == ["1 due Mon 2 Mar 23:00, missed"]

    def test_a_late_high_grade_may_still_tighten_it(self):
        assert rows(case(REPORTED, graded("21:30", "high")), "DEPLOY") == ["2 due Mon 2 Mar 22:30, missed"]

    def test_officers_sent_at_once_and_no_grade_in_time_is_met(self):
        """No grade came, so it counts as medium from when the grade was due; officers were on their way long before."""
        told = case(REPORTED, happened("20:10", "deployed"), graded("22:00", "medium"))

        assert rows(told, "DEPLOY") == ["1 due Mon 2 Mar 23:00, met by 2"]

    def test_officers_sent_before_a_grade_that_came_in_time_were_never_owed(self):
        """Only grades before officers were sent start a clock, and this grade was not late."""
        assert rows(case(REPORTED, happened("20:10", "deployed"), graded("20:30", "high")), "DEPLOY") == []

    def test_found_before_anyone_was_due_leaves_no_row(self):
        told = case(REPORTED, graded("20:10", "high"), happened("21:09:59", "found", condition="alive"))

        assert rows(told, "DEPLOY") == []

    def test_sent_only_after_the_child_was_found_is_missed(self):
        told = case(
            REPORTED,
            graded("20:10", "high"),
            happened("22:00", "found", condition="alive"),
            happened("22:30", "deployed"),
        )

        assert rows(told, "DEPLOY") == ["2 due Mon 2 Mar 21:10, missed"]

    def test_the_first_of_two_deployments_is_the_one_that_counts(self):
        told = case(REPORTED, graded("20:10", "high"), happened("21:00", "deployed"), happened("23:00", "deployed"))

        assert rows(told, "DEPLOY") == ["2 due Mon 2 Mar 21:10, met by 3"]


def test_no_grade_and_the_child_found_after_it_was_due():
    told = case(REPORTED, happened("23:30", "found", condition="alive"))

    assert [row for row in rows(told) if not row.startswith(("LA_", "PREV", "RHI"))] == [
        "GRADE_INITIAL 1 due Mon 2 Mar 21:00, missed",
        "HELD_INFO_CHECK 1 due Mon 2 Mar 21:00, missed",
        "CSC_NOTIFY 1 due Mon 2 Mar 22:00, missed",
        "DEPLOY 1 due Mon 2 Mar 23:00, missed",
    ]
