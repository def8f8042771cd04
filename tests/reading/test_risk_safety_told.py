"""What speaks for a child's safety, in the ways in which carers, conductors, ward sisters and officers say it."""

from datetime import date

import pytest

from wayhome.packs import reader
from wayhome.reading.risk import read_risk

VOICE, SEEN, WITH = "MIT_VOICE_CONTACT", "MIT_WHEREABOUTS_CONFIRMED", "MIT_RESPONSIBLE_ADULT"
CLEAR, ANOTHER, OVER = "MIT_CHECKS_NEGATIVE", "MIT_NOT_SAME_PERSON", "MIT_HISTORIC_RESOLVED"


def stated(words: str, where: str = "narrative") -> set[str]:
    found = read_risk(reader(), words, where=where)
    return {one.factor for one in found if one.factor.startswith("MIT_") and not one.set_aside}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("The conductor put her on to me.", VOICE),
        ("She rang us off the ward's phone ten minutes ago.", VOICE),
        ("I have got him on the hands-free.", VOICE),
        ("He is on the line behind me.", VOICE),
        ("The instructor video called me with him waving.", VOICE),
        ("The midwife passed the phone to her.", VOICE),
        ("Her tutor let me have a word with her.", VOICE),
        ("PC Ash spoke to him in person.", VOICE),
        ("Your sergeant is stood in my kitchen with him.", SEEN),
        ("The station supervisor has him in the office.", SEEN),
        ("The caretaker has just found her asleep in the library.", SEEN),
        ("I have just found him, he was behind the sofa.", SEEN),
        ("She is sat in your own front office.", SEEN),
        ("The ward sister confirms she is asleep in the chair.", SEEN),
        ("Located 2145 at the scout hut.", SEEN),
        ("The guard is sitting by her.", WITH),
        ("He is up at the bell tower with the vicar.", WITH),
        ("Her teacher will drop her back.", WITH),
        ("He is being driven home by his coach.", WITH),
        ("Her grandmother is on the school's collection list, ID seen.", WITH),
        ("PNC, Niche and social care all nil.", CLEAR),
        ("Checks on her aunt and the address come back clear.", CLEAR),
        ("He is not the Kyle you want.", ANOTHER),
        ("I know what you will see under our name, that is his brother.", ANOTHER),
        ("He was convicted, she had her counselling and has been fine since.", OVER),
    ],
)
def test_it_is_found_in_what_somebody_tells(words: str, code: str):
    assert code in stated(words)


@pytest.mark.parametrize(
    "words",
    [
        "Her friend says she rang him.",
        "He sent me a text to say that he is fine.",
        "She rang me, crying and begging to be fetched.",
        "He was going to ring me from the coach's phone.",
        "He rang me last week from his coach's phone.",
        "A man put her on and she whispered.",
        "I think she is with her coach.",
        "An officer was meant to come and see him.",
        "They found her phone in the station office.",
        "Last month the police found him asleep at the station.",
        "She is with a man we have never met.",
        "They have her in a flat.",
        "He lives with his nan.",
        "Apparently the vicar has her.",
        "I checked his room, nothing.",
        "That is his brother speaking.",
        "She is not the girl she used to be.",
        "He was fine this morning.",
    ],
)
def test_what_is_hearsay_old_meant_a_text_or_of_a_child_in_distress_is_not(words: str):
    assert not stated(words)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("18:25 boy well, depot supervisor's pass seen.", SEEN),
        ("Deputy head confirms girl with two staff until collected.", SEEN),
        ("All counted at 21:50, all well.", SEEN),
        ("Girl spoken to alone, well.", VOICE),
        ("Officer with child and great-grandmother.", WITH),
        ("Boy and mother searched: nothing adverse.", CLEAR),
        ("Number given out afresh in December, old user in prison.", ANOTHER),
        ("Relates to the previous tenant, moved out in May.", ANOTHER),
        ("Different birth date and town, not this boy.", ANOTHER),
        ("Second girl of this name, not the year 11 pupil.", ANOTHER),
        ("Defendant pleaded guilty, witness stood down.", OVER),
    ],
)
def test_it_is_found_in_a_record(words: str, code: str):
    assert code in stated(words, "held")


@pytest.mark.parametrize(
    "words",
    [
        "Girl seen getting into a van.",
        "Head confirms boy left at noon.",
        "Girl with unknown male.",
        "Girl booked with her aunt on tonight's flight.",
        "Girl spoken to alone, crying.",
        "River searched, nothing since.",
        "Gave a different date of birth.",
        "Possibly not this boy.",
        "Boy is known under another name.",
        "Marker removed in error.",
    ],
)
def test_a_record_of_danger_in_the_same_words_speaks_for_no_safety(words: str):
    assert not stated(words, "held")


@pytest.mark.parametrize(("written", "counts"), [(date(2025, 10, 14), True), (date(2025, 10, 13), True), (None, False),
                                                  (date(2025, 9, 1), False)])  # fmt: skip
def test_that_nothing_adverse_came_back_is_said_of_the_day_and_not_of_weeks_before(written: date | None, counts: bool):
    words = "Boy and both coaches: nothing adverse."
    found = read_risk(reader(), words, where="held", written=written, today=date(2025, 10, 14))

    assert (CLEAR in {one.factor for one in found}) is counts
