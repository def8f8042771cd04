"""A first mapping from the headings and words of a file, for a person to mend; it guesses and never decides.

A word that it cannot guess is left as null, and every row that holds it is reported until somebody fills it in.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from wayhome.application.people.mapping import Kind
from wayhome.application.shadow.sheets.pairing import plain
from wayhome.rulebook.pack import Pack

Rows = Sequence[Sequence[str]]
COLUMNS: Mapping[Kind, Mapping[str, str]] = {
    Kind.STAFF: {
        "officer": r"^(id|user ?(name|id)|login)$|collar|shoulder|warrant|(officer|staff|employee) (id|no|number)",
        "called": r"^name$|full name|called|surname",
        "rank": r"rank|\bgrade\b",
        "unit": r"unit|team|department|station|posting",
        "role": r"role|job|function",
        "leaves": r"leav|last day|end date|left",
    },
    Kind.ROTA: {
        "post": r"post|position|duty$|call ?sign",
        "officer": r"officer|who|staff|name|collar|employee",
        "date": r"date|^day$",
        "start": r"start|from|begin|^on$",
        "end": r"end|^to$|until|finish|^off$",
        "shift": r"shift|turn",
        "role": r"role|rank",
        "unit": r"unit|team|station",
        "covering": r"cover|instead of|\bfor whom\b",
    },
    Kind.TRAINING: {
        "officer": r"officer|who|staff|name|collar|employee",
        "competence": r"course|competence|qualification|skill",
        "valid_until": r"valid|expir|until|lapse|renew",
        "gained_on": r"gained|complet|passed|attended|^on$|\bdate\b",
        "evidence": r"evidence|how|assess|method|^by$",
        "reference": r"certificate|reference|^no$|number",
    },
}
NEEDED: Mapping[Kind, tuple[str, ...]] = {
    Kind.STAFF: ("officer",),
    Kind.ROTA: ("post", "officer"),
    Kind.TRAINING: ("officer", "competence", "valid_until"),
}
ROLES = (
    (r"call ?(handler|taker)|switchboard", "call_handler"),
    (r"control|dispatch", "control_room"),
    (r"grad(er|ing)|risk", "grader"),
    (r"inspector|\binsp\b|\bdi\b", "inspector"),
    (r"superintendent|\bsupt\b|commander", "command"),
    (r"sergeant|\bps\b|\bsgt\b|supervis", "supervisor"),
    (r"co-?ordinat|misper lead|missing persons lead", "coordinator"),
    (r"response|constable|\bpc\b|patrol", "response"),
)
EVIDENCE = ((r"course|class|e-?learn", "course"), (r"assess|exam|test", "assessment"), (r"portfolio", "portfolio"))


def suggest(kind: Kind, headings: Sequence[str], rows: Rows, pack: Pack) -> dict[str, Any]:
    """Return a first mapping for a file of a kind, from its headings and some of its rows."""
    found: dict[str, Any] = {}
    for name, pattern in COLUMNS[kind].items():
        column = next((one for one in headings if one not in found.values() and re.search(pattern, plain(one))), None)
        if column or name in NEEDED[kind]:
            found[name] = column or ""
    return {str(kind): {name: _source(name, column, headings, rows, pack) for name, column in found.items()}}


def _source(name: str, column: str, headings: Sequence[str], rows: Rows, pack: Pack) -> object:
    words = words_of(headings, rows, column)
    match name:
        case "role" | "evidence" | "competence":
            return {"column": column, "values": {word: meaning_of(name, word, pack) for word in words}}
        case "shift":
            return {
                "column": column,
                "values": {word: {"start": "07:00", "end": "15:00"} for word in words},
                "ignore": [],
            }
        case _:
            return column


def meaning_of(name: str, word: str, pack: Pack) -> str | None:
    """Return our word for a role, competence or way of showing of a file; None where none can be guessed."""
    match name:
        case "role":
            return _guess(word, ROLES)
        case "evidence":
            return _guess(word, EVIDENCE)
        case _:
            return _competence(word, pack)


def words_of(headings: Sequence[str], rows: Rows, column: str) -> list[str]:
    """Return the words that stand in a column, each once."""
    index = headings.index(column) if column in headings else len(headings)
    return sorted({row[index].strip() for row in rows if index < len(row) and row[index].strip()})


def _guess(word: str, known: Sequence[tuple[str, str]]) -> str | None:
    return next((ours for pattern, ours in known if re.search(pattern, plain(word))), None)


def _competence(word: str, pack: Pack) -> str | None:
    """Return the competence with most words in common, where it has at least two, or is called the same."""
    said = set(plain(word).split())
    shared = {
        one.id: len(said & set(plain(f"{one.id.replace('_', ' ')} {one.title}").split()))
        for one in pack.competences.values()
    }
    best = max(shared, key=lambda one: shared[one], default=None)
    return best if best and shared[best] > 1 else None
