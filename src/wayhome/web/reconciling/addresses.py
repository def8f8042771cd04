"""Where the pages of this journey are."""

from django.urls import path

from wayhome.web.acting.pages import serve
from wayhome.web.reconciling.settling import SETTLE
from wayhome.web.reconciling.views import show_case, show_queue

addresses = [
    path("your-system/", show_queue, name="reconciling"),
    path("cases/<path:record>/differences/settle/", serve(SETTLE), name="settle-difference"),
    path("cases/<path:record>/differences/", show_case, name="case-differences"),
]
