"""Which records are about one person: names that agree and something shared; else each stands alone and says so."""

from datetime import date

import pytest

from tests.holdings.people import PACK
from wayhome.holdings.network import Thing
from wayhome.holdings.one_person import same_name
from wayhome.holdings.persons import KnownAs, Persons
from wayhome.holdings.records import HeldRecord, Person

ISLA = KnownAs(thing=Thing(key="child:C-1", kind="child", name="Isla Redfearn"), names=("Isla Redfearn",))
SKYE = KnownAs(thing=Thing(key="child:C-2", kind="child", name="Skye Anderton", case="C-2"), names=("Skye Anderton",))
OWN = HeldRecord(
    id="R-1", system="missing", person=Person(given_name="Isla", family_name="Redfearn"), associates=("Dex",)
)
ON = date(2026, 11, 24)


def record(reference: str, name: str, **more: object) -> HeldRecord:
    given, _, family = name.rpartition(" ")
    person = Person(given_name=given, family_name=family, **more)  # type: ignore[arg-type]
    return HeldRecord(id=reference, system="custody", person=person)


def persons(*records: HeldRecord, **more: object) -> Persons:
    given: dict[str, object] = {"children": (), **more}
    return Persons(records=(OWN, *records), centre=ISLA, own=frozenset({"R-1"}), on=ON, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("Dexter Crowe", "Dexter CROWE", True),
        ("Dex Crowe", "Dexter Crowe", True),
        ("D Crowe", "Dexter Crowe", True),
        ("Crowe Dexter", "Dexter Crowe", True),
        ("Marcus Eldrige", "Marcus Eldridge", True),
        ("Dexter Crowe", "Dexter Marsh", False),
        ("Marlon Crowe", "Dexter Crowe", False),
        ("Dexter", "Dexter Crowe", False),
    ],
)
def test_names_agree_in_two_parts_of_which_one_may_be_cut_short(one: str, other: str, agree: bool):
    assert same_name(one, other) is agree


def test_records_of_one_name_with_one_birth_date_or_phone_are_about_one_person():
    born = date(1995, 2, 14)
    found = persons(
        record("R-2", "Dexter CROWE", birth_date=born, phones=("07700 900160",)),
        record("R-3", "Dex Crowe", phones=("07700900160",)),
        record("R-4", "Dexter Crowe", birth_date=born),
    )

    (dexter,) = found.everybody()
    assert (dexter.name, dexter.kind, found.references(dexter.key)) == ("Dexter Crowe", "adult", ("R-2", "R-3", "R-4"))


def test_a_father_and_son_of_one_name_and_home_are_two():
    home = {"address": "4 Mill Lane", "postcode": "EM1 1AA"}
    found = persons(
        record("R-2", "John Marsh", birth_date=date(1980, 1, 2), **home),
        record("R-3", "John Marsh", birth_date=date(2011, 5, 6), **home),
    )

    assert sorted(thing.kind for thing in found.everybody()) == ["adult", "child"]


def test_a_namesake_with_nothing_else_shared_stands_alone():
    found = persons(record("R-2", "Amy Lee"), record("R-3", "Amy Lee"))

    assert len(found.everybody()) == 2


def test_a_name_beside_the_child_is_the_one_person_who_is_held_under_it():
    found = persons(record("R-2", "Dexter Crowe"))

    assert found.named("D Crowe", ISLA.thing, "R-1").key == "person R-2"


def test_a_name_that_two_people_have_is_taken_for_neither():
    found = persons(record("R-2", "Amy Lee"), record("R-3", "Amy Lee"))

    named = found.named("Amy Lee", ISLA.thing, "R-1")

    assert (named.sure, named.kind) == (False, "person")
    assert named.key not in {thing.key for thing in found.everybody()}


def test_a_name_that_many_have_is_not_the_same_in_two_records():
    found = persons(common=frozenset({"amy lee"}))

    assert found.named("Amy Lee", ISLA.thing, "R-1").key != found.named("Amy Lee", ISLA.thing, "R-2").key


def test_a_first_name_alone_is_somebody_only_where_another_record_of_the_child_ties_them():
    own = HeldRecord(id="R-5", system="missing", person=OWN.person, associates=("Dexter Crowe",))
    tied = Persons(
        records=(OWN, own, record("R-2", "Dexter Crowe")), centre=ISLA, own=frozenset({"R-1", "R-5"}), children=(),
        on=ON,
    )  # fmt: skip
    untied = persons(record("R-2", "Dexter Crowe"))

    assert tied.named("Dex", ISLA.thing, "R-1").key == "person R-2"
    assert not untied.named("Dex", ISLA.thing, "R-1").sure


def test_a_child_of_the_cases_is_known_in_records_by_name_unless_the_record_is_an_adults():
    found = persons(
        record("R-2", "Skye Anderton", birth_date=date(2011, 1, 22)),
        record("R-3", "Skye Anderton", birth_date=date(1971, 1, 22)),
        children=(SKYE,),
    )

    assert found.of_record("R-2") == SKYE.thing
    assert found.of_record("R-3") != SKYE.thing


def test_what_somebody_judged_goes_before_what_agrees():
    born = date(1995, 2, 14)
    alike = (record("R-2", "Dexter Crowe", birth_date=born), record("R-3", "Dexter Crowe", birth_date=born))
    unlike = (record("R-2", "Dexter Crowe"), record("R-3", "Marlon Tate"))
    pair = frozenset({frozenset({"R-2", "R-3"})})

    assert len(persons(*alike, apart=pair).everybody()) == 2
    assert len(persons(*unlike, together=pair).everybody()) == 1
    third = record("R-4", "Marlon Tate", birth_date=born)
    both = persons(alike[0], record("R-3", "Marlon Tate", birth_date=born), third, together=pair)
    assert len(both.everybody()) == 1


def test_a_short_form_and_the_whole_name_with_one_phone_are_one_person_in_one_row():
    phone = {"phones": ("07700 900160",)}
    found = persons(record("R-2", "Bill Marsh", **phone), record("R-3", "William Marsh", **phone), tables=PACK.names)

    (marsh,) = found.everybody()
    assert found.references(marsh.key) == ("R-2", "R-3")
    assert found.named("Billy Marsh", ISLA.thing, "R-1") == marsh


def test_a_short_form_that_a_brother_and_a_sister_may_have_makes_nobody_of_the_two_and_them_not_one():
    born = {"birth_date": date(2010, 5, 3), "address": "4 Mill Lane", "postcode": "EM1 1AA"}
    twins = record("R-2", "Samuel Bell", **born), record("R-3", "Samantha Bell", **born)
    found = persons(*twins, record("R-4", "Sam Bell", **born), tables=PACK.names)

    assert found.of_record("R-2") != found.of_record("R-3")
    assert not persons(*twins, tables=PACK.names).named("Sam Bell", ISLA.thing, "R-1").sure


def test_what_a_persons_own_records_call_them_is_them_and_no_second_row():
    phone = {"phones": ("07700 900160",)}
    marsh = (
        record("R-2", "William Marsh", also_known_as=("Smudge",), **phone), record("R-3", "Smudge Marsh", **phone),
        record("R-4", "Bill Marsh", **phone),
    )  # fmt: skip

    assert len(persons(*marsh, tables=PACK.names).everybody()) == 1


def test_the_childs_own_nickname_is_the_child_in_every_record_that_has_the_whole_name_and_alone_in_their_own():
    own = HeldRecord(
        id="R-1", system="missing",
        person=Person(given_name="Isla", family_name="Redfearn", also_known_as=("Minnow", "Izzy Tarn")),
    )  # fmt: skip
    dexter = record("R-2", "Dexter Crowe")
    found = Persons(records=(own, dexter), centre=ISLA, own=frozenset({"R-1"}), children=(), on=ON, tables=PACK.names)
    him = found.of_record("R-2")
    assert him is not None

    assert found.named("Minnow Redfearn", him, "R-2") == ISLA.thing
    assert found.named("Izzy Tarn", him, "R-2") == ISLA.thing
    assert found.named("Minnow", ISLA.thing, "R-1") == ISLA.thing
    assert not found.named("Minnow", him, "R-2").sure


@pytest.mark.parametrize(("one", "other"), [("Isla Redfearn", "Ayla Redfearn"), ("Amir Khan", "Amira Khan")])
def test_twins_whose_names_sound_alike_are_two_whatever_they_share(one: str, other: str):
    shared = {"birth_date": date(2011, 3, 15), "phones": ("07700 900163",), "address": "30 Quillet Park Road"}
    found = persons(record("R-2", one, **shared), record("R-3", other, **shared))

    assert len(found.everybody()) == 2


def test_one_record_with_day_and_month_changed_over_does_not_make_a_namesake_the_same_person():
    home = {"address": "17 Marl Lane", "phones": ("07700 900151",)}
    found = persons(
        record("R-2", "Yusuf Karim", birth_date=date(2010, 8, 12), **home),
        record("R-3", "Yusuf Karim", birth_date=date(2010, 12, 8), **home),
        record("R-4", "Yusuf Karim", birth_date=date(2010, 12, 8)),
    )

    assert sorted(found.references(thing.key) for thing in found.everybody()) == [("R-2", "R-3"), ("R-4",)]
