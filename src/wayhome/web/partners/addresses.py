"""The addresses of this journey."""

from django.urls import URLPattern, path

from wayhome.web.acting.pages import serve
from wayhome.web.partners.agreed import AGENCY_ANSWER, TAKEN_ON
from wayhome.web.partners.disagreeing import DISAGREE, GOES_ON
from wayhome.web.partners.listing import LIST, MINUTES, TAKE_OFF
from wayhome.web.partners.meetings import show_meeting, show_meetings
from wayhome.web.partners.note import show_meeting_notes, show_note_of_meeting
from wayhome.web.partners.pack import send_pack, show_pack
from wayhome.web.partners.referring import CONFERENCE, REFER
from wayhome.web.partners.sharing import SHARE

PAGES = (REFER, CONFERENCE, TAKEN_ON, AGENCY_ANSWER, DISAGREE, GOES_ON, SHARE, LIST, TAKE_OFF, MINUTES)
addresses: list[URLPattern] = [
    path("meetings/", show_meetings, name="meetings"),
    path("meetings/<str:meeting>/", show_meeting, name="meeting"),
    path("meetings/<str:meeting>/pack/", show_pack, name="meeting-pack"),
    path("meetings/<str:meeting>/pack.pdf", send_pack, name="meeting-pack-pdf"),
    path("meetings/<str:meeting>/note/", show_note_of_meeting, name="meeting-notes"),
    path("cases/<path:record>/meeting-notes/", show_meeting_notes, name="case-meeting-notes"),
    *(path(f"cases/<path:record>/{page.name}/", serve(page), name=page.name) for page in PAGES),
]
