"""Two people side by side: what each says, and what the evidence says of each field."""

from datetime import date

from wayhome.application.holding.side_by_side import ROWS, Evidence, evidence_of, side_by_side
from wayhome.holdings.asking import Found, Piece
from wayhome.holdings.levels import FIELDS, Field
from wayhome.holdings.records import HeldRecord, Person
from wayhome.packs import linkage

PACK = linkage()
ADA = Person(given_name="Ada", family_name="Lovell", birth_date=date(2010, 6, 1), phones=("07700 900123",))
HELD = Person(given_name="Adda", family_name="Lovell", birth_date=date(2010, 1, 6), school="Larch Lane")


def piece(field: Field, bits: float, level: str = "same") -> Piece:
    """Return a piece of evidence."""
    return Piece(field=field, level=level, bits=bits, words=f"Something about {field}")


def rows(*pieces: Piece) -> dict[str, tuple[tuple[str, ...], tuple[str, ...], str]]:
    """Lay the two side by side."""
    evidence = Evidence(tier="probable", pieces=pieces)
    return {row.words: (row.one, row.other, row.agrees) for row in side_by_side(ADA, HELD, evidence)}


def test_a_field_that_neither_says_is_left_out_and_one_that_one_side_lacks_is_not():
    told = rows()

    assert list(told) == ["Name", "Born", "Phones", "School"]
    assert told["Phones"] == (("07700 900123",), (), "")
    assert told["School"] == ((), ("Larch Lane",), "")


def test_what_the_evidence_says_of_a_field_stands_with_it():
    told = rows(piece("given", 3.0), piece("family", 6.5), piece("born", -4.0, "different"), piece("sex", 0.1))

    assert told["Name"][2] == "agrees"
    assert told["Born"][2] == "differs"


def test_what_says_little_is_not_said_to_agree():
    assert rows(piece("born", 0.2))["Born"][2] == "says_little"
    assert rows(piece("born", 0.0, "different"))["Born"][2] == "differs"


def test_what_the_childs_own_records_add_is_named_with_the_record_and_weighs_nothing():
    own = Person(given_name="ada", family_name="LOVELL", phones=("07700900123", "07700 900888"), school="Larch Lane")
    told = {row.words: row for row in side_by_side(ADA, HELD, Evidence(), theirs={"PP-2": own, "PP-3": own})}

    assert told["Name"].one == ("Ada Lovell",)
    assert told["Phones"].one == ("07700 900123", "07700 900888 (PP-2, PP-3)")
    assert (told["School"].one, told["School"].agrees) == (("Larch Lane (PP-2, PP-3)",), "")


def test_every_field_that_is_weighed_has_its_row():
    assert {field for row in ROWS for field in row.fields} == set(FIELDS)


def test_the_evidence_is_kept_in_hundredths_of_a_bit_with_its_sentences():
    record = HeldRecord(id="CU-1", system="custody", person=HELD)
    pieces = (piece("given", 3.014), piece("born", -0.5))
    found = Found(record=record, tier="possible", tie="person", bits=2.514, pieces=pieces, doubts=("Perhaps a twin",))

    seen = evidence_of(found, PACK).as_seen()

    assert (seen.tier, seen.bits_hundredths, seen.linkage) == ("possible", 251, PACK.id)
    assert seen.sentences == "Something about given\nSomething about born\nPerhaps a twin"


def test_a_record_that_did_not_come_up_is_no_evidence_of_two_people():
    seen = evidence_of(None, PACK).as_seen()

    assert (seen.tier, seen.bits_hundredths, seen.sentences) == (None, None, None)
