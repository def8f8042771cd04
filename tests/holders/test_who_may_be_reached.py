"""Who is told, and by what: unknown is never safe, and whoever may be a suspect is told nothing."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.holders.telling import BEGINS, Telling
from wayhome.duties.examples import london

UNSAFE_NOW = (
    "stop",
    "unsafe_channel",
    "never_by",
    "never",
    "no_safe_way",
    "left",
    "suspect",
    "carer_suspect",
    "rights",
)
SAFE_AGAIN = ("named", "channel", "safety")


def ready() -> Telling:
    return Telling().mother().channel()


def test_the_child_is_always_first_and_always_told() -> None:
    holder = Telling().holder("H1")
    assert (holder.ref, holder.kind, holder.may_be_told) == ("H1", "child", True)
    suspected = Telling().say("contact.holder_named", holder="H1", kind="child", under_suspicion="yes", may_know="no")
    assert suspected.holder("H1").may_be_told


def test_nothing_is_sent_to_a_child_who_has_died_and_whoever_cares_for_them_is_reached_as_before() -> None:
    told = ready().channel(channel="C9", holder="H1", address="07700 900999")
    assert told.reach("C9", "H1").ok

    told.say("missing.child_located", condition="deceased", basis="seen")

    assert told.reach("C9", "H1").why == "holder_left"
    assert told.reach("in_person", "H1").why == "holder_left"
    assert told.reach().ok


def test_somebody_who_may_know_is_reached_by_a_channel_that_is_safe() -> None:
    reach = ready().reach()
    assert reach.ok
    assert reach.channel
    assert reach.channel.ref == "C1"


@pytest.mark.parametrize("may_know", ["no", "unknown", "not_asked"])
def test_nobody_is_told_until_it_was_said_that_they_may_know(may_know: str) -> None:
    assert Telling().mother(may_know=may_know).channel().reach().why == "may_not_know"


@pytest.mark.parametrize("suspicion", ["yes", "unknown", "not_asked"])
def test_whoever_is_or_may_be_a_suspect_is_told_nothing(suspicion: str) -> None:
    assert Telling().mother(under_suspicion=suspicion).channel().reach().why == "under_suspicion"


def test_a_parent_is_told_no_more_once_a_carer_is_named_as_a_suspect_and_nobody_has_said_which() -> None:
    told = ready().say("suspect.identified", suspect="EI-1-S1", cares_for_child="yes")
    assert told.reach().why == "under_suspicion"
    assert told.mother().reach().ok, "put down anew, as not the suspect"
    assert told.say("suspect.identified", suspect="EI-1-S1", cares_for_child="yes").reach().ok, "said of the same again"
    assert told.say("suspect.identified", suspect="EI-1-S2", cares_for_child="yes").reach().why == "under_suspicion"


def test_a_suspect_with_the_name_of_a_parent_is_taken_for_that_parent() -> None:
    told = Telling().mother(name="Maria Anne Lopez").channel()
    assert told.reach().ok
    told.say("suspect.identified", suspect="EI-1-S1", name="maria lopez")
    assert told.reach().why == "under_suspicion"
    assert told.holder().why_not == "under_suspicion"


def test_a_number_that_leads_to_a_suspect_is_never_used() -> None:
    told = ready().say("suspect.identified", suspect="EI-1-S1", known_by="phone", trace="+44 7700 900123")
    assert told.reach().why == "channel_unsafe"


@pytest.mark.parametrize(
    "written",
    [
        "07700900123",
        "+44 7700 900 123",
        "0044 (0)7700 900123",
        "ring 07700 900123 never",
        "07700 900456 or 07700 900123",
        "a@b.org, 07700900123",
    ],
)
def test_a_number_never_to_be_used_is_known_however_it_is_written(written: str) -> None:
    assert ready().safety(never=f"old.man@example.org\n{written}").reach().why == "channel_unsafe"


def test_what_one_says_is_never_to_be_used_holds_for_everybody_told_of_the_child() -> None:
    told = ready().say("contact.safety_recorded", holder="H1", asked_of="child", never="07700 900123")
    assert told.reach().why == "channel_unsafe"


@pytest.mark.parametrize(
    ("kind", "address", "written"),
    [
        ("email", "Ma.Lopez@example.org", "ma.lopez@EXAMPLE.org"),
        ("letter", "12 Mill Road, AB1 2CD", "12 mill rd ab12cd"),
    ],
)
def test_addresses_are_compared_as_they_are_meant(kind: str, address: str, written: str) -> None:
    told = Telling().mother().channel(kind=kind, address=address)
    assert told.reach().ok
    assert told.safety(never=written).reach().why == "channel_unsafe"


def test_an_address_that_is_not_held_any_more_is_not_safe() -> None:
    told = ready().safety(never="01234 567890")
    gone = {key: text for key, text in told.words.items() if key[1] != "never"}
    holder = told.holder(words=gone)
    assert holder.never_gone
    assert told.holder(words={}).channels[0].address == ""


@pytest.mark.parametrize(
    "said", [{"safe": "no"}, {"safe": "unknown"}, {"safe": "not_asked"}, {"seen_by_others": "yes"}]
)
def test_a_channel_that_nobody_called_safe_or_that_others_read_is_not_used(said: dict[str, str]) -> None:
    assert Telling().mother().channel(**said).reach().why == "channel_unsafe"


def test_a_channel_that_was_stopped_is_not_used_and_no_other_is_taken_for_it() -> None:
    told = ready().channel(channel="C2", kind="email", address="ma@example.org")
    told.say("contact.channel_stopped", channel="C1", why="wrong_number")
    assert told.reach("C1").why == "channel_stopped"
    assert told.reach("email").ok


def test_what_is_never_used_by_kind_is_never_used() -> None:
    told = ready().safety(never_by=("text", "door"))
    assert told.reach("C1").why == "never_by"
    assert told.reach("door").why == "never_by"
    assert told.reach("in_person").ok


def test_where_no_way_is_safe_they_are_met_in_person_alone() -> None:
    told = ready().safety(no_safe_way=True)
    assert [told.reach(way).ok for way in ("C1", "door", "through_advocate", "in_person")] == [False] * 3 + [True]
    assert told.safety().reach().ok, "each later record replaces the one before"


def test_a_parent_who_was_let_go_is_told_nothing() -> None:
    told = ready().say("contact.holder_left", holder="H2", why="child_asked")
    assert (told.reach().why, told.holder().left) == ("holder_left", "child_asked")


def test_nobody_is_told_of_a_channel_nobody_kept() -> None:
    assert ready().reach("C9").why == "channel_unsafe"
    assert ready().reach("letter").why == "channel_unsafe"


def test_when_a_child_moved_what_may_still_arrive_where_they_lived_is_not_used_until_it_was_asked_again() -> None:
    letter = {"holder": "H1", "kind": "letter", "address": "12 Mill Road, AB1 2CD"}
    told = Telling().say("child.described", placement="home").channel(**letter)
    assert told.reach("C1", "H1").ok
    told.say("child.described", placement="foster_home")
    assert told.reach("C1", "H1").why == "channel_unsafe"
    assert told.channel(**letter | {"address": "3 Hill Lane, AB1 2CE"}).reach("C1", "H1").ok


def test_a_carer_from_before_a_move_is_told_nothing_until_put_down_anew() -> None:
    told = Telling().mother(kind="carer").channel().say("victim.needs_may_have_changed", why="placement_move")
    assert told.reach().why == "may_not_know"
    assert told.mother(kind="carer").reach().ok


def test_a_council_is_told_while_it_stands_as_parent() -> None:
    told = Telling().mother(kind="council", may_know="not_asked").channel()
    assert told.reach().why == "may_not_know"
    assert told.say("contact.council_stands_as_parent", answer="yes", holder="H2").reach().ok
    assert told.say("contact.council_stands_as_parent", answer="no", holder="H2").reach().why == "may_not_know"


def test_from_eighteen_parents_are_told_with_the_young_persons_word_and_not_without() -> None:
    told = Telling().say("child.described", date_of_birth="2008-06-01").mother().channel()
    assert told.reach(at="2026-05-31T23:59:59").ok
    assert told.reach(at="2026-06-01T00:00").why == "may_not_know"
    told.mother(at="2026-06-02T10:00", child_says="yes")
    assert told.reach(at="2026-06-02T10:00").ok
    assert told.mother(at="2026-06-03T10:00", child_says="not_asked").reach(at="2026-06-03T10:01").why == "may_not_know"


def test_safe_hours_are_londons_over_a_change_of_the_clocks() -> None:
    told = ready().safety(from_time="16:00", until_time="20:00", days=("mon", "sun"))
    early = told.reach(at="2026-03-28T18:00")  # a Saturday; the clocks go forward that night
    assert (early.why, early.not_before) == ("not_now", london("2026-03-29T16:00"))
    assert told.reach(at="2026-03-29T16:00").ok
    assert told.reach(at="2026-03-29T20:00").ok
    assert told.reach(at="2026-03-29T20:00:01").why == "not_now"


def test_an_hour_that_the_clocks_take_is_put_off_to_the_next_day() -> None:
    told = ready().safety(from_time="01:10", until_time="01:50")
    assert told.reach(at="2026-03-29T00:30").not_before == london("2026-03-30T01:10")
    twice = london("2026-10-25T00:40+00:00"), london("2026-10-25T01:40+00:00")  # 01:40 comes twice in the autumn
    assert all(told.reach(at=at.isoformat()).ok for at in twice)


def test_hours_past_midnight_belong_to_the_evening_before() -> None:
    told = ready().safety(from_time="22:00", until_time="01:00", days=("fri",))
    assert told.reach(at="2026-03-07T00:30").ok, "Saturday, half past midnight"
    assert told.reach(at="2026-03-06T00:30").why == "not_now"
    assert told.reach(at="2026-03-06T00:30").not_before == london("2026-03-06T22:00")


@given(st.lists(st.sampled_from((*UNSAFE_NOW, *SAFE_AGAIN)), max_size=12), st.integers(0, 10_000))
def test_nobody_is_ever_reached_where_anything_since_says_that_it_is_not_safe(said: list[str], minutes: int) -> None:
    told = ready()
    for one in said:
        SAID[one](told)
    stands = unsafe_still(said)
    reach = told.reach(at=(BEGINS + timedelta(days=1, minutes=minutes)).isoformat())
    assert not (reach.ok and stands), f"reached although {sorted(stands)}"
    assert reach.ok or stands, "not reached although nothing speaks against it"


def unsafe_still(said: list[str]) -> set[str]:
    """Return what still speaks against it: each thing until what answers it comes after."""
    answered_by = {
        "named": {"left", "suspect", "carer_suspect", "rights"}, "channel": {"stop", "unsafe_channel"},
        "safety": {"never_by", "never", "no_safe_way"},
    }  # fmt: skip
    stands: set[str] = set()
    for one in said:
        replaced = one if one in SAFE_AGAIN else REPLACES.get(one, "")
        stands -= answered_by.get(replaced, set())
        stands |= {one} - set(SAFE_AGAIN)
    return stands


REPLACES = {
    "never_by": "safety",
    "never": "safety",
    "no_safe_way": "safety",
    "unsafe_channel": "channel",
    "suspect": "named",
}
SAID = {
    "stop": lambda told: told.say("contact.channel_stopped", channel="C1", why="unsafe"),
    "unsafe_channel": lambda told: told.channel(safe="no"),
    "never_by": lambda told: told.safety(never_by=("text",)),
    "never": lambda told: told.safety(never="+447700900123"),
    "no_safe_way": lambda told: told.safety(no_safe_way=True),
    "left": lambda told: told.say("contact.holder_left", holder="H2", why="danger"),
    "suspect": lambda told: told.mother(under_suspicion="yes"),
    "carer_suspect": lambda told: told.say("suspect.identified", suspect=f"S{len(told.events)}", cares_for_child="yes"),
    "rights": lambda told: told.say("victim.rights_holder_recorded", parent_may_know="no"),
    "named": lambda told: told.mother(),
    "channel": lambda told: told.channel(),
    "safety": lambda told: told.safety(),
}
