"""Every act that has a page: what an officer calls it, where it belongs, and which duties of the rulebook it does.

A case links to these by name, so that no journey needs to know another. A test holds that each has its address, and
that every act the rulebook owes of the police on a missing child's case leads somewhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from wayhome.access.actors import Actor
from wayhome.access.permissions import Permission
from wayhome.access.rules import may

MISSING, FOUND, CLOSED = "missing", "located", "closed"
OPEN = (MISSING, FOUND)
ALWAYS = (MISSING, FOUND, CLOSED)
ONCE_FOUND = (FOUND, CLOSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """One act as a case offers it.

    ``name`` is the name of its address; ``meets`` are the acts of the rulebook it does; ``phases`` are those of a
    missing episode in which it is offered (an address works in every phase: what comes late is never turned away).
    """

    name: str
    words: str
    group: str
    permission: Permission
    meets: tuple[str, ...] = ()
    phases: tuple[str, ...] = OPEN

    def href(self, record: str, key: str = "") -> str:
        """Return where the act is done for a case; ``key`` says which of several things it is about."""
        place = reverse(self.name, args=[record])
        return f"{place}?{urlencode({'about': key})}" if key else place


RESPOND = "Look for the child"

DOINGS: tuple[Doing, ...] = (
    Doing(
        name="send-officers",
        words="Send officers",
        group=RESPOND,
        permission=Permission.RECORD_SEARCH,
        meets=("send_officers",),
        phases=(MISSING,),
    ),
)


def doing(name: str) -> Doing:
    """Return an act by the name of its address; raises KeyError for one that has none."""
    return {one.name: one for one in DOINGS}[name]


def by_act() -> Mapping[str, Doing]:
    """Return, for each act of the rulebook that can be done on a page, where."""
    return {act: one for one in DOINGS for act in one.meets}


def offered(actor: Actor, phase: str) -> Sequence[Doing]:
    """Return what someone may do in a case that stands so, in the order in which a case goes."""
    return tuple(one for one in DOINGS if phase in one.phases and may(actor, one.permission))
