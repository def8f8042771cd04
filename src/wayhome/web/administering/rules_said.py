"""What was just done about the rulebook, said on the next page, with who is to do what now."""

from django.http import HttpRequest

from wayhome.access.permissions import Permission
from wayhome.access.rules import who_may
from wayhome.application.activating import Proposal
from wayhome.kernel.ids import ActorId
from wayhome.web.acting.entered import say_next


def say_proposed(request: HttpRequest, pack: str) -> None:
    """Say that a rulebook was proposed, and who may approve it."""
    owed = (
        "somebody else, signed in as themselves, approves it or turns it down. "
        f"It is for people who {who_may(Permission.SET_RULES)}"
    )
    say_next(request, f"{pack} was proposed. Nothing has changed yet", to_do=(owed,))


def say_approved(request: HttpRequest, proposal: Proposal) -> None:
    """Say that what somebody proposed is in force."""
    say_next(request, f"{proposal.pack} was approved and is in force from now on, as {proposal.by} proposed it")


def say_turned_down(request: HttpRequest, proposal: Proposal, by: ActorId) -> None:
    """Say that a proposal waits no longer, and who may make another."""
    done = "was taken back" if proposal.by == by else f"by {proposal.by} was turned down"
    owed = f"nothing, unless {'you propose' if proposal.by == by else f'{proposal.by} or somebody else proposes'} again"
    say_next(request, f"The proposal of {proposal.pack} {done}. What was in force stays in force", to_do=(owed,))
