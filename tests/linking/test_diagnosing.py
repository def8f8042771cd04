"""How good a pack is where the truth is known: calibration, groups that are given and never guessed, and the gate."""

from wayhome.application.linking.diagnosing import Diagnosis, Known, Tried, diagnose
from wayhome.cli.holdings.train import diagnosis
from wayhome.holdings.asking import Tier
from wayhome.packs import linkage


def pair(one: str, other: str, posterior: float, *, same: bool | None = True) -> Tried:
    tier: Tier | None = "certain" if posterior >= 0.99 else "probable" if posterior >= 0.95 else None
    return Tried(one=one, other=other, posterior=posterior, tier=tier, same=same)


def of_group(group: str, found: int, pairs: int = 200) -> tuple[dict[str, Known], list[Tried]]:
    """Return people with two records each, and of how many of them a search finds the second."""
    known = {
        f"{group}-{person}-{record}": Known(person=f"{group}-{person}", group=group)
        for person in range(pairs)
        for record in range(2)
    }
    every = [pair(f"{group}-{at}-0", f"{group}-{at}-1", 0.999 if at < found else 0.4) for at in range(pairs)]
    return known, every


def of_groups(**found: int) -> Diagnosis:
    known, every = dict[str, Known](), list[Tried]()
    for group, many in found.items():
        people, pairs = of_group(group, many)
        known |= people
        every += pairs
    return diagnose(every, known, linkage())


def test_groups_that_are_found_alike_pass_the_gate():
    found = of_groups(welsh=190, somali=186)

    assert found.gaps == ()
    assert [round(group.recall.estimate, 3) for group in found.groups] == [0.93, 0.95]


def test_groups_further_apart_than_three_points_do_not_and_are_named():
    found = of_groups(welsh=195, somali=170)

    assert found.gaps == ("Recall is 85.0% for somali and 97.5% for welsh: 12.5 points apart, and 3 are allowed.",)
    assert found.gaps[0] in list(diagnosis(found))


def test_a_gap_that_may_be_chance_does_not_pass_either_and_says_so():
    (words,) = of_groups(welsh=190, somali=181).gaps

    assert words.endswith("4.5 points apart, and 3 are allowed. Among so few that may be chance.")


def test_a_group_with_too_few_records_is_shown_and_does_not_count():
    known, every = of_group("welsh", 190)
    few, pairs = of_group("manx", 10, 100)

    found = diagnose([*every, *pairs], {**known, **few}, linkage())

    assert found.gaps == ()
    assert "manx                              200 records, recall 10.0%, precision 100.0% (too few to judge)" in list(
        diagnosis(found)
    )


def test_a_wrong_link_counts_against_the_group_of_either_side():
    known, every = of_group("welsh", 200)
    other, pairs = of_group("somali", 200)
    wrong = [pair(f"welsh-{at}-0", f"somali-{at}-0", 0.999, same=False) for at in range(50)]

    found = diagnose([*every, *pairs, *wrong], {**known, **other}, linkage())

    assert [group.precision.estimate for group in found.groups] == [0.8, 0.8]


def test_what_was_said_stands_beside_what_was():
    known = {name: Known(person="P") for name in "AB"}
    every = [pair("A", "B", 0.97), pair("A", "B", 0.97, same=False), pair("A", "B", 1.0)]

    found = diagnose(every, known, linkage())

    assert [(band.least, band.pairs, band.same) for band in found.bands] == [(0.95, 2, 1), (0.99, 1, 1)]
    assert "Said 95 to 99%:              1 of         2 pairs are of one person, 50.0%" in list(diagnosis(found))


def test_without_people_who_are_known_nothing_is_guessed_and_the_nearest_pairs_are_shown():
    found = diagnose([pair("A", "B", 0.2, same=None), pair("A", "C", 0.94, same=None)], {}, linkage())

    assert (found.bands, found.groups, found.gaps) == ((), (), ())
    assert [one.other for one in found.nearest] == ["C", "B"]
