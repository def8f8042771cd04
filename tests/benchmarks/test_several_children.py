"""Children missing together, and one child missing again and again: what is owed is told apart, and nothing is lost."""

from tests.benchmarks.histories import History, case
from wayhome.duties.duty import Status

TRAINED = "competence_valid_until=2027-03-31"


def two_missing_together(*, linked: bool) -> History:
    """Two friends of 14 and 16 are reported missing an hour apart from two homes; one of them is exploited."""
    history = case("2026-05-09T21:00")
    history.about("child:A").tell(
        "-90d child.described age_stated=14 nation=england",
        "-60d child.exploitation_flag_set kind=criminal confidence=suspected",
    )
    history.about("child:B").tell("-30d child.described age_stated=16 nation=england")
    history.about("child:A", "episode:A1").tell(
        "+0m missing.reported informant=parent",
        "+5m missing.question_answered question=with_other_child answer=yes",
        f"+15m risk.graded grade=high {TRAINED}",
        "+12m missing.officers_deployed",
    )
    history.about("child:B", "episode:B1").tell(
        "+1h missing.reported informant=parent",
        "+1h05m missing.co_missing_indicated basis=phone",
        f"+1h20m risk.graded grade=medium {TRAINED}",
    )
    if linked:
        history.about("child:A", "episode:A1", "child:B", "episode:B1").tell(
            "+25m missing.reviewed by=inspector", "+1h10m missing.episodes_linked joint_owner=DI-2"
        )
    return history


def test_children_missing_together_are_to_be_linked_from_each_childs_side() -> None:
    judged = two_missing_together(linked=False).judged("+4h")

    assert judged.statuses("MC-38", "episode:A1") == ["overdue"]
    assert judged.statuses("MC-38", "episode:B1") == ["overdue"]


def test_one_link_that_names_both_children_answers_for_both_each_by_their_own_clock() -> None:
    judged = two_missing_together(linked=True).judged("+4h")

    assert judged.statuses("MC-38", "episode:A1") == ["met_late"]
    assert judged.statuses("MC-38", "episode:B1") == ["met"]


def test_officers_sent_for_one_child_are_not_officers_sent_for_the_other() -> None:
    judged = two_missing_together(linked=True).judged("+4h")

    assert judged.statuses("MC-23", "episode:A1") == ["met"]
    assert judged.statuses("MC-28", "episode:B1") == ["overdue"]


def test_what_is_known_of_one_child_does_not_raise_the_floor_of_the_other() -> None:
    judged = two_missing_together(linked=True).judged("+4h")

    assert judged.of("MC-23", "episode:B1") == []
    assert judged.of("MC-17", "episode:B1") == []


def test_each_child_is_owed_a_talk_and_an_interview_of_their_own() -> None:
    history = two_missing_together(linked=True)
    history.about("child:A", "episode:A1", "child:B", "episode:B1").tell(
        "+5h missing.child_located basis=seen found_by=police_own place=friend"
    )
    history.about("child:A", "episode:A1").tell("+5h30m missing.prevention_interview_held mode=in_person")

    judged = history.judged("+4d")

    assert judged.statuses("MC-63", "episode:A1") == ["met"]
    assert judged.statuses("MC-63", "episode:B1") == ["overdue"]
    assert [duty.scope for duty in judged.of("MC-68")] == ["episode:A1", "episode:B1"]


def months_of_episodes(count: int = 5) -> History:
    """A boy of 13 is missing every second week through the spring; after the first he tells where he was."""
    history = case("2026-01-10T20:00")
    history.about("child:A").tell("-30d child.described age_stated=13 nation=england")
    for number in range(count):
        day = number * 14
        history.about("child:A", f"episode:A{number + 1}").tell(
            f"+{day}d missing.reported informant=parent",
            f"+{day}d20m risk.graded grade=medium {TRAINED}",
            f"+{day}d9h missing.child_located basis=seen found_by=police_own",
        )
        if number == 0:
            history.about("child:A", "episode:A1").tell(
                "+0d11h missing.prevention_interview_held mode=in_person",
                "+0d12h missing.harm_indicated kind=criminal_exploitation",
                "+0d14h missing.episode_closed",
            )
    return history


def test_the_third_episode_in_ninety_days_raises_one_meeting_and_the_fourth_does_not_raise_it_again() -> None:
    history = months_of_episodes()
    meetings = history.judged("+70d").of("MC-52")

    assert [duty.raised_at for duty in meetings] == [history.at("+28d")]


def test_once_the_meeting_was_asked_for_another_episode_raises_it_anew() -> None:
    history = months_of_episodes()
    history.about("child:A").tell("+30d partner.meeting_requested")

    judged = history.judged("+70d")

    assert [duty.raised_at for duty in judged.of("MC-52")] == [history.at("+28d"), history.at("+42d")]
    assert judged.statuses("MC-52") == ["met", "overdue"]


def test_two_returns_in_thirty_days_ask_for_a_trigger_plan_within_the_week() -> None:
    history = months_of_episodes()
    history.about("child:A").tell("+18d child.trigger_plan_updated")

    judged = history.judged("+27d")

    assert judged.of("MC-53")[0].raised_at == history.at("+14d9h")
    assert judged.statuses("MC-53") == ["met"]


def test_what_the_child_told_after_the_first_episode_is_to_be_read_in_every_later_one() -> None:
    history = months_of_episodes()
    history.about("child:A", "episode:A3").tell("+28d2h missing.earlier_interviews_read places_listed=2")

    judged = history.judged("+70d")

    assert [duty.raised_at for duty in judged.of("MC-36")] == [history.at(f"+{day}d") for day in (14, 28, 42, 56)]
    assert judged.statuses("MC-36") == ["missed", "met", "missed", "missed"]


def test_the_first_episode_has_no_history_to_state_and_every_later_grade_has() -> None:
    assert len(months_of_episodes().judged("+70d").of("MC-16")) == 4


def test_being_missing_more_often_never_takes_a_duty_away() -> None:
    few, many = (months_of_episodes(count).judged("+70d") for count in (2, 6))

    once = {(duty.rule, duty.scope) for duty in few.raised() if duty.scope in ("episode:A1", "episode:A2")}
    often = {(duty.rule, duty.scope) for duty in many.raised()}
    assert once <= often


def test_harm_told_on_return_is_answered_by_the_crime_recorded_in_an_investigation_of_the_same_child() -> None:
    history = months_of_episodes(1)
    history.about("child:A", "investigation:A9").tell(
        "+0d20h investigation.crime_recorded", "+0d22h investigation.allocated skilled=true"
    )

    judged = history.judged("+5d")

    assert judged.statuses("MC-66.EXPLOITED") == ["met"]
    assert judged.statuses("MC-66.SKILLED") == ["met"]


def test_news_after_the_first_episode_was_closed_is_owed_a_reading_until_the_child_is_missing_again() -> None:
    history = months_of_episodes()
    history.about("child:A").tell("+3d missing.information_received kind=friend")

    duty = history.judged("+4d").of("MC-75")[0]

    assert duty.due_at == history.at("+3d1h")
    assert duty.status_at(history.at("+4d")) is Status.OVERDUE
    assert history.judged("+20d").statuses("MC-75") == ["met_late"]


def test_two_children_of_one_case_are_each_told_and_each_heard() -> None:
    history = case()
    both = history.about("child:A", "child:B", "investigation:A9")
    both.tell("+0m investigation.crime_recorded offence=sexual", "+1h investigation.suspect_dealt_with kind=arrested")
    history.about("child:A", "investigation:A9").tell(
        "+2h victim.needs_assessed", "+3h victim.updated to=child delivered=true"
    )

    judged = history.judged("+20d")

    assert judged.statuses("VC-03") == ["met", "overdue"]
    assert [duty.owed_to for duty in judged.of("VC-10")] == ["child", "child:B"]
    assert [duty.owed_to for duty in judged.of("SUP-01")] == ["child"]
