"""The words of a danger in an ordinary sentence, and beside it the danger that is told with the same words."""

from datetime import date

import pytest

from wayhome.packs import reader
from wayhome.reading.risk import read_risk


def counted(text, where="narrative"):
    found = read_risk(reader(), text, where=where, system="", written=date(2025, 10, 9), today=date(2025, 10, 14))
    return {one.factor for one in found if not one.set_aside}


@pytest.mark.parametrize(("factor", "ordinary", "danger"), [
    ("REGISTERED_OFFENDER", "He bunked off, it's on the register.", "The man next door is on the register."),
    ("REGISTERED_OFFENDER", "He'd had a bacon sandwich for breakfast.", "He was jailed for offences against girls."),
    ("CSE", "I told him to please come home before dark.", "They made her perform for the men."),
    ("CSE", "She shared a pizza between them.", "The man shared her with his friends."),
    ("CCE", "He was told to go to the head's office.", "He was told to sit in the flat and sell."),
    ("CCE", "I dropped them at the gate and waited.", "The lads told him to hold a package for them."),
    ("DEBT_BONDAGE", "It's clear he's upset about his nan.", "He has to work it off until he's cleared it."),
    ("ABDUCTION", "She had her hair tied up.", "Two men pulled her into a car and drove off."),
    ("RELATIONSHIP_ABUSE", "Mum checks her phone every night.", "Her boyfriend checks her phone every hour."),
    ("TRAFFICKING_NRM", "I told her to ring when she arrived.", "Boss keeps her passport and she works for nothing."),
    ("FM_HBA_FGM", "She got off in town.", "They are taking her back home to be married to her cousin."),
    ("UASC", "He arrived at school on his own.", "Arrived in Dover alone on a small boat, asylum claim pending."),
])  # fmt: skip
def test_ordinary_words_are_not_the_danger_and_the_danger_is_found(factor, ordinary, danger):
    assert factor not in counted(ordinary)
    assert factor in counted(danger)
