"""Linking everything anew: by the evidence of a search, both ways, and with the same guards."""

from dataclasses import replace
from datetime import date

import pytest

from tests.holdings.people import held
from wayhome.application.linking.proposing import Proposed
from wayhome.application.linking.reconciling import Reconciled, Reconciling
from wayhome.holdings.judgements import Judgement, Node, reference_of
from wayhome.holdings.judgements import held as node
from wayhome.holdings.records import HeldRecord
from wayhome.kernel.ids import EventId
from wayhome.packs import linkage
from wayhome.store.linking.opening import open_linker

pytest.importorskip("splink")

BORN, LATER = date(2011, 3, 4), date(1979, 6, 7)


def of_home(name: str, who: str, born: date, many: int = 2) -> list[HeldRecord]:
    """Return so many records of somebody of one household."""
    first = held(name, born=born, address="30 Quarry Road", postcode="AK4 6LT", phones=("07700 900163",))
    return [replace(first, id=f"{who}-{at}") for at in range(many)]


ISLA = of_home("Isla Redfearn", "ISLA", BORN, 3)
TWIN = of_home("Una Redfearn", "UNA", BORN)
FATHER = of_home("Tom Redfearn", "FATHER", LATER)
SON = of_home("Tom Redfearn", "SON", BORN)
NAMESAKE = [held("Isla Redfearn", reference=f"NAMESAKE-{at}", born=date(2012, 9, 30)) for at in range(2)]


def linked(*records: HeldRecord, judged: tuple[Judgement, ...] = ()) -> Reconciled:
    pack, told = linkage(), list[str]()
    by_reference = {record.id: record for record in records}
    return Reconciling(by_reference, pack, judged, told.append).run(open_linker(pack.names))


def groups(proposed: Proposed) -> list[str]:
    """Return of each group who is in it, by the beginning of their references."""
    return [" ".join(sorted({_who(each) for each in group})) for group in proposed.groups]


def _who(each: Node) -> str:
    return reference_of(each).partition("-")[0]


def test_records_of_one_person_are_proposed_and_nobody_else_is_among_them():
    found = linked(*ISLA, *TWIN, *FATHER, *SON, *NAMESAKE)

    assert groups(found.proposed) == ["FATHER", "ISLA", "NAMESAKE", "SON", "UNA"]
    assert found.records == 11


def test_linking_again_comes_to_the_same():
    assert linked(*ISLA, *TWIN, *SON) == linked(*reversed((*ISLA, *TWIN, *SON)))


def test_what_was_judged_to_be_two_people_is_not_proposed_again():
    apart = Judgement(id=EventId("1"), one=node("ISLA-0"), other=node("ISLA-1"), verdict="somebody_else")

    found = linked(*ISLA[:2], judged=(apart,))

    assert found.proposed.groups == ()
    assert [one.why for one in found.proposed.kept_apart] == ["ISLA-0 and ISLA-1 were judged to be two people."]


def test_a_record_between_two_people_joins_neither_to_the_other():
    between = replace(ISLA[0], id="BETWEEN-0", person=replace(ISLA[0].person, given_name="I", birth_date=BORN))

    found = linked(*ISLA, *TWIN, between)

    assert not any({"ISLA", "UNA"} <= set(group.split()) for group in groups(found.proposed))
