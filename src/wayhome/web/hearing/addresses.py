"""The addresses of this journey."""

from django.urls import path

from wayhome.web.acting.pages import serve
from wayhome.web.hearing.interviewing import HEAR, PLAN, PUT_OFF
from wayhome.web.hearing.preparing import FIRST, INTERMEDIARY_CONSIDERED, MEASURES_EXPLAINED, PREFERENCES
from wayhome.web.hearing.views import show_hearing

PAGES = (FIRST, MEASURES_EXPLAINED, INTERMEDIARY_CONSIDERED, PREFERENCES, PLAN, HEAR, PUT_OFF)

addresses = [
    *(path(f"cases/<path:record>/{page.name}/", serve(page), name=page.name) for page in PAGES),
    path("cases/<path:record>/hearing/", show_hearing, name="hearing"),
]
