"""How long a time is at least and at most, so that one can be said never to come later than another.

Lengths counted in different ways cannot simply be compared: a working day may be one day or five. So each length has
bounds in minutes, over every instant at which it may start, and a new time is tighter only when its latest end comes
no later than the old one's earliest.
"""

from wayhome.rulebook.schema import Limb, Setting

HOUR = 60
DAY = 24 * HOUR
NEVER = 10**9  # working days stretch over holidays, so no bound is trusted
FAR = 10
ABOUT = {"minutes": 1, "hours": HOUR, "days": DAY, "working_days": DAY, "months": 30 * DAY, "shift_end": 8 * HOUR}
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
    return in_words(*length_of(timed))


def in_words(name: str, number: int) -> str:
    """Say in words so many of what a time is counted in."""
    words = name.replace("_", " ")
    if name in ("at_once", "shift_end"):
        return {"at_once": "at once", "shift_end": "the end of the shift"}[name]
    return f"{number} {words.removesuffix('s') if number == 1 else words}"


def is_far_from(counted: str, number: int, old: Limb | Setting) -> bool:
    """Say whether a time is more than ten times as long as another, or less than a tenth of it, as far as is counted.

    Nobody looks at it but to ask whether it is meant: a unit that was not changed is taken for what was typed.
    """
    was_counted, was = length_of(old)
    if counted not in ABOUT or was_counted not in ABOUT:
        return False
    new, before = number * ABOUT[counted], was * ABOUT[was_counted]
    return max(new, before) > FAR * min(new, before)


def is_looser(new: Limb | Setting, old: Limb) -> bool:
    """Say whether a time may, at any start, come later than another."""
    (counted, number), (was_counted, was) = _in_minutes(new), _in_minutes(old)
    if counted == was_counted and counted != "shift_end":
        return number > was
    if (counted, was_counted) == ("days", "working_days"):
        return number > was  # so many calendar days are never more than as many working days
    return _latest(counted, number) > _earliest(was_counted, was) + _slack(old)


def _in_minutes(timed: Limb | Setting) -> tuple[str, int]:
    name, number = length_of(timed)
    return ("minutes", number * HOUR) if name == "hours" else (name, number)


def _slack(old: Limb) -> int:
    """Return by how much the end of a shift is always later than the boundary it counts to."""
    return old.early_minutes + old.grace_minutes if old.shift_end else 0


def _latest(counted: str, number: int) -> int:
    """Return the most minutes a settable length can take, an autumn clock change included."""
    most = {"minutes": number, "days": (number + 1) * DAY + HOUR}
    return most.get(counted, NEVER)


def _earliest(counted: str, number: int) -> int:
    """Return the fewest minutes a length can take, a spring clock change included."""
    least = {
        "minutes": number,
        "days": max(number * DAY - HOUR, 0),
        "working_days": max(number * DAY - HOUR, 0),
        "months": number * 28 * DAY - HOUR,
    }
    return least.get(counted, 0)
