"""What is around a child is shown without a purpose only as far as it is about the child: others are counted."""

from collections.abc import Collection
from dataclasses import replace

from hypothesis import given

from tests.holdings.networks import CHILD, said, statements
from wayhome.holdings.around import Around
from wayhome.holdings.covering import COVERED, covered
from wayhome.holdings.network import Statement, network

CASE = "MC-2"


def shown(*told: Statement, own: Collection[str] = (), missing: Collection[str] = ()) -> Around:
    return covered(Around(network(told, CHILD)), own=own, missing=missing)


def in_words(statement: Statement, sentence: str, *, case: str = "") -> Statement:
    return replace(statement, ground=replace(statement.ground, sentence=sentence, case=case))


def grounds(found: Around) -> list[tuple[str, str]]:
    return [(ground.reference, ground.sentence) for tie in found.network.ties for ground in tie.grounds]


def test_an_adult_across_several_children_is_said_with_how_many_and_without_their_names():
    found = shown(said("child", "a1", by="R-1"), said("c1", "a1", by="R-2"), said("c2", "a1", by="R-3"))

    (row,) = found.people
    assert found.sentences[0] == "A1 (an adult) is recorded near Isla and 2 other children."
    assert (row.children, row.counted) == ((), 2)
    assert found.counted == 2
    assert [thing.name for thing in found.network.things.values()] == ["A1", "Isla"]
    assert grounds(found) == [("R-1", "child and a1.")]


def test_a_child_who_is_missing_now_is_named_and_nothing_of_their_records_is_told():
    found = shown(said("child", "a1", by="R-1"), said("c1", "a1", by="R-2"), missing=["c1"])

    assert [child.name for child in found.people[0].children] == ["C1"]
    assert [row.thing.name for row in found.children] == ["C1"]
    assert grounds(found) == [("R-1", "child and a1.")]


def test_children_missing_at_the_same_time_and_whom_the_childs_own_record_or_case_names_are_named():
    found = shown(
        said("child", "c1", way="missing_then", by="MC-1"),
        said("child", "c2", by="R-2"),
        in_words(said("child", "c3", by="E-1"), "Linked.", case=CASE),
        own=["R-2"],
    )

    assert {row.thing.name for row in found.children} == {"C1", "C2", "C3"}
    assert found.counted == 0


def test_a_child_found_where_this_one_was_is_named_with_what_says_so():
    found = shown(said("child", "l1", by="R-1"), said("c1", "l1", by="R-2"), said("c1", "p1", by="R-3"))

    assert "Isla and C1 were each found at L1." in found.sentences
    assert ("R-2", "c1 and l1.") in grounds(found)
    assert not any(reference == "R-3" for reference, _ in grounds(found))


def test_a_place_where_only_others_were_found_says_how_many():
    found = shown(
        said("child", "a1", by="R-1"), said("a1", "l1", way="address", by="R-2"), said("c1", "l1", by="R-3"),
        said("c2", "l1", by="R-4"),
    )  # fmt: skip

    assert "2 other children were each found at L1, the address of A1." in found.sentences


def test_a_phone_shared_with_another_child_says_how_many():
    found = shown(said("child", "p1", by="R-1"), said("c1", "p1", by="R-2"), own=["R-1"])

    assert "The phone P1 is recorded for Isla, and for 1 other child." in found.sentences
    assert [row.counted for row in found.phones] == [1]


def test_a_child_whom_only_another_childs_record_ties_to_this_one_is_counted():
    found = shown(said("c1", "child", by="R-2"), own=["R-1"])

    assert found.children == ()
    assert found.counted == 1


def test_the_words_of_an_adults_record_that_name_such_a_child_are_not_told():
    told = "Seen with Isla and C1’s sister."
    found = shown(
        in_words(said("a1", "child", by="R-1"), told),
        in_words(said("a1", "l1", by="R-1"), "Lives over a shop."),
        said("a1", "c1", by="R-1"),
    )

    assert sorted(grounds(found)) == [("R-1", COVERED), ("R-1", "Lives over a shop.")]


def test_by_a_pet_name_too_where_the_record_ties_them():
    told = "Found at the flat with Cee."
    found = shown(
        said("child", "a1", by="R-1"), in_words(said("a1", "l1", by="R-2"), told),
        in_words(said("a1", "c1", by="R-2"), f"Names Cee beside A1. {told}"),
    )  # fmt: skip

    assert ("R-2", COVERED) in grounds(found)


def test_the_words_of_the_childs_own_record_stay_as_they_are():
    told = "Was with C1 last year."
    found = shown(in_words(said("child", "l1", by="R-1"), told), said("c1", "l1", way="address", by="R-2"), own=["R-1"])

    assert ("R-1", told) in grounds(found)


@given(told=statements)
def test_of_a_child_who_is_only_counted_there_is_no_name_no_record_and_no_word(told: tuple[Statement, ...]):
    found = shown(*told, own=["R-0"], missing=["c3"])

    named = {thing.key for thing in found.network.of_kind("child")}
    counted = {"c1", "c2"} - named  # the third is missing now, and may be named wherever somebody is near them
    rows = (*found.people, *found.children, *found.places, *found.phones, *found.vehicles)
    assert not counted & {link.to.key for row in rows for link in row.links}
    assert not counted & {child.key for row in rows for child in row.children}
    assert not any(name.upper() in " ".join(found.sentences) for name in counted)
    for reference, sentence in grounds(found):
        assert not any(name in sentence.rstrip(".").split() for name in counted) or reference == "R-0"


@given(told=statements)
def test_how_many_children_are_near_somebody_is_the_same_whether_they_are_named_or_not(told: tuple[Statement, ...]):
    whole = Around(network(told, CHILD))
    found = covered(whole, own=["R-0"], missing=["c3"])

    near = {row.thing.key: row.others for row in whole.people}
    assert all(row.others == near[row.thing.key] for row in found.people)
    assert len(whole.children) == len(_named(whole, found)) + found.counted


def _named(whole: Around, found: Around) -> set[str]:
    """Return the children in rows of the whole who stand in the network that is shown."""
    return {row.thing.key for row in whole.children} & set(found.network.things)
