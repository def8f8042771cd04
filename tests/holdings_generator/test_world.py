"""The measure must be right about who is who, or every figure made with it is wrong."""

import re
from itertools import islice

import pytest

from bench.holdings_generator import REPORT, SETTINGS, TUNING, World
from wayhome.holdings.records import HeldRecord

WORLDS = {name: World(setting, 3_000) for name, setting in SETTINGS.items()}
DRAMA = re.compile(r"07700900\d{3}|0207946\d{4}|071\d{8}")


def records(world: World) -> list[HeldRecord]:
    return list(world.records())


@pytest.fixture(params=sorted(WORLDS))
def world(request: pytest.FixtureRequest) -> World:
    return WORLDS[request.param]


def test_one_seed_makes_one_population(world: World) -> None:
    again = World(world.setting, 3_000)

    assert records(again) == records(world)
    assert list(again.queries(20)) == list(world.queries(20))


def test_the_two_settings_share_no_record_and_not_all_names() -> None:
    tuned, reported = (records(World(setting, 3_000)) for setting in (TUNING, REPORT))
    first, other = ({record.person.given_name for record in some} for some in (tuned, reported))

    assert not {record.person for record in tuned} & {record.person for record in reported}
    assert len(first - other) > len(first) / 4


def test_about_as_many_records_come_as_were_asked_for(world: World) -> None:
    assert len(records(world)) == pytest.approx(3_000, rel=0.15)


def test_every_reference_is_of_one_record_and_leads_to_the_person_it_is_about(world: World) -> None:
    held = records(world)

    assert len({record.id for record in held}) == len(held)
    for record in held:
        assert record in [row.record for row in world.rows(world.person(record.id))]


def test_the_truth_of_a_question_is_every_record_of_the_child_and_no_other(world: World) -> None:
    held = records(world)

    for query in world.queries(30):
        theirs = {record.id for record in held if world.relation(query.person, record.id) == "self"}
        assert set(query.truth) == theirs
        assert query.linkable <= theirs


def test_a_record_that_gives_a_true_birth_date_can_be_linked(world: World) -> None:
    held = {record.id: record for record in records(world)}

    for query in world.queries(50):
        for reference, slips in query.truth.items():
            if held[reference].person.birth_date == query.person.born:
                assert reference in query.linkable or "born_false" in slips


def test_whoever_lives_with_a_child_is_said_to_be_what_they_are(world: World) -> None:
    for query in world.queries(50):
        others = [one for one in world._household(query.person.household) if one.number != query.person.number]
        for other in others:
            for row in islice(world.rows(other), 1):
                assert world.relation(query.person, row.record.id) in {"twin", "sibling", "parent", "father_and_son"}


def test_nothing_invented_can_be_anybodys(world: World) -> None:
    for record in records(world):
        for number in record.person.phones:
            assert DRAMA.fullmatch(re.sub(r"\D", "", number.replace("+44", "0"))), number
        assert not record.person.postcode or record.person.postcode.startswith("AK")
        assert all(re.fullmatch(r"[A-Z]{2}9\d [A-Z]{3}", plate) for plate in record.person.vehicles)
        assert all(mail.endswith("@example.org") for mail in record.person.emails)


def test_a_small_world_refuses_more_questions_than_it_has_children_for(world: World) -> None:
    with pytest.raises(ValueError, match="too few children"):
        next(world.queries(10_000))


def test_as_many_are_asked_about_of_each_naming_group(world: World) -> None:
    asked = [query.person for query in world.balanced(3)]
    groups = [person.group for person in asked]

    assert len({person.number for person in asked}) == len(asked)
    assert all(groups.count(group) <= 3 for group in groups)
    assert groups.count("somali") == groups.count("british_irish") == 3
