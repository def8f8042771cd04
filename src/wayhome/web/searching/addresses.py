"""The addresses of this journey."""

from django.urls import path

from wayhome.web.acting.pages import serve
from wayhome.web.searching.deciding import CONSIDER_ALERT, DECIDE, PURSUE_LINK
from wayhome.web.searching.earlier import READ_EARLIER, READ_TRIGGER_PLAN
from wayhome.web.searching.items import CIRCULATE, IDENTITY, OBTAIN_ITEMS
from wayhome.web.searching.known import ADD_NEWS, LINK_CHILDREN, SETTLE_OWNER
from wayhome.web.searching.line_pages import RAISE_LINE, REQUEST_DATA, SETTLE_LINE
from wayhome.web.searching.looked import ACT_TO_LOCATE, SEARCH_PLACES
from wayhome.web.searching.looking import show_lines, show_looking
from wayhome.web.searching.officers import SEND_OFFICERS
from wayhome.web.searching.plan import PLAN
from wayhome.web.searching.telling import ASK_SOCIAL_CARE, OBTAIN_PROFILE, TELL_FAMILY, TELL_PARTNERS

PAGES = (
    SEND_OFFICERS, ACT_TO_LOCATE, SEARCH_PLACES, OBTAIN_ITEMS, CIRCULATE, IDENTITY, PLAN, RAISE_LINE, SETTLE_LINE,
    REQUEST_DATA, READ_EARLIER, READ_TRIGGER_PLAN, CONSIDER_ALERT, DECIDE, PURSUE_LINK, TELL_PARTNERS, TELL_FAMILY,
    ASK_SOCIAL_CARE, OBTAIN_PROFILE, ADD_NEWS, SETTLE_OWNER, LINK_CHILDREN,
)  # fmt: skip

addresses = [
    path("cases/<path:record>/looking/", show_looking, name="looking"),
    path("cases/<path:record>/lines/", show_lines, name="lines"),
    *(path(f"cases/<path:record>/{page.name}/", serve(page), name=page.name) for page in PAGES),
]
