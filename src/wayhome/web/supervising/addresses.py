"""The addresses of this journey."""

from django.urls import path

from wayhome.web.acting.pages import serve
from wayhome.web.supervising.escalating import ESCALATE
from wayhome.web.supervising.excusing import EXCUSE
from wayhome.web.supervising.handing_over import ACCEPT, DECLINE, OFFER, TAKE_BACK, show_handover
from wayhome.web.supervising.review import REVIEW
from wayhome.web.supervising.round import show_round

addresses = [
    path("handover/", show_round, name="handover-round"),
    path("cases/<path:record>/review/", serve(REVIEW), name="review-search"),
    path("cases/<path:record>/handover/offer/", serve(OFFER), name="offer-handover"),
    path("cases/<path:record>/handover/accept/", serve(ACCEPT), name="accept-handover"),
    path("cases/<path:record>/handover/take-back/", serve(TAKE_BACK), name="take-back-handover"),
    path("cases/<path:record>/handover/decline/", serve(DECLINE), name="decline-handover"),
    path("cases/<path:record>/handover/", show_handover, name="handover"),
    path("cases/<path:record>/escalate/", serve(ESCALATE), name="escalate"),
    path("cases/<path:record>/excuse/", serve(EXCUSE), name="excuse-duty"),
]
