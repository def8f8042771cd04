"""Gathering who is around a child: from what is held and from the cases, as known when, and what that leaves out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from tests.casework.desk import CASE, LEAD, OFFICER, STARTS, Desk, england_wales, reporting
from tests.holdings.test_looking_up import OutOfReach
from wayhome.application.dossier.gathering import Behind, Dossier, MayOpen, gather
from wayhome.application.dossier.near import near
from wayhome.application.dossier.times import TimesMissing
from wayhome.application.holding.ports import HoldingsIndex, HoldingsOutOfReach
from wayhome.application.reading import Reading
from wayhome.casework.link_children import LinkChildren, Together
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.mark_hit import MarkHit
from wayhome.casework.record_account import RecordAccount
from wayhome.casework.take_report import TakeReport
from wayhome.holdings.records import HeldRecord, Person
from wayhome.kernel.ids import RecordId, Subject
from wayhome.store.holdings.memory import MemoryHoldings, MemoryKnownChildren

BORN = date(2012, 5, 9)
HER = Person(given_name="Isla", family_name="Redfearn", birth_date=BORN, phones=("07700 900160",))
CROWE = Person(given_name="Dexter", family_name="Crowe", birth_date=date(1995, 2, 14), phones=("07700 900160",))
MISSING = HeldRecord(id="M-1", system="missing", person=HER, associates=("Dexter Crowe",), on=date(2026, 2, 1))
CUSTODY = HeldRecord(id="K-1", system="custody", person=CROWE, on=date(2026, 2, 10), text="Held overnight.")
OTHER = Subject("child:B")


@pytest.fixture
def desk() -> Desk:
    """Return a desk at which a child was reported whose name and birth date are known."""
    desk = Desk()
    desk.do(TakeReport, OFFICER, children=(reporting(name="Isla Redfearn", date_of_birth=BORN),), informant="carer")
    return desk.at(60)


def holding(*records: HeldRecord, at: datetime = STARTS) -> MemoryHoldings:
    index = MemoryHoldings()
    index.add(records, at=at)
    return index


def behind(desk: Desk, index: HoldingsIndex) -> Behind:
    seen = index.first_seen if isinstance(index, MemoryHoldings) else nothing_seen
    return Behind(
        reading=Reading(desk.ledger, england_wales(), lambda _name: england_wales()),
        holdings=index,
        children=MemoryKnownChildren(desk.ledger),
        times=TimesMissing(desk.ledger),
        first_seen=seen,
    )


def nothing_seen(_references: Sequence[str]) -> Mapping[str, datetime]:
    raise HoldingsOutOfReach


def around(
    desk: Desk, index: HoldingsIndex, *, at: datetime | None = None, may_open: MayOpen = lambda _record: True
) -> Dossier:
    found = gather(CASE, behind(desk, index), now=desk.now, known_at=at or desk.now, may_open=may_open)
    assert found
    return found


def people(found: Dossier) -> list[str]:
    return [row.thing.name for row in found.around.people]


def test_whom_a_record_names_is_found_with_what_is_held_of_them(desk: Desk):
    found = around(desk, holding(MISSING, CUSTODY))

    (row,) = found.around.people
    assert (row.thing.name, row.thing.kind) == ("Dexter Crowe", "adult")
    assert {ground.reference for link in row.links for tie in link.ties for ground in tie.grounds} == {"M-1", "K-1"}


def test_what_was_brought_in_after_an_instant_was_not_known_then(desk: Desk):
    index = holding(MISSING, at=STARTS + timedelta(minutes=10))
    index.add([CUSTODY], at=STARTS + timedelta(minutes=50))

    then = around(desk, index, at=STARTS + timedelta(minutes=30))

    assert [thing.kind for thing in then.around.network.things.values() if thing.name == "Dexter Crowe"] == ["adult"]
    assert {g.reference for tie in then.around.network.ties for g in tie.grounds} == {"M-1"}


def test_a_record_of_which_nobody_knows_when_it_came_is_left_out_of_a_look_back_and_counted(desk: Desk):
    index = holding(MISSING)
    index.seen.clear()

    then, now = around(desk, index, at=STARTS + timedelta(minutes=30)), around(desk, index)

    assert (people(then), then.undated) == ([], 1)
    assert (people(now), now.undated) == (["Dexter Crowe"], 0)


def test_a_record_that_the_reader_may_not_open_says_nothing_and_is_counted_by_who_may(desk: Desk):
    shut = replace(MISSING, restricted_to="command")

    found = around(desk, holding(shut, CUSTODY), may_open=lambda record: not record.restricted_to)

    assert people(found) == []
    assert found.shut == {"command": 1}


def test_holdings_that_are_out_of_reach_are_said_to_be_and_the_cases_still_speak(desk: Desk):
    desk.do(RecordAccount, OFFICER, complete=False, people="Dexter Crowe, older", places="44 Sallow Street")

    found = around(desk, OutOfReach())

    assert not found.reached
    assert people(found) == ["Dexter Crowe"]
    assert [row.thing.name for row in found.around.places] == ["44 Sallow Street"]


def test_a_record_that_was_said_to_be_another_childs_leads_nowhere(desk: Desk):
    desk.do(MarkHit, OFFICER, hit="M-1", affects_grade="not_this_child")

    assert people(around(desk, holding(MISSING))) == []


def test_a_record_with_the_name_and_no_birth_date_waits_until_somebody_says_whose_it_is(desk: Desk):
    vague = replace(MISSING, person=Person(given_name="Isla", family_name="Redfearn"))

    found = around(desk, holding(vague))

    assert (people(found), found.unsettled) == ([], ("M-1",))


def another_child(desk: Desk, *, area: str | None = None, minutes: int = 30) -> None:
    """Report another child missing some minutes after the first."""
    desk.at(minutes)
    other = reporting(child=OTHER, record=RecordId("MC-9"), case=Subject("episode:B1"), name="Bo Marsh")
    desk.do(TakeReport, OFFICER, children=(other,), informant="carer", **({"area": area} if area else {}))
    desk.at(90)


def test_a_child_missing_at_the_same_time_with_nothing_in_common_is_only_counted(desk: Desk):
    another_child(desk)

    found = around(desk, holding())

    assert found.around.children == ()
    assert found.others_missing == 1


def test_a_child_missing_at_the_same_time_whom_a_record_names_stands_first(desk: Desk):
    another_child(desk)

    found = around(desk, holding(replace(MISSING, associates=("Bo Marsh",))))

    assert [row.thing.name for row in found.around.children] == ["Bo Marsh"]
    assert "Bo Marsh is missing now too." in found.around.sentences


def test_a_child_who_is_found_since_was_missing_at_the_same_time(desk: Desk):
    another_child(desk)
    desk.do(LocateChild, OFFICER, record=RecordId("MC-9"), basis="seen")

    found = around(desk, holding(replace(MISSING, associates=("Bo Marsh",))))

    assert "Bo Marsh was missing at the same time as Isla Redfearn." in found.around.sentences


def test_who_was_found_before_the_other_went_missing_was_not_missing_then(desk: Desk):
    desk.at(20).do(LocateChild, OFFICER, basis="seen")
    another_child(desk)

    assert around(desk, holding()).others_missing == 0


def test_children_missing_together_are_named_with_the_entry_that_says_so(desk: Desk):
    another_child(desk)
    together = Together(child=OTHER, record=RecordId("MC-9"), case=Subject("episode:B1"))
    desk.do(LinkChildren, LEAD, record=CASE, others=(together,), joint_owner="supervisor", basis="informant")

    (row,) = around(desk, holding()).around.children

    assert row.thing.name == "Bo Marsh"
    assert "missing_with" in row.links[0].ties[0].ways


def test_times_missing_are_kept_in_step_with_the_record(desk: Desk):
    kept = TimesMissing(desk.ledger)
    index = holding()
    parts = replace(behind(desk, index), times=kept)
    assert gather(CASE, parts, now=desk.now, known_at=desk.now, may_open=lambda _r: True)

    another_child(desk)

    found = gather(CASE, parts, now=desk.now, known_at=desk.now, may_open=lambda _r: True)
    assert found
    assert found.others_missing == around(desk, index).others_missing == 1


def test_which_children_somebody_was_near_is_found_from_what_is_held_of_them_all(desk: Desk):
    bo = HeldRecord(
        id="M-2", system="missing", person=Person(given_name="Bo", family_name="Marsh", birth_date=date(2013, 1, 2)),
        associates=("Dexter Crowe",),
    )  # fmt: skip
    index = holding(MISSING, CUSTODY, bo)
    found = around(desk, index)
    (row,) = found.around.people

    by_them = near(
        row.thing, found.of_person[row.thing.key], behind(desk, index), now=desk.now, may_open=lambda _record: True
    )

    assert sorted(child.thing.name for child in by_them.children) == ["Bo Marsh", "Isla Redfearn"]


def test_nothing_is_gathered_of_a_case_that_was_not_known_then(desk: Desk):
    before = STARTS - timedelta(days=1)

    assert gather(CASE, behind(desk, holding()), now=desk.now, known_at=before, may_open=lambda _r: True) is None
