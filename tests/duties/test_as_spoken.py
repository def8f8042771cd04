"""A filled sentence reads as it would be spoken, also where nobody wrote down who did it."""

import pytest

from wayhome.duties.saying import as_spoken


@pytest.mark.parametrize(
    ("filled", "spoken"),
    [
        ("reported missing by unknown", "reported missing"),
        ("a unknown reviewed the search and the risk", "someone reviewed the search and the risk"),
        ("a not recorded approved a lower grade", "someone approved a lower grade"),
        ("a inspector reviewed the search and the risk", "an inspector reviewed the search and the risk"),
        ("a sergeant reviewed the search and the risk", "a sergeant reviewed the search and the risk"),
        ("reported missing by a carer", "reported missing by a carer"),
    ],
)
def test_who_did_it_is_said_only_as_far_as_it_is_known(filled: str, spoken: str) -> None:
    assert as_spoken(filled) == spoken
