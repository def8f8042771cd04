"""Near misses told in plain words: checked and nothing found, denied, somebody else's; and beside them what counts."""

from datetime import date

import pytest

from wayhome.packs import reader
from wayhome.reading.risk import read_risk


def counted(text, where="narrative", system=""):
    found = read_risk(
        reader(), text, where=where, system=system, written=date(2025, 10, 9), today=date(2025, 10, 14)
    )  # fmt: skip
    return {one.factor for one in found if not one.set_aside}


@pytest.mark.parametrize(("factor", "near", "told"), [
    ("SUICIDE_SELF_HARM", "Her mother has tried to kill herself before.", "Her mother says she tried to kill herself."),
    ("SUICIDE_SELF_HARM", "There's nothing to suggest he would hurt himself.", "He says he would hurt himself."),
    ("SUICIDE_SELF_HARM", "The class discussed suicide in English.", "He discussed suicide with his friend."),
    ("CSE", "Checked with the CSE team, not known to them.", "The CSE team is working with her."),
    ("CSE", "CSE screening tool completed, no risk identified.", "CSE screening tool completed, high risk."),
    ("CCE", "His dad used to sell drugs.", "His dad has him sell drugs."),
    ("TRAFFICKING_NRM", "Somebody in his class was trafficked.", "He was trafficked."),
    ("MEDICAL_TIME_CRITICAL", "Mum has haemophilia.", "Patient has haemophilia."),
    ("MEDICAL_TIME_CRITICAL", "Another patient has epilepsy.", "Detainee has epilepsy."),
    ("MEDICAL_TIME_CRITICAL", "He had a bleed from the nose.", "Scan: a small bleed behind the ear."),
    ("MEDICAL_TIME_CRITICAL", "His face dropped when he saw us.", "Slurring, one side of his face dropped."),
    ("RECENT_VIOLENCE_VICTIM", "Bitten by the dog, two puncture wounds.", "Bitten by a man, two wounds to the arm."),
    ("DEBT_BONDAGE", "His coat was borrowed from lost property.", "He owes money to the older boys."),
    ("RELATIONSHIP_ABUSE", "Her ex army uncle rang.", "Her ex hits her."),
    ("RELATIONSHIP_ABUSE", "She goes back to her mum on Fridays.", "She has gone back to her boyfriend."),
    ("RELATIONSHIP_ABUSE", "I would not let him go to the fair.", "Her boyfriend would not let her go out."),
    ("REPEAT_MISSING", "Walked out before we discharged.", "He walked out again."),
    ("MEDICAL_TIME_CRITICAL", "The dog needs his tablets.", "He needs his tablets for his heart."),
])  # fmt: skip
def test_a_near_miss_is_not_the_childs_danger_and_the_danger_is(factor, near, told):
    assert factor not in counted(near)
    assert factor in counted(told)
