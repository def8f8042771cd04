"""One act as a case offers it, and the phases of a case in which acts are offered."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from wayhome.access.permissions import Permission
from wayhome.application.things_to_do import DONE_IN_ONE_GO
from wayhome.web.made_addresses import address

MISSING, FOUND, CLOSED = "missing", "located", "closed"
CHILD = "child"  # a child's own record, which is no missing episode
MISSING_NOW, FOUND_NOW, CLOSED_NOW, OF_A_CHILD = (MISSING,), (FOUND,), (CLOSED,), (CHILD,)
OPEN, ONCE_FOUND, ALWAYS = (MISSING, FOUND), (FOUND, CLOSED), (MISSING, FOUND, CLOSED)
INVESTIGATION, ENDED = "investigation", "ended"  # an investigation of those who harm a child, and one that has ended
INVESTIGATING, ONCE_ENDED, IN_INVESTIGATIONS = (INVESTIGATION,), (ENDED,), (INVESTIGATION, ENDED)
EVERYWHERE = (*ALWAYS, CHILD, INVESTIGATION, ENDED)
ELSEWHERE: tuple[str, ...] = ()  # reached from another page, or once it is owed


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """One act as a case offers it.

    ``name`` is the name of its address; ``meets`` are the acts of the rulebook it does; ``phases`` are those of a
    missing episode in which it is offered (an address works in every phase: what comes late is never turned away).
    What is not ``listed`` is reached from another page alone.
    """

    name: str
    words: str
    group: str
    permission: Permission
    meets: tuple[str, ...] = ()
    phases: tuple[str, ...] = OPEN
    listed: bool = True

    def href(self, record: str, key: str = "") -> str:
        """Return where the act is done for a case; ``key`` says which of several things it is about."""
        place = address(self.name, record)
        return f"{place}?{urlencode({'about': key})}" if key else place


def act(name: str, words: str, *, phases: tuple[str, ...], by: Permission = Permission.RECORD_SEARCH) -> Doing:
    meets = DONE_IN_ONE_GO.get(name, ())
    return Doing(name=name, words=words, group="", permission=by, meets=meets, phases=phases)


def in_group(group: str, *acts: Doing) -> tuple[Doing, ...]:
    return tuple(replace(act, group=group) for act in acts)
