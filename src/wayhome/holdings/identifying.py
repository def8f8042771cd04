"""Whether a held record has what somebody noted: a number, a plate, an account, an address or a nickname.

Each is compared as holdings compare them, so that two ways of writing one thing are the same; what is too short to mean
anybody matches nothing. It says what agrees and decides nothing.
"""

import re
from collections.abc import Iterator
from typing import Literal

from wayhome.holdings.asking import Asked
from wayhome.holdings.keys import keys_of_person
from wayhome.holdings.mentions import mentioned, snippet
from wayhome.holdings.names import plain
from wayhome.holdings.places import phone, plate, same_home
from wayhome.holdings.records import HeldRecord, Person

Kind = Literal["nickname", "phone", "vehicle", "handle", "address", "device", "bank_account", "email", "other"]
FEWEST_LETTERS, FEWEST_DIGITS, SHORTEST_HANDLE = 3, 6, 4
CLOSED = "what it says is restricted"
EXACT = ("phone ", "vehicle ", "handle ", "identifier ", "email ", "home ", "street ")
BY_PERSON: tuple[Kind, ...] = ("phone", "vehicle", "handle", "email", "device", "bank_account")
CALLED = {
    "phone": "phone", "vehicle": "registration mark", "handle": "name on line", "email": "e-mail address",
    "address": "address", "device": "device number", "bank_account": "bank account", "nickname": "nickname",
}  # fmt: skip


def compared(kind: Kind, value: str) -> str:
    """Return how a thing is compared, so that two ways of writing it come to one; empty where it means nobody."""
    letters = "".join(filter(str.isalnum, plain(value)))
    match kind:
        case "phone":
            return phone(value)
        case "vehicle":
            return plate(value)
        case "handle":
            return letters if len(letters) >= SHORTEST_HANDLE else ""
        case "email":
            return plain(value).strip() if "@" in value else ""
        case "device" | "bank_account":
            return letters if sum(map(str.isdigit, letters)) >= FEWEST_DIGITS else ""
        case "nickname":
            return " ".join(plain(value).split()) if len(letters) >= FEWEST_LETTERS else ""
        case "address":
            return " ".join(sorted(_keys(kind, value)))
        case _:
            return ""


def asked_with(kind: Kind, value: str) -> Asked | None:
    """Return what is asked of held records; None where nothing can be asked with it."""
    if not compared(kind, value):
        return None
    match kind:
        case "phone":
            return Asked(phones=(value,))
        case "vehicle":
            return Asked(vehicles=(value,))
        case "handle":
            return Asked(handles=(value,))
        case "email":
            return Asked(emails=(value,))
        case "address":
            return Asked(address=value)
        case "nickname":
            return Asked(also_known_as=(value,))
        case _:
            return Asked(identifiers=(value,))


def same_in(kind: Kind, value: str, record: HeldRecord) -> str:
    """Say in words what of a record is the same; empty where nothing is. Of a restricted record no word is shown."""
    wanted = compared(kind, value)
    if not wanted:
        return ""
    if any(_agree(kind, value, each) for each in _of_person(kind, record.person)):
        return f"Its {CALLED[kind]} is the same"
    said = _in_text(kind, value, record)
    if said:
        return f"It mentions the same {CALLED[kind]}; {CLOSED}" if record.restricted_to else said
    return ""


def keys_to(kind: Kind, value: str) -> frozenset[str]:
    """Return the keys under which a record that has the same is found; ``same_in`` says whether it truly has."""
    wanted = compared(kind, value)
    if not wanted:
        return frozenset()
    if kind == "address":
        return _keys(kind, value)
    return frozenset({f"{kind} {wanted.split()[0] if kind == 'nickname' else wanted}"})


def keys_in(record: HeldRecord) -> frozenset[str]:
    """Return every key under which a record is found by what somebody may have noted; made once for each record."""
    persons = (record.person, *(one.person for one in mentioned(record)))
    things = (f"{kind} {said}" for person in persons for kind in BY_PERSON for said in _compared_of(kind, person))
    homes = (key for person in persons for key in keys_of_person(Person(address=_home(person))))
    said = (*record.person.also_known_as, record.person.name, *record.associates, record.text)
    named = (f"nickname {word}" for words in said for word in re.findall(r"\w+", plain.__wrapped__(words)))
    return frozenset((*things, *(key for key in homes if key.startswith(EXACT)), *named))


def _compared_of(kind: Kind, person: Person) -> Iterator[str]:
    yield from filter(None, (compared(kind, each) for each in _of_person(kind, person)))


def _home(person: Person) -> str:
    return f"{person.address} {person.postcode}".strip()


def _in_text(kind: Kind, value: str, record: HeldRecord) -> str:
    if kind == "nickname":
        return _nickname_in(value, record)
    for one in mentioned(record):
        if any(_agree(kind, value, each) for each in _of_person(kind, one.person)):
            return f"Its text has the same {CALLED[kind]}: “{snippet(record.text, one.start, one.end)}”"
    return ""


def _nickname_in(value: str, record: HeldRecord) -> str:
    wanted = compared("nickname", value)
    if any(compared("nickname", each) == wanted for each in record.associates):
        return "It names somebody beside whom it is about by the same nickname"
    found = re.search(rf"(?<!\w){re.escape(value.strip())}(?!\w)", record.text, re.IGNORECASE)
    return f"Its text has the same nickname: “{snippet(record.text, found.start(), found.end())}”" if found else ""


def _agree(kind: Kind, one: str, other: str) -> bool:
    if kind == "address":
        return same_home((one, ""), (other, ""))
    theirs = compared(kind, other)
    return bool(theirs) and compared(kind, one) == theirs


def _of_person(kind: Kind, person: Person) -> Iterator[str]:
    match kind:
        case "phone":
            yield from person.phones
        case "vehicle":
            yield from person.vehicles
        case "handle":
            yield from person.handles
        case "email":
            yield from person.emails
        case "address":
            yield _home(person)
        case "nickname":
            yield from (*person.also_known_as, person.name)
        case _:
            yield from person.identifiers


def _keys(kind: Kind, value: str) -> frozenset[str]:
    person = Person(address=value) if kind == "address" else Person()
    return frozenset(key for key in keys_of_person(person) if key.startswith(EXACT))
