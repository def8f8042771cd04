"""Who is recommended for a case: explained in sentences, with the skills unless nobody here has them."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from tests.allocating.skilled import PostHeld, away, skill
from tests.casework.desk import (
    DETECTIVE,
    DI,
    INVESTIGATION,
    OTHER_DETECTIVE,
    SERGEANT,
    STARTS,
    Desk,
    england_wales,
)
from tests.ending.going import tell
from wayhome.application.allocating.candidates import Workforce, candidates, not_here, workforce
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.casework.allocating.allocate_case import AllocateCase
from wayhome.casework.allocating.exceptions import ApproveException, RequestException
from wayhome.casework.allocating.recommending import Candidate, in_order, recommended
from wayhome.casework.allocating.workload import Carried, Load, weight, weights_of, workload
from wayhome.casework.commands import Acting
from wayhome.casework.concerns.assess_risk import AssessCaseRisk
from wayhome.duties.competent import Line, Standing
from wayhome.duties.roster import Roster
from wayhome.kernel.ids import ActorId, RecordId, Subject
from wayhome.record.events.ending import OutcomeReached, Reopened
from wayhome.record.events.investigation import MergedInto
from wayhome.record.events.workforce import OfficerLeft

WEIGHTS = weights_of(england_wales().pack)


def case(name: str = "EI-1", *, risk: str | None = "high", phase: str = "planned", children: int = 1) -> Carried:
    """Return an open investigation."""
    named = tuple(Subject(f"child:{name}-{number}") for number in range(children))
    return Carried(
        record=RecordId(name), case=Subject(f"investigation:{name}"), children=named, risk=risk, phase=phase,
        opened_at=STARTS,
    )  # fmt: skip


def somebody(who: str, *, skilled: bool = True, points: int = 0, capacity: int = 40, **more: object) -> Candidate:
    """Return somebody who might take a case of eight points."""
    line = Line(kind="competence", about="pip2", is_so=skilled, words="In date." if skilled else "No record of it.")
    load = Load(points=points, capacity=capacity, cases=points and 1, by_risk={"high": 1} if points else {})
    until = date(2027, 1, 1) if skilled else None
    standing = Standing(requirement="investigate_exploitation", lines=(line,), until=until)
    return Candidate(officer=ActorId(who), standing=standing, load=load, with_it=load.with_more(8), **more)  # type: ignore[arg-type]


# --- what a case weighs -------------------------------------------------------------------------------------------


def test_a_case_weighs_by_its_risk_its_phase_and_its_children():
    assert weight(case(), WEIGHTS) == 8
    assert weight(case(risk="standard"), WEIGHTS) == 2
    assert weight(case(phase="recorded"), WEIGHTS) == 12
    assert weight(case(children=3), WEIGHTS) == 12


def test_a_case_that_nobody_assessed_weighs_as_medium():
    assert weight(case(risk=None), WEIGHTS) == weight(case(risk="medium"), WEIGHTS) == 4


def test_a_rulebook_without_weights_counts_each_case_once():
    load = workload([case("EI-1"), case("EI-2", risk="standard")], None)

    assert (load.points, load.capacity, load.is_over) == (2, None, False)


def test_a_case_that_has_ended_weighs_nothing():
    assert workload([case(), case("EI-2", phase="ended")], WEIGHTS).cases == 1


# --- who is recommended -----------------------------------------------------------------------------------------------


def test_the_least_loaded_of_those_with_the_skills_is_recommended_with_the_reasons_in_sentences():
    first = somebody("dee", points=8, on_duty=True)

    found = recommended([somebody("dov", points=16), somebody("dan", skilled=False), first])

    assert (found.officer, found.by_exception) == ("dee", False)
    assert found.because == (
        "dee holds all that an investigation asks for, until 1 January 2027.",
        "They carry 1 case (1 high), 8 of 40 points; with this one, 16 of 40 points.",
        "They are on duty now.",
        "One more could take it: dov would carry 24 of 40 points.",
    )


def test_who_had_a_case_of_the_child_before_is_recommended_before_somebody_with_less_to_do():
    knows = somebody("dee", points=16, knows=(RecordId("EI-9"),))

    found = recommended([somebody("dov"), knows])

    assert found.officer == "dee"
    assert "They had EI-9, about the same child, so the child knows them." in found.because


def test_where_all_with_the_skills_are_full_the_least_overloaded_is_recommended_and_it_is_said():
    full = somebody("dee", points=40, knows=(RecordId("EI-9"),))

    found = recommended([full, somebody("dov", points=36), somebody("dan", skilled=False)])

    assert (found.officer, found.by_exception) == ("dov", False)
    assert "Everybody with the skills would carry more than their post can hold; dov would be the least over." in (
        found.because
    )


def test_where_nobody_here_has_the_skills_who_lacks_least_is_named_and_somebody_has_to_answer_for_it():
    found = recommended([somebody("dee", away="Away until Monday."), somebody("dan", skilled=False)])

    assert (found.officer, found.by_exception) == ("dan", True)
    assert found.because[:3] == (
        "Nobody who is here and could take it holds all that an investigation asks for.",
        "dee would, but is away.",
        "dan lacks least. Somebody has to answer for it before the case is theirs.",
    )


def test_where_nobody_is_here_nobody_is_recommended():
    assert recommended([]).officer is None
    assert recommended([somebody("dee", away="Away.")]).because == (
        "Nobody is here to whom this case could be given. Ask for somebody from another unit or force.",
    )


MANY = some.lists(
    some.builds(
        somebody,
        some.sampled_from(["a", "b", "c", "d", "e"]),
        skilled=some.booleans(),
        points=some.integers(0, 90),
        away=some.sampled_from(["", "Away."]),
        barred=some.sampled_from(["", "Supervises this case."]),
        runs_out_soon=some.booleans(),
        on_duty=some.booleans(),
    ),
    max_size=6,
    unique_by=lambda one: one.officer,
)


@given(MANY)
def test_whoever_is_recommended_has_the_skills_and_is_here_unless_nobody_is(found: list[Candidate]):
    chosen = recommended(found)
    here = [one for one in found if one.is_here]
    able = [one for one in here if one.standing.holds]

    assert (chosen.officer is None) == (not here)
    assert chosen.officer is None or chosen.officer in {one.officer for one in (able or here)}
    assert chosen.by_exception == (bool(here) and not able)
    assert chosen.because


@given(MANY)
def test_nobody_with_room_is_passed_over_for_somebody_without(found: list[Candidate]):
    able = [one for one in in_order(found) if one.may]

    assert [one.with_it.is_over for one in able] == sorted(one.with_it.is_over for one in able)


# --- read from the record ---------------------------------------------------------------------------------------------


def force(desk: Desk) -> Workforce:
    """Return the people and the cases of a desk."""
    types = ("workforce.post_held", "workforce.absence_recorded", "workforce.officer_left", "workforce.officer_joined")
    roster = Roster(sealed.event for name in types for sealed in desk.ledger.of_type(name))
    return workforce(desk.ledger, roster, england_wales().pack, desk.now)


def held(desk: Desk, who: str, start: datetime, end: datetime | None = None) -> None:
    """Put somebody on a post of an investigator."""
    fact = PostHeld(officer=who, role="investigator", start=start, end=end)
    draft = Draft(fact=fact, happened_at=STARTS, subjects=(Subject(f"post:{who}"),))
    enter(Entry(record=RecordId(f"post:{who}"), drafts=(draft,)), ledger=desk.ledger, supplies=desk.supplies)


def test_what_somebody_carries_is_read_from_the_record():
    desk = Desk()
    desk.concern()
    skill(desk, DETECTIVE)
    desk.do(AllocateCase, SERGEANT, officer="dee")
    desk.do(AssessCaseRisk, DETECTIVE, level="high", reasons="He was seen with a knife.")

    found = force(desk)

    assert (found.load(ActorId("dee")).points, found.load(ActorId("dee")).by_risk) == (12, {"high": 1})
    assert found.cases[0].officer == "dee"


def test_who_holds_a_post_who_was_trained_and_who_is_away_may_be_chosen_among():
    desk = Desk()
    desk.concern()
    held(desk, "dan", STARTS - timedelta(hours=1))
    skill(desk, DETECTIVE)
    skill(desk, OTHER_DETECTIVE)
    away(desk, OTHER_DETECTIVE, until=STARTS + timedelta(days=5))

    found = {one.officer: one for one in candidates(force(desk), force(desk).cases[0])}

    assert list(found) == ["dan", "dee", "dov"]
    assert (found[ActorId("dan")].on_duty, found[ActorId("dan")].may) == (True, False)
    assert found[ActorId("dov")].away == "Away until 19:00 on 7 March 2026."
    assert recommended(found.values()).officer == "dee"


def test_whoever_has_the_case_without_the_skills_may_be_given_it_anew_once_they_hold_them():
    desk = Desk()
    desk.concern()
    asked = {"officer": DETECTIVE.actor.id, "reasons": "Nobody else is here.", "mitigation": "Read daily."}
    desk.do(RequestException, SERGEANT, **asked)
    desk.do(
        ApproveException,
        DI,
        officer=DETECTIVE.actor.id,
        mitigation="Read daily.",
        recheck_on=STARTS.date() + timedelta(days=1),
    )

    before = _of(desk, DETECTIVE)
    skill(desk, DETECTIVE)
    after = _of(desk, DETECTIVE)

    assert (before.barred, after.barred) == ("Has this case now.", "")
    assert after.may
    assert after.with_it.points == after.load.points  # it weighs once
    desk.do(AllocateCase, SERGEANT, officer=DETECTIVE.actor.id)
    assert _of(desk, DETECTIVE).barred == "Has this case now."


def _of(desk: Desk, who: Acting) -> Candidate:
    found = candidates(force(desk), force(desk).cases[0])
    return next(one for one in found if one.officer == who.actor.id)


def test_a_case_whose_investigator_left_is_found_without_anybody_looking_for_it():
    desk = Desk()
    desk.concern()
    skill(desk, DETECTIVE)
    desk.do(AllocateCase, SERGEANT, officer="dee")
    desk.at(60).tell_of(DETECTIVE, OfficerLeft(at=desk.now))

    assert [(one.case, why) for one, why in not_here(force(desk.at(61)))] == [(INVESTIGATION, "left")]


def test_three_days_away_is_waited_for_and_longer_is_not():
    desk = Desk()
    desk.concern()
    skill(desk, DETECTIVE)
    desk.do(AllocateCase, SERGEANT, officer="dee")

    away(desk, DETECTIVE, until=STARTS + timedelta(days=3))
    assert not_here(force(desk)) == ()
    away(desk, DETECTIVE, until=STARTS + timedelta(days=4))
    assert [why for _, why in not_here(force(desk))] == ["away"]


def test_somebody_whose_rota_ended_has_lost_the_post_only_where_the_rota_goes_on():
    desk = Desk()
    desk.concern()
    skill(desk, DETECTIVE)
    held(desk, "dee", datetime(2026, 1, 1, tzinfo=UTC), STARTS + timedelta(hours=1))
    desk.do(AllocateCase, SERGEANT, officer="dee")
    desk.at(120)

    assert not_here(force(desk)) == ()
    held(desk, "dov", STARTS)
    assert [why for _, why in not_here(force(desk))] == ["no_post"]


def test_a_case_that_was_opened_again_is_carried_again_and_one_that_goes_on_elsewhere_is_not():
    desk = Desk()
    desk.concern()
    skill(desk, DETECTIVE)
    desk.do(AllocateCase, SERGEANT, officer="dee")
    tell(desk.at(60), OutcomeReached(code="18"))
    assert force(desk).load(ActorId("dee")).cases == 0
    tell(desk.at(90), Reopened())
    assert force(desk).load(ActorId("dee")).cases == 1
    tell(desk.at(120), MergedInto(into="EI-2"))
    assert force(desk).load(ActorId("dee")).cases == 0
