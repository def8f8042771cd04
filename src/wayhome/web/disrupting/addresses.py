"""The addresses of this journey."""

from django.urls import URLPattern, path

from wayhome.web.acting.pages import serve
from wayhome.web.disrupting import considering, everywhere, notices, orders, partners, places, protection

PAGES = (
    considering.CONSIDER, *notices.PAGES, *protection.PAGES, *places.PAGES, *orders.PAGES, *partners.PAGES,
)  # fmt: skip
addresses: list[URLPattern] = [
    path("investigations/disruption/", everywhere.show_orders, name="disruption-orders"),
    path("cases/<path:record>/disruption/power/", serve(considering.CONSIDER_POWER), name="consider-power"),
    *(path(f"cases/<path:record>/{page.name}/", serve(page), name=page.name) for page in PAGES),
]
