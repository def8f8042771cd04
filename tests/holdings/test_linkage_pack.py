"""Reading a linkage pack: what it says is what weighs, and what is wrong is named with what would mend it."""

from collections.abc import Callable
from importlib.resources import files
from math import log2

import pytest

from wayhome import packs
from wayhome.holdings.levels import LEVELS
from wayhome.holdings.linkage_pack import LinkagePack, read_linkage
from wayhome.holdings.naming.sounds import sound
from wayhome.packs import linkage
from wayhome.rulebook.parse import Fault, PackFault

PACK = linkage()
TEXTS = {
    file.name: file.read_text("utf-8")
    for file in files(packs.__name__).joinpath(PACK.head.name).iterdir()
    if file.name.endswith(".yaml")
}


def with_changed(file: str, before: str, after: str) -> LinkagePack:
    """Read the pack with one place of a file written otherwise."""
    assert before in TEXTS[file], f"{file} no longer says {before}"
    return read_linkage({**TEXTS, file: TEXTS[file].replace(before, after, 1)})


def faults(read: Callable[[], LinkagePack]) -> tuple[Fault, ...]:
    """Return what is wrong with a pack, which has to be something."""
    with pytest.raises(PackFault) as broken:
        read()
    return broken.value.faults


def line(file: str, words: str) -> int:
    """Return the line on which some words stand."""
    return next(at for at, text in enumerate(TEXTS[file].splitlines(), start=1) if words in text)


def test_every_level_of_every_field_has_a_weight_that_says_what_it_rests_on():
    assert {name: set(levels) for name, levels in PACK.weights.items()} == {n: set(ls) for n, ls in LEVELS.items()}
    assert all(weight.source and weight.why for levels in PACK.weights.values() for weight in levels.values())
    assert PACK.id == f"{PACK.head.name} {PACK.content[:12]}"


def test_agreeing_more_never_weighs_less():
    for name, levels in PACK.weights.items():
        if name != "order":
            assert levels[LEVELS[name][0]].bits == max(weight.bits for weight in levels.values()), name
            assert levels["different"].bits < 0, name


def test_the_ways_in_which_one_person_can_stand_in_two_records_come_to_one():
    for name, levels in PACK.weights.items():
        ways = [weight.m for level, weight in levels.items() if level != "age"]
        assert sum(ways) == pytest.approx(1, abs=0.02), name


def test_a_weight_goes_by_how_common_a_value_is_within_its_bounds():
    weight = PACK.weights["family"]["same"]
    typical = PACK.typical["family"]

    assert weight.bits_at(None, typical) == weight.bits == log2(weight.m / weight.u)
    assert weight.bits_at(typical / 8, typical) == pytest.approx(weight.bits + 3)
    assert weight.bits_at(1e-12, typical) == weight.most
    assert weight.bits_at(0.9, typical) == weight.least
    assert PACK.weights["sex"]["same"].bits_at(1e-12, 0.5) == PACK.weights["sex"]["same"].bits


def test_the_same_files_are_the_same_pack_and_one_letter_makes_another():
    assert read_linkage(TEXTS).content == PACK.content
    assert with_changed("linkage.yaml", "hub: 25", "hub: 26").content != PACK.content


def test_no_light_name_and_no_short_form_is_written_as_it_never_is_compared():
    assert all(sound(name) for group in (*PACK.names.short, *PACK.names.spelt) for name in group)


@pytest.mark.parametrize(
    ("file", "before", "after", "words", "remedy"),
    [
        ("weights.yaml", "    half: {m: 0.03", "    halves: {m: 0.03", "family.half has no weight.", "Give it m, u"),
        ("weights.yaml", "m: 0.78, u", "m: 1.78, u", "weights.given.same.m: Input should be less", "It reads 1.78"),
        ("weights.yaml", "m: 0.78, u", "u", "weights.given.same.m: Field required", "Add it"),
        ("weights.yaml", "m: 0.78, u", "n: 1, m: 0.78, u", "weights.given.same.n: Extra inputs", "It reads 1"),
        ("linkage.yaml", "probable: 0.95", "probable: 0.999", "certain has to be above probable", "Add it, or mend"),
        ("linkage.yaml", "limits:", "limit:", "'limit' is not a section of a linkage pack.", "Use one of linkage"),
        ("linkage.yaml", "hub: 25", "hub: 25\n  hub: 30", "A key stands twice", "Keep one of the two."),
        ("names-short.yaml", "- aaron ron", "- Aaron ron", "not in small letters", "It reads 'Aaron ron"),
        ("names-short.yaml", "- aaron ron", "- aaron aaron", "a name stands twice in one group", "It reads"),
        ("names-short.yaml", "    - alan al\n", "    - alan\n", "needs two names at the least", "It reads"),
        ("names-common.yaml", "{james: 60", "{Jamés: 60", "not in small letters without accents", "It reads 'Jamés'"),
    ],
)  # fmt: skip
def test_whatever_is_wrong_is_named_with_what_would_mend_it(
    file: str, before: str, after: str, words: str, remedy: str
):
    found = faults(lambda: with_changed(file, before, after))

    assert any(fault.file == file and words in fault.words and remedy in fault.remedy for fault in found), found


def test_a_fault_says_on_which_line_it_stands():
    (fault,) = faults(lambda: with_changed("names-short.yaml", "- aaron ron", "- Aaron ron"))

    assert str(fault).startswith(f"names-short.yaml:{line('names-short.yaml', '- aaron ron')}: names.short.")


def test_a_section_that_is_missing_or_stands_twice_is_named():
    lacking = faults(lambda: read_linkage({"weights.yaml": TEXTS["weights.yaml"]}))
    twice = faults(lambda: read_linkage({**TEXTS, "z.yaml": TEXTS["linkage.yaml"]}))

    assert "The pack has no prior." in {fault.words for fault in lacking}
    assert "prior already stands in linkage.yaml." in {fault.words for fault in twice}


def test_an_unknown_pack_is_refused_with_those_there_are():
    with pytest.raises(LookupError, match=r"There is no linkage pack linkage-1999\. There are: linkage-2026\.1\."):
        linkage("linkage-1999")
