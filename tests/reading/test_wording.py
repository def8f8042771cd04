"""What is pointed out about a child, how gravely, and what must always hold."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.reading.passages_read import pointed_out
from wayhome.packs import reader
from wayhome.reading.findings import Who
from wayhome.reading.wording import findings, read_wording, set_aside

CHILD = st.sampled_from(["F/15", "M/13", "IP (14)", "Kayleigh, 14,", "The 13 yr old", "The girl"])
JUDGED = st.sampled_from(
    [
        "is streetwise", "is promiscuous", "put herself at risk", "is an attention seeker", "chose to go with him",
        "makes poor choices", "is a drug dealer", "is manipulative and lying", "refuses to engage", "absconded",
    ]
)  # fmt: skip
ORDINARY = st.sampled_from(
    [
        " Bus pass left on the bed.", " Phone is off.", " CCTV asked for.", " Unit sent at 2140.",
        " Area search of the park.", " Taxi firm rung for the booking.", " Weather is cold.",
    ]
)  # fmt: skip
MARKS = st.sampled_from([('"', '"'), ("“", "”"), ("'", "'"), ("‘", "’")])
SWAPS = (("F/15", "M/15"), ("she", "he"), ("She", "He"), ("her", "his"), ("girl", "boy"), ("herself", "himself"))


@given(CHILD, JUDGED, MARKS)
def test_a_judgement_in_quotation_marks_after_what_a_suspect_said_is_never_pointed_out(
    child: str, judged: str, marks: tuple[str, str]
):
    text = f"{child} seen at 0200. Suspect said: {marks[0]}{child} {judged}{marks[1]}"

    assert pointed_out(text) == []


@given(CHILD, JUDGED, st.lists(ORDINARY, max_size=4))
def test_ordinary_sentences_after_change_nothing_before(child: str, judged: str, ordinary: list[str]):
    text = f"{child} {judged}."

    assert pointed_out(text + "".join(ordinary)) == pointed_out(text)


@given(
    st.sampled_from(["white", "Black", "Asian", "Somali", "Traveller", ""]),
    st.sampled_from(["girl", "boy", "child", "lad", "lass"]),
    st.sampled_from([" in care", " at home", " in foster care", ""]),
    st.sampled_from(["is streetwise", "is promiscuous", "is a drug dealer", "makes poor choices"]),
)
def test_ethnicity_sex_and_care_change_nothing(ethnicity: str, noun: str, care: str, judged: str):
    text = " ".join(f"The {ethnicity} {noun}{care} {judged}.".split())

    assert len(pointed_out(text)) == len(pointed_out(f"The child {judged}."))


@given(st.sampled_from(["Kayleigh", "Mohammed", "Chidi", "Zofia", "Li", "Rhys"]), JUDGED)
def test_a_name_changes_nothing(name: str, judged: str):
    assert pointed_out(f"{name} (14) {judged}.") == pointed_out(f"Sam (14) {judged}.")


@given(JUDGED)
def test_the_other_sex_changes_nothing(judged: str):
    girl = f"F/15 was late. She {judged}."
    boy = girl
    for female, male in SWAPS:
        boy = boy.replace(female, male)

    assert len(pointed_out(girl)) == len(pointed_out(boy))


@given(st.text(alphabet="Fabc/15 ,.:;'\"“”‘’()-\nshe streetwise not", max_size=120))
def test_any_text_is_read_and_what_is_pointed_out_are_places_of_it(text: str):
    reading = reader().read(text)

    places = [(one.start, one.end) for one in findings(reading)] + [(one.start, one.end) for one in set_aside(reading)]
    assert all(0 <= start < end <= len(text) for start, end in places)


def test_of_words_that_share_a_place_one_finding_is_kept():
    found = read_wording(reader(), "F/15 is a streetwise and promiscuous girl who puts herself at risk.")

    assert all(one.end <= after.start for one, after in pairwise(found))


def test_a_finding_says_how_it_was_read_and_why_in_sentences():
    (found,) = read_wording(reader(), "F/15 is streetwise.")

    assert found.evidence == "Read as the writer's own words about a child."
    assert found.message.endswith(".")


def test_an_alternative_takes_the_age_from_the_entry_and_asks_for_what_it_does_not_say():
    (found,) = read_wording(reader(), "F/15 is streetwise.")

    assert any("15" in line for line in found.suggest)
    assert not any("{" in line for line in found.suggest)
    assert 1 <= len(found.suggest) <= 3


def test_an_alternative_names_the_adult_as_the_entry_does():
    text = "F/15 was with a man aged 34. She put herself at risk."
    (found,) = [one for one in read_wording(reader(), text) if one.category == "self_risk"]

    assert "is at risk from the man aged 34" in found.suggest


def test_an_alternative_asks_who_where_no_adult_is_named():
    (found,) = read_wording(reader(), "F/15 put herself at risk.")

    assert any("[who?" in line for line in found.suggest)


def test_what_was_set_aside_is_kept_with_a_reason_in_a_sentence():
    reading = reader().read("Mum says F/14 is streetwise.")

    assert {one.reason for one in set_aside(reading)} == {
        "It is put in somebody else's mouth and not relied on: said by somebody."
    }


def test_in_a_childs_case_words_about_nobody_in_particular_are_about_the_child():
    assert pointed_out("Streetwise, will be back by breakfast.", Who(child_in_scope=True)) != []
