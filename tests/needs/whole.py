"""A conversation about what a child needs that went through every part of the rulebook's."""

from tests.casework.desk import england_wales
from wayhome.casework.needs.assess import NeedSaid


def whole(*said: NeedSaid, without: tuple[str, ...] = ()) -> tuple[NeedSaid, ...]:
    """Return what was said, with something said of every other part except those to be left out."""
    asked = {one.question for one in said}
    topics = [one for one in england_wales().pack.victim_needs.values() if one.id not in without]
    rest = [one.questions[-1].id for one in topics if asked.isdisjoint(each.id for each in one.questions)]
    return (*said, *(NeedSaid(question=one, said="All right") for one in rest))
