"""Every missing children rule is accounted for: derived and done somewhere, or listed with the reason it is not."""

import re

from django.urls import reverse

from tests.casework.desk import england_wales
from wayhome.cli.reference.done_on import DONE_ON, NO_PAGE, OF_THE_FORCE
from wayhome.cli.reference.missing_rules import missing_rules_page
from wayhome.kernel.ids import SubjectKind
from wayhome.packs import load
from wayhome.web.doing import by_act
from wayhome.web.governing.force import PLACES

BEYOND_CASES = (SubjectKind.FORCE, SubjectKind.PROVIDER, SubjectKind.UNIT, SubjectKind.REPORT)


def test_every_number_stands_on_the_page_with_what_derives_it_or_why_nothing_does() -> None:
    written = missing_rules_page(england_wales().pack)
    assert sorted(set(re.findall(r"^\| (MC-\d\d) ", written, re.MULTILINE))) == [f"MC-{n:02}" for n in range(1, 81)]
    assert "not accounted for" not in written
    assert "80 of 80 are automated." in written


def test_the_pages_it_names_are_those_that_pages_lead_to() -> None:
    of_cases = {act: place.words for act, place in by_act().items() if act in DONE_ON and act not in OF_THE_FORCE}
    assert of_cases == {act: words for act, words in DONE_ON.items() if act not in OF_THE_FORCE}
    assert set(PLACES) >= OF_THE_FORCE


def test_an_act_without_a_page_has_a_reason_and_none_has_both() -> None:
    owed = {rule.act for rule in england_wales().pack.duties.values() if rule.id.startswith("MC-")}
    assert owed == set(DONE_ON) | set(NO_PAGE)
    assert not set(DONE_ON) & set(NO_PAGE)


def test_whatever_the_police_owe_beyond_a_case_has_a_page() -> None:
    rules = england_wales().pack.duties.values()
    owed = {rule.act for rule in rules if rule.scope in BEYOND_CASES and rule.owed_by.agency == "police"}
    assert owed <= set(PLACES)
    assert all(reverse(name) for name in PLACES.values())


def test_what_a_published_report_asks_of_the_force_is_shown_although_it_has_no_page_yet() -> None:
    recommendations = load("recommendations").duties.values()
    assert {rule.scope for rule in recommendations} == {SubjectKind.REPORT}
