"""Every other missing child is at medium; low needs everything confirmed, and an informant's word confirms nothing."""

import pytest

from tests.assess.accounts import CONFIRMED, PACKS, account, come_to, of_age, recorded
from wayhome.duties.assessing.account import Account

REVIEW = {"review_set": "yes"}
SAID_TO_BE_SAFE = {"whereabouts_known": "yes", "contact_since": "yes", "likely_destination_known": "yes"}


@pytest.mark.parametrize("pack", PACKS)
def test_a_child_of_whom_nothing_is_known_is_at_medium(pack):
    assert come_to(Account(at=of_age(15).at), pack).floor == "medium"


def test_care_and_lateness_alone_neither_raise_nor_lower():
    assert come_to(account(facts={"care_status": "looked_after"})).rules == ("M1",)


@pytest.mark.parametrize("pack", PACKS)
def test_an_informant_who_denies_everything_and_says_where_the_child_is_lowers_nothing(pack):
    denied = dict.fromkeys(("self_harm_suicide", "medical_need", "exploitation_concern", "with_adult_of_concern"), "no")

    assert come_to(account(facts=dict(REVIEW), **SAID_TO_BE_SAFE, **denied), pack).floor == "medium"


def test_confirmed_with_a_checked_adult_and_a_time_to_look_again_may_be_low():
    assessed = come_to(account(*map(recorded, CONFIRMED), facts=dict(REVIEW)))

    assert (assessed.floor, assessed.rules) == ("low", ("L1",))
    assert [one.code for one in assessed.mitigators] == list(CONFIRMED)


@pytest.mark.parametrize("missing", CONFIRMED)
def test_each_thing_that_low_asks_for_is_needed(missing):
    rest = [recorded(code) for code in CONFIRMED if code != missing]

    assert come_to(account(*rest, facts=dict(REVIEW))).rules == ("M1",)


def test_without_a_time_to_look_again_it_is_medium():
    assert come_to(account(*map(recorded, CONFIRMED))).rules == ("M1",)


@pytest.mark.parametrize(
    "unsure",
    [
        {"about": "unknown"},
        {"about": "someone_else"},
        {"recency": "unknown"},
        {"recency": "past"},
        {"source": "narrative"},
    ],
)
@pytest.mark.parametrize("code", CONFIRMED)
def test_what_speaks_for_safety_counts_only_from_a_record_of_this_child_as_things_are_now(code, unsure):
    told = [recorded(one, **(unsure if one == code else {})) for one in CONFIRMED]
    assessed = come_to(account(*told, facts=dict(REVIEW)))

    assert assessed.rules == ("M1",)
    assert code not in {one.code for one in assessed.mitigators}


def test_a_young_child_stays_at_high_until_the_record_itself_says_found():
    safe = [recorded(code) for code in CONFIRMED]

    assert come_to(account(*safe, facts={"age": 10, **REVIEW})).rules == ("H1",)
