"""Where a case stands between two shifts, as its own page says it: offered and by whom, declined, or taken back."""

from dataclasses import dataclass

from django.urls import reverse

from wayhome.access.actors import Actor
from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.application.board.handing import handing
from wayhome.application.caseload import Case
from wayhome.web.presenting.declined import Words, who_declined
from wayhome.web.presenting.links import Link
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.times import when


@dataclass(frozen=True, slots=True, kw_only=True)
class BetweenShifts:
    """An offer that waits, was declined or taken back, in words; ``ways`` lead whoever may to what they can do."""

    words: str
    ways: tuple[Link, ...] = ()


def between_shifts(case: Case, words: Words, actor: Actor, *, then: bool) -> BetweenShifts | None:
    """Return that a case is offered, or that its last offer was declined or taken back; None where none is so."""
    one = handing(case)
    called = Called((one.offered_by, one.declined_by))
    able = not then and may(actor, Permission.SUPERVISE_SEARCHES)
    if one.declined_at:
        return _declined(case, words, called, mine=able and one.offered_by == actor.id)
    by = called(one.offered_by) if one.offered_by else ""
    if one.back_at and not (one.taken_at and one.taken_at >= one.back_at):
        return BetweenShifts(words=f"{by} took the offer to the next shift back at {when(one.back_at, case.at)}.")
    if not one.waiting or one.offered_at is None:
        return None
    said = f"Offered to the next shift by {by} at {when(one.offered_at, case.at)}; nobody has taken it on."
    return BetweenShifts(words=said, ways=_ways(case, own=one.offered_by == actor.id) if able else ())


def _declined(case: Case, words: Words, called: Called, *, mine: bool) -> BetweenShifts:
    one = handing(case)
    no = f"The offer to the next shift was declined by {who_declined(one, words, called, case.at).rstrip('.')}."
    again = Link(text="Offer it again", href=reverse("offer-handover", args=[case.record]))
    return BetweenShifts(words=f"{no} The case stays with {called(one.offered_by)}.", ways=(again,) if mine else ())


def _ways(case: Case, *, own: bool) -> tuple[Link, ...]:
    """Return what whoever may supervise can do about an offer that waits."""
    pages = {"take-back-handover": "Take the offer back"} if own else {
        "accept-handover": "Take it on", "decline-handover": "Decline it, and say why",
    }  # fmt: skip
    return tuple(Link(text=text, href=reverse(page, args=[case.record])) for page, text in pages.items())
