"""The acts of this part: for each command its function, what permits it, and what it rests on."""

from collections.abc import Mapping

from wayhome.access.permissions import Permission
from wayhome.casework.acts import Act, entry
from wayhome.casework.commands import Command
from wayhome.casework.court.asking import (
    AcknowledgeComplaint,
    AcknowledgeReview,
    AnswerComplaint,
    AskReview,
    DecideReview,
    OfferInternalReview,
    ReceiveComplaint,
    acknowledge_complaint,
    acknowledge_review,
    answer_complaint,
    ask_review,
    decide_review,
    offer_internal_review,
    receive_complaint,
)
from wayhome.casework.court.news import (
    AssessWitnessNeeds,
    ReceiveCourtNews,
    ReferToContactScheme,
    assess_witness_needs,
    receive_court_news,
    refer_to_contact_scheme,
)

ACTS: Mapping[type[Command], Act] = {
    ReceiveCourtNews: entry(receive_court_news, Permission.CARE_FOR_VICTIMS),
    AssessWitnessNeeds: entry(assess_witness_needs, Permission.CARE_FOR_VICTIMS),
    ReferToContactScheme: entry(refer_to_contact_scheme, Permission.CARE_FOR_VICTIMS),
    ReceiveComplaint: entry(receive_complaint, Permission.CARE_FOR_VICTIMS),
    AcknowledgeComplaint: entry(acknowledge_complaint, Permission.SUPERVISE_INVESTIGATIONS),
    AnswerComplaint: entry(answer_complaint, Permission.SUPERVISE_INVESTIGATIONS),
    AskReview: entry(ask_review, Permission.CARE_FOR_VICTIMS),
    AcknowledgeReview: entry(acknowledge_review, Permission.SUPERVISE_INVESTIGATIONS),
    DecideReview: entry(decide_review, Permission.ANSWER_FOR_CASES),
    OfferInternalReview: entry(offer_internal_review, Permission.SUPERVISE_INVESTIGATIONS),
}
