"""How long a duty stays overdue before it goes one rung up is a time of the rulebook, which a force may set."""

from datetime import date, timedelta

import pytest

from tests.rulebook.test_layers import NATIONAL, SIGNED, force
from wayhome.rulebook.layers import FORCE_SETTINGS, layer
from wayhome.rulebook.own_times import may_be_confirmed
from wayhome.rulebook.pack import Pack, read_pack
from wayhome.rulebook.parse import PackFault

DAY, LAST = date(2026, 6, 1), date(2026, 12, 31)
RUNG = (
    "escalates_every: {{{length}, basis: {{source: {source}, provision: each so long, strength: {kind}, seen: text}}}}"
)


def national(length: str = "minutes: 60", source: str = "OURS", kind: str = "design_default") -> Pack:
    rung = RUNG.format(length=length, source=source, kind=kind)
    return read_pack(
        {"rules.yaml": NATIONAL.replace("valid_from: 2026-01-01}", f"valid_from: 2026-01-01, {rung}}}", 1)}
    )


def step(length: str, on: date = DAY, pack: Pack | None = None) -> timedelta:
    return layer(pack or national(), force(f"rule: ESCALATION, {length}, {SIGNED}"), on=on).pack.head.step


def refused(length: str, pack: Pack | None = None) -> str:
    with pytest.raises(PackFault) as caught:
        step(length, pack=pack)
    return str(caught.value)


def test_a_force_may_tighten_and_loosen_a_default_until_its_last_day() -> None:
    assert step("minutes: 20") == timedelta(minutes=20)
    assert step("hours: 2") == timedelta(hours=2)
    assert [step("minutes: 20", on) for on in (LAST, LAST + timedelta(days=1))] == [
        timedelta(minutes=20), timedelta(hours=1),
    ]  # fmt: skip


def test_a_time_of_a_rung_that_rests_on_law_may_be_tightened_and_never_loosened() -> None:
    by_law = national(source="LAW", kind="statute")

    assert step("minutes: 59", pack=by_law) == timedelta(minutes=59)
    assert "61 minutes may come later than 60 minutes, which rests on" in refused("minutes: 61", by_law)


@pytest.mark.parametrize("length", ["minutes: 0", "hours: 0", "days: 1", "working_days: 1"])
def test_a_rung_of_no_length_or_of_whole_days_is_refused(length: str) -> None:
    assert "a rung takes a number of minutes or hours, of at least one" in refused(length)


@pytest.mark.parametrize("length", ["minutes: 0", "days: 1", "at_once: true"])
def test_a_pack_whose_rung_has_no_length_does_not_load(length: str) -> None:
    with pytest.raises(PackFault, match="a rung takes a number of minutes or hours, of at least one"):
        national(length)


def test_where_the_rulebook_gives_no_time_of_a_rung_there_is_none_to_set() -> None:
    without = read_pack({"rules.yaml": NATIONAL})

    assert "national-1 automates no such rule" in refused("minutes: 20", without)
    assert ("ESCALATION", "standard") not in may_be_confirmed(without)


def test_the_forces_own_says_what_it_stands_in_for_and_comes_with_another_content() -> None:
    laid = layer(national(), force(f"rule: ESCALATION, minutes: 20, {SIGNED}"), on=DAY).pack

    limb = may_be_confirmed(laid)["ESCALATION", "standard"]
    assert limb.basis.source == FORCE_SETTINGS
    assert "nationally 60 minutes" in limb.basis.provision
    assert laid.content != national().content


SLOWER = (
    "escalates_slower: [{limb: days, from_hours: 24, hours: 24, "
    "basis: {source: OURS, provision: each day, strength: design_default, seen: text}}]"
)


def test_a_force_may_set_how_slowly_what_leaves_a_day_goes_up() -> None:
    rungs = f"{RUNG.format(length='minutes: 60', source='OURS', kind='design_default')}, {SLOWER}"
    pack = read_pack(
        {"rules.yaml": NATIONAL.replace("valid_from: 2026-01-01}", f"valid_from: 2026-01-01, {rungs}}}", 1)}
    )

    head = layer(pack, force(f"rule: ESCALATION, limb: days, hours: 12, {SIGNED}"), on=DAY).pack.head

    assert head.step_for(timedelta(days=2)) == timedelta(hours=12)
    assert head.step_for(timedelta(hours=23)) == timedelta(hours=1)
