"""A force's own times judge a running system from the moment two people put them in force until their last day."""

from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.casework.desk import STARTS, Desk, england_wales
from wayhome.application.activating import activate, approve, defaults_are_confirmed, propose, turn_down, waiting
from wayhome.application.reading import Reading
from wayhome.duties.derive import Rulebook
from wayhome.duties.in_force import ACTIVATED, in_force
from wayhome.kernel.ids import ActorId
from wayhome.kernel.refusals import Refused
from wayhome.record.envelope import Event
from wayhome.rulebook.layers import limbs_of
from wayhome.rulebook.own_times import may_be_confirmed
from wayhome.rulebook.schema import Setting

PACK = england_wales().pack
LEAD, CHIEF = ActorId("DCI Astley 1877"), ActorId("Supt Larkin 1104")


def own(rule: str = "MC-03", *, expires: date = date(2026, 3, 31), **length: int) -> Setting:
    return Setting(
        rule=rule, limb=limb_of(rule), author=LEAD, approved_by="whoever approves it", reason="Our desk is quicker",
        expires=expires, **(length or {"minutes": 7}),
    )  # fmt: skip


def limb_of(rule: str) -> str:
    return next(name for each, name in may_be_confirmed(PACK) if each == rule)


RULE = next(
    rule for (rule, _), limb in may_be_confirmed(PACK).items() if rule in PACK.duties and (limb.hours or limb.minutes)
)


def limbs(desk: Desk, days: int = 0) -> tuple[int | None, ...]:
    reading = Reading(desk.ledger, england_wales(), lambda _name: england_wales())
    at = STARTS + timedelta(days=days, hours=1)
    return tuple(
        limb.minutes for each, limb in may_be_confirmed(reading.rulebook.at(at).pack).items() if each[0] == RULE
    )


def put(desk: Desk, *settings: Setting, confirms: bool = False) -> None:
    made = propose(PACK, by=LEAD, ledger=desk.ledger, supplies=desk.supplies, settings=settings, confirms=confirms)
    assert made.events
    proposal = waiting(desk.ledger)
    assert proposal is not None
    approve(proposal, PACK, by=CHIEF, ledger=desk.ledger, supplies=desk.supplies)


def test_nothing_changes_until_a_second_person_approves() -> None:
    desk = Desk()

    propose(PACK, by=LEAD, ledger=desk.ledger, supplies=desk.supplies, settings=[own(RULE, minutes=1)])

    assert list(desk.ledger.of_type(ACTIVATED)) == []
    assert 1 not in limbs(desk)


def test_an_approved_time_judges_from_then_on_and_falls_away_after_its_last_day() -> None:
    desk = Desk()

    put(desk, own(RULE, minutes=1, expires=(STARTS + timedelta(days=3)).date()))

    assert [1 in limbs(desk, days) for days in (-1, 0, 3, 4)] == [False, True, True, False]


def test_nobody_approves_what_they_proposed() -> None:
    desk = Desk()
    propose(PACK, by=LEAD, ledger=desk.ledger, supplies=desk.supplies)
    proposal = waiting(desk.ledger)
    assert proposal is not None

    with pytest.raises(Refused, match="A rulebook is put in force by two people"):
        approve(proposal, PACK, by=LEAD, ledger=desk.ledger, supplies=desk.supplies)


def test_a_proposal_that_was_replaced_is_not_approved() -> None:
    desk = Desk()
    propose(PACK, by=LEAD, ledger=desk.ledger, supplies=desk.supplies)
    first = waiting(desk.ledger)
    assert first is not None
    propose(PACK, by=LEAD, ledger=desk.ledger, supplies=desk.supplies, settings=[own(RULE, minutes=1)])

    with pytest.raises(Refused, match="does not wait any more"):
        approve(first, PACK, by=CHIEF, ledger=desk.ledger, supplies=desk.supplies)


def test_a_proposal_that_was_turned_down_waits_no_more() -> None:
    desk = Desk()
    propose(PACK, by=LEAD, ledger=desk.ledger, supplies=desk.supplies)
    proposal = waiting(desk.ledger)
    assert proposal is not None

    turn_down(proposal, "Not before the union is told", by=CHIEF, ledger=desk.ledger, supplies=desk.supplies)

    assert waiting(desk.ledger) is None


def test_a_time_that_rests_on_more_than_a_default_is_never_loosened() -> None:
    desk = Desk()
    rule, limb = next(
        (rule, limb.limb)
        for rule, duty in PACK.duties.items()
        for limb in limbs_of(duty)
        if not limb.basis.strength.may_loosen and (limb.hours or limb.days)
    )
    loose = Setting(
        rule=rule, limb=limb, days=900, author=LEAD, approved_by="somebody", reason="Busy", expires=date(2026, 4, 1)
    )

    with pytest.raises(Refused, match="a force may loosen only a local choice or a default"):
        propose(PACK, by=LEAD, ledger=desk.ledger, supplies=desk.supplies, settings=[loose])


def test_that_the_defaults_are_confirmed_is_said_with_two_names() -> None:
    desk = Desk()
    put(desk)
    assert not defaults_are_confirmed(desk.ledger)

    put(desk, confirms=True)

    assert defaults_are_confirmed(desk.ledger)
    assert desk.ledger.of_type(ACTIVATED)[-1].event.body["second"] == CHIEF


SHORT = 3
"""How many rules of the packaged rulebook the property sets times of: three fall away as all would."""


@cache
def small() -> Rulebook:
    """Return the packaged rulebook with a few of its rules, so that each day's is compiled in no time."""
    rules = [rule for rule in dict.fromkeys(rule for rule, _ in may_be_confirmed(PACK)) if short(rule)][:SHORT]
    return Rulebook(PACK.with_duties({rule: PACK.duties[rule] for rule in rules}))


@settings(max_examples=30, deadline=None)  # each of several instants, and each compiles a few rules
@given(
    days=st.lists(st.integers(min_value=0, max_value=20), min_size=1, max_size=SHORT),
    asked=st.lists(st.integers(-2, 25), min_size=1, max_size=6),
)
def test_at_any_instant_just_the_times_whose_last_day_has_not_passed_hold(days: list[int], asked: list[int]) -> None:
    """Whatever is put in force with whichever last days, each time holds to the end of its last day in London."""
    desk, pack = Desk(), small().pack
    own_times = [
        own(rule, minutes=1, expires=STARTS.date() + timedelta(days=last))
        for rule, last in zip(pack.duties, days, strict=False)
    ]
    activate(
        pack, first=LEAD, second=CHIEF, force="force", ledger=desk.ledger, supplies=desk.supplies, settings=own_times
    )
    held = in_force(events(desk), small(), lambda _name: small())

    for day in asked:
        now = may_be_confirmed(held.at(STARTS + timedelta(days=day)).pack)
        for setting, last in zip(own_times, days, strict=False):
            minutes = [limb.minutes for (rule, _), limb in now.items() if rule == setting.rule]
            assert (1 in minutes) == (0 <= day <= last), setting.rule


def events(desk: Desk) -> list[Event]:
    return [sealed.event for sealed in desk.ledger.of_type(ACTIVATED)]


def short(rule: str) -> bool:
    found = [limb for (each, _), limb in may_be_confirmed(PACK).items() if each == rule]
    return rule in PACK.duties and all((limb.minutes or 0) > 1 or limb.hours for limb in found)
