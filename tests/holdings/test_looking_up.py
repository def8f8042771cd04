"""A look-up: what it says of each system, and the receipt that it leaves."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.holdings.people import BORN, NIGHT, PACK, PHONE, held
from wayhome.access.actors import Actor, Role
from wayhome.application.holding.look_up import EVERY_SYSTEM, Checked, checks, look_up, record_check
from wayhome.application.holding.ports import Added, Answer, HoldingsIndex, HoldingsOutOfReach, Source
from wayhome.casework.commands import Acting
from wayhome.casework.record_check import Hit, RecordCheck
from wayhome.casework.take_report import LookedUp
from wayhome.holdings.asking import Asked
from wayhome.holdings.records import HeldRecord
from wayhome.holdings.systems import STANDS_FOR, standing_of
from wayhome.kernel.ids import ActorId, RecordId
from wayhome.record.events.risk import System
from wayhome.store.holdings.memory import MemoryHoldings, MemoryKnownChildren
from wayhome.store.memory import MemoryLedger

ISLA = Asked(name="Isla Redfearn", birth_date=BORN, phones=(PHONE,))
AS_OF = "searched as brought in on 2 March 2026 at 02:14"
WORDS = "name Isla Redfearn; born 2011-03-15; phone 07700 900163"
NAMES = ("Isla Redfearn",)
NOBODY = MemoryKnownChildren(MemoryLedger())


class OutOfReach:
    """Holdings on a database that does not answer."""

    def add(self, records: object, *, at: object) -> Added:
        raise HoldingsOutOfReach

    def remove(self, references: object, *, at: object) -> int:
        raise HoldingsOutOfReach

    def records_of(self, references: object) -> tuple[HeldRecord, ...]:
        raise HoldingsOutOfReach

    def search(self, asked: Asked, *, at: object) -> Answer:
        raise HoldingsOutOfReach

    def record(self, reference: str) -> HeldRecord | None:
        raise HoldingsOutOfReach

    def sources(self) -> tuple[Source, ...]:
        raise HoldingsOutOfReach


def holding(*records: HeldRecord) -> MemoryHoldings:
    """Return holdings with some records brought in at night."""
    index = MemoryHoldings()
    index.add(records, at=NIGHT)
    return index


def checked(index: HoldingsIndex, *systems: System, read: tuple[str, ...] = (), asked: Asked = ISLA) -> list[Checked]:
    """Return what a search says of some systems."""
    answer = look_up(asked, holdings=index, children=NOBODY, at=NIGHT).answer
    return list(checks(answer, systems, read=read, names=NAMES))


def test_a_system_whose_records_were_read_is_answered_with_each_of_them():
    index = holding(held(born=BORN, on=date(2025, 1, 9)), held("Karen Holt", reference="R-2", phones=(PHONE,)))

    (one,) = checked(index, "missing_history", read=("R-1", "R-2"))

    assert [hit.tier for hit in one.hits] == ["certain", "connected"]
    assert [hit.content for hit in one.hits] == [record.content for record in index.records_of(["R-1", "R-2"])]
    assert replace(one, hits=tuple(replace(hit, tier=None, content=None) for hit in one.hits)) == Checked(
        system="missing_history",
        result="hits_read",
        asked_with=f"{WORDS}; {AS_OF}",
        linkage=PACK.id,
        hits=(
            Hit(
                reference="R-1",
                summary="Isla Redfearn, 9 January 2025: Found by the river. "
                "Came back because: Same first name, Isla; Same surname, Redfearn; Same birth date, 15 Mar 2011.",
            ),
            Hit(
                reference="R-2",
                summary="Karen Holt, not dated (about somebody else): Found by the river. "
                "Came back because: Another name: Karen Holt, not Isla Redfearn; Same phone, 07700 900163.",
            ),
        ),
    )


def test_of_a_record_without_a_text_a_case_keeps_whose_it_is_and_why_it_came_back():
    index = holding(replace(held(born=BORN, on=date(2025, 1, 9)), text=""))

    (one,) = checked(index, "missing_history")

    assert one.hits[0].summary == (
        "Isla Redfearn, 9 January 2025. "
        "Came back because: Same first name, Isla; Same surname, Redfearn; Same birth date, 15 Mar 2011."
    )


def test_a_record_that_nobody_has_read_leaves_the_check_undone_and_is_kept():
    index = holding(held(born=BORN), held(reference="R-2", born=BORN))

    (one,) = checked(index, "missing_history", read=("R-1",))

    assert (one.result, one.reason) == ("not_done", "2 records came back and were not all read yet.")
    assert [hit.reference for hit in one.hits] == ["R-1", "R-2"]


def test_a_system_that_was_searched_and_names_nobody_has_no_trace():
    (one,) = checked(holding(held("Zara Quill", system="crime")), "crime")

    assert (one.result, one.hits, one.reason) == ("no_trace", (), None)


def test_a_system_that_was_never_brought_in_is_not_done_and_never_no_trace():
    (one,) = checked(holding(held(born=BORN)), "national_database")

    assert (one.result, one.reason) == (
        "not_done", "Nothing from this system has been brought in here; ask it directly."
    )  # fmt: skip
    assert one.asked_with == WORDS


def test_a_system_of_which_only_a_part_was_brought_in_never_has_no_trace():
    (one,) = checked(holding(held("Zara Quill", system="vehicle")), "national_computer")

    assert one.result == "not_done"
    assert one.reason == (
        "Only some of what this system holds has been brought in here, and that named nobody; ask it directly."
    )


@pytest.mark.parametrize(("age", "result"), [(24 * 60, "no_trace"), (24 * 60 + 1, "not_done")])
def test_nothing_found_in_what_was_brought_in_more_than_a_day_ago_is_no_answer(age: int, result: str):
    index = holding(held("Zara Quill", system="crime"))

    answer = look_up(ISLA, holdings=index, children=NOBODY, at=NIGHT + timedelta(minutes=age)).answer
    (one,) = checks(answer, ["crime"], read=(), names=NAMES)

    stale = (
        "Last brought in on 2 March 2026 at 02:14: what this system learnt since is not known here; ask it directly."
    )
    assert (one.result, one.reason) == (result, stale if result == "not_done" else None)


def test_holdings_out_of_reach_are_unavailable_and_asked_again_in_half_an_hour():
    (one,) = checked(OutOfReach(), "custody")

    assert (one.result, one.reason) == ("unavailable", "What is held here could not be searched.")
    assert one.retry_at == NIGHT + timedelta(minutes=30)
    assert one.asked_with == WORDS


def test_when_more_came_back_than_is_listed_a_system_left_off_has_no_trace_of_nothing():
    many = [held(reference=f"R-{n:02}", born=BORN) for n in range(50)]
    last = held(reference="S-1", system="crime")

    answer = look_up(ISLA, holdings=holding(*many, last), children=NOBODY, at=NIGHT).answer
    (one,) = checks(answer, ["crime"], read=(), names=NAMES)

    assert (len(answer.found), answer.left_off) == (50, ("crime",))
    assert (one.result, one.reason) == (
        "not_done", "More records came back than are listed, so that this one may hold some: ask with more."
    )  # fmt: skip


def test_what_a_search_says_of_a_system_becomes_an_act_on_a_case():
    (one,) = checked(holding(held(born=BORN)), "missing_history", read=("R-1",))
    officer = Actor(id=ActorId("PC-6035"), name="PC Renshaw", roles=frozenset({Role.RESPONSE}))
    by = Acting(actor=officer, role=Role.RESPONSE)

    act = record_check(one, by=by, record=RecordId("EM-1"), happened_at=NIGHT, key="k", seen=4)

    assert act == RecordCheck(
        by=by, record=RecordId("EM-1"), happened_at=NIGHT, key="k", seen=4, system="missing_history",
        result="hits_read", hits=one.hits, asked_with=one.asked_with, linkage=PACK.id,
    )  # fmt: skip


def test_the_receipt_says_what_was_asked_what_came_back_and_what_was_covered():
    index = holding(held(born=BORN), held("Zara Quill", reference="V-1", system="vehicle"))
    index.add([held("Zara Quill", reference="P-1", system="parish_register")], at=NIGHT)

    receipt = look_up(ISLA, holdings=index, children=NOBODY, at=NIGHT).receipt

    assert (receipt.asked_with, receipt.at, receipt.came_back) == (WORDS, NIGHT, 1)
    assert (receipt.covered, receipt.in_part) == (("missing_history",), ("national_computer",))
    assert receipt.unlisted == ("parish_register",)
    assert receipt.unavailable == ()
    assert set(receipt.not_held) == set(EVERY_SYSTEM) - {"missing_history", "national_computer"}


def test_the_receipt_of_a_search_that_reached_nothing_says_that_everything_was_unavailable():
    receipt = look_up(ISLA, holdings=OutOfReach(), children=NOBODY, at=NIGHT).receipt

    assert receipt.unavailable == EVERY_SYSTEM
    assert (receipt.came_back, receipt.covered, receipt.not_held) == (0, (), ())


def test_the_receipt_becomes_what_a_report_keeps_of_the_search():
    receipt = look_up(ISLA, holdings=holding(), children=NOBODY, at=NIGHT).receipt

    assert receipt.looked_up("no_match") == LookedUp(outcome="no_match", came_back=0, asked_with=WORDS)


@pytest.mark.parametrize("system", EVERY_SYSTEM)
def test_every_system_that_must_be_asked_can_be_brought_in_by_its_own_name(system: System):
    standing = standing_of(system)

    assert standing is not None
    assert (standing.system, standing.whole) == (system, True)


def test_a_source_that_nobody_declared_stands_for_nothing():
    assert standing_of("parish_register") is None
    assert STANDS_FOR["stop_and_search"].system == "encounters"
