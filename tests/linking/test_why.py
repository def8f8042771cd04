"""Why two held records go together: side by side, each piece of the evidence, and whether it adds up."""

from dataclasses import replace
from datetime import date

from tests.holdings.people import NIGHT, held
from wayhome.application.linking.why import Why, waterfall, why, why_by
from wayhome.cli.holdings.why import said
from wayhome.packs import linkage
from wayhome.store.holdings.memory import MemoryHoldings

BORN = date(2011, 3, 4)
ISLA = held("Isla Redfearn", reference="R-1", born=BORN, phones=("07700 900163",))
ISLAY = held("Islay Redfern", reference="R-2", born=BORN, phones=("07700 900163",))
OTHER = held("Tom Wray", reference="R-3", born=date(2009, 1, 2))


def between(one, other) -> Why:
    holdings = MemoryHoldings()
    holdings.add([one, other], at=NIGHT)
    return why(one, other, holdings=holdings, at=NIGHT)


def test_the_pieces_are_told_heaviest_first_with_what_they_come_to():
    found = between(ISLA, ISLAY)
    told = list(waterfall(found))

    assert found.tier == "possible"  # Isla herself is held, so that Islay may be a twin
    assert [abs(piece.bits) for piece, _ in told] == sorted((abs(piece.bits) for piece in found.pieces), reverse=True)
    assert abs(told[-1][1] - found.bits) < 0.01


def test_a_terminal_shows_both_records_each_piece_and_that_it_adds_up():
    lines = list(said(between(ISLA, ISLAY), linkage()))

    assert lines[0].split() == ["R-1,", "missing", "R-2,", "missing"]
    assert any("Same phone, 07700 900163" in line for line in lines)
    assert any(line.startswith("Checked: the pieces come to +") for line in lines)
    assert lines[-1] == f"Weighed by {linkage().id}."


def test_two_records_with_too_little_in_common_are_said_not_to_come_back():
    lines = list(said(between(ISLA, OTHER), linkage()))

    assert "A search for what R-1 says does not bring R-3 back: too little agrees." in lines


def test_evidence_that_does_not_add_up_is_shouted_and_not_passed_over():
    found = replace(between(ISLA, ISLAY), again=3.0)
    lines = list(said(found, linkage()))

    assert not found.adds_up
    assert lines[-2].startswith("DOES NOT ADD UP: +")
    assert lines[-2].endswith("is said, and weighing again comes to +3.00. Do not rely on it.")


def test_a_pack_of_ones_own_weighs_two_records_without_what_else_is_held():
    found = why_by(linkage(), ISLA, ISLAY)

    assert found.tier == "probable"
    assert found.adds_up
