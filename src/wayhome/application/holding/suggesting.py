"""A first mapping of a source of held records from its headings and some of its rows, for a person to mend.

It guesses and never decides: a word that it cannot guess is left as null, and every row that holds it is reported until
somebody fills it in.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from wayhome.application.holding.reading import LISTS
from wayhome.application.shadow.sheets.cells import folded
from wayhome.application.shadow.sheets.pairing import plain

Values = Mapping[str, Sequence[str]]
MOST_WORDS = 12  # a column with more different words than that is no column of words to be translated
SEVERAL = re.compile(r"[;|]")
# In this order: a column is given to the first field that it may be, so that the narrower come first.
COLUMNS: Mapping[str, str] = {
    "deleted": r"delet|weed|removed|withdrawn|\bactive\b",
    "restricted_to": r"restrict|sensitiv|access level|handling",
    "birth_date": r"birth|\bdob\b|born",
    "parents": r"parent|mother|father|guardian|carer",
    "associates": r"associate|linked (person|nominal)|seen with|co ?defendant|others",
    "placement": r"placement|care home|children.?s home",
    "school": r"school|college|academy",
    "also_known_as": r"alias|a\.?k\.?a|known as|nick ?name|street name|other name",
    "family_name": r"surname|family|last ?name|\bsn\b",
    "given_name": r"fore ?name|given|first ?name|middle|full name|^name$|\bname\b",
    "sex": r"^sex$|gender",
    "emails": r"e ?mail",
    "handles": r"handle|user ?name|snap|insta|social|tik ?tok",
    "phones": r"phone|mobile|\btel|\bmsisdn\b|landline",
    "vehicles": r"vrm|\bvrn\b|\breg(istration)?\b|plate|vehicle",
    "postcode": r"post ?code",
    "address": r"address|street|house|town",
    "identifiers": r"\bnhs\b|\bupn\b|\bpnc\b|\bcro\b|national insurance|passport",
    "record_id": r"^id$|record|reference|\bref\b|\burn\b|number|\bno\b",
    "system": r"system|^source$",
    "date": r"date|^on$|when|created|day",
    "text": r"text|narrative|note|summary|detail|free|report|description|circumstance",
}
SEVERAL_COLUMNS = frozenset({*LISTS, "given_name", "address", "text"})
SEXES = {"m": "male", "male": "male", "f": "female", "female": "female"}


def suggest(values: Values) -> dict[str, Any]:
    """Return a first mapping from columns, each with some of the words that stand in it."""
    left, found = dict.fromkeys(values), dict[str, list[str]]()
    for name, pattern in COLUMNS.items():
        columns = [column for column in left if re.search(pattern, _spaced(column))]
        taken = columns if name in SEVERAL_COLUMNS else columns[:1]
        found |= {name: taken} if taken else {}
        for column in taken:
            del left[column]
    found.setdefault("record_id", [next(iter(values), "")])
    return {name: _place(name, columns, values) for name, columns in found.items()}


def _spaced(column: str) -> str:
    """Return a heading, or where a value stands in a line, as words: subject.dateOfBirth as subject date of birth."""
    return plain(re.sub(r"(?<=[a-z])(?=[A-Z])|[._]", " ", column))


def _place(name: str, columns: Sequence[str], values: Values) -> object:
    words = list(dict.fromkeys(word for column in columns for word in values.get(column, ()) if word))
    if name == "deleted":
        return {"column": columns[0], "values": ["yes", "y", "true", "1", "deleted"]}
    if name == "sex":
        return {"column": columns[0], "values": {word: SEXES.get(folded(word)) for word in words}}
    if name == "system" and len(words) <= MOST_WORDS:
        return {"column": columns[0], "values": {word: plain(word).replace(" ", "_") for word in words}}
    if name in LISTS and any(SEVERAL.search(word) for word in words):
        return {"columns": list(columns), "separator": "|" if any("|" in word for word in words) else ";"}
    return columns[0] if len(columns) == 1 else list(columns)
