"""What matters around a child comes first, in words that blame nobody, and who lives together is not counted."""

from hypothesis import given

from tests.holdings.networks import CHILD, said, statements
from wayhome.holdings.around import MOST_SENTENCES, Around
from wayhome.holdings.network import Statement, network


def around(*told: Statement) -> Around:
    return Around(network(told, CHILD))


def test_an_adult_across_several_children_is_said_first_and_stands_first():
    found = around(
        said("child", "a2", by="R-1"), said("child", "a2", by="R-2"), said("child", "a1", by="R-3"),
        said("c1", "a1", by="R-4"), said("c2", "a1", by="R-5"),
    )  # fmt: skip

    assert found.sentences[0] == "A1 (an adult) is recorded near Isla, C1 and C2."
    assert [row.thing.name for row in found.people] == ["A1", "A2"]
    assert [child.name for child in found.people[0].children] == ["C1", "C2"]


def test_an_adult_is_near_a_child_through_a_phone_that_both_are_recorded_for():
    (row,) = around(said("child", "a1"), said("a1", "p1"), said("c1", "p1", by="R-2")).people

    assert [child.name for child in row.children] == ["C1"]
    assert [link.between.name for link in row.links if link.between] == ["P1"]


def test_a_mother_is_not_across_children_for_living_with_them():
    found = around(
        said("child", "l1", way="address"), said("c1", "l1", way="address"), said("a1", "l1", way="address"),
        said("child", "p1"), said("c1", "p1"), said("a1", "p1"),
    )  # fmt: skip

    (mother,) = found.people
    assert mother.children == ()
    assert found.sentences == (
        "The phone P1 is recorded for Isla, and for A1 and C1.",
        "A1 (an adult) is recorded near Isla, and near no other child.",
    )


def test_the_adult_at_whose_address_children_were_found_is_near_them():
    found = around(
        said("child", "a1"), said("a1", "l1", way="address"), said("c1", "l1", way="found"),
        said("c2", "l1", way="found"),
    )  # fmt: skip

    assert [child.name for child in found.people[0].children] == ["C1", "C2"]
    assert "C1 and C2 were each found at L1, the address of A1." in found.sentences


def test_children_who_were_missing_together_stand_before_those_who_were_not():
    found = around(
        said("child", "c1", by="R-1"), said("child", "c1", by="R-2"), said("child", "c2", way="missing_then"),
    )  # fmt: skip

    assert [row.thing.name for row in found.children] == ["C2", "C1"]
    assert "C2 was missing at the same time as Isla." in found.sentences


def test_another_childs_own_phone_is_not_around_this_child():
    found = around(said("child", "c1"), said("c1", "p1"), said("child", "p2"))

    assert [row.thing.name for row in found.phones] == ["P2"]


def test_a_phone_that_too_many_share_is_said_to_lead_nowhere():
    crowd = [said(f"c{number}", "p1", by=f"R-{number}") for number in range(30)]

    (row,) = around(said("child", "p1"), *crowd).phones

    assert row.is_hub
    assert row.children == ()


def test_nothing_around_a_child_says_nothing():
    assert around().sentences == ()


@given(told=statements)
def test_no_more_than_three_sentences_and_nobody_is_called_what_was_done_to_them(told: tuple[Statement, ...]):
    found = around(*told)

    assert len(found.sentences) <= MOST_SENTENCES
    for words in ("associate", "offender", "victim", "suspect", "gang"):
        assert not any(words in sentence for sentence in found.sentences)


@given(told=statements)
def test_every_row_has_a_reason_and_nobody_is_near_themselves(told: tuple[Statement, ...]):
    found = around(*told)

    for rows in (found.people, found.children, found.places, found.phones, found.vehicles):
        for row in rows:
            assert row.links
            assert CHILD not in row.children
            assert row.thing not in row.children
