"""The acts of this part of an investigation: for each command its function, what permits it, and what it rests on."""

from collections.abc import Mapping

from wayhome.access.permissions import Permission
from wayhome.casework.acts import Act, decision, entry
from wayhome.casework.commands import Command
from wayhome.casework.reviewing.ask_update import AskUpdate, GiveUpdate, ask_update, give_update
from wayhome.casework.reviewing.escalate_case import EscalateCase, escalate_case
from wayhome.casework.reviewing.hand_supervision_over import (
    AcceptSupervision,
    OfferSupervision,
    accept_supervision,
    offer_supervision,
)
from wayhome.casework.reviewing.resolve_stall import ResolveStall, resolve_stall
from wayhome.casework.reviewing.review_investigation import ReviewInvestigation, review_investigation
from wayhome.casework.reviewing.sample_reviews import (
    CloseReviewSample,
    DrawReviews,
    ReadReview,
    close_review_sample,
    draw_reviews,
    read_review,
)

ACTS: Mapping[type[Command], Act] = {
    ReviewInvestigation: decision(review_investigation, Permission.SUPERVISE_INVESTIGATIONS),
    ResolveStall: entry(resolve_stall, Permission.SUPERVISE_INVESTIGATIONS),
    AskUpdate: entry(ask_update, Permission.SUPERVISE_INVESTIGATIONS),
    GiveUpdate: entry(give_update, Permission.INVESTIGATE),
    EscalateCase: entry(escalate_case, Permission.INVESTIGATE),
    OfferSupervision: entry(offer_supervision, Permission.SUPERVISE_INVESTIGATIONS),
    AcceptSupervision: decision(accept_supervision, Permission.SUPERVISE_INVESTIGATIONS),
    DrawReviews: entry(draw_reviews, Permission.GOVERN),
    ReadReview: entry(read_review, Permission.SUPERVISE_INVESTIGATIONS),
    CloseReviewSample: entry(close_review_sample, Permission.GOVERN),
}
