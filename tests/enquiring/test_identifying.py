"""Numbers, plates, accounts and nicknames: the same however they are written, and nobody where they are too short."""

import pytest

from wayhome.holdings.identifying import Kind, asked_with, compared, keys_in, keys_to, same_in
from wayhome.holdings.records import HeldRecord, Person


def held(text: str = "", restricted_to: str = "", associates: tuple[str, ...] = (), **person: object) -> HeldRecord:
    return HeldRecord(
        id="IN-1", system="intelligence", person=Person(**person), text=text, restricted_to=restricted_to,  # type: ignore[arg-type]
        associates=associates,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "noted", "person"),
    [
        ("phone", "07700 900123", {"phones": ("+44 7700 900123",)}),
        ("phone", "+44 (0)7700 900-123", {"phones": ("07700900123",)}),
        ("vehicle", "ab12cde", {"vehicles": ("AB12 CDE",)}),
        ("vehicle", "AB 12 COE", {"vehicles": ("AB12 C0E",)}),
        ("handle", "@Smokey_D1", {"handles": ("smokey.d1",)}),
        ("email", "Smokey@Example.org ", {"emails": ("smokey@example.org",)}),
        ("bank_account", "12-34-56 12345678", {"identifiers": ("123456 12345678",)}),
        ("nickname", "Smokey", {"also_known_as": ("SMOKEY",)}),
        ("address", "14 Quarry Road, AK1 2BC", {"address": "14 Quarry Rd", "postcode": "AK1 2BC"}),
    ],
)
def test_two_ways_of_writing_one_thing_are_the_same(kind: Kind, noted: str, person: dict[str, object]):
    record = held(**person)  # type: ignore[arg-type]

    assert same_in(kind, noted, record).endswith("is the same")
    assert not keys_to(kind, noted).isdisjoint(keys_in(record))


@pytest.mark.parametrize(
    ("kind", "noted", "person"),
    [
        ("phone", "07700 900123", {"phones": ("07700 900124",)}),
        ("vehicle", "AB12 CDE", {"vehicles": ("AB12 CDF",)}),
        ("email", "a@example.org", {"emails": ("a@example.com",)}),
        ("nickname", "Smokey", {"also_known_as": ("Smokey Joe Brand",)}),
        ("address", "14 Quarry Road, AK1 2BC", {"address": "15 Quarry Road", "postcode": "AK1 2BC"}),
    ],
)
def test_what_differs_is_not_the_same(kind: Kind, noted: str, person: dict[str, object]):
    assert same_in(kind, noted, held(**person)) == ""  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "noted"),
    [
        ("phone", "999"), ("phone", "900123"), ("vehicle", "AB1"), ("handle", "@jd"), ("nickname", "D"),
        ("bank_account", "12345"), ("email", "smokey"), ("address", "Quarry Road"), ("other", "a red cap"),
    ],
)  # fmt: skip
def test_what_is_too_short_to_mean_anybody_matches_nothing(kind: Kind, noted: str):
    same = held(phones=(noted,), vehicles=(noted,), handles=(noted,), also_known_as=(noted,), address=noted, text=noted)

    assert (compared(kind, noted), asked_with(kind, noted), same_in(kind, noted, same)) == ("", None, "")


def test_a_text_that_mentions_it_says_so_in_its_own_words():
    record = held("He rings her from 07700 900123 at night.")
    said = same_in("phone", "07700900123", record)

    assert not keys_to("phone", "07700900123").isdisjoint(keys_in(record))

    assert said == "Its text has the same phone: “He rings her from 07700 900123 at night.”"


def test_a_nickname_is_found_in_a_text_only_as_a_whole_word():
    assert same_in("nickname", "Smokey", held("Known as SMOKEY to the others."))
    assert same_in("nickname", "Smokey", held("The smokeyest room in town.")) == ""


def test_a_nickname_of_two_words_is_found_by_its_first():
    record = held("They call him Big Dee.")

    assert same_in("nickname", "big dee", record)
    assert not keys_to("nickname", "big dee").isdisjoint(keys_in(record))


def test_of_a_restricted_record_no_word_is_shown():
    said = same_in("phone", "07700900123", held("He rings her from 07700 900123.", restricted_to="command"))

    assert said == "It mentions the same phone; what it says is restricted"
