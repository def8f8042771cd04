"""Who is the same person follows from the judgements that stand, whatever their order; a contradiction is shown."""

from itertools import combinations, count

from hypothesis import given
from hypothesis import strategies as st

from wayhome.holdings.clusters import Link, clusters
from wayhome.holdings.judgements import Judgement, Node, Verdict, held, of_child
from wayhome.kernel.ids import EventId, Subject

ADA, BEN = of_child(Subject("child:A")), of_child(Subject("child:B"))
CUSTODY, CRIME, STOP, INTEL = map(held, ("CU-1", "CR-1", "ST-1", "IN-1"))
EVERYBODY = (ADA, BEN, CUSTODY, CRIME, STOP, INTEL)
IDS = count(1)


def said(one: Node, other: Node, verdict: Verdict = "same") -> Judgement:
    """Judge a pair."""
    return Judgement(id=EventId(f"e{next(IDS):05}"), one=one, other=other, verdict=verdict)


pairs = st.sampled_from(list(combinations(EVERYBODY, 2)))
verdicts: st.SearchStrategy[Verdict] = st.sampled_from(("same", "same", "somebody_else", "not_sure"))
judgements = st.lists(st.builds(lambda pair, verdict: said(pair[0], pair[1], verdict), pairs, verdicts), max_size=12)


def test_what_was_confirmed_is_one_person_also_through_another_record():
    told = clusters([said(ADA, CUSTODY), said(CUSTODY, CRIME)])

    assert told.groups == (frozenset((ADA, CUSTODY, CRIME)),)
    assert told.of(CRIME) == {ADA, CUSTODY, CRIME}
    assert told.of(STOP) == {STOP}
    assert told.contradictions == ()


def test_what_nobody_could_say_joins_nobody_and_parts_nobody():
    told = clusters([said(ADA, CUSTODY, "not_sure"), said(ADA, CRIME), said(CRIME, CUSTODY)])

    assert told.groups == (frozenset((ADA, CUSTODY, CRIME)),)


def test_confirmations_that_lead_to_somebody_who_was_rejected_are_shown_and_join_nobody():
    one, other = said(ADA, CUSTODY), said(CUSTODY, CRIME)
    no, beside = said(ADA, CRIME, "somebody_else"), said(CRIME, STOP)

    told = clusters([one, other, no, beside])

    assert told.groups == (frozenset((CRIME, STOP)),)
    (found,) = told.contradictions
    assert found.pair == {ADA, CRIME}
    assert found.apart == (no,)
    assert set(found.leads) == {one, other}
    assert told.set_aside() == {one.id, other.id}


def test_two_people_who_judge_the_same_pair_differently_are_shown_to_disagree():
    yes, no = said(ADA, CUSTODY), said(ADA, CUSTODY, "somebody_else")

    told = clusters([yes, no])

    assert told.groups == ()
    assert [(found.apart, found.leads) for found in told.contradictions] == [((no,), (yes,))]


def test_certain_evidence_proposes_and_never_joins():
    link = Link(one=ADA, other=CUSTODY, tier="certain", bits=20.0)

    told = clusters([], [link, Link(one=ADA, other=CRIME, tier="probable", bits=12.0)])

    assert told.groups == ()
    assert told.proposed == (link,)


def test_nothing_is_proposed_that_was_judged_or_that_would_join_who_was_rejected():
    made = [said(CUSTODY, CRIME), said(ADA, CRIME, "somebody_else"), said(BEN, STOP, "not_sure")]
    links = [
        Link(one=one, other=other, tier="certain")
        for one, other in ((ADA, CUSTODY), (ADA, CRIME), (BEN, STOP), (CUSTODY, CRIME))
    ]

    assert clusters(made, links).proposed == ()


@given(judgements, st.randoms(use_true_random=False))
def test_the_order_in_which_people_judged_decides_nothing(made, random):
    shuffled = list(made)
    random.shuffle(shuffled)

    assert clusters(shuffled) == clusters(made)


@given(judgements)
def test_who_was_rejected_is_never_joined_through_anybody(made):
    told = clusters(made)

    for one in made:
        if one.verdict == "somebody_else":
            assert one.other not in told.of(one.one)


@given(judgements)
def test_what_is_not_joined_although_it_was_confirmed_stands_in_a_contradiction(made):
    told = clusters(made)

    for one in made:
        if one.verdict == "same" and one.other not in told.of(one.one):
            assert one.id in told.set_aside()
    for found in told.contradictions:
        assert all(one.verdict == "somebody_else" for one in found.apart)
        assert all(one.verdict == "same" for one in found.leads)


@given(judgements)
def test_without_a_rejection_one_person_is_whoever_confirmations_connect(made):
    yes = [one for one in made if one.verdict != "somebody_else"]

    assert set(clusters(yes).groups) == _connected(yes)


@given(judgements)
def test_clusters_part_everybody_into_people_each_counted_once(made):
    told = clusters(made)

    for one, other in combinations(told.groups, 2):
        assert not one & other
    assert all(told.of(node) == group for group in told.groups for node in group)


@given(judgements, st.lists(st.builds(lambda pair: Link(one=pair[0], other=pair[1], tier="certain"), pairs)))
def test_evidence_changes_nobody_and_no_contradiction(made, links):
    with_evidence, without = clusters(made, links), clusters(made)

    assert with_evidence.groups == without.groups
    assert with_evidence.contradictions == without.contradictions
    for link in with_evidence.proposed:
        joined = clusters([*made, said(link.one, link.other)])
        assert joined.contradictions == without.contradictions


def _connected(made: list[Judgement]) -> set[frozenset[Node]]:
    groups = [{node} for node in EVERYBODY]
    for one in made:
        if one.verdict == "same":
            joined = {node for group in groups if one.one in group or one.other in group for node in group}
            groups = [group for group in groups if not group & joined] + [joined]
    return {frozenset(group) for group in groups if len(group) > 1}
