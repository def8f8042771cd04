"""The order in which somebody is asked: decided by the seed alone, and telling nothing of what is right."""

from hypothesis import given
from hypothesis import strategies as st

from tests.casework.desk import england_wales
from wayhome.application.training.sitting import sitting

LINKS = england_wales().pack.question_sets["missing_and_exploitation"]
seeds = st.text("0123456789abcdef", min_size=1, max_size=64)


@given(seeds)
def test_every_question_is_put_once_with_every_answer_once(seed: str) -> None:
    put = sitting(LINKS, seed)

    assert sorted(one.question.id for one in put) == sorted(one.id for one in LINKS.questions)
    assert all(sorted(a.id for a in one.answers) == sorted(a.id for a in one.question.answers) for one in put)


@given(seeds)
def test_the_same_seed_puts_them_in_the_same_order(seed: str) -> None:
    assert sitting(LINKS, seed) == sitting(LINKS, seed)


def test_another_seed_puts_them_in_another_order() -> None:
    orders = {tuple(one.question.id for one in sitting(LINKS, f"{seed}")) for seed in range(20)}

    assert len(orders) == 20


def test_over_many_sittings_the_right_answer_stands_in_every_place() -> None:
    places = [
        [answer.id for answer in put.answers].index(put.question.right)
        for seed in range(100)
        for put in sitting(LINKS, f"{seed}")
    ]

    assert all(len(places) / 4 < places.count(place) < len(places) / 2 for place in range(3))
