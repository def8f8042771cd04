"""The benchmark cases about missing children: each finding, told as a history, raises what it must.

They are modelled on published findings; the children, places and times are invented.
"""

from datetime import timedelta

from tests.benchmarks.good_case import good_case
from tests.benchmarks.histories import History, case, rulebook
from wayhome.duties.derive import Rulebook
from wayhome.duties.duty import Status
from wayhome.duties.stories import stories
from wayhome.kernel.citations import Strength
from wayhome.kernel.ids import Subject

HOUR = timedelta(hours=1)
TRAINED = "competence_valid_until=2027-03-31"


def floor_of(history: History, after: str, episode: str = "episode:A1") -> str:
    book: Rulebook = rulebook("england-wales")
    asked = book.ask(stories(history.events)[Subject(episode)], history.at(after))
    return asked.known.floor(history.at(after))


def boy_known_to_be_exploited() -> History:
    """A boy of 14 in care, stabbed before and known to be criminally exploited, is late home; his carer reports it."""
    history = case("2026-03-02T22:00")
    history.about("child:A").tell(
        "-90d child.described date_of_birth=2011-09-14 nation=england",
        "-90d child.described care_status=looked_after placement=childrens_home",
        "-60d child.exploitation_flag_set kind=criminal confidence=known",
    )
    history.about("child:A", "episode:A1").tell(
        "+0m missing.reported informant=placement",
        "+5m risk.factor_recorded factor=RECENT_VIOLENCE_VICTIM present=yes",
        f"+20m risk.graded grade=medium {TRAINED}",
    )
    return history


def test_bc01_a_medium_grade_is_below_the_floor_for_a_boy_known_to_be_exploited() -> None:
    history = boy_known_to_be_exploited()

    assert floor_of(history, "+20m") == "high"
    assert history.judged("+8h").statuses("MC-17") == ["overdue"]


def test_bc01_eight_hours_without_anyone_looking_raises_the_alarm_at_half_an_hour_and_at_two_hours() -> None:
    judged = boy_known_to_be_exploited().judged("+8h")

    assert judged.due_after("MC-32.HIGH") == [timedelta(minutes=30)]
    assert judged.due_after("MC-32") == [2 * HOUR]
    assert {"MC-23", "MC-32", "MC-32.HIGH", "MC-32.INSPECTOR"} <= judged.breached()


def test_bc01_an_entry_in_the_log_does_not_count_as_looking() -> None:
    history = boy_known_to_be_exploited()
    history.about("child:A", "episode:A1").tell("+25m missing.reviewed by=sergeant", "+40m missing.family_updated")

    assert history.judged("+8h").statuses("MC-32.HIGH") == ["overdue"]


def test_bc01_the_supervisor_never_looked_at_the_grade() -> None:
    assert boy_known_to_be_exploited().judged("+8h").statuses("MC-19") == ["overdue"]


def eleventh_episode() -> History:
    """A girl in care has been missing ten times in sixty days; the eleventh is graded low as her usual pattern."""
    history = case("2026-03-02T21:00")
    history.about("child:A").tell("-90d child.described age_stated=15 nation=england care_status=looked_after")
    for number, day in enumerate(range(58, 2, -6), start=1):
        history.about("child:A", f"episode:A{number}").tell(
            f"-{day}d missing.reported informant=placement",
            f"-{day - 1}d missing.child_located",
        )
    history.about("child:A", "episode:A11").tell(
        "+0m missing.reported informant=placement",
        f"+25m risk.graded grade=low {TRAINED} history_effect=lowers",
    )
    return history


def test_bc05_being_missing_often_may_not_lower_the_grade() -> None:
    judged = eleventh_episode().judged("+2h")

    assert judged.statuses("MC-16")[-1] == "overdue"
    assert judged.statuses("MC-14", "episode:A11") == ["overdue"]


def test_bc05_the_response_follows_the_floor_and_not_the_low_grade() -> None:
    history = eleventh_episode()

    assert floor_of(history, "+25m", "episode:A11") == "medium"
    assert history.judged("+3h").statuses("MC-28", "episode:A11") == ["overdue"]


def test_bc05_the_trigger_plan_is_missing_and_the_meeting_was_never_asked_for() -> None:
    judged = eleventh_episode().judged("+2h")

    assert judged.statuses("MC-53") == ["overdue"]
    assert judged.statuses("MC-52") == ["overdue"]


def closed_by_telephone() -> History:
    """A child is back at three in the morning; the carer telephones, and the case is closed on that."""
    history = case("2026-03-02T21:00")
    history.about("child:A").tell("-9d child.described age_stated=14 nation=england placement=foster_home")
    history.about("child:A", "episode:A1").tell(
        "+0m missing.reported informant=carer",
        f"+20m risk.graded grade=medium {TRAINED}",
        "+6h missing.child_located basis=told found_by=returned_self place=placement",
        "+6h05m missing.prevention_interview_held mode=third_party",
        "+6h10m missing.episode_closed",
    )
    return history


def test_bc06_nobody_saw_the_child_so_the_talk_is_still_owed_and_closing_was_not_in_order() -> None:
    judged = closed_by_telephone().judged("+40h")

    assert judged.statuses("MC-63") == ["overdue"]
    assert judged.statuses("MC-61") == ["overdue"]
    assert judged.statuses("MC-74") == ["overdue"]
    assert "The child was seen by police or a named professional." in judged.of("MC-74")[0].lacking


def test_bc06_no_inspector_authorised_it_and_the_council_was_never_told() -> None:
    judged = closed_by_telephone().judged("+40h")

    assert {"MC-64", "MC-67"} <= judged.breached()
    assert judged.of("MC-67")[0].due_at == judged.history.at("+8h")


def found_with_others() -> History:
    """A girl of 15 is found at a registered offender's address with two other children in care."""
    history = case("2026-03-02T21:00")
    history.about("child:A").tell("-9d child.described age_stated=15 nation=england care_status=looked_after")
    history.about("child:A", "episode:A1").tell(
        "+0m missing.reported informant=placement",
        "+9h missing.child_located basis=seen found_by=police_own place=offender_address",
        "+9h missing.co_missing_indicated basis=found_together",
        "+10h missing.child_seen by=police well=unknown",
    )
    return history


def test_bc07_a_strategy_discussion_is_owed_and_one_without_the_police_does_not_meet_it() -> None:
    history = found_with_others()
    history.about("child:A").tell("+30h safeguarding.strategy_discussion_called")

    assert history.judged("+3d").statuses("MC-51") == ["overdue"]


def test_bc07_the_children_are_to_be_linked_and_the_offender_made_a_line_of_enquiry() -> None:
    judged = found_with_others().judged("+3d")

    assert judged.statuses("MC-38") == ["overdue"]
    assert judged.statuses("MC-37.FOUND") == ["overdue"]
    assert len(judged.of("MC-37.FOUND")[0].lacking) == 2


def test_bc08_every_grade_of_an_untrained_grader_is_void_and_owed_again() -> None:
    history = case()
    for number in range(12):
        history.about(f"child:Q{number}", f"episode:Q{number}").tell(
            f"+{number}m missing.reported", f"+{number + 15}m risk.graded grade=medium"
        )

    judged = history.judged("+2h")

    assert judged.statuses("MC-11") == ["overdue"] * 12
    assert judged.statuses("MC-12") == ["overdue"] * 12
    assert {duty.due_at - duty.raised_at for duty in judged.of("MC-12")} == {HOUR / 2}


def test_bc09_a_record_of_exploitation_that_nobody_weighed_leaves_the_check_incomplete() -> None:
    history = case()
    history.about("child:A", "episode:A1").tell(
        "+0m missing.reported",
        "+10m risk.system_checked system=local_intelligence result=hits_read hits=1",
        "+11m risk.hit_found hit=INT-4471 system=local_intelligence",
        f"+20m risk.graded grade=medium {TRAINED}",
    )

    judged = history.judged("+1h")

    assert judged.statuses("MC-08.HITS") == ["overdue"]
    assert judged.of("MC-08.HITS")[0].due_at == history.at("+20m")
    assert judged.statuses("MC-08") == ["overdue"]


def test_bc10_nothing_was_handed_over_at_the_end_of_the_shift_and_nobody_wrote_until_morning() -> None:
    history = case("2026-06-06T19:30")
    history.about("child:A", "episode:A1").tell(
        "+0m missing.reported",
        f"+20m risk.graded grade=medium {TRAINED}",
        "+45m missing.officers_deployed",
        "+12h missing.officers_deployed",
    )

    judged = history.judged("+12h")

    assert judged.statuses("MC-42") == ["overdue"]
    assert judged.due_after("MC-42") == [4 * HOUR]
    assert {"MC-32", "MC-43"} <= judged.breached()


def test_bc11_what_a_third_party_says_is_not_a_sighting_and_does_not_close_a_case() -> None:
    history = case()
    history.about("child:A", "episode:A1").tell(
        "+0m missing.reported",
        "+30h missing.whereabouts_reported by=friend means=third_party",
        "+31h missing.episode_closed",
    )

    judged = history.judged("+40h")

    assert judged.statuses("MC-62") == ["overdue"]
    assert judged.statuses("MC-74") == ["overdue"]
    assert "The child was located." in judged.of("MC-74")[0].lacking
    assert judged.statuses("MC-32")[-1] == "overdue"


def test_bc12_what_the_family_says_after_closure_is_read_within_the_hour() -> None:
    history = closed_by_telephone()
    history.about("child:A").tell("+20h missing.information_received kind=family")

    judged = history.judged("+22h")

    assert judged.statuses("MC-75") == ["overdue"]
    assert judged.of("MC-75")[0].due_at == history.at("+21h")


def test_bc13_two_areas_that_dispute_a_case_for_six_hours_settle_it_five_hours_late() -> None:
    history = case()
    history.about("child:A", "episode:A1").tell(
        "+0m missing.reported",
        "+15m missing.ownership_disputed with_whom=North",
        "+6h15m missing.ownership_settled owner=South",
    )

    duty = history.judged("+7h").of("MC-59")[0]

    assert duty.status_at(history.at("+7h")) is Status.MET_LATE
    assert duty.done_at is not None
    assert duty.done_at - duty.due_at == 5 * HOUR


def test_bc15_the_delay_of_a_return_interview_is_laid_where_it_arose() -> None:
    history = case()
    history.about("child:A").tell("-9d child.described nation=england age_stated=16")
    history.about("child:A", "episode:A1").tell(
        "-6h missing.reported",
        "+0m missing.child_located basis=seen found_by=police_own",
        "+60h partner.council_told_of_return",
        "+96h partner.return_interview_offered",
    )

    judged = history.judged("+100h")

    assert judged.statuses("MC-67") == ["met_late"]
    assert judged.statuses("MC-68") == ["overdue"]
    assert judged.statuses("MC-68.TOLD") == ["met"]
    assert judged.of("MC-67")[0].owed_by.agency == "police"
    assert judged.of("MC-68")[0].owed_by.agency == "local_authority"


def test_bc16_the_home_office_and_the_referral_of_an_unaccompanied_child_are_owed_in_two_hours() -> None:
    history = case()
    history.about("child:A").tell(
        "-6h child.described age_stated=16 unaccompanied=yes care_status=looked_after placement=hotel_asylum"
    )
    history.about("child:A", "episode:A1").tell(
        "+0m missing.reported informant=placement",
        "+10m risk.factor_recorded factor=TRAFFICKING_NRM present=yes",
        "+40m partner.childrens_services_told",
        "+50m missing.item_obtained item=photo",
    )

    judged = history.judged("+3d")

    assert floor_of(history, "+0m") == "high"
    assert judged.of("MC-58")[0].lacking == ("the Home Office", "referral status")
    assert judged.of("MC-58")[0].due_at == history.at("+2h")
    assert judged.statuses("MC-57") == ["overdue"]


def test_bc17_seventy_two_hours_without_a_notice_breach_a_statutory_code() -> None:
    history = case()
    history.about("child:A", "episode:A1").tell("+0m missing.reported")

    duty = history.judged("+73h").of("MC-45")[0]

    assert duty.status_at(history.at("+72h")) is Status.OWED
    assert duty.status_at(history.at("+73h")) is Status.OVERDUE
    assert duty.basis.strength is Strength.STATUTORY_CODE


def test_bc17_the_seventy_two_hours_run_through_the_night_the_clocks_change() -> None:
    history = case("2026-03-27T20:00")
    history.about("child:A", "episode:A1").tell("+0m missing.reported")

    assert history.judged("+73h").due_after("MC-45") == [72 * HOUR]


def test_bc18_a_search_done_well_raises_many_duties_and_breaks_none() -> None:
    judged = good_case().judged("+14d")

    broken = {
        f"{duty.obligation} due +{duty.due_at - judged.history.start}"
        for duty in judged.raised()
        if judged.status(duty).is_breach
    }
    assert broken == set()
    assert len(judged.raised()) > 45


def test_bc18_at_no_hour_of_a_search_done_well_is_anything_overdue() -> None:
    history = good_case()
    duties = history.judged("+14d").duties

    instants = {at for duty in duties for at in duty.changes()}
    assert [duty.obligation for at in instants for duty in duties if duty.status_at(at) is Status.OVERDUE] == []
