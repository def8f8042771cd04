"""Which of the systems that must be asked a source of held records stands for, and by what each system is searched.

A declared table and nothing more. A source that is not in it keeps its own name, is searched like the others, and
answers for no system.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from wayhome.record.events.risk import System

# What a system is searched by: a person is a name with a birth date or an age.
Way = Literal["person", "phone", "address", "vehicle"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a source stands for; ``whole`` is False where the system holds more than this source brings."""

    system: System
    whole: bool = True


STANDS_FOR: Mapping[str, Standing] = {
    **{system: Standing(system=system) for system in get_args(System)},
    "missing": Standing(system="missing_history"),
    "intelligence": Standing(system="local_intelligence"),
    "stop_and_search": Standing(system="encounters"),
    "public_protection_notice": Standing(system="protection_notices"),
    "offender_register": Standing(system="offender_management"),
    "vehicle": Standing(system="national_computer", whole=False),  # its warning signals and bail are not in them
}

# Any one of them will do; what was not asked is never nothing held. Ours, read from what each system is asked for.
SEARCHED_BY: Mapping[System, tuple[Way, ...]] = {
    **dict.fromkeys(get_args(System), ("person",)),
    "command_and_control": ("address", "phone"),  # calls at the addresses and numbers
    "offender_management": ("address",),  # managed offenders around home and places found before
    "number_plates": ("vehicle",),
    "housing": ("person", "address"),
}


def standing_of(source: str) -> Standing | None:
    """Say what a source stands for; None for one that nobody declared."""
    return STANDS_FOR.get(source)
