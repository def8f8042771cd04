"""What a text states of a child's danger: stated, denied, long over, talked about, or of somebody else."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wayhome.application.assess.words import reader_of_words
from wayhome.duties.assessing.account import Account, Held
from wayhome.duties.assessing.assess import Grading, assess
from wayhome.duties.examples import london
from wayhome.packs import lexicon, load, reader
from wayhome.reading.risk import read_risk
from wayhome.reading.risk_account import read_account
from wayhome.reading.risk_people import Child, Told

TODAY = date(2026, 3, 2)
GRADING = Grading(load("examples-2026.1"))
LEVELS = ("low", "medium", "high")
COMPUTED = {"UNKNOWN_CRITICAL", "INFO_CONFLICT", "AGE_UNDER_13"}
ANOTHERS = (
    "Same name, different DOB. Found with wraps and a line phone. Not ours, do not link.",
    "Different lad, no relation: stabbed in the leg in June.",
    "Namesake, lives elsewhere. Overdose in January.",
)
OF_THE_CHILD = (
    "Seen with older males, carrying packages for them.",
    "RSO at number 40 gives the boy gifts.",
    "Took an overdose in January.",
    "Attends school regularly.",
    "Closure order on the flat, juveniles seen entering.",
)


def stated(text: str, *, written: date | None = None, where: str = "held") -> set[str]:
    found = read_risk(reader(), text, where=where, written=written, today=TODAY)
    return {one.factor for one in found if not one.set_aside}


def why_not(text: str, factor: str) -> set[str]:
    return {one.set_aside for one in read_risk(reader(), text, where="held", today=TODAY) if one.factor == factor}


@pytest.mark.parametrize("code", [one for one in GRADING.order if one not in COMPUTED])
def test_every_factor_is_found_in_three_texts_and_not_in_three(code: str):
    rules = [rule for rule in lexicon().risk if rule.factor == code]

    assert sum(len(rule.hit) for rule in rules) >= 3
    assert sum(len(rule.miss) for rule in rules) >= 3


def test_what_is_denied_is_set_aside_with_the_reason():
    assert why_not("No history of self-harm.", "SUICIDE_SELF_HARM") == {"denied"}
    assert "CSE" not in stated("Screening tool used, no indicators of CSE.")


def test_a_denial_does_not_reach_over_a_turn():
    assert "SUICIDE_SELF_HARM" in stated("She denies it but the ward saw that she self-harmed last night.")


def test_an_old_matter_does_not_count_and_a_recent_one_does():
    text = "Found with bruises to the face, kicked by an older boy."

    assert "RECENT_VIOLENCE_VICTIM" in stated(text, written=date(2026, 2, 1))
    assert "RECENT_VIOLENCE_VICTIM" not in stated(text, written=date(2021, 2, 1))


def test_a_disability_does_not_grow_old():
    assert "LD_OR_NEURO" in stated("EHCP: severe learning disability.", written=date(2021, 2, 1))


def test_a_record_that_was_closed_without_being_looked_into_is_not_over():
    text = "Overdose of tablets. Closed, no further action."

    assert "SUICIDE_SELF_HARM" in stated(text, written=date(2026, 2, 1))


@pytest.mark.parametrize("whose", ["Mother", "Brother (22)", "His grandad", "Her older sister"])
def test_a_condition_of_somebody_near_the_child_is_not_the_childs(whose: str):
    assert "MENTAL_HEALTH" not in stated(f"{whose} has bipolar disorder.")
    assert why_not(f"{whose}: bipolar.", "MENTAL_HEALTH") == {"someone_else"}


def test_whoever_only_tells_it_is_not_whom_it_is_about():
    assert "SUICIDE_SELF_HARM" in stated("Mother reports that she self-harmed last night.")


def test_an_adult_near_the_child_counts_as_a_factor_of_the_child():
    assert "ADULT_OF_CONCERN" in stated("Occupier, 31, makes friends with young people and moves strangers in.")


@pytest.mark.parametrize("text", ANOTHERS)
def test_a_record_about_another_person_states_nothing_and_says_so(text: str):
    found = read_account(reader(), "", [Told(source="held[0]", words=text)], Child(age=15, today=TODAY))

    counts = {one.finding.factor for one in found if not one.finding.set_aside}
    assert counts == {"MIT_NOT_SAME_PERSON"}


def test_a_birth_date_that_cannot_be_the_childs_makes_it_another_persons():
    told = Told(source="held[0]", words="Reece HOLLAND 02/02/1983, found with wraps and a knife.")

    found = read_account(reader(), "", [told], Child(age=15, today=TODAY))

    assert {one.finding.factor for one in found if not one.finding.set_aside} == {"MIT_NOT_SAME_PERSON"}


def test_a_twin_who_is_at_home_is_told_from_the_one_who_is_missing():
    narrative = "One of my twins, Caleb, is not back. Corey is here with me."
    told = Told(source="held[0]", words="Corey: has cut his forearm, weekly sessions.")

    found = read_account(reader(), narrative, [told], Child(age=15, today=TODAY))

    assert "SUICIDE_SELF_HARM" not in {one.finding.factor for one in found if not one.finding.set_aside}


def test_a_no_that_a_record_undoes_is_a_conflict_with_both_sentences():
    account = account_of(("Took an overdose in January.",), {"self_harm_suicide": "no"})

    (conflict,) = (one for one in floor(account).factors if one.code == "INFO_CONFLICT")
    assert [words.source for words in conflict.evidence] == ["answers.self_harm_suicide", "held[0]"]
    assert conflict.evidence[1].quote == "Took an overdose in January"


SIGNS = "Came back to the placement with a new phone and £300 in cash that she cannot account for."
HELD_IN = "Child: is being hit by her stepfather at home, bruises seen by the school nurse."


@pytest.mark.parametrize(
    ("question", "record"),
    [
        pytest.param("exploitation_concern", SIGNS, id="things nobody can explain, and no concern about exploitation"),
        pytest.param("threats_or_violence", HELD_IN, id="violence at home, and nobody hurt the child"),
    ],
)
def test_a_no_is_undone_by_what_is_a_sign_of_it(question: str, record: str):
    def conflicts(answer: str) -> int:
        return sum(one.code == "INFO_CONFLICT" for one in floor(account_of((record,), {question: answer})).factors)

    assert [conflicts(answer) for answer in ("no", "unknown", "yes")] == [1, 0, 0]


def test_a_no_to_something_else_is_no_conflict_with_a_record():
    codes = {one.code for one in floor(account_of((SIGNS,), {"pregnant": "no", "medical_need": "no"})).factors}

    assert "UNEXPLAINED_ITEMS" in codes
    assert "INFO_CONFLICT" not in codes


def account_of(records, answers, narrative=""):
    held = tuple(
        Held(number=number, system="intelligence", date="2026-02-20", text=text) for number, text in enumerate(records)
    )
    return Account(at=london("2026-03-02T20:00"), facts={"age": 15}, answers=answers, held=held, narrative=narrative)


def floor(account: Account):
    return assess(reader_of_words(reader())(account, GRADING), GRADING)


RECORDS = st.lists(st.sampled_from(OF_THE_CHILD), max_size=3)
ANSWERS = st.dictionaries(
    st.sampled_from(["self_harm_suicide", "gang_county_lines", "with_adult_of_concern", "medical_need"]),
    st.sampled_from(["yes", "no", "unknown"]),
    max_size=4,
)


@settings(deadline=None, max_examples=40)
@given(records=RECORDS, answers=ANSWERS, another=st.sampled_from(ANOTHERS))
def test_adding_another_persons_record_changes_neither_floor_nor_factors(records, answers, another):
    before, after = floor(account_of(records, answers)), floor(account_of([*records, another], answers))

    assert (after.floor, after.factors) == (before.floor, before.factors)


@settings(deadline=None, max_examples=40)
@given(records=RECORDS, answers=ANSWERS)
def test_turning_unknown_into_no_lowers_nothing(records, answers):
    denied = {key: "no" if answer == "unknown" else answer for key, answer in answers.items()}

    unknown, no = floor(account_of(records, answers)).floor, floor(account_of(records, denied)).floor
    assert LEVELS.index(no) >= LEVELS.index(unknown)


@settings(deadline=None, max_examples=40)
@given(records=RECORDS, answers=ANSWERS)
def test_taking_the_records_away_never_raises(records, answers):
    bare, whole = floor(account_of((), answers)).floor, floor(account_of(records, answers)).floor

    assert LEVELS.index(bare) <= LEVELS.index(whole)


@settings(deadline=None, max_examples=60)
@given(text=st.text(max_size=300))
def test_any_text_is_read_and_places_are_places_of_the_text(text):
    for one in read_risk(reader(), text, where="held", today=TODAY):
        assert 0 <= one.start < one.end <= len(text)


@pytest.mark.parametrize(
    ("factor", "text"),
    [
        ("CSE", "Girls from the unit have been taken upstairs at the guest house and men pay the woman on the door."),
        ("CSE", "Third time she has needed the morning after pill since the summer."),
        ("CCE", "He rang to say he was just dropping something off for a cousin."),
        ("DEBT_BONDAGE", "They say he's got till Sunday to find two grand."),
        ("THREAT_TO_LIFE", "Told to put it right or they'll do the windows with us in."),
        ("SUICIDE_SELF_HARM", "Brought in by ambulance, 40 tablets, found by chance."),
        ("SUICIDE_SELF_HARM", "He told his teacher he won't be needing the exam results."),
        ("FM_HBA_FGM", "She says there is a man in her father's village and the tickets are one way."),
        ("ABDUCTION", "A woman she had never met signed her out of nursery saying she was her aunt."),
        ("RELATIONSHIP_ABUSE", "He makes her keep him on video so he can see who she is with."),
        ("TRAFFICKING_NRM", "He was told to ring a number when he got here and a car would come."),
    ],
)
def test_a_danger_that_is_told_without_its_name_is_read(factor: str, text: str):
    assert factor in stated(text)


@pytest.mark.parametrize(
    ("factor", "text"),
    [
        ("DEBT_BONDAGE", "He owes his sister a fiver for the cinema."),
        ("DEBT_BONDAGE", "Lost her mum in the supermarket, phone is in the pram with her brother."),
        ("ADULT_OF_CONCERN", "Taxi driver collected her from the station, arranged by school transport."),
        ("ADULT_OF_CONCERN", "Girl spoken to alone, nothing she wanted to tell."),
        ("ADULT_OF_CONCERN", "Uncle Pete picked him up from school and they've gone fishing."),
        ("DANGEROUS_PLACE", "Dad is on the motorway and gets there at eight."),
        ("ILL_EQUIPPED", "She is in a onesie eating toast."),
        ("RECENT_VIOLENCE_VICTIM", "Sober, a bit sunburnt."),
        ("TRAFFICKING_NRM", "Staff ID and vetting good, nothing held."),
    ],
)
def test_an_ordinary_sentence_states_no_danger(factor: str, text: str):
    assert factor not in stated(text)


def test_a_record_that_says_who_a_man_is_not_is_still_about_the_child():
    told = Told(source="held[0]", words="Man of 40 collects her from school. The man is not her father.")

    found = read_account(reader(), "Not home.", [told], Child(age=14, today=TODAY))

    assert "ADULT_OF_CONCERN" in {one.finding.factor for one in found if not one.finding.set_aside}


def test_a_cousin_whose_name_is_spelt_otherwise_is_another_person_in_each_record():
    held = [
        Told(source="held[0]", words="PURDUE Kian, dob 12/09/2006, arrested with wraps and a lock knife."),
        Told(source="held[1]", words="Kian Purdue owes for seized drugs, looked for by older lads."),
    ]

    found = read_account(reader(), "Kian Purdew is not back.", held, Child(age=14, today=TODAY))

    assert not {one.finding.factor for one in found if not one.finding.set_aside} & {"DEBT_BONDAGE", "CCE", "WEAPON"}


def test_a_record_under_the_childs_own_name_counts_though_a_namesake_was_born_in_another_year():
    held = [
        Told(source="held[0]", words="PURDEW Kian, dob 12/09/2006, arrested with wraps and a lock knife."),
        Told(source="held[1]", words="Kian Purdew owes for seized drugs, looked for by older lads."),
    ]

    found = read_account(reader(), "Kian Purdew is not back.", held, Child(age=14, today=TODAY))

    assert "DEBT_BONDAGE" in {one.finding.factor for one in found if not one.finding.set_aside}


def test_an_offender_who_left_an_address_long_ago_is_past_and_one_who_lives_there_is_not():
    gone = "9 Fennel Close: tenant then a registered offender. Moved out of county 2017."

    assert "REGISTERED_OFFENDER" not in stated(gone, written=date(2016, 7, 4))
    assert "REGISTERED_OFFENDER" in stated("9 Fennel Close: tenant is a registered offender.", written=date(2016, 7, 4))


@pytest.mark.parametrize(
    ("factor", "text"),
    [
        ("CSE", "The couple next door are selling her for sex."),
        ("CSE", "Friend's boyfriend has raped her and has taken her away tonight."),
        ("THREAT_TO_LIFE", "Neighbour's son has threatened to kill her and she is with him."),
        ("CSE", "Her brother is grooming her for his friends, they pay him for sex with her."),
        ("CCE", "His brother is a county lines dealer and has taken him to cuck a flat."),
        ("CSE", "Lodger's brother is sexually exploiting her and has taken her to a hotel."),
        ("CSE", "Her cousin is being sexually exploited and so is she."),
        ("CSE", "With her cousin, who is being sexually exploited at the flat where they both are now."),
        ("CSE", "Dad is the subject of a rape allegation by her."),
    ],
)
def test_what_somebody_near_does_to_the_child_or_what_befalls_both_is_the_childs(factor: str, text: str):
    assert factor in stated(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mum was a victim of rape when she was young.",
        "Her brother was sexually exploited.",
        "His cousin had a gang marker.",
    ],
)
def test_what_befell_only_somebody_near_is_not_the_childs(text: str):
    assert not stated(text) & {"CSE", "CCE"}


@pytest.mark.parametrize(
    ("factor", "text"),
    [
        (
            "CSE",
            "Asked about exploitation, she is being sexually exploited by an adult male. Address check found nothing.",
        ),
        (
            "CSE",
            "Checked her phone for messages about a man who is sexually exploiting her. Mum said no idea who he is.",
        ),
        ("THREAT_TO_LIFE", "Dad asked about the threats to kill him from dealers. Police reply no crime."),
        ("MEDICAL_TIME_CRITICAL", "EpiPen: none. He is having an anaphylactic reaction."),
        ("MEDICAL_TIME_CRITICAL", "Suicidal? No. Type 1 diabetic, no insulin with her since morning."),
    ],
)
def test_a_no_to_something_else_denies_nothing_that_is_told(factor: str, text: str):
    assert factor in stated(text)


def test_a_question_answered_with_no_still_states_nothing():
    assert not stated("Asked if she is being sexually exploited, mum said no.")
    assert not stated("Self-harm: none known. Epilepsy: none.")


@pytest.mark.parametrize(
    ("text", "factor", "counts"),
    [
        ("Checked with counter terrorism, no trace.", "RADICALISATION", False),
        ("Checked for FGM markers, nil.", "FM_HBA_FGM", False),
        ("Checked with counter terrorism, he is a subject of interest.", "RADICALISATION", True),
        ("Checked with her aunt, forced marriage planned, no trace of her since.", "FM_HBA_FGM", True),
        ("Checked with neighbours, they heard threats to kill him, no trace yet.", "THREAT_TO_LIFE", True),
    ],
)
def test_a_check_that_came_back_with_nothing_states_nothing_and_a_child_without_trace_undoes_no_danger(
    text: str, factor: str, counts: bool
):
    assert (factor in stated(text)) is counts
