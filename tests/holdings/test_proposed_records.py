"""What linking everything anew proposed of a child: only of their records, and nothing that anybody judged."""

from hypothesis import given
from hypothesis import strategies as st

from wayhome.application.holding.proposed import linked_to
from wayhome.holdings.judgements import Judgement, Node, Verdict, held, of_child
from wayhome.kernel.ids import ActorId, EventId, RecordId, Subject

CHILD = of_child(Subject("child:A"))
NAMES = st.sampled_from("abcdefgh")
GROUPS = st.lists(st.frozensets(NAMES, min_size=2).map(lambda group: tuple(sorted(group))), max_size=4)
VERDICTS = st.sampled_from(("same", "somebody_else", "not_sure"))


def said(one: str, other: Node, verdict: Verdict = "somebody_else") -> Judgement:
    """Say of a record and another, or a child, whether they are one person."""
    return Judgement(
        id=EventId(f"e-{one}-{other}"), one=held(one), other=other, verdict=verdict,
        by=ActorId("gwen"), at=None, record=RecordId("MC-1"),
    )  # fmt: skip


def test_what_is_in_a_group_with_a_record_of_the_child_is_proposed_with_that_record():
    assert linked_to({"a"}, CHILD, [("a", "b", "c"), ("d", "e")], []) == {"b": "a", "c": "a"}


def test_what_was_said_to_be_somebody_else_than_the_child_or_a_record_of_theirs_is_not():
    judged = [said("b", CHILD), said("c", held("a"), "not_sure"), said("d", held("e"))]

    assert linked_to({"a"}, CHILD, [("a", "b", "c", "d")], judged) == {"d": "a"}


def test_without_records_of_the_child_nothing_is_proposed():
    assert linked_to((), CHILD, [("a", "b")], []) == {}


@given(theirs=st.frozensets(NAMES), groups=GROUPS, judged=st.lists(st.tuples(NAMES, NAMES, VERDICTS), max_size=6))
def test_only_what_shares_a_group_with_the_childs_and_nobody_judged_is_ever_proposed(theirs, groups, judged):
    judgements = [said(one, held(other) if one != other else CHILD, verdict) for one, other, verdict in judged]

    found = linked_to(theirs, CHILD, groups, judgements)

    assert theirs.isdisjoint(found)
    assert set(found.values()) <= theirs
    assert all(any(one in group and beside in group for group in groups) for one, beside in found.items())
    pairs = {judgement.pair for judgement in judgements}
    assert all(pairs.isdisjoint({frozenset((held(one), held(other))) for other in theirs}) for one in found)
    assert all(frozenset((held(one), CHILD)) not in pairs for one in found)
