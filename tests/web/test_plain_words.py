"""What pages say in plain words: codes, who did something, dates, and where in the product a page stands."""

import re
from datetime import timedelta

import pytest

from tests.web.borough import AT_NOW, NOW
from tests.web.conftest import SignedIn
from wayhome.access.actors import Role
from wayhome.application.entering import enter_all
from wayhome.cli.borough.telling import borough
from wayhome.packs import load
from wayhome.web.presenting.called import question_asked
from wayhome.web.presenting.catalogue import catalogue, in_plain_words
from wayhome.web.presenting.entries import said_whole
from wayhome.web.wiring import Wiring


def test_an_entry_is_found_under_cases_in_the_navigation(parts: Wiring, signed_in: SignedIn):
    page = signed_in(Role.SUPERVISOR).get("/entries/EM-1047-003/").content.decode()

    assert re.search(r'href="/cases/" aria-current="true"', page)


def test_a_line_of_enquiry_is_said_in_the_plain_words_of_the_rulebook():
    pack = load("england-wales-2026.1")

    said = in_plain_words("Line of enquiry ML-07 was raised", pack)

    assert said == "Line of enquiry ML-07 (accounts, messages and games online) was raised"
    assert in_plain_words("Line of enquiry EL-98 was raised", pack) == "Line of enquiry EL-98 was raised"


@pytest.mark.parametrize("key", ["why_worried", "own_wishes", "done_to_trace", "missing_before", "phone"])
def test_a_question_that_is_to_be_settled_is_called_as_it_is_asked(key: str):
    pack = load("england-wales-2026.1")

    said = in_plain_words(f"Find out what nobody could answer: {key}", pack)

    assert said == f"Find out what nobody could answer: “{question_asked(key, pack)}”"
    assert question_asked(key, pack).endswith("?")


def test_every_line_of_enquiry_of_the_catalogue_has_plain_words():
    known = catalogue(load("england-wales-2026.1"))

    assert {f"ML-{number:02}" for number in range(1, 31)} <= set(known)
    assert all("·" not in words and words == words.strip() for words in known.values())


def test_who_reviewed_is_of_the_rank_that_the_entry_names():
    ranks = {"PS": "sergeant", "DS": "sergeant", "Insp": "inspector", "DI": "inspector", "Supt": "superintendent"}
    reviews = [
        draft
        for entry in borough(NOW)
        for draft in entry.drafts
        if draft.fact.event_type.name in ("missing.reviewed", "investigation.reviewed")
    ]

    assert reviews
    for draft in reviews:
        assert ranks[draft.actor.split()[0]] == draft.fact.body()["by"], draft.id


def test_an_entry_of_another_year_names_its_year(empty_parts: Wiring, signed_in: SignedIn):
    told = [entry for entry in borough(NOW - timedelta(days=400)) if entry.record in ("C-112", "EM-1030")]
    enter_all(told, ledger=empty_parts.ledger, supplies=AT_NOW)
    client = signed_in(Role.SUPERVISOR)

    entry, case = (client.get(path).content.decode() for path in ("/entries/EM-1030-001/", "/cases/EM-1030/duties/"))

    dates = re.findall(r"\b\d{1,2} (?:Sep|Oct|Nov|September|October|November)\b(.{5})", entry + case)
    assert dates
    assert {year for year in dates if not year.startswith(" 2025")} == set()


def test_a_power_is_called_by_its_title_and_one_that_no_rulebook_lists_keeps_its_code() -> None:
    pack = load("england-wales")
    said = in_plain_words("A means of disruption, DP-S59, was considered", pack)

    assert said == f"A means of disruption, {pack.powers['DP-S59'].title}, was considered"
    assert in_plain_words("DP-NOBODYS", pack) == "DP-NOBODYS"


def test_why_an_act_is_owed_says_who_was_missing_and_which_time_is_which():
    line = "owed because line of enquiry L-1 was raised, due 19:51 on 3 July 2026 at 03:51 on 1 July 2026"

    assert (
        said_whole("owed because reported missing by carer") == "Owed because the child was reported missing by carer"
    )
    assert said_whole(line) == (
        "Owed because line of enquiry L-1 was raised (due 19:51 on 3 July 2026) at 03:51 on 1 July 2026"
    )
