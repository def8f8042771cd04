"""What a search proves: that nothing came back says something of a system only where it was asked by its own keys."""

from collections.abc import Callable, Iterable, Mapping

from wayhome.holdings.asking import Asked
from wayhome.holdings.keys import Wider, as_it_is, keys_asked, keys_of_person
from wayhome.holdings.names import every_part
from wayhome.holdings.records import Person
from wayhome.holdings.systems import Way

OTHER_NAME = "Asked only with a name that the record does not know; ask with the child’s own."
NO_NAME = "No name was asked, and this system is searched by one."
NO_AGE = "No birth date or age was asked with the name."
NOT_ASKED: Mapping[tuple[Way, ...], str] = {
    ("address", "phone"): "No address with its house number, and no telephone number, was asked.",
    ("address",): "No address with its house number was asked.",
    ("vehicle",): "No registration mark was asked.",
}
UNPROVED = (OTHER_NAME, NO_NAME, NO_AGE, *NOT_ASKED.values())


def unproved(asked: Asked, ways: tuple[Way, ...], *, names: Iterable[str], wider: Wider = as_it_is) -> str:
    """Say why a search does not answer for a system; empty where it was asked by what that system is searched by.

    ``names`` are those by which the record knows the child. Where another name was asked, what came back is of another
    person, whatever else it was asked with. ``wider`` says which short forms and spellings were looked for with a name.
    """
    by_name = bool(every_part(asked.name, *asked.also_known_as))
    own = by_name and any(_is_form_of(asked, name, wider) for name in names)
    if any(ASKED_BY[way](asked) for way in ways):
        return OTHER_NAME if by_name and not own else ""
    if "person" not in ways:
        return NOT_ASKED[ways]
    if not by_name:
        return NO_NAME
    return NO_AGE if own else OTHER_NAME


def _is_form_of(asked: Asked, name: str, wider: Wider) -> bool:
    """Say whether a record under a child's name would be found by the name that is asked.

    Of a name of several parts two have to agree: one alone is looked for only where nothing else is asked.
    """
    parts = every_part(name)
    kind = "name " if len(parts) > 1 else "part "
    given, _, family = name.strip().rpartition(" ")
    held = keys_of_person(Person(given_name=given, family_name=family))
    said = keys_asked(Asked(name=asked.name, also_known_as=asked.also_known_as), wider)
    return any(key.startswith(kind) for key in held & said)


def _person(asked: Asked) -> bool:
    return bool(every_part(asked.name, *asked.also_known_as)) and bool(asked.birth_date or asked.born_about)


def _kinds(asked: Asked) -> set[str]:
    """Return what an address, phones and vehicles can be found by; one that cannot be read is found by nothing."""
    return {key.partition(" ")[0] for key in keys_asked(asked)}


ASKED_BY: Mapping[Way, Callable[[Asked], bool]] = {
    "person": _person,
    "phone": lambda asked: "phone" in _kinds(asked),
    "address": lambda asked: bool({"home", "street"} & _kinds(asked)),
    "vehicle": lambda asked: "vehicle" in _kinds(asked),
}
