"""The given name of somebody is found however the name was written."""

import pytest

from wayhome.kernel.names import as_said, given_name


@pytest.mark.parametrize(
    ("written", "given"),
    [
        ("Ella-Mae Smith", "Ella-Mae"),
        ("SMITH, Ella-Mae", "Ella-Mae"),
        ("SMITH,Ella-Mae Rose", "Ella-Mae"),
        ("O'Neil-Ñandú, Zoë", "Zoë"),
        ("SMITH,", "SMITH"),
        ("Ella", "Ella"),
        ("", ""),
    ],
)
def test_a_given_name_is_found_before_and_behind_a_comma(written: str, given: str):
    assert given_name(written) == given


def test_a_name_written_with_a_comma_is_said_in_the_order_in_which_it_is_spoken():
    assert as_said("SMITH, Ella Mae") == ("Ella", "Mae", "SMITH")
