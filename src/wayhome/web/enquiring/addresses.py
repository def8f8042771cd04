"""The addresses of this journey."""

from django.urls import path

from wayhome.web.acting.pages import serve
from wayhome.web.enquiring.classify import CLASSIFY
from wayhome.web.enquiring.elsewhere import show_elsewhere
from wayhome.web.enquiring.identifier_acts import LOOK_AT_MATCH, NOTE, RESOLVE, SEARCH
from wayhome.web.enquiring.identifiers_page import show_all_identifiers, show_identifiers
from wayhome.web.enquiring.line_acts import CHASE_LINE, END_LINE, FOLLOW_LINE, SET_ASIDE
from wayhome.web.enquiring.lines_page import show_lines
from wayhome.web.enquiring.perishable_pages import show_all_perishable, show_perishable
from wayhome.web.enquiring.source_acts import ASK_TO_KEEP, IDENTIFY, WHAT_BECAME
from wayhome.web.enquiring.things import CHECK_VEHICLE, HOTEL, LINK_PREMISES, LINK_VEHICLE, LOOK_FOR_OTHERS

PAGES = (
    CLASSIFY, FOLLOW_LINE, END_LINE, CHASE_LINE, SET_ASIDE, IDENTIFY, ASK_TO_KEEP, WHAT_BECAME, NOTE, SEARCH,
    LOOK_AT_MATCH, RESOLVE, LINK_VEHICLE, CHECK_VEHICLE, LINK_PREMISES, HOTEL, LOOK_FOR_OTHERS,
)  # fmt: skip

addresses = [
    path("cases/<path:record>/lines-of-enquiry/", show_lines, name="inquiry-lines"),
    path("cases/<path:record>/perishable/", show_perishable, name="perishable"),
    path("cases/<path:record>/identifiers/", show_identifiers, name="identifiers"),
    path("cases/<path:record>/identifiers/<str:identifier>/elsewhere/", show_elsewhere, name="identifier-elsewhere"),
    path("investigations/perishable/", show_all_perishable, name="all-perishable"),
    path("investigations/identifiers/", show_all_identifiers, name="all-identifiers"),
    *(path(f"cases/<path:record>/{page.name}/", serve(page), name=page.name) for page in PAGES),
]
