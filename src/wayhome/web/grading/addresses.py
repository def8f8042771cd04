"""The addresses of this journey."""

from django.urls import path

from wayhome.web.acting.pages import serve
from wayhome.web.grading.answers import SETTLE_UNKNOWN
from wayhome.web.grading.approving import APPROVE_GRADE, DEPART_FROM_FLOOR, LOOK_AT_GRADE
from wayhome.web.grading.checking import CHECK_SYSTEM
from wayhome.web.grading.disputing import DISPUTE_INDICATOR, TAKE_BACK_DISPUTE
from wayhome.web.grading.given import show_grade
from wayhome.web.grading.grade import GRADE_RISK
from wayhome.web.grading.held import SEARCH_HELD
from wayhome.web.grading.known import ALREADY_KNOWN
from wayhome.web.grading.opening import ASK_TO_OPEN
from wayhome.web.grading.reassessing import REASSESS
from wayhome.web.grading.sourcing import RECORD_SOURCE

addresses = [
    path("cases/<path:record>/already-known/", serve(ALREADY_KNOWN), name="already-known"),
    path("cases/<path:record>/already-known/search/", serve(SEARCH_HELD), name="search-held"),
    path("cases/<path:record>/already-known/ask/", serve(ASK_TO_OPEN), name="ask-to-open"),
    path("cases/<path:record>/already-known/system/", serve(CHECK_SYSTEM), name="check-system"),
    path("cases/<path:record>/record-source/", serve(RECORD_SOURCE), name="record-source"),
    path("cases/<path:record>/questions/open/", serve(SETTLE_UNKNOWN), name="settle-unknown"),
    path("cases/<path:record>/grade/", show_grade, name="grade-given"),
    path("cases/<path:record>/grade/new/", serve(GRADE_RISK), name="grade-risk"),
    path("cases/<path:record>/grade/again/", serve(REASSESS), name="reassess"),
    path("cases/<path:record>/grade/approve/", serve(APPROVE_GRADE), name="approve-grade"),
    path("cases/<path:record>/grade/below-the-floor/", serve(DEPART_FROM_FLOOR), name="depart-from-floor"),
    path("cases/<path:record>/grade/look/", serve(LOOK_AT_GRADE), name="look-at-grade"),
    path("cases/<path:record>/grade/dispute/", serve(DISPUTE_INDICATOR), name="dispute-indicator"),
    path("cases/<path:record>/grade/dispute/take-back/", serve(TAKE_BACK_DISPUTE), name="take-back-dispute"),
]
