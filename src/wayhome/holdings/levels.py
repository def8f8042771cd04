"""How far two people agree, field by field: the closed list of levels that weights are given for.

A level is what can be said in a sentence: the same day and month with the year one out, a surname spelt differently
that sounds the same. Each field takes the first of its levels that holds; a field that one side does not say has none
and weighs nothing. How much a level weighs is the linkage pack's to say, never this list's.
"""

from collections.abc import Mapping
from typing import Literal, get_args

Field = Literal[
    "given", "family", "order", "born", "sex", "phone", "home", "vehicle", "email", "handle", "identifier", "school",
    "placement", "parent",
]  # fmt: skip

FIELDS: tuple[Field, ...] = get_args(Field)

# Of each field, the levels in the order in which they are tried; the last is what is left when none holds.
LEVELS: Mapping[Field, tuple[str, ...]] = {
    # First names and other names of the held person against those asked, whichever are most alike. ``one_of`` is a
    # name that whole families share (Mohammed, Maria, Singh) while another first name differs on both sides.
    "given": (
        "same", "short_form", "spelling", "sound", "one_slip", "begins", "one_of", "initial", "different",
    ),
    # The last part; ``half`` is one half of a double name against the whole.
    "family": ("same", "spelling", "sound", "one_slip", "half", "initial", "different"),
    # Whether first name and surname had to change places for the two levels above to be reached.
    "order": ("straight", "swapped"),
    # ``year`` is the year alone: one side has 1 January of it, which is written where the day is not known.
    "born": ("same", "swapped", "year_out", "year", "one_part", "age", "different"),
    "sex": ("same", "different"),
    "phone": ("same", "one_digit", "different"),
    # ``postcode`` agrees without the number, ``street`` is number and street where the postcodes do not agree.
    "home": ("same", "street", "postcode", "different"),
    "vehicle": ("same", "look_alike", "part", "different"),
    "email": ("same", "local_part", "different"),
    "handle": ("same", "different"),
    "identifier": ("same", "different"),
    "school": ("same", "different"),
    "placement": ("same", "different"),
    "parent": ("same", "sound", "different"),
}  # fmt: skip
