"""Weekly samples are drawn, made again blind and closed once the force mends, in the order of their entry."""

from datetime import UTC, datetime
from functools import cache
from itertools import pairwise

import pytest

from tests.casework.desk import england_wales
from wayhome.application.governing.samples import agreed, compare, samples, would_be_blind
from wayhome.application.rebuilding import everything
from wayhome.application.wording.samples import samples as entry_samples
from wayhome.assurance.periods import week
from wayhome.cli.borough.living import Doors, drawing, live
from wayhome.record.envelope import Event
from wayhome.simulation.chance import happens
from wayhome.simulation.force import Borough, borough
from wayhome.simulation.practice import HALF, practice_at
from wayhome.simulation.sampling import AGREED
from wayhome.simulation.shift import LIVE
from wayhome.store.memory import MemoryLedger

# What they look at is played once, which takes as long as a hundred other tests.
pytestmark = pytest.mark.xdist_group("samples of the borough")

NOW = datetime(2026, 11, 24, 2, 14, tzinfo=UTC)


def told() -> Borough:
    return borough(NOW, drawing("samples"), children_count=14, episodes=60)


@cache
def ledger() -> MemoryLedger:
    """Return the record of a small borough, played once; nothing is read, so that no lexicon moves what is drawn."""
    kept = MemoryLedger()
    live(Doors(story=kept, shift=kept), england_wales(), told(), seed="samples", readers=())
    return kept


def of(name: str) -> list[Event]:
    return [held.event for held in ledger().of_type(name)]


def test_a_sample_is_drawn_for_every_week_of_the_mending_half_and_for_none_before():
    drawn = samples(ledger())

    assert 36 <= len(drawn) <= 40
    assert all(week(period)[1] > told().began + HALF for period in drawn)


def test_every_sample_that_is_over_is_closed_and_most_of_it_was_made_again():
    of_grades = [one for one in samples(ledger()).values() if one.grades][1:]

    assert of_grades
    assert all(one.closed for one in of_grades)
    assert sum(one.left for one in of_grades) < sum(len(one.grades) for one in of_grades) / 4


def test_the_last_months_entries_are_read_by_two_supervisors_and_closed_and_the_latest_is_under_way():
    held = entry_samples(ledger())

    assert len(held) == 4
    latest, *earlier = held.values()
    assert all(one.closed and not one.closed.body.get("left_out") for one in earlier)
    assert not latest.closed
    assert {len(one.readings) for one in latest.entries} == {1}
    assert all(event.actor != one.author for month in held.values() for one in month.entries for event in one.readings)


def test_whoever_makes_a_grade_again_had_no_part_in_the_case():
    made = [one for sample in samples(ledger()).values() for one in sample.grades if one.second]

    assert made
    assert all(one.second and would_be_blind(ledger(), one, one.second.actor) for one in made)


def test_what_is_found_of_first_graders_stands_in_their_records():
    assert {event.body["finding"] for event in of("workforce.grading_finding_made")} >= {"sound"}


def test_the_months_patterns_are_published_and_one_years_return_is_sent():
    assert len(of("missing.patterns_published")) >= 8
    assert len(of("partner.national_return_submitted")) == 1


def test_what_is_entered_never_runs_backwards_until_the_live_shift():
    story = [kept.sealed.event.recorded_at for kept in everything(ledger()) if kept.sealed]
    shift = next(place for place, (one, two) in enumerate(pairwise([*story, told().began])) if two < one)

    assert min(story[shift + 1 :], default=NOW) > NOW - max(live.ago for live in LIVE)


def test_first_and_second_grades_agree_more_often_as_the_force_mends():
    held = samples(ledger())
    weeks = sorted(held)

    def share(periods: list[str]) -> float:
        return agreed(one for period in periods for one in compare(ledger(), held[period])).share_agreed.estimate

    assert share(weeks[-13:]) > share(weeks[:13])
    assert agreeing(NOW) > agreeing(told().began + HALF) + 0.15


def agreeing(at: datetime) -> float:
    """Return how often second graders agree at an instant: over many, as a quarter's ten grades turn on their draw."""
    mending = practice_at(at, began=told().began, often=False).mending
    return sum(happens(told().draw(f"grade {number}"), AGREED.at(mending)) for number in range(400)) / 400
