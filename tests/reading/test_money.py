"""What is owed or carried is read as an amount: the sign before it, thousands with their comma."""

import pytest

from wayhome.packs import reader


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He has £600 to clear.", ["he", "has", "£", "600", "to", "clear"]),
        ("owes £1,200 to them", ["owes", "£", "1200", "to", "them"]),
        ("found with (£40)", ["found", "with", "£", "40"]),
        ("£ 40", ["40"]),
    ],
)
def test_an_amount_is_a_sign_and_one_number(text, words):
    assert [one.word for one in reader().read(text).passage.said] == words


def test_an_amount_keeps_its_place_in_the_text():
    text = "Said he owes £1,200 to them."
    passage = reader().read(text).passage
    at = [one.word for one in passage.said].index("1200")
    assert text[passage.starts[at] : passage.ends[at]] == "£1,200"
