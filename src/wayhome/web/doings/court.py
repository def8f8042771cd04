"""Acts for victims: court, complaints and reviews."""

from dataclasses import replace

from wayhome.access.permissions import Permission
from wayhome.web.doings.one import IN_INVESTIGATIONS, Doing, act, in_group

BY, BY_SUPERVISOR = Permission.CARE_FOR_VICTIMS, Permission.SUPERVISE_INVESTIGATIONS


def beside(name: str, words: str, by: Permission = BY) -> Doing:
    """Return an act that is reached from the page of court, complaints and reviews, or once it is owed."""
    return replace(act(name, words, phases=IN_INVESTIGATIONS, by=by), listed=False)


ACTS: tuple[Doing, ...] = in_group(
    "Court, complaints and reviews",
    act("court", "Court, complaints and reviews", phases=IN_INVESTIGATIONS, by=Permission.READ_CASES),
    act("court-news", "News from the court", phases=IN_INVESTIGATIONS, by=BY),
    act("ask-review", "Somebody asks for a review", phases=IN_INVESTIGATIONS, by=BY),
    act("complaint", "A complaint", phases=IN_INVESTIGATIONS, by=BY),
    beside("witness-needs", "What the child needs to give evidence"),
    beside("contact-scheme", "Refer to the victim contact scheme"),
    beside("acknowledge-complaint", "Acknowledge a complaint", BY_SUPERVISOR),
    beside("answer-complaint", "Answer a complaint", BY_SUPERVISOR),
    beside("acknowledge-review", "Acknowledge a request for a review", BY_SUPERVISOR),
    beside("decide-review", "Decide a review", Permission.ANSWER_FOR_CASES),
    beside("offer-internal-review", "Offer a second look inside the force", BY_SUPERVISOR),
)
