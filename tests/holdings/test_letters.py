"""How alike two names are written, told without reading either: what the records worth reading are ordered by."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from wayhome.holdings.asking import Asked
from wayhome.holdings.letters import letters_of, likenesses, written_asked
from wayhome.holdings.listed import Listed, packed
from wayhome.holdings.records import Person
from wayhome.holdings.shortlist import Asking, shortlist

NAMES = st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=9)


def alike(asked: str, *held: tuple[str, str]) -> list[float]:
    """Return how much of each held name is in what was asked."""
    written = [letters_of(Person(given_name=given, family_name=family)) for given, family in held]
    within, _ = likenesses(written_asked(Asked(name=asked).person), np.array(written, np.uint64))
    return [float(one) for one in within]


@given(NAMES, NAMES)
def test_a_name_is_all_in_itself_whatever_its_order_and_field(given_name: str, family: str):
    assert alike(f"{given_name} {family}", (given_name, family), (family, given_name)) == [1.0, 1.0]


def test_a_slip_of_the_hand_leaves_more_in_common_than_another_first_name_does():
    slip, brother = alike("Jakub oKwalczyk", ("Jakub", "Kowalczyk"), ("Piotr", "Kowalczyk"))

    assert slip > brother


def test_a_name_that_is_not_known_is_taken_to_be_as_like_as_any():
    within, second = likenesses(written_asked(Asked(name="Ada Holt").person), np.zeros(1, np.uint64))

    assert within[0] == second[0] == 0.5


@given(NAMES, NAMES)
def test_what_is_kept_of_a_name_is_a_number_that_every_database_can_keep(given_name: str, family: str):
    assert 0 < letters_of(Person(given_name=given_name, family_name=family)) < 2**63


def test_of_those_whom_one_key_leads_to_the_one_who_is_written_as_asked_is_read_first():
    held = {3: ("Ali", "Khan"), 5: ("Aly", "Khan"), 8: ("Olu", "Okon")}
    numbers = np.array(list(held), np.uint32)
    under = {"name x": Listed(numbers, np.full(3, packed(None), np.uint32), 3)}
    written = np.array(
        [letters_of(Person(given_name=one, family_name=other)) for one, other in held.values()], np.uint64
    )
    said = written_asked(Asked(name="Aly Khan").person)

    asking = Asking(under, frozenset(), frozenset(under), (), 1000, None, said, lambda some: written[: len(some)])

    assert shortlist(asking, 10)[:2] == [5, 3]
