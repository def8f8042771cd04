"""Watching: a record that arrives is matched against the children who are missing now, once, and never lost."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from tests.casework.desk import CASE, GRADER, Desk, england_wales
from wayhome.application.holding.look_up import checks, look_up
from wayhome.application.holding.ports import Answer, HoldingsOutOfReach
from wayhome.application.holding.watching import Watch, Watched, WatchedHoldings
from wayhome.application.reading import Reading
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.mark_hit import MarkHit
from wayhome.casework.record_answers import Answer as QuestionAnswer
from wayhome.casework.record_answers import RecordAnswers
from wayhome.casework.record_search import Answered, RecordSearch
from wayhome.holdings.asking import Asked
from wayhome.holdings.records import HeldRecord, Person
from wayhome.store.holdings.arrivals import MemoryArrivals
from wayhome.store.holdings.memory import MemoryHoldings, MemoryKnownChildren

ADA = Person(given_name="Ada", family_name="Quill", birth_date=date(2010, 6, 1), sex="female")
CUSTODY = HeldRecord(id="CU-1", system="custody", person=ADA, on=date(2026, 3, 2), text="Brought in with a man.")
SOMEBODY_ELSE = HeldRecord(
    id="CU-2", system="custody", person=Person(given_name="Zofia", family_name="Brand"), text="Stopped and let go."
)


@pytest.fixture
def desk() -> Desk:
    """A desk where Ada Quill is missing since 19:00."""
    desk = Desk()
    desk.report(name="Ada Quill")
    return desk.at(30)


@pytest.fixture
def holdings(desk: Desk) -> WatchedHoldings:
    """Held records, none of them brought in, under the watch."""
    index = MemoryHoldings()
    reading = Reading(desk.ledger, england_wales(), lambda _: england_wales())
    watch = Watch(reading=reading, holdings=index, ledger=desk.ledger, supplies=desk.supplies)
    return WatchedHoldings(index=index, arrivals=MemoryArrivals(), watch=watch)


def hits(desk: Desk) -> list[str]:
    """Return the references that the case lists, in order, with how each came."""
    return [f"{one.body['hit']} {one.body.get('arrived', 'found')}" for one in desk.events("risk.hit_found")]


def test_a_record_that_arrives_is_entered_in_the_case_of_the_missing_child(desk: Desk, holdings: WatchedHoldings):
    holdings.add([CUSTODY, SOMEBODY_ELSE], at=desk.now)

    assert hits(desk) == ["CU-1 new"]
    assert holdings.came_to == Watched(records=2, touched={CASE: ("CU-1",)})


def test_reading_it_is_owed_and_so_is_looking_at_the_risk_again(desk: Desk, holdings: WatchedHoldings):
    desk.train(GRADER)
    desk.do(GradeRisk, GRADER, grade="medium", likelihood="likely", severity="not_serious", rationale="Seen by nobody.")
    desk.at(60)

    holdings.add([CUSTODY], at=desk.now)

    assert desk.statuses("MC-08.HITS") == ["owed"]
    assert desk.statuses("MC-21") == ["owed"]


def test_the_same_record_brought_in_again_is_entered_once(desk: Desk, holdings: WatchedHoldings):
    for _ in range(3):
        holdings.add([CUSTODY], at=desk.now)
        holdings.watch.watch([CUSTODY], at=desk.now)

    assert hits(desk) == ["CU-1 new"]


def test_a_record_that_changes_counts_again_after_it_was_weighed(desk: Desk, holdings: WatchedHoldings):
    holdings.add([CUSTODY], at=desk.now)
    desk.at(35).do(MarkHit, GRADER, hit="CU-1", affects_grade="no_effect")
    desk.at(50)

    holdings.add([replace(CUSTODY, text="A knife was found on the man.")], at=desk.now)

    assert hits(desk) == ["CU-1 new", "CU-1 changed"]
    assert desk.statuses("MC-08.HITS") == ["met", "owed"]


def test_what_the_officer_found_by_searching_is_no_news(desk: Desk, holdings: WatchedHoldings):
    holdings.index.add([CUSTODY], at=desk.now)
    asked = Asked(name="Ada Quill", birth_date=date(2010, 6, 1))
    found = look_up(asked, holdings=holdings.index, children=MemoryKnownChildren(desk.ledger), at=desk.now)
    (custody,) = checks(found.answer, ["custody"], read=(), names=["Ada Quill"])
    desk.do(RecordSearch, GRADER, answers=(Answered(system="custody", result="not_done", hits=custody.hits),))

    holdings.watch.watch([CUSTODY], at=desk.now)

    assert hits(desk) == ["CU-1 found"]


def test_a_record_about_a_child_who_was_found_touches_nothing(desk: Desk, holdings: WatchedHoldings):
    desk.do(LocateChild, GRADER, basis="seen")

    holdings.add([CUSTODY], at=desk.now)

    assert hits(desk) == []


def test_what_could_not_be_matched_is_matched_before_what_comes_next(desk: Desk, holdings: WatchedHoldings):
    holdings.index.add([CUSTODY], at=desk.now)
    holdings.arrivals.note({"CU-1": CUSTODY.content}, desk.now)  # and there the process was killed

    assert holdings.go_on(at=desk.now).touched == {CASE: ("CU-1",)}
    assert holdings.arrivals.waiting(10) == {}


class Unsearchable(MemoryHoldings):
    """Holdings that take records in and cannot be searched now."""

    def search(self, asked: Asked, *, at: datetime) -> Answer:
        raise HoldingsOutOfReach


def test_bringing_in_goes_on_where_nothing_can_be_searched_and_what_came_in_waits(
    desk: Desk, holdings: WatchedHoldings
):
    whole, holdings.index = holdings.index, Unsearchable()
    holdings.watch.holdings = holdings.index

    assert holdings.add([CUSTODY], at=desk.now).new == 1

    assert (holdings.out_of_reach, hits(desk)) == (True, [])
    whole.add([CUSTODY], at=desk.now)
    holdings.index = holdings.watch.holdings = whole
    assert holdings.go_on(at=desk.now).touched == {CASE: ("CU-1",)}
    assert not holdings.out_of_reach


def test_a_record_of_a_system_that_stands_for_none_is_entered_under_its_own_name(desk: Desk, holdings: WatchedHoldings):
    ambulance = replace(CUSTODY, id="RX-1", system="ambulance", text="Treated at the roadside for a stab wound.")

    holdings.add([ambulance], at=desk.now)

    (found,) = desk.events("risk.hit_found")
    assert (found.body["hit"], found.body["system"], found.body["source"]) == ("RX-1", "another_source", "ambulance")
    assert desk.statuses("MC-08.HITS") == ["owed"]


MAN = Person(given_name="Dexter", family_name="Crowe", birth_date=date(1989, 2, 17))
NAMES_HER = {
    "as an associate": HeldRecord(id="RX-3", system="custody", person=MAN, associates=("Quill, Ada",)),
    "in its text": HeldRecord(id="RX-3", system="custody", person=MAN, text="He was with Ada Quill at the station."),
    "her phone": HeldRecord(id="RX-3", system="custody", person=replace(MAN, phones=("+44 7700 900123",))),
    "her phone in its text": HeldRecord(id="RX-3", system="custody", person=MAN, text="He rang 07700 900123 twice."),
    "another way of writing her": HeldRecord(
        id="RX-3",
        system="custody",
        person=Person(given_name="Aydah", family_name="Quille"),
        text="Ada Quill was brought in with a knife wound.",
    ),
}


@pytest.mark.parametrize("record", NAMES_HER.values(), ids=NAMES_HER)
def test_a_record_about_somebody_else_that_names_the_child_is_owed_a_look(
    desk: Desk, holdings: WatchedHoldings, record: HeldRecord
):
    desk.do(RecordAnswers, GRADER, answers=(QuestionAnswer(question="phone", answer="yes", words="07700 900 123"),))

    holdings.add([record], at=desk.now)

    (found,) = desk.events("risk.hit_found")
    assert (found.body["hit"], found.body["tier"], found.body["arrived"]) == ("RX-3", "connected", "new")
    assert desk.statuses("MC-08.HITS") == ["owed"]


NAMES_SOMEBODY = {
    "a first name alone": HeldRecord(id="RX-4", system="custody", person=MAN, text="He was with Ada at the station."),
    "another surname": HeldRecord(id="RX-4", system="custody", person=MAN, associates=("Ada Quillan",)),
    "her surname alone": HeldRecord(id="RX-4", system="custody", person=MAN, text="He was with Mrs Quill."),
}


@pytest.mark.parametrize("record", NAMES_SOMEBODY.values(), ids=NAMES_SOMEBODY)
def test_part_of_a_name_owes_nobody_anything(desk: Desk, holdings: WatchedHoldings, record: HeldRecord):
    holdings.add([record], at=desk.now)

    assert hits(desk) == []


def test_a_phone_that_very_many_have_owes_nobody_anything(desk: Desk, holdings: WatchedHoldings):
    desk.do(RecordAnswers, GRADER, answers=(QuestionAnswer(question="phone", answer="yes", words="07700 900 123"),))
    home = [
        replace(CUSTODY, id=f"H-{n}", person=Person(given_name=f"Bo{chr(97 + n)}", phones=("07700900123",)))
        for n in range(26)
    ]
    holdings.index.add(home, at=desk.now)

    holdings.add([replace(NAMES_HER["her phone"], id="RX-5")], at=desk.now)

    assert hits(desk) == []


def test_a_record_of_somebody_near_the_child_is_owed_to_nobody(desk: Desk, holdings: WatchedHoldings):
    brother = replace(ADA, given_name="Wilf", birth_date=date(2014, 1, 9), sex="male")
    holdings.add([replace(CUSTODY, id="CU-3", person=brother, associates=())], at=desk.now)

    assert hits(desk) == []
