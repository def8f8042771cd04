"""The addresses of this journey."""

from django.urls import path

from wayhome.web.acting.pages import serve
from wayhome.web.material.asking import ASK, ENDORSE, SETTLE
from wayhome.web.material.device import DEVICE
from wayhome.web.material.disclosing import ITEMS, OFFICER
from wayhome.web.material.schedule_page import send_schedule, show_schedule
from wayhome.web.material.telling import NOTICE, RECIPIENT

PAGES = (OFFICER, ASK, ENDORSE, NOTICE, RECIPIENT, SETTLE, DEVICE, ITEMS)
addresses = [
    path("cases/<path:record>/disclosure/", show_schedule, name="disclosure"),
    path("cases/<path:record>/disclosure/table/", send_schedule, name="disclosure-file"),
    *(path(f"cases/<path:record>/{page.name}/", serve(page), name=page.name) for page in PAGES),
]
