"""A held record from a line or a row: what is wrong is said with line, field and remedy, and the rest is brought in."""

import json
from datetime import date

import pytest

from tests.architecture.files import ROOT
from wayhome.application.holding.lines import Line, LineReader
from wayhome.application.holding.look_up import EVERY_SYSTEM
from wayhome.application.holding.reading import COLUMNS, read_line
from wayhome.application.mistakes import Place, Unreadable
from wayhome.holdings.records import HeldRecord, Person
from wayhome.holdings.systems import STANDS_FOR

LINE: dict[str, object] = {
    "record_id": "HR-0075",
    "system": "custody",
    "date": "2025-02-01",
    "person": {
        "given_name": "Ricky",
        "family_name": "BASCOMBE",
        "also_known_as": ["Bas"],
        "birth_date": "1978-12-24",
        "sex": "male",
        "address": "30 Station Mews",
        "postcode": "EM13FG",
        "phones": ["+44 7700 900560"],
        "vehicles": ["AK92 RBX"],
        "emails": ["bas@example.test"],
        "handles": ["@bas.78"],
        "identifiers": ["pnc 78/12345A"],
        "school": "Lockbridge Academy",
        "placement": "Fern House",
        "parents": ["Mo Bascombe"],
    },
    "associates": ["C Vellacott"],
    "text": "Detained for theft.",
    "restricted_to": "public_protection",
}
RECORD = HeldRecord(
    id="HR-0075",
    system="custody",
    on=date(2025, 2, 1),
    person=Person(
        given_name="Ricky",
        family_name="BASCOMBE",
        also_known_as=("Bas",),
        birth_date=date(1978, 12, 24),
        sex="male",
        address="30 Station Mews",
        postcode="EM13FG",
        phones=("+44 7700 900560",),
        vehicles=("AK92 RBX",),
        emails=("bas@example.test",),
        handles=("@bas.78",),
        identifiers=("pnc 78/12345A",),
        school="Lockbridge Academy",
        placement="Fern House",
        parents=("Mo Bascombe",),
    ),
    associates=("C Vellacott",),
    text="Detained for theft.",
    restricted_to="public_protection",
)


def line(**changed: object) -> str:
    """Return the line with some fields changed."""
    return json.dumps(LINE | changed)


def of_person(**changed: object) -> str:
    """Return the line with some fields of its person changed."""
    person = LINE["person"]
    assert isinstance(person, dict)
    return line(person=person | changed)


def test_a_line_is_read_whole_and_names_stay_as_they_were_written():
    assert read_line(line(), 1) == (RECORD, ())


def test_a_row_of_a_sheet_comes_to_the_same_record():
    row = {
        "record_id": "HR-0075", "system": "custody", "date": "01/02/2025", "given_name": "Ricky",
        "family_name": "BASCOMBE", "also_known_as": "Bas", "birth_date": "24/12/1978", "sex": "M",
        "address": "30 Station Mews", "postcode": "EM13FG", "phones": "+44 7700 900560;", "vehicles": "AK92 RBX",
        "emails": "bas@example.test", "handles": "@bas.78", "identifiers": "pnc 78/12345A",
        "school": "Lockbridge Academy", "placement": "Fern House", "parents": "Mo Bascombe",
        "associates": "C Vellacott", "text": "Detained for theft.", "restricted_to": "public_protection",
    }  # fmt: skip

    assert tuple(row) == COLUMNS
    assert LineReader().of_row(row, Place(2)) == Line(Place(2), record=RECORD)


def test_what_a_line_does_not_say_is_empty_and_no_mistake():
    record, mistakes = read_line('{"record_id": 7, "system": "crime", "person": {"family_name": null}}', 1)

    assert (record, mistakes) == (HeldRecord(id="7", system="crime", person=Person()), ())


def test_the_system_given_stands_only_where_the_line_names_none():
    assert read_line(line(), 1, system="crime")[0].system == "custody"
    assert read_line(line(system=None), 1, system="crime")[0].system == "crime"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (line(system=""), "line 9, system: It does not say which system holds it. Give it, or name it with --system."),
        (
            line(record_id=" "),
            "line 9, record_id: The record has no reference, so it cannot be told from others. Give each record",
        ),
        ("{", "line 9, the line: This is not JSON: Expecting property name enclosed in double quotes at character 2."),
        ("[]", "line 9, the line: The line is a JSON list, not a record."),
    ],
    ids=["no system", "no reference", "no JSON", "a list"],
)
def test_a_line_that_is_no_record_is_left_out_in_words(text: str, said: str):
    with pytest.raises(Unreadable) as unreadable:
        read_line(text, 9)

    assert str(unreadable.value.mistakes[-1]).startswith(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            of_person(birth_date="24 Dec 78"),
            "line 9, person.birth_date: '24 Dec 78' is not a day, so it is taken as not known. Write it as 2011-03-15.",
        ),
        (
            line(date="2025-02-30"),
            "line 9, date: '2025-02-30' is not a day, so it is taken as not known. Write it as 2011-03-15.",
        ),
        (
            of_person(sex="boy"),
            "line 9, person.sex: 'boy' is not one of female, male, not_stated. Write one of these.",
        ),
        (
            of_person(phones=7700),
            'line 9, person.phones: 7700 is not a list, so it was not used. Write a list: ["…", "…"].',
        ),
        (of_person(phones=[7]), "line 9, person.phones: 7 is not text, so it was not used. Write each as text."),
        (line(text=5), "line 9, text: 5 is not text, so it was not used. Write it as text in quotation marks."),
        (
            line(person=None),
            "line 9, person: It does not say whom it is about. Give the person, { … }, with what is known of them.",
        ),
        (line(colour="red"), "line 9, colour: Nothing here is called 'colour', so it was left out."),
        (of_person(eyes="brown"), "line 9, person.eyes: Nothing here is called 'eyes', so it was left out."),
    ],
)
def test_a_field_that_cannot_be_used_is_named_and_the_record_is_brought_in(text: str, said: str):
    record, mistakes = read_line(text, 9)

    assert record.id == "HR-0075"
    assert [str(mistake)[: len(said)] for mistake in mistakes] == [said]
    assert mistakes[0].case == "HR-0075"


def test_one_value_where_a_list_belongs_is_a_list_of_one():
    record, mistakes = read_line(of_person(phones="07700 900560"), 1)

    assert (record.person.phones, mistakes) == (("07700 900560",), ())


def test_the_content_of_a_record_changes_with_anything_it_says():
    changed = read_line(of_person(birth_date="1978-12-25"), 1)[0]

    assert RECORD.content == read_line(line(), 5)[0].content
    assert RECORD.content != changed.content


def test_the_how_to_names_every_column_and_every_other_name_of_a_system():
    page = (ROOT / "docs/how-to/bring-in-held-records.md").read_text("utf-8")
    others = [source for source in STANDS_FOR if source not in EVERY_SYSTEM]

    assert [name for name in (*COLUMNS, *others) if f"`{name}`" not in page] == []
