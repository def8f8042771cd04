"""Reviews while the child is missing, the national unit, and what is owed once the child is back."""

import pytest

from tests.shadow.histories import case, graded, happened, rows

REPORTED = happened("20:00", "missing_reported", informant="carer")


def reviewed(when):
    return happened(when, "supervisor_review", scope="missing")


def found(when, condition="alive"):
    return happened(when, "found", condition=condition)


class TestReviewingTheRisk:
    def test_four_hours_from_the_first_grade_and_then_daily(self):
        told = case(REPORTED, graded("20:10"), reviewed("+1d 00:10"), as_at="+1d 12:00")

        assert rows(told, "RISK_REVIEW") == ["2 due Tue 3 Mar 00:10, met by 3", "3 due Wed 4 Mar 00:10, open"]

    def test_twice_a_day_while_the_latest_grade_is_high(self):
        told = case(REPORTED, graded("20:10", "high"), reviewed("23:00"), as_at="+1d 09:00")

        assert rows(told, "RISK_REVIEW")[1] == "3 due Tue 3 Mar 11:00, open"

    def test_a_new_grade_counts_as_the_review_and_sets_the_next_interval(self):
        told = case(REPORTED, graded("20:10", "medium"), graded("23:00", "high"), as_at="+1d 09:00")

        assert rows(told, "RISK_REVIEW") == ["2 due Tue 3 Mar 00:10, met by 3", "3 due Tue 3 Mar 11:00, open"]

    def test_a_downgrade_lengthens_only_the_intervals_after_it(self):
        told = case(REPORTED, graded("20:10", "high"), reviewed("23:00"), graded("+1d 10:00", "low"), as_at="+1d 12:00")

        assert rows(told, "RISK_REVIEW") == [
            "2 due Tue 3 Mar 00:10, met by 3",
            "3 due Tue 3 Mar 11:00, met by 4",
            "4 due Wed 4 Mar 10:00, open",
        ]

    def test_one_long_gap_is_one_late_row_and_the_late_review_restarts_the_interval(self):
        told = case(REPORTED, graded("20:10"), reviewed("+4d 09:00"), as_at="+4d 12:00")

        assert rows(told, "RISK_REVIEW") == ["2 due Tue 3 Mar 00:10, late by 3", "3 due Sat 7 Mar 09:00, open"]

    def test_a_review_before_the_first_grade_is_not_counted(self):
        told = case(REPORTED, reviewed("20:05"), graded("20:10"), as_at="23:00")

        assert rows(told, "RISK_REVIEW") == ["3 due Tue 3 Mar 00:10, open"]

    def test_a_review_of_the_investigation_is_not_a_review_of_the_search(self):
        told = case(
            REPORTED, graded("20:10"), happened("23:00", "supervisor_review", scope="investigation"), as_at="+1d 09:00"
        )

        assert rows(told, "RISK_REVIEW") == ["2 due Tue 3 Mar 00:10, missed"]

    def test_found_before_the_next_review_leaves_no_row_for_it(self):
        assert rows(case(REPORTED, graded("20:10"), found("23:00")), "RISK_REVIEW") == []

    def test_found_after_the_review_was_due_is_missed_even_if_reviewed_since(self):
        told = case(REPORTED, graded("20:10"), found("+1d 02:00"), reviewed("+1d 03:00"))

        assert rows(told, "RISK_REVIEW") == ["2 due Tue 3 Mar 00:10, missed"]

    def test_a_grade_entered_only_after_the_child_was_found_owes_no_review(self):
        """The clock runs from the first grade of a missing child; a grade at closing has nothing left to review."""
        assert rows(case(REPORTED, found("23:00"), graded("+1d 09:00", "low")), "RISK_REVIEW") == []


class TestTheNationalUnit:
    def test_seventy_two_hours_to_the_second(self):
        assert rows(case(REPORTED, happened("+3d 20:00", "ukmpu_notified")), "UKMPU_72H") == [
            "1 due Thu 5 Mar 20:00, met by 2"
        ]
        assert rows(case(REPORTED, happened("+3d 20:00:01", "ukmpu_notified")), "UKMPU_72H") == [
            "1 due Thu 5 Mar 20:00, late by 2"
        ]

    def test_an_early_notice_is_met_when_the_child_is_still_missing_then(self):
        told = case(REPORTED, happened("+1d 09:00", "ukmpu_notified"))

        assert rows(told, "UKMPU_72H") == ["1 due Thu 5 Mar 20:00, met by 2"]

    def test_an_early_notice_leaves_no_row_when_the_child_is_found_first(self):
        told = case(REPORTED, happened("+1d 09:00", "ukmpu_notified"), found("+3d 19:59:59"))

        assert rows(told, "UKMPU_72H") == []

    def test_never_notified_is_missed(self):
        assert rows(case(REPORTED, found("+4d 09:00")), "UKMPU_72H") == ["1 due Thu 5 Mar 20:00, missed"]

    def test_notified_only_after_the_child_was_found_on_the_fourth_day_is_late(self):
        """The table ties the notice to the child still missing at 72 hours, not to when the notice is then given."""
        told = case(REPORTED, found("+4d 09:00"), happened("+4d 10:00", "ukmpu_notified"))

        assert rows(told, "UKMPU_72H") == ["1 due Thu 5 Mar 20:00, late by 3"]

    def test_it_is_open_until_it_falls_due(self):
        assert rows(case(REPORTED, as_at="+1d 09:00"), "UKMPU_72H") == ["1 due Thu 5 Mar 20:00, open"]


RETURN = [
    ("LA_RETURN_NOTIFY", {"type": "la_told_of_return"}, "22:00", "22:00:01", ""),
    ("PREVENTION_INTERVIEW", {"type": "prevention_interview", "mode": "in_person"}, "+1d 20:00", "+1d 20:00:01", ""),
    ("PREVENTION_INTERVIEW", {"type": "prevention_interview", "mode": "in_person_declined"}, "+1d 20:00",
     "+1d 20:00:01", ""),
    ("RHI_72H", {"type": "rhi_completed"}, "+3d 20:00", "+3d 20:00:01", " (local authority)"),
    ("RHI_72H", {"type": "rhi_declined"}, "+3d 20:00", "+3d 20:00:01", " (local authority)"),
]  # fmt: skip
DUE = {"22:00": "Mon 2 Mar 22:00", "+1d 20:00": "Tue 3 Mar 20:00", "+3d 20:00": "Thu 5 Mar 20:00"}


@pytest.mark.parametrize(("obligation", "act", "due", "over", "owner"), RETURN)
class TestWhatIsOwedOnTheReturn:
    def test_done_at_the_very_instant_is_in_time(self, obligation, act, due, over, owner):
        told = case(found("20:00"), happened(due, act["type"], **act))

        assert rows(told, obligation) == [f"1 due {DUE[due]}, met by 2{owner}"]

    def test_a_second_later_is_late(self, obligation, act, due, over, owner):
        told = case(found("20:00"), happened(over, act["type"], **act))

        assert rows(told, obligation) == [f"1 due {DUE[due]}, late by 2{owner}"]

    def test_not_done_is_open_and_then_missed(self, obligation, act, due, over, owner):
        assert rows(case(found("20:00"), as_at=due), obligation) == [f"1 due {DUE[due]}, open{owner}"]
        assert rows(case(found("20:00"), as_at=over), obligation) == [f"1 due {DUE[due]}, missed{owner}"]

    def test_done_before_the_return_does_not_count(self, obligation, act, due, over, owner):
        told = case(happened("19:30", act["type"], **act), found("20:00"))

        assert rows(told, obligation) == [f"2 due {DUE[due]}, missed{owner}"]

    def test_a_child_found_dead_leaves_no_row(self, obligation, act, due, over, owner):
        assert rows(case(found("20:00", "deceased"), happened(due, act["type"], **act)), obligation) == []

    def test_a_child_found_with_nothing_said_of_how_is_taken_to_be_alive(self, obligation, act, due, over, owner):
        assert rows(case(happened("20:00", "found")), obligation) == [f"1 due {DUE[due]}, missed{owner}"]

    def test_found_entered_twice_is_one_return(self, obligation, act, due, over, owner):
        assert rows(case(found("20:00"), found("20:05")), obligation) == [f"1 due {DUE[due]}, missed{owner}"]


@pytest.mark.parametrize("mode", ["telephone", "video", "third_party", "unknown"])
def test_nothing_but_a_visit_is_a_visit(mode):
    told = case(found("20:00"), happened("21:00", "prevention_interview", mode=mode))

    assert rows(told, "PREVENTION_INTERVIEW") == ["1 due Tue 3 Mar 20:00, missed"]


@pytest.mark.parametrize("nation", ["Wales", "Scotland", "Northern Ireland", None])
def test_only_england_has_the_seventy_two_hours_for_the_return_interview(nation):
    told = case(found("20:00"), happened("+1d 09:00", "rhi_completed"), nation=nation)

    assert rows(told, "RHI_72H") == []
    assert rows(told, "LA_RETURN_NOTIFY") == ["1 due Mon 2 Mar 22:00, missed"]


class TestSeveralEpisodesInOneCase:
    def test_each_episode_has_its_own_duties(self):
        told = case(
            REPORTED, graded("20:10"), found("20:40"), happened("+1d 20:00", "missing_reported"), as_at="+1d 20:30"
        )

        assert rows(told, "GRADE_INITIAL") == ["1 due Mon 2 Mar 21:00, met by 2", "4 due Tue 3 Mar 21:00, open"]
        assert rows(told, "RISK_REVIEW") == []

    def test_the_grade_of_one_episode_says_nothing_of_the_next(self):
        told = case(REPORTED, graded("20:10", "high"), found("20:40"), happened("+1d 20:00", "missing_reported"))

        assert rows(told, "DEPLOY") == ["4 due Tue 3 Mar 23:00, missed"]

    def test_a_return_interview_held_when_the_child_is_missing_again_is_that_of_the_return(self):
        told = case(
            REPORTED, found("20:40"), happened("+1d 20:00", "missing_reported"), happened("+1d 21:00", "rhi_completed")
        )

        assert rows(told, "RHI_72H") == ["2 due Thu 5 Mar 20:40, met by 4 (local authority)"]

    def test_one_visit_after_the_second_return_answers_for_both(self):
        """An act after a return satisfies the clock of each return before it; the first is then late, not undone."""
        told = case(
            REPORTED,
            found("20:40"),
            happened("+1d 20:00", "missing_reported"),
            found("+1d 22:00"),
            happened("+2d 10:00", "prevention_interview", mode="in_person"),
        )

        assert rows(told, "PREVENTION_INTERVIEW") == [
            "2 due Tue 3 Mar 20:40, late by 5",
            "4 due Wed 4 Mar 22:00, met by 5",
        ]

    def test_a_return_that_has_its_own_visit_is_left_alone(self):
        told = case(
            REPORTED,
            found("20:40"),
            happened("21:40", "prevention_interview", mode="in_person"),
            happened("+1d 20:00", "missing_reported"),
            found("+1d 22:00"),
            happened("+2d 10:00", "prevention_interview", mode="in_person"),
        )

        assert rows(told, "PREVENTION_INTERVIEW") == [
            "2 due Tue 3 Mar 20:40, met by 3",
            "5 due Wed 4 Mar 22:00, met by 6",
        ]
