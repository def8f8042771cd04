"""What may be lost: counted down to the second, through clock changes, and lost when nobody has it in time."""

from datetime import datetime, timedelta

import pytest

from tests.casework.desk import DETECTIVE, INQUIRY, INVESTIGATION, STARTS, Desk, england_wales, words
from wayhome.casework.enquiring.keep_sources import AskToKeep, IdentifySource, SayWhatBecame
from wayhome.casework.enquiring.sources import Source, kept_until, sources_of
from wayhome.duties.examples import london
from wayhome.duties.stories import stories

PACK = england_wales().pack
SECOND = timedelta(seconds=1)


def opened() -> Desk:
    desk = Desk()
    desk.concern()
    return desk


def sources(desk: Desk, at: datetime | None = None) -> tuple[Source, ...]:
    told = stories(sealed.event for sealed in desk.ledger.read(INQUIRY).events)
    return sources_of(told[INVESTIGATION], PACK, at or desk.now)


@pytest.mark.parametrize("keeping", PACK.keeping_times.values(), ids=list(PACK.keeping_times))
def test_what_nobody_has_is_lost_from_the_second_after_its_typical_time(keeping):
    desk = opened()
    desk.do(IdentifySource, DETECTIVE, keeping=keeping.id)
    until = kept_until(keeping, desk.now)

    (last,), (gone,) = sources(desk, until), sources(desk, until + SECOND)

    assert (last.stands, last.typical, last.kept_until, last.line) == ("not_asked", True, until, keeping.line)
    assert (gone.stands, gone.is_lost, gone.was_asked_for) == ("run_out", True, False)


def test_a_day_in_which_the_clocks_change_is_as_long_as_any_other():
    shop = PACK.keeping_times["KT-SHOP-RECORDING"]

    before = london("2026-03-28T02:30")
    until = kept_until(shop, before)

    assert until == london("2026-04-04T03:30") == before + timedelta(hours=168)


def test_the_time_its_holder_says_goes_before_the_typical_one_and_is_said_to_be_known():
    desk = opened()
    says = desk.now + timedelta(hours=30)

    desk.do(IdentifySource, DETECTIVE, keeping="KT-SHOP-RECORDING", kept_until=says)

    (source,) = sources(desk)
    assert (source.kept_until, source.typical) == (says, False)


def test_a_typical_time_is_counted_from_when_it_happened_not_from_when_somebody_thought_of_it():
    desk = opened()
    happened = desk.now - timedelta(days=6)

    desk.do(IdentifySource, DETECTIVE, keeping="KT-SHOP-RECORDING", made_at=happened)

    assert sources(desk)[0].kept_until == desk.now + timedelta(days=1)


def test_what_was_gone_when_it_came_to_light_is_kept_on_record_and_says_so():
    desk = opened()

    handled = desk.do(
        IdentifySource, DETECTIVE, keeping="KT-SHOP-RECORDING", made_at=desk.now - timedelta(days=9), asked=True
    )

    assert words(handled.notices) == ["The time until which it is kept had passed by then."]
    assert sources(desk)[0].stands == "run_out"


def test_asking_is_owed_within_a_day_and_having_it_by_the_time_it_goes():
    desk = opened()
    desk.do(IdentifySource, DETECTIVE, keeping="KT-SHOP-RECORDING")
    assert (desk.statuses("LOE-02"), desk.statuses("LOE-11")) == (["owed"], ["owed"])

    desk.at(60)
    desk.do(AskToKeep, DETECTIVE, reference="M1")
    assert (desk.statuses("LOE-02"), desk.statuses("LOE-11")) == (["met"], ["owed"])

    desk.at(120)
    desk.do(SayWhatBecame, DETECTIVE, reference="M1", result="secured")
    assert desk.statuses("LOE-11") == ["met"]
    assert sources(desk, STARTS + timedelta(days=30))[0].stands == "secured"


def test_a_holder_who_refuses_stops_no_clock():
    desk = opened()
    desk.do(IdentifySource, DETECTIVE, keeping="KT-SHOP-RECORDING")

    handled = desk.do(SayWhatBecame, DETECTIVE, reference="M1", result="refused")

    assert words(handled.notices) == ["Its holder refuses, and the time until which it is kept goes on running."]
    assert sources(desk)[0].is_running
    assert sources(desk, desk.now + timedelta(days=7) + SECOND)[0].stands == "run_out"


def test_what_its_holder_keeps_for_us_is_not_lost_when_the_typical_time_has_passed():
    desk = opened()
    desk.do(IdentifySource, DETECTIVE, keeping="KT-SHOP-RECORDING")
    desk.do(SayWhatBecame, DETECTIVE, reference="M1", result="kept_by_holder")

    assert sources(desk, desk.now + timedelta(days=60))[0].stands == "kept_by_holder"


def test_what_was_lost_is_said_to_be_and_whether_it_had_been_asked_for():
    desk = opened()
    desk.do(IdentifySource, DETECTIVE, keeping="KT-SHOP-RECORDING", asked=True)
    desk.at(60)

    desk.do(SayWhatBecame, DETECTIVE, reference="M1", result="lost", cause="deleted", detail="The owner wiped it.")

    (source,) = sources(desk)
    assert (source.stands, source.was_asked_for) == ("lost", True)
    assert desk.statuses("LOE-11") == ["lapsed"]


def test_what_goes_first_stands_first_and_what_nobody_knows_of_stands_behind():
    desk = opened()
    for keeping in ("KT-PLATE-RECORDS", "KT-ACCOUNT-MESSAGES", None, "KT-SHOP-RECORDING"):
        desk.do(IdentifySource, DETECTIVE, keeping=keeping, kind="other")

    assert [one.reference for one in sources(desk)] == ["M2", "M4", "M1", "M3"]
