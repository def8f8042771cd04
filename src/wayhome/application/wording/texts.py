"""Texts that are read in bulk: one entry each, with where it stands and, where it is known, which unit wrote it.

Who wrote an entry is never read: rates are of units and roles, and no person is scored.
"""

from dataclasses import dataclass
from typing import Any

from wayhome.application.json_lines import identity_of, json_object
from wayhome.application.mistakes import Mistake, Noted, Place, shown

WHAT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Under which names a file gives what it gives: the texts, and the unit and role that wrote them."""

    texts: tuple[str, ...] = ("text",)
    unit: str = "unit"
    role: str = "role"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One entry. ``field`` is the column or key it stands in, where a line gives several."""

    id: str
    place: Place
    text: str
    field: str = ""
    unit: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a file with its texts."""

    id: str
    place: Place
    texts: tuple[Text, ...]


def of_json(line: str, number: int, columns: Columns, *, file: str = "") -> tuple[Entry, tuple[Mistake, ...]]:
    """Read the texts of one line of JSON; raises Unreadable where nothing of it can be used."""
    noted = Noted(Place(number, file))
    raw = json_object(line, noted, what=WHAT)
    return _entry(raw, identity_of(raw, noted, what=WHAT), columns, noted), tuple(noted.found)


def of_row(row: dict[str, Any], number: int, columns: Columns, *, file: str = "") -> tuple[Entry, tuple[Mistake, ...]]:
    """Read the texts of one row of a sheet; a row without an id is known by its line."""
    noted = Noted(Place(number, file))
    return _entry(row, str(row.get("id") or number), columns, noted), tuple(noted.found)


def _entry(raw: dict[str, Any], identity: str, columns: Columns, noted: Noted) -> Entry:
    found: list[Text] = []
    for name in columns.texts:
        value = raw.get(name)
        if value is None:
            noted.note(name, "There is no text under this name, so none was read.", f"Give a text under {name}.")
        elif not isinstance(value, str):
            noted.note(
                name, f"{shown(value)} is not text, so it was not read.", "Write the words as they were written."
            )
        else:
            found.append(
                Text(
                    id=identity, place=noted.place, text=value, field=name,
                    unit=_name(raw, columns.unit), role=_name(raw, columns.role),
                )
            )  # fmt: skip
    return Entry(id=identity, place=noted.place, texts=tuple(found))


def _name(raw: dict[str, Any], key: str) -> str:
    value = raw.get(key)
    return value.strip() if isinstance(value, str) else ""
