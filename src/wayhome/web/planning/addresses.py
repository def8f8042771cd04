"""The addresses of this journey."""

from django.urls import URLPattern, path

from wayhome.web.acting.pages import serve
from wayhome.web.planning.endorsing import ENDORSE
from wayhome.web.planning.page import show_plan
from wayhome.web.planning.writing import MAKE, REVISE

addresses: list[URLPattern] = [
    path("cases/<path:record>/plan/make/", serve(MAKE), name="make-case-plan"),
    path("cases/<path:record>/plan/revise/", serve(REVISE), name="revise-case-plan"),
    path("cases/<path:record>/plan/endorse/", serve(ENDORSE), name="endorse-plan"),
    path("cases/<path:record>/plan/", show_plan, name="investigation-plan"),
]
