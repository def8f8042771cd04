"""The addresses of this journey."""

from django.urls import URLPattern, path

from wayhome.web.acting.pages import serve
from wayhome.web.allocating.again import CARRIER, RENEW
from wayhome.web.allocating.allocate import ALLOCATE, SUPERVISE
from wayhome.web.allocating.exceptions import ASK, OWN
from wayhome.web.allocating.load import LOAD
from wayhome.web.allocating.overview import show_workload

addresses: list[URLPattern] = [
    path("investigations/workload/", show_workload, name="investigations-workload"),
    path("cases/<path:record>/investigator/", serve(ALLOCATE), name="allocate-case"),
    path("cases/<path:record>/investigator/exception/", serve(ASK), name="ask-exception"),
    path("cases/<path:record>/investigator/answer/", serve(OWN), name="own-unskilled"),
    path("cases/<path:record>/investigator/renewed/", serve(RENEW), name="renew-competence"),
    path("cases/<path:record>/investigator/here/", serve(CARRIER), name="find-carrier"),
    path("cases/<path:record>/investigator/load/", serve(LOAD), name="decide-load"),
    path("cases/<path:record>/supervisor/", serve(SUPERVISE), name="assign-supervisor"),
]
