"""Which powers are open: ages on both sides, areas, dates, nations; a power that is off is never open."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.casework.desk import CHILD
from wayhome.casework.disrupting.facts import AdultFacts, CaseFacts, ChildFacts, Shown
from wayhome.casework.disrupting.powers import PowerStanding, powers_for
from wayhome.duties.examples import london
from wayhome.kernel.ids import EventId
from wayhome.kernel.worktime import years_between
from wayhome.packs import load

PACK = load("england-wales")
NOW = london("2026-11-26T12:00")
BORN_15 = date(2011, 6, 1)
OFF = ("DP-CCEPO", "DP-RESPECT", "DP-YOUTH-INJ", "DP-CCE", "DP-CUCKOO", "DP-CONCEAL", "DP-MANDATORY", "DP-GROOMING")


def child(**given: object) -> ChildFacts:
    return ChildFacts(child=CHILD, **given)  # type: ignore[arg-type]


def facts(born: date | None = BORN_15, *, in_care: bool | None = None, **adult: object) -> CaseFacts:
    adults = (AdultFacts(adult="S1", **adult),) if adult or adult == {} else ()  # type: ignore[arg-type]
    shown = (Shown(what="adult_identified", entry=EventId("e1"), adult="S1"),)
    return CaseFacts(children=(child(born=born, in_care=in_care),), adults=adults, shown=shown)


def stands(power: str, of: CaseFacts, at: datetime = NOW, area: str = "") -> PowerStanding:
    return next(one for one in powers_for(of, PACK, at, area) if one.power.id == power)


@pytest.mark.parametrize(
    ("power", "age", "in_care", "state"),
    [
        ("DP-CAWN", 15, False, "open"), ("DP-CAWN", 16, False, "off"), ("DP-CAWN", 16, True, "open"),
        ("DP-CAWN", 17, True, "open"), ("DP-CAWN", 18, True, "off"), ("DP-CAWN", 17, None, "open"),
        ("DP-CAWN", None, None, "open"), ("DP-CAA2", 15, False, "open"), ("DP-CAA2", 16, True, "off"),
        ("DP-PP", 17, False, "open"), ("DP-PP", 18, False, "off"), ("DP-LETTER", 17, False, "open"),
        ("DP-LETTER", 18, False, "off"), ("DP-SECURE", 9, True, "off"), ("DP-SECURE", 10, True, "open"),
        ("DP-CA49", 17, True, "open"), ("DP-CA49", 18, True, "off"), ("DP-EPO", 17, None, "open"),
    ],
)  # fmt: skip
def test_a_power_is_there_for_a_child_of_some_ages(power: str, age: int | None, in_care: bool | None, state: str):
    of = replace(facts(), children=(child(age=age, in_care=in_care),))

    assert stands(power, of).state == state


@pytest.mark.parametrize(
    ("power", "below", "from_"),
    [("DP-CBO", 9, 10), ("DP-GANG", 13, 14), ("DP-SPO", 9, 10), ("DP-CPN", 15, 16), ("DP-SCPO", 17, 18)],
)
def test_a_power_is_there_against_somebody_of_an_age(power: str, below: int, from_: int):
    younger, old_enough, unknown = (stands(power, facts(age=age)) for age in (below, from_, None))

    assert younger.state == "off"
    assert younger.why == (f"The person is {below}: it is for those of {from_} or older.",)
    assert {old_enough.state, unknown.state} <= {"open", "missing"}


def test_an_adults_power_is_not_there_against_somebody_known_to_be_a_child():
    standing = stands("DP-SCPO", facts(is_child=True))

    assert standing.why == ("The person is a child: it is for adults only.",)


@pytest.mark.parametrize("power", OFF)
def test_what_is_enacted_and_not_known_to_be_in_force_is_off_and_says_so(power: str):
    standing = stands(power, facts(age=30), area="Greater Manchester, Merseyside")

    assert standing.state == "off"
    assert "Enacted on 29 April 2026" in standing.why[0]


@pytest.mark.parametrize(
    ("power", "area", "on", "there"),
    [
        ("DP-DAPO", "Greater Manchester", "2026-11-26", True), ("DP-DAPO", "Eastmere", "2026-11-26", False),
        ("DP-DAPO", "", "2026-11-26", False), ("DP-DAPO", "Lewisham, Croydon", "2026-11-26", True),
        ("DP-DAPO", "Sutton Coldfield", "2026-11-26", False), ("DP-SVRO", "Merseyside", "2023-03-31", False),
        ("DP-SVRO", "Merseyside", "2023-04-01", True), ("DP-SVRO", "Merseyside", "2025-04-30", True),
        ("DP-SVRO", "Merseyside", "2025-05-01", False), ("DP-KCPO", "Metropolitan Police", "2021-07-04", False),
        ("DP-KCPO", "Metropolitan Police", "2021-07-05", True), ("DP-KCPO", "Metropolitan Police", "2023-03-31", True),
        ("DP-KCPO", "Metropolitan Police", "2023-04-01", False), ("DP-KCPO", "Kent", "2022-01-01", False),
    ],
)  # fmt: skip
def test_what_is_tried_out_is_there_only_in_its_area_and_its_time(power: str, area: str, on: str, there: bool):
    of = facts(born=date.fromisoformat(on).replace(year=int(on[:4]) - 17, day=1), age=30)

    assert (not stands(power, of, london(f"{on}T12:00"), area).not_here) is there


def test_a_pilot_elsewhere_names_its_areas_and_this_force():
    (why, *_) = stands("DP-DAPO", facts(date(2009, 6, 1), age=30), area="Eastmere").why

    assert "Greater Manchester" in why
    assert "this force polices Eastmere" in why


def test_the_duty_to_report_is_englands():
    welsh = replace(facts(), children=(child(born=BORN_15, nation="wales"),))
    on = PACK.powers["DP-MANDATORY"]
    in_force = on.model_copy(update={"status": "in_force"})
    pack = replace(PACK, powers={in_force.id: in_force})

    (standing,) = powers_for(welsh, pack, NOW)
    (at_home,) = powers_for(replace(welsh, children=(child(born=BORN_15, nation="england"),)), pack, NOW)
    (unknown,) = powers_for(replace(welsh, children=(child(born=BORN_15),)), pack, NOW)

    assert standing.why == ("It is there for children in England only.",)
    assert at_home.state == unknown.state == "open"


def test_a_pack_that_says_it_is_in_force_switches_a_power_on_from_that_day():
    on = PACK.powers["DP-CCEPO"].model_copy(update={"status": "in_force", "effective_from": date(2026, 12, 1)})
    pack = replace(PACK, powers={on.id: on})

    (day_before,) = powers_for(facts(age=30), pack, london("2026-11-30T23:59"))
    (first_day,) = powers_for(facts(age=30), pack, london("2026-12-01T00:00"))

    assert day_before.why == ("It is in force from 1 December 2026.",)
    assert first_day.state == "open"


@pytest.mark.parametrize(("at", "state"), [("2027-05-31T23:59", "open"), ("2027-06-01T00:00", "off")])
def test_a_warning_notice_is_there_until_midnight_of_the_sixteenth_birthday(at: str, state: str):
    assert stands("DP-CAWN", facts(in_care=False), london(at)).state == state


def test_the_birthday_on_which_a_power_stops_is_said():
    assert stands("DP-CAWN", facts(in_care=False)).best.stops == date(2027, 6, 1)
    assert stands("DP-CAWN", facts(in_care=True)).best.stops == date(2029, 6, 1)
    assert stands("DP-CAWN", facts(None)).best.stops is None


def test_where_nobody_knows_of_care_the_sooner_birthday_is_said():
    assert stands("DP-CAWN", facts()).best.stops == date(2027, 6, 1)
    assert stands("DP-CAWN", facts(), london("2027-06-01T09:00")).best.stops == date(2029, 6, 1)


def test_who_was_born_on_a_leap_day_is_older_on_the_first_of_march():
    born = date(2012, 2, 29)

    assert years_between(born, date(2028, 2, 29)) == 16
    assert (years_between(born, date(2030, 2, 28)), years_between(born, date(2030, 3, 1))) == (17, 18)
    assert stands("DP-CAWN", facts(born, in_care=True)).best.stops == date(2030, 3, 1)


def test_a_disputed_age_of_eighteen_closes_nothing():
    of = replace(facts(), children=(child(age=18, disputed=True),))

    assert stands("DP-PP", of).state == "open"


def test_nobody_identified_is_a_part_of_the_test_that_is_missing():
    of = CaseFacts(children=(child(born=BORN_15),))

    standing = stands("DP-SRO", of)

    assert standing.state == "missing"
    assert [element.words for element in standing.best.lacking] == ["The person is identified."]


def test_a_part_of_the_test_names_the_entry_that_shows_it():
    of = replace(facts(age=30), shown=(*facts().shown, Shown(what="sexual_offence", entry=EventId("e9"))))

    answered = {one.element.id: (one.state, one.entry) for one in stands("DP-SRO", of).best.answered}

    assert answered["act"] == ("met", "e9")
    assert answered["necessary"] == ("not_known", None)


def test_what_is_shown_of_one_adult_says_nothing_of_another():
    of = CaseFacts(
        children=(child(born=BORN_15),),
        adults=(AdultFacts(adult="S1"), AdultFacts(adult="S2")),
        shown=(
            Shown(what="adult_identified", entry=EventId("e1")),
            Shown(what="found_with_adult", entry=EventId("e2"), adult="S1"),
        ),
    )

    together = {one.adult: one.answered[1].state for one in stands("DP-CAWN", of).for_whom}

    assert together == {"S1": "met", "S2": "not_known"}


BIRTHS = st.none() | st.dates(date(2006, 1, 1), date(2024, 1, 1))
AREAS = st.sampled_from(["", "Eastmere", "Merseyside", "Greater Manchester", "Metropolitan Police", "Sutton"])


@given(
    born=BIRTHS, in_care=st.none() | st.booleans(), age=st.none() | st.integers(8, 60), area=AREAS,
    nation=st.sampled_from([None, "england", "wales"]),
    day=st.dates(date(2023, 1, 1), date(2029, 1, 1)),
)  # fmt: skip
def test_a_power_that_is_off_is_never_open(
    born: date | None, in_care: bool | None, age: int | None, area: str, nation: str | None, day: date
):  # fmt: skip
    of = replace(facts(age=age), children=(child(born=born, in_care=in_care, nation=nation),))

    for standing in powers_for(of, PACK, london(f"{day}T12:00"), area):
        power = standing.power
        off = power.status in ("not_confirmed_in_force", "ended") or bool(standing.not_here)
        assert not (off and any(one.state != "off" for one in standing.for_whom)), power.id
        assert all(bool(one.why) == (one.state == "off") for one in standing.for_whom)


@given(in_care=st.none() | st.booleans(), day=st.dates(date(2024, 1, 1), date(2029, 1, 1)))
def test_not_knowing_an_age_never_turns_a_power_off(in_care: bool | None, day: date):
    known = replace(facts(), children=(child(in_care=in_care),), adults=(AdultFacts(adult="S1"),))

    for standing in powers_for(known, PACK, london(f"{day}T12:00")):
        assert standing.state != "off" or standing.not_here, standing.power.id


def test_every_power_from_memory_is_said_to_be_not_seen():
    by_memory = [one for one in PACK.powers.values() if one.basis.source in ("ORDERS", "CHILDREN89", "POCA02", "CAA84")]

    assert len(by_memory) > 25
    assert [one.id for one in by_memory if one.basis.seen == "text"] == []
