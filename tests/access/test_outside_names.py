"""How a child is called at the doors of those outside: to each kind no more than tells one child from another."""

import pytest

from wayhome.access.outside import MAY_SEE, Named, names_as


@pytest.mark.parametrize(
    ("kind", "in_care", "named"),
    [
        ("child", True, None), ("carer", False, Named.FIRST_NAME), ("parent", True, Named.FIRST_NAME),
        ("guardian", False, Named.FIRST_NAME), ("council", False, Named.INITIALS_AND_AGE),
        ("council", True, Named.FIRST_NAME_AND_AGE), ("provider", True, Named.INITIALS_AND_AGE),
        ("provider", False, Named.INITIALS_AND_AGE), ("advocate", True, None), ("", True, None),
    ],
)  # fmt: skip
def test_each_kind_is_told_no_more_than_it_needs(kind: str, in_care: bool, named: Named | None):
    assert names_as(kind, is_in_its_care=in_care) is named


def test_every_kind_that_sees_anything_was_thought_of():
    assert {kind for kind in MAY_SEE if names_as(kind, is_in_its_care=False) is None} == {"child"}
