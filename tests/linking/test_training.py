"""Weights from what was seen: what was seen often enough, the rest as it was, and each saying what it rests on."""

from dataclasses import replace
from datetime import date

from wayhome.application.linking.ports import Estimates, Level, Odds, Seen
from wayhome.application.linking.training import Run, trained, without_matches
from wayhome.application.linking.writing import written
from wayhome.cli.holdings.linkage_packs import pack_texts
from wayhome.holdings.linkage_pack import LinkagePack, read_linkage
from wayhome.packs import linkage

RUN = Run(records=10_000, on=date(2026, 11, 26), seed=7)
SAME: Level = ("sex", "same")
OTHER: Level = ("sex", "different")


def seen(matching: float = 900.0, by_chance: float = 5_000.0, two_match: float = 0.0) -> Estimates:
    """Return what a training saw of one field, and of no other."""
    levels = {
        SAME: Seen(odds=Odds(m=0.97, u=0.6), matching=matching, by_chance=by_chance),
        OTHER: Seen(odds=Odds(m=0.03, u=0.4), matching=400.0, by_chance=4_000.0),
    }
    return Estimates(levels=levels, drawn=1_000_000, rounds=("the same birth date",), two_match=two_match)


def pack_of(estimates: Estimates) -> LinkagePack:
    base, files = linkage(), pack_texts("")
    return read_linkage(written(base, files, trained(base, estimates, RUN), RUN, name="linkage-here-1"))


def test_a_trained_weight_says_on_what_it_was_trained():
    weight = pack_of(seen()).weights["sex"]["same"]

    assert (weight.m, weight.u) == (0.97, 0.6)
    assert weight.source == "trained on 10,000 records of this force on 2026-11-26, seed 7"
    assert weight.trained == date(2026, 11, 26)
    assert weight.why == "900 pairs of one person stood here, and 5,000 of two people drawn by chance."


def test_a_weight_that_too_few_pairs_speak_for_stays_as_it_was_and_says_why():
    base = linkage()
    found = trained(base, seen(matching=24.0), RUN)

    assert found.weights["sex"]["same"] == base.weights["sex"]["same"]
    assert found.trained == (OTHER,)
    whys = {one.level: one.why for one in found.kept}
    assert whys[SAME] == "about 24 pairs of one person stood at this level, and 25 are needed"
    assert whys["email", "same"] == "no two records could be compared in this field"
    few = {one.level: one.why for one in trained(base, seen(by_chance=19.0), RUN).kept}
    assert few[SAME] == "about 19 pairs of two people were drawn at this level, and 20 are needed"


def test_a_new_pack_has_every_other_line_of_the_one_it_came_from_and_a_name_of_its_own():
    base, new = linkage(), pack_of(seen())

    assert new.head.name == "linkage-here-1"
    assert new.head.note == f"Trained on 10,000 records of this force on 2026-11-26, seed 7, from {base.id}."
    assert new.content != base.content
    assert (new.prior, new.tiers, new.limits, new.usual) == (base.prior, base.tiers, base.limits, base.usual)
    assert new.names.short == base.names.short
    assert new.names.common == base.names.common
    assert new.weights["born"] == base.weights["born"]


def test_pairs_of_one_person_that_chance_drew_do_not_count_as_two_people():
    found = without_matches(seen(two_match=0.1))

    at = found.levels[SAME]
    assert round(at.odds.u, 4) == round((0.6 - 0.1 * 0.97) / 0.9, 4)
    mostly = replace(seen(), two_match=0.5)
    assert without_matches(mostly).levels[SAME].by_chance == 0.0
