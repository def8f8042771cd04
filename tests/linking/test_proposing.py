"""Groups that are proposed: they hold together, nothing that was judged is undone, and differences are told."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from wayhome.application.linking.proposing import Difference, differences, propose
from wayhome.cli.holdings.reconcile import difference
from wayhome.holdings.clusters import Clusters, Link, clusters
from wayhome.holdings.judgements import Judgement, Node, held
from wayhome.kernel.ids import EventId

A, B, C, D, E = map(held, "ABCDE")
NOBODY = Clusters()


def link(one: Node, other: Node, bits: float = 30.0) -> Link:
    return Link(one=one, other=other, tier="certain", bits=bits)


def nothing_against(one: Node, other: Node) -> str:
    return ""


def test_records_that_links_join_are_one_group():
    found = propose([link(A, B), link(B, C)], NOBODY, nothing_against)

    assert found.groups == ((A, B, C),)


def test_the_weaker_link_is_left_where_both_would_join_two_who_differ():
    def against(one: Node, other: Node) -> str:
        return "A and C differ in first name." if {one, other} == {A, C} else ""

    found = propose([link(A, B, 40.0), link(B, C, 30.0)], NOBODY, against)

    assert found.groups == ((A, B),)
    assert [(one.link, one.why) for one in found.kept_apart] == [(link(B, C, 30.0), "A and C differ in first name.")]


def test_what_was_judged_is_a_group_whatever_stands_against_it():
    judged = clusters([Judgement(id=EventId("1"), one=A, other=B, verdict="same")])

    found = propose([link(B, C)], judged, nothing_against)

    assert found.groups == ((A, B, C),)
    assert propose([], judged, lambda one, other: "They differ.").groups == ((A, B),)


def test_a_pair_that_was_judged_to_be_two_people_is_never_joined_through_others():
    judged = [Judgement(id=EventId("1"), one=A, other=C, verdict="somebody_else")]

    found = propose([link(A, B, 40.0), link(B, C, 30.0)], clusters(judged), nothing_against, judged=judged)

    assert found.groups == ((A, B),)
    assert [one.why for one in found.kept_apart] == ["A and C were judged to be two people."]


def test_a_group_that_grows_without_end_is_held_back():
    chain = [held(f"{at:03}") for at in range(80)]

    found = propose([link(one, other) for one, other in pairwise(chain)], NOBODY, nothing_against)

    assert max(map(len, found.groups)) <= 60
    assert {one.why for one in found.kept_apart} == {
        "Together they would be more than 60 records: something that many share joins them."
    }


@given(st.lists(st.tuples(st.sampled_from((A, B, C, D, E)), st.sampled_from((A, B, C, D, E)), st.integers(1, 40))))
def test_the_order_of_links_changes_nothing_and_no_group_holds_two_who_differ(drawn):
    links = {(one, other): link(one, other, float(bits)) for one, other, bits in drawn if one != other}

    def against(one: Node, other: Node) -> str:
        return "They differ." if {one, other} == {A, D} else ""

    found = propose(links.values(), NOBODY, against)

    assert found == propose(reversed(links.values()), NOBODY, against)
    assert not any({A, D} <= set(group) for group in found.groups)


def test_differences_say_what_is_new_grown_smaller_and_gone():
    before = [(A, B), (C, D)]

    assert differences(before, before) == ()
    assert [difference(one) for one in differences(before, [(A, B, E)])] == [
        "Gone: C, D", "Grown: A, B, E; E came",
    ]  # fmt: skip
    assert [difference(one) for one in differences([(A, B, C)], [(A, B), (D, E)])] == [
        "New: D, E", "Smaller: A, B; C went",
    ]  # fmt: skip


def test_a_group_that_lost_one_and_won_another_has_grown():
    (one,) = differences([(A, B, C)], [(A, B, D)])

    assert one == Difference(change="grown", members=(A, B, D), came=(D,), went=(C,))
    assert difference(one) == "Grown: A, B, D; D came; C went"
