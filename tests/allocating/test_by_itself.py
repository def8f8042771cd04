"""What is found by looking at the rota and the cases: entered once, decided by people, over when it is over."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.allocating.skilled import INVESTIGATING, away, skill
from tests.casework.desk import (
    DETECTIVE,
    DI,
    OTHER_DETECTIVE,
    SERGEANT,
    STARTS,
    Desk,
    england_wales,
    rules,
    words,
)
from tests.web.conftest import SignedIn
from tests.web.sending import said
from tests.web.test_acting import form
from wayhome.access.actors import Role
from wayhome.application.allocating.by_itself import look
from wayhome.application.allocating.candidates import Workforce, workforce
from wayhome.casework.allocating.allocate_case import AllocateCase
from wayhome.casework.allocating.decide_load import DecideLoad
from wayhome.casework.allocating.looking_again import CoverInvestigator, FindInvestigatorNotHere
from wayhome.duties.derive import derive_all
from wayhome.duties.holding import READ_FOR_A_ROSTER
from wayhome.duties.roster import Roster
from wayhome.duties.stories import stories
from wayhome.kernel.ids import EventId, RecordId, Subject
from wayhome.record.envelope import Event
from wayhome.record.events.workforce import AbsenceEnded, OfficerLeft
from wayhome.record.rows import place, read

SIX, DAY = 6, 24 * 60
FULL = 7  # a case of one child that nobody planned yet weighs 6 points, and a post holds 40
SAID = {"officer": "dee", "reasons": "Two of them go to court next week; the sergeant hears the children meanwhile."}


def record(number: int) -> RecordId:
    return RecordId(f"EI-{number}")


def give(desk: Desk, number: int, officer: str = "dee") -> None:
    desk.do(AllocateCase, SERGEANT, record=record(number), officer=officer, reasons="They know the child.")


def carrying(desk: Desk, many: int = FULL) -> Desk:
    """Give a detective so many cases, one each hour."""
    skill(desk, DETECTIVE)
    for number in range(1, many + 1):
        child, case = Subject(f"child:K{number}"), Subject(f"investigation:EI-{number}")
        desk.at(number * 60).concern(record=record(number), child=child, investigation=case)
        give(desk, number)
    return desk.at(many * 60 + 30)


def statuses(desk: Desk, rule: str) -> list[str]:
    """Say how the duties of a rule stand in all cases."""
    numbers = range(1, FULL + 3)
    told = stories(sealed.event for one in numbers for sealed in desk.ledger.read(record(one)).events)
    found = (duty for duty in derive_all(told.values(), england_wales(), horizon=desk.now) if duty.rule == rule)
    return sorted(duty.status_at(desk.now).value for duty in found)


def force(desk: Desk) -> Workforce:
    roster = Roster(sealed.event for name in READ_FOR_A_ROSTER for sealed in desk.ledger.of_type(name))
    return workforce(desk.ledger, roster, england_wales().pack, desk.now)


def looked(desk: Desk) -> int:
    return look(force(desk), desk.ledger, desk.supplies)


def passed(desk: Desk) -> list[Event]:
    every = range(1, FULL + 3)
    return [event for one in every for event in desk.events("investigation.load_passed", record=record(one))]


def test_a_load_that_passes_what_a_post_can_hold_is_entered_once_and_owes_a_decision(desk: Desk):
    carrying(desk)

    assert [looked(desk), looked(desk), looked(desk.at(2 * DAY))] == [1, 0, 0]

    (event,) = passed(desk)
    assert (event.record, event.body) == ("EI-7", {"officer": "dee", "points": 42, "capacity": 40})
    assert event.actor == "system:allocating"
    assert statuses(desk, "ALLOC-06") == ["owed"]


def test_a_post_that_is_just_full_is_not_too_full(desk: Desk):
    assert looked(carrying(desk, FULL - 1)) == 0


def test_the_decision_is_late_a_second_after_three_days(desk: Desk):
    looked(carrying(desk))
    at = desk.now

    desk.now = at + timedelta(days=3)
    assert statuses(desk, "ALLOC-06") == ["owed"]
    desk.now += timedelta(seconds=1)
    assert statuses(desk, "ALLOC-06") == ["overdue"]


def test_a_load_that_falls_leaves_nothing_to_decide_and_one_that_passes_again_is_entered_again(desk: Desk):
    looked(carrying(desk))
    skill(desk, OTHER_DETECTIVE)
    give(desk.at(DAY), 3, "dov")

    assert looked(desk.at(DAY + 10)) == 1
    assert statuses(desk, "ALLOC-06") == ["lapsed"]
    give(desk.at(DAY + 60), 3)
    assert looked(desk.at(DAY + 70)) == 1
    assert len(passed(desk)) == 2


def test_giving_on_the_very_case_is_a_decision_and_another_is_owed_while_it_is_not_enough(desk: Desk):
    looked(carrying(desk, FULL + 1))
    skill(desk, OTHER_DETECTIVE)

    give(desk.at(DAY), FULL + 1, "dov")
    assert looked(desk.at(DAY + 10)) == 1

    assert [event.record for event in passed(desk)] == ["EI-7", "EI-8"]
    assert statuses(desk, "ALLOC-06") == ["met", "owed"]


def test_cases_that_stay_are_looked_at_again_on_the_day_that_was_named(desk: Desk):
    looked(carrying(desk))
    on = {"result": "carries_on", "again_on": date(2026, 3, 10)}
    desk.at(DAY).do(DecideLoad, SERGEANT, record=record(FULL), **SAID, **on)

    assert statuses(desk, "ALLOC-06") == ["met"]
    desk.now = STARTS + timedelta(days=7)
    assert looked(desk) == 0
    desk.now = STARTS + timedelta(days=8)
    assert looked(desk) == 1


def test_where_nobody_has_room_somebody_who_answers_for_cases_decides(desk: Desk):
    looked(carrying(desk))
    of = {"record": record(FULL), **SAID}
    told = desk.at(DAY).do(DecideLoad, SERGEANT, **of, result="nobody_free")

    assert words(told.notices)[0].startswith("A detective inspector answers for it now")
    assert (statuses(desk, "ALLOC-06"), statuses(desk, "ALLOC-06-UP")) == (["owed"], ["owed"])
    desk.at(DAY + 60).do(DecideLoad, DI, **of, result="carries_on", again_on=date(2026, 3, 9))
    assert (statuses(desk, "ALLOC-06"), statuses(desk, "ALLOC-06-UP")) == (["met"], ["met"])


@pytest.mark.parametrize(
    ("given", "rule", "why"),
    [
        ({"reasons": " "}, "ALLOC-06", "It does not say why, and what is done so that no child waits for it."),
        ({"again_on": date(2026, 3, 2)}, "ALLOC-06", "It is to be looked at again within 28 days, and after today."),
        ({"again_on": None}, "ALLOC-06", "It is to be looked at again within 28 days, and after today."),
        (
            {"officer": "dov"},
            "casework.no_full_load",
            "It is not on record in this case that dov carries more than their post can hold.",
        ),
    ],
)
def test_a_decision_says_why_and_until_when(desk: Desk, given: dict[str, object], rule: str, why: str):
    looked(carrying(desk))
    whole = {"record": record(FULL), "result": "carries_on", "again_on": date(2026, 3, 9), **SAID}

    refused = desk.refused(DecideLoad, SERGEANT, **(whole | given))

    assert (rules(refused), words(refused)) == ([rule], [why])


def test_the_page_of_a_load_says_by_when_to_decide_and_who_has_room_before_what_is_decided(
    desk: Desk, signed_in: SignedIn
):
    looked(carrying(desk))
    skill(desk, OTHER_DETECTIVE)
    desk.at(DAY)

    page = signed_in(Role.SUPERVISOR).get(f"/cases/{record(FULL)}/investigator/load/")

    told = said(page)
    assert "Due in 2 days" in told
    assert "Decide by 02:30 on Fri 6 Mar." in told
    assert told.index("Here, with the skills and room (1) dov") < told.index("Where no case is given on")


def test_the_page_of_a_load_that_is_not_too_full_asks_for_no_decision(desk: Desk, signed_in: SignedIn):
    carrying(desk, 2)

    page = signed_in(Role.SUPERVISOR).get(f"/cases/{record(1)}/investigator/load/")

    told = said(page)
    assert "so nothing is to be decided here. Who carries what" in told
    assert "Where no case is given on" not in told
    assert 'type="submit"' not in page.content.decode().partition('<h1 class="govuk-heading-l app-act-page__title">')[2]


def test_nobody_decides_on_their_own_load(desk: Desk):
    skill(desk, SERGEANT, INVESTIGATING)
    looked(carrying(desk))
    own = {"record": record(FULL), **SAID, "result": "nobody_free"}
    for number in range(1, FULL + 1):
        give(desk.at(DAY), number, "sian")
    looked(desk.at(DAY + 10))

    refused = desk.refused(DecideLoad, SERGEANT, **(own | {"officer": "sian"}))

    assert words(refused) == ["The cases are your own, and nobody decides on their own load."]


def test_whoever_left_is_found_without_anybody_looking_and_only_once(desk: Desk):
    carrying(desk, 2)
    desk.tell_of(DETECTIVE, OfficerLeft(at=desk.now))

    assert [looked(desk.at(DAY)), looked(desk.at(DAY + 5))] == [2, 0]

    assert statuses(desk, "ALLOC-05") == ["owed", "owed"]
    (event,) = desk.events("investigation.investigator_not_here", record=record(1))
    assert (event.body["why"], event.actor) == ("left", "system:allocating")


def test_whoever_is_back_carries_the_case_again_without_anybody_saying_so(desk: Desk):
    carrying(desk, 1)
    away(desk, DETECTIVE, until=STARTS + timedelta(days=6))
    looked(desk)
    desk.tell_of(DETECTIVE, AbsenceEnded(start=STARTS, at=STARTS + timedelta(days=1)))

    assert looked(desk.at(DAY + 5)) == 1

    assert statuses(desk, "ALLOC-05") == ["met"]


def test_what_a_supervisor_said_or_settled_is_left_to_supervisors(desk: Desk):
    carrying(desk, 2)
    skill(desk, OTHER_DETECTIVE)
    desk.do(FindInvestigatorNotHere, SERGEANT, record=record(1), why="other")
    away(desk, DETECTIVE)
    looked(desk)
    desk.at(DAY).do(CoverInvestigator, SERGEANT, record=record(2), how="covered", officer="dov")

    assert looked(desk.at(DAY + 5)) == 0


def test_a_case_that_takes_no_entries_holds_up_nothing_that_is_found_in_others(desk: Desk):
    carrying(desk, 2)
    with desk.ledger.pen() as pen:
        later = Event(
            id=EventId("later"), record=record(1), type="investigation.of_a_later_version", version=1, body={},
            happened_at=desk.now, recorded_at=desk.now, subjects=(Subject("investigation:EI-1"),),
        )  # fmt: skip
        pen.write([read(place(later, head=pen.head(), end=pen.end_of(record(1))).row)], [])
    away(desk, DETECTIVE)

    assert looked(desk) == 1
    assert desk.events("investigation.investigator_not_here", record=record(2))


def test_two_who_look_at_once_enter_nothing_twice_however_far_each_has_come(desk: Desk):
    carrying(desk)
    away(desk, DETECTIVE)
    found = force(desk)
    half = replace(found, cases=tuple(one for one in found.cases if one.record == record(FULL)))

    assert look(half, desk.ledger, desk.supplies) == 1  # that they are away, and not yet how much they carry
    assert looked(desk) == FULL
    assert look(found, desk.ledger, desk.supplies) == 0

    assert len(passed(desk)) == 1


def test_one_load_is_entered_once_though_a_case_was_given_between_two_looks(desk: Desk):
    carrying(desk)
    before = force(desk)
    case = Subject("investigation:EI-8")
    desk.at(8 * 60).concern(record=record(8), child=Subject("child:K8"), investigation=case)
    give(desk, 8)

    assert looked(desk) == 1
    assert look(before, desk.ledger, desk.supplies) == 0

    assert [event.record for event in passed(desk)] == ["EI-8"]


def test_the_page_shows_the_cases_and_who_has_room_and_keeps_what_was_typed(desk: Desk, signed_in: SignedIn):
    looked(carrying(desk))
    skill(desk, OTHER_DETECTIVE)
    client, page = signed_in(Role.SUPERVISOR), f"/cases/{record(FULL)}/investigator/load/"

    shown = said(client.get(page))
    refused = client.post(page, form(client, page) | {"result": "carries_on", "again_on": "2027-01-01"})
    done = client.post(page, form(client, page) | {"result": "nobody_free", "reasons": "All of them are full."})

    assert "dee carries 42 of 40 points." in shown
    assert "has ended" not in shown
    assert f'href="{page}"' in client.get("/investigations/workload/").content.decode()
    assert "Here, with the skills and room (1) dov" in shown
    assert refused.status_code == 422
    assert refused.context["form"]["again_on"].value() == "2027-01-01"
    assert done.status_code == 302
    assert "A supervisor said that nobody with the skills has room." in said(client.get(page))
