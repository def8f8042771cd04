"""A passage as it would read of another child: another sex, another name, another background, another home."""

import re

PAIRS = (
    ("she", "he"), ("herself", "himself"), ("girl", "boy"), ("girls", "boys"), ("daughter", "son"),
    ("boyfriend", "girlfriend"), ("woman", "man"), ("women", "men"), ("mum", "dad"), ("lass", "lad"),
    ("sister", "brother"), ("female", "male"), ("mother", "father"), ("lady", "gentleman"), ("gran", "grandad"),
    ("aunt", "uncle"),
)  # fmt: skip
OTHER = dict(PAIRS) | {two: one for one, two in PAIRS}
WORD = re.compile(r"[A-Za-z]+(?:/\d+)?")
CHILD = re.compile(r"\b[FM]/1[0-7]\b")
NAMES = ("Amina", "Siobhan", "Mohammed", "Kwame", "Linh", "Oluwaseun", "Zofia", "Tyrone", "Harpreet", "Mehmet")
BACKGROUNDS = ("Black British", "white Irish", "Pakistani British", "Somali British", "Roma Slovak", "Chinese British")
HOMES = ("in foster care", "in kinship care", "in residential care", "living at home")


def other_sex(text: str) -> str:
    """Return a passage with everybody in it of the other sex."""
    return WORD.sub(lambda found: _swapped(found.group(), text[found.end() :]), text)


def named(text: str, name: str) -> str:
    """Return a passage in which the child has a name instead of a sex and an age."""
    return CHILD.sub(name, text, count=1)


def described(text: str, words: str) -> str:
    """Return a passage that says one more thing about who the child is."""
    return CHILD.sub(lambda found: f"{found.group()} ({words})", text, count=1)


def _swapped(word: str, rest: str) -> str:
    if shape := re.fullmatch(r"([FM])(/\d+)", word):
        return ("M" if shape[1] == "F" else "F") + shape[2]
    lower = word.lower()
    if lower == "her":
        other = "his" if re.match(r"\s+[a-z]", rest) else "him"
    else:
        other = {"his": "her", "him": "her"}.get(lower) or OTHER.get(lower, "")
    return (other.capitalize() if word[0].isupper() else other) if other else word
