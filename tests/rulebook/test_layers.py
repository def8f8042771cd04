"""A force may tighten any time, and loosen only choices and defaults: with two people, a reason and an end."""

from datetime import date

import pytest

from wayhome.packs import load
from wayhome.rulebook.layers import FORCE_SETTINGS, Layered, layer, limbs_of
from wayhome.rulebook.pack import Pack, read_pack
from wayhome.rulebook.parse import PackFault
from wayhome.rulebook.schema import Limb

NATIONAL = """\
pack: {name: national-1, title: National, edition: one, valid_from: 2026-01-01}
sources:
  LAW: {title: A statute, publisher: Parliament, kind: statute, read_on: 2026-01-01}
  OURS: {title: A default, publisher: Wayhome, kind: design_default, read_on: 2026-01-01}
duties:
  - id: N-LAW
    title: Due by law
    scope: episode
    shape: after/1
    act: do_it
    owed_by: {role: response}
    basis: {source: LAW, provision: by law, strength: statute, seen: text}
    raised_by: missing.reported
    within: {working_days: 5, basis: {source: LAW, provision: five working days, strength: statute, seen: text}}
    met_by: missing.officers_deployed
    examples: []
  - id: N-OURS
    title: Due by our default
    scope: episode
    shape: earliest/1
    act: do_it
    owed_by: {role: response}
    basis: {source: LAW, provision: by law, strength: statute, seen: text}
    raised_by: missing.reported
    clocks:
      - starts: missing.reported
        within: {limb: first, hours: 2, basis: {source: OURS, provision: ours, strength: design_default, seen: text}}
      - starts: risk.graded
        within: {limb: by_law, hours: 4, basis: {source: LAW, provision: four hours, strength: statute, seen: text}}
    met_by: missing.officers_deployed
    examples: []
"""
FORCE = """\
pack: {name: borough-1, title: Borough's own times, edition: one, valid_from: 2026-01-01, builds_on: national}
settings:
"""
SIGNED = "author: A. Adams, approved_by: B. Brown, reason: long roads in the north, expires: 2026-12-31"
DAY = date(2026, 6, 1)


def force(*settings: str) -> Pack:
    """Read a force's layer with a setting a line, the first on line 3."""
    return read_pack({"pack.yaml": FORCE + "".join(f"  - {{{setting}}}\n" for setting in settings)})


def laid(*settings: str, on: date = DAY) -> Layered:
    return layer(read_pack({"rules.yaml": NATIONAL}), force(*settings), on=on)


def refused(*settings: str) -> list[str]:
    with pytest.raises(PackFault) as caught:
        laid(*settings)
    return [str(fault) for fault in caught.value.faults]


def limb(layered: Layered, rule: str, name: str) -> Limb:
    (found,) = (each for each in limbs_of(layered.pack.duties[rule]) if each.limb == name)
    return found


def test_a_force_may_tighten_what_the_law_says() -> None:
    layered = laid(f"rule: N-LAW, working_days: 3, {SIGNED}")

    tightened = limb(layered, "N-LAW", "standard")
    assert (tightened.working_days, tightened.basis.strength) == (3, "local_choice")
    assert tightened.basis.source == FORCE_SETTINGS
    assert "nationally 5 working days, statute of LAW" in tightened.basis.provision
    assert layered.pack.sources[FORCE_SETTINGS].title == "Borough's own times"


def test_what_else_a_time_says_stays_as_it_was() -> None:
    """Counting from a time the event names, or not on Christmas Day, is not the force's to change."""
    national = read_pack(
        {"rules.yaml": NATIONAL.replace("working_days: 5,", "hours: 48, christmas_disregarded: true,")}
    )

    layered = layer(national, force(f"rule: N-LAW, minutes: 90, {SIGNED}"), on=DAY)

    assert limb(layered, "N-LAW", "standard").christmas_disregarded
    assert limb(layered, "N-LAW", "standard").minutes == 90


def test_a_force_may_not_loosen_what_the_law_says() -> None:
    (words,) = refused(f"rule: N-LAW, working_days: 6, {SIGNED}")

    assert words == (
        "pack.yaml:3: N-LAW, standard: 6 working days may come later than 5 working days, which rests on statute "
        "(LAW); a force may loosen only a local choice or a default. "
        "Set a time that is never later than 5 working days, or remove the setting."
    )


def test_a_force_may_loosen_a_default_although_the_duty_itself_rests_on_law() -> None:
    layered = laid(f"rule: N-OURS, limb: first, hours: 3, {SIGNED}")

    assert limb(layered, "N-OURS", "first").hours == 3
    assert limb(layered, "N-OURS", "by_law").hours == 4


def test_another_limb_of_the_same_rule_that_rests_on_law_stays_out_of_reach() -> None:
    (words,) = refused(f"rule: N-OURS, limb: by_law, hours: 5, {SIGNED}")

    assert "5 hours may come later than 4 hours, which rests on statute (LAW)" in words


@pytest.mark.parametrize(
    ("given", "may_be_later"),
    [
        ("days: 5", False),  # so many calendar days are never more than as many working days
        ("days: 6", True),
        ("hours: 119", False),  # five days end no sooner than that, even when the clocks go forward
        ("hours: 120", True),
        ("minutes: 60", False),
    ],
)
def test_times_counted_in_different_ways_are_tighter_only_if_never_later(given: str, may_be_later: bool) -> None:
    setting = f"rule: N-LAW, {given}, {SIGNED}"

    if may_be_later:
        assert "may come later than 5 working days" in refused(setting)[0]
    else:
        assert laid(setting).applied


def test_working_days_are_never_taken_for_tighter_than_hours() -> None:
    (words,) = refused(f"rule: N-OURS, limb: by_law, working_days: 1, {SIGNED}")

    assert "1 working day may come later than 4 hours" in words


def test_the_same_person_cannot_set_it_and_approve_it() -> None:
    alone = "author: A. Adams, approved_by: a.  adams, reason: long roads, expires: 2026-12-31"

    (words,) = refused(f"rule: N-LAW, working_days: 3, {alone}")

    assert words == (
        "pack.yaml:3: N-LAW, standard: A. Adams both set it and approved it. Have someone else approve it."
    )


@pytest.mark.parametrize(
    ("setting", "words", "remedy"),
    [
        ("rule: N-NONE, hours: 1", "national-1 automates no such rule.", "Mend the id, or remove the setting."),
        ("rule: N-OURS, hours: 1", "the rule has no time of that name.", "Use one of by_law, first."),
        ("rule: N-LAW", "it does not give exactly one length.", "Give one of minutes, hours, days, working_days."),
        ("rule: N-LAW, hours: 1, days: 1", "it does not give exactly one length.", "Give one of minutes"),
    ],
)
def test_a_setting_that_says_nothing_sensible_is_refused_in_words(setting: str, words: str, remedy: str) -> None:
    (said,) = refused(f"{setting}, {SIGNED}")

    assert said.startswith("pack.yaml:3: ")
    assert words in said
    assert remedy in said


def test_every_refusal_is_named_at_once_and_none_of_the_settings_applies() -> None:
    said = refused(
        f"rule: N-LAW, working_days: 3, {SIGNED}",
        f"rule: N-LAW, working_days: 2, {SIGNED}",
        f"rule: N-OURS, limb: by_law, hours: 9, {SIGNED}",
    )

    assert [line.split(" ")[0] for line in said] == ["pack.yaml:4:", "pack.yaml:5:"]
    assert "the same time is set twice. Keep one of the two." in said[0]


@pytest.mark.parametrize("missing", ["author", "approved_by", "reason", "expires"])
def test_a_setting_has_an_author_an_approver_a_reason_and_a_last_day(missing: str) -> None:
    given = ", ".join(part for part in SIGNED.split(", ") if not part.startswith(missing))

    with pytest.raises(PackFault, match=rf"settings.0.{missing} is missing"):
        force(f"rule: N-LAW, working_days: 3, {given}")


def test_a_setting_holds_on_its_last_day_and_falls_away_after_it() -> None:
    setting = f"rule: N-OURS, limb: first, hours: 3, {SIGNED}"

    on_the_day, after = laid(setting, on=date(2026, 12, 31)), laid(setting, on=date(2027, 1, 1))

    assert limb(on_the_day, "N-OURS", "first").hours == 3
    assert limb(after, "N-OURS", "first").hours == 2
    assert [setting.rule for setting in after.expired] == ["N-OURS"]
    assert after.applied == ()


def test_the_pack_is_known_by_what_applies_and_is_the_national_one_again_when_nothing_does() -> None:
    national = read_pack({"rules.yaml": NATIONAL})
    setting = f"rule: N-OURS, limb: first, hours: 3, {SIGNED}"

    assert laid(setting).pack.content != national.content
    assert laid(setting, on=date(2027, 1, 1)).pack.content == national.content


def test_a_layer_for_another_pack_or_with_rules_of_its_own_is_refused() -> None:
    other = read_pack({"pack.yaml": NATIONAL})

    with pytest.raises(PackFault) as caught:
        layer(read_pack({"rules.yaml": NATIONAL}), other, on=DAY)

    assert [fault.words for fault in caught.value.faults] == [
        "The layer builds on nothing, not on national-1.",
        "A force's layer holds settings only; this one has duties.",
        "A force's layer holds settings only; this one has sources.",
    ]


def test_the_time_the_victims_code_gives_cannot_be_loosened_and_ours_for_the_assessment_can() -> None:
    national = load("england-wales")
    ours = FORCE.replace("builds_on: national", "builds_on: england-wales")
    told = f"  - {{rule: VC-10, limb: enhanced, working_days: 5, {SIGNED}}}\n"
    assessed = f"  - {{rule: VC-03, hours: 36, {SIGNED}}}\n"

    with pytest.raises(PackFault, match="rests on statutory code"):
        layer(national, read_pack({"pack.yaml": ours + told}), on=DAY)
    layered = layer(national, read_pack({"pack.yaml": ours + assessed}), on=DAY)

    assert limb(layered, "VC-03", "standard").hours == 36
