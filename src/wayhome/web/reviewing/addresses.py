"""The addresses of this journey."""

from django.urls import path
from django.urls.resolvers import URLPattern

from wayhome.web.acting.pages import serve
from wayhome.web.reviewing.desk_page import show_investigations
from wayhome.web.reviewing.handing_over import ACCEPT, OFFER
from wayhome.web.reviewing.review import FIRST, SECOND, SENIOR
from wayhome.web.reviewing.sample_pages import show_read_review, show_review_sample, show_review_samples
from wayhome.web.reviewing.stalls import STALL
from wayhome.web.reviewing.together import do_together
from wayhome.web.reviewing.updates import ASK, ESCALATE, GIVE

addresses: list[URLPattern] = [
    path("investigations/", show_investigations, name="investigations"),
    path("investigations/together/", do_together, name="investigations-together"),
    path("force/reviews/", show_review_samples, name="review-samples"),
    path("force/reviews/<str:period>/", show_review_sample, name="review-sample"),
    path("force/reviews/<str:period>/<int:number>/", show_read_review, name="read-review"),
    path("cases/<path:record>/review-investigation/second-line/", serve(SECOND), name="review-second-line"),
    path("cases/<path:record>/review-investigation/senior/", serve(SENIOR), name="review-senior"),
    path("cases/<path:record>/review-investigation/", serve(FIRST), name="review-investigation"),
    path("cases/<path:record>/standstill/", serve(STALL), name="resolve-stall"),
    path("cases/<path:record>/update/ask/", serve(ASK), name="ask-update"),
    path("cases/<path:record>/update/", serve(GIVE), name="give-update"),
    path("cases/<path:record>/take-up/", serve(ESCALATE), name="escalate-case"),
    path("cases/<path:record>/supervision/offer/", serve(OFFER), name="offer-supervision"),
    path("cases/<path:record>/supervision/accept/", serve(ACCEPT), name="accept-supervision"),
]
