"""Help: every page has its own, in words that do no harm; the glossary is the documentation's; guides are put away."""

import tomllib
from pathlib import Path

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from tests.administering.conftest import read
from tests.web.addresses import ADDRESSES
from tests.web.conftest import SignedIn
from tests.web.html import outline
from tests.web.test_house import NEVER
from wayhome.access.actors import TO_BE_GIVEN, Role
from wayhome.web.glossary import explained, parts
from wayhome.web.guides import guide_to
from wayhome.web.helping.help import help_for
from wayhome.web.wiring import Wiring

HELPING = Path(__file__).parents[2] / "src" / "wayhome" / "web" / "helping"
TOLD = tomllib.loads((HELPING / "help.toml").read_text("utf-8"))["page"]
GLOSSARY = Path(__file__).parents[2] / "docs" / "glossary.md"


def test_every_address_has_its_help():
    """A page that is new needs an entry in helping/help.toml, or a place in the table of acts."""
    without = sorted({address.name for address in ADDRESSES if help_for(address.name) is None})

    assert without == []


def test_no_page_has_two_helps_and_none_is_for_a_page_that_is_gone():
    names = [name for page in TOLD for name in page["names"]]

    assert len(names) == len(set(names))
    assert sorted(set(names) - {str(name) for name in get_resolver().reverse_dict if isinstance(name, str)}) == []


def test_help_says_of_each_page_what_it_is_for_what_to_do_and_what_follows():
    for page in TOLD:
        for part in ("for", "first", "next"):
            assert page[part].endswith("."), page["names"]
            assert len(page[part]) < 260, page["names"]


def test_each_word_that_help_explains_stands_in_the_glossary():
    wanted = {word for page in TOLD for word in page["words"]} | {"Duty"}

    assert wanted - {term.word for term in explained(tuple(wanted))} == set()


def test_the_glossary_is_the_documentations_own():
    written = [line for line in GLOSSARY.read_text("utf-8").splitlines() if line.startswith("| ")]
    rows = [line for line in written if not line.startswith(("| word", "| ---"))]

    assert sum(len(part.terms) for part in parts()) == len(rows)


def test_help_says_nothing_that_blames_a_child():
    text = "\n".join(path.read_text("utf-8").lower() for path in HELPING.glob("*.toml"))

    assert [words for words in NEVER if words in text] == []


@pytest.mark.parametrize("role", TO_BE_GIVEN, ids=lambda role: role.key)
def test_every_role_has_five_first_things_on_pages_it_may_open(role: Role, parts: Wiring, signed_in: SignedIn):
    client = signed_in(role)
    guide = guide_to(role)

    assert len(guide.steps) == 5
    refused = [step.href for step in guide.steps if client.get(step.href).status_code not in (200, 302)]
    assert refused == []


def test_a_guide_stands_on_the_first_page_until_it_is_put_away(parts: Wiring, signed_in: SignedIn):
    client = signed_in(Role.INSPECTOR)
    assert "Duty inspector: first things first" in read(client.get("/"))

    page = client.post(reverse("help-away", args=["inspector"]), follow=True)

    assert "first things first" not in read(page)
    assert "Duty inspector: first things first" in read(client.get("/help/"))


def test_every_page_leads_to_its_own_help(parts: Wiring, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)

    assert "/help/page/cases/" in outline(client.get("/cases/").content.decode()).links
    assert "What this page is for Every case you may read" in read(client.get("/help/page/cases/"))


def test_the_page_of_one_act_says_who_may_do_it(parts: Wiring, signed_in: SignedIn):
    words = read(signed_in(Role.SUPERVISOR).get("/help/page/approve-grade/"))

    assert "It is for people who hold one of these roles: duty inspector, superintendent or above." in words


def test_help_for_a_page_that_is_not_ours_is_not_there(parts: Wiring, signed_in: SignedIn):
    assert signed_in(Role.SUPERVISOR).get("/help/page/nowhere/").status_code == 404


def test_nobody_reads_help_who_is_not_signed_in(db: None, client: Client):
    assert client.get("/help/").status_code == 302
