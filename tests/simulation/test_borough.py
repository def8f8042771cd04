"""The borough: the same each time, close to the published figures it is made from, respectful, in two halves."""

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import islice, pairwise
from statistics import median

import pytest

from tests.architecture.test_words import BLAMING
from tests.docs.test_its_words import AT_RISK, BLAMES
from wayhome.application.assess.indicating import ReadingRisk
from wayhome.application.ports import TextEntered
from wayhome.application.wording.pointing_out import found_in
from wayhome.casework.add_news import AddNews
from wayhome.casework.commands import Command
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.take_report import TakeReport
from wayhome.cli.borough.living import drawing
from wayhome.holdings.records import HeldRecord
from wayhome.kernel.ids import EventId
from wayhome.kernel.moments import in_london
from wayhome.packs import reader
from wayhome.reading.wording import read_wording
from wayhome.record.events.governing import ProviderNamed
from wayhome.record.events.indicators import IndicatorRead, SafetyTold
from wayhome.record.events.workforce import OfficerJoined, PostClosed, PostDeclared, PostHeld
from wayhome.simulation import arrivals, names, wording_found, words
from wayhome.simulation.desk import POSTS, desk
from wayhome.simulation.force import Borough, borough, city
from wayhome.simulation.held import held
from wayhome.simulation.people import DESK_SINCE, GRADING, people
from wayhome.simulation.places import HOMES
from wayhome.simulation.practice import HALF
from wayhome.simulation.shift import LIVE, live_shift
from wayhome.simulation.staff import UNITS
from wayhome.simulation.steps import Step

NOW = datetime(2026, 11, 24, 2, 14, tzinfo=UTC)
HOUR = timedelta(hours=1)
NEVER = ("boy" + "friend", "girl" + "friend", "run" + "away", "refuses to engage", "willing", "known to police")


@cache
def eastmere() -> Borough:
    """Return the borough as the demonstration has it."""
    return borough(NOW, drawing("Eastmere 1"))


@cache
def everything_held() -> tuple[HeldRecord, ...]:
    return tuple(held(eastmere()))


def draws(many: int) -> list[float]:
    chance = drawing("draws")("durations")
    return [arrivals.lasting(chance) / HOUR for _ in range(many)]


def share(found: list[bool]) -> float:
    return sum(found) / len(found)


def test_the_same_seed_gives_the_same_acts_and_another_gives_others():
    def first(seed: str) -> list[Step]:
        return list(islice(borough(NOW, drawing(seed), children_count=6, episodes=20).acts(), 300))

    assert first("a") == first("a")
    assert first("a") != first("b")


def test_it_is_as_large_as_it_is_said_to_be():
    told = eastmere()

    assert len(told.children) == 90
    assert len(told.episodes) == 1_000
    assert 110 <= len(told.staff.officers) <= 125
    assert len(everything_held()) >= 600
    assert {one.home.key for one in told.children if one.home} == {f"PR-{n:02}" for n in range(1, 13)}


def test_durations_come_close_to_the_published_shares():
    hours = draws(20_000)

    assert median(hours) == pytest.approx(7.04, rel=0.05)
    assert share([one <= 8 for one in hours]) == pytest.approx(0.53, abs=0.02)
    assert share([one <= 24 for one in hours]) == pytest.approx(0.764, abs=0.02)
    assert share([one <= 48 for one in hours]) == pytest.approx(0.87, abs=0.02)


def test_how_often_children_are_missing_comes_close_to_the_published_mean():
    chance = drawing("draws")("repeats")
    times = [arrivals.times_a_year(chance) for _ in range(20_000)]

    assert sum(times) / len(times) == pytest.approx(3.14, rel=0.06)
    assert share([one == 1 for one in times]) == pytest.approx(0.436, abs=0.02)
    assert share([one >= 10 for one in times]) == pytest.approx(0.057, abs=0.01)
    assert max(times) <= 60


def test_reports_come_in_the_evening_and_at_weekends():
    hours = [in_london(one.began) for one in eastmere().episodes]

    assert share([at.hour >= 18 or at.hour < 2 for at in hours]) > 0.55
    assert share([at.weekday() in (4, 5, 6) for at in hours]) > 3 / 7


def test_no_child_is_missing_twice_at_once_and_nobody_came_of_age():
    for child in eastmere().children:
        times = [one for one in eastmere().episodes if one.child == child]
        assert all(before.back < after.began for before, after in pairwise(times))
        assert in_london(NOW).date() - child.born < timedelta(days=18 * 365.25)


def test_what_is_not_known_of_a_child_is_not_made_up():
    given = [child.ethnicity_given for child in city(NOW, drawing("x"), episodes=3_000, years=1).children]

    assert share([one is None for one in given]) == pytest.approx(0.31, abs=0.05)
    assert Counter(filter(None, given)).most_common(2)[0][0] == "white"


def test_no_two_children_of_the_borough_have_one_name():
    told = [child.name for child in eastmere().children]

    assert len(set(told)) == len(told)


def texts() -> list[str]:
    written = [value for name in dir(words) if name.isupper() for value in getattr(words, name)]
    return [*written, *(one.text for one in everything_held())]


def test_nothing_that_is_written_of_a_child_blames_them():
    blaming = [text for text in texts() if any(words in text.lower() for words in (*BLAMING, *NEVER))]

    assert blaming == []
    assert [text for text in texts() if BLAMES.search(text) or AT_RISK.search(text)] == []
    assert len(texts()) > 600


def test_what_inspectors_found_is_pointed_out_and_what_was_written_instead_is_not():
    found = [text for text in wording_found.AS_INSPECTORS_FOUND if not read_wording(reader(), text)]
    instead = (*wording_found.PUT_IN_OTHER_WORDS, *wording_found.KEPT_BECAUSE, *wording_found.AGREED)

    assert found == []
    assert [text for text in (*instead, *texts()) if found_in(reader(), text)] == []


def test_every_telephone_number_is_reserved_for_drama():
    numbers = [number for one in everything_held() for number in one.person.phones]
    numbers += [child.phone for child in eastmere().children]
    numbers += re.findall(r"\b0\d[\d ]{7,}\b", " ".join(texts()))

    assert numbers
    assert [number for number in numbers if not number.startswith(names.DRAMA)] == []


def test_held_records_are_misspelt_and_some_are_about_somebody_else():
    by_name = {(child.given, child.family): child for child in eastmere().children}
    exact = [by_name.get((one.person.given_name, one.person.family_name)) for one in everything_held()]
    namesakes = [one for one, child in zip(everything_held(), exact, strict=True) if child and "collision" in one.text]

    assert 0.6 < share([child is not None for child in exact]) < 0.95
    assert namesakes
    assert len({one.id for one in everything_held()}) == len(everything_held())
    assert len({one.system for one in everything_held()}) >= 8


def commands(half: int) -> list[Command]:
    begins = eastmere().began + HALF * half
    return [
        step.command
        for place, one in enumerate(eastmere().episodes)
        if begins <= one.began < begins + HALF and place % 4 == 0
        for step in eastmere().tell(place, one).told()
    ]


@cache
def done(half: int) -> Counter[str]:
    return Counter(type(command).__name__ for command in commands(half))


@pytest.mark.parametrize("act", ["MakePlan", "MarkHit", "AcceptHandover", "UpdateTriggerPlan", "UpdateFamily"])
def test_what_was_seldom_done_in_the_failing_months_is_done_in_the_mending_ones(act: str):
    failing, mending = done(0), done(1)

    assert mending[act] / mending[TakeReport.__name__] > 1.5 * failing[act] / failing[TakeReport.__name__]


def test_few_graders_are_trained_before_the_turn_and_most_are_at_the_end():
    graders = [one for one in eastmere().staff.officers if one.role.key == "grader"]

    def trained(at: datetime) -> float:
        day = in_london(at).date()
        there = [one for one in graders if one.works_at(at)]
        return share([any(gained <= day <= until for gained, until in one.trained) for one in there])

    assert trained(eastmere().began + HALF * 0.9) < 0.4
    assert trained(NOW) > 0.6
    facts = [draft.fact for said in people(eastmere()) for draft in said.entry.drafts]
    assert sum(getattr(fact, "competence", "") == GRADING for fact in facts) > 20


def test_nobody_is_sent_on_a_course_that_ends_before_what_they_have():
    ends = {one.id: [until for _, until in one.trained] for one in eastmere().staff.officers}

    assert {officer: found for officer, found in ends.items() if found != sorted(found)} == {}


def test_nothing_is_entered_after_now_and_everything_in_its_order():
    entered = [said.entered_at for said in people(eastmere())]

    assert entered == sorted(entered)
    assert entered[-1] <= NOW


def test_the_live_shift_has_a_case_of_each_kind_and_nothing_of_it_is_still_to_come():
    steps = list(live_shift(eastmere()))
    reports = [step.command for step in steps if isinstance(step.command, TakeReport)]

    assert len(reports) == len(LIVE)
    assert len({report.children[0].child for report in reports}) == len(LIVE)
    assert all(step.entered_at <= NOW for step in steps)
    undone = {kind.__name__ for live in LIVE for kind in live.undone}
    assert {"GradeRisk", "AcceptHandover"} <= undone


def test_what_a_carer_alone_was_told_in_a_case_nobody_graded_speaks_for_safety_and_is_confirmed_by_nobody():
    commands = [step.command for step in live_shift(eastmere())]
    (news,) = [command for command in commands if isinstance(command, AddNews) and command.supplied_by == "carer"]
    told = TextEntered(
        event=EventId("e1"), type="missing.information_received", field="content", text=news.content or ""
    )

    assert news.record not in {command.record for command in commands if isinstance(command, GradeRisk)}
    assert [fact.factor for fact in ReadingRisk(reader)(told) if isinstance(fact, SafetyTold)] == ["MIT_VOICE_CONTACT"]
    assert [fact for fact in ReadingRisk(reader)(told) if isinstance(fact, IndicatorRead)] == []


def test_every_home_is_on_the_register_by_its_name():
    facts = [draft.fact for said in people(eastmere()) for draft in said.entry.drafts]
    named = {fact.name for fact in facts if isinstance(fact, ProviderNamed)}

    assert named == {home.name for home in HOMES}


def test_from_when_the_desk_has_a_duty_inspector_nobody_else_is_one():
    drafts = [draft for said in people(eastmere()) for draft in said.entry.drafts]
    held = [draft.fact for draft in drafts if isinstance(draft.fact, PostHeld)]

    desk_since = eastmere().now - DESK_SINCE
    assert [one for one in held if one.role.startswith("inspector") and one.start >= desk_since] == []
    assert any(isinstance(draft.fact, PostClosed) for draft in drafts)


def test_every_post_of_the_desk_has_a_name_and_a_unit_and_those_on_it_are_on_the_staff_list():
    facts = [draft.fact for said in desk(eastmere()) for draft in said.entry.drafts]
    units = {unit.key for unit in UNITS}

    assert all(fact.name and fact.unit in units for fact in facts if isinstance(fact, PostDeclared))
    assert {fact.role for fact in facts if isinstance(fact, PostHeld)} >= {"force_lead", "training_lead", "analyst"}
    assert sum(isinstance(fact, OfficerJoined) for fact in facts) >= len(POSTS)
