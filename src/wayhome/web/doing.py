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
CHILD = "child"  # a child's own record, which is no missing episode
EVERYWHERE = (*ALWAYS, CHILD, "investigation")


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
FOUND_AND_SEEN = "Found and seen"
PUT_RIGHT = "Close or put right"

DOINGS: tuple[Doing, ...] = (
    Doing(
        name="send-officers",
        words="Send officers",
        group=RESPOND,
        permission=Permission.RECORD_SEARCH,
        meets=("send_officers",),
        phases=(MISSING,),
    ),
    Doing(
        name="whereabouts",
        words="Somebody says where the child is",
        group=FOUND_AND_SEEN,
        permission=Permission.RECORD_SEARCH,
        phases=(MISSING,),
    ),
    Doing(
        name="found",
        words="The child was found",
        group=FOUND_AND_SEEN,
        permission=Permission.RECORD_SEARCH,
        meets=("verify_whereabouts",),
        phases=(MISSING,),
    ),
    Doing(
        name="seen",
        words="The child was seen",
        group=FOUND_AND_SEEN,
        permission=Permission.RECORD_SEARCH,
        meets=("confirm_safe",),
        phases=(FOUND,),
    ),
    Doing(
        name="talk",
        words="Talk with the child",
        group=FOUND_AND_SEEN,
        permission=Permission.RECORD_SEARCH,
        meets=("see_child",),
        phases=(FOUND,),
    ),
    Doing(
        name="tried-to-see",
        words="Could not see the child",
        group=FOUND_AND_SEEN,
        permission=Permission.RECORD_SEARCH,
        phases=(FOUND,),
    ),
    Doing(
        name="put-off-seeing",
        words="Put off seeing the child",
        group=FOUND_AND_SEEN,
        permission=Permission.APPROVE_GRADES,
        meets=("authorise_not_in_person",),
        phases=(FOUND,),
    ),
    Doing(
        name="account",
        words="What the child said",
        group=FOUND_AND_SEEN,
        permission=Permission.RECORD_SEARCH,
        meets=("write_account",),
        phases=ONCE_FOUND,
    ),
    Doing(
        name="record-crime",
        words="Record the crime",
        group=FOUND_AND_SEEN,
        permission=Permission.RECORD_SEARCH,
        meets=("record_harm",),
        phases=ONCE_FOUND,
    ),
    Doing(
        name="safe-place",
        words="Decide where the child will be safe",
        group=FOUND_AND_SEEN,
        permission=Permission.RECORD_SEARCH,
        meets=("decide_safe_place",),
        phases=(FOUND,),
    ),
    Doing(
        name="taken-home",
        words="Taken home",
        group=FOUND_AND_SEEN,
        permission=Permission.RECORD_SEARCH,
        phases=(FOUND,),
    ),
    Doing(
        name="council-told",
        words="Tell the council of the return",
        group=FOUND_AND_SEEN,
        permission=Permission.RECORD_SEARCH,
        meets=("tell_council_of_return",),
        phases=(FOUND,),
    ),
    Doing(
        name="circulations-cancelled",
        words="Take circulations down",
        group=FOUND_AND_SEEN,
        permission=Permission.RECORD_SEARCH,
        meets=("cancel_circulation",),
        phases=ONCE_FOUND,
    ),
    Doing(
        name="return-interview",
        words="The return interview",
        group=FOUND_AND_SEEN,
        permission=Permission.RECORD_SEARCH,
        meets=("offer_return_interview", "offer_again", "use_return_interview", "chase_return_interview"),
        phases=ONCE_FOUND,
    ),
    Doing(
        name="close",
        words="Close the episode",
        group=PUT_RIGHT,
        permission=Permission.CLOSE_EPISODES,
        meets=("close_properly",),
        phases=OPEN,
    ),
    Doing(
        name="reconsider",
        words="Read what came in after closing",
        group=PUT_RIGHT,
        permission=Permission.CLOSE_EPISODES,
        meets=("reconsider_closure",),
        phases=(CLOSED,),
    ),
    Doing(
        name="correct",
        words="Put an entry right",
        group=PUT_RIGHT,
        permission=Permission.CORRECT_ENTRIES,
        phases=EVERYWHERE,
    ),
    Doing(
        name="join-children",
        words="Join two records of one child",
        group=PUT_RIGHT,
        permission=Permission.CORRECT_ENTRIES,
        phases=(CHILD,),
    ),
    Doing(
        name="part-children",
        words="Part two children's records",
        group=PUT_RIGHT,
        permission=Permission.CORRECT_ENTRIES,
        phases=(CHILD,),
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
