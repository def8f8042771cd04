"""A plan as the tests write it."""

from tests.casework.desk import england_wales
from wayhome.casework.planning.make_plan import PartSaid


def whole(*, but: tuple[str, ...] = (), words: str = "Said in a sentence.") -> tuple[PartSaid, ...]:
    """Return every part of the plan with something in it, but for some."""
    return tuple(PartSaid(part=name, words=words) for name in england_wales().pack.plan_parts if name not in but)


def said(part: str, words: str, *, applies: bool = True) -> PartSaid:
    """Return one part."""
    return PartSaid(part=f"plan_{part}", words=words, applies=applies)
