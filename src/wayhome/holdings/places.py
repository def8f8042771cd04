"""Phones, vehicles and addresses as they are compared."""

import re
from functools import lru_cache

from wayhome.holdings.names import plain

POSTCODE = re.compile(r"\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b")
NUMBERS = re.compile(r"\b\d+[a-z]?\b")
WORDS = re.compile(r"[a-z]{3,}")
FEWEST_DIGITS = 7


@lru_cache(maxsize=65_536)
def phone(number: str) -> str:
    """Return a number's digits as dialled in this country; empty where there are too few to mean anyone."""
    digits = "".join(character for character in number if character.isdecimal())
    for abroad in ("0044", "44"):
        if digits.startswith(abroad) and len(digits) > 10:
            digits = "0" + digits.removeprefix(abroad).removeprefix("0")
            break
    return digits if len(digits) >= FEWEST_DIGITS else ""


def plate(vehicle: str) -> str:
    """Return a registration mark without spaces, with 0 and 1 for the letters that are taken for them."""
    mark = "".join(character for character in plain(vehicle) if character.isalnum())
    return mark.translate(str.maketrans("oi", "01")) if len(mark) >= 4 else ""


LOOK_ALIKE = str.maketrans("oibsz", "01852")  # letters that are taken for digits on a plate, and the other way round
SEEN = 4  # characters of a registration mark, from which a part of it means anything


@lru_cache(maxsize=65_536)
def plate_seen(vehicle: str) -> str:
    """Return the letters and digits of a registration mark as they were written; empty where they are too few."""
    mark = "".join(character for character in plain(vehicle) if character.isalnum())
    return mark if len(mark) >= SEEN else ""


def same_mark(one: str, other: str) -> str:
    """Say how two marks agree: ``same``, ``look_alike``, one a ``part`` of the other; empty where they do not."""
    if one == other:
        return "same" if one else ""
    ours, theirs = one.translate(LOOK_ALIKE), other.translate(LOOK_ALIKE)
    if ours == theirs:
        return "look_alike"
    shorter, longer = sorted((ours, theirs), key=len)
    return "part" if len(shorter) >= SEEN and shorter in longer else ""


@lru_cache(maxsize=65_536)
def postcode(text: str) -> str:
    """Return the postcode in some text, in small letters without a space; empty where there is none."""
    found = POSTCODE.search(plain(text))
    return "".join(found.groups()) if found else ""


@lru_cache(maxsize=65_536)
def house(address: str) -> str:
    """Return the numbers of an address, of the flat and of the house; empty where it has none."""
    return " ".join(NUMBERS.findall(POSTCODE.sub("", plain(address))))


@lru_cache(maxsize=65_536)
def street(address: str) -> str:
    """Return the first word of the street, which is written the same whatever becomes of Road, Rd or Lane."""
    last = POSTCODE.sub("", plain(address)).strip(" ,.").rpartition(",")[2]
    return next(iter(WORDS.findall(last)), "")


def same_home(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Say whether two addresses, each with its postcode, are one: by number and postcode, or by number and street."""
    numbers = house(one[0])
    if not numbers or numbers != house(other[0]):
        return False
    codes = postcode(one[1] or one[0]), postcode(other[1] or other[0])
    return codes[0] == codes[1] if all(codes) else bool(street(one[0])) and street(one[0]) == street(other[0])


def home_level(one: tuple[str, str, str], held: tuple[str, str]) -> str:
    """Return how two addresses agree; ``one`` is numbers, postcode and street. Empty where one says too little."""
    if one[1] and not _may_be_on(one[2], held[0]) and one[1] != (code := postcode(held[1] or held[0])) and code:
        return "different"  # quickly: most are, and neither their numbers nor their street has to be looked for
    numbers, code, name = _place(*held)
    if one[1] and one[1] == code and one[0] == numbers and numbers:
        return "same"
    if numbers and one[0] == numbers and name and one[2] == name:
        return "same" if not (one[1] and code) else "street"
    if one[1] and one[1] == code:
        return "postcode"
    comparable = (one[1] and code) or (one[0] and numbers and one[2] and name)
    return "different" if comparable else ""


def _may_be_on(street: str, address: str) -> bool:
    """Say whether an address may be of a street, by its letters alone; of none where none is asked."""
    return bool(street) and street in plain(address)


@lru_cache(maxsize=65_536)
def _place(address: str, code: str) -> tuple[str, str, str]:
    return house(address), postcode(code or address), street(address)
