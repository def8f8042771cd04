"""Every address of the product, walked: nothing is served that is not marked, listed, permitted and logged."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from tests.web.addresses import ADDRESSES, VARIANTS, Address
from tests.web.conftest import SignedIn
from tests.web.html import faults, outline
from wayhome.access.actors import Role
from wayhome.web.wiring import Wiring

SIGNED_IN = [address for address in ADDRESSES if address.role]


def patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from patterns(one)
        else:
            yield one


def each(*addresses: Address) -> pytest.MarkDecorator:
    """Run a test for each of some addresses."""
    return pytest.mark.parametrize("address", addresses, ids=[address.path for address in addresses])


def served() -> dict[str, str]:
    """Return what each address is marked as showing."""
    return {str(one.name): getattr(one.callback, "shows", "") for one in patterns(get_resolver())}


def records_linked(html: str) -> set[str]:
    """Return every record that a page leads to."""
    paths = (link.partition("?")[0] for link in outline(html).links if link.startswith("/cases/"))
    return {record for path in paths if (record := resolve(path).kwargs.get("record"))}


def ask(client: Client, address: Address):
    return client.post(address.path) if address.sends else client.get(address.path)


def test_every_page_is_marked_with_whether_it_shows_records():
    unmarked = [name for name, shows in served().items() if shows not in ("records", "no record")]

    assert unmarked == []


def test_every_page_is_in_the_list_that_tests_walk():
    listed = {address.name for address in ADDRESSES}

    assert set(served()) == listed


@each(*SIGNED_IN)
def test_a_page_asks_for_a_sign_in(address: Address, db: None, client: Client):
    answer = ask(client, address)

    assert answer.status_code == 302
    assert answer.url.startswith("/sign-in/?next=")


@each(*(address for address in (*ADDRESSES, *VARIANTS) if not address.sends and not address.plain))
def test_a_page_is_sound_html(address: Address, parts: Wiring, signed_in: SignedIn):
    client = signed_in(address.role) if address.role else Client()

    answer = ask(client, address)

    page = answer.content.decode()
    assert faults(page) == []
    assert [name for name in parts.reading.names().values() if name in outline(page).title] == []


@each(*ADDRESSES)
def test_a_page_is_answered_for_whoever_may_open_it(address: Address, parts: Wiring, signed_in: SignedIn):
    client = signed_in(address.role) if address.role else Client()

    assert ask(client, address).status_code in (200, 302)


@each(*(address for address in SIGNED_IN if served()[address.name] == "records"))
def test_nothing_is_shown_without_an_entry_in_the_who_looked_log(address: Address, parts: Wiring, signed_in: SignedIn):
    answer = ask(signed_in(address.role or Role.ANALYST), address)

    (look,) = parts.looks.noted(shown=None, actor=None)
    named = records_linked(answer.content.decode(errors="replace"))
    assert named <= set(look.shown)
    assert look.actor == (address.role or Role.ANALYST).key


@each(*(address for address in SIGNED_IN if served()[address.name] == "no record"))
def test_a_page_without_records_leaves_no_entry_and_names_no_child(
    address: Address, parts: Wiring, signed_in: SignedIn
):
    answer = ask(signed_in(address.role or Role.ANALYST), address)

    assert parts.looks.noted(shown=None, actor=None) == []
    assert not [name for name in parts.reading.names().values() if name in answer.content.decode(errors="replace")]


@each(*(address for address in SIGNED_IN if not address.sends and not address.asks))
def test_a_page_that_is_only_read_refuses_to_be_sent_to(address: Address, parts: Wiring, signed_in: SignedIn):
    assert signed_in(address.role or Role.ANALYST).post(address.path).status_code == 405


@each(*(address for address in SIGNED_IN if address.sends))
def test_a_page_that_is_only_sent_to_refuses_to_be_read(address: Address, parts: Wiring, signed_in: SignedIn):
    assert signed_in(address.role or Role.ANALYST).get(address.path).status_code == 405
