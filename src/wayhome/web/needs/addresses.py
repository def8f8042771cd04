"""The addresses of this journey."""

from django.urls import URLPattern, path

from wayhome.web.acting.pages import serve
from wayhome.web.needs.conversation import ASSESS
from wayhome.web.needs.helping import CHANGES, COMPENSATED, RIGHTS, STATED, SUPPORTED
from wayhome.web.needs.views import show_needs

PAGES = (ASSESS, CHANGES, SUPPORTED, RIGHTS, STATED, COMPENSATED)

addresses: list[URLPattern] = [
    *(path(f"cases/<path:record>/{page.name}/", serve(page), name=page.name) for page in PAGES),
    path("cases/<path:record>/needs/", show_needs, name="needs"),
]
