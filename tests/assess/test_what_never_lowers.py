"""Whatever the account: not knowing, denying, repeating and learning more never lower the floor."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.assess.accounts import PACKS, WHEN, come_to, grading, recorded
from wayhome.duties.assessing.account import Account
from wayhome.duties.facts import LEVELS

QUESTIONS = [one.question.id for one in grading().questions]
FACTORS = [code for code in grading().order if code not in grading().mitigators]
MITIGATORS = sorted(grading().mitigators)
ages = st.one_of(st.none(), st.integers(0, 17))
answers = st.dictionaries(
    st.sampled_from(QUESTIONS), st.sampled_from(["yes", "no", "unknown", "not_asked", "not_available"]), max_size=28
)
codes = st.lists(st.sampled_from([*FACTORS, *MITIGATORS]), max_size=6, unique=True)
packs = st.sampled_from(PACKS)


@st.composite
def accounts(draw):
    facts = {"age": draw(ages), "care_status": draw(st.sampled_from([None, "looked_after", "child_in_need"]))}
    facts |= {"review_set": draw(st.sampled_from([None, "yes"])), "overnight": draw(st.sampled_from([None, "no"]))}
    known = {name: value for name, value in facts.items() if value is not None}
    return Account(
        at=WHEN, facts=known, answers=draw(answers), findings=tuple(map(recorded, draw(codes)))
    )  # fmt: skip


def with_answers(told, changed):
    return Account(at=told.at, facts=told.facts, answers=changed, findings=told.findings)


def no_lower(after, before, pack):
    return LEVELS.index(come_to(after, pack).floor) >= LEVELS.index(come_to(before, pack).floor)


@settings(deadline=None)
@given(told=accounts(), pack=packs)
def test_turning_every_unknown_into_no_lowers_nothing(told, pack):
    denied = {key: told.answers.get(key) if told.settled(key) else "no" for key in QUESTIONS}

    assert no_lower(with_answers(told, denied), told, pack)


@settings(deadline=None)
@given(told=accounts(), pack=packs, question=st.sampled_from(QUESTIONS))
def test_a_question_nobody_asked_and_one_nobody_could_answer_come_to_the_same(told, pack, question):
    rest = {key: answer for key, answer in told.answers.items() if key != question}
    unasked = come_to(with_answers(told, rest), pack)

    for answer in ("unknown", "not_asked", "not_available"):
        assert come_to(with_answers(told, {**rest, question: answer}), pack).floor == unasked.floor


@settings(deadline=None)
@given(told=accounts(), pack=packs, code=st.sampled_from(FACTORS))
def test_one_more_factor_never_lowers(told, pack, code):
    more = Account(at=told.at, facts=told.facts, answers=told.answers, findings=(*told.findings, recorded(code)))

    assert no_lower(more, told, pack)


@settings(deadline=None)
@given(told=accounts(), pack=packs)
def test_having_been_missing_before_never_lowers_whatever_was_answered(told, pack):
    assert no_lower(told.answered("missing_before", "yes"), told, pack)
    assert no_lower(told.answered("missing_before", "yes"), told.answered("missing_before", "no"), pack)


@settings(deadline=None)
@given(told=accounts(), pack=packs, code=st.sampled_from(MITIGATORS))
def test_a_mitigator_never_takes_a_child_out_of_high(told, pack, code):
    more = Account(at=told.at, facts=told.facts, answers=told.answers, findings=(*told.findings, recorded(code)))

    if come_to(told, pack).floor == "high":
        assert come_to(more, pack).floor == "high"


@settings(deadline=None)
@given(told=accounts(), pack=packs, data=st.data())
def test_the_order_in_which_things_were_told_is_of_no_account(told, pack, data):
    shuffled = dict(data.draw(st.permutations(list(told.answers.items()))))
    other = Account(
        at=told.at, facts=told.facts, answers=shuffled, findings=tuple(data.draw(st.permutations(told.findings)))
    )

    assert come_to(other, pack) == come_to(told, pack)


@settings(deadline=None)
@given(told=accounts(), pack=packs)
def test_every_factor_shows_what_states_it_and_no_child_is_left_without_a_level(told, pack):
    assessed = come_to(told, pack)

    assert all(finding.evidence and all(one.quote for one in finding.evidence) for finding in assessed.factors)
    assert assessed.floor in ("low", "medium", "high")
    assert assessed.rules


@pytest.mark.parametrize("pack", PACKS)
def test_both_packs_ask_the_same_questions_and_know_the_same_factors(pack):
    assert [one.question.id for one in grading(pack).questions] == QUESTIONS
    assert (len(FACTORS), len(MITIGATORS)) == (47, 6)
    assert grading(pack).order == grading().order
