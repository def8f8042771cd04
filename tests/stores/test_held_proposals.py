"""What a linking of everything proposed, on each database: kept until the next, and gone with the records it is of."""

from datetime import timedelta

from tests.holdings.people import BORN, NIGHT, held
from wayhome.store.holdings.database import DatabaseHoldings
from wayhome.store.linking.held import every_record
from wayhome.store.linking.proposals import DatabaseProposals, Linking

FIVE = [held(f"Isla Redfearn{at}", reference=f"R-{at}", born=BORN) for at in range(5)]
LINKING = Linking(at=NIGHT, pack="linkage-2026.1 0123456789ab", records=5, pairs=4)


def filled(database: str) -> DatabaseProposals:
    DatabaseHoldings(database).add(FIVE, at=NIGHT)
    proposals = DatabaseProposals(database)
    proposals.keep(LINKING, [("R-0", "R-1", "R-2"), ("R-3", "R-4")])
    return proposals


def test_what_was_proposed_is_there_until_the_next_time(database: str):
    proposals = filled(database)

    assert proposals.last() == LINKING
    assert proposals.groups() == (("R-0", "R-1", "R-2"), ("R-3", "R-4"))
    assert proposals.groups_of(["R-1"]) == (("R-0", "R-1", "R-2"),)
    assert proposals.groups_of(["R-4", "R-9", "R-3"]) == (("R-3", "R-4"),)
    assert proposals.groups_of([]) == ()

    proposals.keep(LINKING, [("R-0", "R-4")])
    assert proposals.groups() == (("R-0", "R-4"),)


def test_a_record_that_is_taken_out_or_changed_is_in_no_group_any_more(database: str):
    proposals = filled(database)
    holdings = DatabaseHoldings(database)

    holdings.remove(["R-0"], at=NIGHT + timedelta(hours=1))
    assert proposals.groups() == (("R-1", "R-2"), ("R-3", "R-4"))

    holdings.add([held("Ayla Redfearn", reference="R-3")], at=NIGHT + timedelta(hours=2))
    assert proposals.groups() == (("R-1", "R-2"),)


def test_it_can_be_thrown_away(database: str):
    proposals = filled(database)

    proposals.clear()

    assert proposals.groups() == ()
    assert proposals.last() is None


def test_every_record_is_read_in_the_order_of_references(database: str):
    DatabaseHoldings(database).add(FIVE[::-1], at=NIGHT)

    assert [record.id for record in every_record(database)] == [f"R-{at}" for at in range(5)]
