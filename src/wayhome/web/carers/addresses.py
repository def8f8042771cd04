"""The addresses of this journey: those of the door name no child, no case and no holder."""

from django.urls import URLPattern, path

from wayhome.web.acting.pages import serve
from wayhome.web.carers.as_seen import show_carer_as_seen
from wayhome.web.carers.door import add, dispute, show_carer_door
from wayhome.web.carers.missing import add_to_report, report_missing
from wayhome.web.carers.officers import PAGES
from wayhome.web.carers.owing import OWED_BACK
from wayhome.web.carers.profile import profile

addresses: list[URLPattern] = [
    path("door/missing/", report_missing, name="report-by-link"),
    path("door/missing/more/", add_to_report, name="add-by-link"),
    path("door/caring/", show_carer_door, name="carer-door"),
    path("door/caring/profile/", profile, name="carer-profile"),
    path("door/caring/disagree/", dispute, name="carer-dispute"),
    path("door/caring/more/", add, name="carer-add"),
    path("cases/<path:record>/doors/<str:holder>/caring/", show_carer_as_seen, name="carer-as-seen"),
    *(path(f"cases/<path:record>/{page.name}/", serve(page), name=page.name) for page in (*PAGES, OWED_BACK)),
]
