"""What agreement weighs: pieces sum to the bits, every sentence is true of both sides, rare says more than common."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.holdings.people import BORN, CODE, HOME, PACK, PHONE, held
from wayhome.holdings import ranking, weighing
from wayhome.holdings.asking import Asked
from wayhome.holdings.comparing import Point, born_level, one_digit_out
from wayhome.holdings.levels import LEVELS, Field
from wayhome.holdings.linkage_pack import LinkagePack
from wayhome.holdings.names import plain
from wayhome.holdings.naming.sounds import sound
from wayhome.holdings.places import home_level
from wayhome.holdings.ranking import compare, rank
from wayhome.holdings.rarity import NOTHING_COUNTED, Kind, Rarity
from wayhome.holdings.records import HeldRecord, Person, Sex
from wayhome.holdings.saying import BORN as BORN_WORDS
from wayhome.holdings.saying import NAMED, OTHERS
from wayhome.holdings.weighing import Weighed


@dataclass(frozen=True)
class Counted:
    """Counts as an index has them."""

    records: int
    counts: Mapping[tuple[Kind, str], int] = field(default_factory=dict)

    def having(self, kind: Kind, value: str) -> int | None:
        """Return how many records have a value; None where nobody counted."""
        return self.counts.get((kind, value))


GIVEN = st.sampled_from(
    ["Isla", "Ila", "Ayla", "Mohammed Yusuf", "Mohamed", "Dan", "Daniel", "J", "Van Duc", "Żofia", ""]
)
FAMILY = st.sampled_from(
    ["Redfearn", "Redfern", "Karim", "KAREEM", "Okonjo-Pratt", "Pratt", "Nguyen", "Al-Haddadin", ""]
)
DATES = st.sampled_from([None, BORN, date(2011, 1, 1), date(2010, 3, 15), date(1979, 4, 2), date(2011, 12, 8)])
PEOPLE = st.builds(
    Person,
    given_name=GIVEN,
    family_name=FAMILY,
    also_known_as=st.sampled_from([(), ("Danny",), ("JP",), ("Sasha H", "Mo")]),
    birth_date=DATES,
    sex=st.sampled_from(["female", "male", "not_stated"]),
    address=st.sampled_from(["", HOME, "31 Quarry Road", "Flat 2, 9 Mill Lane", "withheld"]),
    postcode=st.sampled_from(["", CODE, "EM4 7AA"]),
    phones=st.sampled_from([(), (PHONE,), ("+44 7700 900163", "07700 900999"), ("07700 900164",)]),
    vehicles=st.sampled_from([(), ("AK92 RBX",), ("AK92 R8X",), ("92RBX",)]),
    emails=st.sampled_from([(), ("isla.red@example.org",), ("isla.red@example.com",)]),
    handles=st.sampled_from([(), ("@isla_r",), ("isla r",)]),
    identifiers=st.sampled_from([(), ("nhs 943 476 5919",), ("nhs 943 476 5870",)]),
    school=st.sampled_from(["", "Marl Lane Academy", "Marl Lane", "Hopper High School"]),
    placement=st.sampled_from(["", "Rowan Lodge", "Larkrise House"]),
    parents=st.sampled_from([(), ("Karen Redfearn",), ("Redfern Karen",), ("Omar Karim",)]),
)


def asked_of(person: Person) -> Asked:
    """Return a question about a person with all that is known of them."""
    return Asked(
        name=person.name,
        also_known_as=person.also_known_as,
        birth_date=person.birth_date,
        sex=person.sex,
        address=person.address,
        postcode=person.postcode,
        phones=person.phones,
        vehicles=person.vehicles,
        emails=person.emails,
        handles=person.handles,
        identifiers=person.identifiers,
        school=person.school,
        placement=person.placement,
        parents=person.parents,
    )


@given(one=PEOPLE, other=PEOPLE)
def test_the_pieces_sum_to_the_bits_and_every_sentence_is_of_what_both_sides_say(one: Person, other: Person):
    record = HeldRecord(id="R-1", system="crime", person=other)

    for found in rank(asked_of(one), [record], pack=PACK):
        compared = compare(asked_of(one), record, pack=PACK)
        assert compared is not None
        assert found.bits == pytest.approx(sum(piece.bits for piece in found.pieces), abs=1e-9)
        assert found.bits == pytest.approx(compared.bits, abs=1e-9)
        assert all(piece.words and piece.words[0].isupper() for piece in found.pieces)
        assert all(piece.level in LEVELS[piece.field] for piece in found.pieces)
        for piece in found.pieces:
            _is_true(piece.field, piece.level, piece.words, one, other)


def _is_true(name: str, level: str, words: str, one: Person, other: Person) -> None:
    """Check a sentence against the two sides by hand, without the code that made it."""
    if name == "born":
        assert one.birth_date is not None
        assert other.birth_date is not None
        assert (level == "same") == (one.birth_date == other.birth_date)
        assert f"{other.birth_date:%-d %b %Y}" in words
        assert level == "same" or f"{one.birth_date:%-d %b %Y}" in words
    if name in ("given", "family") and level == "same":
        said = plain(words.partition(", ")[2].partition(" (")[0])
        assert said in plain(one.name + " " + " ".join(one.also_known_as)).replace("-", " ").split()
        assert said in plain(other.name + " " + " ".join(other.also_known_as)).replace("-", " ").split()
    if name == "sex":
        assert (level == "same") == (one.sex == other.sex)


@given(person=PEOPLE)
def test_nothing_is_certain_without_something_that_is_the_persons_own(person: Person):
    asked = replace(asked_of(person), birth_date=None, emails=(), handles=(), identifiers=())

    for one in rank(asked, [HeldRecord(id="R-1", system="crime", person=person)], pack=PACK):
        assert one.tier != "certain"


def test_a_rare_name_weighs_more_than_a_common_one():
    rare = compare(Asked(name="Isla Redfearn"), held("Isla Redfearn"), pack=PACK)
    common = compare(Asked(name="Mohammed Khan"), held("Mohammed Khan"), pack=PACK)

    assert rare is not None
    assert common is not None
    assert rare.bits > common.bits + 5


def test_what_was_counted_here_goes_before_what_the_pack_takes_for_usual():
    asked, record = Asked(name="Isla Redfearn"), held("Isla Redfearn")
    counts: dict[tuple[Kind, str], int] = {("part", sound("redfearn")): 20_000}

    usual = compare(asked, record, pack=PACK, rarity=NOTHING_COUNTED)
    many = compare(asked, record, pack=PACK, rarity=Counted(100_000, counts))

    assert usual is not None
    assert many is not None
    assert many.bits < usual.bits - 5
    assert "Same surname, Redfearn (20,000 of 100,000 records here)" in [piece.words for piece in many.pieces]


def test_two_names_that_go_together_here_weigh_no_more_than_how_many_have_both():
    asked, record = Asked(name="Isla Redfearn"), held("Isla Redfearn")
    both = " ".join(sorted((sound("isla"), sound("redfearn"))))

    one = compare(asked, record, pack=PACK, rarity=Counted(100_000, {("name", both): 805}))

    assert one is not None
    assert one.bits == pytest.approx(6.966, abs=0.01)  # 100,000 over 800
    assert "Same surname, Redfearn (both names together 805 of 100,000 records here)" in [p.words for p in one.pieces]


def test_a_phone_that_a_whole_home_has_weighs_less():
    asked, record = Asked(name="Isla Redfearn", phones=(PHONE,)), held(phones=(PHONE,))

    few = compare(asked, record, pack=PACK, rarity=Counted(10_000_000, {("phone", "07700900163"): 12}))
    hub = compare(asked, record, pack=PACK, rarity=Counted(10_000_000, {("phone", "07700900163"): 4_000}))

    assert few is not None
    assert hub is not None
    assert hub.bits < few.bits - 5
    assert any("4,000 records here have it" in piece.words for piece in hub.pieces)


def test_the_more_people_are_held_the_less_likely_it_is_that_one_of_them_is_meant():
    asked, record = Asked(name="Mohammed Khan", birth_date=BORN), held("Mohammed Khan", born=BORN)

    few = compare(asked, record, pack=PACK)
    many = compare(asked, record, pack=PACK, rarity=Counted(10_000_000))

    assert few is not None
    assert many is not None
    assert few.standing.sum.posterior > many.standing.sum.posterior
    assert few.bits == many.bits


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        (BORN, BORN, "same"),
        (date(2011, 3, 5), date(2011, 5, 3), "swapped"),
        (BORN, date(2012, 3, 15), "year_out"),
        (BORN, date(2011, 1, 1), "year"),
        (BORN, date(2011, 3, 16), "one_part"),
        (BORN, date(2001, 3, 15), "one_part"),
        (BORN, date(1999, 3, 15), "different"),
        (BORN, date(2011, 4, 16), "different"),
    ],
)
def test_birth_dates_agree_at_the_first_level_that_holds(one: date, other: date, level: str):
    assert born_level(one, other) == born_level(other, one) == level


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("07700900163", "07700900164", True),
        ("07700900163", "07700900136", True),
        ("07700900163", "07700900963", True),
        ("07700900163", "07700900945", False),
        ("0770090016", "07700900163", False),
        ("900163", "900164", False),
    ],
)
def test_phones_are_one_digit_apart_or_two_that_changed_places(one: str, other: str, apart: bool):
    assert one_digit_out(one, other) is one_digit_out(other, one) is apart


@pytest.mark.parametrize(
    ("other", "level"),
    [
        ((HOME, CODE), "same"),
        (("30 Quarry Rd", ""), "same"),
        ((HOME, "EM4 9ZZ"), "street"),
        (("", CODE), "postcode"),
        (("31 Quarry Road", CODE), "postcode"),
        (("9 Mill Lane", "EM1 1AA"), "different"),
        (("withheld", ""), ""),
    ],
)
def test_addresses_agree_by_number_street_and_postcode(other: tuple[str, str], level: str):
    assert home_level(("30", "em46lt", "quarry"), other) == level


def test_every_level_has_a_sentence():
    said: dict[Field, Mapping[str, str]] = {"given": NAMED, "family": NAMED, "born": BORN_WORDS, **OTHERS}

    for name, levels in LEVELS.items():
        assert set(levels) <= set(said[name]), name


SEXES: tuple[Sex, ...] = ("female", "male")


@pytest.mark.parametrize("sex", SEXES)
def test_sex_weighs_little_when_it_agrees_and_much_when_it_does_not(sex: Sex):
    asked = Asked(name="Isla Redfearn", birth_date=BORN, sex="female")
    person = replace(held(born=BORN).person, sex=sex)

    one = compare(asked, HeldRecord(id="R", system="crime", person=person), pack=PACK)

    assert one is not None
    (piece,) = [piece for piece in one.pieces if piece.field == "sex"]
    assert piece.words == ("Both female" if sex == "female" else "Male on this record, female as asked")
    assert (0 < piece.bits <= 1) if sex == "female" else piece.bits < -4


def test_of_a_record_with_another_name_that_nothing_ties_no_more_is_compared(monkeypatch: pytest.MonkeyPatch):
    asked = Asked(name="Isla Redfearn", birth_date=BORN, phones=(PHONE,))
    monkeypatch.setattr(ranking, "of_themselves", None)  # whoever looked at more would call it

    assert compare(asked, held("Marlon Tate", born=BORN), pack=PACK) is None


def test_what_a_name_weighs_is_worked_out_once_for_all_records_of_a_search(monkeypatch: pytest.MonkeyPatch):
    points: list[Point] = []
    by_how_common = weighing._by_how_common

    def noted(point: Point, pack: LinkagePack, rarity: Rarity) -> Weighed:
        points.append(point)
        return by_how_common(point, pack, rarity)

    monkeypatch.setattr(weighing, "_by_how_common", noted)
    rank(Asked(name="Isla Redfearn"), [held(reference=f"R-{at}") for at in range(9)], pack=PACK)

    assert len(points) == len(set(points)) > 0
