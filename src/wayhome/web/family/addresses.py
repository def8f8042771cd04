"""The addresses of this journey: none of them names a child, a case or a holder."""

from django.urls import URLPattern, path

from wayhome.web.family.page import note_read, read_message, show_door
from wayhome.web.family.saying import say, show_said

addresses: list[URLPattern] = [
    path("door/", show_door, name="door-page"),
    path("door/messages/<int:number>/", read_message, name="door-message"),
    path("door/read/", note_read, name="door-read"),
    path("door/say/<str:what>/", say, name="door-say"),
    path("door/said/<str:what>/", show_said, name="door-said"),
]
