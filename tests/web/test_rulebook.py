"""The rulebook's pages: every rule can be read with what it rests on, and a broken pack hides nothing else."""

from tests.web.conftest import SignedIn
from tests.web.html import faults
from wayhome.access.actors import Role
from wayhome.packs import load
from wayhome.web.rulebook.wording import read_at
from wayhome.web.wiring import Wiring

PACK = "/rulebook/examples-2026.1/"


def test_every_rule_of_a_pack_has_a_sound_page_with_its_examples_drawn(parts: Wiring, signed_in: SignedIn):
    client = signed_in(Role.ADMINISTRATOR)

    for rule in load("examples-2026.1").duties.values():
        page = client.get(f"{PACK}{rule.id}/").content.decode()
        assert faults(page) == [], rule.id
        assert page.count("<svg") - 1 == len(rule.examples), rule.id


def test_a_rule_says_what_its_time_rests_on_apart_from_the_duty(parts: Wiring, signed_in: SignedIn):
    page = signed_in(Role.SUPERVISOR).get(f"{PACK}RISK_REVIEW/").content.decode()

    assert "Inspection finding" in page
    assert "Force’s own choice" in page
    assert "Within 12 hours" in page
    assert "Someone reviewed" not in page.split("Met when")[0]


def test_a_source_is_linked_only_to_an_address_of_the_web():
    sources = load("england-wales-2026.1").sources.values()
    ours = [source for source in sources if source.address.startswith("docs/")]

    assert [read_at(source) for source in ours] == [""] * len(ours) != []
    assert {read_at(source) for source in sources} == {""} | {each.address for each in sources if each not in ours}


def test_a_pack_that_does_not_load_says_so_and_hides_no_other(parts: Wiring, signed_in: SignedIn):
    page = signed_in(Role.SUPERVISOR).get("/rulebook/").content.decode()

    assert "This pack does not load" in page
    assert "The obligation table of the public example cases" in page


def test_the_list_of_packs_says_by_which_one_cases_are_judged(parts: Wiring, signed_in: SignedIn):
    assert "Cases are judged by this one." in signed_in(Role.SUPERVISOR).get("/rulebook/").content.decode()


def test_a_rule_that_is_not_there_is_not_found(parts: Wiring, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)

    assert client.get(f"{PACK}NOTHING/").status_code == 404
    assert client.get("/rulebook/nowhere/").status_code == 404
