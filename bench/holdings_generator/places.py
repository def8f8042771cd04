"""Where invented people live and by what they are reached: never a real postcode, telephone number or plate.

Postcodes are of the area AK, which does not exist; plates carry age marks 90 to 99, which are never issued. Numbers of
homes and of shared lines are those set aside for drama; there are too few of them for millions of people, so that
mobile numbers begin with 071, which is given to no operator.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from random import Random

WORDS: dict[str, str] = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
NAMES, KINDS = WORDS["places"].split(), WORDS["streets"].split()
ENDS = {"Road": "Rd", "Street": "St", "Avenue": "Ave", "Lane": "Ln", "Close": "Cl", "Drive": "Dr", "Gardens": "Gdns"}
POSTCODES = 99 * 9 * 20 * 20
LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
MARKS = "ABCDEFGHJKLMNOPRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Home:
    """An address and its postcode."""

    address: str
    postcode: str


def home(chance: Random, postcodes: int) -> Home:
    """Return a home in one of so many postcodes; those of one postcode stand in one street."""
    area = chance.randrange(postcodes)
    street = f"{NAMES[area * 7919 % len(NAMES)]} {KINDS[area * 104729 % len(KINDS)]}"
    number = area % 9 * 20 + 1 + chance.randrange(20)
    flat = f"Flat {chance.randrange(1, 30)}, " if chance.random() < 0.4 else ""
    return Home(f"{flat}{number} {street}", postcode(area))


def postcode(area: int) -> str:
    """Return a postcode by its number: 99 districts, their sectors and units; those one after another lie far apart."""
    area = area * 100_003 % POSTCODES
    district, rest = area % 99 + 1, area // 99
    return f"AK{district} {rest % 9 + 1}{LETTERS[rest // 9 % 20]}{LETTERS[rest // 180 % 20]}"


def mobile(chance: Random) -> str:
    """Return a mobile number that nobody has."""
    return f"071{chance.randrange(10**8):08d}"


def line(number: int) -> str:
    """Return one of the mobile numbers set aside for drama."""
    return f"07700900{number % 1000:03d}"


def landline(number: int) -> str:
    """Return one of the London numbers set aside for drama."""
    return f"02079460{number % 1000:03d}"


def plate(chance: Random) -> str:
    """Return a registration mark with an age mark that is never issued."""
    first, last = chance.choices(MARKS, k=2), chance.choices(MARKS, k=3)
    return f"{''.join(first)}{chance.randrange(90, 100)} {''.join(last)}"
