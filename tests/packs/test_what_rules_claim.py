"""No rule claims more than it rests on: what is ours says so, and what is from memory is never shown as read."""

import re
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from wayhome.kernel.citations import Seen, Strength
from wayhome.packs import available, load
from wayhome.rulebook.checks import bases_of
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.schema import Basis

OURS = re.compile(r"\b(is|are) (ours|our (own|reading|choice))\b")
NOT_OPENED = re.compile(r"\bnot (opened|reached)\b|from memory", re.IGNORECASE)
OWN = (Strength.DESIGN_DEFAULT, Strength.LOCAL_CHOICE)


def bases(pack: Pack) -> Iterator[tuple[str, Basis]]:
    entries: list[tuple[str, BaseModel]] = [*pack.duties.items(), *((floor.id, floor) for floor in pack.floors)]
    for identity, entry in entries:
        yield from ((identity, basis) for basis in bases_of(entry))


@pytest.mark.parametrize("name", available())
def test_what_a_rule_calls_ours_is_never_shown_as_anybody_elses(name: str) -> None:
    for identity, basis in bases(load(name)):
        assert not OURS.search(basis.provision) or basis.strength in OWN, f"{identity}: {basis.provision}"


@pytest.mark.parametrize("name", available())
def test_what_is_from_memory_is_never_shown_as_read(name: str) -> None:
    pack = load(name)
    for identity, basis in bases(pack):
        said = f"{basis.provision} {pack.sources[basis.source].note}"
        assert not NOT_OPENED.search(said) or basis.seen is not Seen.TEXT, f"{identity}: {said}"


@pytest.mark.parametrize("name", available())
def test_what_was_read_in_a_copy_of_a_copy_is_shown_as_read_in_part(name: str) -> None:
    pack = load(name)
    for identity, basis in bases(pack):
        copied = re.search(r"restate|reproduction|press account|secondary copy", pack.sources[basis.source].note)
        assert not copied or basis.seen is not Seen.TEXT, f"{identity}: {pack.sources[basis.source].note}"
