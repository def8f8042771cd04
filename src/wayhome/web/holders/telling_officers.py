"""The officers who may be chosen to tell somebody: those who work on the case, and those on duty who see to victims."""

from collections.abc import Iterator

from wayhome.kernel.ids import ActorId
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import Choices
from wayhome.web.presenting.officers import Called

ANOTHER = "another"
ROLES = ("victim_care", "investigator", "detective_inspector", "supervisor")  # who tells, in the order they are asked
MOST_ON_CASE = 6
NOT_PEOPLE = ("system:", "invited:")


def telling_officers(desk: Desk, agreed: str) -> Choices:
    """Return who may be chosen: whom the plan names, those on the case, oneself, those on duty, and somebody else."""
    said = [*([agreed] if agreed else []), *_on_case(desk), desk.visit.actor.id, *_on_duty(desk)]
    officers = list(dict.fromkeys(map(ActorId, said)))
    called = Called(officers)
    on_duty = set(_on_duty(desk))
    words = ((one, f"{called(one)}, on duty now" if one in on_duty else called(one)) for one in officers)
    return [*words, (ANOTHER, "Somebody else")]


def _on_case(desk: Desk) -> list[ActorId]:
    """Return those who entered something in the case, the latest first."""
    entered = (event.actor for event in reversed(desk.facing.story.own) if event.actor)
    people = (one for one in entered if not one.startswith(NOT_PEOPLE))
    return list(dict.fromkeys(people))[:MOST_ON_CASE]


def _on_duty(desk: Desk) -> Iterator[ActorId]:
    """Yield who is on duty now in a role that tells people."""
    roster, now = desk.visit.parts.reading.people(), desk.visit.now
    for role in ROLES:
        for post in roster.posts.values():
            if post.role == role and not post.is_closed(now):
                yield from (held.officer for held in roster.holders(post.id, now))
