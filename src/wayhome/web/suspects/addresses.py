"""The addresses of this journey."""

from django.urls import path

from wayhome.web.acting.pages import serve
from wayhome.web.suspects.bail import BREACH, BROKEN, DECIDE_BAIL, RELEASE, SET_BAIL, VIEWS_OF_CHILD
from wayhome.web.suspects.dealing import APART, STANDARDS, STEP
from wayhome.web.suspects.elsewhere import show_suspect_elsewhere
from wayhome.web.suspects.finding import CHECK, IDENTIFY, OTHER_CHILD, SAME
from wayhome.web.suspects.views import show_suspect, show_suspects

PAGES = (
    IDENTIFY, CHECK, SAME, OTHER_CHILD, STEP, STANDARDS, APART, SET_BAIL, VIEWS_OF_CHILD, DECIDE_BAIL, BROKEN, BREACH,
    RELEASE,
)  # fmt: skip

addresses = [
    *(path(f"cases/<path:record>/{page.name}/", serve(page), name=page.name) for page in PAGES),
    path("cases/<path:record>/suspects/", show_suspects, name="suspects"),
    path("cases/<path:record>/suspects/<path:ref>/elsewhere/", show_suspect_elsewhere, name="suspect-elsewhere"),
    path("cases/<path:record>/suspects/<path:ref>/", show_suspect, name="suspect"),
]
