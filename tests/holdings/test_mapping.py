"""A source's own columns and words, read by a saved mapping; a first one is guessed and mended by a person."""

import json
from datetime import date

import pytest

from wayhome.application.holding.lines import Gone, LineReader
from wayhome.application.holding.mapping import flat, read_mapping
from wayhome.application.holding.suggesting import suggest
from wayhome.application.mistakes import Place
from wayhome.application.shadow.sheets.mapping import NotAMapping
from wayhome.holdings.records import HeldRecord, Person

CUSTODY = {
    "system": {"value": "custody"},
    "record_id": "Custody no",
    "date": "Arrived",
    "given_name": ["Forename", "Middle"],
    "family_name": "Surname",
    "also_known_as": {"columns": ["Alias", "Street name"], "separator": "|"},
    "birth_date": "DOB",
    "sex": {"column": "Gender", "values": {"Boy": "male", "Girl": "female"}},
    "phones": {"columns": ["Mobile", "Home tel"]},
    "restricted_to": {"column": "Handling", "values": {"CSE only": "exploitation_desk"}},
    "text": "Circumstances",
    "deleted": {"column": "State", "values": ["weeded"]},
}
ROW = {
    "Custody no": "17/24", "Arrived": "15/03/2026 02:14", "Forename": "Dexter", "Middle": "Jay", "Surname": "CROWE",
    "Alias": "Dex|DJ", "Street name": "Dex", "DOB": "14-Feb-1995", "Gender": "boy", "Mobile": "07700 900160",
    "Home tel": "01632 960001", "Circumstances": "Released on bail.",
}  # fmt: skip


def reader(**changed: object) -> LineReader:
    """Return what reads the custody system's rows, with some of its mapping changed."""
    return LineReader(mapping=read_mapping(json.dumps(CUSTODY | changed)))


def test_a_row_is_read_by_the_columns_and_words_of_its_own_system():
    line = reader().of_row(ROW, Place(2))

    assert line.mistakes == ()
    assert line.record == HeldRecord(
        id="17/24",
        system="custody",
        on=date(2026, 3, 15),
        person=Person(
            given_name="Dexter Jay", family_name="CROWE", also_known_as=("Dex", "DJ"), birth_date=date(1995, 2, 14),
            sex="male", phones=("07700 900160", "01632 960001"),
        ),
        text="Released on bail.",
    )  # fmt: skip


def test_a_line_of_json_is_read_by_where_each_value_stands_in_it():
    mapping = {
        "system": "src", "record_id": "ref", "date": "seen.at", "given_name": "subject.names.first",
        "family_name": "subject.names.last", "phones": "subject.contacts.number", "text": "note",
    }  # fmt: skip
    said = {
        "src": "crime", "ref": 7, "seen": {"at": "2026-06-30T23:30:00+00:00"},
        "subject": {
            "names": {"first": "Amina", "last": "Warsame"},
            "contacts": [{"number": "1234567"}, {"number": None}],
        },
        "note": "Witness.",
    }  # fmt: skip

    line = LineReader(mapping=read_mapping(json.dumps(mapping))).of_text(json.dumps(said), Place(1))

    assert line.mistakes == ()
    assert line.record == HeldRecord(
        id="7", system="crime", on=date(2026, 7, 1), text="Witness.",
        person=Person(given_name="Amina", family_name="Warsame", phones=("1234567",)),
    )  # fmt: skip


def test_what_is_wrong_is_told_by_the_column_in_which_it_stands_and_the_record_comes_in():
    line = reader().of_row(ROW | {"DOB": "soon", "Gender": "Xx"}, Place(9))

    assert line.record is not None
    assert line.record.person.birth_date is None
    born, sex = map(str, line.mistakes)
    assert born.startswith("line 9, column DOB: 'soon' is not a date. Write it as one of %d/%m/%Y, %Y-%m-%d,")
    assert born.endswith(", or add its format to the mapping.")
    assert sex == "line 9, column Gender: 'Xx' is not one of the words the mapping knows. Add it to its values."


def test_a_restriction_in_words_that_nobody_translated_restricts_all_the_same():
    line = reader().of_row(ROW | {"Handling": "Secret"}, Place(2))

    assert line.record is not None
    assert line.record.restricted_to == "Secret"
    assert "column Handling: 'Secret' is not one of the words the mapping knows" in str(line.mistakes[0])


def test_a_row_that_was_weeded_is_gone_and_needs_nothing_but_its_reference():
    line = reader().of_row({"Custody no": "17/24", "State": "Weeded"}, Place(2))

    assert (line.record, line.gone, line.mistakes) == (None, Gone(id="17/24", system="custody"), ())


def test_a_line_without_a_mapping_says_itself_that_it_is_gone():
    gone = LineReader().of_text('{"record_id": "1", "system": "crime", "deleted": true}', Place(1))
    unsure = LineReader().of_text('{"record_id": "1", "system": "crime", "person": {}, "deleted": "?"}', Place(1))

    assert gone.gone == Gone(id="1", system="crime")
    assert unsure.gone is None
    assert unsure.record is not None
    assert str(unsure.mistakes[0]) == (
        "line 1, deleted: It does not say yes or no, so the record is taken as held. "
        "Write yes where the record is held no longer."
    )


def test_in_a_file_of_deletions_each_line_is_gone_whatever_else_it_says():
    line = LineReader(system="crime", all_gone=True).of_row({"record_id": "C-1", "text": "Old"}, Place(2))

    assert line.gone == Gone(id="C-1", system="crime")


def test_a_row_without_a_reference_is_left_out_and_says_which_column_lacks_it():
    line = reader().of_row({"Surname": "CROWE"}, Place(4))

    assert line.left_out
    assert str(line.mistakes[0]) == (
        "line 4, column Custody no: The record has no reference, so it cannot be told from others. "
        "Give each record its reference in its own system."
    )


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"colour": "Eyes"}, "colour is not a key that may stand there."),
        ({"delimiter": ";;"}, "delimiter: string should have at most 1 character."),
    ],
)
def test_a_mapping_that_is_none_says_everything_that_is_wrong(changed: dict[str, object], said: str):
    with pytest.raises(NotAMapping, match=said):
        read_mapping(json.dumps(CUSTODY | changed))


def test_a_mapping_has_to_say_where_the_reference_stands():
    with pytest.raises(NotAMapping, match="record_id has to be there."):
        read_mapping("{}")


def test_a_first_mapping_is_guessed_and_reads_what_it_was_guessed_from():
    rows = {name: [text] for name, text in ROW.items()} | {"State": ["Live"], "Mother": ["Ann Crowe"]}

    suggested = suggest(rows)

    assert suggested["record_id"] == "Custody no"
    assert suggested["given_name"] == ["Forename", "Middle"]
    assert suggested["also_known_as"] == {"columns": ["Alias", "Street name"], "separator": "|"}
    assert suggested["phones"] == ["Mobile", "Home tel"]
    assert suggested["parents"] == "Mother"
    assert suggested["sex"] == {"column": "Gender", "values": {"boy": None}}
    assert suggested["text"] == "Circumstances"
    line = LineReader(system="custody", mapping=read_mapping(json.dumps(suggested))).of_row(ROW, Place(2))
    assert line.record is not None
    assert (line.record.id, line.record.person.family_name) == ("17/24", "CROWE")


def test_a_first_mapping_of_json_tells_a_school_from_a_name():
    said = {"ref": "1", "subject": {"familyName": "Okafor", "givenName": "Tam", "school": {"name": "Fern Lane"}}}

    suggested = suggest(flat(said))

    assert suggested["school"] == "subject.school.name"
    assert (suggested["given_name"], suggested["family_name"]) == ("subject.givenName", "subject.familyName")
