"""The addresses of this journey."""

from django.urls import path

from wayhome.web.acting.pages import serve
from wayhome.web.judging.comparing import JUDGE_MATCH
from wayhome.web.judging.listing import HELD_MATCHES
from wayhome.web.judging.proposed import show_proposed
from wayhome.web.judging.taking_back import TAKE_BACK

addresses = [
    path("held/proposed/", show_proposed, name="proposed-records"),
    path("cases/<path:record>/held/", serve(HELD_MATCHES), name="held-matches"),
    path("cases/<path:record>/held/compare/", serve(JUDGE_MATCH), name="judge-match"),
    path("cases/<path:record>/held/take-back/", serve(TAKE_BACK), name="take-back-judgement"),
]
