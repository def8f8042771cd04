"""Held records and questions in the plain columns that the other ways of finding work on, the same for each."""

import json
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from wayhome.holdings.asking import Asked
from wayhome.holdings.records import HeldRecord, Person

SOUNDS = {letter: code for code, some in enumerate(("bfpv", "cgjkqsxz", "dt", "l", "mn", "r"), 1) for letter in some}


def write(records: Iterable[HeldRecord], path: Path) -> int:
    """Write records as JSON Lines and return how many."""
    many = 0
    with path.open("w", encoding="utf-8") as out:
        for many, record in enumerate(records, 1):  # noqa: B007 - how many there were is what comes back
            out.write(json.dumps({"id": record.id, **columns(record.person)}) + "\n")
    return many


def columns(person: Person) -> dict[str, str | None]:
    """Return a person in plain columns: lower case, no accents, digits alone; None for what is not said."""
    parts = tokens(person.name)
    given = tokens(person.given_name) if person.family_name else parts[:-1] or parts
    family = tokens(person.family_name) or (parts[-1:] if len(parts) > 1 else [])
    told = {
        "name": " ".join(parts),
        "given": given[0] if given else "",
        "family": "".join(family),
        "given_sound": soundex(given[0]) if given else "",
        "family_sound": soundex("".join(family)),
        "born": str(person.birth_date or ""),
        "phone": digits(person.phones[0]) if person.phones else "",
        "postcode": person.postcode.replace(" ", "").upper(),
    }
    return {name: value or None for name, value in told.items()}


def asked(question: Asked) -> dict[str, str | None]:
    """Return a question in the same columns."""
    return columns(question.person)


def tokens(name: str) -> list[str]:
    """Return the parts of a name in lower case without accents."""
    kept = unicodedata.normalize("NFKD", name.lower())
    return "".join(one if one.isalpha() else " " for one in kept if not unicodedata.combining(one)).split()


def digits(phone: str) -> str:
    """Return a phone number as it is dialled at home."""
    return "".join(filter(str.isdigit, phone.replace("+44", "0")))


def soundex(word: str) -> str:
    """Return the Soundex code of a word, as the census had it."""
    coded = [(SOUNDS.get(letter, 0), letter) for letter in word.lower() if letter not in "hw"]
    codes = [code for code, _ in groupby(code for code, _ in coded)]
    return (word[:1].upper() + "".join(str(code) for code in codes[1:] if code) + "000")[:4] if word else ""


def lines(path: Path) -> Iterator[dict[str, str | None]]:
    """Yield what was written, for scripts that run elsewhere."""
    with path.open(encoding="utf-8") as written:
        yield from map(json.loads, written)
