"""A measure reaches no further than the export: what was judged in part gives no rate, and unknown gives no nought."""

import pytest

from tests.assurance.cases import judged, pack
from tests.histories import at
from wayhome.application.shadow.carrying import of_the_format
from wayhome.assurance.measures import Counted
from wayhome.assurance.reach import Reach, extent
from wayhome.assurance.report import Tally
from wayhome.duties.judging import Carried, Says, judge_all, judged_from
from wayhome.kernel.ids import SubjectKind

NOW = at("2026-03-20T09:00")
SEARCHED = "2026-03-02T20:05 risk.held_information_searched complete=yes"
CARRIED: Carried = {
    "child.described": Says(),
    "missing.reported": Says(),
    "missing.deployed": Says(),
    "risk.graded": Says(),
    "risk.held_information_searched": Says(fields=frozenset({"complete"})),
    "missing.child_located": Says(),
}


def counted(carried: Carried = CARRIED, cases: int = 0) -> dict[str, Counted]:
    rulebook = pack("england-wales")
    tally = Tally(
        recommendations=pack("recommendations"), rulebook=rulebook, at=NOW, judging=judged_from(rulebook, carried)
    )
    for number in range(cases):
        told = ("2026-03-02T20:00 missing.reported", SEARCHED)
        tally.add(judged(f"c{number}", *told, at=NOW, scope=SubjectKind.EPISODE))
    return dict(tally.report().measures)


def test_a_measure_over_a_rule_judged_in_part_gives_what_was_done_in_time_and_no_rate() -> None:
    told = counted(cases=12)["M-17"]

    assert told.reach is Reach.IN_PART
    assert told.per_cent is None
    assert told.words == f"In part: shows only what was done in time ({told.count})."


def test_a_measure_in_part_never_says_that_none_arose() -> None:
    assert counted()["M-17"].words == "In part: shows only what was done in time (0)."


@pytest.mark.parametrize("identity", ["M-20", "M-24", "M-26", "M-28", "M-37", "M-39", "M-40"])
def test_a_measure_whose_rules_the_export_cannot_say_is_not_judged_although_the_rulebook_holds_them(
    identity: str,
) -> None:
    assert counted(of_the_format())[identity].words == "Not judged: this export cannot say whether it was done."


def test_a_measure_of_entries_that_the_export_cannot_say_is_not_judged() -> None:
    told = counted()

    assert told["M-11"].reach is Reach.NOT_JUDGED
    assert told["M-32"].reach is Reach.WHOLE


def test_a_measure_of_what_was_overdue_says_nothing_of_a_rule_judged_in_part() -> None:
    measure = pack("recommendations").measures["M-17"].model_copy(update={"statuses": ("overdue",)})
    judging = judged_from(pack("england-wales"), CARRIED)

    assert extent(measure, pack("england-wales"), pack("recommendations"), judging).reach is Reach.NOT_JUDGED


def test_a_measure_of_which_some_rules_are_judged_names_those_it_leaves_out() -> None:
    rulebook = pack("england-wales")
    measure = pack("recommendations").measures["M-17"].model_copy(update={"rules": ("MC-13", "MC-33")})

    found = extent(measure, rulebook, pack("recommendations"), judged_from(rulebook, CARRIED))

    assert (found.reach, found.left_out) == (Reach.WHOLE, ("MC-33",))


def test_a_measure_with_rules_judged_whole_and_in_part_gives_no_rate_and_says_that_only_some_are() -> None:
    told = counted(of_the_format())

    assert told["M-21"].words == "In part: shows of some of its rules only what was done in time (0)."
    assert told["M-17"].words == "In part: shows only what was done in time (0)."


@pytest.mark.parametrize("identity", sorted(pack("recommendations").measures))
def test_a_record_that_can_say_everything_leaves_no_measure_in_part(identity: str) -> None:
    rulebook, measure = pack("england-wales"), pack("recommendations").measures[identity]

    assert extent(measure, rulebook, pack("recommendations"), judge_all(rulebook)).reach is Reach.WHOLE
    assert extent(measure, rulebook, pack("recommendations"), None).reach is Reach.WHOLE
