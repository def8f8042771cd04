"""Where a case stands between two shifts, as its own page says it: offered and by whom, or taken back."""

from dataclasses import dataclass

from django.urls import reverse

from wayhome.access.actors import Actor
from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.application.board.handing import handing
from wayhome.application.caseload import Case
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.times import when


@dataclass(frozen=True, slots=True, kw_only=True)
class BetweenShifts:
    """An offer of a case that nobody has accepted, in words; ``do`` leads whoever may to what they can do about it."""

    words: str
    do: str = ""
    href: str = ""


def between_shifts(case: Case, actor: Actor, *, then: bool) -> BetweenShifts | None:
    """Return that a case is offered, or that its last offer was taken back; None where neither is so."""
    one = handing(case)
    by = Called((one.offered_by,))(one.offered_by) if one.offered_by else ""
    if one.back_at and not (one.taken_at and one.taken_at >= one.back_at):
        return BetweenShifts(words=f"{by} took the offer to the next shift back at {when(one.back_at, case.at)}.")
    if not one.waiting or one.offered_at is None:
        return None
    words = f"Offered to the next shift by {by} at {when(one.offered_at, case.at)}; nobody has taken it on."
    if then or not may(actor, Permission.SUPERVISE_SEARCHES):
        return BetweenShifts(words=words)
    own = one.offered_by == actor.id
    page = "take-back-handover" if own else "accept-handover"
    do = "Take the offer back" if own else "Take it on"
    return BetweenShifts(words=words, do=do, href=reverse(page, args=[case.record]))
