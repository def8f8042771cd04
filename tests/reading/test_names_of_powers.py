"""Orders, notices, powers and offences are called by their own names in entries, and no name is pointed out."""

import pytest

from tests.reading.passages_read import pointed_out
from wayhome.packs import available, pack_files
from wayhome.reading.findings import Who
from wayhome.rulebook.pack import read_pack
from wayhome.web.concerns.choices import OFFENCES as RECORDED
from wayhome.web.without_the_child.words import OFFENCES as WITHOUT_THE_CHILD

IN_CASE = Who(child_in_scope=True)
POWERS = [power.title for name in available() for power in read_pack(pack_files(name)).powers.values()]
OFFENCES = [words for _, words in (*RECORDED, *WITHOUT_THE_CHILD)]
OF_ALL = ("{}", "Decided today: {}.", "{}, for the uncle of the girl (14).", "Ask the court for {}.")
OF_ORDERS = ("Ask the court for a {}", "She asked for a {}.", "The girl wants a {}.", "A {} should protect her.")


def is_order(name: str) -> bool:
    """Say whether a name is of a thing that is asked for, and not of something that is done."""
    return name.endswith(("order", "notice", "injunction"))


def sentences(name: str) -> list[str]:
    """Return entries in which a name stands, as it is written in the rulebook and as it is in the middle of one."""
    plain = name.removeprefix("Offence: ")
    said = [*OF_ALL, *(OF_ORDERS if is_order(name) else ())]
    return [line.format(one) for line in said for one in (name, plain[0].lower() + plain[1:])]


def test_the_rulebooks_hold_powers():
    assert len(POWERS) > 60


@pytest.mark.parametrize("name", [*POWERS, *OFFENCES])
def test_the_name_of_a_power_or_an_offence_is_not_pointed_out(name: str):
    assert [(line, pointed_out(line, IN_CASE)) for line in sentences(name) if pointed_out(line, IN_CASE)] == []


def test_asking_a_court_is_no_courting():
    assert pointed_out("Ask the family court for protection from sexual harm, F/14.", IN_CASE) == []


@pytest.mark.parametrize(
    "line",
    [
        "F/14 courts sexual attention.",
        "The girl wants sex, and a sexual risk order is sought.",
        "F/15 is soliciting by the station.",
    ],
)
def test_what_is_said_of_a_child_beside_such_a_name_still_is(line: str):
    assert pointed_out(line, IN_CASE) != []
