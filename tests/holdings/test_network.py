"""What must always hold of a network: each tie has its ground, less was known earlier, and a hub leads nowhere."""

from datetime import timedelta
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from tests.holdings.networks import BEGAN, CHILD, said, statements, thing
from wayhome.holdings.network import PEOPLE, Network, Statement, known_by, network, without

Told = tuple[Statement, ...]


def pairs(found: Network) -> set[frozenset[str]]:
    return {frozenset((tie.one, tie.other)) for tie in found.ties}


@given(told=statements, earlier=st.integers(0, 20), later=st.integers(0, 20))
def test_whatever_was_known_earlier_is_known_later(told: Told, earlier: int, later: int):
    first, last = sorted((earlier, later))
    then = network(known_by(told, BEGAN + timedelta(days=first)), CHILD)
    after = network(known_by(told, BEGAN + timedelta(days=last)), CHILD)

    assert then.things.keys() <= after.things.keys()
    assert pairs(then) <= pairs(after)
    grounds = set(chain.from_iterable(tie.grounds for tie in after.ties))
    assert all(ground in grounds for tie in then.ties for ground in tie.grounds)


@given(told=statements, day=st.integers(0, 20))
def test_nothing_rests_on_what_was_brought_in_later(told: Told, day: int):
    moment = BEGAN + timedelta(days=day)

    found = network(known_by(told, moment), CHILD)

    assert all(ground.known_at and ground.known_at <= moment for tie in found.ties for ground in tie.grounds)


@given(told=statements, reference=st.sampled_from([f"R-{number}" for number in range(6)]))
def test_taking_a_record_away_takes_away_all_that_only_it_said(told: Told, reference: str):
    left = network(without(told, reference), CHILD)

    assert all(ground.reference != reference for tie in left.ties for ground in tie.grounds)
    assert pairs(left) <= pairs(network(told, CHILD))


@given(told=statements)
def test_every_tie_says_what_it_rests_on(told: Told):
    for tie in network(told, CHILD).ties:
        assert tie.grounds
        assert all(ground.sentence and ground.reference for ground in tie.grounds)


@given(told=statements, hub=st.integers(1, 4))
def test_a_hub_leads_from_none_of_those_who_share_it_to_another(told: Told, hub: int):
    found = network(told, CHILD, hub=hub)
    followed = {key for key in found.things if key not in found.hubs}

    reached = reachable(found, followed)

    assert set(found.things) == reached


def reachable(found: Network, followed: set[str]) -> set[str]:
    """Return everything that a walk from the middle comes to, when it goes on from some things only."""
    seen, edge = {found.centre}, {found.centre}
    while edge:
        edge = {tie.across(key) for key in edge & followed for tie in found.beside(key)} - seen
        seen |= edge
    return seen


@given(told=statements)
def test_nobody_is_shown_from_further_away_than_three_ties(told: Told):
    found = network(told, CHILD)

    seen, edge = {found.centre}, {found.centre}
    for _ in range(3):
        edge = {tie.across(key) for key in edge for tie in found.beside(key)} - seen
        seen |= edge
    assert set(found.things) <= seen


def test_a_phone_that_more_than_so_many_share_is_shown_and_brings_in_nobody():
    crowd = [said(f"c{number}", "p1", by=f"R-{number}") for number in range(30)]

    found = network([said("child", "p1"), *crowd], CHILD, hub=25)

    assert set(found.things) == {CHILD.key, "p1"}
    assert found.hubs == {"p1"}


def test_of_what_nobody_knows_since_when_it_is_held_nothing_was_known_then():
    undated = said("child", "a1")
    undated = Statement(
        one=undated.one, other=undated.other, way=undated.way,
        ground=type(undated.ground)(reference="R-9", where="custody", sentence="A."),
    )  # fmt: skip

    assert known_by([undated], BEGAN + timedelta(days=999)) == ()


def test_two_records_that_say_the_same_make_one_tie_with_two_grounds_the_newest_first():
    (tie,) = network([said("child", "a1", by="R-1", day=1), said("a1", "child", by="R-2", day=5)], CHILD).ties

    assert [ground.reference for ground in tie.grounds] == ["R-2", "R-1"]


def test_what_was_recorded_at_a_place_of_nobody_by_name_stands_with_the_place():
    found = network([said("child", "l1"), said("l1", "l1", way="noted", by="R-7")], CHILD)

    assert [ground.reference for ground in found.noted("l1")] == ["R-7"]
    assert all(tie.one != tie.other for tie in found.beside("l1"))


def test_somebody_is_one_of_the_people_and_a_phone_is_not():
    assert [thing(key).is_person for key in ("c1", "a1", "o1", "p1")] == [True, True, True, False]
    assert set(PEOPLE) == {"child", "adult", "person"}
