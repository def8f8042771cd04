"""How long a time is at least and at most, so that one can be said never to come later than another.

Lengths counted in different ways cannot simply be compared: a working day may be one day or five. So each length has
bounds in minutes, over every instant at which it may start, and a new time is tighter only when its latest end comes
no later than the old one's earliest.
"""

from wayhome.rulebook.schema import Limb, Setting

HOUR = 60
DAY = 24 * HOUR
NEVER = 10**9  # working days stretch over holidays, so no bound is trusted
LENGTHS = ("minutes", "hours", "days", "working_days")


def length_of(timed: Limb | Setting) -> tuple[str, int]:
    """Return how a time is counted, and how many."""
    for name in ("minutes", "hours", "days", "working_days", "months"):
        number = getattr(timed, name, None)
        if number is not None:
            return name, number
    return ("shift_end", 1) if getattr(timed, "shift_end", None) else ("at_once", 0)


def written(timed: Limb | Setting) -> str:
    """Say a time in words."""
    name, number = length_of(timed)
    words = name.replace("_", " ")
    if name in ("at_once", "shift_end"):
        return {"at_once": "at once", "shift_end": "the end of the shift"}[name]
    return f"{number} {words.removesuffix('s') if number == 1 else words}"


def is_looser(new: Limb | Setting, old: Limb) -> bool:
    """Say whether a time may, at any start, come later than another."""
    (counted, number), (was_counted, was) = length_of(new), length_of(old)
    if counted == was_counted:
        return number > was
    if (counted, was_counted) == ("days", "working_days"):
        return number > was  # so many calendar days are never more than as many working days
    return _latest(counted, number) > _earliest(was_counted, was)


def _latest(counted: str, number: int) -> int:
    """Return the most minutes a length can take, an autumn clock change included."""
    most = {
        "minutes": number,
        "hours": number * HOUR,
        "days": (number + 1) * DAY + HOUR,
        "working_days": NEVER,
        "months": (number * 31 + 1) * DAY + HOUR,
        "at_once": 0,
        "shift_end": DAY + HOUR,
    }
    return most[counted]


def _earliest(counted: str, number: int) -> int:
    """Return the fewest minutes a length can take, a spring clock change included."""
    least = {
        "minutes": number,
        "hours": number * HOUR,
        "days": max(number * DAY - HOUR, 0),
        "working_days": max(number * DAY - HOUR, 0),
        "months": number * 28 * DAY - HOUR,
        "at_once": 0,
        "shift_end": 0,
    }
    return least[counted]
