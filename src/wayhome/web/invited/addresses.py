"""The addresses of the way in and out. None of them names a child, a case or a holder."""

from django.urls import URLPattern, path

from wayhome.web.invited import views

addresses: list[URLPattern] = [
    path("d/<str:link>/", views.follow_link, name="door-link"),
    path("d/<path:link>", views.follow_link, name="door-link-with-more"),  # whatever a telephone put behind it
    path("door/in/", views.come_in, name="door-in"),
    path("door/code/", views.ask_for_code, name="door-code"),
    path("door/show/", views.uncover, name="door-show"),
    path("door/cover/", views.cover, name="door-cover"),
    path("door/leave/", views.leave, name="door-leave"),
    path("door/tracks/", views.show_tracks, name="door-tracks"),
]
